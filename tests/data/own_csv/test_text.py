"""Bytes become text in the encodings that spreadsheets write, or a sentence says what kind of file it is."""

import io
import zipfile

import pytest

from weightviz.data import TableProblem
from weightviz.data.own_csv.text import text_of

TEXT = "größe;preis\n1,5;2 €\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_that_spreadsheets_write(encoding):
    text, found = text_of(TEXT.encode(encoding))
    assert text == TEXT
    assert found == encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")


def test_printable_latin_1_is_windows_1252():
    printable = "".join(chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100)))
    assert text_of(printable.encode("latin-1"))[0] == printable


def test_a_text_is_taken_as_it_is_but_for_its_mark():
    assert text_of("\ufeff" + TEXT) == (TEXT, "utf-8")
    assert text_of("\ufeff\ufeff" + TEXT)[0] == TEXT  # a file put together from two programs; pandas stumbles over it
    assert text_of("a\ud800,b")[0] == "a?,b"  # half a character, as a broken paste leaves it


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", "\ufeff\n", b"\xff\xfe"])
def test_an_empty_file(content):
    with pytest.raises(TableProblem, match=r"^The file is empty; it needs a header line and at least two rows"):
        text_of(content)


def test_a_real_zip_file_is_called_by_its_name():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("table.csv", TEXT)
    with pytest.raises(TableProblem, match=r"^This is an Excel, LibreOffice or zip file and not a text; choose a CSV"):
        text_of(file.getvalue())


@pytest.mark.parametrize(
    ("beginning", "name"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel or Word file"),
        (b"\x1f\x8b\x08", "a compressed file"),
    ],
)
def test_other_files_are_called_by_their_name(beginning, name):
    with pytest.raises(TableProblem, match=f"^This is {name} and not a text"):
        text_of(beginning + b"\x00\x01")


@pytest.mark.parametrize(("content", "line", "code"), [(b"a,b\n1,\x002\n", 2, 0), (b"\x1b[1m", 1, 27)])
def test_characters_that_no_table_has_are_found(content, line, code):
    with pytest.raises(TableProblem, match=rf"^Line {line} holds a character that no text has \(code {code}\)"):
        text_of(content)


@pytest.mark.parametrize("content", [b"a,\x81\n", b"\xff\xfe\x00", b"\xff\xfea\x00\x00\xd8"])
def test_bytes_of_no_encoding(content):
    with pytest.raises(TableProblem, match="cannot be read as text"):
        text_of(content)


def test_5_mb_are_enough_and_a_byte_more_is_too_much():
    assert len(text_of(b"a" * 5_000_000)[0]) == 5_000_000
    with pytest.raises(TableProblem, match=r"^The file has 5,000,001 bytes, and 5,000,000 \(5 MB\) are the most"):
        text_of(b"a" * 5_000_001)
