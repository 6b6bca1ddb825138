"""Numbers that the browser and Python both know: they must be the same on both sides."""

import re
from ast import literal_eval

from weightviz import activations, experiment, history, kinds, training
from weightviz.ui import operations
from weightviz.ui.stage.assets import HERE

NUMBERS = re.compile(r"(\w+) = ([\d.]+|\[[^\]]*\])[,;]")


def constants(module: str) -> dict:
    """Numbers and lists given by name at the top of a JavaScript module."""
    text = (HERE / "js" / f"{module}.js").read_text(encoding="utf-8")
    lines = re.findall(r"^(?:export )?const .*$", text, re.MULTILINE)
    return {name: literal_eval(value) for line in lines for name, value in NUMBERS.findall(line)}


def test_the_stage_allows_what_python_allows():
    assert constants("limits") == {
        "MOST_LAYERS": kinds.MOST_LAYERS,
        "MOST_NEURONS": kinds.MOST_NEURONS,
        "MOST_ALONE": kinds.MOST_NEURONS_ALONE,
        "LARGEST_WEIGHT": training.LARGEST_WEIGHT,
        "LARGEST_SEED": experiment.LARGEST_SEED,
        "MOST_OPS": operations.MOST_OPS,
        "ASKS_ONLY": list(operations.ASKS_ONLY),
        "EDITS": list(history.EDITS),
    }


def test_what_the_playback_asks_for_at_once_is_not_too_much():
    asked, paces = constants("playback"), constants("pace")["DIVISORS"]  # frames a second
    assert asked["MOST_AT_ONCE"] <= operations.MOST_FRAMES
    assert max(paces) * asked["FULL_CHUNK"] <= operations.MOST_FRAMES
    assert experiment.SETTINGS["speed"].kind.high / min(paces) <= operations.MOST_STEPS_A_FRAME


def test_activations_bend_alike():
    bend = constants("activations")
    assert (bend["LEAK"], bend["GELU_CUBIC"]) == (activations.LEAK, activations.CUBIC)
