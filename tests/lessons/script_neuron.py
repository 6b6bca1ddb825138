"""How lesson 2 is played."""

import numpy as np

from tests.lessons.play import Change, Mute, Script, Train, Turn
from tests.lessons.sums import at, entropy, right
from weightviz.lessons import neuron
from weightviz.lessons.neuron import AT_ZERO, BENT, STEEP

BILL, BIAS, BEND = "bill length to output", "bias of output", "bias of 1.1"


def flat(trainer) -> int:
    """How many penguins lie where the sigmoid's slope s (1 - s) is below a twentieth of its steepest, 1/4."""
    says = trainer.predict(trainer.data.rows[trainer.problem.train_rows])
    return int((says * (1 - says) < 0.25 / 20).sum())


def silent(bias: float) -> int:
    """How many houses leave the ReLU silent: those whose standardised area is at most -bias."""
    trainer = at(BENT)
    areas = trainer.data.rows[trainer.problem.train_rows, 0]
    return int(((areas - areas.mean()) / areas.std() <= -bias).sum())


def all_kept_back_are_right(trainer) -> str:
    """How many penguins kept back there are, if all of them get the right answer."""
    rows = trainer.problem.test_rows
    says, true = trainer.predict(trainer.data.rows[rows]) > 0.5, trainer.data.target[rows] == 1
    return str(len(rows)) if (says == true).all() else ""


def moves(weight: float, bias: float) -> float:
    """By how much of 100 an answer moves on average when the weight goes down by 1."""
    rows = at(STEEP).data.rows
    one, other = (at(STEEP, each, bias).predict(rows) for each in (weight, weight - 1))
    return 100 * float(abs(one - other).mean())


SCRIPT = Script(
    neuron.LESSON,
    solved={
        2: (Turn({BILL: "+2", BIAS: "−1"}),),
        4: (Turn({BILL: "+2", BIAS: "−0.8"}),),
        6: (Turn({BEND: "0"}),),
    },
    wrong={
        2: {
            "the wrong way": (Turn({BILL: "−2", BIAS: "−1"}),),
            "the weight alone": (Turn({BILL: "+2"}),),
            "the bias alone": (Turn({BIAS: "−1"}),),
            "the machine did it": (Train(500),),
            "another input does it": (
                Change({"inputs": ("bill_length_mm", "bill_depth_mm"), "start_values": (4.0, -2.0, -2.0)}),
            ),
        },
        4: {
            "calm, but no use": (Turn({BILL: "0", BIAS: "0"}),),
            "right, but still sure of itself": (Turn({BILL: "+5", BIAS: "−2"}),),
            "the weight alone": (Turn({BILL: "+2"}),),
            "calm, but the border is elsewhere": (Turn({BILL: "+1", BIAS: "−1"}),),
            "muted": (Mute((BILL,)),),
            "the machine takes longer than that": (Train(2_000),),
        },
        6: {
            "silent too rarely": (Turn({BEND: "+1"}),),
            "silent too often": (Turn({BEND: "−1"}),),
            "dead": (Turn({BEND: "−9"}),),
            "muted altogether": (Mute(("area to 1.1", BEND)),),
            "another curve": (Change({"activation": "tanh", "start_values": (1.0, 0.0, 1.0, -1.0)}),),
        },
    },
    figures={
        "50%": lambda: f"{np.unique(at(AT_ZERO).predict(at(AT_ZERO).data.rows)).item():.0%}",
        "167": (lambda: str(right(at(AT_ZERO, 2, -1))), lambda: str(right(at(STEEP)))),
        "9": (lambda: str(176 - right(at(STEEP))), lambda: str(176 - right(at(STEEP, 2, -0.8)))),
        "43": (lambda: all_kept_back_are_right(at(STEEP)), lambda: all_kept_back_are_right(at(STEEP, 2, -0.8))),
        "0.318": lambda: f"{entropy(at(STEEP)):.3f}",
        "0.2": lambda: f"{entropy(at(STEEP, 2, -0.8)):.1f}",
        "121": (  # how many are Adelies, and how many are right in a tie
            lambda: str(int((at(AT_ZERO).data.target[at(AT_ZERO).problem.train_rows] == 0).sum())),
            lambda: f"{at(AT_ZERO).frame.train_score * len(at(AT_ZERO).problem.train_rows):.0f}",
        ),
        "11": lambda: f"{moves(2, -0.8):.0f}",
        "0.1": lambda: f"{moves(20, -8):.1f}",
        "176": lambda: str(len(at(AT_ZERO).problem.train_rows)),
        "2": lambda: str(flat(at(STEEP, 2, -0.8))),
        "104": lambda: str(silent(0.0)),
        "190": lambda: str(len(at(BENT).problem.train_rows)),
        "0": (
            lambda: f"{2 * 0.5 - 1:.0f}",  # the sum of the worksheet
            lambda: f"{max(-3, 0)}",  # and its ReLU
            lambda: str(190 - silent(-9.0)),  # houses that the dead neuron speaks of
        ),
    },
    asked=frozenset({"0%", "100%", "1", "+0.5", "−3", "−9", "1.1"}),
)
