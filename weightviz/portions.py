"""Many steps in portions, so short that one can be asked in between whether it is enough."""

from collections.abc import Callable

from weightviz.stepper import Stepper

# Rows times parameters that a portion of steps goes through, or of frames to measure, and what a step costs besides:
# 50 ms or less in all.
PORTION, A_STEP = 10_000_000, 7_000


def work(steps: int, rows: int, parameters: int) -> int:
    """How much so many steps cost that go through so many rows each, in the unit of `PORTION`.

    >>> work(1_000, rows=10, parameters=21) / PORTION
    0.721
    """
    return steps * (rows * parameters + A_STEP)


def take(stepper: Stepper, steps: int, epochs: int | None, enough: Callable[[], bool]) -> int:
    """Take so many steps, or fewer when it is enough or no epoch of so many was a better one; how many.

    >>> from weightviz.experiment import Experiment
    >>> from weightviz.problem import Problem
    >>> experiment = Experiment(dataset="circle")
    >>> stepper = Stepper(experiment, Problem.of(experiment))
    >>> take(stepper, 30, None, enough=lambda: False), stepper.step
    (30, 30)
    """
    rows, taken = max(stepper.batch_size, stepper.next_batch_size), 0
    portion = max(1, PORTION // work(1, rows, stepper.start.size))
    while taken < steps and not is_tired(stepper, epochs):
        taken += take_portion(stepper, min(portion, steps - taken), epochs)
        if enough():
            break
    return taken


def take_portion(stepper: Stepper, steps: int, epochs: int | None) -> int:
    """Take so many steps, or fewer when no epoch of so many was a better one; how many."""
    if epochs is None:
        stepper.run(steps)
        return steps
    taken = 0
    while taken < steps and not is_tired(stepper, epochs):
        to_the_end_of_the_epoch = stepper.batches_an_epoch - stepper.batch
        count = min(steps - taken, to_the_end_of_the_epoch)
        stepper.run(count)
        taken += count
    return taken


def is_tired(stepper: Stepper, epochs: int | None) -> bool:
    """Whether early stopping has waited long enough; None waits for ever."""
    return epochs is not None and stepper.patience.waited >= epochs
