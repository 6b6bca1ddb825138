"""Two page servers behind nginx, all on this machine. Without nginx the tests here are skipped with a sentence."""

import pytest

from harness.server import PageServer
from tests.deploy.visitor import Visitor
from tests.nginx import NGINX, WITHOUT_NGINX, Nginx

WITHOUT_WEBSOCKETS = "Visitors without a browser need websockets: pip install -r requirements-dev.txt."


@pytest.fixture(scope="session")
def replicas(tmp_path_factory):
    """The page servers; a test that ends one starts it again."""
    folder = tmp_path_factory.mktemp("replicas")
    servers = [PageServer(log=folder / f"{number}.txt") for number in range(2)]
    for server in servers:
        server.start()
    for server in servers:
        server.wait()
    yield servers
    for server in servers:
        server.stop()
        assert "Traceback" not in server.log.read_text(), server.log.read_text()


@pytest.fixture(scope="session")
def nginx(request):
    if NGINX is None:
        pytest.skip(WITHOUT_NGINX)
    pytest.importorskip("websockets", reason=WITHOUT_WEBSOCKETS)
    nginx = Nginx(request.getfixturevalue("replicas"))
    nginx.start()
    yield nginx
    nginx.stop()


@pytest.fixture
def visit(nginx):
    """Open the page as a newcomer: ``visit("data=circle")``."""
    visitors = []

    def visit(query: str = "") -> Visitor:
        visitors.append(Visitor(nginx.address, query))
        visitors[-1].connect()
        return visitors[-1]

    yield visit
    for visitor in visitors:
        visitor.leave()
