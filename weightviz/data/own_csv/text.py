"""From the bytes of a file to its text, or to a sentence that says what kind of file it is instead."""

import re

from weightviz.data.own_csv.wrong import TableProblem

MOST_BYTES = 5_000_000
SAVE_AS = "choose a CSV file, or open the table in a spreadsheet and save it as CSV (UTF-8)"

# What files that are no text begin with.
SIGNATURES = (
    (b"PK\x03\x04", "an Excel, LibreOffice or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
)

# Marks at the beginning that name the encoding; the first two bytes of a UTF-32 mark are those of UTF-16.
MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")  # what no table contains; tab, line ends and form feed may


def text_of(content: bytes | str) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    UTF-8 (with or without its mark), UTF-16, UTF-32 and Windows-1252 are recognised; every printable text in
    Latin-1 is the same in Windows-1252.

    Raises TableProblem for a file that is empty, too large, or not a text.

    Examples
    --------
    >>> text_of("größe;preis".encode("cp1252"))
    ('größe;preis', 'cp1252')
    """
    if isinstance(content, str):
        content = content.encode("utf-8", "replace")
    content = bytes(content)
    if len(content) > MOST_BYTES:
        raise TableProblem(
            f"The file has {len(content):,} bytes, and {MOST_BYTES:,} (5 MB) are the most; "
            "leave out columns or rows that are not needed."
        )
    for signature, what in SIGNATURES:
        if content.startswith(signature):
            raise TableProblem(f"This is {what} and not a text; {SAVE_AS}.")
    encoding = _encoding(content)
    try:
        text = content.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError:
        raise TableProblem(f"The file cannot be read as text, in no usual encoding; {SAVE_AS}.") from None
    _check(text)
    return text, encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")


def _encoding(content: bytes) -> str:
    """The encoding that the first bytes name or that the bytes allow."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding
    # UTF-16 without its mark: every second byte of a text in Latin letters is 0
    beginning = content[:4000]
    first, second = beginning[0::2].count(0), beginning[1::2].count(0)
    if max(first, second) > len(beginning) / 4 and min(first, second) == 0:
        return "utf-16-be" if first else "utf-16-le"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _check(text: str) -> None:
    if not text.strip():
        raise TableProblem("The file is empty; it needs a header line and at least two rows below it.")
    control = CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        raise TableProblem(
            f"Line {line} holds a character that no text has (code {ord(control[0])}), "
            f"so this is not a plain table; {SAVE_AS}."
        )
