"""A visitor's session: the playground they hold, the address that describes it, and the widgets' values."""

import streamlit as st

from weightviz.experiment import OWN_DATA, SETTINGS, read_link, write_link
from weightviz.ui.playground import Playground
from weightviz.ui.stage.component import request

HOLD = "playground"
ALWAYS_MOUNTED = ("dataset", "learning_rate", "activation")  # the widgets outside popovers


def playground() -> Playground:
    """The visitor's playground, made from the address of the page when they come."""
    if HOLD not in st.session_state:
        experiment, view, wrong = read_link(st.query_params)
        st.session_state[HOLD] = Playground(experiment, view, link_notice(wrong))
    return st.session_state[HOLD]


def link_notice(wrong: list[str]) -> str:
    """What to say about settings of a link that had to fall back; nothing when none had to."""
    names = ", ".join(name.replace("_", " ") for name in wrong)
    return names and f"This link has a value that cannot be used for: {names}. The usual one stands there now."


def answer_stage() -> None:
    """Called when the stage asks for something."""
    playground().handle(request())


def widget_key(setting: str) -> str:
    """The widget's name in the session.

    A widget in a closed popover does not hear of a new value, and later brings its old one back. So whenever values
    change by other means than their own widgets, an edition begins in which all that stand in popovers are new.
    """
    return f"setting_{setting}" if setting in ALWAYS_MOUNTED else f"setting_{setting}_{playground().edition}"


def fill_widgets() -> None:
    """Give every widget the value that holds; the playground, not the widget, is the truth."""
    held = playground()
    for setting in SETTINGS:
        values = held.view if hasattr(held.view, setting) else held.experiment
        st.session_state[widget_key(setting)] = getattr(values, setting)


def widget_changed(setting: str, key: str) -> None:
    """Called when a widget was turned; one of an earlier edition has no say any more."""
    if key == widget_key(setting):
        playground().change(**{setting: st.session_state[key]})


def write_address() -> None:
    """Let the address describe the page. Keys of others stay; one's own data never enter a link."""
    held = playground()
    link = write_link(held.experiment, held.view)
    for setting in SETTINGS.values():
        if setting.key in link:
            if st.query_params.get(setting.key) != link[setting.key]:
                st.query_params[setting.key] = link[setting.key]
        elif setting.key in st.query_params and held.experiment.dataset != OWN_DATA:
            del st.query_params[setting.key]
