"""A lesson in a real browser speaks of what is on screen, and its buttons can be read and clicked by anybody."""

import re

import pytest

from tests.lessons.play import Train
from weightviz.lessons import LESSONS
from weightviz.training import Trainer

PARTY, NEURON, LAYERS = (next(each for each in LESSONS if each.id == name) for name in ("party", "neuron", "layers"))
FOUR = min(LAYERS.tasks)
OPENS = f"lesson={LAYERS.id}.{FOUR + 1}"


def told(steps: int) -> str:
    """What the task says after so many steps."""
    return LAYERS.tasks[FOUR].check(Train(steps)(Trainer(LAYERS.start_of(FOUR)))).told


def test_a_task_speaks_of_the_frame_that_one_went_back_to(visit, expect):
    visitor = visit(OPENS)
    visitor.press("+10", "+10")
    expect(visitor.page.get_by_text(told(20))).to_be_visible()
    visitor.scrub(0)
    expect(visitor.page.get_by_text(told(0))).to_be_visible()
    visitor.keys("End")
    expect(visitor.page.get_by_text(told(20))).to_be_visible()
    assert told(20) != told(0)


def test_a_task_is_done_while_the_network_plays(visit, expect):
    visitor = visit(OPENS)
    visitor.button("Play").click()
    expect(visitor.page.get_by_text("Done.", exact=True)).to_be_visible(timeout=30_000)
    expect(visitor.button("Pause")).to_be_visible()
    visitor.button("Pause").click()
    visitor.settle()
    expect(visitor.page.get_by_text(told(visitor.steps_taken()))).to_be_visible()


def test_on_a_phone_how_far_a_task_is_stays_in_view_above_the_network(visit, expect):
    visitor = visit(f"lesson={PARTY.id}.3", width=390, height=844)
    told = visitor.page.locator(".st-key-lesson_verdict")
    visitor.type_weight("Weight ada to verdict", "0.9")
    expect(told).to_contain_text("Done.")
    visitor.open_card("Weight ada to verdict")
    expect(told).to_be_in_viewport(ratio=1)
    network, above = visitor.stage.locator(".network-host").bounding_box(), told.bounding_box()
    assert network["y"] >= above["y"] + above["height"] - 8
    assert network["y"] + network["height"] <= visitor.card.bounding_box()["y"]


def test_the_card_of_a_bias_leaves_a_single_row_in_view(visit):
    visitor = visit(f"lesson={NEURON.id}.7", width=1366, height=768)
    visitor.open_card("Bias of hidden 1.1")
    card, network = visitor.card.bounding_box(), visitor.stage.locator(".network-host").bounding_box()
    for layer in range(3):
        neuron = visitor.read(f"stage.network.neuronBox({layer}, 0)")
        assert network["y"] + neuron["y"] - neuron["size"] / 2 >= card["y"] + card["height"]


def test_the_picture_of_one_neuron_has_nothing_of_another(visit):
    visitor = visit(f"lesson={NEURON.id}.7", width=1366, height=768)
    of_area = "[...stage.network.tiles.context.getImageData(0, 0, 64, 64).data]"
    before = visitor.read(of_area)
    visitor.type_weight("Bias of price_usd", "-3")
    assert visitor.read(of_area) == before


def test_a_double_click_turns_one_part(visit, expect):
    visitor = visit(f"lesson={PARTY.id}")
    button = visitor.page.get_by_role("button", name="Next", exact=True)
    place = button.bounding_box()
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    visitor.page.mouse.dblclick(x, y, delay=40)  # there may be an answer there by the second time
    expect(visitor.page.get_by_text("Lesson 1, part 2 of 9", exact=True)).to_be_visible()
    visitor.is_slower_than_a_double_click()
    assert visitor.address() == f"?lesson={PARTY.id}.2"
    button.click()
    expect(visitor.page.get_by_text("Lesson 1, part 3 of 9", exact=True)).to_be_visible()


def test_an_answer_lasts_over_a_reload_and_is_carried_out_in_the_picture(visit, expect):
    visitor = visit(f"lesson={PARTY.id}.2")
    visitor.page.get_by_role("button", name="It falls").click()
    visitor.page.get_by_role("button", name="Show it in the picture").click()
    expect(visitor.lines.first).to_have_attribute("aria-valuenow", "0.5")
    visitor.page.reload()
    expect(visitor.page.get_by_text("You said “It falls”: right.")).to_be_visible()
    expect(visitor.notice).to_be_hidden()
    expect(visitor.lines.first).to_have_attribute("aria-valuenow", "0")


def test_a_small_screen_shows_the_chosen_row_beside_the_heading(visit, expect):
    visitor = visit(f"lesson={PARTY.id}", width=1366, height=768)
    words, heading = visitor.stage.locator(".data-words"), visitor.stage.locator(".head-long")
    first = words.inner_text()
    assert re.fullmatch(r"film 1: verdict \d\.\d points", first)  # the tiles tell what the friends said
    visitor.press("Next film")
    expect(words).to_have_text(re.compile("^film 2: "))
    end = heading.evaluate("head => { const r = document.createRange(); r.selectNodeContents(head); "
                           "return r.getBoundingClientRect().right }")  # fmt: skip
    assert words.bounding_box()["x"] > end


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_way_on_can_be_read(visit, theme):
    visitor = visit(f"lesson={PARTY.id}", theme=theme)
    button = visitor.page.get_by_role("button", name="Next", exact=True)
    ink, ground = button.evaluate(
        "node => [getComputedStyle(node.querySelector('p') ?? node).color, getComputedStyle(node).backgroundColor]"
    )
    assert contrast(ink, ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two opaque colours of a style sheet, as WCAG 2 defines it."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_no_lesson_asks_which_inputs_lie_across_and_up(visit):
    visitor = visit(f"lesson={PARTY.id}.7")  # which shows all films: of one there is no slice
    chooser = visitor.stage.get_by_label("Across: column of the slice")
    assert not chooser.is_visible()
    visitor.page.get_by_role("button", name="Leave the lesson").click()
    chooser.wait_for(state="visible")


def test_a_notice_goes_with_the_training_that_it_spoke_of(visit, expect):
    visitor = visit(OPENS)
    visitor.press("+10")
    visitor.scrub(0)
    visitor.press("Step")
    expect(visitor.notice).to_contain_text("is dropped")
    visitor.page.get_by_role("button", name="Next", exact=True).click()
    expect(visitor.notice).to_be_hidden()


def test_on_a_phone_a_picture_comes_into_view_and_the_next_part_begins_at_its_head(visit, expect):
    visitor = visit(f"lesson={PARTY.id}.2", width=390, height=844)
    page, network = visitor.page, visitor.stage.locator(".network-host")
    page.get_by_text("It falls").click()
    page.get_by_role("button", name="Show it in the picture").click()
    expect(network).to_be_in_viewport(ratio=0.9)
    page.get_by_role("button", name="Next", exact=True).click()
    head = page.get_by_text("Lesson 1, part 3 of 9")
    expect(head).to_be_in_viewport(ratio=1)
    visitor.settle()
    expect(head).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Leave the lesson")).to_be_in_viewport(ratio=1)


def test_the_second_half_of_a_double_click_answers_nothing_and_the_next_click_does(visit, expect):
    """However long the page took to turn: what counts is when and where the hand clicked."""
    visitor = visit(f"lesson={PARTY.id}.2")
    answer = visitor.page.get_by_role("button", name="It falls")
    said = visitor.page.get_by_text("You said “It falls”: right.")
    answer.evaluate("""button => {
        const click = (detail) => new MouseEvent("click", { bubbles: true, composed: true, detail, clientX: 9 });
        document.body.dispatchEvent(click(1));
        button.dispatchEvent(click(2));
    }""")
    visitor.is_slower_than_a_double_click()
    expect(said).to_have_count(0)
    answer.click()
    expect(said).to_be_visible()
