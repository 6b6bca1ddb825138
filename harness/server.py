"""The page's server in a process of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent
START_SECONDS = 60


class PageServer:
    """``streamlit run`` of a script with the project's own configuration, on a port of its own.

    It begins with `start`, is there when `wait` comes back, and goes with `stop`; a ``with`` statement does all three.
    It may be started again. ``log`` is where all that it writes goes.
    """

    def __init__(self, *, log: Path = Path(os.devnull), port: int | None = None, script: str | Path = "app.py"):
        self.port = port or free_port()
        self.address = f"localhost:{self.port}"
        self.url = f"http://{self.address}"
        self.log, self.script = log, script

    def __enter__(self):
        self.start()
        self.wait()
        return self

    def __exit__(self, *problem) -> None:
        self.stop()

    def start(self) -> None:
        """Begin the process, without waiting until it answers."""
        command = [sys.executable, "-m", "streamlit", "run", str(self.script)]
        options = ["--server.headless", "true", "--server.port", str(self.port)]
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                command + options, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )

    def wait(self) -> None:
        """Come back once the server answers. Raises RuntimeError with its log if it does not."""
        give_up = time.monotonic() + START_SECONDS
        while self.process.poll() is None and time.monotonic() < give_up:
            if self.healthy():
                return
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(
            f"The page's server did not start; `streamlit run app.py` shows why.\n{self.log.read_text()}"
        )

    def healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return False

    def stop(self) -> None:
        """End the server, as a power cut would if it does not go by itself."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
