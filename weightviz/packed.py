"""A picture packed into a link: weights, locks, mutes and step as one short text that an address can hold.

The settings stand in the address in words (`weightviz.links`). What they do not say is packed into one more key,
`WEIGHTS`: bytes in URL-safe Base64, whose layout is told in docs/saved-file.md.
"""

import base64
import struct
import zlib
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from weightviz.data import RowEdits
from weightviz.experiment import OWN_DATA, SETTINGS, Experiment, deciding
from weightviz.history import BEYOND
from weightviz.network import parameter_count
from weightviz.problem import NO_EDITS, loaded
from weightviz.training import Trainer

WEIGHTS = "w"  # the key in the address
LONGEST_LINK = 8_000  # characters: some programs cut longer ones
VERSION = 1
LATEST_STEP = 10**9
ALPHABET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
# What weights mean depends on these settings; with any other value of them they would draw another picture.
MEANING = deciding("rows", "network")

HEAD = struct.Struct("<BH")  # version, bytes in all
# meaning, step, weights, rows left out, rows added, numbers in each of them, 1 for first weights of one's own
FACTS = struct.Struct("<IIHHBBB")
CHECKSUM = struct.Struct("<I")

DAMAGED = "The weights in this link are damaged."
CUT_SHORT = "This link was cut short, and its weights are not complete."
NEWER = "The weights in this link were packed by a newer version of this page."
FOREIGN = "The weights in this link belong to another network or other data than it names."
TOO_LARGE = "A weight is too large for a link; save a file instead."
OWN_STAYS = "Your own data never travel in a link; save a file instead."


@dataclass(frozen=True, eq=False)
class Picture:
    """What a link carries besides its settings.

    ``parameters`` (parameters,) as stored, ``locked`` and ``muted`` masks of the same shape. ``start_values`` are first
    weights of one's own, or empty; ``edits`` what a hand changed about the rows.
    """

    parameters: np.ndarray
    locked: np.ndarray
    muted: np.ndarray
    step: int
    edits: RowEdits = NO_EDITS
    start_values: tuple[float, ...] = ()

    @classmethod
    def of(cls, trainer: Trainer, edits: RowEdits = NO_EDITS) -> "Picture":
        """The picture of a training as it stands."""
        frame, start = trainer.frame, trainer.experiment.start_values
        return cls(frame.parameters, frame.locked, frame.muted, frame.step, edits, start)

    def trainer(self, experiment: Experiment) -> Trainer:
        """A training on these settings that stands at this picture.

        Raises ValueError when the two do not go together.
        """
        self.edits.check(loaded(experiment))
        trainer = Trainer(replace(experiment, start_values=self.start_values), None, self.edits)
        trainer.resume(self.parameters, self.step, self.locked, self.muted)
        if not trainer.frame.is_bounded:
            raise ValueError(BEYOND)
        return trainer


def pack_state(picture: Picture, experiment: Experiment) -> str:
    """A picture as a text of letters, digits, - and _. Weights are kept as float32, seven digits each.

    Raises ValueError for one's own data, and when a weight is beyond float32.

    >>> trainer = Trainer(Experiment(seed=7))
    >>> text = pack_state(Picture.of(trainer), trainer.experiment)
    >>> len(text), unpack_state(text, trainer.experiment).step
    (43, 0)
    """
    if experiment.dataset == OWN_DATA:
        raise ValueError(OWN_STAYS)
    hidden, added = picture.edits.hidden, picture.edits.added
    facts = FACTS.pack(
        meaning(experiment), picture.step, len(picture.parameters), len(hidden), len(added),
        len(added[0]) if added else 0, bool(picture.start_values),
    )  # fmt: skip
    body = b"".join([
        facts,
        float32(picture.parameters),
        np.packbits([picture.locked, picture.muted], axis=1).tobytes(),
        float32(picture.start_values),
        np.array(hidden, "<u2").tobytes(),
        np.array(added, "<f8").tobytes(),
    ])  # fmt: skip
    whole = HEAD.pack(VERSION, HEAD.size + len(body) + CHECKSUM.size) + body
    return base64.urlsafe_b64encode(whole + CHECKSUM.pack(zlib.crc32(whole))).rstrip(b"=").decode()


def unpack_state(text: str, experiment: Experiment) -> Picture:
    """The picture in a text, for these settings.

    Raises ValueError with one sentence when it is damaged, cut short, of a newer version, or for another network.
    """
    facts, body = opened(text)
    mark, step, size, n_hidden, n_added, width, own_start = facts
    if mark != meaning(experiment) or size != parameter_count(experiment.sizes):
        raise ValueError(FOREIGN)
    mask = -(-size // 8)
    lengths = [4 * size, mask, mask, 4 * size * own_start, 2 * n_hidden, 8 * n_added * width]
    if sum(lengths) != len(body) or own_start > 1 or step > LATEST_STEP:
        raise ValueError(DAMAGED)
    ends = np.cumsum([0, *lengths])
    parts = [body[start:end] for start, end in pairwise(ends)]
    parameters, start = (np.frombuffer(parts[place], "<f4") for place in (0, 3))
    locked, muted = (
        np.unpackbits(np.frombuffer(part, np.uint8), count=size).astype(bool) for part in parts[1:3]
    )
    if not np.isfinite([*parameters, *start]).all():
        raise ValueError(DAMAGED)
    parameters, start = parameters.astype(float), tuple(start.astype(float).tolist())
    hidden = tuple(np.frombuffer(parts[4], "<u2").tolist())
    added = tuple(map(tuple, np.frombuffer(parts[5], "<f8").reshape(n_added, width).tolist()))
    return Picture(parameters, locked, muted, step, RowEdits(hidden, added), start)


def opened(text: str) -> tuple[tuple[int, ...], bytes]:
    """The facts in a text and what follows them, once length, checksum and version are found to be right."""
    if len(text) > LONGEST_LINK or not text.isascii() or not set(text) <= ALPHABET:
        raise ValueError(DAMAGED)
    whole_fours = text[: len(text) - (len(text) % 4 == 1)]  # a single letter of four says nothing
    data = base64.urlsafe_b64decode(whole_fours + "=" * (-len(whole_fours) % 4))
    if len(data) < HEAD.size:
        raise ValueError(CUT_SHORT)
    version, length = HEAD.unpack_from(data)
    if len(data) < length:
        raise ValueError(CUT_SHORT)
    if len(data) != length or length < HEAD.size + CHECKSUM.size:
        raise ValueError(DAMAGED)
    whole, checksum = data[: -CHECKSUM.size], data[-CHECKSUM.size :]
    if CHECKSUM.pack(zlib.crc32(whole)) != checksum or version == 0:
        raise ValueError(DAMAGED)
    if version > VERSION:
        raise ValueError(NEWER)
    if len(whole) < HEAD.size + FACTS.size:
        raise ValueError(DAMAGED)
    return FACTS.unpack_from(whole, HEAD.size), whole[HEAD.size + FACTS.size :]


def meaning(experiment: Experiment) -> int:
    """A number that tells apart experiments for which the same weights draw different pictures."""
    texts = (SETTINGS[name].kind.write(getattr(experiment, name)) for name in MEANING)
    return zlib.crc32("&".join(texts).encode())


def float32(values) -> bytes:
    """Numbers as float32, least significant byte first."""
    with np.errstate(over="ignore"):
        rounded = np.array(values, "<f4")
    if not np.isfinite(rounded).all():
        raise ValueError(TOO_LARGE)
    return rounded.tobytes()
