"""What lessons are made of: found by themselves, short, in plain words, every number worked out again."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from tests.lessons import texts
from tests.lessons.play import Rate, Train, Turn, value
from tests.lessons.scripts import SCRIPTS
from weightviz import lessons as package
from weightviz.lessons import GLOSSARY, LESSONS, Lesson, Part, Predict, Task, party
from weightviz.lessons.checks import nothing_muted
from weightviz.ui.widgets import USUAL

ROOT = Path(__file__).parents[2]
every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
NAMES = tuple(SCRIPTS)
NEXT = len(NAMES) + 1

# How the words of the glossary are written in a text, where it is not just an s at their end
FORMS = {
    "bias": r"bias(es)?",
    "training": r"train(s|ed|ing)?",
    "saturated": r"saturat\w+",
    "oscillate": r"oscillat\w+",
    "diverge": r"diverge\w*",
    "mute": r"mut(e|es|ed|ing)",
    "correlated": r"correlat\w+",
    "standardised": r"standardis\w+",
    "overfitting": r"overfit\w*",
    "step": r"(?<!first )steps?",
    "typical miss": r"typical miss(es)?",
}
# Words of the field that no lesson needs: whoever uses one explains it first, here and in the glossary
NOT_NEEDED = (
    "epoch", "batch", "loss", "backprop", "logit", "hyperparameter", "regulariz", "optimis",
    "optimiz", "initialis", "initializ", "parameter", "feature", "logistic", "regression", "classif", "convex",
    "vector", "matrix", "tensor", "derivative", "inference", "normalis", "standard deviation", "variance", "neural",
    "perceptron", "generalis", "XOR", "MSE", "RMSE",
)  # fmt: skip


def form(term: str) -> re.Pattern:
    return re.compile(rf"\b{FORMS.get(term, re.escape(term) + 's?')}\b", 0 if term.isupper() else re.IGNORECASE)


def words(text: str) -> int:
    return len(text.split())


def test_all_are_found_in_their_order():
    assert tuple(lesson.id for lesson in LESSONS) == NAMES
    assert [lesson.number for lesson in LESSONS] == list(range(1, NEXT))


def test_the_page_on_lessons_lists_them_all():
    text = (ROOT / "docs" / "lessons.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (.+?) \|", text, re.MULTILINE)
    assert rows == [(str(lesson.number), lesson.title) for lesson in LESSONS]


def test_a_file_with_a_lesson_is_all_that_the_package_takes(tmp_path, monkeypatch):
    (tmp_path / "another.py").write_text("from weightviz.lessons.party import LESSON as first\n"
                                         "from dataclasses import replace\n"
                                         f"LESSON = replace(first, id='another', number={NEXT})\n")  # fmt: skip
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    assert [lesson.id for lesson in package.found()] == [*NAMES, "another"]


def test_lessons_are_found_in_a_zip(tmp_path):
    """As the build that runs in a browser brings them."""
    archive = tmp_path / "weightviz.zip"
    folder = Path(package.__file__).parents[1]
    with zipfile.ZipFile(archive, "w") as zipped:
        for path in (*folder.rglob("*.py"), *folder.rglob("*.csv")):
            zipped.write(path, path.relative_to(folder.parent))
    run = (
        f"import sys; sys.path.insert(0, {str(archive)!r}); import weightviz.lessons as found; "
        "print(found.__file__.count('.zip'), *(lesson.id for lesson in found.LESSONS), 'streamlit' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", run], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["1", *NAMES, "False"]


@pytest.mark.parametrize("asked", [Predict("?", ("a", "b"), lambda trainer: 0, ""), Task("", nothing_muted, ("", ""))])
def test_what_is_asked_needs_a_start(asked):
    with pytest.raises(ValueError, match="needs a start"):
        Part("", ask=asked)


@every_lesson
def test_a_lesson_has_all_that_belongs_to_it(lesson: Lesson):
    questions, tasks = lesson.questions.values(), lesson.tasks.values()
    assert len(questions) >= 1 and 2 <= len(tasks) <= 3
    assert 10 <= lesson.minutes <= 15
    assert lesson.parts[0].start is not None and lesson.parts[0].view is not None
    assert all(2 <= len(question.options) <= 5 for question in questions)
    assert all(len(task.hints) == 2 for task in tasks)
    assert all(getattr(lesson, field.name) for field in fields(lesson) if field.name != "terms")


@every_lesson
def test_a_teacher_has_all_that_is_needed(lesson: Lesson):
    teacher = lesson.teacher
    assert sum(minutes for minutes, _ in teacher.timing) == lesson.minutes
    assert len(teacher.worksheet) == len(teacher.answer_sheet) >= 3
    assert all(getattr(teacher, field.name) for field in fields(teacher))


@every_lesson
def test_texts_are_short(lesson: Lesson):
    assert [part.text for part in lesson.parts if words(part.text) > 60] == []
    assert words(lesson.hook) <= 25 and words(lesson.goal) <= 25
    assert words(lesson.learned) <= 45 and words(lesson.try_next) <= 30
    for question in lesson.questions.values():
        assert words(question.question) <= 30 and words(question.explain) <= 45
    for task in lesson.tasks.values():
        assert words(task.text) <= 35 and all(words(hint) <= 25 for hint in task.hints)


@every_lesson
def test_an_explanation_goes_on_from_the_answer_which_stands_before_it(lesson: Lesson):
    for place, question in lesson.questions.items():
        answer = question.options[lesson.parts[place].truth()]
        repeated = re.match(
            rf"(Still )?({re.escape(answer)}|{re.escape(answer.split()[0])})\b\W*( again)?[.:,]", question.explain
        )
        assert repeated is None, question.explain


@every_lesson
def test_sentences_are_short_and_minuses_true(lesson: Lesson):
    text = texts.everything(lesson)
    sentences = re.split(r"(?<=[.?!:])\s+", text)
    assert [sentence for sentence in sentences if words(sentence) > 32] == []
    assert re.findall(r"(?<![\w])-\d", text) == []
    assert "<" not in text  # Markdown, no HTML


@every_lesson
def test_a_lesson_shows_few_controls(lesson: Lesson):
    for part in lesson.parts:
        if part.view is not None:
            assert len(part.view.hide) >= 9


def test_the_glossary_holds_what_lessons_introduce_and_nothing_else():
    introduced = [term for lesson in LESSONS for term in lesson.terms]
    assert sorted(introduced) == sorted(GLOSSARY)
    assert all(words(text) <= 40 and text.endswith(".") for text in GLOSSARY.values())


def read_in_order() -> Iterator[tuple[str, str]]:
    for lesson in LESSONS:
        yield from ((lesson.id, text) for text in (lesson.hook, lesson.goal))
        yield from ((lesson.id, text) for text in texts.of_parts(lesson))
        yield from ((lesson.id, text) for text in (lesson.learned, lesson.try_next))


@pytest.mark.parametrize("term", GLOSSARY)
def test_a_term_is_explained_where_it_is_first_used(term):
    (home,) = (lesson.id for lesson in LESSONS if term in lesson.terms)
    first_lesson, first = next((name, text) for name, text in read_in_order() if form(term).search(text))
    use = form(term).search(first)
    assert first_lesson == home, first
    assert first[use.start() - 2 : use.start()] == "**" == first[use.end() : use.end() + 2], first


@every_lesson
def test_no_other_word_of_the_field_is_used(lesson: Lesson):
    text = texts.everything(lesson) + "\n".join(GLOSSARY[term] for term in lesson.terms)
    assert [word for word in NOT_NEEDED if re.search(rf"\b{word}", text, re.IGNORECASE)] == []


@every_lesson
def test_bold_words_are_the_terms(lesson: Lesson):
    bold = re.findall(r"\*\*(.+?)\*\*", "\n".join(texts.of_lesson(lesson)))
    assert sorted(bold) == sorted(lesson.terms)


def test_settings_that_solve_a_task_are_shown_and_offered():
    shown_by = {"learning_rate": "rate", "l2": "more", "hidden_layers": "layers"}
    for script in SCRIPTS.values():
        for place, actions in script.solved.items():
            changed = {}
            for action in actions:
                changed |= {"learning_rate": value(action.rate)} if isinstance(action, Rate) else {}
                changed |= getattr(action, "settings", {})
            for name, number in changed.items():
                assert shown_by[name] not in script.lesson.parts[place].view.hide
                assert name not in USUAL or number in USUAL[name]


def set_by(lesson: Lesson) -> set[float]:
    """Numbers that a lesson sets itself: in its first weights and rates, in its bounds, and in its solutions."""
    module = __import__(f"weightviz.lessons.{lesson.id}", fromlist=["LESSON"])
    own = [number for name, number in vars(module).items() if name.isupper() and isinstance(number, int | float)]
    own += [100 * number for number in own if number < 1]  # in percent
    for part in lesson.parts:
        if part.start is not None:
            own += [*part.start.start_values, part.start.learning_rate]
    for actions in SCRIPTS[lesson.id].solved.values():
        for action in actions:
            own += [value(text) for text in action.knobs.values()] if isinstance(action, Turn) else []
            own += [value(action.rate)] if isinstance(action, Rate) else []
            own += [action.steps] if isinstance(action, Train) else []
            own += list(getattr(action, "settings", {}).values()) if hasattr(action, "settings") else []
    return {round(number, 9) for number in own if isinstance(number, int | float)}


@every_lesson
def test_every_number_is_worked_out_again_or_set(lesson: Lesson):
    script, written = SCRIPTS[lesson.id], texts.numbers(texts.everything(lesson))
    known = script.figures.keys() | script.asked
    assert {text for text in written - known if round(value(text), 9) not in set_by(lesson)} == set()
    assert known - written == set(), "No longer written; take it out of the script."


FIGURES = [(name, text) for name, script in SCRIPTS.items() for text in script.figures]


@pytest.mark.parametrize(("name", "text"), FIGURES)
def test_a_figure_is_what_the_lesson_says(name, text):
    figure = SCRIPTS[name].figures[text]
    for work_out in figure if isinstance(figure, tuple) else (figure,):
        assert work_out() == text


def test_misses_of_the_first_lesson_are_told_to_the_same_digit():
    """A miss has two decimals wherever it is told; a bound is a round number."""
    bounds = {f"{bound:g}" for bound in (party.ADA_ALONE, party.WITH_BEN, party.REVIEWS)}
    unsigned = {text for text in texts.numbers(texts.everything(party.LESSON)) if re.match(r"\d+\.", text)}
    assert {"1.99", "0.95"} <= unsigned
    assert all(re.fullmatch(r"\d\.\d\d", text) for text in unsigned - bounds)


def test_a_tie_is_explained_before_it_is_seen():
    """With all knobs at 0 each penguin is a tie, and 121 of 176 are right: the first part says why."""
    assert "in a tie Adelie" in LESSONS[1].parts[0].text


def test_what_a_lesson_points_to_is_there_on_a_phone_too():
    """On a small screen a dial has nothing beside it: what is said of a knob stands in its card."""
    for lesson in LESSONS:
        assert not re.search(r"beside (it|the knobs?)\b[^.]*card|numbers? beside the knob", texts.everything(lesson))


def test_numbers_in_words():
    """The few that are spelt out."""
    weights = SCRIPTS["importance"].figures
    assert round(value(weights["−$21,434"]()) / value(weights["$104"]()), -2) == -200  # two hundred times
    assert 97 // 24 == 4  # four for each day
