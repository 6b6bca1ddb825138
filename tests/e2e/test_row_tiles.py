"""Three inputs without hidden layers: each tile tells what the chosen row brings, and the output's what is guessed."""

import pytest

from tests.e2e.test_readback import RECORDER
from weightviz import Experiment, Trainer

TILES = """stage.network.layout.neurons.flat().map(({ x, y, size }) =>
    shownOn(stage.network.surfaces[1].canvas).texts
        .filter((text) => Math.abs(text.x - x) < size / 2 && Math.abs(text.y - y) < size / 2)
        .map(({ text }) => text).join(" "))"""
FILLS = """stage.network.layout.neurons.flat().map(({ x, y, size }) => {
    const { context, density } = stage.network.surfaces[1], place = [x - 0.4 * size, y].map((at) => at * density);
    const [red, , blue] = context.getImageData(...place, 1, 1).data;
    return blue - red > 8 ? "blue" : red - blue > 8 ? "orange" : "grey";
})"""


@pytest.fixture
def look(visit):
    """A visitor whose canvases remember what was written on them."""

    def go(query: str):
        visitor = visit()
        visitor.page.add_init_script(f"({RECORDER})()")
        visitor.go(query)
        return visitor

    return go


def told(trainer: Trainer, row: int) -> list[str]:
    guess = trainer.predict(trainer.data.rows[row : row + 1])[0, 0]
    return [f"{score:g} points" for score in trainer.data.rows[row]] + [f"{guess:.3g} points"]


def test_tiles_tell_of_the_film_one_follows(look):
    visitor, trainer = look("data=friends"), Trainer(Experiment("friends"))
    assert visitor.read(TILES) == told(trainer, 0)
    visitor.press("Next film")
    visitor.press("+100")
    trainer.train(100)
    assert visitor.read(TILES) == told(trainer, 1)


def test_a_score_above_the_friends_average_is_blue_and_one_below_it_orange(look):
    visitor, trainer = look("data=friends"), Trainer(Experiment("friends"))
    learnt = trainer.data.rows[trainer.problem.train_rows]
    for row in range(4):
        distances = (trainer.data.rows[row] - learnt.mean(axis=0)) / learnt.std(axis=0)
        colours = visitor.read(FILLS)[:3]
        assert [colour for colour, far in zip(colours, abs(distances), strict=True) if far < 0.05] in ([], ["grey"])
        for colour, distance in zip(colours, distances, strict=True):
            assert abs(distance) < 0.2 or colour == ("blue" if distance > 0 else "orange")
        visitor.press("Next film")


def test_a_network_with_a_hidden_layer_shows_pictures_over_the_inputs_again(look):
    assert not any(look("data=friends&layers=2").read(TILES))


def test_a_number_too_long_for_its_tile_is_written_short(look):
    visitor, trainer = look("data=houses_five"), Trainer(Experiment("houses_five"))
    visitor.press("+100")
    trainer.train(100)
    guess = trainer.predict(trainer.data.rows[:1])[0, 0]
    assert guess > 100_000  # seven letters, for which a tile of five inputs has no room
    assert visitor.read(TILES)[-1] == f"${guess / 1_000:.1f}k"
    assert visitor.read(TILES)[1] == "50"  # years, for which it has none either


@pytest.mark.parametrize("width, told_beside", [(1366, "film 1: verdict 7.4 points"), (390, None)])
def test_beside_a_lesson_only_what_no_tile_tells_stands_in_words(visit, expect, width, told_beside):
    visitor, trainer = visit("lesson=party.3", width=width, height=768), Trainer(Experiment("friends"))
    friends = zip(("Ada", "Ben", "Cleo"), trainer.data.rows[0], strict=True)
    inputs = ", ".join(f"{name} {score:g} points" for name, score in friends)
    expect(visitor.stage.locator(".data-words")).to_have_text(told_beside or f"film 1: {inputs}, verdict 7.4 points")
