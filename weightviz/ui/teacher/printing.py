"""What is on the teacher's page goes to paper as it is, without the buttons, and black on white in every theme."""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent

_button = st.components.v2.component(
    "weightviz_print",
    html="<button type='button'>\nPrint\n</button>",
    css=(HERE / "print_button.css").read_text(encoding="utf-8"),
    js=(HERE / "print_button.js").read_text(encoding="utf-8"),
)


def style() -> None:
    """How notes and sheets look, on the screen and on paper."""
    st.html(HERE / "page.css")


def print_button() -> None:
    """What Ctrl+P does."""
    _button(key="print", width="content", height="content")
