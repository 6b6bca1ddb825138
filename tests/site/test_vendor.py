"""A folder for use without a network: its compiled wheels are fetched once, checked, kept, or refused in a sentence."""

import hashlib
import http.server
import importlib.util
import json
import threading

import pytest

from tests.site.builder import SITE, hosted

sources, lock = hosted("sources"), hosted("lock")
WHEEL, NAME = b"a wheel, as it was published", "numpy-2-cp313-wasm32.whl"


@pytest.fixture
def build():
    """``site/build.py``, the door to all of this."""
    spec = importlib.util.spec_from_file_location("site_build", SITE / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def published(monkeypatch):
    """File name -> bytes that a server on this machine, in the place of Pyodide's CDN, answers with."""
    files = {}

    class Cdn(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            content = files.get(self.path.rpartition("/")[2])
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Length", "0" if content is None else str(max(len(content), len(WHEEL))))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("localhost", 0), Cdn)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(lock, "CDN", f"http://localhost:{server.server_port}/v{{version}}/full/")
    yield files
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def nothing_else_to_fetch(monkeypatch, tmp_path):
    """numpy is all that is compiled, and what npm and pip would bring is an empty stlite and Pyodide's own list."""
    pinned = {"name": "numpy", "version": "2", "file_name": NAME, "sha256": hashlib.sha256(WHEEL).hexdigest()}
    (tmp_path / "stlite" / "build" / "wheels").mkdir(parents=True)
    (tmp_path / "pyodide-lock.json").write_text(json.dumps({"packages": {"numpy": pinned}}))
    for name, value in {"CACHE": tmp_path / "cache", "STLITE": tmp_path / "stlite", "PYODIDE": tmp_path}.items():
        monkeypatch.setattr(sources, name, value)
    monkeypatch.setattr(sources, "fetch_npm", lambda: None)
    monkeypatch.setattr(sources, "fetch_pure", dict)
    monkeypatch.setattr(lock, "COMPILED", ("numpy",))


def test_a_wheel_with_the_sum_that_is_pinned_is_taken_and_kept(published, tmp_path):
    published[NAME] = WHEEL
    lock.write_wheels("vendor", tmp_path / "first")
    published.clear()  # from now on only what was kept can be had
    lock.write_wheels("vendor", tmp_path / "second")
    for folder in ("first", "second"):
        assert (tmp_path / folder / NAME).read_bytes() == WHEEL


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"something else, and no wheel at all", "is not the numpy that is pinned: its sha256 differs."),
        (WHEEL[:-1], "IncompleteRead(27 bytes read, 1 more expected)."),
        (None, "HTTP Error 404: Not Found."),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(answer, said, published, build, monkeypatch, tmp_path):
    if answer is not None:
        published[NAME] = answer
    told = refusal(build, monkeypatch, tmp_path)
    assert told.endswith(said) and NAME in told
    assert list((tmp_path / "cache").rglob("*.whl")) == []


def test_an_address_where_nobody_answers_is_told_in_a_sentence(build, monkeypatch, tmp_path):
    monkeypatch.setattr(lock, "CDN", "http://localhost:9/v{version}/")  # the port of "discard"
    told = refusal(build, monkeypatch, tmp_path)
    assert told.startswith("numpy for Pyodide could not be fetched from http://localhost:9/")


def refusal(build, monkeypatch, tmp_path) -> str:
    """What ``build.py vendor`` ends with; the site that was there before is as it was, and nothing lies beside it."""
    before = tmp_path / "dist" / "site" / "index.html"
    before.parent.mkdir(parents=True)
    before.write_text("an earlier site")
    monkeypatch.setattr("sys.argv", ["build.py", "vendor", "--to", str(before.parent)])
    with pytest.raises(SystemExit) as ended:
        build.main()
    assert before.read_text() == "an earlier site"
    assert list((tmp_path / "dist").iterdir()) == [before.parent]
    told = str(ended.value)
    assert told.endswith(".") and "\n" not in told
    return told
