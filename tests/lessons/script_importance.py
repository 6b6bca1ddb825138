"""How lesson 5 is played."""

from tests.lessons.play import Change, Mute, Script, Train, Turn
from tests.lessons.sums import at, best, dollars, miss, signed
from weightviz.data import DATASETS
from weightviz.describe import slopes_and_intercept
from weightviz.lessons import importance
from weightviz.lessons.importance import COPY, FIVE, ORIGINAL, SHARED

NAMES = ("area", "age", "bedrooms", "garage places", "lot")


def weight_of(name: str) -> str:
    return signed(best(FIVE)[NAMES.index(name)])


def in_dollars(name: str) -> str:
    return dollars(slopes_and_intercept(at(FIVE))[0][NAMES.index(name)])


SCRIPT = Script(
    importance.LESSON,
    solved={
        1: (Mute(("area to price",)),),
        5: (Turn({ORIGINAL: "0", COPY: "+1"}),),
    },
    wrong={
        1: {
            "age muted": (Mute(("age to price",)),),
            "bedrooms muted": (Mute(("bedrooms to price",)),),
            "two muted": (Mute(("area to price", "age to price")),),
            "turned to 0, not muted": (Turn({"area to price": "0"}),),
            "muted where it did hurt, before it was turned down": (
                Turn({"area to price": "+0.1"}), Mute(("area to price",)),
            ),
            "a bias that changes nothing": (Mute(("bias of price",)),),
            "trained on without it": (Mute(("area to price",)), Train(300)),
        },
        5: {
            "the original has it all": (Turn({ORIGINAL: "+1", COPY: "0"}),),
            "taken away, not given": (Turn({ORIGINAL: "0"}),),
            "given, not taken away": (Turn({COPY: "+1"}),),
            "too much for both": (Turn({ORIGINAL: "+2", COPY: "−1"}),),
            "too little": (Turn({ORIGINAL: "0", COPY: "+0.5"}),),
            "the machine did it": (Mute((ORIGINAL,)), Train(300)),
            "one column only": (Change({"inputs": ("copy",), "start_values": (1.0, 0.0)}),),
        },
    },
    figures={
        "−$21,434": lambda: in_dollars("bedrooms"),
        "+$104": lambda: f"+{in_dollars('area')}",
        "$104": lambda: in_dollars("area"),
        "+0.71": lambda: weight_of("area"),
        "−0.29": lambda: weight_of("age"),
        "−0.20": lambda: weight_of("bedrooms"),
        "+0.15": lambda: weight_of("garage places"),
        "+0.11": lambda: weight_of("lot"),
        "$27,338": lambda: dollars(miss(at(FIVE), test=True)),
        "$41,922": lambda: dollars(miss(at(FIVE, 0, *FIVE.start_values[1:]), test=True)),
        "47": lambda: str(len(at(FIVE).problem.test_rows)),
        "0.513": (lambda: f"{miss(at(SHARED)):.3g}", lambda: f"{miss(at(SHARED, 0, 1, 0)):.3g}"),
        "3": lambda: f"{DATASETS['twins'].truth['original']:.0f}",
        "2014": lambda: DATASETS["films_2014"].title[-4:],
    },
)  # fmt: skip
