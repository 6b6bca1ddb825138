"""An open panel follows the stage whenever that comes to rest, and knows which lines were clicked."""

import pytest


def test_with_a_panel_open_the_page_is_written_again_at_rest(stage):
    stage.playground.change(panel="weights")
    stage.ask({"op": "more", "at": None, "frames": 2, "every": 1, "playing": True})
    assert not stage.playground.page_changed
    stage.ask({"op": "more", "at": None, "frames": 1, "every": 1})
    assert stage.playground.page_changed


def test_without_a_panel_nothing_but_the_stage_is_written(stage):
    stage.ask({"op": "more", "at": None, "frames": 1, "every": 1})
    assert not stage.playground.page_changed


def test_lines_are_picked_once_each_until_another_training_begins(stage):
    stage.playground.change(panel="weights")
    for index in (3, 1, 3):
        stage.ask({"op": "pick", "index": index})
    assert stage.playground.picked == (3, 1)
    stage.playground.change(seed=11)
    assert stage.playground.picked == ()


@pytest.mark.parametrize("index", [-1, 10**9, 0.5, True, None, "1"])
def test_only_a_line_can_be_picked(stage, index):
    assert stage.ask({"op": "pick", "index": index})["notice"]
    assert stage.playground.picked == ()


def test_the_latest_picks_stay(stage):
    for index in range(15):
        stage.ask({"op": "pick", "index": index})
    assert stage.playground.picked == tuple(range(3, 15))
