"""The landscape has the heights that the network itself has at those weights, and the way lies on it."""

import numpy as np
import pytest

from weightviz import Experiment, Network, Trainer
from weightviz.data import Dataset
from weightviz.explain.landscape import affordable, landscape, two_to_look_at
from weightviz.explain.two_lines import two_lines
from weightviz.history import LARGEST_LOSS

SHAPES = {
    "houses": ({}, 0, 1),
    "both in the first layer": ({"dataset": "circle", "hidden_layers": (4, 2)}, 0, 5),
    "into the same neuron": ({"dataset": "circle", "hidden_layers": (4, 2)}, 1, 9),
    "in different layers": ({"dataset": "circle", "hidden_layers": (4, 2)}, 24, 3),
    "a weight and a bias in the middle": ({"dataset": "circle", "hidden_layers": (4, 2), "activation": "relu"}, 14, 21),
    "three classes": ({"dataset": "pinwheel", "hidden_layers": (3,)}, 2, 14),
    "absolute error": ({"dataset": "hills", "hidden_layers": (3,), "loss": "mean_absolute_error"}, 2, 9),
}


def error_by_hand(trainer, changed: dict[int, float]) -> float:
    """The loss of a network made for this one place, over all training rows."""
    network, problem, loss = trainer.network, trainer.problem, trainer.experiment.loss
    values = network.parameters.copy()
    for index, value in changed.items():
        values[index] = value
    said = Network(network.sizes, network.activations, values, network.muted).forward(
        problem.inputs[problem.train_rows]
    )
    truth = problem.targets[problem.train_rows]
    if loss == "mean_squared_error":
        return float(np.square(said - truth).mean())
    if loss == "mean_absolute_error":
        return float(np.abs(said - truth).mean())
    right = said if said.shape[1] > 1 else np.hstack([1 - said, said])
    of_class = truth.argmax(axis=1) if said.shape[1] > 1 else truth[:, 0].astype(int)
    return float(-np.log(right[np.arange(len(said)), of_class]).mean())


@pytest.mark.parametrize("name", SHAPES)
def test_every_place_has_the_error_of_the_network_with_these_two_weights(name):
    settings, across, up = SHAPES[name]
    trainer = Trainer(Experiment(**settings))
    trainer.train(30)
    view = landscape(trainer, across, up, size=7)
    for i, j in ((0, 0), (3, 3), (6, 2), (1, 6)):
        changed = {across: view.across_values[j], up: view.up_values[i]}
        assert view.errors[i, j] == pytest.approx(error_by_hand(trainer, changed), rel=1e-9)


def test_muted_lines_count_as_nothing_and_cannot_be_an_axis():
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(4, 2)))
    trainer.mute(2)
    view = landscape(trainer, 0, 24, size=3)
    assert view.held == trainer.start.size - 3
    changed = {0: view.across_values[0], 24: view.up_values[2]}
    assert view.errors[2, 0] == pytest.approx(error_by_hand(trainer, changed), rel=1e-9)
    with pytest.raises(ValueError, match=r"x to 1\.3 is muted"):
        landscape(trainer, 2, 0)


def test_the_same_line_twice_is_refused():
    with pytest.raises(ValueError, match="two different lines"):
        two_lines(Trainer(Experiment()), 1, 1)


def test_rows_count_by_their_weights():
    data = Dataset([[0.0], [2.0], [4.0]], [0.0, 1.0, 5.0], weights=[1.0, 0.0, 3.0], names=["x"])
    trainer = Trainer(Experiment(train_share=1.0), data)
    x, y = trainer.problem.inputs[:, 0], trainer.problem.targets[:, 0]
    errors = two_lines(trainer, 0, 1).errors(np.array([[0.3, -0.2]]))
    assert errors[0] == pytest.approx(np.average((0.3 * x - 0.2 - y) ** 2, weights=[1, 0, 3]))


def test_for_one_weight_and_one_bias_the_path_lies_on_the_map_with_the_errors_of_its_time():
    trainer = Trainer(Experiment(learning_rate=0.1))
    trainer.set_weight(0, -1.5)
    trainer.train(40, every=1)
    view = landscape(trainer, 0, 1)
    assert view.held == 0
    assert view.path_errors == pytest.approx([frame.train_loss for frame in trainer.history.frames], rel=1e-9)
    assert view.path.by_hand.tolist() == [False, True, *[False] * 40]
    # a bowl is its own second difference everywhere: 2 / the number of rows x the sum of x^2 = 2, as x is standardised
    width = view.across_values[1] - view.across_values[0]
    assert np.diff(view.errors, 2, axis=1) / width**2 == pytest.approx(np.full((61, 59), 2.0), rel=1e-6)


def test_with_more_weights_the_path_has_the_heights_of_the_map_and_ends_at_the_present_error():
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(4, 2)))
    trainer.train(50, every=1)
    view = landscape(trainer, 0, 5, size=5)
    assert view.path_errors[-1] == pytest.approx(trainer.train_loss, rel=1e-9)
    assert view.path_errors[0] != pytest.approx(trainer.history.frames[0].train_loss, rel=1e-3)
    middle = len(view.path.places) // 2
    changed = dict(zip((0, 5), view.path.places[middle], strict=True))
    assert view.path_errors[middle] == pytest.approx(error_by_hand(trainer, changed), rel=1e-9)


def test_path_present_place_and_optimum_are_inside_with_room_around_them():
    trainer = Trainer(Experiment(learning_rate=0.3))
    for value in (-30.0, 12.0):
        trainer.set_weight(1, value)
    trainer.train(2, every=1)
    view = landscape(trainer, 0, 1, size=9)
    seen = np.vstack([view.path.places, view.best.parameters])
    for values, axis in zip(seen.T, (view.across_values, view.up_values), strict=True):
        room = 0.1 * (values.max() - values.min())
        assert axis[0] < values.min() - room
        assert axis[-1] > values.max() + room
    assert view.here == (trainer.network.weights[0][0, 0], trainer.network.biases[0][0])


def test_an_error_that_overflows_is_capped():
    trainer = Trainer(Experiment(start_values=(1e200, 0.0)))
    view = landscape(trainer, 0, 1, size=5)
    assert np.isfinite(view.errors).all()
    assert np.isfinite(view.across_values).all()
    assert view.errors.max() == LARGEST_LOSS


def test_looking_changes_nothing():
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(4, 2)))
    trainer.train(10)
    before = trainer.network.parameters
    landscape(trainer, 0, 1, size=5)
    assert (trainer.network.parameters == before).all()
    assert len(trainer.history.frames) == 2


def test_what_takes_long_is_measured_coarsely_and_on_some_rows():
    trainer = Trainer(Experiment(dataset="houses_ames", hidden_layers=(8,) * 6))
    size, rows = affordable(trainer)
    view = landscape(trainer, 0, 1, size, rows)
    assert (view.errors.shape, view.rows) == ((size, size), rows)
    assert size**2 * rows * 49 <= 6_000_000


def test_the_two_lines_to_look_at():
    assert two_to_look_at(Trainer(Experiment())) == (0, 1)
    trainer = Trainer(Experiment(dataset="houses_five"))
    assert two_to_look_at(trainer) == (0, 5)
    trainer.mute(0)
    assert two_to_look_at(trainer) == (1, 5)
    deep = Trainer(Experiment(dataset="circle", hidden_layers=(4, 2)))
    for index, change in ((20, 0.5), (7, -3.0), (12, 2.0)):
        deep.set_weight(index, deep.start[index] + change)
    assert two_to_look_at(deep) == (7, 12)
