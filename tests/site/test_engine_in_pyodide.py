"""The engine's own tests in the browser's Python, with the numpy that the site ships."""

import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from tests.site.builder import hosted

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# Those that need no more than numpy and a place to run; the others start programs, read files or look for odd inputs.
SUITES = (
    "activations", "batches", "dropout", "initializers", "losses", "network", "optimizers", "passes", "runs",
    "schedules", "stepper", "training", "training_edits", "training_exactly", "training_history", "update",
)  # fmt: skip
# Its files have no numbers, so only what is printed is captured.
OPTIONS = ("-q", "-p", "no:cacheprovider", "-o", "addopts=", "--import-mode=importlib", "--capture=sys")


@pytest.fixture(scope="module")
def numpy_wheel():
    sources, lock = hosted("sources"), hosted("lock")
    if shutil.which("node") is None:
        pytest.skip("The browser's Python is tried out with Node.js, which is not here.")
    try:
        sources.fetch_npm()
        wheel = sources.kept(sources.CACHE / "pyodide", lock.compiled("numpy")["sha256"])
    except sources.FetchError as problem:
        pytest.skip(f"The engine cannot be tried in the browser's Python here: {problem}")
    if wheel is None:  # no test fetches from anywhere but the package registries, and these do not have it
        pytest.skip("The engine is tried in the browser's Python once `make site MODE=vendor` has fetched numpy.")
    return wheel


def test_the_engine_passes_its_tests_in_the_browsers_python(numpy_wheel):
    folders = [hosted("sources").PYODIDE, numpy_wheel, ROOT, sysconfig.get_path("purelib")]
    tests = [f"tests/test_{name}.py" for name in SUITES]
    command = ["node", HERE / "pyodide_pytest.mjs", *folders, *OPTIONS, *tests]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stdout[-4000:]
    assert "on emscripten" in done.stdout
