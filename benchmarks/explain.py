"""How long the error landscape takes, which a panel shows at once, against a plain loop over its places."""

import os

for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ[f"{library}_NUM_THREADS"] = "1"  # numpy's libraries read it when they are first imported

import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

import numpy as np

from benchmarks.figures import Figure, show
from weightviz.experiment import Experiment
from weightviz.explain.landscape import landscape
from weightviz.network import Network
from weightviz.training import Trainer

TURNS = 7
SIZE, MOST = 61, 200  # places along an axis, milliseconds


def milliseconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return 1e3 * (time.perf_counter() - start)


def place_by_place(trainer: Trainer, across: int, up: int, view) -> np.ndarray:
    """The same errors, each from a network of its own."""
    network, rows = trainer.network, trainer.problem.train_rows
    inputs, truth, errors = trainer.problem.inputs[rows], trainer.problem.targets[rows], np.empty((SIZE, SIZE))
    for i, up_value in enumerate(view.up_values):
        for j, across_value in enumerate(view.across_values):
            values = network.parameters.copy()
            values[[across, up]] = across_value, up_value
            said = Network(network.sizes, network.activations, values).forward(inputs)
            errors[i, j] = -np.log(np.where(truth > 0.5, said, 1 - said)).mean()
    return errors


def figures() -> Iterator[Figure]:
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(4, 2), train_share=1.0, points=200))
    trainer.train(300, every=1)
    for name, across, up in (("two lines of the first layer", 0, 5), ("two lines of the last layer", 22, 24)):
        view = landscape(trainer, across, up, SIZE)
        if not np.allclose(view.errors, place_by_place(trainer, across, up, view)):
            raise SystemExit("The landscape and the plain loop find different errors: there is nothing to compare.")
        took, plain = [], []
        for _ in range(TURNS):
            took.append(milliseconds(partial(landscape, trainer, across, up, SIZE)))
            plain.append(milliseconds(partial(place_by_place, trainer, across, up, view)))
        yield Figure(
            f"landscape of {SIZE} x {SIZE}, 2-[4,2]-1, 200 rows, {name}", median(took), "ms",
            median(plain), "a plain loop of Network.forward", most=MOST,
        )  # fmt: skip


if __name__ == "__main__":
    show(figures())
