"""What can be wrong with a table of one's own, told in one sentence."""

SHOWN = 40  # characters of a cell that a sentence repeats


class TableProblem(ValueError):  # noqa: N818 (it is the table that is wrong, no code)
    """A table that cannot be used: what is wrong, in which line and column of the file, and what to do.

    Lines and columns are counted from 1, as an editor does: the header is line 1.
    """


def shown(text: str) -> str:
    """A cell as a sentence quotes it: on one line, and not too long.

    Examples
    --------
    >>> shown("about\\n300")
    "'about 300'"
    """
    text = " ".join(text.split())
    return f"'{text if len(text) <= SHOWN else text[: SHOWN - 1] + '…'}'"
