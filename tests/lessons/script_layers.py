"""How lesson 6 is played."""

from dataclasses import replace

from tests.lessons.play import Change, Flip, Mute, Script, Train, Turn
from tests.lessons.sums import after, at, entropy, right
from weightviz.lessons import layers
from weightviz.lessons.layers import BIAS, CIRCLE, FOUR, INTO, MIRROR, OUT

THREE, LONG = Change({"hidden_layers": (3,)}), Train(1_000)


def on_circle(hidden: int) -> str:
    return str(right(after(replace(CIRCLE, hidden_layers=(hidden,)), 1_000)))


SCRIPT = Script(
    layers.LESSON,
    solved={
        1: (Train(300),),
        2: (THREE, LONG),
        4: (Flip((INTO, BIAS, OUT)),),
    },
    wrong={
        1: {
            "too few steps": (Train(20),),
            "two neurons": (Change({"hidden_layers": (2,)}), LONG),
            "none at all": (Change({"hidden_layers": ()}), LONG),
            "xy as an input does it without": (
                Change({"hidden_layers": (), "inputs": ("x", "y", "xy")}), Train(300),
            ),
            "without noise it is easier": (Change({"noise": 0.0}), LONG),
            "a start that gets stuck": (Change({"seed": 18}), LONG),
            "one silenced afterwards": (LONG, Mute(("1.1 to output",))),
        },
        2: {
            "one neuron": (LONG,),
            "two neurons": (Change({"hidden_layers": (2,)}), LONG),
            "three, not trained": (THREE,),
            "three, too few steps": (THREE, Train(20)),
            "four do it too, but are more than needed": (Change({"hidden_layers": (4,)}), LONG),
            "squares as inputs": (Change({"hidden_layers": (3,), "inputs": ("x2", "y2")}), LONG),
        },
        4: {
            "the line in alone": (Flip((INTO,)),),
            "the line out alone": (Flip((OUT,)),),
            "the bias forgotten": (Flip((INTO, OUT)),),
            "flipped there and back": (Flip((INTO, INTO)),),
            "everything, the output's bias too": (Flip((INTO, BIAS, OUT, "bias of output")),),
            "the machine did it": (Turn({INTO: "−1.5", BIAS: "−0.3", OUT: "−2"}), Train(100)),
        },
    },
    figures={
        "97": lambda: str(right(after(FOUR, 300))),
        "100": (lambda: on_circle(3), lambda: str(len(at(FOUR).problem.train_rows))),
        "85": lambda: on_circle(2),
        "67": lambda: on_circle(1),
        "0.1952": (
            lambda: f"{entropy(at(MIRROR)):.4f}",
            lambda: f"{entropy(at(MIRROR, -1.5, -0.3, -2, 0.1)):.4f}",
        ),
    },
    asked=frozenset({"−1", "1", "0"}),
)  # fmt: skip
