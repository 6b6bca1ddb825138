"""Every word of the field that the lessons use, in one or two plain sentences."""

from types import MappingProxyType

GLOSSARY = MappingProxyType(
    {
        # The party
        "weight": "The number on a line. What comes in over the line is multiplied by it: far from 0 counts much, "
        "0 counts nothing, below 0 turns the effect round.",
        "input": "A number that is told to the machine about each row, such as a friend's score or a house's area.",
        "bias": "A number added to the sum whatever comes in: the mood before anyone has spoken. It is no prejudice.",
        "typical miss": "How far off the guesses are: the square root of the mean of the squared misses, in the unit "
        "of what is guessed. Large misses count more than small ones.",
        "training": "Letting the machine turn its own knobs, a little at a time, so that the error falls.",
        # One neuron
        "neuron": "A small machine: it multiplies each input by its weight, adds everything and its bias, "
        "and sends the sum through a curve.",
        "activation": "The curve f that a neuron sends its sum through.",
        "sigmoid": "A curve like a flat S from 0 to 1. A sum of 0 comes out as one half.",
        "ReLU": "A bent line: a sum below 0 comes out as 0, any other sum comes out as it is.",
        "saturated": "Said of a neuron whose sum lies where its curve is flat: turning a weight a little then changes "
        "hardly anything.",
        "cross-entropy": "One number for how wrong chances are. It is 0 when the right answer always gets 100%, and a "
        "wrong answer counts the more, the surer it is.",
        # House prices
        "error": "One number for how wrong all guesses are. Where numbers are guessed it is the mean of the squared "
        "misses, counted in spreads of what is guessed; the typical miss is its root, put back into the unit.",
        "step": "One turn of all knobs together by the machine.",
        "gradient": "For each knob the slope of the error: which way the error rises, and how steeply. A step goes the "
        "other way.",
        "learning rate": "How far a step goes: the gradient is multiplied by it.",
        "closed form": "A formula that gives the best weights at once, without steps. It exists for one linear neuron "
        "and squared misses, hardly ever for more.",
        # Up or down
        "standardised": "Counted in spreads from the average: 0 is average, +1 is one spread above it. "
        "Then weights of different inputs can be compared.",
        # What matters
        "mute": "To let a line count as 0 without forgetting its weight.",
        "test row": "A row that is kept back: the machine never learns from it, so it shows how good the guesses are "
        "on something new.",
        "permutation": "A way to ask what an input is worth: shuffle that input among the rows kept back, and see how "
        "much the error rises.",
        "correlated": "Two columns are correlated when they go up and down together. Then they share the credit.",
        # Why hidden layers
        "exclusive or": "One of the two, but not both: x and y have different signs.",
        "hidden layer": "Neurons between the inputs and the output. What they say is the input of those after them.",
        "network": "Neurons in layers, each of which listens to the layer before.",
        "tanh": "A curve like an S from −1 to 1. A sum of 0 comes out as 0.",
        # The learning rate
        "diverge": "To run away: every step makes the error larger than it was before.",
        "oscillate": "To go to and fro: every step takes back the one before.",
        "symmetric start": "First weights that are all alike. Neurons that begin as copies stay copies.",
        "dead neuron": "A ReLU whose sum is 0 or less on every row to learn from. It says nothing, and its own lines "
        "have no slope to follow.",
        # Too many knobs
        "overfitting": "Learning the rows by heart, chance and all, so that new rows are guessed worse than need be.",
        "gap": "How much larger the miss is on the rows kept back than on the rows to learn from.",
        "early stopping": "To stop training when the error on the rows kept back has not fallen for a while.",
        "L2": "A penalty on large weights: each step also pulls every weight a little towards 0.",
    }
)
