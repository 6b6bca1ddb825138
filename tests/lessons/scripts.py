"""The scripts of all lessons, in their order: a browser test plays the page by the same ones.

Each is the `SCRIPT` of a file ``script_*.py`` in this folder, and found by that.
"""

from importlib import import_module
from pathlib import Path

from tests.lessons.play import Script


def found() -> dict[str, Script]:
    """Every script by the name of its lesson, in the order of the lessons' numbers."""
    files = Path(__file__).parent.glob("script_*.py")
    scripts = [import_module(f"tests.lessons.{each.stem}").SCRIPT for each in files]
    return {each.lesson.id: each for each in sorted(scripts, key=lambda script: script.lesson.number)}


SCRIPTS: dict[str, Script] = found()
TASKS = [(name, place) for name, script in SCRIPTS.items() for place in script.solved]
WRONG = [(name, place, state) for name, place in TASKS for state in SCRIPTS[name].wrong[place]]
