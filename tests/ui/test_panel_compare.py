"""What the panel of two runs says is true of them."""

import numpy as np

from tests.ui.page import NEEDS_APPTEST, Page, agrees
from weightviz import Experiment, Trainer
from weightviz.explain.comparison import compare
from weightviz.explain.lines import lines_of
from weightviz.explain.units import typical_miss
from weightviz.ui.panels.compare import what_differs
from weightviz.ui.panels.compare.by_hand import beyond_settings
from weightviz.ui.panels.compare.errors import fairness
from weightviz.written import signed


def pair(**settings):
    """The same houses with two learning rates."""
    return compare(*(Trainer(Experiment(learning_rate=rate, **settings)) for rate in (0.02, 0.1)))


def test_another_seed_is_recommended_only_where_it_changes_something():
    assert "Another seed" in fairness(pair())
    assert "Another seed" not in fairness(pair(initializer="zeros"))  # all rows in each step: nothing is drawn
    assert "Another seed" in fairness(pair(initializer="zeros", batch_size=10))


def test_of_several_changes_none_is_given_the_credit():
    found = compare(Trainer(Experiment()), Trainer(Experiment(learning_rate=0.1, l2=0.01)))
    assert what_differs(found) == (
        "**2 settings differ: learning rate 0.01 → 0.1; L2 0 → 0.01.** Which of them made the difference, this cannot "
        "tell: change one at a time."
    )


def test_rates_that_were_used_stand_in_their_order():
    kept, now = Trainer(Experiment()), Trainer(Experiment())
    for rate in (0.02, 0.1, 0.05):
        now.use(Experiment(learning_rate=rate))
        now.train(1)
    rows = beyond_settings(compare(kept, now))
    assert rows == [("learning rates used, first to last", "none yet", "0.02, 0.1, 0.05")]


TABLE_HEAD = "|  | kept | now |"


def two_runs(page: Page) -> str:
    """The table of where both runs stand."""
    (table,) = [each.value for each in page.app.markdown if each.value.startswith(TABLE_HEAD)]
    return table


@NEEDS_APPTEST
def test_a_kept_run_stays_as_it_was_beside_one_with_another_rate():
    page = Page(panel="compare")
    page.playground.trainer.train(20, every=1)
    page.button("Keep this run").click()
    page.run()
    assert any("Both runs have the same settings" in each.value for each in page.app.markdown)
    kept = typical_miss(page.playground.trainer, page.playground.trainer.train_loss)
    page.playground.trainer.reset()
    page.playground.change(learning_rate=0.1)
    page.playground.trainer.train(10, every=1)
    page.run()
    now = typical_miss(page.playground.trainer, page.playground.trainer.train_loss)
    assert any(each.value == "**One setting differs: learning rate 0.01 → 0.1.**" for each in page.app.markdown)
    assert f"| training error | \\${kept:,.0f} | \\${now:,.0f} | \u2212\\${kept - now:,.0f} |" in two_runs(page)
    assert "| step | 20 | 10 |" in two_runs(page)


@NEEDS_APPTEST
def test_of_other_data_no_difference_of_errors_is_given():
    page = Page(panel="compare")
    page.button("Keep this run").click()
    page.run()
    page.playground.change(dataset="circle")
    page.run()
    assert "measured on other rows" in page.app.info[0].value
    assert "difference" not in two_runs(page)
    assert "do not have the same lines" in page.app.markdown[-1].value


@NEEDS_APPTEST
def test_another_start_is_said_to_swap_neurons_and_the_largest_differences_are_named():
    page = Page(data="circle", panel="compare")
    page.button("Keep this run").click()
    page.run()
    kept = page.playground.trainer.network.parameters
    page.playground.change(seed=4)
    page.run()
    said, now = page.app.markdown[-1].value, page.playground.trainer.network.parameters
    place = int(np.argmax(np.abs(now - kept)))
    name = lines_of(page.playground.trainer)[place].name
    assert f"**A** {name}: kept {signed(kept[place])}, now {signed(now[place])}" in said
    assert "swap places" in said


@NEEDS_APPTEST
def test_one_goes_back_to_the_kept_run_and_lets_it_go():
    page = Page(data="circle", panel="compare")
    page.playground.trainer.train(7, every=1)
    page.playground.trainer.mute(2)
    before = page.playground.trainer.frame
    page.button("Keep this run").click()
    page.run()
    page.playground.change(dataset="houses_five")
    page.run()
    page.button("Go back to the kept run").click()
    page.run()
    assert page.playground.trainer.frame is before and agrees(page)
    assert page.address == {"data": "circle", "panel": "compare"}
    page.playground.trainer.train(3)
    page.button("Let it go").click()
    page.run()
    assert not [each for each in page.app.button if each.label == "Let it go"]
    assert page.playground.trainer.step == 10
