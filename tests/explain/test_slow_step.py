"""One step in slow motion is the step that training takes, to the last bit, and its terms are those of the formulas."""

import numpy as np
import pytest

from weightviz import Dataset, Experiment, Trainer
from weightviz.explain.gradient_check import gradient_check
from weightviz.explain.lines import lines_of
from weightviz.explain.slow_step import slow_step
from weightviz.losses import LOSSES
from weightviz.network import speak
from weightviz.optimizers import OPTIMIZERS
from weightviz.schedules import SCHEDULES


def trained(steps: int = 23, **settings) -> Trainer:
    trainer = Trainer(Experiment(**{"dataset": "circle", "seed": 3, **settings}))
    trainer.train(steps)
    return trainer


def everything(trainer: Trainer) -> list:
    frame = trainer.frame
    return [frame.id, frame.step, frame.epoch, frame.batch, frame.updates, frame.parameters.tolist(),
            frame.memory.tolist(), len(trainer.history.frames)]  # fmt: skip


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("dropout", [0.0, 0.3])
def test_the_step_is_the_next_one_of_training_to_the_last_bit(optimizer, schedule, dropout):
    for l1, l2, clip in [(0, 0, None), (0.01, 0, None), (0, 0.02, 0.3), (0.01, 0.02, 0.3)]:
        rule = {"optimizer": optimizer, "schedule": schedule, "l1": l1, "l2": l2, "clip": clip, "dropout": dropout}
        trainer = trained(**rule)
        trainer.lock(3)
        trainer.mute(5)
        trainer.train(7)
        before = everything(trainer)
        slow = slow_step(trainer)
        assert everything(trainer) == before
        assert slow.old.tolist() == trainer.frame.parameters.tolist()
        trainer.train(1)
        assert slow.new.tolist() == trainer.frame.parameters.tolist()
        assert slow.new[[3, 5]].tolist() == slow.old[[3, 5]].tolist()
        assert slow.count == trainer.frame.updates


@pytest.mark.parametrize("settings", [{}, {"batch_size": 7}, {"dataset": "houses_2010", "hidden_layers": ()}])
def test_every_step_of_some_epochs_is_foretold(settings):
    trainer = trained(0, **settings)
    for _ in range(25):
        slow = slow_step(trainer)
        trainer.train(1)
        assert slow.new.tolist() == trainer.frame.parameters.tolist()


def test_settings_turned_since_hold_for_the_step():
    trainer = trained(8, batch_size=7)
    trainer.use(Experiment(dataset="circle", seed=3, batch_size=30, learning_rate=0.7))
    slow = slow_step(trainer)
    assert (slow.stages["rate"], len(slow.rows)) == (0.7, 7)  # the batches change with the next epoch
    trainer.train(1)
    assert slow.new.tolist() == trainer.frame.parameters.tolist()


def test_from_an_earlier_moment_it_is_the_step_that_would_be_taken_there():
    trainer = trained(0, optimizer="adam", batch_size=7)
    trainer.train(40, every=20)
    before = everything(trainer)
    slow = slow_step(trainer, 13, trainer.history.frames[0].id)
    assert everything(trainer) == before
    trainer.rewind(13)
    trainer.train(1)
    assert slow.new.tolist() == trainer.frame.parameters.tolist()
    with pytest.raises(ValueError, match="not in the history"):
        slow_step(trainer, 15)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("steps", [0, 1, 37])
def test_the_own_terms_make_the_change_by_the_written_formulas(optimizer, steps):
    """Worked out here from the formulas of the papers, gradient by gradient from the very first step."""
    trainer = trained(0, optimizer=optimizer, clip=0.5, l2=0.0 if OPTIMIZERS[optimizer].decays else 0.01)
    v = m = s = r = np.zeros(trainer.start.size)
    count = steps + 1
    for _ in range(count):
        slow = slow_step(trainer)
        g = slow.stages["entered"]
        v, m, s, r = 0.9 * v + g, 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**2, 0.9 * r + 0.1 * g**2
        trainer.train(1)
    full_m, full_s = m / (1 - 0.9**count), s / (1 - 0.999**count)
    adam = {"mean": m, "squares": s, "full_mean": full_m, "full_squares": full_s}
    formulas = {
        "gradient_descent": ({}, g),
        "momentum": ({"velocity": v}, v),
        "nesterov": ({"velocity": v}, g + 0.9 * v),
        "rmsprop": ({"squares": r}, g / (np.sqrt(r) + 1e-8)),
        "adam": (adam, full_m / (np.sqrt(full_s) + 1e-8)),
        "adamw": (adam, full_m / (np.sqrt(full_s) + 1e-8)),
    }
    terms, direction = formulas[optimizer]
    told = slow.own_terms
    for name, values in {**terms, "direction": direction}.items():
        np.testing.assert_allclose(told[name], values, rtol=1e-9, atol=1e-15)
    np.testing.assert_allclose(slow.stages["change"], slow.stages["rate"] * direction, rtol=1e-9, atol=1e-18)
    assert slow.count == count
    np.testing.assert_allclose(slow.new, slow.old - slow.stages["change"], rtol=1e-12)


@pytest.mark.parametrize("optimizer", ["gradient_descent", "adamw"])
def test_clipping_l2_l1_and_the_schedule_each_say_what_they_add(optimizer):
    trainer = trained(9, optimizer=optimizer, clip=0.05, l2=0.1, l1=0.2, schedule="cosine", schedule_steps=100)
    slow = slow_step(trainer)
    stages, old = slow.stages, slow.old
    is_weight = np.array([not name.startswith("bias") for name in names(trainer)])
    assert stages["length"] == pytest.approx(np.linalg.norm(stages["gradient"]))
    assert stages["length"] > 0.05
    np.testing.assert_allclose(stages["clipped"], stages["gradient"] * 0.05 / stages["length"])
    np.testing.assert_allclose(stages["pull"], np.where(is_weight, 2 * 0.1 * old, 0.0))
    decays = OPTIMIZERS[optimizer].decays
    np.testing.assert_allclose(stages["entered"], stages["clipped"] + (0 if decays else stages["pull"]))
    rate = trainer.experiment.learning_rate * 0.5 * (1 + np.cos(np.pi * 9 / 100))
    assert stages["rate"] == pytest.approx(rate)
    after = old - stages["change"] - (rate * stages["pull"] if decays else 0)
    np.testing.assert_allclose(stages["unshrunk"], after)
    shrunk = np.sign(after) * np.maximum(np.abs(after) - rate * 0.2, 0)
    np.testing.assert_allclose(slow.new, np.where(is_weight, shrunk, after), atol=1e-15)


def names(trainer: Trainer) -> list[str]:
    return [line.name for line in lines_of(trainer)]


@pytest.mark.parametrize(
    "settings",
    [
        {"dropout": 0.3, "batch_size": 9},
        {"dataset": "houses_five", "hidden_layers": (3,)},
        {"dataset": "penguins_three"},
    ],
)  # fmt: skip
def test_the_gradient_is_the_mean_of_what_the_rows_ask_for(settings):
    slow = slow_step(trained(31, **settings))
    rows = [slow.of_row(row) for row in slow.rows]
    np.testing.assert_allclose(
        sum(share * row.gradient for share, row in zip(slow.shares, rows, strict=True)),
        slow.stages["gradient"], rtol=1e-9, atol=1e-13,
    )  # fmt: skip
    assert slow.loss == pytest.approx(sum(share * row.loss for share, row in zip(slow.shares, rows, strict=True)))


def test_a_full_batch_without_dropout_has_the_gradient_and_loss_of_the_page_and_of_central_differences():
    trainer = trained(12, batch_size=None)
    slow, check = slow_step(trainer), gradient_check(trainer)
    np.testing.assert_allclose(slow.stages["gradient"], check.numerical, atol=1e-8)
    assert slow.loss == pytest.approx(trainer.train_loss)
    assert sorted(slow.rows) == sorted(trainer.problem.train_rows)


@pytest.mark.parametrize("dataset", ["circle", "houses_2010", "penguins_three"])
def test_what_one_row_asks_for_agrees_with_central_differences(dataset):
    trainer = trained(12, dataset=dataset, hidden_layers=(3, 2), activation="tanh")
    trainer.mute(2)
    experiment, problem, heard = trainer.experiment, trainer.problem, trainer.network.heard
    for row in (0, 17):
        told = slow_step(trainer).of_row(row)

        def loss(parameters, row=row):
            one = problem.inputs[row : row + 1]
            *_, (sums, says) = speak(experiment.sizes, experiment.activations, parameters, one)
            return LOSSES[experiment.loss].of_rows(sums, says, problem.targets[row : row + 1].T)[0]

        moves = 1e-5 * np.eye(heard.size)
        numerical = np.array([(loss(heard + move) - loss(heard - move)) / 2e-5 for move in moves])
        numerical[2] = 0.0
        np.testing.assert_allclose(told.gradient, numerical, atol=1e-7)
        assert told.loss == pytest.approx(loss(heard))


def test_a_step_worked_out_by_hand():
    """Rows 1 and 3 with targets 0 and 4: the network meets -1 and +1 both in and out, and says w x + b."""
    data = Dataset([[1.0], [3.0]], [0.0, 4.0], ["a"], train_rows=[0, 1])
    trainer = Trainer(Experiment(hidden_layers=(), learning_rate=0.25, batch_size=None), data)
    trainer.set_weight(0, 0.5)
    trainer.set_weight(1, 0.25)
    slow = slow_step(trainer)
    # it says -0.25 and 0.75, misses by +0.75 and -0.25: gradients 2 x miss x (x, 1)
    first, second = slow.of_row(0), slow.of_row(1)
    assert (first.outputs.tolist(), first.loss, first.gradient.tolist()) == ([-0.25], 0.5625, [-1.5, 1.5])
    assert (second.outputs.tolist(), second.loss, second.gradient.tolist()) == ([0.75], 0.0625, [-0.5, -0.5])
    assert (slow.loss, slow.stages["gradient"].tolist(), slow.new.tolist()) == (0.3125, [-1.0, 0.5], [0.75, 0.125])


def test_a_row_outside_the_batch_says_so_and_dropout_silences_nobody_for_it():
    trainer = trained(31, dropout=0.5, batch_size=9)
    slow = slow_step(trainer)
    outside = next(row for row in range(len(trainer.data)) if row not in slow.rows)
    told = slow.of_row(outside)
    assert told.silent == 0
    assert told.outputs == pytest.approx(trainer.network.forward(trainer.problem.inputs[outside : outside + 1])[0])
    silent = [slow.of_row(row).silent for row in slow.rows]
    assert silent == (slow.keep == 0).sum(axis=0).tolist()
    assert 0 < sum(silent) < slow.keep.size


def test_rows_that_count_for_more_pull_harder():
    data = Dataset([[1.0], [3.0], [5.0]], [0.0, 4.0, 1.0], ["a"], train_rows=[0, 1, 2], weights=[1.0, 2.0, 5.0])
    slow = slow_step(Trainer(Experiment(hidden_layers=(), batch_size=None), data))
    assert dict(zip(slow.rows.tolist(), slow.shares.tolist(), strict=True)) == {0: 0.125, 1: 0.25, 2: 0.625}
    mean = sum(s * slow.of_row(r).gradient for s, r in zip(slow.shares, slow.rows, strict=True))
    np.testing.assert_allclose(slow.stages["gradient"], mean)


@pytest.mark.parametrize("row", [-1, 200])
def test_a_row_that_is_not_there_is_refused(row):
    with pytest.raises(ValueError, match="There is no row"):
        slow_step(trained(1)).of_row(row)
