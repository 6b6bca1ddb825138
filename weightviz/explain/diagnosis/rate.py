"""A learning rate that is too high, or too low: seen from the steps that training would take next."""

import numpy as np

from weightviz.explain.diagnosis.evidence import Evidence
from weightviz.explain.diagnosis.finding import ALARM, NOTE, Detector, Finding
from weightviz.history import LARGEST_LOSS
from weightviz.written import brief

RISES = 2.0  # times the error now, and times that of one answer for all rows
BACK = -0.9  # the cosine of two steps one of which takes back the other
MOSTLY = 0.9  # of the steps
HELPS, MUCH = 0.01, 0.15  # of the error, and of that of one answer for all rows: what half the step would take away
JUMP, JUMPS = 1.5, 0.05  # a step that makes the error so many times as large, and a share of such steps
WORTH, WORTHWHILE = 100.0, 0.01  # steps that one larger step is worth, and the share of the error it takes away
LOWER = "Turn the learning rate down"


def look_for_runaway(seen: Evidence) -> list[Finding]:
    errors = seen.errors_ahead
    now, then = float(errors[0]), float(errors[-10:].mean())
    if seen.trainer.diverged:
        return [Finding(ALARM, seen.trainer.diverged, "A tenth of that rate is a good try.", np.inf)]
    if not np.isfinite(now):
        told = "The weights are so large that the training error is beyond all bounds, so no step can be judged."
        return [Finding(ALARM, told, "Press Reset, or undo the last change.", np.inf)]
    stops, rises = seen.last_before_stop is not None, then > RISES * max(now, seen.one_answer)
    if not (stops or rises):
        return []
    told = f"With rate {brief(seen.experiment.learning_rate)} the training error {(stop if stops else rise)(seen)}."
    return [Finding(ALARM, told, f"{LOWER}: a tenth of it is a good try.", then / now if now else np.inf)]


def stop(seen: Evidence) -> str:
    """How the error grows up to where training will stop."""
    errors, last, bound = seen.errors_ahead, seen.last_before_stop, brief(seen.trainer.loss_bound)
    if last == 0:
        return f"goes from {brief(errors[0])} past {bound} with the very next step, where training stops"
    grows = f"grows from {brief(errors[0])} to about {brief(errors[last])} at step {seen.trainer.step + last:,}"
    return f"{grows}. The step after it goes past {bound}, where training stops"


def rise(seen: Evidence) -> str:
    errors = seen.errors_ahead
    last = f"{brief(errors[-10:].mean())}, the mean of the last ten of the next {len(errors) - 1} steps"
    return f"goes from {brief(errors[0])} to {last}"


def look_for_oscillation(seen: Evidence) -> list[Finding]:
    steps = np.diff(seen.ahead, axis=0)
    sizes = np.linalg.norm(steps, axis=1)
    cosines = (steps[1:] * steps[:-1]).sum(axis=1) / np.where(sizes[1:] * sizes[:-1], sizes[1:] * sizes[:-1], 1.0)
    errors, share = seen.errors_ahead, float((cosines < BACK).mean())
    rate = seen.experiment.learning_rate
    helps = float(seen.falls(np.array([rate / 2]))[0])
    stays = (1 - HELPS) * errors[0] <= errors[-1] <= RISES * errors[0]
    if not (share >= MOSTLY and stays and helps >= HELPS * errors[0]):
        return []
    told = (
        f"{(cosines < BACK).sum()} of the next {len(steps)} steps take back the one before, and the training error "
        f"does not fall: {brief(errors[0])} now, {brief(errors[-1])} then. A step of rate {brief(rate / 2)} would "
        f"lower it by {brief(helps)}."
    )
    severity = ALARM if helps >= MUCH * seen.one_answer else NOTE
    return [Finding(severity, told, f"{LOWER} to {brief(rate / 2)} or less.", share)]


def look_for_jumps(seen: Evidence) -> list[Finding]:
    errors = seen.errors_ahead
    jumps = int((errors[1:] > JUMP * errors[:-1]).sum())
    if jumps < JUMPS * (len(errors) - 1) or seen.last_before_stop is not None:
        return []
    told = (
        f"In the next {len(errors) - 1} steps the training error is more than {JUMP - 1:.0%} higher after a step than "
        f"before it {jumps} times; it goes to and fro between {brief(errors.min())} and {brief(errors.max())}."
    )
    turn = f"{LOWER}, or take more rows a step (batch size): towards the end of a training steps should be calmer."
    return [Finding(NOTE, told, turn, jumps / (len(errors) - 1))]


def look_for_crawling(seen: Evidence) -> list[Finding]:
    rates, errors = seen.larger_rates, seen.errors_ahead
    falls = seen.falls(np.append(rates, seen.experiment.learning_rate))
    best, now = int(falls[:-1].argmax()) if len(rates) else 0, float(falls[-1])
    fall, ahead = float(falls[best]), float(errors[0] - errors[-1])
    if not (now > 0 and fall >= WORTH * now and fall >= WORTHWHILE * errors[0] and ahead < fall):
        return []
    told = (
        f"The next {len(errors) - 1} steps with rate {brief(seen.experiment.learning_rate)} lower the training error "
        f"from {brief(errors[0])} to {brief(errors[-1])}. A single step with rate {brief(rates[best])} would lower "
        f"it to {brief(errors[0] - fall)}."
    )
    return [Finding(ALARM, told, "Turn the learning rate up, tenfold to begin with.", fall / now)]


RUNAWAY = Detector(
    "runaway",
    "the error runs away",
    f"Training was stopped because the error ran away, or the error is above {brief(LARGEST_LOSS)}; or, over the steps "
    "that come next, it runs away so far that training will stop, or ends (mean of the last ten) at more than "
    f"{RISES:g} times what it is now and {RISES:g} times that of giving all rows the same answer.",
    look_for_runaway,
)
OSCILLATION = Detector(
    "oscillation",
    "learning rate too high: steps go to and fro",
    f"Of the steps that come next at least {MOSTLY:.0%} point against the one before (cosine below \u22120.9), the "
    f"error falls by less than {HELPS:.0%} over all of them but does not double, and one plain step of half the rate "
    f"on all training rows would lower it by {HELPS:.0%}. It is an alarm when that is {MUCH:.0%} of the error of "
    "giving all rows the same answer.",
    look_for_oscillation,
)
JUMPY = Detector(
    "jumps",
    "error jumps",
    f"After at least {JUMPS:.0%} of the steps that come next the training error is more than {JUMP - 1:.0%} higher "
    "than before that step, and training does not stop for an error that runs away.",
    look_for_jumps,
)
CRAWLING = Detector(
    "crawling",
    "learning rate too low",
    f"One plain step on all training rows with a larger rate (up to 10) would lower the error by {WORTHWHILE:.0%} or "
    f"more, by {WORTH:g} times as much as with the present rate, and by more than all steps that come next.",
    look_for_crawling,
)
