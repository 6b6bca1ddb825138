"""Stands for the installer that stlite calls. On this site everything is there already, and nothing is looked up."""

import re
import sys
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType

NAME = re.compile(r"[A-Za-z0-9_.]+")


async def install(requirements, **options):
    """Raises ValueError when something is asked for that the site does not bring.

    A requirement is a name with bounds of its version, or the address of a wheel.
    """
    for requirement in requirements:
        name = NAME.match(requirement.rpartition("/")[2])[0]
        try:
            version(name)
        except PackageNotFoundError:
            raise ValueError(f"{name} is not part of this site.") from None


def add_mock_package(name, version, modules, **options):
    """Let a module be found that holds this text."""
    for module, text in modules.items():
        sys.modules[module] = ModuleType(module)
        exec(text, sys.modules[module].__dict__)
