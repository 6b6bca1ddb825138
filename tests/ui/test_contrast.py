"""The stage's colours can be told apart: axe-core does not look at what is painted or lies over a canvas."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "weightviz" / "ui" / "stage" / "css" / "tokens.css"
TEXT, GRAPHICS = 4.5, 3.0  # least contrasts of WCAG 2.2, success criteria 1.4.3 and 1.4.11


def colours() -> dict[str, dict[str, str]]:
    """Theme -> name of a token -> its colour."""
    blocks = re.findall(r"\.stage[^{]*\{([^}]*)\}", TOKENS.read_text(encoding="utf-8"))
    return {
        theme: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        for theme, block in zip(("light", "dark"), blocks, strict=True)
    }


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)  # the lightest grey for text on white


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "ink-2", "ink-3", "pos-text", "neg-text"])
@pytest.mark.parametrize("ground", ["bg", "surface", "lens"])
def test_words_can_be_read(theme, text, ground):
    tokens = colours()[theme]
    assert contrast(tokens[text], tokens[ground]) >= TEXT


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("line", ["ink", "edge", "pos-line", "neg-line", "pt"])
def test_lines_marks_and_rings_can_be_seen(theme, line):
    tokens = colours()[theme]
    assert contrast(tokens[line], tokens["bg"]) >= GRAPHICS


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_on_ink_can_be_read(theme):
    tokens = colours()[theme]
    assert contrast(tokens["on-ink"], tokens["ink"]) >= TEXT
