"""Dropout: in each step some hidden neurons say nothing, so that no other can come to rely on them."""

import numpy as np

from weightviz.activations import Activation


class Dropout:
    """Stands in for a layer's activation while training: what the neurons say, times ``keep``.

    ``keep``, shape (..., units, rows), is 0 for who is silent and 1 / (1 - rate) for all others, so that on average
    the sums stay as large as they are without dropout: Srivastava et al. (2014), section 10, "inverted".

    >>> from weightviz.activations import ACTIVATIONS
    >>> half = Dropout(ACTIVATIONS["relu"], rate=0.5)
    >>> half.keep = np.array([[0.0, 2.0]])
    >>> out = np.empty((1, 2)); half.function(np.array([[3.0, 3.0]]), out); out
    array([[0., 6.]])
    """

    def __init__(self, activation: Activation, rate: float):
        self.activation, self.keep = activation, np.array(1.0)
        self._share = np.array(1.0 - rate)

    def function(self, z, out):
        self.activation.function(z, out)
        np.multiply(out, self.keep, out)

    def slope(self, z, a, out):
        np.multiply(a, self._share, a)  # what the activation itself said; who was silent does not count anyway
        self.activation.slope(z, a, out)
        np.multiply(out, self.keep, out)


def silences(rate: float, units: int, rows: int, seed: int, epoch: int) -> np.ndarray:
    """``keep`` for all hidden units (units, rows) in one epoch: a pure function of seed and epoch.

    >>> np.unique(silences(0.2, units=3, rows=100, seed=7, epoch=0))
    array([0.  , 1.25])
    """
    chance = np.random.default_rng((seed, epoch, 1)).random((units, rows))
    return (chance >= rate) / (1.0 - rate)
