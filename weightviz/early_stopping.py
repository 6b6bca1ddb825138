"""Early stopping: how long the test error has not improved."""

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Patience:
    """The lowest test error at the end of an epoch so far, the step it was at, and the epochs waited since.

    >>> patience = Patience().after(0.5, step=10).after(0.4, step=20).after(0.6, step=30)
    >>> patience
    Patience(best=0.4, best_step=20, waited=1)
    """

    best: float = inf
    best_step: int = 0
    waited: int = 0

    def after(self, test_loss: float, step: int) -> "Patience":
        """What one knows after another epoch."""
        if test_loss < self.best:
            return Patience(test_loss, step, 0)
        return Patience(self.best, self.best_step, self.waited + 1)

    def renewed(self) -> "Patience":
        """Waiting begins anew, for someone who wants to go on."""
        return Patience(self.best, self.best_step, 0)
