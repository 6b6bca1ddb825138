"""The page's server, with the processor time and memory it takes (read from Linux's /proc)."""

import os
from pathlib import Path

from harness.server import PageServer


class Server(PageServer):
    """A page's server that is measured; use it in a ``with`` statement."""

    @property
    def processor_seconds(self) -> float:
        """Seconds of one core used so far, by programme and kernel together."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def resident_bytes(self) -> int:
        """Memory that the process really occupies."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
