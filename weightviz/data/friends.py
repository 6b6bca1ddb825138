"""The party: what three friends say of a film, and what you said in the end. How far do you trust each of them?"""

from types import MappingProxyType

import numpy as np

from weightviz.data.dataset import Dataset
from weightviz.data.seeded import wobbled

# What your verdict is made of. Ada likes what you like, Ben likes what you cannot stand, and Cleo talks of
# anything but the film; the bias is your mood before anyone has spoken.
TRUTH = MappingProxyType({"ada": 0.7, "ben": -0.3, "cleo": 0.0, "bias": 3.0})
HALF_RANGE = 5.0  # scores run from 0 to 10


def friends(films: int, noise: float, rng: np.random.Generator) -> Dataset:
    """Scores of three friends, whole numbers from 0 to 10, and your verdict, the sum that `TRUTH` says.

    Without noise the verdict runs from 0 (Ada 0, Ben 10) to 10 (Ada 10, Ben 0); with noise it may leave that range
    a little. Noise of 0.1 moves it by 0.1 x 5 = half a point at most.

    Examples
    --------
    >>> data = friends(200, noise=0, rng=np.random.default_rng(7))
    >>> data
    Dataset(200 films: ada, ben, cleo -> verdict)
    >>> ada, ben, cleo = data.rows[0]
    >>> bool(abs(3 + 0.7 * ada - 0.3 * ben - data.target[0, 0]) < 1e-9)
    True
    """
    *names, _ = TRUTH
    scores = rng.integers(0, 10, (films, len(names)), endpoint=True).astype(float)
    verdicts = scores @ [TRUTH[name] for name in names] + TRUTH["bias"]
    return Dataset(
        scores,
        wobbled(verdicts, noise * HALF_RANGE, rng),
        (*names, "verdict"),
        ("points",) * (len(names) + 1),
        noun="films",
    )
