"""Lesson 6: what one neuron cannot do, what a few together can, and how signs travel through them."""

from weightviz.experiment import Experiment
from weightviz.lessons.checks import both, error_as_at_start, line, right_at_least
from weightviz.lessons.guard import START, on
from weightviz.lessons.lesson import Lesson, Part, Predict, Task, Teacher, only
from weightviz.lessons.truths import effect_of_more, right_after

ALONE = Experiment("xor", hidden_layers=())
FOUR = Experiment("xor", hidden_layers=(4,))
CIRCLE = Experiment("circle", hidden_layers=(1,))
THREE_ON_CIRCLE = Experiment("circle", hidden_layers=(3,))
CHAIN = Experiment("blobs", inputs=("x",), hidden_layers=(1,), start_values=(1.5, 0.3, -2, 0.1))
MIRROR = Experiment("blobs", inputs=("x",), hidden_layers=(1,), start_values=(1.5, 0.3, 2, 0.1))
INTO, BIAS, OUT = "x to 1.1", "bias of 1.1", "1.1 to output"
RIGHT = 0.95  # share of the points

PARTS = (
    Part(
        "Two kinds of points lie in four corners: one kind where x and y have different signs, the other where they "
        "have the same. This is **exclusive or**: the one or the other, but not both. "
        "One neuron draws one straight border.",
        start=ALONE,
        view=only(),
        ask=Predict(
            "The neuron trains for 300 steps. How many points will be right?",
            ("About half", "About three of four", "Nearly all"),
            right_after(300, (0.5, 0.75, 1.0)),
            "That is no better than guessing. A single straight border may get more corners right, "
            "but never all four. Exclusive or is not learnable with one neuron.",
        ),
    ),
    Part(
        "Put neurons in between: a **hidden layer**. Each of them draws a border of its own, and the output listens "
        "to all. Now it is a **network**. Their curve is **tanh**, an S from −1 to 1.\n\n"
        "The small picture in each shows where it says plus and where minus.",
        start=FOUR,
        view=only("start"),
        ask=Task(
            f"Train these four until {RIGHT:.0%} of the points to learn from are right.",
            on(FOUR, right_at_least(RIGHT), free=START),
            ("No knob: use Play.", "Press Play and wait for some hundred steps; if it gets stuck, take Another start."),
        ),
    ),
    Part(
        "One kind of points inside, the other around it. A border must go all the way round. "
        "How many hidden neurons does that take? Each brings one straight border, and the output joins them.",
        start=CIRCLE,
        view=only("layers", "start"),
        ask=Task(
            f"Get {RIGHT:.0%} right with three hidden neurons: add them, then train.",
            on(THREE_ON_CIRCLE, right_at_least(RIGHT), free=START),
            (
                "Press + above the hidden neuron until there are three. Then press Play.",
                "Three are enough: a triangle closes around the points. Wait some hundred steps.",
            ),
        ),
    ),
    Part(
        "Two lines in a row: x to the hidden neuron with +1.5, and from there to the output with −2. "
        "One is above 0, the other below.",
        start=CHAIN,
        view=only(),
        ask=Predict(
            "What does a larger x do to the output?",
            ("It raises it", "It lowers it", "Nothing"),
            effect_of_more,
            "Along a path signs multiply: plus times minus is minus. So the sign of one line alone says "
            "nothing about the whole.",
        ),
    ),
    Part(
        "Here both lines are above 0, and all is well. tanh is its own mirror image: turn the sign of its sum, and "
        "what it says turns its sign.\n\n"
        "So there is another network that does exactly the same.",
        start=MIRROR,
        view=only(),
        ask=Task(
            "Flip the line from x to the hidden neuron. Which others must be flipped so that the error is just what it "
            "was?",
            on(MIRROR, both(line(INTO, below=-0.05), error_as_at_start)),
            (
                "Everything that goes into the hidden neuron and everything that comes out of it.",
                "Flip three: the line from x, the neuron's own bias, and its line to the output.",
            ),
        ),
    ),
)

TEACHER = Teacher(
    aims=(
        "Say what one neuron cannot do, and why hidden neurons can.",
        "Follow a sign along a path: signs multiply.",
        "Know that different weights can make the very same network.",
    ),
    timing=((3, "exclusive or, alone"), (4, "four hidden neurons"), (3, "the circle"), (4, "signs and mirror")),
    answers=(
        "Alone: about half are right after 300 steps.",
        "Four tanh neurons, with the start on screen: 97 of 100 after 300 steps.",
        "Circle: three hidden neurons get all 100 right after 1,000 steps; two got 85, one 67.",
        "Mirror: line in, bias, and line out are flipped; the error is 0.1952 before and after.",
    ),
    stumbles=(
        "Some starts get stuck below the goal. That is no mistake: take another start.",
        "“One neuron gets nothing right”: a straight border can have three corners of four, but not four.",
        "In the mirror task the bias is forgotten: with two flips the error is close, but not the same.",
    ),
    worksheet=(
        "Draw four corners and try to part them with one straight line. What goes wrong?",
        "x goes to a hidden neuron with −1, and on to the output with −2. Does a larger x raise or lower the output?",
        "Which three numbers must be flipped so that nothing changes?",
    ),
    answer_sheet=(
        "One corner always ends on the wrong side.",
        "It raises it: minus times minus is plus.",
        "The line into the tanh neuron, its bias, and its line out.",
    ),
)

LESSON = Lesson(
    id="layers",
    number=6,
    title="Why hidden layers",
    minutes=14,
    hook="Some questions no single neuron can answer, however long it learns. What helps?",
    goal="See one neuron fail, a few together succeed, and follow a sign from end to end.",
    parts=PARTS,
    learned="A neuron draws one straight border; hidden neurons join several. Along a path signs multiply, and quite "
    "different weights can do exactly the same.",
    try_next="Leave the lesson and try the spiral. How many hidden neurons does it take?",
    terms=("exclusive or", "hidden layer", "network", "tanh"),
    teacher=TEACHER,
)
