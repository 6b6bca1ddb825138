"""An open panel follows the stage whenever that comes to rest, and knows which lines were clicked."""

import pytest

from tests.ui.page import NEEDS_APPTEST, Page
from tests.ui.stage import Stage, twin_of
from weightviz.training import Trainer
from weightviz.ui.panels import PANELS
from weightviz.ui.panels.compare import KEPT


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
        stage.playground.page_changed = False
        stage.ask({"op": "pick", "index": index})
        assert stage.playground.page_changed  # the panel draws it
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


def same(one: Trainer, other: Trainer) -> bool:
    return one.step == other.step and one.network.parameters.tolist() == other.network.parameters.tolist()


def test_what_is_on_screen_is_the_training_until_the_stage_goes_back(stage):
    playground = stage.playground
    stage.more(30)
    assert playground.on_screen is playground.trainer
    stage.ask({"op": "shown", **stage.here(10)})
    twin = twin_of(stage)
    twin.train(10)
    assert same(playground.on_screen, twin) and playground.on_screen.train_loss == twin.train_loss
    assert playground.on_screen is playground.on_screen  # made once
    twin.train(20)
    assert same(playground.trainer, twin)
    stage.ask({"op": "shown", **stage.here()})
    assert playground.on_screen is playground.trainer


def test_what_is_on_screen_is_exact_where_the_history_was_thinned(stage):
    stage.trainer.history.limit = 10**6
    stage.more(20)
    moment = {"at": stage.frames[13][0], "step": stage.frames[13][1]}
    del stage.trainer.history.frames[9:16]  # as thinning does
    stage.ask({"op": "shown", **moment})
    twin = Trainer(stage.playground.experiment)
    twin.train(moment["step"])
    assert moment["step"] == 13 and same(stage.playground.on_screen, twin)
    assert stage.playground.frame.parameters.tolist() == twin.frame.parameters.tolist()


def test_what_is_on_screen_is_another_after_the_past_was_changed(stage):
    stage.more(8)
    stage.ask({"op": "shown", **stage.here(6)})
    before = stage.playground.on_screen.network.parameters.tolist()
    stage.ask({"op": "set", "index": 0, "value": 0.5, **stage.here(3)})
    stage.more(8)
    stage.ask({"op": "shown", **stage.here(6)})
    assert stage.playground.on_screen.network.parameters.tolist() != before


def test_what_is_on_screen_has_the_settings_of_now(stage):
    stage.more(5)
    stage.ask({"op": "shown", **stage.here(2)})
    assert stage.playground.on_screen.step == 2
    stage.playground.change(learning_rate=0.5)
    assert stage.playground.on_screen.experiment.learning_rate == 0.5
    stage.playground.on_screen.train(10)
    assert stage.trainer.step == 5


def test_while_the_stage_plays_what_it_asked_for_in_advance_is_not_on_screen(stage):
    stage.more(4)
    header = stage.ask({"op": "more", "frames": 6, "every": 1, "playing": True, "shown": stage.here(2), **stage.here()})
    assert (stage.trainer.step, stage.playground.on_screen.step, header["shown"]) == (10, 2, 2)
    header = stage.ask({"op": "stay", **stage.here(3)})
    assert (stage.trainer.step, stage.playground.on_screen.step, header["shown"]) == (3, 3, None)


@NEEDS_APPTEST
@pytest.mark.parametrize("panel", [name for name in PANELS if name not in ("weights", "compare")])
def test_a_panel_speaks_of_the_frame_on_screen(panel):
    """Back at the first frame it says what it says on a page where nothing was trained."""
    address = {"data": "houses_five", "panel": panel}
    fresh, page = Page(**address), Page(**address)
    stage = Stage(page.playground)
    stage.more(40)
    page.run()
    assert words(page) != words(fresh)
    stage.ask({"op": "shown", **stage.here(0)})
    page.run()
    assert words(page) == words(fresh)


@NEEDS_APPTEST
def test_the_run_that_is_kept_is_the_one_on_screen():
    page = Page(panel="compare")
    stage = Stage(page.playground)
    stage.more(30)
    stage.ask({"op": "shown", **stage.here(12)})
    page.button("Keep this run").click()
    page.run()
    assert page.app.session_state[KEPT].trainer.step == 12
    stage.ask({"op": "shown", **stage.here()})
    page.run()
    (table,) = [each.value for each in page.app.markdown if each.value.startswith("|  | kept | now |")]
    assert "| step | 12 | 30 |" in table


def words(page: Page) -> list[str]:
    return [each.value for each in (*page.app.markdown, *page.app.caption, *page.app.info)]
