"""What differs between two runs although no setting tells it: rows, lines, and what a hand did."""

from weightviz.explain.comparison import ByHand, Comparison, by_hand
from weightviz.written import brief

MOST_VALUES = 6  # of one setting that are told one by one


def beyond_settings(found: Comparison) -> list[tuple[str, str, str]]:
    """What differs although no setting tells it: each with what holds of the kept run and of the present one."""
    hands = tuple(by_hand(trainer) for trainer in (found.kept, found.now))
    rows: list[tuple[str, str, str]] = []
    if not found.same_rows:
        counts = [
            f"{len(each.problem.train_rows):,} and {len(each.problem.test_rows):,}" for each in (found.kept, found.now)
        ]
        rows.append(("rows learnt from, and kept back", *counts))
    if not found.same_lines:
        rows.append(("weights and biases", *(f"{each.start.size:,}" for each in (found.kept, found.now))))
    labels = {"edits": "changes by hand", "locked": "locked lines", "muted": "muted lines"}
    rows += [(label, *numbers(hands, name)) for name, label in labels.items() if any(getattr(h, name) for h in hands)]
    labels = {"rates": "learning rates used, first to last", "batch_sizes": "rows in a batch, first to last"}
    for name, label in labels.items():
        if any(len(getattr(hand, name)) > 1 for hand in hands):
            rows.append((label, *(in_order(getattr(hand, name)) for hand in hands)))
    return rows


def numbers(hands: tuple[ByHand, ...], name: str) -> list[str]:
    return [f"{getattr(hand, name):,}" for hand in hands]


def in_order(values: tuple[float, ...]) -> str:
    """Values one after the other, those in the middle left out where they are many.

    >>> in_order((0.02, 0.1)), in_order(()), in_order(tuple(range(9)))
    ('0.02, 0.1', 'none yet', '0, 1, 2, …, 6, 7, 8')
    """
    texts = [brief(value, 6) for value in values]
    if len(texts) > MOST_VALUES:
        texts[MOST_VALUES // 2 : -MOST_VALUES // 2] = ["…"]
    return ", ".join(texts) or "none yet"
