"""What the project's files promise each other."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from streamlit import config

import weightviz
from weightviz.lessons import LESSONS

ROOT = Path(__file__).parent.parent
FILES = ROOT / "weightviz" / "data" / "files"
REQUIREMENT = re.compile(r"(?P<name>[\w-]+)(?P<relation>>=|==)(?P<version>[\d.]+)\s+# (?P<why>.+)")

# Fills of the diverging scale, most negative first: --neg and --pos of the palette.
ENDS = {"light": ("#f59322", "#0877bd"), "dark": ("#f59322", "#2f97dc")}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def requirements(name: str) -> dict[str, tuple[str, str]]:
    """Name -> (relation, version) of each line; a line without a version or without a reason is an error."""
    lines = [line for line in read(name).splitlines() if line and not line.startswith("#")]
    matches = {line: REQUIREMENT.fullmatch(line) for line in lines}
    assert [line for line, match in matches.items() if match is None] == []
    return {match["name"]: (match["relation"], match["version"]) for match in matches.values()}


def release(version: str) -> tuple[int, ...]:
    """1.62 and 1.62.0 are the same release.

    >>> release("1.62") == release("1.62.0"), release("1.62") == release("1.6.2")
    (True, False)
    """
    numbers = [int(number) for number in version.split(".")]
    return tuple(numbers + [0] * (3 - len(numbers)))


@pytest.fixture(scope="module")
def pyproject() -> dict:
    return tomllib.loads(read("pyproject.toml"))


@pytest.fixture(scope="module")
def settings() -> dict:
    return tomllib.loads(read(".streamlit/config.toml"))


def test_the_page_needs_four_packages_and_the_tests_of_developers_some_more():
    assert list(requirements("requirements.txt")) == ["streamlit", "numpy", "plotly", "pytest"]
    assert not requirements("requirements.txt").keys() & requirements("requirements-dev.txt").keys()


def test_the_oldest_versions_are_the_lowest_allowed():
    allowed, oldest = requirements("requirements.txt"), requirements("requirements-oldest.txt")
    assert {relation for relation, _ in allowed.values()} == {">="}
    assert {relation for relation, _ in oldest.values()} == {"=="}
    assert {name: release(pin) for name, (_, pin) in oldest.items()} == {
        name: release(lowest) for name, (_, lowest) in allowed.items()
    }


def test_an_installed_package_needs_the_versions_that_the_page_needs(pyproject):
    project = pyproject["project"]
    needed = {name: f"{name}>={version}" for name, (_, version) in requirements("requirements.txt").items()}
    assert project["dependencies"] == [needed["numpy"]]
    assert project["optional-dependencies"]["page"] == [needed["streamlit"], needed["plotly"]]


def test_the_changelog_opens_with_the_present_version(pyproject):
    headings = re.findall(r"^## \[(.+?)\] - (.+)$", read("CHANGELOG.md"), re.MULTILINE)
    version, date = headings[0]
    assert version == weightviz.__version__
    assert date == "Unreleased" or re.fullmatch(r"\d{4}-\d{2}-\d{2}", date)
    assert pyproject["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "weightviz.__version__"}


def test_the_readme_shows_the_two_commands_in_its_first_screen():
    first_screen = "\n".join(read("README.md").splitlines()[:40])
    assert "make run" in first_screen and "make test" in first_screen


def test_the_readme_names_every_lesson():
    text = " ".join(read("README.md").split())
    assert [each.title for each in LESSONS if f"{each.number} {each.title}" not in text] == []


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_documents_name_commands_and_files_that_exist(document):
    text = read(document)
    targets = set(re.findall(r"^([\w-]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([\w-]+)", text, re.MULTILINE)) <= targets
    named = re.findall(r"`((?:weightviz|tests|benchmarks|docs)/[\w./-]*)`", text)
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_an_environment_that_is_a_link_is_not_emptied(tmp_path):
    shared, project = tmp_path / "shared", tmp_path / "project"
    shared.mkdir()
    (shared / "kept").touch()
    project.mkdir()
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, project)
    (project / ".venv").symlink_to(shared)
    made = subprocess.run(["make", "run"], cwd=project, capture_output=True, text=True, check=False)
    assert made.returncode != 0 and ".venv is a link" in made.stderr
    assert [path.name for path in shared.iterdir()] == ["kept"]


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=lambda path: path.name)
def test_tests_skip_themselves_without_the_developers_packages(path):
    text = path.read_text(encoding="utf-8")
    for name in requirements("requirements-dev.txt"):
        bare = re.search(rf"^(?:import|from) {name}\b", text, re.MULTILINE)
        guard = re.search(rf"^(?:\w+ = )?pytest\.importorskip\(\"{name}\b", text, re.MULTILINE)
        assert bare is None or (guard is not None and guard.start() < bare.start())


@pytest.mark.parametrize("path", sorted(FILES.glob("*.csv")), ids=lambda path: path.name)
def test_shipped_data_has_its_credit(path):
    assert path.name in (FILES / "CREDITS.md").read_text(encoding="utf-8")


def test_the_settings_are_ones_that_streamlit_knows(settings):
    known = set(config.get_config_options())
    written = set()
    for section, options in settings.items():
        for name, value in options.items():
            inner = value if isinstance(value, dict) else {}
            written |= {f"{section}.{name}.{option}" for option in inner} or {f"{section}.{name}"}
    assert written - known == set()


def test_the_first_start_opens_the_page_and_asks_nothing(settings):
    # headless would keep the page from opening
    assert settings["server"] == {"showEmailPrompt": False, "fileWatcherType": "none", "maxUploadSize": 8}
    assert settings["browser"] == {"gatherUsageStats": False}
    assert settings["runner"] == {"postScriptGC": False}


@pytest.mark.parametrize(("theme", "sheet"), [("light", "page.css"), ("dark", "dark.css")])
def test_the_page_s_own_rules_have_the_colours_of_the_theme(settings, theme, sheet):
    colours = dict(re.findall(r"--(ground|border): (#\w{6});", read(f"assets/{sheet}")))
    theme = settings["theme"][theme]
    assert colours == {"ground": theme["backgroundColor"], "border": theme["borderColor"]}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_charts_run_from_negative_to_positive_as_the_picture_does(settings, theme):
    scale = settings["theme"][theme]["chartDivergingColors"]
    assert len(scale) == 10  # with any other number Streamlit falls back to its own red and blue
    assert (scale[0], scale[-1]) == ENDS[theme]
