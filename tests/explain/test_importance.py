"""What matters: the caveats of reading weights, each with its direction and its size."""

from dataclasses import replace

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.data import Dataset
from weightviz.explain.correlation import correlated_inputs
from weightviz.explain.importance import falling, importance
from weightviz.explain.permutation import permutation

A_SQUARE_METRE = 10.7639  # in square feet


def houses(area_unit: float = 1.0) -> Dataset:
    """400 made houses: 150 $ a square foot, 8,000 $ a bedroom, -900 $ a year, and some noise."""
    rng = np.random.default_rng(11)
    area, bedrooms, age = rng.normal(1500, 500, 400), rng.integers(1, 6, 400), rng.uniform(0, 100, 400)
    price = 50_000 + 150 * area + 8_000 * bedrooms - 900 * age + rng.normal(0, 10_000, 400)
    return Dataset(np.column_stack([area / area_unit, bedrooms, age]), price, ["area", "bedrooms", "age", "price"])


def learnt(data: Dataset, steps: int = 2_000, **settings) -> Trainer:
    experiment = Experiment(learning_rate=0.1, train_share=0.8).on(data)
    trainer = Trainer(replace(experiment, **settings), data)  # first weights must fit the inputs of these data
    trainer.train(steps)
    return trainer


def two_columns(rows: int = 300) -> Dataset:
    """y = 2 a + 0.1 b, of independent columns."""
    columns = np.random.default_rng(5).normal(size=(rows, 2))
    return Dataset(columns, columns @ [2.0, 0.1], ["a", "b", "y"])


def test_raw_weights_make_bedrooms_look_larger_and_standardised_ones_area():
    found = importance(learnt(houses()))
    assert found.raw == pytest.approx([150, 8_000, -900], rel=0.1)
    assert 45 < found.raw[1] / found.raw[0] < 65  # 8,000 / 150 = 53
    assert 5 < found.first[0] / found.first[1] < 9  # (150 x 500) / (8,000 x 1.41) = 6.6
    assert found.permutation.means.argmax() == 0


def test_in_square_metres_the_raw_weight_is_another_and_everything_else_the_same():
    in_feet, in_metres = learnt(houses()), learnt(houses(area_unit=A_SQUARE_METRE))
    feet, metres = importance(in_feet), importance(in_metres)
    assert metres.raw[0] / feet.raw[0] == pytest.approx(A_SQUARE_METRE)
    assert metres.first == pytest.approx(feet.first)
    assert metres.permutation.means == pytest.approx(feet.permutation.means)
    rows = houses().rows
    assert in_metres.predict(rows / [A_SQUARE_METRE, 1, 1]) == pytest.approx(in_feet.predict(rows))


def test_twins_share_the_credit():
    trainer = Trainer(Experiment(dataset="twins", initializer="zeros", learning_rate=0.1))
    trainer.train(500)
    found = importance(trainer)
    assert found.raw[0] == pytest.approx(found.raw[1])
    assert found.raw.sum() == pytest.approx(3.0, rel=0.05)  # the truth is (3, 0)
    # y = w (x + x'): with one of them shuffled a row misses w (x - its new x), whose mean square is 2 w^2
    assert found.permutation.means == pytest.approx([0.5, 0.5], rel=0.25)
    assert correlated_inputs(trainer) == (("original", "copy", 1.0),)


def test_large_first_weights_may_count_for_little():
    start = (1.0, 0.0, 0.0, 10.0, 0.0, 0.0, 2.0, 0.01, 0.0)  # a -> 1 -> 2, b -> 10 -> 0.01
    network = {"hidden_layers": (2,), "activation": "linear", "start_values": start}
    found = importance(learnt(two_columns(), steps=0, **network))
    assert found.first.tolist() == [1.0, 10.0]
    assert found.paths == pytest.approx([2.0, 0.1])
    assert found.exact
    assert found.permutation.means[0] > 20 * abs(found.permutation.means[1])
    assert found.permutation.means[0] > 1


def test_the_sign_of_a_path_is_a_product():
    network = {"hidden_layers": (1,), "start_values": (1.5, 0.0, 0.0, -2.0, 0.0)}  # +1.5 and then -2
    trainer = learnt(two_columns(), steps=0, **network)
    found = importance(trainer)
    assert found.paths.tolist() == [-3.0, 0.0]
    assert not found.exact
    says = trainer.network.forward(np.array([[-1.0, 0.0], [0.0, 0.0], [1.0, 0.0]]))[:, 0]
    assert (np.diff(says) < 0).all()


def test_a_tanh_neuron_turned_over_changes_nothing():
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(4,)))
    trainer.train(100)
    before, says = importance(trainer), trainer.network.forward(trainer.problem.inputs)
    for index in (1, 5, 9, 13):  # from x and from y to 1.2, its bias, and on to the output
        trainer.flip(index)
    after = importance(trainer)
    assert trainer.network.forward(trainer.problem.inputs) == pytest.approx(says)
    assert after.paths == pytest.approx(before.paths)
    assert after.first == pytest.approx(before.first)
    assert after.permutation.means == pytest.approx(before.permutation.means)


def test_one_neuron_cannot_learn_exclusive_or_and_so_nothing_matters_to_it():
    alone, several = (Trainer(Experiment(dataset="xor", hidden_layers=layers)) for layers in ((), (4,)))
    for trainer in (alone, several):
        trainer.train(3_000)
    assert alone.train_loss > 0.65  # log 2 = 0.693 is what guessing costs
    assert several.train_loss < 0.15
    assert np.abs(importance(alone).permutation.means).max() < 0.1
    assert importance(several).permutation.means.min() > 0.5


def test_what_goes_along_with_a_cause_gets_its_credit_until_the_cause_is_known():
    rng = np.random.default_rng(2)
    size = rng.normal(size=500)
    bedrooms = 0.8 * size + 0.6 * rng.normal(size=500)
    price = 3 * size + rng.normal(0, 0.3, 500)  # a bedroom as such earns nothing
    unknown = importance(learnt(Dataset(bedrooms[:, np.newaxis], price, ["bedrooms", "price"])))
    both = importance(learnt(Dataset(np.column_stack([bedrooms, size]), price, ["bedrooms", "size", "price"])))
    assert unknown.raw[0] == pytest.approx(2.4, rel=0.15)  # 3 x 0.8
    assert unknown.permutation.means[0] > 0.8
    assert abs(both.raw[0]) < 0.1
    assert both.permutation.means[0] < 0.01 * both.permutation.means[1]


def test_shuffling_a_column_that_says_it_all_costs_twice_its_variance():
    x = np.random.default_rng(1).normal(size=(500, 1))
    trainer = Trainer(Experiment(train_share=1.0, start_values=(1.0, 0.0)), Dataset(x, 4 * x[:, 0] + 1, ["x", "y"]))
    shuffled = permutation(trainer)
    assert (shuffled.error, shuffled.rows, shuffled.held_out) == (pytest.approx(0.0, abs=1e-20), 500, False)
    assert shuffled.means == pytest.approx([2.0], rel=0.1)
    assert shuffled.rises.shape == (10, 1)
    assert 0 < shuffled.spreads[0] < 0.3


def test_shuffling_is_seeded_uses_the_test_rows_and_changes_nothing():
    trainer = Trainer(Experiment(dataset="circle"))
    trainer.train(50)
    before = trainer.problem.inputs.copy(), trainer.network.parameters
    first, again = permutation(trainer), permutation(trainer)
    np.testing.assert_array_equal(first.rises, again.rises)
    assert first.error == pytest.approx(trainer.test_loss)
    assert first.held_out
    np.testing.assert_array_equal(trainer.problem.inputs, before[0])
    np.testing.assert_array_equal(trainer.network.parameters, before[1])


def test_rows_count_by_their_weights():
    data = Dataset([[0.0], [1.0], [5.0]], [0.0, 1.0, 9.0], ["x"], weights=[1.0, 1.0, 0.0])
    trainer = Trainer(Experiment(train_share=1.0), data)
    assert permutation(trainer).error == pytest.approx(trainer.train_loss)


def test_a_muted_line_matters_in_no_way():
    trainer = Trainer(Experiment(dataset="houses_five"))
    trainer.train(100)
    trainer.mute(0)
    found = importance(trainer)
    assert (found.raw[0], found.first[0], found.permutation.means[0]) == (0, 0, 0)


def test_with_several_classes_weights_and_shuffling_are_told_and_no_paths():
    trainer = Trainer(Experiment(dataset="penguins_three", hidden_layers=()))
    trainer.train(200)
    found = importance(trainer)
    assert (found.raw, found.paths, found.one_neuron) == (None, None, False)
    assert found.first == pytest.approx(np.abs(trainer.network.weights[0]).sum(axis=1))
    assert found.permutation.error == pytest.approx(trainer.test_loss)
    assert (found.permutation.means > 0.1).all()


def test_activations_that_fall_are_named_once():
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(2, 2, 2), activation=("sine", "tanh", "sine")))
    assert falling(trainer) == ("sine",)


@pytest.mark.parametrize("repeats", [1, 0, -1])
def test_one_shuffle_has_no_spread(repeats):
    with pytest.raises(ValueError, match=f"2 repeats or more; got {repeats}"):
        permutation(Trainer(Experiment()), repeats)


def test_test_rows_that_all_count_nothing_count_the_same():
    weights = np.ones(10)
    probe = Trainer(Experiment(train_share=0.8), Dataset(np.arange(10.0)[:, np.newaxis], np.arange(10.0), ["x", "y"]))
    weights[probe.problem.test_rows] = 0.0
    data = Dataset(np.arange(10.0)[:, np.newaxis], np.arange(10.0), ["x", "y"], weights=weights)
    trainer = Trainer(Experiment(train_share=0.8), data)
    assert trainer.test_loss == pytest.approx(probe.test_loss)
    assert permutation(trainer).error == pytest.approx(probe.test_loss)
