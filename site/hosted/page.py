"""The index page, its scripts, and the list of what they load."""

import hashlib
import json
import shutil
from html import escape
from pathlib import Path

from hosted import frontend, sources
from hosted.app import ROOT
from hosted.lock import cdn
from hosted.packages import AT_START, STREAMLIT

PAGE = sources.SITE / "page"
SCRIPTS = ("start.js", "downloads.js", "runtime.js", "on_demand.py", "service-worker.js")
CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
TITLE = "Weight playground"
DESCRIPTION = "A page on which every line is a number in a neural network, and turning it moves the error at once."


def stlite_folder() -> str:
    """Its version is in its name, so that a browser never mixes scripts of two."""
    return f"stlite-{sources.npm_version('@stlite/browser')}"


def write_core(to: Path) -> None:
    """Pyodide's own files, for a site that brings them itself."""
    to.mkdir()
    for name in CORE:
        shutil.copy(sources.PYODIDE / name, to / name)


def write_page(to: Path, mode: str, on_demand: dict, address: str) -> None:
    """All that is the site's own, and ``site.json``, which says what there is to load and how much of it."""
    shutil.copy(ROOT / "docs" / "start.png", to / "preview.png")
    shutil.copy(ROOT / "assets" / "icon.svg", to / "icon.svg")
    for name in SCRIPTS:
        shutil.copy(PAGE / name, to / name)
    at_once = sorted(frontend.scripts(sources.STLITE / "build", at_once=True))
    words = {"TITLE": TITLE, "DESCRIPTION": DESCRIPTION, "ADDRESS": address, "STLITE": stlite_folder()}
    page = (PAGE / "index.html").read_text(encoding="utf-8")
    for name, value in words.items():
        page = page.replace(f"${name}$", escape(value))
    preload = "\n".join(f'<link rel="modulepreload" href="{stlite_folder()}/{name}">' for name in at_once)
    (to / "index.html").write_text(page.replace("$PRELOAD$", preload), encoding="utf-8")
    told = {
        "mode": mode,
        "core": cdn() if mode == "cdn" else "pyodide/",
        "stlite": stlite_folder(),
        "packages": AT_START,
        "wheels": streamlit_wheels(to),
        "bytes": sizes(to, mode, at_once),
        "on_demand": on_demand,
    }
    told["version"] = hashlib.sha256(json.dumps([told, sums(to)]).encode()).hexdigest()[:12]
    (to / "site.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def streamlit_wheels(to: Path) -> dict[str, str]:
    """Streamlit's and stlite's own, which stlite itself loads: name of the module -> address."""
    named = {path.name.partition("-")[0]: path.name for path in (to / "wheels").iterdir()}
    modules = [name.replace("-", "_") for name in STREAMLIT]
    return {module: f"wheels/{named[module]}" for module in modules}


def sizes(to: Path, mode: str, at_once: list[str]) -> dict[str, int]:
    """Name -> bytes of what is loaded before the first picture, as far as that is known here."""
    lock = json.loads((to / "pyodide-lock.json").read_text(encoding="utf-8"))
    files = [to / "wheels" / each["file_name"] for each in lock["packages"].values()]
    files += [to / stlite_folder() / name for name in at_once] + [to / "app.zip", to / stlite_folder() / "stlite.css"]
    files += [sources.PYODIDE / name for name in CORE]
    return {path.name: path.stat().st_size for path in files if path.exists()}


def sums(to: Path) -> dict[str, str]:
    files = sorted(path for path in to.rglob("*") if path.is_file())
    return {path.relative_to(to).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
