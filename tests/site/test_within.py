"""That the page asks for nothing that a browser has not: read from its text, so that it holds for every line."""

import ast
import sys
from pathlib import Path

import pytest

from tests.site.builder import hosted

ROOT = Path(__file__).parents[2]
FILES = [ROOT / "app.py", *sorted((ROOT / "weightviz").rglob("*.py"))]
packages, frontend = hosted("packages"), hosted("frontend")

# Modules of Python's own that Pyodide leaves out, or that do nothing but fail where there is one thread and no system.
NOT_THERE = {
    "_thread", "concurrent", "curses", "dbm", "ensurepip", "fcntl", "grp", "idlelib", "lzma", "mmap", "multiprocessing",
    "pty", "pwd", "readline", "resource", "select", "selectors", "signal", "socket", "socketserver", "sqlite3", "ssl",
    "subprocess", "syslog", "termios", "threading", "tkinter", "turtle", "venv", "webbrowser",
}  # fmt: skip
SHORTEST_TIMER = 0.5  # seconds: what stlite can keep up with


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom) and not node.level:
        return {node.module.partition(".")[0]}
    return set()


def calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]


every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())


@every_file
def test_what_is_imported_is_shipped(path):
    wanted = set().union(*(imported(node) for node in ast.walk(tree(path))))
    pythons = set(sys.stdlib_module_names) - NOT_THERE
    assert wanted - pythons <= {"weightviz", "numpy", "streamlit", *packages.ON_DEMAND}


@every_file
def test_no_element_is_written_whose_script_is_left_out(path):
    written = {call.func.attr for call in calls(path) if isinstance(call.func, ast.Attribute)}
    left_out = tuple(name.lower() for name in frontend.UNUSED)
    assert {name for name in written if name.replace("_", "").startswith(left_out)} == set()


@every_file
def test_nothing_sleeps_and_no_timer_is_too_short(path):
    for call in calls(path):
        assert ast.unparse(call.func) not in ("time.sleep", "sleep", "os.system", "os.fork")
        for argument in call.keywords:
            if argument.arg == "run_every" and isinstance(argument.value, ast.Constant) and argument.value.value:
                assert float(argument.value.value) >= SHORTEST_TIMER


@pytest.mark.parametrize("name", sorted({*packages.ON_DEMAND}))
def test_what_is_fetched_on_demand_is_not_imported_when_the_page_starts(name):
    at_the_top = {path for path in FILES for node in tree(path).body if name in imported(node)}
    assert {path.relative_to(ROOT).parts[:2] for path in at_the_top} <= {("weightviz", "charts")}


def test_a_browsers_python_is_asked_about_in_one_place():
    asking = [path.relative_to(ROOT).as_posix() for path in FILES if "emscripten" in path.read_text(encoding="utf-8")]
    assert asking == ["weightviz/ui/in_browser.py"]
