"""Double descent, where it is known to happen: least squares on random features, more and more of them.

No network is trained here. Features are ReLUs of the inputs with random weights that stay as drawn; only the weights of
their sum are found, by least squares: of all that fit equally well, the shortest. Belkin, Hsu, Ma & Mandal (2019),
PNAS 116(32), 15849-15854. A ridge, which is L2, keeps them short as well where that costs some fit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

INPUTS, ROWS, TEST_ROWS, NOISE, RIDGE, DRAWS = 5, 40, 500, 0.2, 0.03, 12
FEATURES = (2, 5, 10, 15, 20, 25, 30, 34, 37, 40, 43, 47, 54, 65, 80, 120, 200, 400, 800, 1500)
NOTHING = 1e-10  # of the largest singular value: below it there is nothing but rounding


@dataclass(frozen=True, eq=False)
class DoubleDescent:
    """Mean squared errors of shape (draws so far, features): each draw has other rows and other random features.

    ``share`` says how many of all draws there are, from 0 to 1.
    """

    share: float
    features: tuple[int, ...]
    train: np.ndarray
    test: np.ndarray
    ridge_train: np.ndarray
    ridge_test: np.ndarray

    def __len__(self) -> int:
        """How many draws there are."""
        return len(self.test)


def descending(draws: int = DRAWS) -> Iterator[DoubleDescent]:
    """Fit one draw more at a time; yields all so far.

    >>> first = next(descending())
    >>> first.test.shape, bool(first.train[0, -1] < 1e-20)  # 1,500 features meet 40 rows exactly
    ((1, 20), True)
    """
    found = []
    for seed in range(draws):
        found.append(one_draw(seed))
        yield DoubleDescent(len(found) / draws, FEATURES, *np.moveaxis(np.array(found), 2, 0))


def one_draw(seed: int) -> np.ndarray:
    """The four errors for each number of features, shape (features, 4)."""
    features, target = rows_of(seed)
    errors = []
    for count in FEATURES:
        # divided by their number, so that a ridge means the same for few and for many
        some = features[:, :count] / np.sqrt(count)
        weights = least_squares(some[:ROWS], target[:ROWS], (0.0, RIDGE))
        squares = (weights @ some.T - target) ** 2
        errors.append(np.column_stack([squares[:, :ROWS].mean(axis=1), squares[:, ROWS:].mean(axis=1)]).ravel())
    return np.array(errors)


def rows_of(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Features of `ROWS` rows and of the test rows below them, and their target: a ReLU of the inputs, and noise."""
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(ROWS + TEST_ROWS, INPUTS))
    way = rng.normal(size=INPUTS)
    truth = np.sqrt(3.0) * np.maximum(rows @ way / np.linalg.norm(way), 0.0)
    target = truth + NOISE * rng.normal(size=len(rows))
    weights = rng.normal(size=(INPUTS, FEATURES[-1]))
    features = rows @ (weights / np.linalg.norm(weights, axis=0)) + 0.5 * rng.normal(size=FEATURES[-1])
    return np.maximum(features, 0.0), target


def least_squares(features: np.ndarray, target: np.ndarray, ridges: Sequence[float]) -> np.ndarray:
    """For each ridge the weights that make |features w - target|^2 + ridge |w|^2 smallest, shape (ridges, features).

    Where the ridge is 0 and many weights are equally good, the shortest of them: Golub & Van Loan (2013), section 5.5.

    >>> least_squares(np.array([[1.0, 1.0]]), np.array([2.0]), ridges=(0.0, 2.0)).round(6)
    array([[1. , 1. ],
           [0.5, 0.5]])
    """
    left, strengths, right = np.linalg.svd(features, full_matrices=False)
    there = strengths > NOTHING * strengths[0]
    left, strengths, right = left[:, there], strengths[there], right[there]
    shares = strengths / (strengths**2 + np.array(ridges)[:, np.newaxis])
    return (shares * (target @ left)) @ right
