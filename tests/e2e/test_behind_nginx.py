"""The page in a browser behind nginx, as deployed: its policy lets all of it run, a lost replica loses no page."""

import urllib.request

import numpy as np
import pytest

from tests.nginx import NGINX, WITHOUT_NGINX, Nginx
from weightviz import Experiment, Trainer
from weightviz.experiment import NO_PANEL, PANELS

TABLE = "size,rent\n" + "\n".join(f"{30 + 7 * i % 90},{300 + i}" for i in range(40))


@pytest.fixture(scope="module")
def replicas(start_server):
    return [start_server(), start_server()]


@pytest.fixture(scope="module")
def nginx(replicas):
    if NGINX is None:
        pytest.skip(WITHOUT_NGINX)
    nginx = Nginx(replicas)
    nginx.start()
    yield nginx
    nginx.stop()


def test_nothing_on_the_page_breaks_its_security_policy(visit, nginx):
    """A violation is an error on the console, which no page of a test may have."""
    visitor = visit("data=circle", url=nginx.url)
    visitor.press("Step", "+10")
    for panel in sorted(set(PANELS) - {NO_PANEL, "landscape"}):
        visitor.go(f"data=circle&panel={panel}")
        visitor.page.locator("[data-test-script-state=notRunning]").wait_for(state="attached")
    visitor.go("panel=landscape")
    visitor.page.get_by_text("surface", exact=True).click()
    visitor.page.locator(".js-plotly-plot canvas").first.wait_for()
    visitor.go("lesson=party.1")
    visitor.go("data=circle")
    visitor.choose("Data", "Your own data …")
    file = {"name": "own.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    visitor.page.locator("input[type=file]").set_input_files(file)
    visitor.page.get_by_role("button", name="Use this table").click()
    visitor.page.get_by_role("button", name="Share").click()
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name="Save to a file").click()
    assert download.value.suggested_filename.endswith(".json")


def has_a_session(replica) -> bool:
    with urllib.request.urlopen(f"{replica.url}/_stcore/metrics", timeout=20) as answer:
        return "\nactive_sessions 1\n" in answer.read().decode()


def test_a_page_whose_replica_is_lost_goes_on_at_the_other(visit, expect, nginx, replicas, complaints):
    visitor = visit("data=circle", url=nginx.url)
    visitor.press("+10")
    (home,) = [replica for replica in replicas if has_a_session(replica)]
    home.process.kill()
    visitor.button("Step").click()
    expect(visitor.step).to_have_text("11", timeout=60_000)
    visitor.settle()
    trainer = Trainer(Experiment(dataset="circle"))
    trainer.train(11)
    np.testing.assert_allclose(visitor.weights(), trainer.network.parameters, rtol=1e-5)
    complaints.clear()  # the browser reports the connections that failed meanwhile
