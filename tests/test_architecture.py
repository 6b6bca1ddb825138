"""The shape of the code: who may import whom, how long a piece may be, what the door holds."""

import ast
import inspect
import re
import subprocess
import sys
import types
from pathlib import Path

import pytest

import weightviz

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "weightviz"
MODULES = sorted(PACKAGE.rglob("*.py"))

REGISTRIES = {"activations", "losses", "optimizers", "initializers", "schedules"}

# From bottom to top: a module imports only from the lines written before its own, never from beside it.
LAYERS = (
    {"checks", "written"},
    {"activations", "data", "schedules", "early_stopping", "kinds"},
    {"losses", "optimizers", "network", "dropout"},
    {"passes", "initializers"},
    {"experiment"},
    {"links", "batches", "problem", "history", "update"},
    {"evaluation", "descent"},
    {"stepper", "runs"},
    {"portions", "replay"},
    {"training"},
    {"describe", "packed", "saved"},
    {"explain", "charts"},
    {"lessons"},
    {"ui"},
)
# Narrower than their height: these three stay usable on their own, but for how numbers are written.
ONLY = {"data": {"written"}, "charts": {"written"}, "experiment": {"checks", "data", "kinds", "network"} | REGISTRIES}
NEVER = {"lessons": {"charts"}}  # what lessons say and check are numbers; how these are drawn is the page's affair

ENGINE_LINES, PAGE_LINES, APP_LINES, FILE_LINES = 25, 40, 120, 400
NOT_IN_A_BROWSER = {"threading", "_thread", "multiprocessing", "concurrent", "subprocess", "socket"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def every_module(test):
    return pytest.mark.parametrize("path", MODULES, ids=name_of)(test)


def layer_of(path: Path) -> str:
    """``weightviz/data/split.py`` belongs to ``data``, ``weightviz/network.py`` to ``network``."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> list[str]:
    """Dotted names of all that a file imports, at its top or inside a function, relative imports resolved."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            folder = path.relative_to(ROOT).parts[: -node.level] if node.level else ()
            source = ".".join((*folder, *filter(None, [node.module])))
            found += [f"{source}.{alias.name}" for alias in node.names]
    return found


def packages(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imports(path)}


def layers_imported(path: Path) -> set[str]:
    """The layers of weightviz that a file imports; what is taken from the door itself counts as ``door``."""
    known = set().union(*LAYERS)
    names = [name.split(".") for name in imports(path) if name.partition(".")[0] == "weightviz"]
    return {parts[1] if parts[1:] and parts[1] in known else "door" for parts in names} - {layer_of(path)}


def on_the_page(path: Path) -> bool:
    return layer_of(path) == "ui"


def test_every_module_has_its_place_in_the_layers():
    places = {layer_of(path) for path in MODULES} - {"__init__"}
    assert places <= set().union(*LAYERS), "Give the new module its line in LAYERS."


def test_the_page_on_the_architecture_shows_the_layers_from_top_to_bottom():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    lines = re.findall(r"^  (\w[\w.]*/?(?: [\w.]+/?)*)(?:  |$)", text.split("```")[1], re.MULTILINE)
    shown = [{name.rstrip("/").removesuffix(".py") for name in line.split()} for line in lines]
    assert shown == [names for names in reversed(LAYERS)]


def test_the_page_on_the_architecture_lists_all_that_is_in_the_page():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    lines = re.findall(r"^    (\w[\w.]*/?(?: [\w.]+/?)*)(?:  |$)", text.split("```")[1], re.MULTILINE)
    there = {path.name + "/" * path.is_dir() for path in (PACKAGE / "ui").iterdir() if not path.name.startswith("__")}
    assert {name for line in lines for name in line.split()} == there


@every_module
def test_imports_point_downwards(path):
    layer = layer_of(path)
    if layer == "__init__":
        assert "ui" not in layers_imported(path)
        return
    height = next(height for height, names in enumerate(LAYERS) if layer in names)
    below = set().union(*LAYERS[:height]) | ({"door"} if layer == "ui" else set())
    assert layers_imported(path) <= ONLY.get(layer, below) - NEVER.get(layer, set())


@every_module
def test_only_numpy_and_the_standard_library_outside_the_page(path):
    allowed = set(sys.stdlib_module_names) | {"numpy", "weightviz"}
    if on_the_page(path):
        allowed |= {"streamlit", "plotly"}
    if layer_of(path) == "charts":
        allowed |= {"plotly"}
    assert packages(path) <= allowed


def fresh(code: str) -> str:
    """What a Python of its own, which has imported nothing yet, prints last."""
    command = [sys.executable, "-c", code]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return answer.stdout.splitlines()[-1]


def test_importing_the_engine_loads_no_page():
    heavy = "{'streamlit', 'plotly', 'pandas'}"
    assert fresh(f"import sys, weightviz; print(sorted({heavy} & set(sys.modules)))") == "[]"


def test_the_page_starts_without_pandas():
    run = "from streamlit.testing.v1 import AppTest; page = AppTest.from_file('app.py').run(timeout=60)"
    assert fresh(f"import sys; {run}; print(len(page.exception), 'pandas' in sys.modules)") == "0 False"


@every_module
def test_nothing_that_fails_in_the_browser_build(path):
    assert not packages(path) & NOT_IN_A_BROWSER
    tree = ast.parse(path.read_text(encoding="utf-8"))
    attributes = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert "time.sleep" not in attributes | set(imports(path))


def test_nothing_imports_the_app():
    assert [name_of(path) for path in MODULES if "app" in packages(path)] == []


def test_the_door_holds_every_public_name():
    public = {
        name
        for name, value in vars(weightviz).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert set(weightviz.__all__) == public


@pytest.mark.parametrize("name", weightviz.__all__)
def test_what_the_door_holds_is_explained(name):
    value = getattr(weightviz, name)
    if callable(value):
        # a dataclass without a docstring is given its signature as one, which explains nothing
        assert value.__doc__ and not value.__doc__.startswith(f"{name}(")
    else:
        assert f"`{name}`" in weightviz.__doc__


@every_module
def test_every_module_says_what_it_is(path):
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def body_lines(function: ast.FunctionDef) -> int:
    """Lines of a function from its first statement to its last, the docstring aside."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return function.end_lineno - body[0].lineno + 1 if body else 0


def long_functions(path: Path, limit: int) -> list[str]:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    functions = [node for node in tree if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [f"{node.name}: {body_lines(node)} lines" for node in functions if body_lines(node) > limit]


def test_the_length_of_a_function_leaves_out_its_docstring():
    source = inspect.cleandoc('''
        def f(
            a,
        ):
            """One.

            Two.
            """
            b = a

            return b
    ''')
    assert body_lines(ast.parse(source).body[0]) == 3


@every_module
def test_functions_are_short(path):
    page = on_the_page(path) or layer_of(path) == "charts"
    assert long_functions(path, PAGE_LINES if page else ENGINE_LINES) == []


def test_the_app_reads_in_one_go():
    app = ROOT / "app.py"
    assert len(app.read_text(encoding="utf-8").splitlines()) <= APP_LINES
    assert long_functions(app, PAGE_LINES) == []


def test_files_are_short():
    folders = [ROOT / name for name in ("weightviz", "tests", "benchmarks", "harness", "docs")]
    folders += [ROOT / "site" / name for name in ("hosted", "page", "stand_ins", "stub")]  # what is built aside
    files = [ROOT / "site" / "build.py"]
    files += [path for folder in folders for kind in ("*.py", "*.js", "*.mjs") for path in folder.rglob(kind)]
    assert all(folder.is_dir() for folder in folders)
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > FILE_LINES} == {}
