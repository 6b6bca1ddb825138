"""How lesson 1 is played."""

import numpy as np

from tests.lessons.play import Change, Lock, Mute, Script, Train, Turn
from tests.lessons.sums import after, at, best, best_miss, miss, signed
from weightviz.data import DATASETS
from weightviz.experiment import Experiment
from weightviz.lessons import party
from weightviz.lessons.party import ADA, ADA_HEARD, BAD_MOOD, BEN, CLEO, FILMS, NOBODY_HEARD
from weightviz.training import Trainer

GOOD, MINUTES, COUNT = (f"{name} to Metacritic score" for name in ("good reviews", "running time", "reviews"))
TRUTH = DATASETS["friends"].truth
LEARNT = tuple(after(NOBODY_HEARD, 600).frame.parameters.tolist())


def all_guesses_rise_by() -> str:
    bad, good = (at(BAD_MOOD, 0.98, -0.48, 0, mood) for mood in (-1, 0))
    rows = bad.data.rows
    rises = {f"{rise:.2f}" for rise in (good.predict(rows) - bad.predict(rows))[:, 0]}
    return " or ".join(rises)


def machine(steps: int) -> Trainer:
    """Part 8 after so many steps."""
    return after(Experiment("friends"), steps)


def of_a_point(steps: int, friend: int) -> str:
    """What a point of a friend's score moves the guess by, from two films that differ by it alone."""
    film = np.full((2, 3), 5.0)
    film[1, friend] += 1
    low, high = machine(steps).predict(film)[:, 0]
    return signed(high - low)


SCRIPT = Script(
    party.LESSON,
    solved={
        2: (Turn({ADA: "+0.9"}),),
        4: (Turn({BEN: "−0.4"}),),
        8: (Turn({GOOD: "+0.9"}),),
    },
    wrong={
        2: {
            "too little": (Turn({ADA: "+0.2"}),),
            "too much": (Turn({ADA: "+1.6"}),),
            "the wrong way": (Turn({ADA: "−0.9"}),),
            "the machine did it": (Train(300),),
            "low enough, but with Ben's help": (Turn({ADA: "+0.6", BEN: "−0.4"}),),
            "low enough, but Cleo was turned too": (Turn({ADA: "+0.9", CLEO: "+0.1"}),),
            "the machine did it, all others locked": (Lock((BEN, CLEO, "bias of verdict")), Train(300)),
            "right, but not heard": (Turn({ADA: "+0.9"}), Mute((ADA,))),
        },
        4: {
            "Ben trusted": (Turn({BEN: "+0.4"}),),
            "Ben a little": (Turn({BEN: "−0.1"}),),
            "Ben too much": (Turn({BEN: "−1"}),),
            "Ben not heard": (Turn({BEN: "−0.4"}), Mute((BEN,))),
            "the machine did it": (Train(300),),
            "what the machine found, taken for a start": (Change({"start_values": LEARNT}),),
        },
        8: {
            "too little": (Turn({GOOD: "+0.4"}),),
            "the wrong voice": (Turn({MINUTES: "+0.9"}),),
            "all alike": (Turn({GOOD: "+0.5", MINUTES: "+0.5", COUNT: "+0.5"}),),
            "the machine did it": (Train(500),),
            "another input does it": (Change({"inputs": ("rt_average_score",), "start_values": (0.95, 0.0)}),),
        },
    },
    figures={
        "1.99": (lambda: f"{miss(at(NOBODY_HEARD)):.2f}", all_guesses_rise_by),
        "1.21": lambda: f"{miss(at(NOBODY_HEARD, 0.5, 0, 0, 0)):.2f}",
        "0.95": lambda: f"{miss(at(ADA_HEARD)):.2f}",
        "0.24": lambda: f"{miss(at(ADA_HEARD, 0.9, -0.4, 0, 0)):.2f}",
        "10": lambda: f"{Trainer(NOBODY_HEARD).data.rows.max():.0f}",
        "+0.7": lambda: signed(TRUTH["ada"], 1),
        "−0.3": lambda: signed(TRUTH["ben"], 1),
        "0": (lambda: f"{TRUTH['cleo']:.0f}", lambda: f"{abs(best(NOBODY_HEARD)[2]):.1g}"[:1]),
        "+0.98": (lambda: signed(best(NOBODY_HEARD)[0]), lambda: signed(machine(200).frame.parameters[0])),
        "−0.48": (lambda: signed(best(NOBODY_HEARD)[1]), lambda: signed(machine(200).frame.parameters[1])),
        "0.13": (lambda: f"{best_miss(NOBODY_HEARD):.2f}", lambda: f"{miss(machine(200)):.2f}"),
        "+0.93": lambda: signed(best(FILMS)[0]),
        "5.36": lambda: f"{best_miss(FILMS):.2f}",
        "−0.41": lambda: signed(machine(0).frame.parameters[0]),
        "2.75": lambda: f"{miss(machine(0)):.2f}",
        "+0.01": lambda: signed(machine(200).frame.parameters[2]),
        "+0.70": lambda: of_a_point(200, 0),
        "−0.29": lambda: of_a_point(200, 1),
        "0.00": lambda: of_a_point(200, 2).lstrip("+"),
        "2014": lambda: DATASETS["films_2014"].title[-4:],
        "100": lambda: DATASETS["films_2014"].target.explanation[-4:-1],
    },
    asked=frozenset({"+0.5", "−0.4", "200"}),
)
