"""How the page that runs wholly in a browser is put together; `site/build.py` is the door.

sources.py    what is fetched, and where from: npm, PyPI, Pyodide's public CDN
packages.py   which Python package the page needs at its start, and which later
lock.py       the wheels, and the one list of them that Pyodide reads, each with its sha256
compile.mjs   Python as text into Python as it runs
wheels.py     wheels without what a page never asks for
frontend.py   stlite's scripts without those that no widget of the page needs
app.py        the page's own Python as one archive
page.py       index page, service worker, and the list of what they load
stub.py       what stands in for numpy where its wheel cannot be had
"""
