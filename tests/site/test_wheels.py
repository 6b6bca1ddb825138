"""Wheels as they are shipped."""

import zipfile

import pytest

from tests.site.builder import hosted

wheels = hosted("wheels")


@pytest.fixture
def plotly_like(tmp_path):
    path = tmp_path / "plotly-9.0-py3-none-any.whl"
    files = {
        "plotly/__init__.py": "",
        "plotly/labextension/static/big.js": "x" * 1000,
        "plotly/package_data/plotly.min.js": "x" * 1000,
        "plotly-9.0.data/data/share/jupyter/big.js": "x" * 1000,
        "plotly-9.0.dist-info/METADATA": "Name: plotly\nRequires-Dist: pandas>=1\nRequires-Dist: narwhals\n",
    }
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return path


def test_a_repacked_wheel_has_what_is_needed_alone(plotly_like, tmp_path):
    wheels.repacked(plotly_like, tmp_path / "small.whl", wheels.plotly_needs, wheels.without_lazy)
    with zipfile.ZipFile(tmp_path / "small.whl") as small:
        assert small.namelist() == ["plotly-9.0.dist-info/METADATA", "plotly/__init__.py"]
        assert small.read("plotly-9.0.dist-info/METADATA") == b"Name: plotly\nRequires-Dist: narwhals\n"


def test_repacking_twice_gives_the_same_bytes(plotly_like, tmp_path):
    for name in ("one.whl", "two.whl"):
        wheels.repacked(plotly_like, tmp_path / name, wheels.plotly_needs)
    assert (tmp_path / "one.whl").read_bytes() == (tmp_path / "two.whl").read_bytes()
