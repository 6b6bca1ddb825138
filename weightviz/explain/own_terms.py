"""What an optimiser's rule is made of, with the numbers of one step, as its formula is written.

The optimisers themselves (optimizers.py) keep sums where the formulas have means, which is quicker; here are the means.
"""

from collections.abc import Callable

import numpy as np

from weightviz.optimizers import BETA_1, BETA_2, EPSILON, MOMENTUM, RMS_DECAY

Stages = dict[str, np.ndarray | float]
Terms = dict[str, np.ndarray]


def own_terms(optimizer: str, stages: Stages, count: int) -> Terms:
    """Each term an array (parameters,), by name; the last one, ``direction``, times the rate is the change.

    ``stages`` as in `WatchedUpdate`, ``count`` the how-manieth update, from 1.

    >>> memory = {"memory_before": np.array([[2.0]]), "memory_after": np.array([[2.3]])}
    >>> own_terms("momentum", {"entered": np.array([0.5]), **memory}, count=4)
    {'velocity_before': array([2.]), 'velocity': array([2.3]), 'direction': array([2.3])}
    """
    with np.errstate(over="ignore", invalid="ignore"):
        return TERMS[optimizer](stages, count)


def gradient_alone(stages: Stages, count: int) -> Terms:
    return {"direction": stages["entered"]}


def of_momentum(stages: Stages, count: int) -> Terms:
    velocity = stages["memory_after"][0]
    return {"velocity_before": stages["memory_before"][0], "velocity": velocity, "direction": velocity}


def of_nesterov(stages: Stages, count: int) -> Terms:
    velocity = stages["memory_after"][0]
    return {**of_momentum(stages, count), "direction": stages["entered"] + MOMENTUM * velocity}


def of_rmsprop(stages: Stages, count: int) -> Terms:
    """``squares``: the running mean of the squared gradients."""
    before, after = (stages[name][0] * (1 - RMS_DECAY) for name in ("memory_before", "memory_after"))
    direction = stages["entered"] / (np.sqrt(after) + EPSILON)
    return {"squares_before": before, "squares": after, "direction": direction}


def of_adam(stages: Stages, count: int) -> Terms:
    """``mean`` and ``squares``: running means of gradients and squares; ``full_`` ones are made up for their start."""
    terms = {}
    for name, kept, place in (("mean", BETA_1, 0), ("squares", BETA_2, 1)):
        terms[f"{name}_before"] = stages["memory_before"][place] * (1 - kept)
        terms[name] = stages["memory_after"][place] * (1 - kept)
        terms[f"full_{name}"] = terms[name] / (1 - kept**count)
    direction = terms["full_mean"] / (np.sqrt(terms["full_squares"]) + EPSILON)
    return {**terms, "direction": direction}


TERMS: dict[str, Callable[[Stages, int], Terms]] = {
    "gradient_descent": gradient_alone,
    "momentum": of_momentum,
    "nesterov": of_nesterov,
    "rmsprop": of_rmsprop,
    "adam": of_adam,
    "adamw": of_adam,
}
