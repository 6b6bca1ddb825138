"""How lesson 4 is played."""

from tests.lessons.play import Change, Mute, Script, Train, Turn
from tests.lessons.sums import at, best, best_miss, dollars, signed, standardised
from weightviz.lessons import signs
from weightviz.lessons.signs import (
    AGE,
    AGE_ALONE,
    AREA,
    AREA_AND_AGE,
    BEDROOMS,
    BEDROOMS_ALONE,
    SMALL_HOUSE,
    TOO_STEEP,
    WITH_AREA,
)

SMALL = at(TOO_STEEP).data.rows[[SMALL_HOUSE]]

SCRIPT = Script(
    signs.LESSON,
    solved={
        1: (Turn({AREA: "+0.7", AGE: "−0.4"}),),
        4: (Train(100),),
    },
    wrong={
        1: {
            "area alone": (Turn({AREA: "+0.79"}),),
            "age alone": (Turn({AGE: "−0.59"}),),
            "age the wrong way": (Turn({AREA: "+0.7", AGE: "+0.4"}),),
            "both too far": (Turn({AREA: "+1.2", AGE: "−1"}),),
            "the machine did it": (Train(300),),
        },
        4: {
            "too few steps": (Train(10),),
            "the sign has turned, but the miss is large still": (Train(50),),
            "the hand did it": (Turn({AREA: "+0.94", BEDROOMS: "−0.25"}),),
            "the hand did it, and then a step": (Turn({AREA: "+0.94", BEDROOMS: "−0.25"}), Train(1)),
            "bedrooms not heard": (Mute((BEDROOMS,)), Train(300)),
            "with age as well": (
                Change({"inputs": ("area_sqft", "age_years", "bedrooms"), "start_values": ()}), Train(300),
            ),
        },
    },
    figures={
        "−0.59": lambda: signed(best(AGE_ALONE)[0]),
        "+0.33": lambda: signed(best(BEDROOMS_ALONE)[0]),
        "+0.79": lambda: signed(best(TOO_STEEP)[0]),
        "+0.67": lambda: signed(best(AREA_AND_AGE)[0]),
        "−0.38": lambda: signed(best(AREA_AND_AGE)[1]),
        "$36,373": lambda: dollars(best_miss(AREA_AND_AGE)),
        "+0.94": lambda: signed(best(WITH_AREA)[0]),
        "−0.25": lambda: signed(best(WITH_AREA)[1]),
        "2": lambda: str(SMALL_HOUSE + 1),  # houses are counted from 1, and Next house leads there
        "190": lambda: str(len(at(TOO_STEEP).problem.train_rows)),
        "896": lambda: f"{SMALL[0, 0]:.0f}",
        "$105,000": lambda: dollars(at(TOO_STEEP).data.target[SMALL_HOUSE, 0]),
        "$74,500": lambda: dollars(at(TOO_STEEP).predict(SMALL)[0, 0]),
        "−1.21": lambda: signed(standardised(TOO_STEEP)[0][SMALL_HOUSE, 0]),
    },
    asked=frozenset({"+1", "−1", "+100", "100"}),
)  # fmt: skip
