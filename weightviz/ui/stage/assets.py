"""The stage's JavaScript and CSS, joined from their files into the two strings Streamlit wants."""

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:class|const|function|let) )", re.MULTILINE)


def joined(entry: str, folder: Path = HERE / "js") -> str:
    """One script of a module and all it imports, each once, in an order in which everything is known in time.

    Imports must stand on one line and name what they take; ``export default`` of the entry stays.
    Raises ValueError when modules import each other in a circle.
    """
    pieces: dict[str, str] = {}

    def add(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"JavaScript modules import each other: {' -> '.join([*above, name])}.")
        if name in pieces:
            return
        text = (folder / f"{name}.js").read_text(encoding="utf-8")
        for needed in IMPORT.findall(text):
            add(needed, (*above, name))
        pieces[name] = EXPORT.sub("", IMPORT.sub("", text))

    add(entry, ())
    return "\n".join(pieces.values())


@cache
def library_js() -> str:
    """The whole stage. It travels once, in a component outside the live fragment."""
    return joined("library")


@cache
def loader_js() -> str:
    """The few lines that every message of the live component repeats."""
    return joined("loader")


@cache
def css() -> str:
    """All style sheets, in the order of their names."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((HERE / "css").glob("*.css")))
