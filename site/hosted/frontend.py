"""stlite's scripts, without source maps, old font formats, and the parts that no widget of the page asks for."""

import re
import shutil
from pathlib import Path

from hosted import sources

ENTRY = "stlite.js"
NAMED = re.compile(r'(?:from|import)\s*\(?\s*"\./([\w.-]+\.js)"')
WAITING = re.compile(r'import\(\s*"\./([\w.-]+\.js)"\s*\)')

# The beginnings of the names of scripts for elements that the page does not have.
UNUSED = (
    "ArrowVegaLiteChart", "Audio", "Balloons", "CameraInput", "ChatInput", "ColorPicker", "ComponentInstance",
    "Date", "DeckGlJsonChart", "Feedback", "GraphVizChart", "ImageList", "Json", "MermaidChart", "Metric",
    "PageLink", "Snow", "TimeInput", "Video",
)  # fmt: skip


def scripts(folder: Path, at_once: bool = False) -> set[str]:
    """Names of the scripts that the page can ask for; ``at_once``: those without which it does not start."""
    found, waiting = set(), [ENTRY]
    while waiting:
        name = waiting.pop()
        if name in found or name.startswith(UNUSED):
            continue
        found.add(name)
        text = (folder / name).read_text(encoding="utf-8")
        later = set(WAITING.findall(text)) if at_once else set()
        waiting += set(NAMED.findall(text)) - later
    return found


def write_frontend(to: Path) -> None:
    """Copy what is needed of stlite's build into ``to``."""
    build = sources.STLITE / "build"
    (to / "assets").mkdir(parents=True)
    for name in sorted(scripts(build)):
        text = (build / name).read_text(encoding="utf-8")
        (to / name).write_text(re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", text), encoding="utf-8")
    style = (build / "stlite.css").read_text(encoding="utf-8")
    (to / "stlite.css").write_text(re.sub(r"\n?/\*# sourceMappingURL=[^*]+\*/\s*$", "\n", style), encoding="utf-8")
    named = "".join(path.read_text(encoding="utf-8") for path in to.glob("*.*s"))
    for path in sorted((build / "assets").iterdir()):
        if path.name in named and path.suffix not in (".ttf", ".woff"):
            shutil.copy(path, to / "assets" / path.name)
