"""What a lesson is made of: parts to read, to guess at and to do; plain data, which the page plays.

A text is Markdown. A check looks at a `Trainer` alone, so that only what the numbers say counts, never a click.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from weightviz.experiment import CONTROLS, NO_PANEL, Experiment, View
from weightviz.training import Trainer

SHOW = "Show it in the picture"


@dataclass(frozen=True)
class Verdict:
    """Whether a task is done, and a sentence with the present number, or one for each, true in every state."""

    done: bool
    told: str


Check = Callable[[Trainer], Verdict]


@dataclass(frozen=True)
class Predict:
    """A question to answer before anything is turned.

    ``truth`` works out the place of the right option. It is given a trainer of its own, at the start of the part, and
    may turn and train it: what it leaves is what the page then shows. ``explain`` is read afterwards.
    A question that compares cases has ``cases`` to be shown instead: what each is called, and what carries it out.
    """

    question: str
    options: tuple[str, ...]
    truth: Callable[[Trainer], int]
    explain: str
    cases: tuple[tuple[str, Callable[[Trainer], None]], ...] = ()


@dataclass(frozen=True)
class Task:
    """Something to do. ``check`` says whether it is done; of the ``hints`` one says which knob, one which direction."""

    text: str
    check: Check
    hints: tuple[str, str]


@dataclass(frozen=True)
class Part:
    """One screen of a lesson: a ``text``, and what it asks for, if anything: a question or a task.

    ``start`` is loaded when the part begins and ``view`` says what the page then shows; None goes on with what is
    there. A question is about a start, and what is there may do a task already, so these need one. Without a start the
    speed stays as well, and of a ``view`` only ``hide`` and ``panel`` can be had. Raises ValueError otherwise.
    """

    text: str
    start: Experiment | None = None
    view: View | None = None
    ask: Predict | Task | None = None

    def __post_init__(self):
        if self.ask and self.start is None:
            raise ValueError("A part with a question or a task needs a start.")
        if self.start is None and self.view and self.view != View(hide=self.view.hide, panel=self.view.panel):
            raise ValueError("A part without a start can hide controls and open a panel; all else in its view stays.")

    def truth(self) -> int:
        """The place of the right option."""
        return worked_out(self)[0]

    @property
    def outcomes(self) -> dict[str, Callable[[], Trainer]]:
        """What the question speaks of, by name: each makes a trainer of one's own to which it was done.

        Empty where the question is about how the network stands, and nothing is done to it.
        """
        if self.ask.cases:
            return {name: partial(carried_out, self.start, act) for name, act in self.ask.cases}
        told = worked_out(self)[1]
        return {SHOW: told.copy} if len(told.history.frames) > 1 else {}


def carried_out(start: Experiment, act: Callable[[Trainer], None]) -> Trainer:
    """A trainer at this start after something was done to it."""
    trainer = Trainer(start)
    act(trainer)
    return trainer


@cache
def worked_out(part: Part) -> tuple[int, Trainer]:
    """The place of the right option of a part's question, and the trainer that told it; always the same two."""
    trainer = Trainer(part.start)
    return part.ask.truth(trainer), trainer


@dataclass(frozen=True)
class Teacher:
    """For whoever leads the lesson. ``timing`` is pairs of minutes and what they are for.

    ``answers`` are what learners should find, ``stumbles`` what they trip over; each question of the ``worksheet`` has
    its answer in the ``answer_sheet``.
    """

    aims: tuple[str, ...]
    timing: tuple[tuple[int, str], ...]
    answers: tuple[str, ...]
    stumbles: tuple[str, ...]
    worksheet: tuple[str, ...]
    answer_sheet: tuple[str, ...]


@dataclass(frozen=True)
class Lesson:
    """``terms`` names the entries of the glossary that this lesson introduces; ``minutes`` is how long it takes."""

    id: str
    number: int
    title: str
    minutes: int
    hook: str
    goal: str
    parts: tuple[Part, ...]
    learned: str
    try_next: str
    terms: tuple[str, ...]
    teacher: Teacher

    @property
    def questions(self) -> dict[int, Predict]:
        """The questions, by the places of their parts."""
        return {place: part.ask for place, part in enumerate(self.parts) if isinstance(part.ask, Predict)}

    @property
    def tasks(self) -> dict[int, Task]:
        """The tasks, by the places of their parts."""
        return {place: part.ask for place, part in enumerate(self.parts) if isinstance(part.ask, Task)}

    def start_of(self, place: int) -> Experiment:
        """The start that the part at this place goes on from: its own, or the last one before it."""
        return next(part.start for part in reversed(self.parts[: place + 1]) if part.start is not None)

    def view_of(self, place: int) -> View:
        """What the page shows at this place: what its part says, or the last one before it."""
        return next((part.view for part in reversed(self.parts[: place + 1]) if part.view is not None), View())


def only(*controls: str, panel: str = NO_PANEL, speed: int = 60, output_shows: str = "all") -> View:
    """A calm page: of all controls these alone, and at most one panel.

    >>> set(CONTROLS) - set(only("rate", "speed").hide) == {"rate", "speed"}
    True
    """
    hidden = tuple(name for name in CONTROLS if name not in controls)
    return View(hide=hidden, panel=panel, speed=speed, output_shows=output_shows)
