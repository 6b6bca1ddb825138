"""What stands in where numpy for Pyodide cannot be had: a shell of it, and a page that shows a recorded picture.

The shell can be imported, so that every module of the page is; it calculates nothing. The recorded picture is what
the page's server sends to a newcomer, made by real numpy when the site is built.
"""

import sys
from pathlib import Path

from hosted.sources import SITE
from hosted.wheels import module_wheel

FILES = SITE / "stub"


def numpy_shell(version: str, folder: Path) -> Path:
    """A wheel in numpy's place, under its version, with the shell as its one module."""
    return module_wheel(FILES / "numpy.py", version, folder)


def stub_files() -> dict[str, bytes]:
    """The page of the stub and the picture that it shows."""
    sys.path.append(str(SITE.parent))  # the package is not installed where the site is built
    from weightviz.experiment import Experiment, View
    from weightviz.ui.playground import Playground

    payload = Playground(Experiment(), View()).payload
    return {"app.py": (FILES / "app.py").read_bytes(), "recorded.bin": payload}
