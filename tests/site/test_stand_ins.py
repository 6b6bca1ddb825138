"""What stands in for modules that are imported and never put to use in a browser."""

import asyncio
import importlib.util
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

STAND_INS = Path(__file__).parents[2] / "site" / "stand_ins"


def stand_in(name: str):
    spec = importlib.util.spec_from_file_location(f"stand_in_{name}", STAND_INS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def done(coroutine):
    """What it comes to, in a thread of its own: a browser that other tests drive may keep a loop in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, coroutine).result()


def test_the_installer_takes_what_is_there_for_installed():
    asked = ["numpy>=2.0,<3", "pytest", "https://somewhere/wheels/streamlit-1.62.0-cp313-none-any.whl"]
    done(stand_in("micropip").install(asked, keep_going=True))


def test_the_installer_looks_nothing_up():
    with pytest.raises(ValueError, match="nowhere_to_be_found is not part of this site"):
        done(stand_in("micropip").install(["nowhere_to_be_found>=1"]))


def test_a_module_given_as_text_can_be_imported(monkeypatch):
    monkeypatch.setattr(sys, "modules", dict(sys.modules))
    stand_in("micropip").add_mock_package("absent", "0.1", modules={"absent_module": "VALUE = 3"})
    assert importlib.import_module("absent_module").VALUE == 3


def test_no_picture_of_the_page_is_one_of_pillows():
    pillow = stand_in("PIL")
    assert not isinstance("logo.svg", (pillow.Image.Image, pillow.ImageFile.ImageFile))
