"""The record stays within its bounds, thins out evenly, and forgets no edit and no state before one."""

import tracemalloc
from itertools import pairwise

import numpy as np
import pytest

from weightviz.early_stopping import Patience
from weightviz.experiment import Experiment
from weightviz.history import MASK_BYTES, MOST_BYTES, MOST_FRAMES, Frame, History, thinned
from weightviz.training import Trainer

MASK = np.zeros(1, bool)


class Recorder:
    """Appends frames as a training would: one id after the other."""

    def __init__(self, limit=None, parameter_count=1, own_masks=False):
        self.history = History(parameter_count * (1 + MASK_BYTES if own_masks else 1), limit)
        self.parameter_count, self.own_masks = parameter_count, own_masks
        self.id = 0

    def __call__(self, step, event=""):
        parameters = np.full(self.parameter_count, float(step))
        locked, muted = (np.zeros(self.parameter_count, bool) if self.own_masks else MASK for _ in range(2))
        frame = Frame(
            id=self.id, step=step, epoch=0, batch=0, parameters=parameters, locked=locked, muted=muted,
            learning_rate=0.1 + step, batch_size=10, next_batch_size=10,
            train_loss=1.0 + step, test_loss=2.0 + step, train_score=0.5 + step, test_score=0.25 + step,
            event=event, memory=np.empty((0, 2)), updates=step, patience=Patience(), penalty=0.0,
        )  # fmt: skip
        self.history.append(frame)
        self.id += 1
        return frame


def steps(frames):
    return [frame.step for frame in frames]


def gaps(frames):
    """Steps between neighbouring frames where no event broke the rhythm."""
    return [b.step - a.step for a, b in pairwise(frames) if not a.event and not b.event]


# Bounds and thinning


def test_never_more_frames_than_the_limit():
    record = Recorder(limit=100)
    for step in range(5000):
        record(step)
        assert len(record.history.frames) <= 100
    assert record.history.frames[0].step == 0
    assert record.history.frames[-1].step == 4999


@pytest.mark.parametrize(("parameter_count", "most"), [(2, 5000), (25, 5000), (433, 3758)])
def test_limit_is_5000_frames_or_16_mb(parameter_count, most):
    # 433 parameters: 16 x 2^20 bytes / (433 x 8 + 1,000) = 3,758.3 frames
    limit = History(parameter_count).limit
    assert limit <= MOST_FRAMES == 5000
    assert limit == pytest.approx(most, rel=0.001)


def test_a_full_history_of_events_makes_room_for_many_more_at_once(monkeypatch):
    thinnings = []
    count = lambda frames, target: thinnings.append(target) or thinned(frames, target)  # noqa: E731
    monkeypatch.setattr("weightviz.history.thinned", count)
    record = Recorder(limit=200)
    for step in range(1000):
        record(step, "set")
        assert len(record.history.frames) <= 200
    # 801 are too many, and each time there is room for another 200 / 20
    assert len(thinnings) <= 801 / 10 + 1
    assert len(record.history.frames) >= 190
    assert record.history.frames[-1].step == 999


@pytest.mark.parametrize("parameter_count", [25, 433])
def test_locks_and_mutes_of_every_frame_are_counted(parameter_count):
    tracemalloc.start()
    record = Recorder(parameter_count=parameter_count, own_masks=True)
    for step in range(record.history.limit):
        record(step, "lock")
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used <= MOST_BYTES


def test_a_training_counts_its_masks_and_what_its_optimiser_remembers():
    wide = {"hidden_layers": (8,) * 6, "inputs": ("x", "y", "x2", "y2", "xy", "sinx", "siny")}
    # 433 parameters of 8 bytes, two masks of 1 byte each, and two more vectors that Adam remembers
    for optimizer, vectors in (("gradient_descent", 1), ("adam", 3)):
        history = Trainer(Experiment(dataset="circle", optimizer=optimizer, **wide)).history
        assert history.limit == 2**24 // (433 * (8 * vectors + 2) + 1000)


@pytest.mark.parametrize("parameter_count", [25, 433])
def test_a_full_history_takes_no_more_memory_than_it_may(parameter_count):
    tracemalloc.start()
    record = Recorder(parameter_count=parameter_count)
    for step in range(record.history.limit):
        record(step)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(record.history.frames) == record.history.limit
    assert held <= MOST_BYTES


def test_thinning_stays_even_however_long_the_training():
    record, limit = Recorder(limit=100), 100
    for step in range(20_000):
        record(step)
    # Half the limit is kept when it is passed: 20,000 steps in 50 frames would lie 400 apart.
    assert max(gaps(record.history.frames)) <= 2 * 20_000 / (limit / 2)
    thinned_out = record.history.frames[:20]
    assert max(gaps(thinned_out)) == min(gaps(thinned_out)) >= 20_000 / limit


def test_thinning_is_even():
    record = Recorder(limit=1000)
    for step in range(1000):
        record(step)
    frames = record.history.frames
    for target in (500, 300, 80):  # again and again, as the training grows longer
        frames = thinned(frames, target)
        assert target / 2 <= len(frames) <= target + 2  # the ends stay, wherever they lie
        assert max(gaps(frames)) == min(gaps(frames)[:-1])
        assert steps(frames)[0] == 0 and steps(frames)[-1] == 999


def test_thinning_evens_out_frames_recorded_at_different_rhythms():
    record = Recorder(limit=10_000)
    for step in [*range(1000), *range(1000, 11_000, 10)]:
        record(step)
    kept = gaps(thinned(record.history.frames, 100))
    assert max(kept) <= 2 * min(kept[:-1])


def test_thinning_what_is_few_already_changes_nothing():
    record = Recorder()
    frames = [record(step) for step in range(10)]
    assert thinned(frames, 10) == frames


def test_events_and_their_eves_are_never_thinned_out():
    record = Recorder(limit=100)
    for step in range(3000):
        record(step)
        if step in (7, 777, 1501):
            record(step, "set")
        if step == 2000:
            record(step, "settings")
    kept = [(frame.step, frame.event) for frame in record.history.frames]
    for step, event in ((7, "set"), (777, "set"), (1501, "set"), (2000, "settings")):
        place = kept.index((step, event))
        assert kept[place - 1] == (step, "")


# Looking up


def test_the_nearest_frame_at_or_before_a_step_or_an_id():
    record = Recorder()
    frames = [record(0), record(10), record(10, "set"), record(20)]
    assert record.history.before_step(15) is frames[2]
    assert record.history.before_step(9) is frames[0]
    assert record.history.before_step(-1) is None
    assert record.history.held(1) is frames[1]
    assert record.history.held(99) is frames[3]
    assert record.history.held(-1) is None


# Undo and redo


def test_undo_returns_to_the_eve_of_the_last_edit_and_redo_to_the_end_again():
    record = Recorder()
    eve = [record(0), record(5)][-1]
    record(5, "set")
    end = [record(8), record(9)][-1]
    assert record.history.undo() is eve
    assert steps(record.history.frames) == [0, 5]
    assert record.history.redo() is end
    assert steps(record.history.frames) == [0, 5, 5, 8, 9]


def test_edits_are_undone_last_first_and_redone_first_first():
    record = Recorder()
    frames = [record(0), record(0, "set"), record(0, "mute"), record(0, "flip")]
    assert [record.history.undo() for _ in range(3)] == frames[2::-1]
    assert not record.history.can_undo
    assert [record.history.redo() for _ in range(3)] == frames[1:]
    assert not record.history.can_redo


def test_nothing_to_undo_or_redo_is_said():
    record = Recorder()
    record(0)
    record(1)
    with pytest.raises(ValueError, match="no hand edit to undo"):
        record.history.undo()
    with pytest.raises(ValueError, match="nothing to redo"):
        record.history.redo()


@pytest.mark.parametrize("event", ["", "set", "settings"])
def test_something_new_clears_redo(event):
    record = Recorder()
    record(0)
    record(0, "set")
    record.history.undo()
    assert record.history.can_redo
    record(1, event)
    assert not record.history.can_redo


def test_changed_settings_are_no_edit():
    record = Recorder()
    record(0)
    record(0, "settings")
    assert not record.history.can_undo


def test_the_last_200_edits_can_be_undone_after_a_long_training():
    record, eves = Recorder(), []
    for step in range(12_000):
        eve = record(step)
        if step % 60 == 59:
            record(step, "set")
            eves.append(eve)
    assert len(eves) == 200
    assert [record.history.undo() for _ in range(200)] == eves[::-1]


def test_an_edit_whose_eve_is_no_longer_held_cannot_be_undone():
    record = Recorder(limit=4)
    for step in range(6):
        record(step, "set")
    undone = 0
    while record.history.can_undo:
        assert record.history.undo() is record.history.frames[-1]
        undone += 1
    assert undone == 3  # of the four frames held the first has no eve


def test_a_reset_starts_a_new_timeline_and_undo_brings_the_old_one_back():
    record = Recorder()
    before = [record(0), record(10), record(10, "set"), record(20)]
    reset = record(0, "reset")
    after = record(3)
    assert record.history.frames == [reset, after]
    assert record.history.undo() is before[-1]
    assert record.history.frames == before
    assert record.history.redo() is after
    assert record.history.frames == [reset, after]
    record.history.undo()
    assert record.history.undo() is before[1]  # the edit made before the reset


def test_many_resets_stay_within_the_limit_and_the_last_can_be_undone():
    record, eves = Recorder(limit=100), []
    for _ in range(50):
        for step in range(1, 40):
            eve = record(step)
        eves.append(eve)
        record(0, "reset")
    # A timeline holds 39 frames (and its reset): beside the present one, two fit.
    assert [record.history.undo() for _ in range(2)] == eves[:-3:-1]
    assert not record.history.can_undo


def test_cutting_drops_what_came_later_and_clears_redo():
    record = Recorder()
    frames = [record(step) for step in range(5)]
    record(4, "set")
    record.history.undo()
    record.history.cut(after=frames[4])
    assert record.history.can_redo  # nothing was dropped
    record.history.cut(after=frames[1])
    assert record.history.frames == frames[:2]
    assert not record.history.can_redo
