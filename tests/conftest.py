"""What every test shares: seeded chance, nothing else."""

import numpy as np
import pytest

try:
    import hypothesis
except ImportError:  # an extra of requirements-dev.txt; the tests that want it skip themselves
    pass
else:
    # Derandomised, so that the next run repeats this one; no deadline, because no test may depend on speed.
    hypothesis.settings.register_profile("seeded", derandomize=True, deadline=None)
    hypothesis.settings.load_profile("seeded")


@pytest.fixture
def rng() -> np.random.Generator:
    """Random numbers that are the same in every run."""
    return np.random.default_rng(2026)
