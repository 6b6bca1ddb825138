"""Every task is done by what its lesson says, and by nothing else that looks like it."""

import re
from functools import cache

import numpy as np
import pytest

from tests.lessons.play import Train, Turn, all_muted, hide_rows
from tests.lessons.scripts import SCRIPTS, TASKS, WRONG
from weightviz.data import Dataset
from weightviz.experiment import Experiment
from weightviz.explain.lines import lines_of
from weightviz.lessons import LESSONS, Verdict
from weightviz.training import Trainer

MOST_LETTERS = 210
FOREIGN = (
    Experiment("pinwheel"),
    Experiment("hills", loss="mean_absolute_error"),
    Experiment("circle", train_share=1.0, hidden_layers=(1,), activation="relu"),
)


@cache
def check_of(name: str, place: int):
    return SCRIPTS[name].lesson.tasks[place].check


@cache
def solved(name: str, place: int) -> Trainer:
    """A trainer in which the task is done; nobody may turn it."""
    return SCRIPTS[name].after(place, SCRIPTS[name].solved[place])


def told_well(verdict: Verdict) -> bool:
    """One sentence, or two where two things are asked; short, with true minuses."""
    told = verdict.told
    plain = not re.search(r"nan|inf\b|None|e[-+]\d", told) and not re.search(r"(?<![\w–])-\d", told)
    return told.endswith(".") and told.count(". ") <= 1 and "\n" not in told and len(told) <= MOST_LETTERS and plain


def test_every_task_has_a_script():
    tasks = {(lesson.id, place) for lesson in LESSONS for place in lesson.tasks}
    assert tasks == set(TASKS)
    assert {(name, place) for name, script in SCRIPTS.items() for place in script.wrong} == tasks


@pytest.mark.parametrize(("name", "place"), TASKS)
def test_a_task_is_done_by_its_script(name, place):
    verdict = check_of(name, place)(solved(name, place))
    assert verdict.done, verdict.told
    assert told_well(verdict), verdict.told


@pytest.mark.parametrize(("name", "place"), TASKS)
def test_what_does_a_task_does_not_look_like_its_bound(name, place):
    """It takes no more digits than the page writes, three and no cents, to see that the miss is below."""
    told = check_of(name, place)(solved(name, place)).told
    for decimals in re.findall(r"miss[^;.]* is \$?([\d,]+\.\d+)", told):
        assert len(decimals.replace(".", "").lstrip("0")) <= 3, told


@pytest.mark.parametrize(("name", "place"), TASKS)
def test_a_task_is_not_done_at_its_start(name, place):
    verdict = check_of(name, place)(SCRIPTS[name].begun(place))
    assert not verdict.done and told_well(verdict), verdict.told


@pytest.mark.parametrize(("name", "place"), TASKS)
def test_five_wrong_states_or_more_are_tried(name, place):
    assert len(SCRIPTS[name].wrong[place]) >= 5


@pytest.mark.parametrize(("name", "place", "state"), WRONG)
def test_a_wrong_state_does_not_do(name, place, state):
    script = SCRIPTS[name]
    trainer = script.after(place, script.wrong[place][state])
    verdict = check_of(name, place)(trainer)
    assert not verdict.done and told_well(verdict), verdict.told


@pytest.mark.parametrize(("name", "place"), TASKS)
def test_a_solution_with_everything_muted_does_not_do(name, place):
    verdict = check_of(name, place)(all_muted(solved(name, place)))
    assert not verdict.done and told_well(verdict), verdict.told


@pytest.mark.parametrize(("name", "place"), TASKS)
def test_a_solution_without_some_rows_does_not_do(name, place):
    verdict = check_of(name, place)(hide_rows(solved(name, place)))
    assert not verdict.done and "not the rows" in verdict.told


@pytest.mark.parametrize(("name", "place"), TASKS)
def test_what_solves_a_task_on_other_data_does_not_do(name, place):
    data = SCRIPTS[name].lesson.start_of(place).dataset
    others = [solved(*task) for task in TASKS if solved(*task).experiment.dataset != data]
    assert [other for other in others if check_of(name, place)(other).done] == []


@pytest.mark.parametrize("start", FOREIGN, ids=lambda start: start.dataset)
@pytest.mark.parametrize(("name", "place"), TASKS)
def test_other_data_are_called_so(name, place, start):
    trainer = Trainer(start)
    for steps in (0, 5):
        Train(steps)(trainer)
        verdict = check_of(name, place)(trainer)
        assert not verdict.done and told_well(verdict), verdict.told


@pytest.mark.parametrize(("name", "place"), TASKS)
def test_a_table_of_ones_own_is_called_so(name, place):
    own = Dataset([[1.0, 2.0], [2.0, 1.0], [3.0, 5.0]], [1.0, 2.0, 4.0], ["area_sqft", "x", "price"])
    verdict = check_of(name, place)(Trainer(Experiment("houses_2010"), own))
    assert not verdict.done and "not the rows" in verdict.told


@pytest.mark.parametrize("size", [1_000.0, -1_000.0])
@pytest.mark.parametrize(("name", "place"), TASKS)
def test_knobs_at_their_ends_are_told_of(name, place, size):
    trainer = SCRIPTS[name].begun(place)
    for index in range(trainer.start.size):
        trainer.set_weight(index, size)
    told = check_of(name, place)(trainer)
    assert told_well(told), told.told


@pytest.mark.parametrize(("name", "place"), TASKS)
def test_weights_beyond_measure_are_told_of(name, place):
    trainer = SCRIPTS[name].begun(place)
    size = trainer.start.size
    trainer.resume(np.full(size, 1e200), 3, np.zeros(size, bool), np.zeros(size, bool))
    verdict = check_of(name, place)(trainer)
    assert not verdict.done and told_well(verdict), verdict.told


@pytest.mark.parametrize(("name", "place"), TASKS)
def test_a_check_changes_nothing(name, place):
    trainer = solved(name, place)
    before, frames = trainer.frame, len(trainer.history.frames)
    first, second = check_of(name, place)(trainer), check_of(name, place)(trainer)
    assert first == second and trainer.frame is before and len(trainer.history.frames) == frames


@pytest.mark.parametrize(("name", "place"), TASKS)
def test_knobs_that_a_script_turns_are_there_to_be_turned(name, place):
    script = SCRIPTS[name]
    names = {line.name for line in lines_of(solved(name, place))}
    turned = {line for action in script.solved[place] if isinstance(action, Turn) for line in action.knobs}
    assert turned <= names
