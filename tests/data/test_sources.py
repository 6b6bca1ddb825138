"""The registry tells the truth about every data set it offers."""

from importlib.resources import files

import pytest

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

every_source = pytest.mark.parametrize("source", DATASETS.values(), ids=list(DATASETS))


def load(source):
    return source.load(points=60, noise=0.1, data_seed=7)


def test_order_and_titles():
    assert {name: source.title for name, source in DATASETS.items()} == {
        "houses_2010": "Houses sold in Ames, 2010",
        "houses_five": "Houses, five features",
        "circle": "Circle",
        "xor": "Exclusive or",
        "blobs": "Two blobs",
        "spiral": "Spiral",
        "plane": "Plane",
        "hills": "Several hills",
    }
    assert [source.name for source in DATASETS.values()] == list(DATASETS)


@every_source
def test_describes_the_data_it_loads(source):
    data = load(source)
    described = (*source.columns, source.target)
    assert tuple(column.name for column in described) == data.names
    assert tuple(column.unit for column in described) == data.units
    assert (source.task, source.noun) == (data.task, data.noun)
    assert len(data) == (60 if source.made else 237)
    assert source.credit
    assert all(column.label and column.explanation for column in described)


@every_source
def test_defaults_can_be_used(source):
    defaults = source.defaults
    assert set(defaults) == SETTINGS
    assert set(defaults["inputs"]) <= set(source.inputs)
    classification, regression = ("binary_cross_entropy", "sigmoid"), ("mean_squared_error", "linear")
    expected = classification if source.task == "classification" else regression
    assert (defaults["loss"], defaults["output_activation"]) == expected


@every_source
def test_every_input_offered_can_be_chosen(source):
    data = load(source)
    assert features(source.inputs, data.columns, data.rows).shape == (len(data), len(source.inputs))


@every_source
def test_defaults_cannot_be_changed_for_everybody(source):
    with pytest.raises(TypeError):
        source.defaults["learning_rate"] = 100


def test_made_data_offer_seven_inputs_and_real_data_their_columns():
    assert DATASETS["circle"].made
    assert DATASETS["circle"].inputs == tuple(FEATURES)
    houses = DATASETS["houses_five"]
    assert not houses.made
    assert houses.inputs == tuple(column.name for column in houses.columns)


def test_what_an_experiment_starts_from():
    houses, five = DATASETS["houses_2010"].defaults, DATASETS["houses_five"].defaults
    assert houses["inputs"] == ("area_sqft",)
    assert five["inputs"] == ("area_sqft", "age_years", "bedrooms", "garage_cars", "lot_sqft")
    for defaults in (houses, five):
        assert defaults["hidden_layers"] == ()
        assert defaults["batch_size"] is None
        assert defaults["train_share"] == 0.8
    made = {name: source.defaults for name, source in DATASETS.items() if source.made}
    assert {name: start["hidden_layers"] for name, start in made.items()} == {
        "circle": (4, 2),
        "xor": (4, 2),
        "blobs": (),
        "spiral": (8, 8),
        "plane": (),
        "hills": (8,),
    }
    for defaults in made.values():
        assert defaults["inputs"] == ("x", "y")
        assert defaults["batch_size"] == 10
        assert defaults["train_share"] == 0.5


def test_the_credit_of_a_shipped_file_stands_beside_it():
    credits = files("weightviz.data").joinpath("files", "CREDITS.md").read_text(encoding="utf-8")
    real = [source for source in DATASETS.values() if not source.made]
    assert real
    for source in real:
        assert source.file in credits
        assert source.credit in credits
