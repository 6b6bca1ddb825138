"""Lesson 2: what a neuron does: it multiplies, adds, and sends the sum through a curve."""

from weightviz.experiment import Experiment
from weightviz.lessons.checks import both, by_hand, on_flat_parts, right_at_least, silent_for
from weightviz.lessons.guard import on
from weightviz.lessons.lesson import Lesson, Part, Predict, Task, Teacher, only
from weightviz.lessons.truths import error_when, moves_more, option_near, turned

BILL = ("bill_length_mm",)
AT_ZERO = Experiment("penguins_two", inputs=BILL, start_values=(0, 0))
STEEP = Experiment("penguins_two", inputs=BILL, start_values=(20, -8))
BENT = Experiment("houses_2010", hidden_layers=(1,), activation="relu", start_values=(1, 2, 1, -1))
RIGHT, FLAT = 0.93, 0.1  # shares of the penguins
SILENT_LEAST, SILENT_MOST = 0.4, 0.6  # shares of the houses

PARTS = (
    Part(
        "Here are penguins of two kinds, Adelie and chinstrap. One number is told of each: how long its bill is. "
        "The guess is the likelier kind, in a tie Adelie.\n\n"
        "Between the input and the guess stands a **neuron**. It multiplies the input by a weight, "
        "adds the bias, and so gets a sum.",
        start=AT_ZERO,
        view=only(),
    ),
    Part(
        "A sum can be any number. A chance must lie between 0 and 1. So the neuron sends its sum through a curve, "
        "its **activation**. This one is a **sigmoid**: a flat S. Sums far below 0 come out near 0, sums far "
        "above 0 near 1.",
        start=AT_ZERO,
        view=only(),
        ask=Predict(
            "Weight and bias are both 0. How sure is the neuron that a penguin is a chinstrap?",
            ("0%", "50%", "100%"),
            option_near((0.0, 0.5, 1.0)),
            "The sum is 0 for every penguin, and the sigmoid of 0 is one half: 50%. The neuron cannot tell them apart. "
            "121 of 176 count as right all the same: a tie counts as Adelie, and 121 of them are Adelies.",
        ),
    ),
    Part(
        "Chinstraps have longer bills. The weight says how quickly the answer changes along the bill, "
        "and the bias moves the place where it changes.\n\n"
        "Click the neuron: the sum behind it opens, with the curve and the point on it.",
        start=AT_ZERO,
        view=only(),
        ask=Task(
            f"By hand, get {RIGHT:.0%} of the penguins to learn from right.",
            on(AT_ZERO, right_at_least(RIGHT), by_hand),
            (
                "First the weight of bill length, then the bias.",
                "Turn the weight up to about +2, then the bias down to about −1.",
            ),
        ),
    ),
    Part(
        "Now the weight is +20. Nearly every sum lies far out, on a flat part of the curve: the two ends of the S, "
        "where the answer is nearly 0 or nearly 1. There the neuron is **saturated**: it is sure of itself, right or "
        "wrong.",
        start=STEEP,
        view=only(),
        ask=Predict(
            "You turn the weight down by 1. When do the answers change more: starting from +20, or from +2?",
            ("From +20", "From +2", "Equally"),
            moves_more((20, -8), (2, -0.8), -1.0),
            "From +2 an answer moves by 11 percentage points on average, from +20 by 0.1. On the flat parts a turn "
            "changes hardly anything. That is why very large weights are hard to correct.",
            cases=(
                ("Show +2 turned down", turned((2, -0.8), (1,))),
                ("Show +20 turned down", turned((19,))),
            ),
        ),
    ),
    Part(
        "Of the 176 penguins to learn from, 9 are wrong, as at +2, but now it is sure of most of these too. "
        "The **cross-entropy** counts a wrong answer the more, the surer it is: here 0.318, at +2 about 0.2.\n\n"
        "The 43 penguins kept back are all right at both weights, so “test” does not show it.",
        start=STEEP,
        view=only(),
        ask=Task(
            f"Bring it back: at most {FLAT:.0%} of the penguins on a flat part of the curve, "
            f"and still {RIGHT:.0%} right.",
            on(STEEP, both(right_at_least(RIGHT), on_flat_parts(FLAT))),
            (
                "The weight is ten times too large. The bias must follow it.",
                "Turn the weight down to about +2, and the bias up to about −0.8.",
            ),
        ),
    ),
    Part(
        "Another curve: **ReLU**. A sum below 0 comes out as 0, any other sum as it is. So the neuron is silent up "
        "to some point, and then speaks louder and louder.\n\n"
        "Here one ReLU sits between the area of a house and the guess of its price.",
        start=BENT,
        view=only(),
        ask=Predict(
            "The bias of the ReLU goes from +2 far down, to −9. What becomes of the guesses?",
            ("They get worse", "They get better", "They stay the same"),
            error_when({"bias of 1.1": -9.0}),
            "Now the neuron is silent for every house, so all get the same guess, and a low one: far worse.",
        ),
    ),
    Part(
        "The bias decides where the bend lies. Watch the line in the picture: flat on the left, rising on the right.",
        start=BENT,
        view=only(),
        ask=Task(
            f"Turn the bias of the ReLU so that between {SILENT_LEAST:.0%} and {SILENT_MOST:.0%} of the houses leave "
            "it silent. It is the short line below the middle neuron: click it, and its knob opens.",
            on(BENT, silent_for(SILENT_LEAST, SILENT_MOST)),
            (
                "The bias of 1.1 is the short line between the middle neuron and its small ring.",
                "Turn it down, to about 0: then houses below the average leave it silent.",
            ),
        ),
    ),
)

TEACHER = Teacher(
    aims=(
        "Work out what a neuron says: multiply, add, curve.",
        "Say what sigmoid and ReLU do to a sum, and where each is flat.",
        "Explain why a saturated neuron hardly reacts.",
    ),
    timing=((3, "sum and curve"), (4, "penguins by hand"), (3, "saturation"), (4, "ReLU")),
    answers=(
        "Penguins: weight about +2, bias about −1 gives 167 of 176 right.",
        "Saturation: weight about +2, bias about −0.8: 2 of 176 on a flat part.",
        "ReLU: with the bias at 0, 104 of 190 houses leave the neuron silent.",
    ),
    stumbles=(
        "“A larger weight is better, it is surer.” The number right is the same; only the certainty grows.",
        "Turning the weight alone moves the border too: it lies where weight times input plus bias is 0.",
        "“Works like the brain”: it is a sum and a curve, no more.",
    ),
    worksheet=(
        "A neuron has the weight +2 and the bias −1. The input is +0.5. What is the sum, and what does a sigmoid say?",
        "The same sum of −3 goes through a ReLU. What comes out?",
        "Why is it hard to correct a saturated neuron?",
    ),
    answer_sheet=(
        "The sum is 0; the sigmoid says one half.",
        "0: the ReLU is silent.",
        "Its sum lies on a flat part of the curve, so turning a weight changes hardly anything.",
    ),
)

LESSON = Lesson(
    id="neuron",
    number=2,
    title="One neuron",
    minutes=14,
    hook="In the middle of the picture one small thing happens, again and again. What?",
    goal="Take it apart: what it adds, and what it does with the sum.",
    parts=PARTS,
    learned="A neuron multiplies, adds its bias, and sends the sum through a curve. Where the curve is flat, turning "
    "a weight hardly matters.",
    try_next="Leave the lesson, open More settings and give the circle's neurons another curve, such as sine.",
    terms=("neuron", "activation", "sigmoid", "saturated", "cross-entropy", "ReLU"),
    teacher=TEACHER,
)
