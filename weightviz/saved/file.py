"""The whole file: written from a training, and read into another one that nothing else knows of yet."""

import json
from dataclasses import dataclass

from weightviz.data import MOST_ADDED, Dataset, RowEdits
from weightviz.experiment import OWN_DATA, View
from weightviz.problem import NO_EDITS, loaded
from weightviz.saved.found import Found
from weightviz.saved.moments import Bounds, moment_written, recent, record_in
from weightviz.saved.parsing import parse
from weightviz.saved.settings import experiment_in, settings_written, view_in
from weightviz.saved.table import left_out, same_table, table_in, table_written
from weightviz.training import Trainer

FORMAT, VERSION = "weightviz", 1
PARTS = ("format", "version", "experiment", "view", "table", "hidden_rows", "added_rows", "now", "history")


@dataclass(frozen=True, eq=False)
class Opened:
    """What a file holds: a training that stands where it was saved, and how it is shown.

    ``data`` is a table of one's own, or None; ``edits`` what a hand changed about the rows.
    """

    trainer: Trainer
    view: View
    data: Dataset | None
    edits: RowEdits


def write_file(
    trainer: Trainer, view: View, edits: RowEdits = NO_EDITS, data: Dataset | None = None, own_too: bool = False
) -> bytes:
    """A training as a file in JSON, with its recent history.

    One's own ``data`` stand in it only if ``own_too`` says so.

    Raises ValueError when one's own table is too large.

    >>> from weightviz.experiment import Experiment
    >>> content = write_file(Trainer(Experiment("circle")), View())
    >>> read_file(content).trainer.experiment.dataset
    'circle'
    """
    frames, table = recent(trainer.history.frames), None
    if trainer.experiment.dataset == OWN_DATA:
        table = table_written(data) if own_too else left_out(data)
    settings = settings_written(trainer.experiment)
    saved = {
        "format": FORMAT,
        "version": VERSION,
        "experiment": settings | {"start_values": list(trainer.experiment.start_values)},
        "view": settings_written(view),
        "table": table,
        "hidden_rows": list(edits.hidden),
        "added_rows": [list(row) for row in edits.added],
        "now": moment_written(frames[-1]),
        "history": [moment_written(frame) for frame in frames[:-1]],
    }
    return lines(saved).encode()


def lines(saved: dict[str, object]) -> str:
    """JSON with a line for each part, so that one can look at it."""
    parts = {name: json.dumps(part, ensure_ascii=False, allow_nan=False) for name, part in saved.items()}
    return "{\n" + ",\n".join(f'"{name}": {part}' for name, part in parts.items()) + "\n}\n"


def read_file(content: bytes, at_hand: Dataset | None = None) -> Opened:
    """What a file holds. ``at_hand`` is the table of one's own that is in use, for a file that was saved without it.

    Raises ValueError with one sentence that says what is wrong and where.
    """
    found = Found(parse(content), "the file")
    check_kind(found)
    parts = {name: Found(part.value, name) for name, part in found.entries(PARTS).items()}
    data = own_data(parts, at_hand)
    experiment = experiment_in(parts["experiment"], data)
    rows = loaded(experiment) if data is None else data
    edits = edits_in(parts, rows)
    trainer = Trainer(experiment, data, edits)
    record = record_in(parts["now"], parts["history"], Bounds.of(trainer))
    trainer.recall(record)
    return Opened(trainer, view_in(parts["view"]), data, edits)


def check_kind(found: Found) -> None:
    """Whether this is a saved picture at all, and of a version that can be read."""
    if not isinstance(found.value, dict) or found.value.get("format") != FORMAT:
        raise ValueError("This is no saved picture of weightviz.")
    version = Found(found.value.get("version"), "version").whole(1, 10**6)
    if version > VERSION:
        raise ValueError(f"The file is of a newer version, {version}; this page reads up to version {VERSION}.")


def own_data(parts: dict[str, Found], at_hand: Dataset | None) -> Dataset | None:
    """The table of one's own that the file is about, or None."""
    table, experiment = parts["table"], parts["experiment"].value
    own = isinstance(experiment, dict) and experiment.get("dataset") == OWN_DATA
    if own != (table.value is not None):
        raise table.wrong("a table" if own else "nothing, since the data set is one that comes along")
    if not own:
        return None
    if isinstance(table.value, dict) and "left_out" in table.value:
        return same_table(table, at_hand)
    return table_in(table)


def edits_in(parts: dict[str, Found], data: Dataset) -> RowEdits:
    """Rows left out and rows added."""
    added = [row.numbers(len(data.names)).tolist() for row in parts["added_rows"].items(MOST_ADDED)]
    edits = RowEdits(parts["hidden_rows"].places(len(data) + len(added)), tuple(map(tuple, added)))
    try:
        edits.check(data)
    except ValueError as problem:
        raise ValueError(f"added_rows: {problem}") from None
    return edits
