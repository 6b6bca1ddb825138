"""The registry tells the truth about every data set it offers."""

from importlib.resources import files

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


def test_order_and_titles():
    assert {name: source.title for name, source in DATASETS.items()} == {
        "houses_2010": "Houses sold in Ames, 2010",
        "houses_five": "Houses, five features",
        "houses_ames": "2,001 houses sold in Ames, 2006-2010",
        "films_2014": "Films of 2014",
        "penguins_two": "Penguins: Adelie or chinstrap",
        "penguins_three": "Penguins: three species",
        "penguins_sex": "Penguins: female or male",
        "seattle_2014": "Seattle's temperatures, 2014",
        "circle": "Circle",
        "xor": "Exclusive or",
        "blobs": "Two blobs",
        "spiral": "Spiral",
        "moons": "Two moons",
        "pinwheel": "Pinwheel of three",
        "plane": "Plane",
        "hills": "Several hills",
        "sine": "Sine",
        "friends": "The party: three friends",
        "twins": "Twins: two columns say the same",
    }
    assert [source.name for source in DATASETS.values()] == list(DATASETS)


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


def test_what_an_experiment_starts_from():
    starts = {name: source.defaults for name, source in DATASETS.items()}
    assert {name: (start["inputs"], start["hidden_layers"]) for name, start in starts.items()} == {
        "houses_2010": (("area_sqft",), ()),
        "houses_five": (("area_sqft", "age_years", "bedrooms", "garage_cars", "lot_sqft"), ()),
        "houses_ames": (("area_sqft", "age_years", "bedrooms", "garage_cars", "lot_sqft"), ()),
        "films_2014": (("rt_percent_positive",), ()),
        "penguins_two": (("bill_length_mm", "bill_depth_mm"), ()),
        "penguins_sex": (("bill_length_mm", "body_mass_g"), (8,)),
        "penguins_three": (("bill_length_mm", "bill_depth_mm"), ()),
        "seattle_2014": (("day_of_year",), (8, 8)),
        "circle": (("x", "y"), (4, 2)),
        "xor": (("x", "y"), (4, 2)),
        "blobs": (("x", "y"), ()),
        "spiral": (("x", "y"), (8, 8)),
        "moons": (("x", "y"), (4,)),
        "pinwheel": (("x", "y"), (8,)),
        "plane": (("x", "y"), ()),
        "hills": (("x", "y"), (8,)),
        "sine": (("x",), (4, 4)),
        "friends": (("ada", "ben", "cleo"), ()),
        "twins": (("original", "copy"), ()),
    }
    for name, start in starts.items():
        one_by_one = DATASETS[name].made or name.startswith("penguins")
        assert start["batch_size"] == (10 if one_by_one else None)
        assert start["train_share"] == (0.5 if DATASETS[name].made else None if name == "seattle_2014" else 0.8)


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
