"""The page's own Python and its files as one archive."""

import zipfile
from pathlib import Path

from hosted.sources import SITE
from hosted.wheels import BEGINNING

ROOT = SITE.parent
SHIPPED = ("app.py", "weightviz", "assets", ".streamlit/config.toml")
NOT_SHIPPED = ("__pycache__", ".pyc")


def app_files() -> dict[str, Path]:
    """Path in the archive -> file, for everything that the page's server would read too."""
    found = {}
    for name in SHIPPED:
        path = ROOT / name
        files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
        found |= {each.relative_to(ROOT).as_posix(): each for each in files}
    return {name: path for name, path in sorted(found.items()) if not any(part in name for part in NOT_SHIPPED)}


def write_app(to: Path, instead: dict[str, bytes] | None = None) -> None:
    """The archive; ``instead`` holds files that replace or join the page's own."""
    contents = {name: path.read_bytes() for name, path in app_files().items()} | (instead or {})
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(contents.items()):
            archive.writestr(zipfile.ZipInfo(name, BEGINNING), content, zipfile.ZIP_DEFLATED)
