"""A table of one's own: from the bytes of a file to a `Dataset`, or to one sentence that says what is wrong.

`read_table` is the door, and the files follow the way of a table through it:

text.py      bytes -> text: size, encoding, files that are no text at all
records.py   text -> records: separator, quotation marks, the line each record starts in
grid.py      records -> columns of texts: header, names, equal length, not too many
cells.py     what one cell says: nothing, a number and in which style, yes or no, a date
columns.py   what a column is: numbers, yes/no, a category, or nothing to learn from, and why
table.py     Table: all of it, as a value to look at
building.py  Table -> Dataset, with notes on what was left out, filled in and turned into numbers

Only the standard library and numpy are needed: csv tells in which line a record starts and whether a row is
too short, which pandas does not, and it is as fast.
"""

from weightviz.data.own_csv.columns import TableColumn
from weightviz.data.own_csv.table import Table, read_table
from weightviz.data.own_csv.wrong import TableProblem

__all__ = ["Table", "TableColumn", "TableProblem", "read_table"]
