"""The numbers that the stage's own modules give names to."""

import re
from ast import literal_eval

from weightviz.ui.stage.assets import HERE

NUMBERS = re.compile(r"(\w+) = ([\d.]+|\[[^\]]*\])[,;]")


def constants(module: str) -> dict:
    """Numbers and lists given by name at the top of a JavaScript module."""
    text = (HERE / "js" / f"{module}.js").read_text(encoding="utf-8")
    lines = re.findall(r"^(?:export )?const .*$", text, re.MULTILINE)
    return {name: literal_eval(value) for line in lines for name, value in NUMBERS.findall(line)}
