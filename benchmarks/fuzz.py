"""Opens mutated links and files by the hundred thousand: each must open, or be refused in one sentence.

    python -m benchmarks.fuzz [links] [files] [seed]

Anything but a ValueError ends the run with its traceback and the seed; so does a picture that opens and cannot be
trained. What an opening must never touch, the training that was there before, is compared at the end.
"""

import base64
import json
import random
import struct
import sys
import time
import warnings
import zlib
from collections import Counter
from collections.abc import Callable

import numpy as np

from weightviz.data import Dataset, RowEdits, read_table
from weightviz.experiment import Experiment, View
from weightviz.packed import Picture, pack_state, unpack_state
from weightviz.problem import NO_EDITS
from weightviz.saved import read_file, write_file
from weightviz.training import Trainer

LINKS, FILES, SEED = 1_000_000, 100_000, 1
EDITS = RowEdits(hidden=(0, 3), added=((1.0, 2.0, 1.0),))
JUNK = (None, True, False, 0, -1, 1, 2, 3.5, -0.0, 1e308, -1e38, 10**19, "", "own", "circle", "x", "\ud800", [], {},
        [0], [[]], [1e999], {"a": 1}, ["x", "x"], float("nan"))  # fmt: skip
SNIPPETS = (b"[", b"]", b"{", b"}", b",", b'"', b"1e999", b"NaN", b"-", b"9" * 30, b"null", b"\\ud800", b"\xff",
            b"\x00")  # fmt: skip


def trained(experiment: Experiment, data=None, edits: RowEdits = NO_EDITS) -> Trainer:
    trainer = Trainer(experiment, data, edits)
    trainer.train(10, 1)
    trainer.lock(0)
    trainer.train(5, 1)
    return trainer


# Links


def mutated_link(chance: random.Random, text: str) -> str:
    """A link with some letters changed, lost, put in or moved; or with a right checksum over wrong bytes."""
    if chance.random() < 0.5:
        return signed(chance, mutated_bytes(chance, bytes_of(text)[3:-4]))
    letters = list(text)
    for _ in range(chance.choice((1, 1, 1, 2, 5, 30))):
        place = chance.randrange(len(letters) + 1)
        what = chance.randrange(4)
        if what == 0 and place < len(letters):
            letters[place] = chance.choice("ABCXYZabcxyz0189-_%=+/ é")
        elif what == 1:
            letters.insert(place, chance.choice("Aa0_-"))
        elif what == 2:
            del letters[place : place + chance.randrange(1, 9)]
        else:
            letters[place:] = letters[: chance.randrange(len(letters) + 1)]
    return "".join(letters)


def bytes_of(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def signed(chance: random.Random, body: bytes) -> str:
    version = 1 if chance.random() < 0.95 else chance.randrange(256)
    whole = struct.pack("<BH", version, len(body) + 7) + body
    return base64.urlsafe_b64encode(whole + struct.pack("<I", zlib.crc32(whole))).rstrip(b"=").decode()


def mutated_bytes(chance: random.Random, body: bytes) -> bytes:
    changed = bytearray(body)
    for _ in range(chance.choice((1, 1, 2, 4))):
        place = chance.randrange(4 if chance.random() < 0.9 else 0, len(changed))  # mostly not what they are weights of
        if chance.random() < 0.8:
            changed[place] = chance.choice((0, 1, 127, 128, 255, chance.randrange(256)))
        else:
            changed[place : place + chance.randrange(5)] = chance.randbytes(chance.randrange(5))
    return bytes(changed)


def links(chance: random.Random, count: int) -> Counter:
    experiments = [Experiment("circle", seed=7), Experiment(), Experiment("pinwheel", optimizer="adam")]
    given = [(each, pack_state(Picture.of(trained(each)), each)) for each in experiments]
    edited = experiments[0]
    given.append((edited, pack_state(Picture.of(trained(edited, None, EDITS), EDITS), edited)))
    told = Counter()
    for _ in range(count):
        experiment, text = chance.choice(given)
        told[said(open_link, mutated_link(chance, text), experiment)] += 1
    return told


# Files


def mutated_file(chance: random.Random, content: bytes, paths: list[tuple]) -> bytes:
    """A file with bytes changed, or with junk in the place of one or two of its values."""
    if chance.random() < 0.3:
        changed = bytearray(content)
        for _ in range(chance.choice((1, 1, 2, 5))):
            place = chance.randrange(len(changed))
            changed[place : place + chance.randrange(8)] = chance.choice(SNIPPETS)
        return bytes(changed)
    saved = json.loads(content)
    for _ in range(chance.choice((1, 1, 2))):
        put_junk(chance, saved, chance.choice(paths))
    return json.dumps(saved).encode("utf-8", "surrogatepass")


def put_junk(chance: random.Random, saved: object, path: tuple) -> None:
    """Another value at a place, if it is still there; now and then none at all."""
    for part in path[:-1]:
        if not holds(saved, part):
            return
        saved = saved[part]
    if holds(saved, path[-1]):
        saved[path[-1]] = near(chance, saved[path[-1]])
        if chance.random() < 0.1:
            del saved[path[-1]]


def holds(saved: object, part: str | int) -> bool:
    """Whether there still is such a place, in a file whose parts were exchanged."""
    if isinstance(saved, list):
        return isinstance(part, int) and part < len(saved)
    return isinstance(saved, dict) and part in saved


def near(chance: random.Random, value: object) -> object:
    """Junk, or a number near the one that stands there."""
    if type(value) in (int, float) and chance.random() < 0.5:
        return chance.choice((value + 1, value - 1, -value, value * 1000, value * 1e30, float(value)))
    return chance.choice(JUNK)


def paths_of(saved: object, path: tuple = ()) -> list[tuple]:
    inside = saved.items() if isinstance(saved, dict) else enumerate(saved) if isinstance(saved, list) else ()
    return [path, *(each for key, value in inside for each in paths_of(value, (*path, key)))]


def files(chance: random.Random, count: int) -> Counter:
    table = "a,b,c\n" + "\n".join(f"{i},{i * i % 7},{i % 3}" for i in range(25))
    own, _ = read_table(table).dataset("c", ["a", "b"])
    written = [
        write_file(trained(Experiment("blobs", optimizer="adam", early_stopping=3)), View()),
        write_file(trained(Experiment("circle", batch_size=7), None, EDITS), View(axes=("x",)), EDITS),
        write_file(trained(Experiment().on(own), own), View(), data=own, own_too=True),
    ]
    given = [(content, [path for path in paths_of(json.loads(content)) if path]) for content in written]
    told = Counter()
    for _ in range(count):
        content, paths = chance.choice(given)
        told[said(open_file, mutated_file(chance, content, paths), own)] += 1
    return told


def open_link(text: str, experiment: Experiment) -> Trainer:
    return unpack_state(text, experiment).trainer(experiment)


def open_file(content: bytes, at_hand: Dataset) -> Trainer:
    return read_file(content, at_hand).trainer


def said(opening: Callable, *given) -> str:
    """What came of it: opened and trained, or the kind of sentence that refused it."""
    try:
        trainer = opening(*given)
    except ValueError as problem:
        sentence = str(problem)
        assert sentence.endswith(".") and "\n" not in sentence and len(sentence) < 500, sentence
        return sentence.partition(":")[0][:60] if ":" in sentence else sentence[:60]
    trainer.train(2, 1)
    trainer.rewind(trainer.history.frames[0].step, trainer.history.frames[0].id)
    assert np.isfinite(trainer.train_loss)
    return "opened"


def main(n_links: int = LINKS, n_files: int = FILES, seed: int = SEED) -> None:
    warnings.simplefilter("error")
    present = trained(Experiment("circle"))
    before = present.frame.parameters.tobytes()
    for what, tried, count in (("links", links, n_links), ("files", files, n_files)):
        started = time.perf_counter()
        told = tried(random.Random(seed), count)
        print(f"{count:,} {what} in {time.perf_counter() - started:.0f} s (seed {seed}), none with a traceback")
        for sentence, times in told.most_common(14):
            print(f"  {times:>9,}  {sentence}")
    present.train(1)
    present.rewind(15)
    assert present.frame.parameters.tobytes() == before
    print("The training that was there before is as it was.")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
