"""Fetches a package when something imports it for the first time, so that the first picture need not wait for it.

runtime.js runs this in the browser's Python and calls `start`.
"""

import hashlib
import sys
import sysconfig
import zipfile
from importlib import invalidate_caches
from importlib.machinery import PathFinder
from io import BytesIO

from js import XMLHttpRequest


class OnDemand:
    """Unpacks the wheels that an import needs, then finds it as usual.

    ``imports`` says which wheels an import name needs, ``wheels`` the ``file_name`` and ``sha256`` of each, and
    ``base`` is where those lie whose name is no address.
    """

    def __init__(self, imports: dict[str, list[str]], wheels: dict[str, dict[str, str]], base: str):
        self.imports, self.wheels, self.base = imports, wheels, base
        self.unpacked: set[str] = set()

    def find_spec(self, name, path=None, target=None):
        """What Python asks when nothing else knows a module: last of all, so it never hides one that is there."""
        if name not in self.imports or (name == "plotly" and not streamlit_is_there()):
            return None
        for wheel in self.imports[name]:
            if wheel not in self.unpacked:
                self.unpack(**self.wheels[wheel])
                self.unpacked.add(wheel)
        invalidate_caches()
        spec = PathFinder.find_spec(name)
        return themed(spec) if name == "plotly" else spec

    def unpack(self, file_name: str, sha256: str) -> None:
        """Raises ImportError when the wheel cannot be had or is not the one that is pinned."""
        address = file_name if "://" in file_name else self.base + file_name
        content = fetched(address)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ImportError(f"{address} is not the file that this site was built for.")
        zipfile.ZipFile(BytesIO(content)).extractall(sysconfig.get_path("purelib"))


def streamlit_is_there() -> bool:
    """Streamlit looks for Plotly while it is imported, to give it its colours: too early to fetch it."""
    return hasattr(sys.modules.get("streamlit.elements.plotly_chart"), "PlotlyMixin")


def themed(plotly):
    """Plotly's spec, so that Streamlit's colours are given to it once it is imported."""
    run = plotly.loader.exec_module

    def run_and_theme(module):
        run(module)
        from streamlit.elements.lib.streamlit_plotly_theme import configure_streamlit_plotly_theme

        configure_streamlit_plotly_theme()

    plotly.loader.exec_module = run_and_theme
    return plotly


def fetched(address: str) -> bytes:
    """What lies at an address. An import cannot wait, so the browser's worker stands still until it is here."""
    request = XMLHttpRequest.new()
    request.open("GET", address, False)
    request.responseType = "arraybuffer"
    try:
        request.send()
    except Exception as problem:  # whatever JavaScript throws when there is no network
        raise ImportError(f"{address} could not be fetched: is there a network?") from problem
    if request.status != 200:
        raise ImportError(f"{address} could not be fetched: {request.status}.")
    return request.response.to_bytes()


def start(imports, wheels, base):
    sys.meta_path.append(OnDemand(imports, wheels, base))


start  # noqa: B018 - what runtime.js is handed
