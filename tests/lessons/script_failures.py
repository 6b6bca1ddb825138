"""How lesson 7 is played."""

import numpy as np

from tests.lessons.play import Change, Mute, Rate, Script, Train, Turn, reset
from tests.lessons.sums import after, at, dollars, miss
from weightviz.lessons import failures
from weightviz.lessons.failures import ASLEEP, TOO_FAR, USUAL

AREA, BIASES = "area to price", tuple(f"bias of 1.{unit}" for unit in (1, 2, 3))
INTO = tuple(f"{name} to 1.{unit}" for name in "xy" for unit in (1, 2, 3))


def raw_limit() -> str:
    """The largest rate, by trying: above it plain descent on raw square feet grows, below it does not."""
    trainer = at(USUAL)
    areas, prices = (table[trainer.problem.train_rows, 0] for table in (trainer.data.rows, trainer.data.target))

    def grows(rate: float) -> bool:
        weight = bias = 0.0
        sizes = []
        for _ in range(200):
            misses = weight * areas + bias - prices
            sizes.append(abs(weight))
            weight, bias = weight - 2 * rate * (misses * areas).mean(), bias - 2 * rate * misses.mean()
        return sizes[-1] > 2 * sizes[-50]

    rates = np.arange(1, 20) * 0.5e-7
    return f"{next(rate for rate in rates if grows(rate)):.7f}"


SCRIPT = Script(
    failures.LESSON,
    solved={
        1: (Rate("1"), Train(10)),
        3: (Rate("0.1"), reset, Train(100)),
        7: (Turn(dict.fromkeys(BIASES, "0")),),
    },
    wrong={
        1: {
            "the right rate, not tried": (Rate("1"),),
            "too small": (Rate("0.5"), Train(10)),
            "just below": (Rate("0.9"), Train(10)),
            "runs away": (Rate("1.1"), Train(10)),
            "crawls": (Rate("0.0001"), Train(10)),
            "learnt first, so nothing swings": (Train(500), Rate("1"), Train(10)),
        },
        3: {
            "a rate that swings": (Rate("1"), Train(20)),
            "a rate that runs away": (Train(20),),
            "mended, then turned up again": (Rate("0.1"), Train(25), Rate("1.1")),
            "stopped by the page": (Train(500),),
            "a good rate, and no step": (Rate("0.1"),),
            "so small that it crawls": (Rate("0.0001"), Train(100)),
            "the hand did it": (Rate("0.1"), Turn({AREA: "+0.79"})),
            "low by the hand, at a rate that runs away": (Turn({AREA: "+0.79"}),),
        },
        7: {
            "one woken": (Turn({BIASES[0]: "0"}),),
            "two woken": (Turn(dict.fromkeys(BIASES[:2], "0")),),
            "too little": (Turn(dict.fromkeys(BIASES, "−5")),),
            "trained": (Train(300),),
            "muted, so that nobody counts them": (Mute((*INTO, *BIASES)),),
            "woken by muting the bias": (Mute(BIASES),),
            "a curve that cannot die": (Change({"activation": "leaky_relu"}),),
            "woken and trained": (Turn(dict.fromkeys(BIASES, "0")), Train(100)),
        },
    },
    figures={
        "$72,869": lambda: dollars(miss(at(TOO_FAR))),
        "$358,548": lambda: dollars(miss(after(TOO_FAR, 10))),
        "0.0000004": raw_limit,
        "1,500": lambda: f"{round(at(USUAL).data.rows.mean(), -2):,.0f}",
        "4": lambda: str(ASLEEP.hidden_layers[0]),
    },
    asked=frozenset({"0.001", "0.000001", "1.1", "1.2", "1.3", "2", "300"}),
)
