"""Errors and numbers in the units of the data."""

from math import sqrt

from weightviz.training import Trainer

BEFORE = ("$", "€", "£", "¥")  # units that stand before their number
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def typical_miss(trainer: Trainer, error: float) -> float | None:
    """The root of a mean squared error, in the target's own unit; None for other losses, and where classes are told.

    >>> from weightviz.experiment import Experiment
    >>> round(typical_miss(Trainer(Experiment()), 1.0))  # the spread of the prices, in dollars
    72869
    """
    if trainer.experiment.loss != "mean_squared_error" or trainer.data.task != "regression":
        return None
    return sqrt(error) * float(trainer.problem.target_scaling.sd[0])


def with_unit(value: float, unit: str) -> str:
    """A number with three digits or more, and its unit where people write it.

    >>> with_unit(51707.6, "$"), with_unit(-0.25814, "°C"), with_unit(3.0, "")
    ('$51,708', '−0.258 °C', '3')
    """
    size = abs(value)
    digits = f"{size:,.0f}" if size >= 100 else f"{size:.3g}"
    minus = "−" if value < 0 and digits != "0" else ""
    return f"{minus}{unit}{digits}" if unit in BEFORE else f"{minus}{digits} {unit}".rstrip()


def signed(value: float) -> str:
    """A number with its sign, a true minus, and two digits.

    >>> signed(-0.5), signed(0.001)
    ('−0.50', '0.00')
    """
    text = f"{abs(value):.2f}"
    return text if float(text) == 0 else ("−" if value < 0 else "+") + text


def brief(value: float, digits: int = 3) -> str:
    """A number to so many digits, whole where it is large, in powers of ten only where it must be.

    >>> brief(0.12345), brief(12345.6), brief(-2e-7), brief(8.56e254, 2)
    ('0.123', '12,346', '−2 × 10⁻⁷', '8.6 × 10²⁵⁴')
    """
    whole = max(1000, 10**digits) <= abs(value) < 1e9
    text, _, power = (f"{value:,.0f}" if whole else f"{value:.{digits}g}").partition("e")
    return text.replace("-", "−") + (f" × 10{str(int(power)).translate(RAISED)}" if power else "")
