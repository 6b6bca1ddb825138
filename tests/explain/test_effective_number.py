"""The effective number agrees with closed forms, and with slopes found by trying."""

from dataclasses import replace

import numpy as np
import pytest

from weightviz import Dataset, Experiment, Network, Trainer
from weightviz.explain.effective_number import BENDS as ROOTS
from weightviz.explain.effective_number import bent_slopes, effective_number, left_by, ways_that_count
from weightviz.losses import LOSSES


def linear(inputs: np.ndarray, **settings) -> Trainer:
    names = tuple(f"x{i}" for i in range(inputs.shape[1]))
    target = inputs.sum(axis=1) + np.random.default_rng(8).normal(size=len(inputs))
    data = Dataset(inputs, target, [*names, "y"])
    return Trainer(Experiment(hidden_layers=(), train_share=1.0, **settings), data)


def some_inputs() -> np.ndarray:
    return np.random.default_rng(5).normal(size=(40, 3)) @ [[1.0, 0.8, 0.0], [0.0, 0.3, 0.0], [0.0, 0.0, 1.0]]


@pytest.mark.parametrize("l2", [0.001, 0.1, 3.0])
def test_for_one_linear_neuron_it_is_the_trace_of_the_hat_matrix(l2):
    inputs = some_inputs()
    rows = np.column_stack([(inputs - inputs.mean(axis=0)) / inputs.std(axis=0), np.ones(40)])
    # mean of squares and l2 w^2 is least where (X'X + n l2 D) w = X'y, so the guesses are this matrix times y
    hat = rows @ np.linalg.inv(rows.T @ rows + 40 * l2 * np.diag([1, 1, 1, 0])) @ rows.T
    assert effective_number(linear(inputs, l2=l2)) == pytest.approx(np.trace(hat), rel=1e-9)


def test_without_a_penalty_it_is_the_rank_of_the_rows():
    assert effective_number(linear(some_inputs())) == 4
    one = np.random.default_rng(6).normal(size=(30, 1))
    assert effective_number(linear(np.hstack([one, one, one**2]))) == 3  # two columns and the bias


def test_it_never_exceeds_the_rows_however_many_the_weights():
    trainer = Trainer(Experiment("seattle_2014", optimizer="adam", learning_rate=0.03))
    trainer.train(500)
    assert trainer.start.size == 97 and 4 < effective_number(trainer) <= 24


def test_the_derivative_of_the_fit_by_the_targets_is_its_trace_for_a_network_as_well():
    """Ridge degrees of freedom are the sum of d guess / d target: here from a Newton step with moved targets.

    What moves the guesses by less than a thousandth of what moves them most is taken out of the slopes first.
    """
    trainer = Trainer(Experiment("hills", hidden_layers=(3,), l2=0.01))
    trainer.train(200)
    rows, sizes, ways = np.linalg.svd(slopes_by_trying(trainer)[..., 0].T, full_matrices=False)
    counts = sizes > 1e-3 * sizes[0]
    slopes = rows[:, counts] * sizes[counts] @ ways[counts]  # (rows, parameters)
    assert counts.sum() == 11 < len(counts)
    weights = np.array([1.0] * 6 + [0.0] * 3 + [1.0] * 3 + [0.0])
    moved = np.linalg.solve(slopes.T @ slopes + len(slopes) * 0.01 * np.diag(weights), slopes.T)  # d w / d target
    assert effective_number(trainer) == pytest.approx(np.trace(slopes @ moved), rel=1e-4)


def test_what_is_locked_muted_or_put_to_zero_by_l1_does_not_count():
    trainer = linear(some_inputs())
    trainer.lock(0)
    assert effective_number(trainer) == 3
    trainer.mute(1)
    assert effective_number(trainer) == 2
    trainer.lock(2)
    trainer.lock(3)
    assert effective_number(trainer) == 0
    sparse = linear(some_inputs(), l1=0.1)
    sparse.set_weight(2, 0.0)
    assert effective_number(sparse) == 3


def test_there_is_none_for_the_absolute_error_or_for_weights_that_overflow():
    assert effective_number(linear(some_inputs(), loss="mean_absolute_error")) is None
    trainer = Trainer(Experiment("hills", activation="relu"))
    nothing = np.zeros(trainer.start.size, bool)
    trainer.resume(np.full(trainer.start.size, 1e300), 0, nothing, nothing)
    assert effective_number(trainer) is None


def slopes_by_trying(trainer: Trainer) -> np.ndarray:
    """d (sum of each output) / d (each parameter), from central differences; shape (parameters, rows, outputs)."""
    network, rows = trainer.network, trainer.problem.inputs[trainer.problem.train_rows]
    hidden = trainer.experiment.activations[:-1]

    def sums(values):
        return Network(network.sizes, (*hidden, "linear"), values).forward(rows)

    moves = 1e-5 * np.eye(network.parameters.size)
    return np.array([(sums(network.parameters + m) - sums(network.parameters - m)) / 2e-5 for m in moves])


BENDS = {
    "hills": lambda p: 2.0 * np.eye(1),
    "circle": lambda p: np.diag(p * (1 - p)),
    "penguins_three": lambda p: np.diag(p) - np.outer(p, p),
}


@pytest.mark.parametrize("dataset", BENDS)
def test_the_curvature_is_the_one_found_by_trying(dataset):
    """Gauss-Newton: mean over rows of J' B J, with J from central differences of the sums and B worked out by hand."""
    trainer = Trainer(Experiment(dataset, hidden_layers=(3, 2)))
    trainer.train(50)
    answers = trainer.network.forward(trainer.problem.inputs[trainer.problem.train_rows])
    slopes = slopes_by_trying(trainer)
    expected = sum(slopes[:, n] @ BENDS[dataset](p) @ slopes[:, n].T for n, p in enumerate(answers)) / len(answers)
    found = bent_slopes(trainer)
    np.testing.assert_allclose(found.T @ found, expected, atol=1e-8)


@pytest.mark.parametrize("loss", ["mean_squared_error", "huber"])
def test_a_bent_output_and_a_loss_with_a_straight_part_bend_as_their_second_derivatives(loss):
    trainer = linear(some_inputs(), output_activation="tanh", loss=loss)
    trainer = Trainer(replace(trainer.experiment, seed=2), trainer.data)
    rows, p = trainer.problem.inputs, trainer.network.forward(trainer.problem.inputs)[:, 0]
    misses = p - trainer.problem.targets[:, 0]
    bend = 2.0 if loss == "mean_squared_error" else (np.abs(misses) <= 1).astype(float)
    weighted = (bend * (1 - p**2) ** 2)[:, np.newaxis] * np.column_stack([rows, np.ones(len(rows))])
    expected = weighted.T @ np.column_stack([rows, np.ones(len(rows))]) / len(rows)
    assert loss != "huber" or 0 < bend.sum() < len(rows)
    found = bent_slopes(trainer)
    np.testing.assert_allclose(found.T @ found, expected, atol=1e-12)


def test_every_loss_says_how_it_bends():
    assert set(ROOTS) == set(LOSSES)


@pytest.mark.parametrize("dataset", ["seattle_2014", "spiral", "penguins_three", "houses_five"])
def test_a_tiny_l2_changes_next_to_nothing(dataset):
    """Where L2 is far weaker than the weakest way that counts, nothing is held back."""
    trainer = Trainer(Experiment(dataset, hidden_layers=(4, 3)))
    trainer.train(200)
    pulled = Trainer(replace(trainer.experiment, l2=1e-12))
    pulled.resume(trainer.network.parameters, 0, *np.zeros((2, trainer.start.size), bool))
    count = effective_number(trainer)
    assert 1 <= count <= trainer.start.size
    assert effective_number(pulled) == pytest.approx(count, abs=0.01)


def test_with_l2_only_ways_that_count_are_added_up():
    """Worked out by hand: strengths 1, 1e-5 and 9e-7 of weights, 1 of a bias; below 1e-6 of the strongest is cut."""
    curvature, weights = np.diag([1.0, 1e-5, 9e-7, 9e-7, 1.0]), np.array([True, True, True, True, False])
    ways = ways_that_count(curvature)
    assert len(ways) == 3
    # the bias 1, then 1 / (1 + 1e-6) and 10 / 11; the two weak ways would have added 0.9 / 1.9 each
    assert left_by(1e-6, ways, weights) == pytest.approx(1 + 1 / (1 + 1e-6) + 10 / 11, rel=1e-9)
    assert left_by(1e-20, ways, weights) == pytest.approx(3, rel=1e-9)
    assert left_by(1e20, ways, weights) == pytest.approx(1, rel=1e-9)


@pytest.mark.parametrize("pull", [1e-4, 1.0, 100.0])
def test_where_every_way_counts_it_is_the_trace_however_weights_and_biases_go_together(pull):
    slopes, weights = np.random.default_rng(3).normal(size=(20, 6)), np.array([True, False, True, True, False, True])
    curvature = slopes.T @ slopes
    expected = np.trace(curvature @ np.linalg.inv(curvature + pull * np.diag(weights.astype(float))))
    assert left_by(pull, ways_that_count(curvature), weights) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("l2", [1e-8, 1e-6, 1e-4])
def test_what_l2_holds_back_is_not_made_up_by_ways_that_do_not_count(l2):
    """The trace for the circle, in which weak ways are taken out of the curvature one by one."""
    trainer = Trainer(Experiment("circle", hidden_layers=(4, 2), l2=l2))
    trainer.train(600)
    strengths, ways = np.linalg.eigh(bent_slopes(trainer).T @ bent_slopes(trainer))
    strong = sum(s * np.outer(v, v) for s, v in zip(strengths, ways.T, strict=True) if s > 1e-6 * strengths[-1])
    weights = np.array([1.0] * 8 + [0.0] * 4 + [1.0] * 8 + [0.0] * 2 + [1.0] * 2 + [0.0])
    eased = strong + np.diag(2 * l2 * weights + 1e-13)  # the last so that it can be inverted at all
    expected = np.trace(np.linalg.solve(eased, strong))
    found = effective_number(trainer)
    assert found == pytest.approx(expected, rel=1e-4)
    assert found < (strengths > 1e-6 * strengths[-1]).sum()


def test_a_larger_l2_holds_more_back_and_never_lets_more_count_than_without():
    counts = [effective_number(linear(some_inputs(), l2=l2)) for l2 in (0.0, 1e-6, 1e-3, 0.1, 3.0)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 4


def test_the_decay_of_adamw_bends_no_error():
    plain, decayed, pulled = (
        effective_number(linear(some_inputs(), optimizer=optimizer, l2=l2))
        for optimizer, l2 in (("adamw", 0.0), ("adamw", 3.0), ("adam", 3.0))
    )
    assert plain == decayed == 4
    assert pulled < 3
