"""What can be opened below the picture, one at a time. A new panel is a file here and a name in `experiment.PANELS`."""

import streamlit as st

from weightviz.experiment import NO_PANEL
from weightviz.ui.panels.compare import COMPARE
from weightviz.ui.panels.complexity import COMPLEXITY
from weightviz.ui.panels.diagnosis import DIAGNOSIS
from weightviz.ui.panels.importance import IMPORTANCE
from weightviz.ui.panels.landscape import LANDSCAPE
from weightviz.ui.panels.numbers import NUMBERS
from weightviz.ui.panels.panel import Panel
from weightviz.ui.panels.running import stop_all
from weightviz.ui.panels.weights import WEIGHTS
from weightviz.ui.playground import Playground

ALL = (WEIGHTS, LANDSCAPE, IMPORTANCE, COMPLEXITY, NUMBERS, DIAGNOSIS, COMPARE)
OPEN = "open_panel"  # which one the session has open
PANELS: dict[str, Panel] = {panel.name: panel for panel in ALL}


def open_panel(playground: Playground) -> None:
    """Write the panel that was chosen, if any; it follows the picture whenever that comes to rest."""
    if st.session_state.get(OPEN) != playground.view.panel:
        stop_all()  # what was under way in another panel
        st.session_state[OPEN] = playground.view.panel
    if playground.view.panel == NO_PANEL:
        return
    panel = PANELS[playground.view.panel]
    with st.container(key="panel"):
        st.subheader(panel.question, anchor=False)
        st.markdown(panel.opening)
        step = playground.on_screen.step
        st.caption(f"As of step {step:,}. While the network plays, what stands here waits until it rests.")
        panel.show(playground)
