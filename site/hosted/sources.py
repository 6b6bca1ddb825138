"""What the site is made of, fetched once and kept in ``site/.cache``; every file is checked against its pinned sum."""

import hashlib
import http.client
import json
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

SITE = Path(__file__).parent.parent
CACHE = SITE / ".cache"
NODE_MODULES = SITE / "node_modules"
STLITE = NODE_MODULES / "@stlite" / "browser"
PYODIDE = NODE_MODULES / "pyodide"
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+) --hash=sha256:(?P<sha256>[0-9a-f]{64})$", re.MULTILINE)


class FetchError(Exception):
    """Something cannot be had here; its text says what, and what to do."""


def pins() -> dict[str, dict[str, str]]:
    """Name -> ``version`` and ``sha256`` of each pure Python wheel that wheels.txt pins."""
    found = PIN.finditer((SITE / "wheels.txt").read_text(encoding="utf-8"))
    return {each["name"]: {"version": each["version"], "sha256": each["sha256"]} for each in found}


def npm_version(name: str) -> str:
    """The version of an npm package that package-lock.json pins.

    >>> npm_version("pyodide").count(".")
    2
    """
    lock = json.loads((SITE / "package-lock.json").read_text(encoding="utf-8"))
    return lock["packages"][f"node_modules/{name}"]["version"]


def fetch_npm() -> None:
    """stlite and Pyodide's core into ``site/node_modules``, as package-lock.json pins them; npm checks their sums."""
    wanted = {folder: npm_version(name) for folder, name in ((STLITE, "@stlite/browser"), (PYODIDE, "pyodide"))}
    if all(installed_version(folder) == version for folder, version in wanted.items()):
        return
    if shutil.which("npm") is None:
        raise FetchError("The site is built with npm, which is not here: install Node.js first.")
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run(command, "stlite and Pyodide could not be fetched with npm.")


def installed_version(folder: Path) -> str | None:
    try:
        return json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    except OSError:
        return None


def compile_python(archives: list[Path]) -> None:
    """Let archives hold compiled Python instead of its text, as the Python of the page compiles it."""
    script = SITE / "hosted" / "compile.mjs"
    run(
        ["node", str(script), str(PYODIDE), *map(str, archives)],
        "The page's Python could not be compiled with Node.js.",
    )


def fetch_pure() -> dict[str, Path]:
    """Name -> wheel of every package that wheels.txt pins; pip checks their sums."""
    wheels = CACHE / "pypi"
    if missing := [name for name, pin in pins().items() if kept(wheels, pin["sha256"]) is None]:
        options = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--dest", str(wheels)]
        python = ["--python-version", "3.13", "--implementation", "py", "--abi", "none", "--platform", "any"]
        pip = [sys.executable, "-m", "pip", "download", "--quiet"]
        run(
            [*pip, *options, *python, "-r", "wheels.txt"],
            f"These wheels could not be fetched with pip: {', '.join(missing)}.",
        )
    return {name: kept(wheels, pin["sha256"]) for name, pin in pins().items()}


def fetch_compiled(name: str, pinned: dict, address: str) -> Path:
    """A wheel that only Pyodide's release has, from ``address``; ``pinned`` is its entry in Pyodide's own list.

    Raises FetchError when the address does not answer or answers with something else.
    """
    wheels = CACHE / "pyodide"
    if found := kept(wheels, pinned["sha256"]):
        return found
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            content = answer.read()
    except (OSError, http.client.HTTPException) as problem:  # no answer, or one that broke off
        raise FetchError(f"{name} for Pyodide could not be fetched from {address}: {problem}.") from problem
    if hashlib.sha256(content).hexdigest() != pinned["sha256"]:
        raise FetchError(f"What {address} holds is not the {name} that is pinned: its sha256 differs.")
    wheels.mkdir(parents=True, exist_ok=True)
    path = wheels / pinned["file_name"]
    path.write_bytes(content)
    return path


def kept(folder: Path, sha256: str) -> Path | None:
    """The file in a folder that has this sum, whatever it is called."""
    files = folder.glob("*.whl") if folder.is_dir() else ()
    return next((path for path in files if hashlib.sha256(path.read_bytes()).hexdigest() == sha256), None)


def run(command: list[str], wrong: str) -> None:
    done = subprocess.run(command, cwd=SITE, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()[-1]
        raise FetchError(f"{wrong} {last}")
