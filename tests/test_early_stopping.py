"""Early stopping: it waits as long as it was told, counts from the best, and can be gone on from."""

from dataclasses import replace

import pytest

from weightviz.early_stopping import Patience
from weightviz.experiment import Experiment
from weightviz.training import Trainer

# 8 tanh neurons and few noisy points: the test error falls, then rises while the training error goes on falling.
OVERFITS = Experiment(dataset="circle", points=40, noise=0.4, hidden_layers=(8, 8), learning_rate=0.5, seed=1)
PATIENT = replace(OVERFITS, early_stopping=5)
BATCHES = 2  # 20 rows to learn from, 10 a batch


def test_patience_counts_from_the_best():
    patience = Patience()
    for step, loss in enumerate((3.0, 2.0, 2.5, 2.0, 1.0, 1.5)):
        patience = patience.after(loss, step)
    assert patience == Patience(best=1.0, best_step=4, waited=1)  # 2.0 again was no improvement
    assert patience.renewed() == Patience(best=1.0, best_step=4, waited=0)


def expected_stop() -> tuple[int, int]:
    """The step at which patience runs out and the step of the best, from the test errors of all epochs."""
    trainer, best, waited = Trainer(OVERFITS), (float("inf"), 0), 0
    while waited < 5:
        trainer.train(BATCHES)
        waited = 0 if trainer.test_loss < best[0] else waited + 1
        best = min(best, (trainer.test_loss, trainer.step))
    return trainer.step, best[1]


@pytest.mark.parametrize("every", [None, 1, 3])
def test_training_stops_when_patience_runs_out(every):
    stop, best = expected_stop()
    trainer = Trainer(PATIENT)
    trainer.train(10_000, every)
    assert trainer.step == stop
    assert f"stopped at step {stop}" in trainer.stopped
    assert f"lowest at step {best}" in trainer.stopped
    alone = Trainer(OVERFITS)
    alone.train(stop)
    assert trainer.network.parameters.tolist() == alone.network.parameters.tolist()


def test_one_may_train_on_and_it_waits_once_more():
    trainer = Trainer(PATIENT)
    trainer.train(10_000)
    first = trainer.step
    trainer.train(1)
    assert trainer.stopped is None
    assert trainer.step == first + 1
    trainer.train(10_000)
    assert trainer.step >= first + 5 * BATCHES
    assert trainer.stopped


def test_going_back_and_training_again_stops_at_the_same_step():
    trainer = Trainer(PATIENT)
    trainer.train(10_000, every=7)
    stop, final = trainer.step, trainer.network.parameters.tolist()
    for step in (stop - 3, stop // 2, 5):
        trainer.rewind(step)
        assert trainer.stopped is None
        trainer.train(10_000, every=7)
        assert trainer.step == stop
        assert trainer.network.parameters.tolist() == final


def test_without_test_rows_it_never_stops():
    trainer = Trainer(replace(PATIENT, train_share=1.0))
    trainer.train(600)
    assert (trainer.step, trainer.stopped) == (600, None)
