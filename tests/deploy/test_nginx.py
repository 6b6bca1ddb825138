"""What nginx does besides choosing a replica: headers, limits, compression, what it keeps to itself."""

import gzip
import re
import tomllib

import pytest

from harness.server import ROOT
from tests.deploy.visitor import XSRF, Visitor
from tests.nginx import TEMPLATE
from weightviz.packed import LONGEST_LINK


@pytest.fixture
def newcomer(nginx):
    return Visitor(nginx.address)


@pytest.fixture
def script(newcomer):
    """The address of Streamlit's main script, as its page names it."""
    _, _, page = newcomer.get("/")
    return re.search(r'src="\.(/static/js/index\.[^"]+)"', page.decode())[1]


def test_the_configuration_is_valid_and_nginx_warns_of_nothing(nginx):
    told = nginx.check()
    assert "test is successful" in told
    assert "[warn]" not in told and "[emerg]" not in told


@pytest.mark.parametrize("path", ["/", "/?data=circle", "/_stcore/health", "/_stcore/metrics", "/nowhere"])
def test_every_answer_carries_the_headers_of_security(newcomer, path):
    _, headers, _ = newcomer.get(path)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Server"] == "nginx"  # and no version
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["connect-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert "unsafe-inline" not in policy["script-src"] and "'unsafe-eval'" not in policy["script-src"]


def test_the_key_is_a_cookie_that_scripts_and_other_sites_do_not_see(newcomer):
    newcomer.cookies.clear()
    _, headers, _ = newcomer.get("/")
    (cookie,) = headers.get_all("Set-Cookie")
    assert cookie.split("; ")[1:] == ["Path=/", "HttpOnly", "SameSite=Lax"]
    assert newcomer.get("/")[1]["Set-Cookie"] is None  # the browser has it by now


def test_streamlits_own_files_come_compressed_and_may_be_kept(newcomer, script):
    status, headers, body = newcomer.get(script, **{"Accept-Encoding": "gzip"})
    plain_status, plain_headers, plain = newcomer.get(script)
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert (plain_status, plain_headers["Content-Encoding"]) == (200, None)
    assert gzip.decompress(body) == plain
    assert len(body) < 0.5 * len(plain)
    assert "immutable" in headers["Cache-Control"]
    assert headers["Set-Cookie"] is None  # what is kept for all belongs to no one


def test_the_longest_link_that_the_page_makes_comes_through(newcomer):
    assert newcomer.get("/?w=" + "a" * (LONGEST_LINK - 4))[0] == 200


def test_numbers_of_the_operator_are_not_shown(newcomer):
    assert newcomer.get("/_stcore/metrics")[0] == 404


def test_a_file_too_large_is_refused_before_it_reaches_a_replica(visit):
    visitor = visit()
    assert visitor.upload("x" * 8_000_000) == 204  # the largest that the page takes
    assert visitor.upload("x" * 10_000_000) == 413


def test_nginx_lets_through_what_streamlit_takes_and_the_form_around_it():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    limit = re.search(r"client_max_body_size (\d+)m;", TEMPLATE.read_text(encoding="utf-8"))[1]
    assert int(limit) == settings["server"]["maxUploadSize"] + 1


def test_a_file_without_the_token_of_the_page_is_refused(visit):
    visitor = visit()
    assert visitor.upload(token="2|00000000|00000000000000000000000000000000|1700000000") == 403
    visitor.cookies[XSRF] = ""
    assert visitor.upload(token="none") == 403


def test_a_token_holds_at_every_replica(visit, replicas):
    """It is compared with its own cookie: nothing secret has to be shared."""
    visitor = visit()
    (home,) = visitor.at_home(replicas)
    assert visitor.upload(address=f"localhost:{replicas[1 - home].port}") == 400  # no such session, but no 403


def test_a_websocket_from_another_site_is_refused(nginx):
    from websockets.exceptions import InvalidStatus

    with pytest.raises(InvalidStatus, match="403"):
        Visitor(nginx.address).connect(origin="http://another.example")
