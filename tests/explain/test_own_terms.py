"""Every optimiser's rule can be told; that the stage knows them all too is tested in tests/e2e/test_slow.py."""

from weightviz.explain.own_terms import TERMS
from weightviz.optimizers import OPTIMIZERS


def test_every_optimiser_has_its_terms():
    assert set(TERMS) == set(OPTIMIZERS)
