"""Going back and training again gives every number to the last bit; undo, redo and reset lose nothing."""

from dataclasses import replace

import numpy as np
import pytest

import weightviz as wv
from weightviz.history import EDITS, JUMPS, TURNS

# 33 training rows in batches of 10: the last of each epoch has 3
EXPERIMENT = wv.Experiment(dataset="circle", hidden_layers=(4, 2), points=66, seed=7, learning_rate=0.1)
LAST_STEP = 35


def perform(every=None, limit=5000):
    """A training with all in it that decides how it goes on."""
    trainer = wv.Trainer(EXPERIMENT)
    trainer.history.limit = limit
    trainer.train(6, every)
    trainer.use(replace(EXPERIMENT, batch_size=7))  # in the middle of an epoch
    trainer.train(9, every)
    trainer.use(replace(EXPERIMENT, batch_size=7, learning_rate=0.3))
    trainer.train(8, every)
    trainer.mute(3)
    trainer.lock(12)
    trainer.set_weight(5, 0.5)
    trainer.train(12, every)
    return trainer


def state(frame):
    """Everything that must be the same again."""
    return (
        frame.step, frame.epoch, frame.batch, frame.batch_size, frame.next_batch_size, frame.learning_rate,
        frame.parameters.tolist(), frame.locked.tolist(), frame.muted.tolist(),
        frame.train_loss, frame.test_loss, frame.train_score, frame.test_score,
    )  # fmt: skip


@pytest.fixture(scope="module")
def states():
    """The last state at every step, each one recorded when it was there."""
    return {frame.step: state(frame) for frame in perform(every=1).history.frames}


@pytest.fixture
def trainer():
    trainer = wv.Trainer(EXPERIMENT)
    trainer.train(10, every=1)
    return trainer


# Rewinding


@pytest.mark.parametrize(
    ("every", "limit"),
    [(1, 5000), (5, 5000), (None, 5000), (1, 24)],
    ids=["all kept", "5th kept", "few", "thinned"],
)
def test_every_state_comes_back_to_the_last_bit_whether_kept_or_replayed(states, every, limit):
    trainer = perform(every, limit)
    assert state(trainer.frame) == states[LAST_STEP]
    for step in range(LAST_STEP, -1, -1):
        trainer.rewind(step)
        assert state(trainer.frame) == states[step]
        assert trainer.history.frames[-1].step == trainer.step == step


def test_a_history_thinned_out_is_what_the_test_above_says():
    assert len(perform(1, limit=24).history.frames) <= 24 < len(perform(1).history.frames)


@pytest.mark.parametrize("step", range(24, LAST_STEP))
@pytest.mark.parametrize("every", [1, None])
def test_training_on_from_an_earlier_step_is_as_if_it_had_never_gone_further(states, step, every):
    trainer = perform(every)
    trainer.rewind(step)
    trainer.train(LAST_STEP - step)
    assert state(trainer.frame) == states[LAST_STEP]


def test_going_back_before_a_change_of_settings_and_on_with_the_old_ones(states):
    trainer = perform()
    trainer.rewind(3)
    trainer.use(EXPERIMENT)
    trainer.train(3)
    assert state(trainer.frame)[6:] == states[6][6:]  # all but the batch size that was to come
    trainer.use(replace(EXPERIMENT, batch_size=7))
    trainer.train(9)
    assert state(trainer.frame)[6:] == states[15][6:]


def test_moments_of_the_same_step_are_told_apart_by_their_id(trainer):
    eve = trainer.frame
    trainer.set_weight(0, 3.0)
    edited = trainer.frame
    trainer.train(2)
    trainer.rewind(10, edited.id)
    assert trainer.network.parameters[0] == 3.0
    trainer.rewind(10, eve.id)
    assert trainer.network.parameters.tolist() == eve.parameters.tolist()


@pytest.mark.parametrize("step", [-1, 11, 10**9])
def test_a_step_that_was_never_trained_is_refused(trainer, step):
    frame = trainer.frame
    with pytest.raises(ValueError, match=f"Step {step} is not in the history, .* step 0 to 10"):
        trainer.rewind(step)
    assert trainer.frame is frame


def test_rewinding_to_where_one_is_changes_nothing(trainer):
    trainer.set_weight(0, 3.0)
    trainer.undo()
    trainer.rewind(trainer.step)
    trainer.redo()  # still possible
    assert trainer.network.parameters[0] == 3.0


def test_an_edit_made_further_back_continues_from_there(trainer):
    trainer.rewind(4)
    trainer.set_weight(0, 3.0)
    trainer.train(1)
    assert trainer.step == 5
    assert [frame.step for frame in trainer.history.frames] == [0, 1, 2, 3, 4, 4, 5]


# Looking


def test_what_the_last_step_did_and_the_gradient_at_a_frame_without_going_there(trainer):
    frames = trainer.history.frames
    for step in (1, 4, 10):
        gradient, change = trainer.look(step)
        assert change == pytest.approx(frames[step].parameters - frames[step - 1].parameters, abs=1e-15)
        there = wv.Trainer(EXPERIMENT)
        there.train(step)
        assert gradient.tolist() == there.gradient().tolist()
    assert trainer.frame is frames[-1] and trainer.step == 10
    assert not trainer.look(0)[1].any()


def test_a_hand_edit_is_not_what_the_last_step_did(trainer):
    _, by_the_step = trainer.look(10)
    trainer.set_weight(0, 3.0)
    assert not trainer.look(10)[1].any()
    trainer.use(replace(EXPERIMENT, learning_rate=0.5))
    trainer.train(0)  # the new rate is an event of its own
    assert trainer.look(10)[1].tolist() == by_the_step.tolist()


# Undo and redo

EDIT = {
    "set": lambda trainer: trainer.set_weight(0, 3.0),
    "flip": lambda trainer: trainer.flip(0),
    "start": lambda trainer: trainer.back_to_start(0),
    "lock": lambda trainer: trainer.lock(0),
    "mute": lambda trainer: trainer.mute(0),
    "reset": lambda trainer: trainer.reset(),
}


def test_every_edit_is_tried_below():
    assert set(EDIT) == set(EDITS)


@pytest.mark.parametrize("event", EDIT)
def test_a_turn_is_an_edit_that_moves_one_weight_and_a_jump_one_that_moves_the_error(trainer, event):
    before, error = trainer.network.parameters.copy(), trainer.train_loss
    EDIT[event](trainer)
    assert (np.count_nonzero(trainer.network.parameters != before) == 1) == (event in TURNS)
    assert (trainer.train_loss != error) == (event in JUMPS)


@pytest.mark.parametrize("event", EDIT)
def test_undo_returns_to_just_before_the_edit_and_redo_to_all_that_followed(trainer, event):
    before = state(trainer.frame)
    EDIT[event](trainer)
    edited = state(trainer.frame)
    assert trainer.frame.event == event
    trainer.train(7)
    after = state(trainer.frame)
    trainer.undo()
    assert state(trainer.frame) == before != edited
    assert trainer.step == 10
    trainer.redo()
    assert state(trainer.frame) == after
    trainer.train(3)
    expected = state(trainer.frame)
    trainer.undo()
    EDIT[event](trainer)  # by hand once more
    trainer.train(10)
    assert state(trainer.frame) == expected


def test_solo_is_one_edit(trainer):
    trainer.solo(0)
    assert trainer.frame.muted.sum() == 2
    trainer.undo()
    assert not trainer.frame.muted.any()


@pytest.mark.parametrize(
    "something_new",
    [lambda t: t.train(1), lambda t: t.set_weight(1, 2.0), lambda t: t.rewind(5), lambda t: t.reset()],
    ids=["training", "an edit", "rewinding", "a reset"],
)
def test_something_new_ends_redo(trainer, something_new):
    trainer.set_weight(0, 3.0)
    trainer.undo()
    something_new(trainer)
    with pytest.raises(ValueError, match="nothing to redo"):
        trainer.redo()


def test_two_hundred_edits_with_training_between_them_can_all_be_undone():
    trainer, before = wv.Trainer(EXPERIMENT), []
    trainer.history.limit = 1000
    for i in range(200):
        trainer.train(10, every=1)
        before.append(state(trainer.frame))
        trainer.set_weight(i % 25, i / 100)
    for expected in reversed(before):
        trainer.undo()
        assert state(trainer.frame) == expected
    assert not trainer.history.can_undo


# Reset


def test_reset_restores_the_start_weights_at_step_0_and_keeps_locks_and_mutes(trainer):
    trainer.lock(1)
    trainer.mute(2)
    trainer.reset()
    assert (trainer.step, trainer.epoch) == (0, 0)
    assert trainer.network.parameters.tolist() == trainer.start.tolist()
    assert np.flatnonzero(trainer.frame.locked).tolist() == [1]
    assert np.flatnonzero(trainer.frame.muted).tolist() == [2]


def test_after_a_reset_the_same_training_follows(trainer):
    expected = state(trainer.frame)
    trainer.reset()
    trainer.train(10)
    assert state(trainer.frame) == expected


def test_undoing_a_reset_brings_the_whole_timeline_back(trainer):
    trainer.reset()
    trainer.train(30)
    trainer.undo()
    assert [frame.step for frame in trainer.history.frames] == list(range(11))
    trainer.rewind(4)
    assert trainer.step == 4


# Resuming from weights held elsewhere


def test_resume_goes_on_from_a_page_that_outlived_its_server(trainer):
    trainer.lock(1)
    trainer.mute(2)
    held = trainer.frame
    restarted = wv.Trainer(EXPERIMENT)
    restarted.resume(held.parameters.tolist(), held.step, held.locked.tolist(), held.muted.tolist())
    assert state(restarted.frame) == state(held)
    for each in (trainer, restarted):
        each.train(20)
    assert state(restarted.frame) == state(trainer.frame)


def test_resume_finds_its_place_in_the_epoch_of_a_batch_size_just_chosen(trainer):
    smaller = wv.Trainer(replace(EXPERIMENT, batch_size=7))
    smaller.train(12)
    trainer.use(replace(EXPERIMENT, batch_size=7))
    trainer.resume(smaller.frame.parameters, 12, smaller.frame.locked, smaller.frame.muted)
    assert state(trainer.frame) == state(smaller.frame)


@pytest.mark.parametrize(
    ("parameters", "step", "masks"),
    [
        ([0.0] * 24, 0, [False] * 25),
        ([float("nan")] * 25, 0, [False] * 25),
        ([0.0] * 25, -1, [False] * 25),
        ([0.0] * 25, 0, [False] * 3),
    ],
    ids=["too few", "not a number", "step", "masks"],
)
def test_what_does_not_fit_is_not_resumed(trainer, parameters, step, masks):
    before = state(trainer.frame)
    with pytest.raises(ValueError, match="25 finite weights"):
        trainer.resume(parameters, step, masks, masks)
    trainer.train(0)
    assert state(trainer.frame) == before
