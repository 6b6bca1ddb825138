"""Which moment of a training the stage shows."""

from weightviz.training import Trainer


class Shown:
    """The moment on screen: the last of the training, unless the stage went back along its timeline.

    ``at`` is the id of the frame on screen, None for the last. The stage holds frames that the history here has
    thinned out, so a moment is told with its step, which says how far to replay.

    >>> from weightviz.experiment import Experiment
    >>> trainer = Trainer(Experiment(dataset="circle", hidden_layers=(2,)))
    >>> trainer.train(10)
    >>> shown = Shown(trainer)
    >>> shown.training is trainer
    True
    >>> shown.go_back(step=4, at=0)
    >>> shown.training.step, trainer.step
    (4, 10)
    """

    def __init__(self, trainer: Trainer):
        self._trainer = trainer
        self.go_to_last()

    def go_to_last(self) -> None:
        """Show the last moment again, and each that follows it."""
        self.at: int | None = None
        self._step = 0
        self._copy: Trainer | None = None

    def go_back(self, step: int, at: int) -> None:
        """Show the frame ``at``, which is at ``step``.

        Raises ValueError, and changes nothing, where there was no such moment.
        """
        is_earlier = at < self._trainer.frame.id
        if is_earlier:
            self._trainer.steps_back(step, at)
        self.go_to_last()
        if is_earlier:
            self.at, self._step = at, step

    def take_settings_anew(self) -> None:
        """The training has other settings now; what it is at an earlier moment has them too."""
        self._copy = None

    @property
    def training(self) -> Trainer:
        """The training, to be read; where the stage went back, a copy that stands at that moment."""
        if self.at is None:
            return self._trainer
        if self._copy is None:
            self._copy = self._trainer.copy()
            self._copy.rewind(self._step, self.at)
        return self._copy
