"""The modules that build the site, which are no part of the package."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

SITE = Path(__file__).parents[2] / "site"


def hosted(name: str) -> ModuleType:
    """``site/hosted/NAME.py``; the folder is on the path only while it is imported."""
    sys.path.insert(0, str(SITE))
    try:
        return importlib.import_module(f"hosted.{name}")
    finally:
        sys.path.remove(str(SITE))
