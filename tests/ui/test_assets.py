"""Joining the stage's files into the strings that Streamlit wants, and the rules that keep this simple."""

import re
from collections import Counter

import pytest

from weightviz.ui.stage import assets
from weightviz.ui.stage.assets import EXPORT, IMPORT, css, joined, library_js, loader_js

FILES, SHEETS = (sorted((assets.HERE / kind).glob(f"*.{kind}")) for kind in ("js", "css"))
LINE_LENGTH = 120  # as ruff holds Python's lines to
DECLARED = re.compile(r"^(?:export )?(?:async )?(?:class|const|function|let|var) \*?(\w+)", re.MULTILINE)
EXPORTED = re.compile(r"^export (?:class|const|function|let) (\w+)", re.MULTILINE)
TAKEN = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";', re.MULTILINE)


def every_file(test):
    return pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)(test)


@pytest.fixture
def join(tmp_path):
    """``join(entry, a="text of a.js", ...)`` joins files that exist only in this test."""

    def joined_files(entry, **files):
        for name, text in files.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return joined(entry, tmp_path)

    return joined_files


def test_modules_come_after_what_they_import_each_once(join):
    text = join(
        "top",
        top='import { left } from "./left.js";\nimport { right } from "./right.js";\nexport default left + right;\n',
        left='import { base } from "./base.js";\nexport const left = base;\n',
        right='import { base } from "./base.js";\nexport const right = base;\n',
        base="export const base = 1;\n",
    )
    lines = [line for line in text.splitlines() if line]
    assert lines == [
        "const base = 1;",
        "const left = base;",
        "const right = base;",
        "export default left + right;",
    ]


def test_modules_that_import_each_other_are_refused_by_name(join):
    with pytest.raises(ValueError, match="a -> b -> a"):
        join("a", a='import { b } from "./b.js";\n', b='import { a } from "./a.js";\n')


def test_files_that_nobody_imports_stay_away(join):
    assert "secret" not in join("a", a="const a = 1;\n", b="const secret = 1;\n")


@every_file
def test_imports_stand_on_one_line_and_are_all_understood(path):
    text = path.read_text(encoding="utf-8")
    mentions = [line for line in text.splitlines() if re.match(r"\s*import\b|.*\bimport\(", line)]
    assert len(IMPORT.findall(text)) == len(mentions)
    assert not any(" as " in line for line in mentions)  # joined modules share one set of names


@every_file
def test_exports_are_all_understood(path):
    text = path.read_text(encoding="utf-8")
    exports = re.findall(r"^[ \t]*export\b.*$", text, re.MULTILINE)
    default = [line for line in exports if line.startswith("export default ")]
    assert len(EXPORT.findall(text)) == len(exports) - len(default)
    assert len(default) == (path.stem in ("library", "loader"))


@pytest.mark.parametrize("path", [*FILES, *SHEETS], ids=lambda path: path.name)
def test_lines_can_be_read_without_scrolling(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [f"{place}: {len(line)}" for place, line in enumerate(lines, 1) if len(line) > LINE_LENGTH] == []


@every_file
def test_what_is_imported_is_used(path):
    text = path.read_text(encoding="utf-8")
    names = {name.strip() for names, _ in TAKEN.findall(text) for name in names.split(",")}
    assert names <= set(re.findall(r"\w+", TAKEN.sub("", text)))


@every_file
def test_what_is_imported_is_exported_there(path):
    for names, module in TAKEN.findall(path.read_text(encoding="utf-8")):
        source = (path.parent / f"{module}.js").read_text(encoding="utf-8")
        assert {name.strip() for name in names.split(",")} <= set(EXPORTED.findall(source))


def test_every_name_at_the_top_of_a_module_is_unique_over_all():
    names = Counter(name for path in FILES for name in DECLARED.findall(path.read_text(encoding="utf-8")))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_library_holds_every_module_and_one_default_export():
    declared = set(DECLARED.findall(library_js()))
    for path in FILES:
        if path.stem != "loader":
            assert set(DECLARED.findall(path.read_text(encoding="utf-8"))) <= declared, path.name
    assert library_js().count("export ") == 1
    assert not re.search(r"^import\b", library_js(), re.MULTILINE)


def test_the_loader_is_small_because_every_message_repeats_it():
    assert len(loader_js()) < 1_000
    assert len(library_js()) > 20 * len(loader_js())


@pytest.mark.parametrize("text", [library_js, loader_js, css])
def test_strings_have_many_lines_because_streamlit_takes_one_line_for_a_path(text):
    assert text().count("\n") > 1


def test_style_sheets_are_joined_in_the_order_of_their_names():
    places = [css().index(sheet.read_text(encoding="utf-8")) for sheet in SHEETS]
    assert places == sorted(places)
