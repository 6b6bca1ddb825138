"""What a link brings: the playground it describes, and in sentences what of it could not be used."""

from collections.abc import Mapping
from dataclasses import dataclass

from weightviz.experiment import Experiment, setting_names
from weightviz.links import read_link
from weightviz.packed import WEIGHTS, unpack_state
from weightviz.problem import loaded
from weightviz.ui.playground import Playground

BEGINS = "The settings of the link hold, and training begins at the start."
USUAL = "The usual one stands there now."
OF_THE_PART = "This part of the lesson begins at its own start."


@dataclass(frozen=True)
class Opened:
    """``notice`` is what to say in free play. ``trouble`` is what is wrong with the picture of the link, "" if nothing:
    a lesson then begins its part from the part's own start.
    """

    playground: Playground
    notice: str
    trouble: str


def opened_from(link: Mapping[str, str]) -> Opened:
    """The playground that a link describes, at the picture it carries, if it carries one that can be trusted."""
    experiment, view, wrong = read_link(link)
    picture = trainer = None
    said = problem = ""
    if WEIGHTS in link:
        try:
            picture = unpack_state(link[WEIGHTS], experiment)
            trainer = picture.trainer(experiment)
            said = f"These are the weights of the link, at step {picture.step:,}."
        except ValueError as wrong_there:
            problem = str(wrong_there)
            said = f"{problem} {BEGINS}"
    rows = len(loaded(experiment)) + (len(picture.edits.added) if trainer else 0)
    notice = sentences(unusable([*wrong, *["row"] * (view.row > rows)], USUAL), said)
    playground = Playground(experiment, view, notice)
    if trainer is not None:
        playground.take_up(trainer, None, picture.edits, view, notice)
    of_picture = [name for name in wrong if name in setting_names(Experiment)]
    return Opened(playground, notice, sentences(unusable(of_picture), problem))


def unusable(wrong: list[str], instead: str = "") -> str:
    """What to say about settings of a link that had to fall back; nothing when none had to.

    >>> unusable(["learning_rate", "seed"])
    'This link has a value that cannot be used for: learning rate, seed.'
    """
    names = ", ".join(name.replace("_", " ") for name in wrong)
    return names and sentences(f"This link has a value that cannot be used for: {names}.", instead)


def sentences(*each: str) -> str:
    return " ".join(filter(None, each))
