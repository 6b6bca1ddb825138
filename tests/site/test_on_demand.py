"""Packages that come when something imports them, with a stand-in for the browser's request."""

import hashlib
import importlib
import sys
import zipfile
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

PAGE = Path(__file__).parents[2] / "site" / "page"


@pytest.fixture
def browser(tmp_path, monkeypatch):
    """A folder that is served at ``site:/``, a list of what was asked for, and the module that asks."""
    served, asked, installed = tmp_path / "served", [], tmp_path / "installed"
    served.mkdir()

    class Request:
        new = classmethod(lambda cls: cls())

        def open(self, method, address, in_the_background):
            assert (method, in_the_background) == ("GET", False)
            self.path = served / address.removeprefix("site://")

        def send(self):
            asked.append(self.path.name)
            self.status = 200 if self.path.exists() else 404
            self.response = SimpleNamespace(to_bytes=lambda: self.path.read_bytes())

    js = ModuleType("js")
    js.XMLHttpRequest = Request
    monkeypatch.setitem(sys.modules, "js", js)
    monkeypatch.syspath_prepend(str(installed))
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    spec = importlib.util.spec_from_file_location("on_demand", PAGE / "on_demand.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module.sysconfig, "get_path", lambda name: str(installed))
    return SimpleNamespace(served=served, asked=asked, start=module.start)


def serve(browser, name: str, text: str) -> dict[str, str]:
    path = browser.served / f"{name}.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}.py", text)
    return {"file_name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def test_a_package_comes_with_what_it_needs_when_it_is_imported_and_only_once(browser, monkeypatch):
    below, above = serve(browser, "below_a", "VALUE = 7"), serve(browser, "above_a", "from below_a import VALUE")
    wheels = {"below": below, "above": above}
    browser.start({"above_a": ["below", "above"], "below_a": ["below"]}, wheels, "site://")
    assert browser.asked == []
    assert importlib.import_module("above_a").VALUE == 7
    importlib.import_module("below_a")
    assert browser.asked == ["below_a.whl", "above_a.whl"]


def test_what_the_site_does_not_have_is_missing_as_usual(browser):
    browser.start({}, {}, "site://")
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("not_there_at_all")


def test_a_wheel_that_is_not_the_pinned_one_is_not_unpacked(browser):
    wheels = {"other": serve(browser, "other_a", "") | {"sha256": "0" * 64}}
    browser.start({"other_a": ["other"]}, wheels, "site://")
    with pytest.raises(ImportError, match="not the file that this site was built for"):
        importlib.import_module("other_a")


def test_a_wheel_that_cannot_be_had_is_told(browser):
    browser.start({"gone_a": ["gone"]}, {"gone": {"file_name": "gone.whl", "sha256": "0" * 64}}, "site://")
    with pytest.raises(ImportError, match="could not be fetched: 404"):
        importlib.import_module("gone_a")


def test_plotly_is_not_fetched_while_streamlit_itself_looks_for_it(browser, monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "plotly"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "streamlit.elements.plotly_chart", ModuleType("half_imported"))
    browser.start({"plotly": ["plotly"]}, {"plotly": serve(browser, "plotly", "")}, "site://")
    assert sys.meta_path[-1].find_spec("plotly") is None
    assert browser.asked == []


def test_plotly_comes_with_streamlits_colours(browser, monkeypatch):
    from streamlit.elements.lib import streamlit_plotly_theme

    coloured = []
    monkeypatch.setattr(streamlit_plotly_theme, "configure_streamlit_plotly_theme", lambda: coloured.append(True))
    browser.start({"plotly": ["plotly"]}, {"plotly": serve(browser, "plotly", "")}, "site://")
    spec = sys.meta_path[-1].find_spec("plotly")
    assert browser.asked == ["plotly.whl"]
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
    assert coloured == [True]
