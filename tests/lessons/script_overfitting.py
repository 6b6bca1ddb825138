"""How lesson 8 is played."""

from dataclasses import replace

import numpy as np

from tests.lessons.play import Change, Mute, Script, Train, mute_all
from tests.lessons.sums import after, at, miss
from weightviz.data import DATASETS
from weightviz.lessons import overfitting
from weightviz.lessons.overfitting import IN_TIME, LARGE, LINE
from weightviz.training import Trainer

LONG = 2_000
# All but neurons 1.1, 1.2 and 2.1, which are then a network too small to learn by heart
MOST = tuple(f"2.{unit} to temperature" for unit in range(2, 9)) + tuple(
    f"1.{one} to 2.{other}" for one in range(3, 9) for other in range(1, 9)
)


def course() -> tuple[np.ndarray, np.ndarray]:
    """The steps of a long training, and the typical miss on the days kept back at each."""
    trainer = Trainer(LARGE)
    steps, misses = [], []
    for _ in range(60):
        trainer.train(10)
        steps.append(trainer.step)
        misses.append(miss(trainer, test=True))
    return np.array(steps), np.array(misses)


def lowest() -> tuple[str, str]:
    steps, misses = course()
    return str(round(int(steps[misses.argmin()]), -1)), f"{misses.min():.1f}"


def in_time(step: int) -> str:
    """The step itself, if stopping there or any time until the other end is in time."""
    steps, misses = course()
    return str(step) if (misses[(steps >= 200) & (steps <= 450)] < IN_TIME).all() else ""


def with_l2() -> str:
    return f"{miss(after(replace(LARGE, l2=0.003), 5_000), test=True):.1f}"


SCRIPT = Script(
    overfitting.LESSON,
    solved={
        1: (Train(LONG),),
        2: (Train(300),),
        3: (Change({"l2": 0.003}), Train(3_000)),
    },
    wrong={
        1: {
            "too early": (Train(300),),
            "nearly: the others are guessed well still": (Train(780),),
            "held back by L2": (Change({"l2": 0.003}), Train(LONG)),
            "a small network cannot": (Change({"hidden_layers": (2,)}), Train(LONG)),
            "learnt from half of the days": (Change({"train_share": 0.5}), Train(LONG)),
            "forgotten at the end": (Train(LONG), mute_all),
        },
        2: {
            "too early": (Train(20),),
            "too late": (Train(LONG),),
            "a small network needs no stop": (Change({"hidden_layers": (2,)}), Train(LONG)),
            "L2 instead": (Change({"l2": 0.003}), Train(3_000)),
            "most neurons muted, so that nothing is learnt by heart": (Mute(MOST[2:]), Train(300)),
            "one neuron": (Change({"hidden_layers": ()}), Train(300)),
        },
        3: {
            "no penalty": (Train(3_000),),
            "too little of it": (Change({"l2": 0.0003}), Train(3_000)),
            "far too much of it": (Change({"l2": 0.3}), Train(3_000)),
            "stopped in time instead": (Train(300),),
            "a small network needs none": (Change({"hidden_layers": (2,)}), Train(3_000)),
            "most neurons muted instead": (Mute(MOST), Train(3_000)),
            "dropout instead": (Change({"dropout": 0.1}), Train(3_000)),
        },
    },
    figures={
        "24": lambda: str(len(at(LARGE).problem.train_rows)),
        "341": lambda: str(len(at(LARGE).problem.test_rows)),
        "97": lambda: str(sum((before + 1) * after for before, after in ((1, 8), (8, 8), (8, 1)))),
        "2.5": lambda: f"{miss(after(LARGE, LONG)):.3g}",
        "4.52": lambda: f"{miss(after(LARGE, LONG), test=True):.3g}",
        "7.17": lambda: f"{miss(after(LINE, LONG), test=True):.3g}",
        "3.6": (lambda: lowest()[1], with_l2),
        "250": lambda: lowest()[0],
        "200": lambda: in_time(200),
        "450": lambda: in_time(450),
        "2014": lambda: DATASETS["seattle_2014"].title[-4:],
    },
    asked=frozenset({"2", "0", "2,000", "5,000"}),
)
