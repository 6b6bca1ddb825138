"""nginx with the configuration that is deployed, in front of page servers on this machine."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from harness.server import ROOT, PageServer, free_port

TEMPLATE = ROOT / "deploy" / "nginx.conf.template"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
WITHOUT_NGINX = "The tests of the servers need nginx: on Debian or Ubuntu run 'apt-get install nginx-light'."
START_SECONDS = 10
NOBODY = 65534  # the user without rights that every Linux has


def rendered(values: dict[str, str]) -> str:
    """The template with its variables filled in, as the nginx image does it.

    >>> "listen 8080;" in rendered({"LISTEN": "8080"})
    True
    """
    return re.sub(r"\$\{(\w+)\}", lambda match: values.get(match[1], match[0]), TEMPLATE.read_text(encoding="utf-8"))


class Nginx:
    """nginx before some replicas, on a port of its own, without privileges, all its files in a folder of its own."""

    def __init__(self, replicas: list[PageServer]):
        self.folder, self.port = Path(tempfile.mkdtemp()), free_port()
        self.nobody = {}
        if os.geteuid() == 0:
            self.nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            os.chown(self.folder, NOBODY, NOBODY)
        self.address = f"localhost:{self.port}"
        self.url = f"http://{self.address}"
        values = {
            "LISTEN": f"127.0.0.1:{self.port}",
            "REPLICAS": " ".join(f"server 127.0.0.1:{replica.port} max_fails=0;" for replica in replicas),
            "COOKIE_FLAGS": "SameSite=Lax",
            "FRAME_ANCESTORS": "'self'",
        }
        (self.folder / "nginx.conf").write_text(rendered(values), encoding="utf-8")
        self.command = [NGINX, "-p", str(self.folder), "-c", "nginx.conf", "-e", "stderr"]

    def check(self) -> str:
        """What ``nginx -t`` says of the configuration."""
        return subprocess.run([*self.command, "-t"], capture_output=True, text=True, check=False, **self.nobody).stderr

    def start(self) -> None:
        """Come back once nginx listens; fail with its log if it does not."""
        log = self.folder / "log.txt"
        with log.open("w") as output:
            self.process = subprocess.Popen(
                [*self.command, "-g", "daemon off;"], stdout=output, stderr=output, **self.nobody
            )
        give_up = time.monotonic() + START_SECONDS
        while not (self.folder / "nginx.pid").exists() or not (self.folder / "nginx.pid").read_text():
            if self.process.poll() is not None or time.monotonic() > give_up:
                pytest.fail(f"nginx did not start:\n{log.read_text()}")
            time.sleep(0.02)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.folder)
