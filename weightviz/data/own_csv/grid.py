"""From text to columns of texts, read by pandas: the header, a name for each column, and not too many rows."""

from io import StringIO

from weightviz.data.own_csv.cells import is_missing, looks_like_a_number
from weightviz.data.own_csv.records import Form
from weightviz.data.own_csv.wrong import TableProblem, shown
from weightviz.data.seeded import seeded

MOST_ROWS = 20_000
SAMPLE_SEED = 0
LONGEST_NAME = 60


def grid_of(text: str, form: Form):
    """A pandas DataFrame of texts under their names, by the line each row starts in, and what is worth saying.

    Raises TableProblem for fewer than two rows, and for a name used twice.

    Examples
    --------
    >>> grid, notes = grid_of("size,price\\n3,5\\n2,4\\n", Form(",", 2, [1, 2, 3]))
    >>> grid.to_dict(), notes
    ({'size': {2: '3', 3: '2'}, 'price': {2: '5', 3: '4'}}, [])
    """
    table = _read(text, form)
    header, notes = _has_header(table), []
    rows = table[1:] if header else table
    if len(rows) < 2:
        rows_found = "only one row" if len(rows) else "no row"
        raise TableProblem(f"The table has {rows_found}; at least two are needed{' below the header' * header}.")
    if not header:
        notes.append("The first line holds numbers, so the columns have no names: they are called column 1, 2 ...")
    if len(rows) > MOST_ROWS:
        notes.append(f"The table has {len(rows):,} rows; {MOST_ROWS:,} of them, drawn by chance, are kept.")
        rows = rows.iloc[sorted(seeded(SAMPLE_SEED).choice(len(rows), MOST_ROWS, replace=False))]
    if not header:
        return rows.set_axis([f"column {i + 1}" for i in rows], axis="columns"), notes
    rows = rows.loc[:, (table.iloc[0] != "") | (rows != "").any()]  # separators at the end of lines make no column
    return rows.set_axis(_names(table.iloc[0][rows.columns]), axis="columns"), notes


def _read(text: str, form: Form):
    """The cells of all rows that are not blank, without spaces around them, shape (rows, columns)."""
    import pandas  # not before there is a table to read: loading it takes a third of a second

    parts = pandas.read_csv(
        StringIO(text, newline=""), sep=form.separator, header=None, names=range(form.width), index_col=False,
        usecols=lambda column: True,  # what is empty beyond the last column is cut off
        dtype=object, na_filter=False, skipinitialspace=True, chunksize=MOST_ROWS,
        engine="python",  # finds the rows that csv finds
    )  # fmt: skip
    stripped = (part.fillna("").map(str.strip) for part in parts)  # in parts, as blank rows could be millions
    return pandas.concat(part[(part != "").any(axis=1)] for part in stripped).set_axis(form.lines)


def _has_header(table) -> bool:
    """Whether the first row names the columns: it holds no number, or a word above a number."""
    first, below = table.iloc[0], table.iloc[min(1, len(table) - 1)]
    numbers = [looks_like_a_number(cell) for cell in first]
    words = (not number and not is_missing(cell) for number, cell in zip(numbers, first, strict=True))
    return not any(numbers) or any(word and looks_like_a_number(cell) for word, cell in zip(words, below, strict=True))


def _names(header) -> list[str]:
    """One name a column, each used once; `header` is a pandas Series by the place of the column."""
    names = [" ".join(cell.split())[:LONGEST_NAME] or f"unnamed {i + 1}" for i, cell in header.items()]
    for i, name in enumerate(names):
        if name in names[:i]:
            raise TableProblem(
                f"Line {header.name} gives the name {shown(name)} to column {names.index(name) + 1} "
                f"and to column {i + 1}; every column needs a name of its own."
            )
    return names
