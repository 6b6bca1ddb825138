// What the stage allows because Python does; tests/ui/test_limits.py holds the two together.

export const MOST_LAYERS = 6; // hidden ones
export const MOST_NEURONS = 8; // of a hidden layer
export const MOST_ALONE = 16; // of the only hidden layer
export const LARGEST_WEIGHT = 1000; // that a hand may set, up or down
export const LARGEST_SEED = 2147483647;
export const MOST_OPS = 64; // of one message
export const ASKS_ONLY = ["look", "slow", "shown", "pick", "row"]; // these leave training and timeline as they are
export const EDITS = ["set", "lock", "mute", "flip", "start", "reset"]; // what a person does and can undo
