"""What travels to the browser: one run of bytes, a JSON header followed by plain arrays.

Layout: a little-endian u32 with the header's length, the header, then every array of ``header["arrays"]`` in
order. Streamlit hands bytes through as they are, while bytes inside a dict would arrive as text.
"""

import json
import struct
from collections.abc import Sequence

import numpy as np

from weightviz.history import Frame

LARGEST_FLOAT32 = float(np.finfo(np.float32).max)
FIGURES = ("train_loss", "test_loss", "train_score", "test_score", "penalty")


def pack(header: dict, arrays: dict[str, np.ndarray]) -> bytes:
    """Header and arrays as bytes. Arrays may be float64 (f8), float32 (f4), uint32 (u4) or uint8 (u1).

    >>> payload = pack({"ack": 3}, {"ids": np.array([7], "u4")})
    >>> payload[4:-4]
    b'{"ack":3,"arrays":[["ids","u4",1]]}'
    """
    listed = [[name, array.dtype.str[1:], array.size] for name, array in arrays.items()]
    text = json.dumps({**header, "arrays": listed}, separators=(",", ":"), allow_nan=False).encode()
    return struct.pack("<I", len(text)) + text + b"".join(array.tobytes() for array in arrays.values())


def float32(values: np.ndarray) -> np.ndarray:
    """The same numbers as float32; one beyond its range becomes its largest, NaN stays NaN.

    >>> float32(np.array([0.5, -1e200])).tolist()
    [0.5, -3.4028234663852886e+38]
    """
    return np.clip(values, -LARGEST_FLOAT32, LARGEST_FLOAT32).astype("f4")


def frame_arrays(frames: Sequence[Frame]) -> dict[str, np.ndarray]:
    """Frames as arrays: ids, steps and epochs, and a row of parameters and figures each in float32.

    A figure that does not exist (no test rows) is NaN; one beyond float32 is float32's largest.
    """
    if not frames:
        return {}
    figures = np.array([[getattr(frame, name) for name in FIGURES] for frame in frames], float)  # None is NaN
    values = float32(np.hstack([[frame.parameters for frame in frames], figures]))
    numbers = {
        name: np.array([getattr(frame, name) for frame in frames], "u4") for name in ("id", "step", "epoch")
    }
    return {**numbers, "values": values}


def conditions(frames: Sequence[Frame]) -> list[dict]:
    """What holds from which frame on: learning rate, batch size, the event that set it, and locks and mutes.

    These two are told where they are others than in the entry before.
    """
    entries, before = [], None
    for place, frame in enumerate(frames):
        if place == 0 or frame.event:
            numbers = {"rate": frame.learning_rate, "batch": frame.next_batch_size}
            entries.append({"from": place, "event": frame.event, **numbers, **new_masks(before, frame)})
            before = frame
    return entries


def new_masks(before: Frame | None, frame: Frame) -> dict[str, list[int]]:
    """Which places are locked and which muted, as far as that is not known from the frame before."""
    masks = {name: getattr(frame, name) for name in ("locked", "muted")}
    known = () if before is None else [name for name in masks if np.array_equal(masks[name], getattr(before, name))]
    return {name: np.flatnonzero(mask).tolist() for name, mask in masks.items() if name not in known}
