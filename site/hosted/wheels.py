"""Wheels as they are shipped: without what a page in a browser never asks for."""

import zipfile
from collections.abc import Callable
from pathlib import Path

BEGINNING = (1980, 1, 1, 0, 0, 0)  # so that the same files make the same archive on any day

# Plotly for notebooks carries its own JavaScript four times over; the page has Streamlit's.
PLOTLY_UNUSED = ("plotly/package_data/", "plotly/labextension/", "plotly/matplotlylib/", "plotly/figure_factory/")
# Streamlit names these as needed, and imports them only for tables, pictures and its own charts.
STREAMLIT_LAZY = ("altair", "fastparquet", "numpy", "pandas", "pillow")
STREAMLIT_UNUSED = ("streamlit/testing/", "streamlit/vendor/pympler/", "streamlit/hello/")


def plotly_needs(name: str) -> bool:
    """Whether the page needs a file of Plotly's wheel."""
    return not name.startswith(PLOTLY_UNUSED) and ".data/" not in name


def streamlit_needs(name: str) -> bool:
    """Whether the page needs a file of Streamlit's wheel."""
    return not name.startswith(STREAMLIT_UNUSED)


def without_lazy(metadata: str) -> str:
    """What a wheel says about itself, without the packages that are fetched when something imports them.

    >>> without_lazy("Name: streamlit\\nRequires-Dist: pandas<4,>=1.4.0\\nRequires-Dist: blinker<2\\n")
    'Name: streamlit\\nRequires-Dist: blinker<2\\n'
    """
    lines = metadata.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(tuple(f"Requires-Dist: {n}" for n in STREAMLIT_LAZY)))


def repacked(wheel: Path, to: Path, needed: Callable[[str], bool], rewritten: Callable[[str], str] = str) -> None:
    """A wheel with the files that are needed alone, its METADATA rewritten; byte for byte the same each time."""
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for entry in sorted(old.namelist()):
            if entry.endswith("/") or not needed(entry):
                continue
            content = old.read(entry)
            if entry.endswith(".dist-info/METADATA"):
                content = rewritten(content.decode()).encode()
            new.writestr(zipfile.ZipInfo(entry, BEGINNING), content, zipfile.ZIP_DEFLATED)


def module_wheel(module: Path, version: str, folder: Path) -> Path:
    """A wheel that holds one module of this project."""
    name = module.stem
    about = f"{name}-{version}.dist-info"
    files = {
        module.name: module.read_text(encoding="utf-8"),
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": "",
    }
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for entry, text in files.items():
            wheel.writestr(zipfile.ZipInfo(entry, BEGINNING), text, zipfile.ZIP_DEFLATED)
    return path
