"""One visitor's page without a browser."""

import re
from pathlib import Path

import pytest
from streamlit.components import v2
from streamlit.testing.v1 import AppTest

from tests.ui.stage import decode
from weightviz.experiment import SETTINGS, Experiment
from weightviz.links import read_link
from weightviz.ui.session import NOTHING

NEEDS_APPTEST = pytest.mark.skipif(
    not hasattr(v2, "_ensure_component_on_active_runtime"),
    reason="The AppTest of this Streamlit forgets a component as soon as one page ends; the browser tests remain.",
)
APP = Path(__file__).parents[2] / "app.py"


class Page:
    """One visitor's page, run to its end; after every run no exception may stand on it."""

    def __init__(self, **address: str):
        self.app = AppTest.from_file(str(APP))
        self.app.query_params.update(address)
        self.run()

    def run(self) -> None:
        self.app.run(timeout=60)
        assert not self.app.exception

    @property
    def playground(self):
        return self.app.session_state["playground"]

    @property
    def experiment(self) -> Experiment:
        return self.playground.experiment

    @property
    def address(self) -> dict[str, str]:
        return {key: self.app.query_params[key] for key in self.app.query_params}

    def value(self, setting: str):
        """What holds for a row of the settings table."""
        view = self.playground.view
        return getattr(view if hasattr(view, setting) else self.experiment, setting)

    def told(self) -> dict:
        """The header of the payload that this run sent to the browser."""
        (stage,) = [each for each in self.app.get("bidi_component") if each.proto.bytes]
        header, _ = decode(stage.proto.bytes)
        return header

    def widget(self, setting: str):
        (found,) = [each for each in self.widgets() if setting_of(each) == setting]
        return found

    def widgets(self) -> list:
        """All that stand for one row of the table of settings."""
        every = [*self.app.selectbox, *self.app.number_input, *self.app.get("button_group")]
        return [widget for widget in every if widget.key.startswith("setting_")]

    def lists(self) -> list:
        return [widget for widget in self.widgets() if widget in list(self.app.selectbox)]

    def button(self, label: str):
        (found,) = [each for each in self.app.button if each.label == label]
        return found


def setting_of(widget) -> str:
    """The row of the settings table behind a widget, whatever edition it is of."""
    (setting,) = [name for name in SETTINGS if re.fullmatch(rf"setting_{name}(_\d+)?", widget.key)]
    return setting


def agrees(page: Page) -> bool:
    """Whether controls, address and what the stage was told all describe the same experiment."""
    for widget in page.widgets():
        value, setting = widget.value, setting_of(widget)
        value = {NOTHING: None}.get(value, value) if isinstance(value, str) else value
        assert (tuple(value) if isinstance(value, list) else value) == page.value(setting)
    assert read_link(page.address) == (page.experiment, page.playground.view, [])
    assert page.told()["settings"]["learning_rate"] == page.experiment.learning_rate
    return True
