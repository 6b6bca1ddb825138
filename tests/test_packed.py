"""A picture in a link: opened, it is the same picture; and nothing that is no such link opens at all."""

import base64
import struct
import zlib
from urllib.parse import urlencode

import numpy as np
import pytest

pytest.importorskip("hypothesis", reason="hypothesis is not installed: pip install -r requirements-dev.txt")
from hypothesis import given, settings
from hypothesis import strategies as st

from weightviz.data import DATASETS, Dataset, RowEdits
from weightviz.experiment import Experiment, View
from weightviz.links import read_link, write_link
from weightviz.packed import (
    CUT_SHORT,
    DAMAGED,
    FOREIGN,
    NEWER,
    OWN_STAYS,
    TOO_LARGE,
    WEIGHTS,
    Picture,
    pack_state,
    unpack_state,
)
from weightviz.training import Trainer

SENTENCES = {CUT_SHORT, DAMAGED, FOREIGN, NEWER}
CIRCLE = Experiment("circle", seed=7)


def trained(experiment: Experiment, edits: RowEdits | None = None) -> Trainer:
    """25 steps, a line locked and one muted by hand, 15 more steps."""
    trainer = Trainer(experiment) if edits is None else Trainer(experiment, None, edits)
    trainer.train(25)
    trainer.lock(0)
    trainer.mute(trainer.start.size - 1)
    trainer.train(15)
    return trainer


def reopened(trainer: Trainer, edits: RowEdits | None = None) -> Trainer:
    """What opens from the address of a training: settings in words, the rest in one key."""
    picture = Picture.of(trainer) if edits is None else Picture.of(trainer, edits)
    text = pack_state(picture, trainer.experiment)
    experiment, _, wrong = read_link(write_link(trainer.experiment, View()) | {WEIGHTS: text})
    assert wrong == []
    return unpack_state(text, experiment).trainer(experiment)


def same_picture(now: Trainer, then: Trainer) -> bool:
    """Numbers to float32, masks and step exactly, both errors as far as float32 weights decide them."""
    np.testing.assert_array_equal(now.frame.parameters, then.frame.parameters.astype("f4").astype(float))
    np.testing.assert_array_equal(now.frame.locked, then.frame.locked)
    np.testing.assert_array_equal(now.frame.muted, then.frame.muted)
    np.testing.assert_array_equal(now.problem.inputs, then.problem.inputs)
    np.testing.assert_array_equal(now.problem.train_rows, then.problem.train_rows)
    assert (now.step, now.train_loss) == (then.step, pytest.approx(then.train_loss, rel=1e-5))
    assert (now.test_loss is None) == (then.test_loss is None)
    return then.test_loss is None or now.test_loss == pytest.approx(then.test_loss, rel=1e-5)


@pytest.mark.parametrize("optimizer", ["gradient_descent", "adam"])
@pytest.mark.parametrize("dataset", DATASETS)
def test_every_data_set_opens_at_the_same_picture(dataset, optimizer):
    trainer = trained(Experiment(dataset, optimizer=optimizer, learning_rate=0.01, seed=5))
    assert trainer.frame.locked[0] and trainer.frame.muted[-1]
    assert same_picture(reopened(trainer), trainer)


@pytest.mark.parametrize(
    "changes",
    [
        {"optimizer": "rmsprop", "schedule": "cosine", "clip": 0.5, "l2": 0.01},
        {"optimizer": "momentum", "dropout": 0.2, "batch_size": None},
        {"hidden_layers": (), "points": 50, "noise": 0.3, "data_seed": 9, "train_share": 1.0},
        {"hidden_layers": (8,) * 6, "activation": ("relu", "tanh", "sigmoid", "elu", "sine", "gelu")},
    ],
)
def test_so_do_other_settings(changes):
    trainer = trained(Experiment(**{"dataset": "circle", "seed": 7, **changes}))
    assert same_picture(reopened(trainer), trainer)


def test_plain_training_goes_on_as_it_would_have():
    trainer = trained(CIRCLE)
    twin = reopened(trainer)
    trainer.train(50)
    twin.train(50)
    np.testing.assert_allclose(twin.frame.parameters, trainer.frame.parameters, atol=1e-4)
    assert twin.epoch == trainer.epoch


def test_rows_left_out_and_added_travel_along():
    edits = RowEdits(hidden=(0, 3, 200), added=((1.5, -2.25, 1.0), (0.1, 1 / 3, 0.0)))
    trainer = trained(CIRCLE, edits)
    assert same_picture(reopened(trainer, edits), trainer)
    text = pack_state(Picture.of(trainer, edits), CIRCLE)
    assert unpack_state(text, CIRCLE).edits == edits  # to the last bit: they are data
    assert len(reopened(trainer).problem.inputs) == 200  # without them


def test_first_weights_of_ones_own_travel_along():
    start = tuple(np.linspace(-1, 1, 25))
    trainer = trained(Experiment("circle", start_values=start))
    opened = reopened(trainer)
    opened.reset()
    np.testing.assert_array_equal(opened.frame.parameters, np.float32(start).astype(float))


def test_the_usual_network_fits_a_short_address_and_the_largest_a_link():
    text = pack_state(Picture.of(trained(CIRCLE)), CIRCLE)
    address = urlencode(write_link(CIRCLE, View()) | {WEIGHTS: text})
    assert len(address) <= 250  # the limit of the issue is 2,000
    assert text in address  # no letter of it needs a % in an address
    largest = Experiment("houses_ames", hidden_layers=(8,) * 6)
    assert len(pack_state(Picture.of(Trainer(largest)), largest)) < 3_000


# What does not open

TEXT = pack_state(Picture.of(trained(CIRCLE)), CIRCLE)


def refused(text: str, experiment: Experiment = CIRCLE) -> str:
    with pytest.raises(ValueError) as problem:
        unpack_state(text, experiment).trainer(experiment)
    return str(problem.value)


def signed(body: bytes, version: int = 1) -> str:
    """A text with a right length and a right checksum, whatever it says."""
    whole = struct.pack("<BH", version, len(body) + 7) + body
    return base64.urlsafe_b64encode(whole + struct.pack("<I", zlib.crc32(whole))).rstrip(b"=").decode()


BODY = base64.urlsafe_b64decode(TEXT + "=" * (-len(TEXT) % 4))[3:-4]


def test_the_layout_is_the_one_that_is_documented():
    assert signed(BODY) == TEXT
    first = struct.unpack_from("<IIHHBBB", BODY)
    assert first[1:] == (40, 25, 0, 0, 0, 0)
    np.testing.assert_array_equal(
        np.frombuffer(BODY, "<f4", 25, 15), trained(CIRCLE).frame.parameters.astype("f4")
    )


def test_a_link_made_with_the_first_version_opens_for_ever():
    picture = unpack_state("ASAAes6HvDIAAAACAAAAAAAAucgzP5VSUz1AAJTYAe8", Experiment())
    assert picture.parameters.tolist() == [0.7022815346717834, 0.05159242823719978]
    assert (picture.step, picture.locked.tolist(), picture.muted.tolist()) == (50, [False, True], [False, False])


def test_whatever_is_missing_at_the_end_is_noticed():
    assert {refused(TEXT[:length]) for length in range(len(TEXT) - 1)} == {CUT_SHORT}


def test_a_letter_changed_anywhere_is_noticed():
    for place in range(8, len(TEXT) - 1):  # the first say version and length, the last has bits that mean nothing
        other = "A" if TEXT[place] != "A" else "B"
        assert refused(TEXT[:place] + other + TEXT[place + 1 :]) == DAMAGED


@pytest.mark.parametrize("text", ["", "A", "===", "å" * 40, "a b", "%%%%", "A" * 8_001, "0" * 400, TEXT + "A"])
def test_what_was_never_such_a_text_is_refused(text):
    assert refused(text) in SENTENCES


def test_a_newer_version_is_called_that_and_version_0_never_was():
    assert refused(signed(b"something else altogether", version=2)) == NEWER
    assert refused(signed(BODY, version=0)) == DAMAGED


@pytest.mark.parametrize(
    "other",
    [
        {"dataset": "xor"}, {"hidden_layers": (4,)}, {"hidden_layers": (2, 5)}, {"data_seed": 1}, {"noise": 0.2},
        {"activation": "relu"}, {"inputs": ("x", "x2")}, {"train_share": 0.6}, {"points": 100},
    ],
)  # fmt: skip
def test_weights_for_another_network_or_other_data_do_not_open(other):
    experiment = Experiment(**{"dataset": "circle", "seed": 7, **other})
    assert refused(TEXT, experiment) == FOREIGN


def test_settings_that_change_no_picture_may_be_others():
    experiment = Experiment("circle", seed=8, learning_rate=0.5, optimizer="adam", l2=0.1)
    opened = unpack_state(TEXT, experiment).trainer(experiment)
    assert opened.train_loss == pytest.approx(trained(CIRCLE).train_loss, rel=1e-5)


def with_facts(**changes) -> str:
    names = ("meaning", "step", "size", "hidden", "added", "width", "own_start")
    facts = dict(zip(names, struct.unpack_from("<IIHHBBB", BODY), strict=True)) | changes
    return signed(struct.pack("<IIHHBBB", *facts.values()) + BODY[15:])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (with_facts(step=10**9 + 1), DAMAGED),
        (with_facts(hidden=1), DAMAGED),
        (with_facts(added=1, width=3), DAMAGED),
        (with_facts(own_start=1), DAMAGED),
        (with_facts(own_start=2), DAMAGED),
        (with_facts(size=24), FOREIGN),
        (with_facts(added=3), "A row added needs 3 numbers"),
        (signed(b""), DAMAGED),
        (signed(BODY[:14]), DAMAGED),
        (signed(BODY[:15] + struct.pack("<f", np.nan) + BODY[19:]), DAMAGED),
        (signed(BODY[:15] + b"\x01\x00\x80\x7f" + BODY[19:]), DAMAGED),  # a NaN that Python warns of when it is read
        (signed(BODY[:15] + struct.pack("<f", np.inf) + BODY[19:]), DAMAGED),
    ],
)
def test_a_right_checksum_makes_nothing_true(text, sentence):
    assert refused(text).startswith(sentence)


@pytest.mark.parametrize(
    ("edits", "sentence"),
    [
        (RowEdits(hidden=(200,)), "Rows left out are different places from 0 to 199"),
        (RowEdits(hidden=(5, 5)), "Rows left out"),
        (RowEdits(hidden=(5, 4)), "Rows left out"),
        (RowEdits(added=((1.0, 2.0, 3.0, 1.0),)), "A row added needs 3 numbers"),
        (RowEdits(added=((1.0, np.nan, 1.0),)), "A row added has a number"),
        (RowEdits(added=((1.0, 1e200, 1.0),)), "A row added has a number"),
        (RowEdits(added=((1.0, 2.0, 0.5),)), "A row added needs a class from 0 to 1"),
        (RowEdits(added=((1.0, 2.0, 1.0),) * 201), "At most 200 rows"),
        (RowEdits(hidden=tuple(range(200))), "Every row to learn from is left out"),
    ],
)
def test_rows_that_cannot_be_are_refused(edits, sentence):
    picture = Picture(np.zeros(25), np.zeros(25, bool), np.zeros(25, bool), 0, edits)
    assert refused(pack_state(picture, CIRCLE)).startswith(sentence)


def test_weights_whose_error_is_beyond_all_bounds_do_not_open():
    houses = Experiment()
    # the mean of (w x + b - y)^2 over standardised houses is near 2 w^2 for large w = b
    for weight, opens in ((1e14, True), (1e16, False), (3e38, False)):
        picture = Picture(np.full(2, weight), np.zeros(2, bool), np.zeros(2, bool), 0)
        packed = pack_state(picture, houses)
        if opens:
            assert unpack_state(packed, houses).trainer(houses).train_loss == pytest.approx(2 * weight**2)
        else:
            assert refused(packed, houses) == "The weights are so large that their error is beyond all bounds."
    deep = Experiment("hills", hidden_layers=(8,) * 6, activation="relu")
    size = Trainer(deep).start.size
    picture = Picture(np.full(size, 3e38), np.zeros(size, bool), np.zeros(size, bool), 0)
    assert "beyond all bounds" in refused(pack_state(picture, deep), deep)


# What is not packed


def test_ones_own_data_never_travel():
    own = Dataset([[1.0], [2.0], [4.0]], [3.0, 4.0, 5.0], ["secret", "target"])
    trainer = Trainer(Experiment(), own)
    with pytest.raises(ValueError) as problem:
        pack_state(Picture.of(trainer), trainer.experiment)
    assert str(problem.value) == OWN_STAYS


def test_a_weight_beyond_float32_is_told():
    picture = Picture(np.array([1e39, 0.0]), np.zeros(2, bool), np.zeros(2, bool), 0)
    with pytest.raises(ValueError) as problem:
        pack_state(picture, Experiment())
    assert str(problem.value) == TOO_LARGE


# Whatever comes


def opens_or_says_why(text: str) -> bool:
    try:
        trainer = unpack_state(text, CIRCLE).trainer(CIRCLE)
    except ValueError as problem:
        sentence = str(problem)
        assert sentence.endswith(".") and len(sentence) < 200 and "\n" not in sentence
        return False
    return bool(np.isfinite(trainer.train_loss))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400) | st.text("AB-_019z", max_size=400))
def test_any_text_is_refused_in_a_sentence(text):
    assert not opens_or_says_why(text)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(BODY) - 1), st.binary(max_size=8), st.integers(0, 20))
def test_any_body_with_a_right_checksum_opens_or_is_refused_in_a_sentence(place, put, gone):
    opens_or_says_why(signed(BODY[:place] + put + BODY[place + gone :]))
