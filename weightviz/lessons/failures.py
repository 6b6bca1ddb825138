"""Lesson 7: the learning rate, and other ways in which training fails; the page names each."""

from weightviz.experiment import Experiment
from weightviz.lessons.checks import (
    both,
    by_hand,
    dead_neurons,
    finds,
    miss_below,
    no_alarm,
    no_hand,
    nothing_muted,
    trained,
)
from weightviz.lessons.guard import on
from weightviz.lessons.lesson import Lesson, Part, Predict, Task, Teacher, only
from weightviz.lessons.truths import error_after, largest_rate, neurons_that_differ, share_of_way

USUAL = Experiment(start_values=(0, 0))
HALF = Experiment(start_values=(0, 0), learning_rate=0.5)
TOO_FAR = Experiment(start_values=(0, 0), learning_rate=1.1)
ALIKE = Experiment("xor", hidden_layers=(4,), initializer="constant")
# Four ReLUs, three of them with a bias so low that no point wakes them
ASLEEP = Experiment(
    "circle", hidden_layers=(4,), activation="relu",
    start_values=(1, -1, 0.5, 0.8, 0.5, 1, -1, -0.6, -6, -6, -6, 0.5, 1, -1, 1, -1, 0.2),
)  # fmt: skip
MENDED = 45_000  # typical miss in dollars to get below

PARTS = (
    Part(
        "The learning rate says how far a step goes. Too small, and learning crawls. Too large, and a step lands "
        "beyond the best place.\n\n"
        "The houses again, with one weight.",
        start=HALF,
        view=only("rate"),
        ask=Predict(
            "The rate is 0.5. How far towards the best error does a single step go?",
            ("Nowhere", "About half the way", "All the way"),
            share_of_way(1, (0.0, 0.5, 1.0)),
            "For one standardised input and squared misses, 0.5 is exactly right.",
        ),
    ),
    Part(
        "With twice that rate a step goes twice as far. It lands on the other side, just as high up, and the next "
        "step comes back. The weight begins to **oscillate**. The panel below names it: it looks at the steps ahead.",
        start=USUAL,
        view=only("rate", panel="diagnosis"),
        ask=Task(
            "Find a rate at which the steps go to and fro for ever, and take some.",
            on(USUAL, both(finds("oscillation"), trained(2))),
            ("Set the learning rate; press Reset first if the machine has learnt already.", "Twice 0.5: set it to 1."),
        ),
    ),
    Part(
        "A little more still. Now each step lands higher up than it began.",
        start=TOO_FAR,
        view=only("rate"),
        ask=Predict(
            "The rate is 1.1. Ten steps are taken. What does the error do?",
            ("It rises", "It falls", "It stays the same"),
            error_after(10),
            "Faster and faster: the typical miss goes from $72,869 to $358,548. Training begins to "
            "**diverge**, and the page stops it and says so.",
        ),
    ),
    Part(
        "Press Play and let it run away, if you like. Then mend it. What does the panel below advise?",
        start=TOO_FAR,
        view=only("rate", panel="diagnosis"),
        ask=Task(
            f"Let the machine get the typical miss below ${MENDED:,}, with no alarm in the panel.",
            on(TOO_FAR, both(miss_below(MENDED), no_alarm), no_hand),
            ("Only the learning rate is wrong.", "Turn it down, to about 0.1, press Reset and then Play."),
        ),
    ),
    Part(
        "The page feeds inputs that are standardised. What if the area came in as it is, in square feet, some 1,500 "
        "of them? Then a step on the weight is multiplied by such numbers, twice.",
        start=USUAL,
        view=only(),
        ask=Predict(
            "Up to which learning rate could raw square feet be learnt from?",
            ("About 1", "About 0.001", "Less than 0.000001"),
            largest_rate((1.0, 1e-3, 4e-7)),
            "The limit is about 0.0000004. Beyond it the error runs away; and the bias, which needs large steps, "
            "would hardly move. That is why inputs are standardised.",
        ),
    ),
    Part(
        "Four hidden neurons begin with the very same weights: a **symmetric start**.",
        start=ALIKE,
        view=only(),
        ask=Predict(
            "After 300 steps, how many different hidden neurons are there?",
            ("1", "2", "4"),
            neurons_that_differ(300, (1, 2, 4)),
            "Copies get the same slope and take the same step, so they stay copies. That is why first weights are "
            "drawn by chance.",
        ),
    ),
    Part(
        "The panel calls them copies. Turn a single line into one of them, by as much as you like, and press Play. "
        "That one goes its own way; the other three stay together.",
        start=ALIKE,
        view=only(panel="diagnosis"),
    ),
    Part(
        "Four ReLUs, but three have a bias so low that their sum is below 0 for every point. "
        "Each is a **dead neuron**: it says nothing, so nothing teaches it.",
        start=ASLEEP,
        view=only(panel="diagnosis"),
        ask=Task(
            "Wake all three, by hand, without muting anything.",
            on(ASLEEP, dead_neurons(0), nothing_muted, by_hand),
            ("Use the biases of the neurons 1.1, 1.2 and 1.3.", "Turn each of them up, to about 0."),
        ),
    ),
)

TEACHER = Teacher(
    aims=(
        "Tell a rate that is too small, right, too large, and far too large by what the error does.",
        "Give the reason for standardised inputs and for first weights drawn by chance.",
        "Recognise a dead ReLU and say how to wake it.",
    ),
    timing=(
        (3, "one step"),
        (3, "to and fro"),
        (3, "running away"),
        (2, "raw square feet"),
        (3, "copies and the dead"),
    ),
    answers=(
        "0.5 arrives in one step, 1 goes to and fro for ever, 1.1 runs away.",
        "Raw square feet: the limit is about 0.0000004.",
        "Dead ReLUs: a bias of 0 wakes each of the three.",
    ),
    stumbles=(
        "The limits belong to this error, the mean of squares without a half, and to one standardised input.",
        "After training at the usual rate the weight is at its best already, and rate 1 shows nothing: reset first.",
        "“Dead is for ever.” For training, yes; a hand can still turn the bias.",
    ),
    worksheet=(
        "What does the error do at the rates 0.5, 1 and 1.1?",
        "Why do four equal neurons stay equal?",
        "Why can training not wake a dead neuron?",
    ),
    answer_sheet=(
        "It is at its lowest after one step; it stays as high as it was; it rises faster and faster.",
        "They say the same, so they get the same slope and take the same steps.",
        "It says 0 for every row, so turning its weights a little changes nothing, and the slope is 0.",
    ),
)

LESSON = Lesson(
    id="failures",
    number=7,
    title="The learning rate and other ways to fail",
    minutes=14,
    hook="Training can crawl, swing, explode or fall asleep. Can you tell which, and mend it?",
    goal="Make training fail on purpose, name each failure, and put it right.",
    parts=PARTS,
    learned="A rate can be too small, right, or too large, and the error shows which. Inputs are standardised and "
    "first weights differ for good reasons. A dead ReLU cannot wake by itself.",
    try_next="Leave the lesson and open Look deeper, What is wrong?: it loads more failures on purpose.",
    terms=("oscillate", "diverge", "symmetric start", "dead neuron"),
    teacher=TEACHER,
)
