"""The panel says what was found, shows it on a click, and lets things go wrong on purpose."""

import pytest

from tests.ui.page import NEEDS_APPTEST, Page, agrees
from tests.ui.stage import decode
from weightviz.experiment import View
from weightviz.explain.diagnosis import DETECTORS, diagnose
from weightviz.explain.diagnosis.gallery import GALLERY
from weightviz.ui.panels.diagnosis import load, verdict
from weightviz.ui.playground import Playground
from weightviz.ui.widgets import plain

UNTRAINED = "No step was taken yet; some faults show only after some."


def texts(page: Page) -> list[str]:
    return [each.value for each in page.app.markdown]


@NEEDS_APPTEST
def test_with_nothing_wrong_it_says_what_was_checked():
    page = Page(panel="diagnosis", hide="share")
    assert texts(page)[1] == f"**Nothing is wrong that they can find.** {UNTRAINED}"
    (definitions,) = [text for text in texts(page) if text.startswith("- **")]
    for detector in DETECTORS.values():
        assert plain(detector.definition) in definitions
        assert sum(text.lower().count(f"**{detector.label.lower()}**") for text in texts(page)) == 1


@NEEDS_APPTEST
def test_a_finding_is_told_with_its_numbers_and_its_lines_are_shown_on_a_click():
    page = Page(data="twins", panel="diagnosis", hide="share")
    assert texts(page)[1] == f"**They find 1 note.** {UNTRAINED}"
    assert texts(page)[2].startswith("**Note: inputs that go together.** original and copy go together, r = 1 on the")
    page.button("Show its lines").click()
    page.run()
    assert page.address["panel"] == "weights"
    assert page.playground.picked == (0, 1)


@NEEDS_APPTEST
@pytest.mark.parametrize("name", GALLERY)
def test_the_gallery_loads_a_failure_and_the_panel_finds_it(name):
    failure = GALLERY[name]
    page = Page(data="sine", panel="diagnosis", dropout="0.5", rate="0.01", seed="7")
    page.button(failure.label).click()
    page.run()
    assert page.experiment == failure.made(7)
    assert page.playground.trainer.step > 0 and page.address["panel"] == "diagnosis"
    label = DETECTORS[failure.detector].label
    assert any(text.startswith((f"**Alarm: {label}.", f"**Note: {label}.")) for text in texts(page))
    header = page.told()
    assert header["show"] and header["scene"]
    if name != "saturated":  # no link can carry first weights of one's own
        assert agrees(page)


@NEEDS_APPTEST
def test_a_link_that_hides_the_choice_of_data_has_no_gallery():
    page = Page(panel="diagnosis", hide="data")
    labels = {failure.label for failure in GALLERY.values()}
    assert not labels & {button.label for button in page.app.button}


def test_what_is_loaded_reaches_the_stage_up_to_its_last_step():
    playground = Playground(GALLERY["crawling"].made(3), View(panel="diagnosis"))
    for name in ("dead", "dead"):  # again, too, it begins anew
        load(playground, GALLERY[name])
        header, arrays = decode(playground.payload)
        assert arrays["step"][[0, -1]].tolist() == [0, 200]
        assert header["settings"]["learning_rate"] == 10
        assert playground.trainer.step == 200


def test_the_verdict_counts_alarms_and_notes():
    playground = Playground(GALLERY["dead"].made(3), View())
    load(playground, GALLERY["dead"])
    diagnosis = diagnose(playground.trainer)
    alarms = len(diagnosis.alarms)
    assert alarms >= 1
    assert f"{alarms} alarm{'s' * (alarms > 1)}" in verdict(diagnosis)
