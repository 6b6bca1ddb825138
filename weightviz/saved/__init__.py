"""One file that holds a whole picture: settings, data, weights, locks, mutes, and how training came there.

`write_file` and `read_file` are the doors; docs/saved-file.md describes the file. Reading trusts nothing in it:

parsing.py   bytes -> plain values: size, JSON, no key twice, no endless numbers
found.py     Found: a value and where it stands, with the checks that every field goes through
settings.py  the settings of the experiment and of its view
table.py     a table of one's own
moments.py   the present moment and those before it
file.py      all of it: the file, and the training that comes of it
"""

from weightviz.saved.file import Opened, read_file, write_file
from weightviz.saved.parsing import MOST_BYTES

__all__ = ["MOST_BYTES", "Opened", "read_file", "write_file"]
