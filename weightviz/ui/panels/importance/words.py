"""What has to be known to read the ranks: where they disagree, who shares the credit, and what to try."""

import numpy as np

from weightviz.explain.correlation import correlated_inputs
from weightviz.explain.importance import Importance, falling
from weightviz.training import Trainer
from weightviz.ui.panels.importance.measures import Measure, by_shuffling
from weightviz.ui.widgets import plain
from weightviz.written import listed, signed


def sentences(trainer: Trainer, found: Importance, measures: list[Measure]) -> list[str]:
    """What has to be known to read the bars, each true of this network."""
    said = [before_any_step(trainer), about_the_orders(found.names, measures)]
    if found.paths is not None and not found.exact:
        bent = listed(falling(trainer))
        fall = "falls" if len(falling(trainer)) == 1 else "fall"
        wrong = f" As {bent} also {fall}, even the sign may be wrong." if bent else ""
        said.append(f"The product along paths takes every neuron for linear, which not all are.{wrong}")
    said += [
        f"The inputs {plain(a)} and {plain(b)} go closely together (r = {signed(r)}), so they share the credit "
        "as it comes, and shuffling one of them while the other still tells the truth misleads too."
        for a, b, r in correlated_inputs(trainer)
    ]
    if trainer.experiment.sizes[-1] > 1:
        said.append("What an input does for each class by itself is not shown: only differences between classes count.")
    first = plain(found.names[by_shuffling(found).order[0]])
    lines = "the line" if found.one_neuron else "every line"
    said.append(f"Try it: mute {lines} of {first} in the network and watch the error.")
    said.append("All this is about what the network uses, not about what causes what.")
    return [each for each in said if each]


def before_any_step(trainer: Trainer) -> str:
    """Where no step was taken: what weights this is about, as far as is known. Given ones may come from a training."""
    if trainer.step:
        return ""
    if not np.array_equal(trainer.frame.parameters, trainer.start):
        return "No step was taken here: this is about weights as a hand has set them."
    if trainer.experiment.start_values:
        return "No step was taken here: this is about the weights that were given as a start."
    return "The network has not been trained yet: this is about its first weights."


def about_the_orders(names: tuple[str, ...], measures: list[Measure]) -> str:
    """Whether the measures agree, and if not, which puts what first; what ranks nothing is left out and named."""
    if len(names) < 2:
        return ""
    telling = [each for each in measures if each.tops]
    silent = [each.title.lower() for each in measures if not each.tops]
    left_out = f" {listed(silent).capitalize()} cannot tell the inputs apart." if silent else ""
    if len(telling) < 2:
        return f"Only {telling[0].title.lower()} puts them in an order." + left_out if telling else left_out.strip()
    common = set.intersection(*(each.tops for each in telling))
    if not common:
        firsts = {}
        for each in telling:
            firsts.setdefault(tuple(sorted(each.tops)), []).append(each.title.lower())
        said = "; ".join(f"{listed([plain(names[i]) for i in tops])} by {listed(by)}" for tops, by in firsts.items())
        return f"They disagree about what comes first: {said}.{left_out}"
    if any(one.contradicts(other) for one in telling for other in telling):
        first = listed([plain(names[i]) for i in sorted(common)])
        return f"All put {first} first, but they disagree about the others.{left_out}"
    return f"{'All that rank them' if silent else 'All'} put the inputs in the same order.{left_out}"
