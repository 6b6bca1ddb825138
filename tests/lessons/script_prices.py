"""How lesson 3 is played."""

from tests.lessons.play import Change, Rate, Script, Train, Turn, reset
from tests.lessons.sums import after, at, best, best_miss, dollars, miss, signed
from weightviz.data import DATASETS
from weightviz.describe import slopes_and_intercept
from weightviz.lessons import prices
from weightviz.lessons.prices import AREA, AT_ZERO

BIAS = "bias of price"
HOUSE = at(AT_ZERO).data.rows[0, 0], at(AT_ZERO).data.target[0, 0]


def average() -> float:
    trainer = at(AT_ZERO)
    return float(trainer.data.target[trainer.problem.train_rows].mean())


SCRIPT = Script(
    prices.LESSON,
    solved={
        2: (Turn({AREA: "+0.75"}),),
        4: (Train(100),),
        5: (Rate("0.5"), Train(1)),
    },
    wrong={
        2: {
            "too flat": (Turn({AREA: "+0.4"}),),
            "too steep": (Turn({AREA: "+1.2"}),),
            "the wrong way": (Turn({AREA: "−0.75"}),),
            "right, but all too high": (Turn({AREA: "+0.75", BIAS: "+1"}),),
            "the machine did it": (Train(200),),
        },
        4: {
            "too few steps": (Train(20),),
            "the hand did it": (Turn({AREA: "+0.79"}),),
            "the hand did it, and then a step": (Turn({AREA: "+0.79"}), Train(1)),
            "run away": (Rate("1.1"), Train(500)),
            "another input helps": (Change({"inputs": ("area_sqft", "age_years"), "start_values": ()}), Train(300)),
        },
        5: {
            "too small": (Train(1),),
            "there, but in many steps": (Train(1000),),
            "the right rate, and no step": (Rate("0.5"),),
            "the right rate, and two steps": (Rate("0.5"), Train(2)),
            "too large": (Rate("1"), Train(1)),
            "a hand put it there": (Rate("0.5"), Turn({AREA: "+0.79"}), Train(1)),
            "reset after it": (Rate("0.5"), Train(1), reset),
        },
    },
    figures={
        "1,656": lambda: f"{HOUSE[0]:,.0f}",
        "$215,000": lambda: dollars(HOUSE[1]),
        "$180,019": lambda: dollars(average()),
        "$34,981": lambda: dollars(HOUSE[1] - average()),
        "$72,869": lambda: dollars(at(AT_ZERO).data.target[at(AT_ZERO).problem.train_rows].std()),
        "1": lambda: f"{miss(at(AT_ZERO)) / at(AT_ZERO).data.target[at(AT_ZERO).problem.train_rows].std():.0f}",
        "+0.79": lambda: signed(best(AT_ZERO)[0]),
        "$44,823": lambda: dollars(best_miss(AT_ZERO)),
        "$116": lambda: dollars(slopes_and_intercept(after(AT_ZERO, 500))[0][0]),
        "+0.6": lambda: "+0.6" if miss(at(AT_ZERO, 0.6, 0)) < prices.BY_HAND < miss(at(AT_ZERO, 0.58, 0)) else "",
        "+0.98": lambda: "+0.98" if miss(at(AT_ZERO, 0.98, 0)) < prices.BY_HAND < miss(at(AT_ZERO, 1.0, 0)) else "",
        "0.02": lambda: f"{AT_ZERO.learning_rate:g}",
        "2010": lambda: DATASETS["houses_2010"].title[-4:],
    },
    asked=frozenset({"$0", "$10,000", "$20,000", "$30,000", "+100", "100"}),
)
