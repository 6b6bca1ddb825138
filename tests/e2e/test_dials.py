"""A dial turned along its ring, and by the arrow keys where it stands on its line."""

from math import cos, pi, sin

import pytest

from weightviz import Experiment, Trainer

AREA, BIAS = "Weight area_sqft to price_usd", "Bias of price_usd"
TOP, RIGHT, REACH = -pi / 2, 0.0, 0.75 * pi  # REACH: from zero at the top to either end stop


def round_the_ring(visitor, centre: tuple[float, float], radius: float, start: float, angle: float) -> None:
    """Take hold of a ring at an angle and go along it; clockwise in radians, 0 points right."""
    x, y = centre
    places = [start + angle * part / 12 for part in range(13)]
    points = [(x + radius * cos(place), y + radius * sin(place)) for place in places]
    visitor.page.mouse.move(*points[0])
    visitor.page.mouse.down()
    for point in points[1:]:
        visitor.page.mouse.move(*point)
    visitor.page.mouse.up()
    visitor.settle()


def centre_of(element, down: float = 0) -> tuple[float, float]:
    box = element.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + down


@pytest.mark.parametrize("on_line", [True, False], ids=["line", "card"])
@pytest.mark.parametrize("angle", [0.5, -0.7])
def test_a_drag_along_the_ring_follows_the_pointer_round(visit, on_line, angle):
    visitor = visit()
    start = visitor.weight(AREA)
    if not on_line:
        visitor.open_card(AREA)
    element, radius = (visitor.line(AREA), 30) if on_line else (visitor.knob, 48)
    round_the_ring(visitor, centre_of(element, 0 if on_line else 2), radius, TOP, angle)
    assert visitor.weight(AREA) - start == pytest.approx(visitor.read("stage.network.W") * angle / REACH, abs=0.01)


def test_the_handle_follows_the_pointer_down_where_a_hold_beside_it_turns_down(visit):
    visitor = visit()
    W = visitor.read("stage.network.W")
    right = W * (pi / 2) / REACH  # the weight whose handle points right
    visitor.type_weight(AREA, str(right))
    centre = centre_of(visitor.line(AREA))
    round_the_ring(visitor, centre, 30, RIGHT, 0.4)
    assert visitor.weight(AREA) - right == pytest.approx(W * 0.4 / REACH, abs=0.01)
    visitor.type_weight(AREA, "0")
    round_the_ring(visitor, centre, 30, RIGHT, 0.4)
    assert visitor.weight(AREA) < 0


def test_an_end_stop_is_not_passed_however_far_the_pointer_goes_round(visit):
    visitor = visit()
    W = visitor.read("stage.network.W")
    round_the_ring(visitor, centre_of(visitor.line(AREA)), 30, TOP, 1.9 * pi)
    assert visitor.weight(AREA) == pytest.approx(W)


def test_up_and_down_turn_a_dial_on_its_line_and_soon_become_one_edit(visit, expect):
    visitor = visit()
    start, W = visitor.weight(AREA), visitor.read("stage.network.W")
    visitor.line(AREA).focus()
    visitor.keys("ArrowUp", "Shift+ArrowUp", "ArrowDown", "ArrowUp")
    expect(visitor.button("Undo")).to_be_enabled()
    visitor.settle()
    trainer = Trainer(Experiment())
    assert visitor.weight(AREA) - start == pytest.approx(0.11 * W, rel=1e-4)
    trainer.set_weight(0, visitor.weight(AREA))
    assert visitor.losses() == pytest.approx((trainer.train_loss, trainer.test_loss), rel=2e-5)
    expect(visitor.card).to_be_hidden()
    visitor.press("Undo")
    assert visitor.weight(AREA) == pytest.approx(start)


def test_escape_puts_back_what_the_keys_turned_on_the_line(visit, expect):
    visitor = visit()
    start = visitor.weight(AREA)
    visitor.line(AREA).focus()
    visitor.keys("Shift+ArrowDown", "Escape")
    assert visitor.weight(AREA) == start
    expect(visitor.button("Undo")).to_be_disabled()


def test_right_and_left_walk_from_dial_to_dial(visit):
    visitor = visit()
    visitor.line(AREA).focus()
    visitor.keys("ArrowRight")
    assert visitor.focused() == BIAS
    visitor.keys("ArrowLeft")
    assert visitor.focused() == AREA
    visitor.keys("ArrowLeft")
    assert visitor.focused() == "Input area"


@pytest.mark.parametrize("name", ["Ada", "Ben", "Cleo"])
def test_every_drag_of_a_lesson_turns_the_knob_not_the_first_alone(visit, name):
    visitor = visit("lesson=party.3")
    knob, mouse = f"Weight {name.lower()} to verdict", visitor.page.mouse
    for down in (40, -60, 30, -20, 50, -40):
        before = visitor.weight(knob)
        x, y = centre_of(visitor.line(knob))
        mouse.move(x, y)
        mouse.down()
        for part in range(1, 9):
            mouse.move(x + part, y + down * part / 8)
        mouse.up()
        visitor.settle()
        moved = visitor.weight(knob) - before
        assert moved * down < 0
        assert abs(moved) > 0.1
