"""One row or all of them in the output: another look at the same training, which disturbs nothing that goes on."""

import pytest

DRAWN = "stage.output.view(stage.output.inFocus(stage.drawn)).constructor.name"


def switch(visitor, expect, name: str, view: str) -> None:
    """Choose by the switch, and wait until the picture follows."""
    visitor.stage.get_by_role("radio", name=name).check()
    visitor.page.wait_for_function(f"({{ stage }}) => {DRAWN} === '{view}'", arg=visitor.stage.element_handle())
    expect(visitor.stage.get_by_role("radio", name=name)).to_be_checked()


def there_and_back(visitor, expect) -> None:
    switch(visitor, expect, "this film", "WaterfallView")
    switch(visitor, expect, "all films", "GuessView")


def test_it_leaves_play_running_and_the_timeline_as_it_is(visit, expect):
    visitor = visit("data=friends&speed=30")
    visitor.read("void (stage.first = stage.playback.timeline.frames[0])")
    visitor.button("Play").click()
    there_and_back(visitor, expect)
    assert visitor.read("stage.playback.playing")
    assert visitor.read("stage.first === stage.playback.timeline.frames[0]")
    before = visitor.steps_taken()
    visitor.page.wait_for_function(f"({{ stage }}) => stage.playback.frame.step > {before}",
                                   arg=visitor.stage.element_handle())  # fmt: skip
    visitor.press("Pause")


def test_it_leaves_slow_motion_open_at_its_phase(visit, expect):
    visitor = visit("data=friends")
    visitor.press("Slowly")
    visitor.stage.get_by_role("tab", name="3 Backward").click()
    visitor.settle()
    said = visitor.stage.locator(".slow-text").inner_text()
    there_and_back(visitor, expect)
    visitor.settle()
    expect(visitor.stage.get_by_role("tab", name="3 Backward")).to_have_attribute("aria-selected", "true")
    assert visitor.stage.locator(".slow-text").inner_text() == said


def test_it_leaves_a_card_open_and_an_earlier_moment_on_screen(visit, expect):
    visitor = visit("data=friends")
    visitor.press("+10")
    visitor.scrub(4)
    visitor.open_card("Weight ben to verdict")
    there_and_back(visitor, expect)
    visitor.settle()
    expect(visitor.card).to_be_visible()
    assert (visitor.steps_taken(), visitor.read("stage.playback.timeline.frames.length")) == (4, 11)


def test_a_slice_leaves_play_running_too(visit, expect):
    visitor = visit("data=friends")
    visitor.button("Play").click()
    visitor.stage.get_by_role("checkbox", name="Slice").check()
    visitor.page.wait_for_function(f"({{ stage }}) => {DRAWN} === 'HeatView'", arg=visitor.stage.element_handle())
    assert visitor.read("stage.playback.playing")
    visitor.press("Pause")


@pytest.mark.parametrize("width", [768, 1000])
@pytest.mark.parametrize("hide", ["", "&hide=shown", "&hide=shown,layers"])
def test_the_next_film_can_be_had_where_no_table_stands(visit, expect, width, hide):
    visitor = visit(f"data=friends&shown=row{hide}", width=width, height=1024)
    expect(visitor.stage.get_by_role("radiogroup")).to_be_visible(visible=not hide)
    visitor.press("Next film")  # the only button of that name
    assert visitor.read("stage.row") == 1


def test_where_choices_are_hidden_the_picture_of_all_rows_takes_their_place(visit):
    visitor = visit("data=friends", width=768, height=1024)
    room = "stage.output.plot.clientHeight"
    beside = visitor.read(room)
    visitor.go("data=friends&hide=shown")
    assert visitor.read(f"{room} - {beside}") >= 30
    assert visitor.read("stage.output.surface.height === stage.output.plot.clientHeight")
