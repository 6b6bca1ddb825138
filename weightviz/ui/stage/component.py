"""The live picture: one component that plays the frames it is sent.

Inline scripts are sent again with every message of their component, and a live stage sends many. So the
script lives in a library component, mounted once outside the fragment, and the live one is a loader of a few
lines.
"""

from collections.abc import Callable

import streamlit as st

import weightviz.ui.in_browser  # noqa: F401 - before the first component is made
from weightviz.ui.stage.assets import css, library_js, loader_js

KEY = "stage"

_library = st.components.v2.component("weightviz_library", html="<span hidden>\n</span>", js=library_js())
_stage = st.components.v2.component("weightviz_stage", html="<div class='stage'>\n</div>", js=loader_js())


def library() -> None:
    """Put the stage's script and style on the page, once. Its trigger only has the whole page run again."""
    _library(key="library", data={"css": css()}, on_wake_change=lambda: None)


def stage(payload: bytes, on_request: Callable[[], None]) -> None:
    """Show the stage. ``on_request`` is called when it asks for something, which `request` then holds."""
    _stage(key=KEY, data=payload, on_request_change=on_request, height="content")


def request() -> object:
    """The message that the stage sent last."""
    return st.session_state[KEY]["request"]
