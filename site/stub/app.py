"""The page of a site built without numpy: every module is imported, the picture is recorded, nothing is calculated."""

from pathlib import Path

import streamlit as st

from weightviz.ui.panels import PANELS
from weightviz.ui.session import answer_stage
from weightviz.ui.stage.component import library, stage

HERE = Path(__file__).parent
ASSETS = HERE / "assets"

st.set_page_config(page_title="Weight playground", page_icon=str(ASSETS / "icon.svg"), layout="wide")
theme = "dark" if st.context.theme.type == "dark" else "light"
st.logo(f"{ASSETS}/logo-{theme}.svg", size="large")
st.caption(f"A test build without numpy: a recorded picture, {len(PANELS)} panels that cannot be opened.")


@st.fragment
def live_stage() -> None:
    stage((HERE / "recorded.bin").read_bytes(), on_request=lambda: None)


live_stage()
library()
assert callable(answer_stage)
