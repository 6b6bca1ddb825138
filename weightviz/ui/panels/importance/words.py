"""What has to be known to read the ranks: where they disagree, who shares the credit, and what to try."""

from weightviz.explain.importance import Importance, alike, falling
from weightviz.explain.units import signed
from weightviz.training import Trainer
from weightviz.ui.panels.importance.measures import Measure, by_shuffling
from weightviz.ui.widgets import plain


def sentences(trainer: Trainer, found: Importance, measures: list[Measure]) -> list[str]:
    """What has to be known to read the bars, each true of this network."""
    said = ["The network has not been trained yet: this is about its first weights."] if trainer.step == 0 else []
    said.append(about_the_orders(found.names, measures))
    if found.paths is not None and not found.exact:
        bent = ", ".join(falling(trainer))
        wrong = f" As {bent} also falls, even the sign may be wrong." if bent else ""
        said.append(f"The product along paths takes every neuron for linear, which not all are.{wrong}")
    said += [
        f"The inputs {plain(a)} and {plain(b)} go closely together (r = {signed(r)}), so they share the credit "
        "as it comes, and shuffling one of them while the other still tells the truth misleads too."
        for a, b, r in alike(trainer)
    ]
    if trainer.experiment.sizes[-1] > 1:
        said.append("What an input does for each class by itself is not shown: only differences between classes count.")
    first = plain(found.names[by_shuffling(found).order[0]])
    lines = "the line" if len(trainer.experiment.sizes) == 2 and found.one_neuron else "every line"
    said.append(f"Try it: mute {lines} of {first} in the network and watch the error.")
    said.append("All this is about what the network uses, not about what causes what.")
    return [each for each in said if each]


def about_the_orders(names: tuple[str, ...], measures: list[Measure]) -> str:
    """Whether the measures agree, and if not, which puts what first."""
    if len(names) < 2:
        return ""
    orders = {each.title.lower(): each.order for each in measures}
    tops = {}
    for title, order in orders.items():
        tops.setdefault(order[0], []).append(title)
    if len(tops) > 1:
        firsts = "; ".join(f"{plain(names[top])} by {listed(titles)}" for top, titles in tops.items())
        return f"They disagree about what comes first: {firsts}."
    if len({tuple(order) for order in orders.values()}) > 1:
        return f"All put {plain(names[next(iter(tops))])} first, but they disagree about the others."
    return "All put the inputs in the same order."


def listed(words: list[str]) -> str:
    """Words in a row.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
