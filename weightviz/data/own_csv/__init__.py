"""A table of one's own: from the bytes of a file to a `Dataset`, or to one sentence that says what is wrong.

`read_table` is the door, and the files follow the way of a table through it:

text.py      bytes -> text: size, encoding, files that are no text at all
records.py   text -> its rows: separator, quotation marks, equal length, the line each starts in
grid.py      rows -> columns of texts: header, names, not too many rows
cells.py     what one cell says: nothing, a number and in which style, yes or no, a date
columns.py   what a column is: numbers, yes/no, a category, or nothing to learn from, and why
table.py     Table: all of it, as a value to look at
building.py  Table -> Dataset, with notes on what was left out, filled in and turned into numbers
"""

from weightviz.data.own_csv.columns import TableColumn
from weightviz.data.own_csv.grid import MOST_ROWS
from weightviz.data.own_csv.table import Table, read_table
from weightviz.data.own_csv.wrong import TableProblem

__all__ = ["MOST_ROWS", "Table", "TableColumn", "TableProblem", "read_table"]
