"""What travels to the browser arrives as it was: to the bit where it can, to float32 where it must."""

import struct

import numpy as np
import pytest

from tests.ui.stage import decode
from weightviz import Experiment, Trainer
from weightviz.ui.stage.wire import conditions, frame_arrays, pack


def test_a_payload_byte_by_byte():
    payload = pack({"ack": 3}, {"ids": np.array([7, 256], "u4"), "on": np.array([1], "u1")})
    header = b'{"ack":3,"arrays":[["ids","u4",2],["on","u1",1]]}'
    assert payload == struct.pack("<I", len(header)) + header + bytes([7, 0, 0, 0, 0, 1, 0, 0, 1])


def test_arrays_of_every_kind_come_back_to_the_bit(rng):
    sent = {
        "f8": rng.normal(size=5),
        "u1": np.arange(3, dtype="u1"),  # leaves what follows at an odd place in memory
        "f4": rng.normal(size=(2, 3)).astype("f4"),
        "u4": np.array([0, 2**32 - 1], "u4"),
        "none": np.zeros(0),
    }
    header, arrays = decode(pack({"words": "Ω “a” \ud800"}, sent))
    assert header["words"] == "Ω “a” \ud800"
    assert {name: values.tolist() for name, values in arrays.items()} == {
        name: values.ravel().tolist() for name, values in sent.items()
    }


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_header_that_no_browser_could_read_is_never_sent(value):
    with pytest.raises(ValueError, match="JSON"):
        pack({"loss": value}, {})


@pytest.mark.parametrize("train_share", [0.8, 1.0])
def test_frames_arrive_in_float32(train_share):
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(4, 2), train_share=train_share, l2=0.01))
    trainer.train(40, every=10)
    frames = trainer.history.frames
    _, arrays = decode(pack({}, frame_arrays(frames)))
    rows = arrays["values"].reshape(5, 25 + 5)
    assert arrays["step"].tolist() == [0, 10, 20, 30, 40]
    assert arrays["id"].tolist() == [frame.id for frame in frames]
    assert arrays["epoch"].tolist() == [frame.epoch for frame in frames]
    for row, frame in zip(rows, frames, strict=True):
        assert row[29] == np.float32(frame.penalty)
        assert row[:25].tolist() == np.float32(frame.parameters).tolist()
        assert (row[25], row[27]) == (np.float32(frame.train_loss), np.float32(frame.train_score))
        if train_share == 1:
            assert frame.test_loss is None
            assert np.isnan(row[[26, 28]]).all()
        else:
            assert (row[26], row[28]) == (np.float32(frame.test_loss), np.float32(frame.test_score))


def test_figures_beyond_float32_arrive_as_its_largest():
    trainer = Trainer(Experiment())
    trainer.resume([1e200, -1e200], 0, [False, False], [False, False])
    largest = np.finfo("f4").max
    values = frame_arrays(trainer.history.frames)["values"]
    assert values.ravel()[:4].tolist() == [largest, -largest, largest, largest]


def test_no_frames_are_no_arrays():
    assert frame_arrays([]) == {}
    assert conditions([]) == []


def test_conditions_say_from_which_frame_on_they_hold():
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(), learning_rate=0.5, batch_size=20))
    trainer.train(2, every=1)  # frames 0, 1, 2
    trainer.lock(1)  # frame 3
    trainer.train(1)  # frame 4
    trainer.mute(0)  # frame 5
    trainer.lock(1, False)  # frame 6
    told = [
        (each["from"], each["event"], each.get("locked"), each.get("muted"))
        for each in conditions(trainer.history.frames)
    ]
    # masks are told when they change: 433 of them with each of thousands of edits would be most of the message
    assert told == [(0, "", [], []), (3, "lock", [1], None), (5, "mute", None, [0]), (6, "lock", [], None)]
    later = conditions(trainer.history.frames[4:])
    assert later[0] == {"from": 0, "event": "", "locked": [1], "muted": [], "rate": 0.5, "batch": 20}
