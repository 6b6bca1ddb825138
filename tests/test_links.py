"""The address that carries an experiment, and what it says of values that cannot be used."""

import pytest

from weightviz.data import Dataset
from weightviz.experiment import SETTINGS, Experiment, View
from weightviz.links import read_link, write_link


def test_ones_own_data_never_enter_a_link():
    own = Dataset([[1.0], [2.0]], [3.0, 4.0], ["secret", "target"])
    view = View(speed=5, axes=("secret", "target"), output_shows="row", hide=("data",), row=7)
    assert write_link(Experiment().on(own), View()) == {}
    assert write_link(Experiment(learning_rate=0.5).on(own), view) == {"speed": "5", "shown": "row", "hide": "data"}


def test_controls_are_hidden_by_a_link_and_names_that_mean_nothing_are_told():
    assert read_link({"hide": "data,speed"}) == (Experiment(), View(hide=("data", "speed")), [])
    assert read_link({"hide": "clock,speed,more,speed"}) == (Experiment(), View(hide=("speed", "more")), ["hide"])
    assert write_link(Experiment(), View(hide=("rate", "own"))) == {"hide": "rate,own"}


def test_the_address_of_the_default_is_empty_and_the_empty_address_the_default():
    assert write_link(Experiment(), View()) == {}
    assert read_link({}) == (Experiment(), View(), [])


def test_only_what_differs_from_the_data_sets_own_is_written():
    experiment = Experiment(dataset="circle", hidden_layers=(), batch_size=None, learning_rate=1 / 3, noise=0.0)
    assert write_link(experiment, View(speed=10)) == {
        "data": "circle",
        "noise": "0",
        "layers": "none",
        "rate": "0.3333333333333333",
        "batch": "all",
        "speed": "10",
    }


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ({"data": "castles"}, ["dataset"]),
        ({"rate": "fast", "seed": "1.5", "layers": "4-x"}, ["hidden_layers", "seed", "learning_rate"]),
        ({"rate": "inf", "batch": "1e999", "points": "nan"}, ["points", "learning_rate", "batch_size"]),
        ({"inputs": "x"}, ["inputs"]),  # houses have none
        ({"loss": "binary_cross_entropy"}, ["loss"]),  # houses have no classes
        ({"data": "circle", "output": "tanh"}, ["output_activation"]),  # no probability
        ({"data": "circle", "train": "own"}, ["train_share"]),  # no split of their own
        ({"data": "circle", "train": "own", "inputs": "area_sqft"}, ["inputs", "train_share"]),
        ({"data": "circle", "activation": "tanh-relu-sine"}, ["activation"]),  # two hidden layers
        ({"slice": "maybe", "axes": "a,b,c"}, ["axes", "slice"]),
        ({"shown": "one"}, ["output_shows"]),
        ({"layers": "9" * 10_000}, ["hidden_layers"]),
    ],
)
def test_a_wrong_value_falls_back_and_is_named(query, wrong):
    experiment, view, fell_back = read_link(query)
    assert fell_back == wrong
    assert (experiment, view) == (Experiment(dataset=experiment.dataset), View())


def test_right_values_beside_wrong_ones_are_kept():
    experiment, _, wrong = read_link(
        {"data": "circle", "layers": "3-2", "rate": "fast", "inputs": "nonsense"}
    )
    assert experiment == Experiment(dataset="circle", hidden_layers=(3, 2))
    assert wrong == ["inputs", "learning_rate"]  # in the order of the table


def test_unknown_keys_and_ten_kilobytes_of_noise_are_ignored():
    noise = "".join(chr(33 + i % 200) for i in range(10_000))
    assert read_link({"utm_source": "mail", noise: noise}) == (Experiment(), View(), [])
    for setting in SETTINGS.values():
        experiment, view, wrong = read_link({setting.key: noise})
        assert (experiment, view, len(wrong)) == (Experiment(), View(), 1)


@pytest.mark.parametrize(
    ("query", "fallen"),
    [
        ({"train": "own"}, ["train_share"]),
        ({"data": "circle", "activation": "relu-tanh-elu"}, ["activation"]),
        ({"activation": "relu-tanh", "inputs": "x", "train": "own", "loss": "binary_cross_entropy"},
         ["inputs", "train_share", "activation", "loss"]),
        ({"data": "circle", "output": "linear"}, ["output_activation"]),
        ({"data": "circle", "loss": "mean_squared_error", "output": "softmax"}, ["output_activation", "loss"]),
    ],
)  # fmt: skip
def test_a_link_whose_settings_do_not_go_together_gives_way_where_it_must(query, fallen):
    experiment, _, wrong = read_link(query)
    assert wrong == fallen
    assert experiment == Experiment(dataset=query.get("data", "houses_2010"))


def test_activations_layer_by_layer_come_back():
    experiment = Experiment(dataset="circle", hidden_layers=(4, 2), activation=("relu", "tanh"))
    assert read_link(write_link(experiment, View())) == (experiment, View(), [])


def test_first_weights_of_ones_own_are_not_written():
    assert write_link(Experiment(start_values=(2, -1)), View()) == {}
