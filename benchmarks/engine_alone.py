"""The engine with no page around it: what the machine can do at this very moment."""

import time

import weightviz as wv
from weightviz.links import read_link


def steps_a_second(query: str, every: int, seconds: float = 1) -> float:
    """Steps that the experiment of a link trains in a second, recording a frame ``every`` so many steps."""
    experiment, _, _ = read_link(dict(pair.split("=") for pair in query.split("&")))
    trainer = wv.Trainer(experiment)
    began = time.perf_counter()
    while (passed := time.perf_counter() - began) < seconds:
        trainer.train(20 * every, every)
    return trainer.step / passed
