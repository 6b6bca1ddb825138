"""The registry tells the truth about every data set it offers."""

import re
from importlib.resources import files

import numpy as np
import pytest

import weightviz as wv
from weightviz.data import DATASETS, FEATURES, features

SETTINGS = {
    "inputs",
    "hidden_layers",
    "learning_rate",
    "batch_size",
    "loss",
    "output_activation",
    "train_share",
}

ROWS = {
    "houses_2010": 237,
    "houses_five": 237,
    "houses_ames": 2001,
    "films_2014": 162,
    "penguins_two": 219,
    "penguins_sex": 333,
    "penguins_three": 342,
    "seattle_2014": 365,
}
every_source = pytest.mark.parametrize("source", DATASETS.values(), ids=list(DATASETS))


def load(source):
    return source.load(points=60, noise=0.1, data_seed=7)


def test_each_has_a_name_and_a_title_of_its_own_and_what_was_measured_comes_first():
    assert [source.name for source in DATASETS.values()] == list(DATASETS)
    titles = [source.title for source in DATASETS.values()]
    assert len(set(titles)) == len(titles)
    assert all(title[0].isupper() or title[0].isdigit() for title in titles)
    made = [source.made for source in DATASETS.values()]
    assert made == sorted(made)


def test_all_that_can_be_made_is_offered_and_named_where_it_is_made():
    made = [name for name, source in DATASETS.items() if source.made]
    (documented,) = re.findall(r"name : {(.*)}", wv.data.make.__doc__)
    assert sorted(re.findall(r'"(\w+)"', documented)) == sorted(made)
    with pytest.raises(ValueError, match="choose from ") as refused:
        wv.data.make("ring", points=10, noise=0.1, seed=7)
    assert sorted(re.findall(r"\w+", str(refused.value).split("choose from ")[1])) == sorted(made)


def test_every_module_of_the_data_stands_in_the_list_at_their_door():
    there = {each.name + "/" * each.is_dir() for each in files("weightviz.data").iterdir()}
    modules = {name for name in there if name.endswith((".py", "/"))} - {"__init__.py", "__pycache__/", "files/"}
    assert set(re.findall(r"\w+\.py|\w+/(?= )", wv.data.__doc__)) == modules


@every_source
def test_describes_the_data_it_loads(source):
    data = load(source)
    described = (*source.columns, source.target)
    assert tuple(column.name for column in described) == data.names
    assert tuple(column.unit for column in described) == data.units
    assert (source.task, source.noun) == (data.task, data.noun)
    assert len(data) == (60 if source.made else ROWS[source.name])
    assert data.classes == source.classes
    assert data.answers.shape == (len(data), source.outputs)
    assert source.credit
    assert {column.explanation[-1] for column in described} == {"."}
    assert all(column.label and column.explanation for column in described)


@every_source
def test_defaults_can_be_used(source):
    defaults = source.defaults
    assert set(defaults) == SETTINGS
    assert set(defaults["inputs"]) <= set(source.inputs)
    one_probability, one_a_class = ("binary_cross_entropy", "sigmoid"), ("softmax_cross_entropy", "softmax")
    expected = {0: ("mean_squared_error", "linear"), 2: one_probability, 3: one_a_class}
    assert (defaults["loss"], defaults["output_activation"]) == expected[len(source.classes)]


@every_source
def test_every_input_offered_can_be_chosen(source):
    data = load(source)
    assert features(source.inputs, data.columns, data.rows).shape == (len(data), len(source.inputs))


@every_source
def test_defaults_cannot_be_changed_for_everybody(source):
    with pytest.raises(TypeError):
        source.defaults["learning_rate"] = 100


def test_points_of_the_square_offer_features_and_all_else_its_columns():
    assert DATASETS["circle"].made and DATASETS["circle"].in_square
    assert DATASETS["circle"].inputs == tuple(FEATURES)
    assert DATASETS["sine"].inputs == ("x", "x2", "sinx")
    for name, made in (("houses_five", False), ("twins", True), ("friends", True)):
        source = DATASETS[name]
        assert (source.made, source.in_square) == (made, False)
        assert source.inputs == tuple(column.name for column in source.columns)


@every_source
def test_batches_and_split_of_the_usual_start(source):
    one_by_one = source.made or source.noun == "penguins"
    assert source.defaults["batch_size"] == (10 if one_by_one else None)
    assert source.defaults["train_share"] == (0.5 if source.made else None if source.own_split else 0.8)


@every_source
def test_a_start_without_hidden_layers_is_one_where_the_best_straight_line_will_do(source):
    data = source.load(points=400, noise=0.05, data_seed=7)
    inputs = features(source.defaults["inputs"], data.columns, data.rows)
    with_ones = np.column_stack(((inputs - inputs.mean(axis=0)) / inputs.std(axis=0), np.ones(len(data))))
    weights, *_ = np.linalg.lstsq(with_ones, data.answers, rcond=None)
    guesses = with_ones @ weights
    if source.kind == "regression":
        explained = 1 - ((guesses - data.answers) ** 2).sum() / ((data.answers - data.answers.mean()) ** 2).sum()
        assert (explained > 0.5) == (source.defaults["hidden_layers"] == ())
    elif not source.defaults["hidden_layers"]:
        said = guesses.argmax(axis=1) if source.outputs > 1 else guesses[:, 0] > 0.5
        assert (said == data.target[:, 0]).mean() > 0.9


def test_only_data_with_a_split_of_their_own_name_the_rows_to_learn_from():
    for source in DATASETS.values():
        data = load(source)
        assert (source.own_split is None) == (data.train_rows is None) == (source.name != "seattle_2014")
    assert "24 days" in DATASETS["seattle_2014"].own_split.sentence


# What the usual start reaches with the page's own optimiser, from three random starts: (steps, least R2 or accuracy
# on test rows). The limits are those of the data: see CREDITS.md for the best a line can do.
LEARNS = {
    "houses_ames": (500, 0.79),
    "films_2014": (500, 0.87),
    "penguins_two": (500, 0.97),
    "penguins_sex": (2000, 0.75),
    "moons": (2000, 0.98),
    "sine": (2000, 0.85),
    "twins": (500, 0.99),
}


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("name", LEARNS)
def test_the_usual_start_learns(name, seed):
    steps, least = LEARNS[name]
    trainer = wv.Trainer(wv.Experiment(dataset=name, seed=seed))
    trainer.train(steps)
    rows = trainer.problem.test_rows
    answers, target = trainer.predict(trainer.data.rows[rows]), trainer.data.target[rows]
    if trainer.data.task == "classification":
        assert ((answers > 0.5) == target).mean() >= least
    else:
        assert 1 - ((answers - target) ** 2).sum() / ((target - target.mean()) ** 2).sum() >= least


def test_the_credit_of_a_shipped_file_stands_beside_it():
    credits = files("weightviz.data").joinpath("files", "CREDITS.md").read_text(encoding="utf-8")
    real = [source for source in DATASETS.values() if not source.made]
    assert real
    for source in real:
        assert source.file in credits
        assert source.credit in credits
