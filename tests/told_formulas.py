"""The formulas as they are told to people, made into Python, so that they can be held against what is computed."""

import math
import re

SIGNS = {"−": "-", "×": "*", "^": "**", "²": "**2", "³": "**3", "√s": "sqrt(s)", "√": "sqrt", "π": "pi", "10⁻⁸": "1e-8"}


def told(text: str, **known: float) -> float:
    """The value of a formula: ``told("2 z (1 + z²)", z=3.0)`` is 60."""
    for sign, python in SIGNS.items():
        text = text.replace(sign, python)
    text = re.sub(r"(?<=[\dz)]) (?=[(gvsz])", "*", text.replace(", else", " else"))  # what stands side by side
    return eval(text, {**vars(math), **known})
