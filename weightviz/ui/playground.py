"""One person's playground: an experiment, its training, and what the page around the stage does to them.

What the stage itself asks for is in `operations`, which does it through the methods and attributes here.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from weightviz.data import Dataset, RowEdits
from weightviz.experiment import NO_PANEL, Experiment, View
from weightviz.history import Frame
from weightviz.problem import NO_EDITS
from weightviz.training import Trainer
from weightviz.ui.answer import TIMELINE, Answer, payload, settings_told
from weightviz.ui.changed_settings import changed, fitting, following, on_table, same_rows
from weightviz.ui.protocol import Protocol
from weightviz.ui.shown import Shown

OWN_STAYS = "Your own data stay on this page; a link cannot carry them."
MOST_PICKED = 12  # lines at once in a panel
LOOK_AGAIN = 1.0  # seconds between two looks of a lesson while the stage plays
AS_HIGH, AVERAGE = "as high", "average"  # targets of a row added by a click, where there are no classes


class Playground:
    """Holds the one truth of a page. ``payload`` is what the stage is to be sent now.

    ``page_changed`` is set when the stage changed a setting: the controls around it must be drawn again.
    ``data`` is a table of one's own, or None; ``edits`` is what a hand changed about the rows.
    ``adding`` is what a click into the picture adds, see `add_by_click`.
    ``shown`` is the moment on screen, and ``protocol`` what the stage and the page know of each other.
    ``edition`` counts how often settings changed that nobody turned: see `session.widget_key`.
    ``picked`` are the places of lines that were clicked, for panels that show some of them.
    ``guided`` names what a lesson shows, its part and a picture of it, or is None: a lesson follows the stage, while it
    plays about once a second, and at rest.
    ``lesson_asked`` is set when the stage asked for the first lesson, which `session.answer_stage` opens.
    """

    def __init__(self, experiment: Experiment, view: View, notice: str = ""):
        self.protocol = Protocol()
        self.page_changed = self.lesson_asked = False
        self.guided: dict[str, str] | None = None
        self.edition = 0
        self.adding: int | str | None = None
        self._looked = 0.0  # when the page was drawn again while the stage played
        self._answer: Answer | None = None
        with self.answering() as answer:
            answer.notice = notice
            self._show(Trainer(experiment), view)

    # What one may ask

    @property
    def frame(self) -> Frame:
        """The frame on screen: the last one, unless the stage went back along its timeline."""
        return self.on_screen.frame

    @property
    def on_screen(self) -> Trainer:
        """The training as the stage shows it, to be read."""
        return self.shown.training

    def rows(self) -> Dataset:
        """All rows with all their columns, hidden and added ones too, of whatever data are in use."""
        own, chosen = self.data, self.experiment
        whole = chosen.source.load(chosen.points, chosen.noise, chosen.data_seed) if own is None else own
        return self.edits.appended(whole)

    # What changes the training. Each tells the stage; within `answering`, all of them together

    @contextmanager
    def answering(self) -> Iterator[Answer]:
        """Whatever happens inside is told the stage in one payload, with what is added to the answer by hand."""
        if self._answer is not None:
            yield self._answer
            return
        self._answer = Answer()
        try:
            yield self._answer
            self._pack(self._answer)
        finally:
            self._answer = None

    def change(self, **settings) -> None:
        """Take other settings. Only live ones let the training go on; others start it anew.

        Settings that cannot be had change nothing, and the stage says why.
        """
        with self.answering() as answer:
            try:
                experiment, view = changed(self.experiment, self.view, settings)
                if self.experiment.starts_like(experiment):
                    self._go_on_with(experiment, view, answer)
                else:
                    self._start_over_with(experiment, view, settings)
            except ValueError as problem:
                answer.notice = f"{problem} The setting stays as it was."
        if "dataset" in settings:
            self.renew_widgets()  # it brings its own values for many others

    def use_table(self, data: Dataset) -> None:
        """Train on a table of one's own from now on, on all its columns."""
        trainer = Trainer(on_table(self.experiment, data), data)
        self.take_up(trainer, data, NO_EDITS, notice=OWN_STAYS)

    def load(self, experiment: Experiment, view: View | None = None, steps: int = 0) -> None:
        """Begin another training, in which so many steps are taken already; the view stays if no other is given."""
        trainer = Trainer(experiment)
        trainer.train(steps, max(1, steps // TIMELINE))
        self.take_up(trainer, None, NO_EDITS, view)

    def take_up(
        self, trainer: Trainer, data: Dataset | None, edits: RowEdits, view: View | None = None, notice: str = ""
    ) -> None:
        """Go on from a run that was kept, or came with a link or a file; the view stays if no other is given.

        ``data`` is its own table, or None, and ``edits`` is what a hand changed about its rows.
        """
        with self.answering() as answer:
            answer.notice = notice
            self.adding = None
            self._show(trainer, view or self.view, data, edits)
        self.renew_widgets()

    def edit_rows(self, edits: RowEdits, notice: str) -> None:
        """Train anew with rows hidden or added, or say why that cannot be."""
        with self.answering() as answer:
            try:
                self._show(Trainer(self.experiment, self.data, edits), self.view, self.data, edits)
            except ValueError as problem:
                notice = f"{problem} Nothing was changed."
            answer.notice = notice

    def add_by_click(self, target: int | str | None) -> None:
        """What a click into the picture adds from now on: a row of a class, `AS_HIGH`, `AVERAGE`, or None."""
        with self.answering():
            self.adding = target

    def start_from_here(self) -> None:
        """Begin anew with the weights on screen for first weights."""
        self.change(start_values=tuple(self.frame.parameters.tolist()))

    # What concerns the page around the stage alone

    def follow(self, row: int) -> None:
        """Let the page follow a row, by its number, which address, links and files carry; the first if it has none."""
        with self.answering():
            self.view = following(replace(self.view, row=row), self.trainer)
        self.page_changed = True

    def pick(self, index: int) -> None:
        """Have panels that show some lines show this one too."""
        if index not in self.picked:
            self.picked = (*self.picked, index)[-MOST_PICKED:]

    def renew_widgets(self) -> None:
        """Settings changed that nobody turned: their widgets must hear of it."""
        self.edition += 1

    def stage_moved(self, playing: bool) -> None:
        """Have the page drawn again where it shows what the stage does: at rest below a panel or beside a lesson.

        While the stage plays, a lesson alone looks, and then not again for a while.
        """
        if not playing:
            self.page_changed |= self.guided is not None or self.view.panel != NO_PANEL
        elif self.guided is not None and (now := time.monotonic()) - self._looked >= LOOK_AGAIN:
            self._looked, self.page_changed = now, True

    def _go_on_with(self, experiment: Experiment, view: View, answer: Answer) -> None:
        if view.axes != self.view.axes:
            answer.everything()  # another scene is a new picture, and needs its frames again
        if self.trainer.diverged and experiment != self.experiment:
            answer.notice = f"Changed. Press Play to go on from step {self.trainer.step}, or Reset to begin anew."
        self.trainer.use(experiment)
        self.experiment, self.view = experiment, following(view, self.trainer)
        self.shown.take_settings_anew()

    def _start_over_with(self, experiment: Experiment, view: View, settings: dict) -> None:
        """One's own table and what a hand changed about the rows stay as long as the rows do."""
        kept = (self.data, self.edits) if same_rows(self.experiment, experiment) else (None, NO_EDITS)
        self._show(Trainer(experiment, *kept), view, *kept)
        if {"dataset", "inputs"} & set(settings):
            self.adding = None

    def _show(self, trainer: Trainer, view: View, data: Dataset | None = None, edits: RowEdits = NO_EDITS) -> None:
        self.trainer, self.experiment = trainer, trainer.experiment
        self.view = following(fitting(view, trainer.experiment), trainer)
        self.data, self.edits, self.picked = data, edits, ()
        self.shown = Shown(trainer)
        self.protocol.begin_anew()

    def _pack(self, answer: Answer) -> None:
        if answer.show:
            self.shown.go_to_last()
        if not self.protocol.stage_knows:
            answer.everything()
        header = {**self.protocol.next_payload(), "shown": self.shown.at}
        settings = settings_told(self.experiment, self.view, self.adding, self.guided)
        self.payload = payload(answer, header, self.trainer, self.view, settings)
