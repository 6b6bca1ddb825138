"""That everything the site is made of is pinned, and that all pins agree."""

import json
import re
from pathlib import Path

import pytest

from tests.site.builder import hosted

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
packages, sources = hosted("packages"), hosted("sources")


def lowest(name: str) -> tuple[int, ...]:
    """The lowest version of a package that the page's own requirements allow."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return release(re.search(rf"^{name}>=([\d.]+)", text, re.MULTILINE)[1])


def release(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split(".")[:2])


def test_npm_packages_are_asked_for_by_the_exact_version_that_is_locked_with_its_sum():
    asked = json.loads((SITE / "package.json").read_text())["dependencies"]
    locked = json.loads((SITE / "package-lock.json").read_text())["packages"]
    for name, version in asked.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert locked[f"node_modules/{name}"]["integrity"].startswith("sha512-")


def test_every_line_of_the_wheels_is_one_version_with_its_sum():
    lines = (SITE / "wheels.txt").read_text().splitlines()
    written = [line for line in lines if line and not line.startswith("#")]
    assert len(written) == len(sources.pins()) > 0


def test_every_package_of_the_page_has_a_pin_and_every_pin_a_use():
    compiled = {*packages.COMPILED_AT_START, *packages.COMPILED_LATER}
    assert {*packages.PURE_AT_START, *packages.LATER} - compiled == sources.pins().keys()
    assert compiled <= {*packages.AT_START, *packages.LATER}


def test_nothing_that_waits_for_a_panel_is_loaded_at_the_start():
    assert not set(packages.AT_START) & set(packages.LATER)


def test_the_wheels_are_versions_that_the_page_allows():
    assert release(sources.pins()["plotly"]["version"]) >= lowest("plotly")
    assert sources.pins()["protobuf"]["version"].startswith("7.")  # what stlite asks for


@pytest.fixture(scope="module")
def fetched():
    """What npm brought; without it, these tests are skipped."""
    try:
        sources.fetch_npm()
    except sources.FetchError as problem:
        pytest.skip(str(problem))


def test_stlite_is_made_for_the_pyodide_that_is_pinned(fetched):
    text = next((sources.STLITE / "build").glob("index-g*.js")).read_text()
    worker = __import__("base64").b64decode(re.search(r"data:text/javascript;base64,([\w+/=]+)", text)[1]).decode()
    assert re.search(r"cdn\.jsdelivr\.net/pyodide/v([\d.]+)/full", worker)[1] == sources.npm_version("pyodide")
    assert re.search(r'"protobuf>=([\d.]+),<8"', worker)[1] <= sources.pins()["protobuf"]["version"]


def test_stlite_brings_the_lowest_streamlit_that_the_page_allows(fetched):
    wheel = next((sources.STLITE / "build" / "wheels").glob("streamlit-*.whl"))
    assert release(wheel.name.split("-")[1]) == lowest("streamlit")


def test_pyodide_has_every_compiled_package_in_a_version_that_the_page_allows(fetched):
    compiled = hosted("lock").compiled
    for name in (*packages.COMPILED_AT_START, *packages.COMPILED_LATER):
        assert re.fullmatch(r"[0-9a-f]{64}", compiled(name)["sha256"])
        assert re.fullmatch(r"[\w.-]+-cp313-cp313-pyodide_2025_0_wasm32\.whl", compiled(name)["file_name"])
    assert release(compiled("numpy")["version"]) >= lowest("numpy")
