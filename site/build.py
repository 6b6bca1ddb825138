"""Build the page that runs wholly in a visitor's browser: ``python site/build.py [cdn|vendor|stub]``.

cdn     Python and its compiled packages come from Pyodide's public CDN when someone visits: for any static host.
vendor  everything lies in the folder: for a network without internet, or a USB stick.
stub    for tests where the CDN cannot be reached: everything but numpy, in whose place stands a shell.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from hosted import sources
from hosted.app import ROOT, write_app
from hosted.frontend import write_frontend
from hosted.lock import compilable, lock_entries, on_demand, pyodide_lock, write_wheels
from hosted.page import stlite_folder, write_core, write_page
from hosted.stub import stub_files

MODES = ("cdn", "vendor", "stub")


def build(mode: str, to: Path, address: str = "") -> None:
    """Make the site anew in the folder ``to``. ``address`` is where it will be found, for previews of links to it.

    Raises FetchError, before anything of an earlier site is touched, if something cannot be had here.
    """
    sources.fetch_npm()
    to.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=to.parent) as folder:
        making = Path(folder) / to.name
        making.mkdir()
        fill(making, mode, address)
        shutil.rmtree(to, ignore_errors=True)
        making.rename(to)


def fill(to: Path, mode: str, address: str) -> None:
    """Put everything into an empty folder."""
    write_app(to / "app.zip", stub_files() if mode == "stub" else None)
    write_wheels(mode, to / "wheels")
    sources.compile_python([to / "app.zip", *compilable(to / "wheels")])
    write_frontend(to / stlite_folder())
    if mode != "cdn":
        write_core(to / "pyodide")
    entries = lock_entries(mode, to / "wheels")
    (to / "pyodide-lock.json").write_text(json.dumps(pyodide_lock(entries), indent=1) + "\n", encoding="utf-8")
    write_page(to, mode, on_demand(entries), address)


def main() -> None:
    asked = argparse.ArgumentParser(description="Build the page that runs wholly in a visitor's browser.")
    asked.add_argument("mode", nargs="?", default="cdn", choices=MODES)
    asked.add_argument("--to", type=Path, default=ROOT / "dist" / "site")
    asked.add_argument("--address", default="", help="where it will be found, ending in /: for previews of links to it")
    chosen = asked.parse_args()
    try:
        build(chosen.mode, chosen.to, chosen.address)
    except sources.FetchError as problem:
        sys.exit(str(problem))
    files = [path for path in chosen.to.rglob("*") if path.is_file()]
    weight = sum(path.stat().st_size for path in files) / 1e6
    print(f"{chosen.to}: {len(files)} files, {weight:.1f} MB. Try it: python -m http.server -d {chosen.to}")


if __name__ == "__main__":
    main()
