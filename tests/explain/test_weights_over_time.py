"""The way of the weights is the history's own."""

import numpy as np

from weightviz import Experiment, Trainer
from weightviz.explain.weights_over_time import MOST_MOMENTS, weights_over_time


def test_values_are_those_of_the_frames_and_edits_are_marked():
    trainer = Trainer(Experiment(dataset="circle"))
    trainer.train(4, every=2)
    trainer.flip(3)
    trainer.train(2)
    past = weights_over_time(trainer)
    assert past.steps.tolist() == [0, 2, 4, 4, 6]
    assert past.by_hand == ((4, "flip"),)
    assert past.values[3, 3] == -past.values[2, 3]
    np.testing.assert_array_equal(past.values[-1], trainer.network.parameters)


def test_a_long_history_is_thinned_out_from_its_start_to_its_end():
    trainer = Trainer(Experiment())
    trainer.train(2_000, every=1)
    past = weights_over_time(trainer)
    assert MOST_MOMENTS / 2 < len(past.steps) <= MOST_MOMENTS + 2
    assert (past.steps[0], past.steps[-1]) == (0, 2_000)


def test_those_that_moved_most_ended_farthest_from_their_start():
    trainer = Trainer(Experiment(dataset="circle"))
    for index, change in ((2, 3.0), (0, -2.0), (4, 1.0)):
        trainer.set_weight(index, trainer.start[index] + change)
    assert weights_over_time(trainer).moved_most(2) == (0, 2)
