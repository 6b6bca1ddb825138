"""What is wrong with a training: detectors, each with a definition that is checked in the numbers.

How often they find something on the data sets as they are offered, measured over 200 seeds (start and order of rows):
see `tests/explain/test_diagnosis_defaults.py`.
"""

from dataclasses import dataclass

import numpy as np

from weightviz.explain.diagnosis import gradients, inputs, neurons, rate, reach
from weightviz.explain.diagnosis.evidence import Evidence
from weightviz.explain.diagnosis.finding import ALARM, NOTE, Detector, Finding
from weightviz.training import Trainer

__all__ = ["ALARM", "DETECTORS", "NOTE", "Detector", "Diagnosis", "Finding", "diagnose"]

DETECTORS: dict[str, Detector] = {
    detector.name: detector
    for detector in (
        rate.RUNAWAY,
        rate.OSCILLATION,
        rate.CRAWLING,
        reach.ONE_NEURON,
        reach.STUCK,
        neurons.TWINS,
        neurons.DEAD,
        neurons.FLAT,
        gradients.VANISHING,
        gradients.EXPLODING,
        rate.JUMPY,
        inputs.CORRELATION,
        inputs.SIZES,
        inputs.SPREAD,
    )
}


@dataclass(frozen=True)
class Diagnosis:
    """What was found, alarms first: pairs of a detector and a finding. So many training ``rows`` were looked at."""

    found: tuple[tuple[Detector, Finding], ...]
    rows: int

    @property
    def alarms(self) -> tuple[str, ...]:
        """The names of the detectors that raised one."""
        return tuple(detector.name for detector, finding in self.found if finding.severity == ALARM)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all detectors that found something."""
        return tuple(detector.name for detector, _ in self.found)


def diagnose(trainer: Trainer) -> Diagnosis:
    """Let every detector look at a training as it stands; of many training rows at 2,000, see `evidence.MOST_ROWS`.

    >>> from weightviz.experiment import Experiment
    >>> diagnose(Trainer(Experiment(dataset="twins"))).names
    ('correlated',)
    >>> diagnose(Trainer(Experiment(learning_rate=1.0))).alarms
    ('oscillation',)
    """
    seen = Evidence(trainer)
    with np.errstate(over="ignore", invalid="ignore"):  # what is beyond all bounds meets no definition but one's own
        found = [(detector, finding) for detector in DETECTORS.values() for finding in detector.look(seen)]
    return Diagnosis(tuple(sorted(found, key=lambda pair: pair[1].severity != ALARM)), len(seen.inputs))
