"""How a network stands, as lines of plain text: its step, how wrong it is, and every weight."""

from weightviz.explain.lines import lines_of
from weightviz.explain.units import typical_miss
from weightviz.training import Trainer
from weightviz.written import brief, with_unit


def state_told(trainer: Trainer, most: int, rest: str = "") -> tuple[str, ...]:
    """Errors on the rows to learn from and on those kept back, in the data's unit if there is one, then the weights.

    At most ``most`` weights are listed; ``rest`` follows the count of those that are left out.

    >>> from weightviz.lessons import LESSONS
    >>> print(*state_told(Trainer(LESSONS[0].start_of(0)), most=2), sep="\\n")
    At step 0:
      typical miss 1.99 points on the films to learn from
      typical miss 2.37 points on those kept back
    Weights:
      Ada to verdict: 0
      Ben to verdict: 0
      and 2 more
    """
    return *errors(trainer), *weights(trainer, most, rest)


def errors(trainer: Trainer) -> list[str]:
    frame, noun = trainer.frame, trainer.experiment.source.noun
    told = [f"{error_told(trainer, frame.train_loss, frame.train_score)} on the {noun} to learn from"]
    if frame.test_loss is not None:
        told.append(f"{error_told(trainer, frame.test_loss, frame.test_score)} on those kept back")
    return [f"At step {frame.step:,}:", *(f"  {each}" for each in told)]


def error_told(trainer: Trainer, error: float, score: float) -> str:
    miss = typical_miss(trainer, error)
    if miss is not None:
        return f"typical miss {with_unit(miss, trainer.data.target_unit)}"
    return f"error {brief(error)}, {score:.0%} right"


def weights(trainer: Trainer, most: int, rest: str) -> list[str]:
    """Every weight and bias under the name it has on the page, muted ones marked."""
    frame, lines = trainer.frame, lines_of(trainer)
    more = len(lines) - most
    told = [
        f"  {line.name}: {brief(frame.parameters[line.index], 4)}{', muted' if frame.muted[line.index] else ''}"
        for line in lines[:most]
    ]
    return ["Weights:", *told, *([f"  and {more:,} more{rest}"] if more > 0 else [])]
