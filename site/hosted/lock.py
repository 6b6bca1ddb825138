"""The one list of wheels that Pyodide reads. It checks each wheel's sha256 before it unpacks it."""

import hashlib
import json
import shutil
from pathlib import Path

from hosted import packages, sources
from hosted.packages import AT_START, COMPILED_AT_START, COMPILED_LATER, LATER, ON_DEMAND
from hosted.stub import numpy_shell
from hosted.wheels import module_wheel, plotly_needs, repacked, streamlit_needs, without_lazy

STAND_INS = sources.SITE / "stand_ins"
CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"


def cdn() -> str:
    """The public address of the Pyodide release that package-lock.json pins."""
    return CDN.format(version=sources.npm_version("pyodide"))


def write_wheels(mode: str, folder: Path) -> dict[str, dict]:
    """Put the wheels of a mode into ``folder`` and return what the lock says about each, by its name.

    ``cdn`` leaves compiled ones where they are published, ``vendor`` brings them here, and ``stub`` has a
    shell in numpy's place and none of the others.
    """
    folder.mkdir()
    entries = {name: entry(pure(name, wheel, folder)) for name, wheel in sources.fetch_pure().items()}
    entries |= {name: entry(path) for name, path in stlite_wheels(folder).items()}
    for name in packages.STAND_INS:
        entries[name.lower()] = entry(module_wheel(STAND_INS / f"{name}.py", "1.0", folder))
    if mode == "stub":
        return entries | {"numpy": entry(numpy_shell(compiled("numpy")["version"], folder))}
    for name in (*COMPILED_AT_START, *COMPILED_LATER):
        pinned = compiled(name)
        address = cdn() + pinned["file_name"]
        if mode == "vendor":
            shutil.copy(sources.fetch_compiled(name, pinned, address), folder / pinned["file_name"])
            entries[name] = entry(folder / pinned["file_name"])
        else:
            entries[name] = pinned | {"file_name": address}
    return entries


def compiled(name: str) -> dict:
    """What Pyodide's own lock, which came with its core from npm, says about a compiled package."""
    packages = json.loads((sources.PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    kept = ("name", "version", "file_name", "sha256")
    return {key: packages[name][key] for key in kept}


def pure(name: str, wheel: Path, folder: Path) -> Path:
    """A pure wheel as it is shipped."""
    to = folder / wheel.name
    if name == "plotly":
        repacked(wheel, to, plotly_needs)
    else:
        shutil.copy(wheel, to)
    return to


def stlite_wheels(folder: Path) -> dict[str, Path]:
    """Streamlit's wheel and stlite's own, under their names."""
    built = (sources.STLITE / "build" / "wheels").iterdir()
    shipped = {path.name.partition("-")[0].replace("_", "-"): path for path in built}
    for name, path in shipped.items():
        keep, words = (streamlit_needs, without_lazy) if name == "streamlit" else (bool, str)
        repacked(path, folder / path.name, keep, words)
    return {name: folder / path.name for name, path in shipped.items()}


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
