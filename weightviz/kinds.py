"""Kinds of settings: what values each takes, and how they are written in the address bar.

Every kind has ``check(value)``, which returns the value as it is kept or raises a ValueError that says what is right,
``read(text)`` and ``write(value)``.
"""

from dataclasses import dataclass
from numbers import Integral, Real

from weightviz.checks import LONGEST_NAME, fits_a_link, one_or_more

MOST_LAYERS, MOST_NEURONS, MOST_NEURONS_ALONE = 6, 8, 16


@dataclass(frozen=True)
class Choice:
    """One of a few names."""

    options: tuple[str, ...]

    def check(self, value):
        if not isinstance(value, str) or value not in self.options:
            raise ValueError(f"must be one of {', '.join(self.options)}")
        return value

    def read(self, text: str):
        return text

    def write(self, value) -> str:
        return value


@dataclass(frozen=True)
class Number:
    """A number from low to high; ``whole`` numbers only, or ``none`` as a word for None."""

    low: float
    high: float
    whole: bool = False
    none: str = ""

    def check(self, value):
        if value is None and self.none:
            return None
        if isinstance(value, bool) or not isinstance(value, Real) or not self.low <= value <= self.high:
            raise ValueError(
                f"must be {'a whole number' if self.whole else 'a number'} from {self.low} to {self.high}"
            )
        if self.whole and value != int(value):
            raise ValueError("must be a whole number")
        return int(value) if self.whole else float(value)

    def read(self, text: str):
        if self.none and text == self.none:
            return None
        return float(text)

    def write(self, value) -> str:
        return self.none if value is None else repr(value).removesuffix(".0")  # repr loses no digit


@dataclass(frozen=True)
class Layers:
    """Numbers of neurons, one a hidden layer."""

    def check(self, value):
        sizes = one_or_more(value)
        most = MOST_NEURONS_ALONE if len(sizes) == 1 else MOST_NEURONS
        whole = all(isinstance(size, Integral) and not isinstance(size, bool) for size in sizes)
        if len(sizes) > MOST_LAYERS or not whole or not all(1 <= size <= most for size in sizes):
            raise ValueError(
                f"must be up to {MOST_LAYERS} layers of 1 to {MOST_NEURONS} neurons "
                f"(a single layer up to {MOST_NEURONS_ALONE})"
            )
        return tuple(map(int, sizes))

    def read(self, text: str):
        return () if text == "none" else tuple(int(size) for size in text.split("-"))

    def write(self, value) -> str:
        return "-".join(map(str, value)) or "none"


@dataclass(frozen=True)
class Names:
    """Some different names, ``among`` these if it says so; else which ones exist is another's business.

    Names of shipped columns stand in links. Columns of one's ``own`` never do and may be called anything.
    """

    most: int
    among: tuple[str, ...] = ()
    own: bool = False

    def check(self, value):
        names = one_or_more(value)
        texts = all(isinstance(name, str) for name in names)
        if not texts or len(names) > self.most or len(set(names)) < len(names):
            raise ValueError(f"must be up to {self.most} different names")
        if self.among and not set(names) <= set(self.among):
            raise ValueError(f"must be among {', '.join(self.among)}")
        if not self.own and not all(map(fits_a_link, names)):
            raise ValueError(f"must be names of 1 to {LONGEST_NAME} letters without a comma")
        return names

    def known(self, text: str) -> tuple[str, ...]:
        """What can be used of a text that cannot be used as a whole.

        >>> Names(9, among=("data", "speed")).known("speed,clock,speed")
        ('speed',)
        """
        return tuple(dict.fromkeys(name for name in self.read(text) if name in self.among))

    def read(self, text: str):
        return tuple(filter(None, text.split(",")))

    def write(self, value) -> str:
        return ",".join(value)


@dataclass(frozen=True)
class OneOrEach:
    """One name for all layers, or a name for each of them."""

    options: tuple[str, ...]

    def check(self, value):
        names = one_or_more(value)
        if not 0 < len(names) <= MOST_LAYERS or not all(name in self.options for name in names):
            raise ValueError(f"must be one of {', '.join(self.options)}, or one of them for each layer")
        return names[0] if len(set(names)) == 1 else names

    def read(self, text: str):
        return tuple(text.split("-"))

    def write(self, value) -> str:
        return value if isinstance(value, str) else "-".join(value)
