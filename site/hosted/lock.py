"""The one list of wheels that Pyodide reads. It checks each wheel's sha256 before it unpacks it."""

import hashlib
import json
import shutil
from pathlib import Path

from hosted import packages, sources
from hosted.packages import AT_START, COMPILED_AT_START, COMPILED_LATER, LATER, ON_DEMAND, PURE_AT_START
from hosted.stub import numpy_shell
from hosted.wheels import module_wheel, plotly_needs, repacked, streamlit_needs, without_lazy

COMPILED = (*COMPILED_AT_START, *COMPILED_LATER)
STAND_INS = sources.SITE / "stand_ins"
CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"


def cdn() -> str:
    """The public address of the Pyodide release that package-lock.json pins."""
    return CDN.format(version=sources.npm_version("pyodide"))


def write_wheels(mode: str, folder: Path) -> None:
    """Put the wheels of a mode into ``folder``.

    ``cdn`` leaves compiled ones where they are published, ``vendor`` brings them here, and ``stub`` has a
    shell in numpy's place and none of the others.
    """
    folder.mkdir()
    for name, wheel in sources.fetch_pure().items():
        repacked(wheel, folder / wheel.name, plotly_needs if name == "plotly" else bool)
    for wheel in (sources.STLITE / "build" / "wheels").iterdir():
        keep, words = (streamlit_needs, without_lazy) if wheel.name.startswith("streamlit-") else (bool, str)
        repacked(wheel, folder / wheel.name, keep, words)
    for name in packages.STAND_INS:
        module_wheel(STAND_INS / f"{name}.py", "1.0", folder)
    if mode == "stub":
        numpy_shell(compiled("numpy")["version"], folder)
    elif mode == "vendor":
        for name in COMPILED:
            pinned = compiled(name)
            path = sources.fetch_compiled(name, pinned, cdn() + pinned["file_name"])
            shutil.copy(path, folder / pinned["file_name"])


def compilable(folder: Path) -> list[Path]:
    """The wheels whose Python every visitor runs.

    Plotly's is too much of it, and few of its modules are used; anyio reads its own text.
    """
    names = {name.replace("-", "_") for name in PURE_AT_START if name != "anyio"}
    names |= {"stlite_lib", *packages.STAND_INS}
    return sorted(path for path in folder.iterdir() if path.name.partition("-")[0] in names)


def lock_entries(mode: str, folder: Path) -> dict[str, dict]:
    """Name -> what the lock says about each wheel that the page of this mode can load."""
    here = [entry(path) for path in sorted(folder.iterdir())]
    entries = {each["name"]: each for each in here}
    if mode == "cdn":
        entries |= {name: compiled(name) | {"file_name": cdn() + compiled(name)["file_name"]} for name in COMPILED}
    return entries


def compiled(name: str) -> dict:
    """What Pyodide's own lock, which came with its core from npm, says about a compiled package."""
    theirs = json.loads((sources.PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    kept = ("name", "version", "file_name", "sha256")
    return {key: theirs[name][key] for key in kept}


def entry(wheel: Path) -> dict:
    name, version = wheel.name.split("-")[:2]
    sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return {"name": name.replace("_", "-").lower(), "version": version, "file_name": wheel.name, "sha256": sha256}


def pyodide_lock(entries: dict[str, dict]) -> dict:
    """The lock in Pyodide's own form. Nothing depends on anything: what belongs together is loaded together."""
    theirs = json.loads((sources.PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    rest = {"install_dir": "site", "package_type": "package", "imports": [], "depends": [], "unvendored_tests": False}
    started = {name: entries[name] | rest for name in AT_START}
    return {"info": theirs["info"], "packages": started}


def on_demand(entries: dict[str, dict]) -> dict:
    """Import name -> names of wheels, and those wheels' addresses and sums, as far as this mode has them."""
    there = {name: entries[name] for name in LATER if name in entries}
    imports = {wanted: names for wanted, names in ON_DEMAND.items() if all(name in there for name in names)}
    wheels = {name: {"file_name": each["file_name"], "sha256": each["sha256"]} for name, each in there.items()}
    return {"imports": imports, "wheels": wheels}
