"""The data sets drawn from a seed, as people read them."""

from types import MappingProxyType
from typing import Any

from weightviz.data import friends, twins
from weightviz.data.made import CLASS_NAMES
from weightviz.data.source import OUTPUTS, Column, Source

X = Column("x", "x", "", "How far to the right a point lies.")
Y = Column("y", "y", "", "How far up a point lies.")
TARGETS = {
    "classification": Column("class", "class", "", "The class a point belongs to, 1 or 0."),
    "classes": Column("class", "class", "", "The class a point belongs to: A, B or C."),
    "regression": Column("value", "value", "", "Height at a point, from about -1 to 1."),
}


def _made(
    name: str, title: str, kind: str, hidden_layers: tuple[int, ...], learning_rate: float, **others: Any
) -> Source:
    """A data set drawn from a seed; in the square where x and y run from -6 to 6, unless `others` say different."""
    columns = others.get("columns", (X, Y))
    defaults = {
        "inputs": tuple(column.name for column in columns),
        "hidden_layers": hidden_layers,
        "learning_rate": learning_rate,
        "batch_size": 10,
        "train_share": 0.5,
        **OUTPUTS[kind],
    }
    task = "regression" if kind == "regression" else "classification"
    usual = {
        "task": task,
        "noun": "points",
        "columns": columns,
        "target": TARGETS[kind],
        "credit": "Drawn from a seed; nothing here was measured.",
        "classes": CLASS_NAMES.get(name, ("0", "1")) if task == "classification" else (),
    }
    return Source(name=name, title=title, defaults=MappingProxyType(defaults), **(usual | others))


CIRCLE = _made("circle", "Circle", "classification", (4, 2), 0.3)
XOR = _made("xor", "Exclusive or", "classification", (4, 2), 0.3)
BLOBS = _made("blobs", "Two blobs", "classification", (), 0.1)
SPIRAL = _made("spiral", "Spiral", "classification", (8, 8), 0.3)
MOONS = _made("moons", "Two moons", "classification", (4,), 0.3)
PINWHEEL = _made("pinwheel", "Pinwheel of three", "classes", (8,), 0.3)
PLANE = _made("plane", "Plane", "regression", (), 0.03)
HILLS = _made("hills", "Several hills", "regression", (8,), 0.1)
SINE = _made("sine", "Sine", "regression", (4, 4), 0.3, columns=(X,))

FRIENDS = _made(
    "friends",
    "The party: three friends",
    "regression",
    (),
    0.03,
    noun="films",
    columns=(
        Column("ada", "Ada", "points", "Her score, from 0 to 10; she likes what you like."),
        Column("ben", "Ben", "points", "His score, from 0 to 10; he likes what you cannot stand."),
        Column("cleo", "Cleo", "points", "Her score, from 0 to 10; she talks of anything but the film."),
    ),
    target=Column("verdict", "verdict", "points", "What you thought of the film, from 0 to 10."),
    truth=friends.TRUTH,
)

TWINS = _made(
    "twins",
    "Twins: two columns say the same",
    "regression",
    (),
    0.03,
    columns=(
        Column("original", "original", "", "The number that the value is made from."),
        Column("copy", "copy", "", "The same number again."),
    ),
    target=Column("value", "value", "", "3 times the original; the copy does not count."),
    truth=twins.TRUTH,
)
