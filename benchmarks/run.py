"""Runs every benchmark, one after another in a process of its own, and prints one Markdown table."""

import os
import platform
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parent.parent
BENCHMARKS = ("engine", "ways", "explain", "sweep", "page", "endurance", "traffic", "own_table", "sessions")


def machine() -> str:
    """The machine and the date in a sentence, without which no figure means anything."""
    described = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.partition(":")[2].strip() for line in described if line.startswith("model name")]
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "streamlit"))
    kind = models[0] if models else platform.machine()
    busy = f"load {os.getloadavg()[0]:.1f} before the first figure"
    python = f"Python {platform.python_version()}"
    return f"{date.today():%-d %B %Y}; {kind}, {os.cpu_count()} cores, {busy}; {python}, {packages}."


def rows(benchmark: str, with_header: bool) -> bool:
    """Print the rows of a benchmark as they come; whether it came to its end."""
    command = [sys.executable, "-m", f"benchmarks.{benchmark}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        for number, line in enumerate(process.stdout):
            if with_header or number >= 2:
                print(line, end="", flush=True)
    return process.returncode == 0


def main() -> None:
    print(f"{machine()}\n", flush=True)
    failed = [name for name in BENCHMARKS if not rows(name, with_header=name == BENCHMARKS[0])]
    if failed:
        sys.exit(f"These benchmarks did not come to their end: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
