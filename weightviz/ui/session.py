"""A visitor's session: the playground they hold, the address that describes it, and the widgets' values."""

import streamlit as st

from weightviz.experiment import SETTINGS
from weightviz.lessons import LESSONS
from weightviz.links import write_link
from weightviz.packed import WEIGHTS
from weightviz.ui.lesson.address import LESSON_KEYS, place_in_address, progress_in_address, resume_lesson
from weightviz.ui.lesson.attempt import attempt, open_lesson
from weightviz.ui.opened import opened_from
from weightviz.ui.operations import handle
from weightviz.ui.playground import Playground
from weightviz.ui.stage.component import request

HOLD = "playground"
DIALOG = "dialog"  # which dialog is open
ANOTHER_TABLE = "another table"  # an entry of the list of data that opens one
MORE, SHARE = "more_settings", "share"  # whether these popovers are open
NOTHING = "nothing"  # how a widget holds None, which to Streamlit means that nothing was chosen
ALWAYS_MOUNTED = ("dataset", "learning_rate", "activation", "panel")  # the widgets outside popovers


def current_playground() -> Playground:
    """The visitor's playground, made from the address of the page when they come."""
    if HOLD not in st.session_state:
        opened = opened_from(st.query_params)
        st.session_state[HOLD] = opened.playground
        resume_lesson(opened, st.query_params)
    return st.session_state[HOLD]


def answer_stage() -> None:
    """Called when the stage asks for something."""
    playground = current_playground()
    handle(playground, request())
    if playground.lesson_asked:
        playground.lesson_asked = False
        open_lesson(playground, LESSONS[0])


def widget_key(setting: str) -> str:
    """The widget's name in the session.

    A widget in a closed popover does not hear of a new value, and later brings its old one back. So whenever values
    change by other means than their own widgets, an edition begins in which all that stand in popovers are new.
    """
    return f"setting_{setting}" if setting in ALWAYS_MOUNTED else f"setting_{setting}_{current_playground().edition}"


def fill_widgets() -> None:
    """Give every widget the value that holds; the playground, not the widget, is the truth."""
    playground = current_playground()
    forget_earlier_editions()
    for setting in SETTINGS:
        values = playground.view if hasattr(playground.view, setting) else playground.experiment
        value = getattr(values, setting)
        st.session_state[widget_key(setting)] = NOTHING if value is None else value
    for layer, activation in enumerate(playground.experiment.activations[:-1]):
        st.session_state[layer_key(layer)] = activation


def forget_earlier_editions() -> None:
    """Values of widgets that stood in popovers before: Streamlit keeps what was never drawn."""
    present = current_playground().edition
    for key in list(st.session_state):
        kind, _, edition = str(key).rpartition("_")
        if kind.startswith(("setting_", "layer_")) and edition.isdecimal() and int(edition) < present:
            del st.session_state[key]


def widget_changed(setting: str, key: str) -> None:
    """Called when a widget was turned; one of an earlier edition has no say any more."""
    if key != widget_key(setting):
        return
    value = st.session_state[key]
    if value == ANOTHER_TABLE:
        open_dialog("own data")
        return
    current_playground().change(**{setting: None if value == NOTHING else value})
    if setting == "activation":
        current_playground().renew_widgets()  # those of the layers


def layer_key(layer: int) -> str:
    """The name of the widget for the activation of one hidden layer, counted from 0."""
    return f"layer_{layer}_activation_{current_playground().edition}"


def layer_changed(layer: int, key: str) -> None:
    """Called when one hidden layer was given another activation."""
    if key == layer_key(layer):
        each = list(current_playground().experiment.activations[:-1])
        each[layer] = st.session_state[key]
        current_playground().change(activation=tuple(each))


def open_dialog(name: str) -> None:
    """Let a dialog stand over the page, through every run of it, until it is closed."""
    st.session_state[DIALOG] = name
    close_popover(MORE)  # else it would stand over the dialog


def close_popover(name: str) -> None:
    if name in st.session_state:
        st.session_state[name] = False


def close_dialog() -> None:
    st.session_state.pop(DIALOG, None)


def dialog_open(name: str) -> bool:
    return st.session_state.get(DIALOG) == name


def write_address() -> None:
    """Let the address describe the page. Keys of others stay; one's own data never enter a link.

    While they are in use, nothing of the experiment stands there: a reload opens the page as a newcomer sees it.
    Weights that a link brought go from it at once: the next step would make them untrue.
    In a lesson its part stands there, and what was answered and done: a reload begins that part again.
    """
    playground = current_playground()
    lessons = place_in_address() | progress_in_address()
    link = lessons | ({} if attempt() else write_link(playground.experiment, playground.view))
    ours = {*LESSON_KEYS, WEIGHTS, *(setting.key for setting in SETTINGS.values())}
    present = {key: st.query_params.get_all(key) for key in st.query_params}
    kept = {key: texts for key, texts in present.items() if key in link or key not in ours}
    wanted = kept | {key: [text] for key, text in link.items()}
    if wanted != present:
        st.query_params.from_dict(wanted)  # all at once: an address of half the settings would be another page
