"""The panel of two runs: one that was kept, and the present one."""

from dataclasses import dataclass

import streamlit as st

from weightviz.data import Dataset, RowEdits
from weightviz.explain.comparison import Comparison, compare
from weightviz.training import Trainer
from weightviz.ui.panels.compare.errors import show_errors
from weightviz.ui.panels.compare.networks import show_networks
from weightviz.ui.panels.panel import Panel
from weightviz.ui.panels.setting_words import setting_words, value_words
from weightviz.ui.playground import Playground
from weightviz.ui.widgets import plain

KEPT = "kept_run"  # where the session keeps it


@dataclass(frozen=True, eq=False)
class KeptRun:
    """A run as it stood when it was kept, and what it learns from besides its experiment."""

    trainer: Trainer
    data: Dataset | None
    edits: RowEdits


def show(playground: Playground) -> None:
    kept = st.session_state.get(KEPT)
    buttons = st.container(horizontal=True)
    instead = ", in place of the kept one" if kept else ""
    buttons.button("Keep this run", on_click=keep, args=(playground,), key="keep_run",
                   help=f"Puts the present run aside as it stands{instead}.")  # fmt: skip
    if kept is None:
        return
    buttons.button("Go back to the kept run", on_click=go_back, args=(playground, kept), key="go_back",
                   help="Goes on from the kept run, with its settings. The present run is given up.")  # fmt: skip
    buttons.button("Let it go", on_click=st.session_state.pop, args=(KEPT, None), key="let_go",
                   help="Forgets the kept run.")  # fmt: skip
    found = compare(kept.trainer, playground.on_screen)
    st.markdown(what_differs(found))
    show_errors(found)
    show_networks(found)


def keep(playground: Playground) -> None:
    st.session_state[KEPT] = KeptRun(playground.on_screen.copy(), playground.data, playground.edits)


def go_back(playground: Playground, kept: KeptRun) -> None:
    playground.take_up(kept.trainer.copy(), kept.data, kept.edits)


def what_differs(found: Comparison) -> str:
    """In a few sentences: the settings that differ, and how far both were one run."""
    changes = [
        f"{setting_words(each.setting)} {value_words(found.kept.experiment, each.setting, each.kept)} → "
        f"{value_words(found.now.experiment, each.setting, each.now)}"
        for each in found.changes
    ]
    if not changes:
        said = ["Both runs have the same settings."]
    elif len(changes) == 1:
        said = [f"**One setting differs: {plain(changes[0])}.**"]
    else:
        said = [f"**{len(changes)} settings differ: {plain('; '.join(changes))}.** Which of them made the difference, "
                "this cannot tell: change one at a time."]  # fmt: skip
    if found.now.frame is found.kept.frame:
        said.append("The present run still stands where the kept one does: change something, then train on.")
    elif found.together_until:
        said.append(f"Up to step {found.together_until:,} both are one and the same run.")
    return " ".join(said)


COMPARE = Panel(
    "compare", "Two runs", "What does one change make?",
    "One run that you keep stands beside the present one. Keep this run, then change one thing: a setting, the start, "
    "a weight by hand.", show,
)  # fmt: skip
