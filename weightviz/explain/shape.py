"""The shape of a curve in words, from its numbers."""

import numpy as np

MOST_MOVES = 3  # that are told one by one


def moves(values: np.ndarray, least: float) -> tuple[str, ...]:
    """What it does by turns, "falls" and "rises": every move of more than ``least`` between one turn and the next.

    >>> moves(np.array([3.0, 1.0, 1.1, 1.0, 2.0]), least=0.5)
    ('falls', 'rises')
    >>> moves(np.array([1.0, 1.1, 1.0]), least=0.5)
    ()
    """
    found, low, high = [], values[0], values[0]
    for value in values[1:]:
        low, high = min(low, value), max(high, value)
        way = found[-1] if found else None
        if way != "rises" and value - low > least:
            found.append("rises")
            high = value
        elif way != "falls" and high - value > least:
            found.append("falls")
            low = value
    return tuple(found)


def in_words(shape: tuple[str, ...]) -> str:
    """What a curve does.

    >>> in_words(()), in_words(("falls",)), in_words(("falls", "rises")), in_words(("rises", "falls") * 2)
    ('stays flat', 'falls', 'falls, then rises', 'goes up and down')
    """
    told = ", then ".join(shape) if len(shape) <= MOST_MOVES else "goes up and down"
    return told or "stays flat"
