"""What is written down twice, in the browser and in Python or on a page for people: it must be the same in both."""

import re
from pathlib import Path

from tests.e2e.visitor import DOUBLE_CLICK
from tests.stage_constants import constants
from weightviz import activations, experiment, history, kinds, training
from weightviz.ui import operations
from weightviz.ui.panels.weights import WORDS
from weightviz.ui.stage.assets import HERE

ROOT = Path(__file__).parents[2]


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


def keys(module: str, name: str) -> set[str]:
    """The keys of an object given by name at the top of a JavaScript module, on one line."""
    text = (HERE / "js" / f"{module}.js").read_text(encoding="utf-8")
    (inside,) = re.findall(rf"^const {name} = {{(.*)}};$", text, re.MULTILINE)
    return set(re.findall(r"(\w+):", inside))


def test_every_hand_edit_has_its_words():
    assert set(WORDS) == set(history.EDITS)
    assert keys("story_hand", "DID") == set(history.TURNS)
    assert keys("story_hand", "TOLD") == set(history.EDITS) - {"reset"}  # which begins anew: nothing to tell


def test_every_hand_edit_comes_again_on_a_new_server():
    again = set(constants("resume")["ON_ANY_WEIGHTS"])
    assert set(history.EDITS) <= again <= set(operations.OPERATIONS)


def test_every_event_stands_on_the_page_about_saved_files():
    text = (ROOT / "docs" / "saved-file.md").read_text(encoding="utf-8")
    (row,) = re.findall(r"^\| `event` \|.*$", text, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", row)) == {"event", *history.EDITS, "settings", "resume"}


def test_what_the_playback_asks_for_at_once_is_not_too_much():
    asked, paces = constants("playback"), constants("pace")["DIVISORS"]  # frames a second
    assert asked["MOST_AT_ONCE"] <= operations.MOST_FRAMES
    assert max(paces) * asked["FULL_CHUNK"] <= operations.MOST_FRAMES
    assert experiment.SETTINGS["speed"].kind.high / min(paces) <= operations.MOST_STEPS_A_FRAME


def test_the_tests_wait_for_as_long_as_a_second_click_belongs_to_the_first():
    assert constants("double_click")["TWICE"] == DOUBLE_CLICK


def test_activations_bend_alike():
    bend = constants("activations")
    assert (bend["LEAK"], bend["GELU_CUBIC"]) == (activations.LEAK, activations.CUBIC)


def test_every_control_that_can_be_hidden_stands_on_the_page_for_teachers():
    text = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
    (listed,) = re.findall(r"`hide` knows\s+(.*?)\.", text, re.DOTALL)
    assert sorted(re.findall(r"`(\w+)`", listed)) == sorted(experiment.CONTROLS)
