"""Wheels as they are shipped."""

import zipfile

import pytest

from tests.site.builder import hosted

wheels, on_disk = hosted("wheels"), hosted("sources")


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


def test_a_compiled_wheel_that_differs_from_its_sum_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(on_disk, "CACHE", tmp_path)
    (tmp_path / "published.whl").write_bytes(b"something else")
    pinned = {"file_name": "numpy-2.2.5.whl", "sha256": "0" * 64}
    with pytest.raises(on_disk.FetchError, match="not the numpy that is pinned"):
        on_disk.fetch_compiled("numpy", pinned, (tmp_path / "published.whl").as_uri())
    assert not (tmp_path / "pyodide").exists()


def test_a_compiled_wheel_is_fetched_once_and_then_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(on_disk, "CACHE", tmp_path)
    published = tmp_path / "published.whl"
    published.write_bytes(b"abc")
    # The sum of "abc" is an example of the standard, FIPS 180-2.
    pinned = {"file_name": "x.whl", "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}
    address = published.as_uri()
    assert on_disk.fetch_compiled("x", pinned, address).read_bytes() == b"abc"
    published.unlink()
    assert on_disk.fetch_compiled("x", pinned, address).read_bytes() == b"abc"


def test_an_address_that_does_not_answer_is_told_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(on_disk, "CACHE", tmp_path)
    missing = (tmp_path / "none.whl").as_uri()
    with pytest.raises(on_disk.FetchError, match="numpy for Pyodide could not be fetched from"):
        on_disk.fetch_compiled("numpy", {"file_name": "none.whl", "sha256": "0" * 64}, missing)
