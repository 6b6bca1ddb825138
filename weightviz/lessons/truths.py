"""How questions are answered: by turning and training a trainer that belongs to the question alone.

What a truth leaves of it is what the page shows afterwards; one that only looks leaves it as it was.
"""

from collections.abc import Callable

import numpy as np

from weightviz.experiment import Experiment
from weightviz.explain.lines import lines_of
from weightviz.explain.optimum import optimum
from weightviz.explain.permutation import permutation
from weightviz.losses import LOSSES
from weightviz.training import Trainer

Truth = Callable[[Trainer], int]
UP, DOWN, SAME = 0, 1, 2
NEAR_ZERO = 0.05  # a weight nearer to 0 than this is no use


def place_of(trainer: Trainer, name: str) -> int:
    """The place of a line, by its name on the page."""
    return next(line.index for line in lines_of(trainer) if line.name == name)


def way(before: float, after: float, least: float = 1e-6) -> int:
    """`UP`, `DOWN` or `SAME`."""
    return SAME if abs(after - before) < least else UP if after > before else DOWN


def error_when(turned: dict[str, float]) -> Truth:
    """Where the error goes when these lines are turned to these values."""

    def truth(trainer: Trainer) -> int:
        before = trainer.train_loss
        for name, value in turned.items():
            trainer.set_weight(place_of(trainer, name), value)
        return way(before, trainer.train_loss)

    return truth


def error_after(steps: int) -> Truth:
    """Where the error goes when so many steps are trained."""

    def truth(trainer: Trainer) -> int:
        before = trainer.train_loss
        trainer.train(steps, 1)
        return way(before, trainer.train_loss)

    return truth


def line_after(name: str, steps: int) -> Truth:
    """Where a line goes when so many steps are trained."""

    def truth(trainer: Trainer) -> int:
        place = place_of(trainer, name)
        before = trainer.frame.parameters[place]
        trainer.train(steps)
        return way(before, trainer.frame.parameters[place])

    return truth


def best_of(name: str) -> Truth:
    """Whether the best value of a line is above 0, below 0, or as good as 0; by least squares, to which all go."""

    def truth(trainer: Trainer) -> int:
        best = optimum(trainer).parameters.tolist()
        for place, value in enumerate(best):
            trainer.set_weight(place, value)
        return way(0.0, best[place_of(trainer, name)], NEAR_ZERO)

    return truth


def predictions_rise(turned: dict[str, float]) -> Truth:
    """Whether turning these lines moves some guesses (0), all by the same amount (1), or none (2)."""

    def truth(trainer: Trainer) -> int:
        before = trainer.predict(trainer.data.rows)
        for name, value in turned.items():
            trainer.set_weight(place_of(trainer, name), value)
        moved = trainer.predict(trainer.data.rows) - before
        return 2 if not moved.any() else 1 if np.ptp(moved) < 1e-9 else 0

    return truth


def option_near(options: tuple[float, ...]) -> Truth:
    """Which option is nearest to the mean of all answers."""
    return lambda trainer: nearest(float(trainer.predict(trainer.data.rows).mean()), options)


def guess_of(row: int, options: tuple[float | None, ...]) -> Truth:
    """Which option is nearest to the guess for one row; None stands for the average target."""

    def truth(trainer: Trainer) -> int:
        average = float(trainer.problem.target_scaling.mean[0])
        guess = float(trainer.predict(trainer.data.rows[[row]])[0, 0])
        return nearest(guess, tuple(average if option is None else option for option in options))

    return truth


def nearest(value: float, options: tuple[float, ...]) -> int:
    return int(np.abs(np.array(options) - value).argmin())


def moves_more(one: tuple[float, ...], other: tuple[float, ...], turn: float) -> Truth:
    """From which weights the answers move more when the first weight is turned so far: 0, 1, or 2 for equally."""

    def moved(trainer: Trainer, weights: tuple[float, ...]) -> float:
        turned(weights)(trainer)
        before = trainer.predict(trainer.data.rows)
        trainer.set_weight(0, weights[0] + turn)
        return float(np.abs(trainer.predict(trainer.data.rows) - before).mean())

    return lambda trainer: way(moved(trainer, other), moved(trainer, one))


def turned(*all_weights: tuple[float, ...]) -> Callable[[Trainer], None]:
    """Turns the first lines to these weights, then to the next; a line that stands there already is left alone."""

    def turn(trainer: Trainer) -> None:
        for place, value in (pair for weights in all_weights for pair in enumerate(weights)):
            if trainer.frame.parameters[place] != value:
                trainer.set_weight(place, value)

    return turn


def error_of_pair(one: tuple[float, ...], other: tuple[float, ...]) -> Truth:
    """Which misses make the larger mean squared error: 0, 1, or 2 for both the same."""

    def mean(misses: tuple[float, ...]) -> float:
        rows = np.array([misses])
        return float(LOSSES["mean_squared_error"].of_rows(None, rows, np.zeros_like(rows)).mean())

    return lambda trainer: way(mean(other), mean(one))


def pull_of(row: int) -> Truth:
    """Where the first weight of one linear neuron goes when it learns from one row alone."""

    def truth(trainer: Trainer) -> int:
        inputs, target = trainer.problem.inputs[[row]], trainer.problem.targets[[row]]
        miss = float((target - trainer.network.forward(inputs))[0, 0])
        return way(0.0, miss * float(inputs[0, 0]))

    return truth


def largest_shuffled(trainer: Trainer) -> int:
    """The input whose shuffling among the rows kept back raises the error most."""
    return int(permutation(trainer).means.argmax())


def largest_weight(trainer: Trainer) -> int:
    """The input with the largest weight, up or down, in a network of one neuron."""
    return int(np.abs(trainer.network.heard[: trainer.experiment.sizes[0]]).argmax())


def neither_alone(steps: int) -> Truth:
    """After so many steps: has the first of two inputs nearly all the weight (0), the second (1), or neither (2)?"""

    def truth(trainer: Trainer) -> int:
        trainer.train(steps)
        first, second = np.abs(trainer.network.heard[:2])
        share = float(first / (first + second))
        return 0 if share > 0.9 else 1 if share < 0.1 else 2

    return truth


def effect_of_more(trainer: Trainer) -> int:
    """Whether the answer rises or falls when the first input goes from low to high."""
    low, high = trainer.network.forward(np.array([[-1.0], [1.0]]))[:, 0]
    return way(float(low), float(high))


def right_after(steps: int, options: tuple[float, ...]) -> Truth:
    """Which option is nearest to the share of right answers after so many steps."""

    def truth(trainer: Trainer) -> int:
        trainer.train(steps)
        return nearest(trainer.frame.train_score, options)

    return truth


def neurons_that_differ(steps: int, options: tuple[int, ...]) -> Truth:
    """Which option is the number of different neurons in the first hidden layer after so many steps."""

    def truth(trainer: Trainer) -> int:
        trainer.train(steps)
        first = np.vstack([trainer.network.weights[0], trainer.network.biases[0]])
        return nearest(len(np.unique(first.round(9), axis=1).T), options)

    return truth


def share_of_way(steps: int, options: tuple[float, ...]) -> Truth:
    """Which option is nearest to the share of the way to the best error that so many steps go."""

    def truth(trainer: Trainer) -> int:
        best, before = optimum(trainer).error, trainer.train_loss
        trainer.train(steps)
        return nearest((before - trainer.train_loss) / (before - best), options)

    return truth


def largest_rate(options: tuple[float, ...]) -> Truth:
    """Which option is nearest, in powers of ten, to the rate above which raw inputs make the error run away.

    One linear neuron and the mean of squares: 2 / the largest eigenvalue of 2 X'X / n, where X has a column of ones.
    """

    def truth(trainer: Trainer) -> int:
        rows = trainer.data.rows[trainer.problem.train_rows]
        with_ones = np.column_stack([rows, np.ones(len(rows))])
        limit = 1 / float(np.linalg.eigvalsh(with_ones.T @ with_ones / len(rows)).max())
        return nearest(float(np.log10(limit)), tuple(np.log10(options).tolist()))

    return truth


def course_of_test(steps: int) -> Truth:
    """How the error on the rows kept back runs over so many steps: falls (0), falls and rises (1), rises (2)."""

    def truth(trainer: Trainer) -> int:
        trainer.train(steps, max(1, steps // 40))
        errors = [frame.test_loss for frame in trainer.history.frames]
        lowest = int(np.argmin(errors))
        rises, falls = errors[-1] > 1.05 * errors[lowest], errors[lowest] < 0.95 * errors[0]
        return 2 if not falls else int(rises)

    return truth


def other_test(other: Experiment, steps: int) -> Truth:
    """After so many steps each, is the test error of another experiment higher (0), lower (1) or the same (2)?"""

    def truth(trainer: Trainer) -> int:
        rival = Trainer(other)
        rival.train(steps)
        trainer.train(steps)
        return way(trainer.test_loss, rival.test_loss)

    return truth
