"""The panel of too many knobs: its three parts, what they say, and what their buttons do."""

import csv
import re
import time
from dataclasses import replace
from io import StringIO
from types import SimpleNamespace

import numpy as np
import pytest

from tests.ui.page import NEEDS_APPTEST, Page, agrees
from weightviz import Dataset, Experiment, Trainer
from weightviz.experiment import NO_PANEL, View
from weightviz.explain import width_sweep
from weightviz.explain.complexity import complexity
from weightviz.explain.double_descent import DRAWS, descending
from weightviz.explain.width_sweep import SEEDS, WIDTHS, sweeping
from weightviz.optimizers import OPTIMIZERS
from weightviz.ui.panels import running
from weightviz.ui.panels.complexity import descent, gap, widths
from weightviz.ui.panels.complexity.by_heart import STEPS, learn
from weightviz.ui.panels.running import PORTION, Running
from weightviz.ui.playground import Playground


def texts(page: Page) -> str:
    return " ".join(each.value for each in [*page.app.markdown, *page.app.caption, *page.app.info])


def labels(page: Page) -> set[str]:
    return {button.label for button in page.app.button}


def begin_sweep(page: Page) -> None:
    page.app.session_state["complexity_tab"] = "Other widths"
    page.run()
    page.button("Train 64 networks").click()
    page.run()


def run_to_the_end(page: Page) -> None:
    while "Stop" in labels(page):
        page.run()


@NEEDS_APPTEST
def test_it_counts_weights_and_names_the_gap():
    page = Page(data="circle", panel="complexity")
    page.playground.trainer.train(200)
    page.run()
    found = complexity(page.playground.trainer)
    assert f"**{found.lines} weights and biases** learn from 100 points." in texts(page)
    assert f"**Effective number: {found.effective:g}.**" in texts(page)
    assert f"The test error is {found.gap:.3g} above the training error." in texts(page)


@NEEDS_APPTEST
def test_without_test_rows_it_says_so_and_offers_no_early_stop():
    page = Page(data="circle", panel="complexity", train="1")
    assert "No rows are kept back as a test" in texts(page)
    assert page.button("Stop early").disabled and not page.button("Set L2 to 0.01").disabled


@NEEDS_APPTEST
@pytest.mark.parametrize(
    ("label", "setting", "value"), [("Set L2 to 0.01", "l2", 0.01), ("Stop early", "early_stopping", 20)]
)
def test_a_cure_sets_one_thing_and_starts_over(label, setting, value):
    page = Page(data="circle", panel="complexity")
    before = page.experiment
    page.playground.trainer.train(5)
    page.run()
    page.button(label).click()
    page.run()
    assert page.experiment == replace(before, **{setting: value})
    assert page.playground.trainer.step == 0
    assert page.button(label).disabled
    assert agrees(page)


@NEEDS_APPTEST
def test_days_are_learnt_by_heart_on_a_press():
    page = Page(panel="complexity", seed="5")
    page.button("Adam").click()
    page.run()
    assert page.experiment == Experiment("seattle_2014", seed=5, optimizer="adam", learning_rate=0.03)
    assert page.playground.trainer.step == STEPS
    trainer = page.playground.trainer
    days = trainer.data.train_rows
    misses = np.abs(trainer.predict(trainer.data.rows)[:, 0] - trainer.data.target[:, 0])[[*days]]
    said = r"At step 5,000, (\d+) of 24 days are met to within 0\.5 °C\.\*\* The typical miss on them is ([\d.]+) °C"
    known, miss = re.search(said, texts(page)).groups()
    assert int(known) == sum(miss <= 0.5 for miss in misses.tolist())
    assert float(miss) == pytest.approx(np.sqrt(np.mean(misses**2)), rel=0.005)
    assert agrees(page)


@NEEDS_APPTEST
def test_what_a_link_hides_stays_as_it_is():
    page = Page(panel="complexity", hide="data,more")
    assert not labels(page) & {"Adam", "Gradient descent", "Set L2 to 0.01", "Stop early"}


@NEEDS_APPTEST
def test_networks_of_other_widths_are_trained_until_the_end_or_a_stop(monkeypatch):
    monkeypatch.setattr(width_sweep, "EPOCHS", 10)
    page = Page(data="circle", panel="complexity")
    begin_sweep(page)
    run_to_the_end(page)
    held = page.app.session_state[widths.SWEEP]
    assert held.result.epochs == 10 and "**The test error " in texts(page)
    for settings in ({"seed": 11}, {"early_stopping": 5}, {"hidden_layers": (3, 3)}):  # a sweep does not ask for these
        page.playground.change(**settings)
        page.run()
        assert "**The test error " in texts(page)
    page.playground.change(learning_rate=0.1)  # what is there was not trained with this
    page.run()
    assert "**The test error " not in texts(page) and "it was about other settings" in texts(page)


@NEEDS_APPTEST
@pytest.mark.parametrize("panel", ["weights", NO_PANEL])
def test_work_ends_when_its_panel_closes(panel, monkeypatch):
    monkeypatch.setattr(running, "run_again", lambda: None)  # one portion a run, so that there is work left
    page = Page(data="circle", panel="complexity")
    begin_sweep(page)
    held = page.app.session_state[widths.SWEEP]
    assert held.work is not None and 0 < held.result.share < 1
    page.widget("panel").set_value(panel)
    page.run()
    assert held.work is None
    page.app.session_state["complexity_tab"] = "Other widths"
    page.widget("panel").set_value("complexity")
    page.run()
    assert f"Stopped after {held.result.share:.0%} of the work." in texts(page)


def test_a_stop_keeps_the_last_result_and_does_no_more():
    shares = (SimpleNamespace(share=place / 10**9) for place in range(10**9))
    held = Running("this", shares)
    began = time.perf_counter()
    held.go_on()
    assert time.perf_counter() - began < 5 * PORTION
    so_far = held.result
    held.stop()
    held.go_on()
    assert held.work is None and held.result is so_far and so_far.share > 0


@pytest.mark.parametrize("name", ["houses_2010", "houses_five"])
def test_a_negative_gap_is_told_as_one(name):
    trainer = Trainer(Experiment(name))
    trainer.train(100)
    found = complexity(trainer)
    assert found.gap < 0  # the houses kept back are nearer to what the others say
    said = gap.gap_in_words(trainer, found)[0]
    assert said.startswith(f"The test error is \\${found.train_error - found.test_error:,.0f} below the training error")
    assert "no gap" not in said


def test_what_cannot_be_reckoned_with_is_said():
    trainer = Trainer(Experiment("circle", loss="mean_absolute_error", output_activation="sigmoid"))
    assert "has no curvature" in gap.effective(trainer, complexity(trainer))
    trainer = Trainer(Experiment("hills", activation="relu"))
    nothing = np.zeros(trainer.start.size, bool)
    with np.errstate(over="ignore"):
        trainer.resume(np.full(trainer.start.size, 1e300), 0, nothing, nothing)
        assert "too large" in gap.effective(trainer, complexity(trainer))


def test_what_is_held_or_pulled_is_said():
    trainer = Trainer(Experiment("circle", hidden_layers=(4,), l1=0.01, l2=0.01))
    trainer.set_weight(3, 0.0)
    trainer.lock(0)
    found = complexity(trainer)
    said = gap.how_many(trainer, found)
    assert "1 of them is locked or muted." in said and "With L1 on, 1 of them stands at exactly 0." in said
    assert "L2 holds back" in gap.how_counted(trainer)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_decay_is_told_by_the_optimisers_own_name_and_anything_else_is_l2(optimizer):
    said = gap.how_counted(Trainer(Experiment("circle", optimizer=optimizer, l2=0.01)))
    decays = OPTIMIZERS[optimizer].decays
    assert (f"nor does the decay of {OPTIMIZERS[optimizer].label}." in said) == decays
    assert ("what L2 holds back counts as less than 1" in said) != decays
    assert "decay" not in gap.how_counted(Trainer(Experiment("circle", optimizer=optimizer)))


def test_a_gap_that_was_smaller_before_is_told_with_its_step():
    playground = Playground(Experiment(seed=3), View())
    learn(playground, {"optimizer": "adam", "learning_rate": 0.03})
    trainer = playground.trainer
    said = " ".join(gap.gap_in_words(trainer, complexity(trainer)))
    step, lower = re.search(r"At step ([\d,]+) the test error was lower: ([\d.]+) °C", said).groups()
    (frame,) = [frame for frame in trainer.history.frames if frame.step == int(step.replace(",", ""))]
    spread = trainer.problem.target_scaling.sd[0]
    assert float(lower) == pytest.approx(np.sqrt(frame.test_loss) * spread, abs=0.005)
    assert frame.test_loss == min(each.test_loss for each in trainer.history.frames)


def swept(**settings) -> tuple:
    trainer = Trainer(Experiment(**settings))
    *_, sweep = sweeping(trainer)
    return trainer, sweep


def test_dollars_are_no_formulas(monkeypatch):
    monkeypatch.setattr(width_sweep, "EPOCHS", 5)
    trainer, sweep = swept(dataset="houses_ames", inputs=("area_sqft",))
    said = " ".join([*widths.found(sweep), *widths.explained(sweep, trainer)])
    assert re.search(r"\\\$\d", said) and not re.search(r"(?<!\\)\$", said)
    assert f"{sweep.rows:,} of the {len(trainer.problem.train_rows):,} training rows" in said


def test_runs_that_ran_away_are_told():
    trainer = Trainer(Experiment("houses_five", activation="linear"))
    sweep = next(sweeping(trainer))
    errors = sweep.train.copy()
    errors[1:, 2:] = np.nan
    sweep = replace(sweep, train=errors, test=errors)
    assert "42 of the 64 runs ran away and are left out." in widths.explained(sweep, trainer)
    errors[1:] = np.nan
    assert "Too few of the runs came to an end to say what the test error does." in widths.found(sweep)


@NEEDS_APPTEST
def test_where_all_runs_ran_away_nothing_is_drawn(monkeypatch):
    monkeypatch.setattr(width_sweep, "EPOCHS", 30)
    page = Page(data="houses_five", activation="linear", rate="10", panel="complexity")
    begin_sweep(page)
    run_to_the_end(page)
    assert [each.value[:21] for each in page.app.info] == ["All 64 runs ran away,"]


def test_the_file_of_a_sweep_holds_every_run(monkeypatch):
    monkeypatch.setattr(width_sweep, "EPOCHS", 3)
    _, sweep = swept(dataset="circle")
    rows = list(csv.DictReader(StringIO(widths.table(sweep))))
    assert len(rows) == len(WIDTHS) * SEEDS
    row = rows[3 * SEEDS + 5]
    assert (int(row["neurons"]), int(row["seed"])) == (WIDTHS[3], 5)
    assert float(row["test error"]) == sweep.test[3, 5]


def test_rows_of_one_s_own_without_a_test_are_told(monkeypatch):
    monkeypatch.setattr(width_sweep, "EPOCHS", 3)
    rng = np.random.default_rng(1)
    data = Dataset(rng.normal(size=(30, 1)), rng.normal(size=30), ["a", "b"])
    trainer = Trainer(Experiment(hidden_layers=(2,), train_share=1.0), data)
    *_, sweep = sweeping(trainer)
    said = widths.found(sweep), widths.explained(sweep, trainer)
    assert len(said[0]) == 1 and "so there is no test error" in said[1][-1]


def test_the_story_of_double_descent_holds_after_every_draw():
    for found in descending(DRAWS):
        said = descent.told(found)
        assert "at its highest, with 40," in said and "From 40 features on every training row is met exactly" in said
        middle = np.median(found.test, axis=0)
        assert f"{middle[-1]:.2g} with 1,500" in said
        # |misses|^2 + 0.03 |w|^2 over 40 rows is 40 times (their mean + 0.00075 |w|^2), and the latter is the page's L2
        assert "a ridge of 0.03** on the sum over 40 rows, which on their mean is an L2 of 0.00075:" in said
