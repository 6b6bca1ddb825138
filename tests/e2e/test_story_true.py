"""Thousands of random steps: no sentence of their stories says what the numbers do not.

The engine takes the steps, the page's own modules tell them, and every sentence must be of a form known here, with each
of its figures and directions worked out once more from the engine's numbers.
"""

import base64
import re

import numpy as np
import pytest

from tests.e2e.told import Told
from weightviz import Experiment, Trainer
from weightviz.experiment import View
from weightviz.ui.playground import Playground
from weightviz.ui.stage.wire import conditions, frame_arrays, pack

STORIES = 150  # of each experiment below
TELL = """async ({ scene, pairs }) => {
    const modules = ["codec", "seer", "timeline", "story_step"].map((name) => import(`/${name}.js`));
    const [{ decode }, { Seer }, { Timeline }, { stepStory }] = await Promise.all(modules);
    const unpacked = (text) => decode(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
    const whole = unpacked(scene), told = Object.assign(whole.header.scene, whole.arrays), seer = new Seer(told);
    return pairs.map((text) => {
        const { header, arrays } = unpacked(text), timeline = new Timeline(whole.arrays.start.length);
        timeline.add(header, arrays);
        const [earlier, frame] = timeline.frames;
        return stepStory(told, { earlier, frame, curve: null }, seer).parts.map((part) => part.text).join("");
    });
}"""

EXPERIMENTS = {
    "one house column": Experiment(),
    "area and age": Experiment(inputs=("area_sqft", "age_years"), optimizer="momentum"),
    "batches of ten": Experiment(dataset="houses_five", batch_size=10),
    "houses, all at once": Experiment(dataset="houses_five"),
    "houses with L2": Experiment(dataset="houses_five", l2=0.3),
    "houses with L1": Experiment(dataset="houses_five", l1=0.2),
    "absolute error": Experiment(loss="mean_absolute_error"),
    "huber and a hidden layer": Experiment(loss="huber", hidden_layers=(3,)),
    "days": Experiment(dataset="seattle_2014", hidden_layers=(4,)),
    "films": Experiment(dataset="films_2014", optimizer="adam"),
    "circle": Experiment(dataset="circle", batch_size=10, hidden_layers=(4, 2)),
    "circle with ReLU": Experiment(dataset="circle", hidden_layers=(3,), activation="relu"),
    "blobs, one neuron": Experiment(dataset="blobs", hidden_layers=(), batch_size=None),
    "sexes of penguins": Experiment(dataset="penguins_sex", hidden_layers=(), batch_size=None),
    "three kinds of penguins": Experiment(dataset="penguins_three", hidden_layers=()),
    "friends, all at once": Experiment(dataset="friends", batch_size=None),
    "pinwheel": Experiment(dataset="pinwheel", hidden_layers=(4,), batch_size=None),
}

NUMBER = r"([−+]?\$?(?:\d[\d,]*)(?:\.\d+)?(?:e-?\d+)?)"
UNIT = r"(?: (?!too\b|to\b|on\b)[^\d,.;:)]+?)?"
WHEN = r"( before these (?P<steps>[\d,]+) steps)?"
MISSED = rf"{NUMBER}{UNIT} (too low|too high|too far to [\w-]+)"


class Reader:
    """Reads a story from its beginning, a phrase at a time."""

    def __init__(self, text: str):
        self.rest = text

    def take(self, pattern: str) -> re.Match | None:
        """The phrase, if it comes next; it is then read."""
        found = re.match(pattern, self.rest)
        if found:
            self.rest = self.rest[found.end() :]
        return found

    def must(self, pattern: str) -> re.Match:
        found = self.take(pattern)
        assert found, f"{pattern!r} is not how this goes on: {self.rest!r}"
        return found


def number(text: str) -> float:
    return float(text.replace("−", "-").replace("$", "").replace(",", ""))


def same(theirs: str, ours: float) -> None:
    """Their text is our number in as many digits as it has; the browser's numbers are float32."""
    digits, _, power = theirs.partition("e")
    last = 10.0 ** (int(power or 0) - len(digits.partition(".")[2]))
    assert abs(number(theirs) - ours) <= 0.5 * last + 1e-5 * abs(ours) + 1e-6, (theirs, ours)


def check(told: Told) -> str:
    """Read a story to its end; which of its forms it has."""
    reader, held = Reader(told.story), told.before.locked | told.before.muted
    if reader.take("Nothing: every line is locked or muted, so training may not turn any\\."):
        form = "nothing may"
        assert held.all()
    elif reader.take("No line moved: from here training finds nothing to turn\\."):
        form = "nothing does"
        assert not told.moved.any() and not held.all()
    else:
        form, index = the_turn(reader, told)
        if "by next to nothing" not in told.story and told.after.step - told.before.step == 1:
            the_rows(reader, told, index)
        some_rows_only(reader, told)
    the_locks(reader, told)
    assert reader.rest.strip() == "", reader.rest
    return form


def the_turn(reader: Reader, told: Told) -> tuple[str, int]:
    """The sentences of cause and effect; which form they have, and which line they are about."""
    half = reader.take(r"For \w+ ((larger|older|later|with more .+?) than average|with .+? above average,) ")
    if half:
        return "halves", cause_by_halves(reader, told)
    mean = reader.take(rf"Over all [\w ]+ it learns from, the guess was {MISSED} on average{WHEN}\. So ")
    if mean:
        return "mean", cause_by_mean(reader, told, mean)
    return "trial", trial(reader, told)


def cause_by_halves(reader: Reader, told: Told) -> int:
    low_half = r"(?:for (?:smaller|newer|earlier) ones|for those below,|for those with fewer)"
    said = reader.must(rf"the guess was {MISSED} on average{WHEN}, {low_half} {MISSED}\. So the weight of ")
    index = most_moved(told)
    label = told.words(index).removeprefix("the weight of ")
    reader.must(re.escape(label) + " ")
    inputs = told.trainer.problem.inputs[told.rows, index]
    misses = mean_misses(told)
    high, low = misses[inputs > 0].mean(), misses[inputs < 0].mean()
    missed(told, said[1], said[2], high)
    missed(told, said[5], said[6], low)
    the_time(told, said)
    up = np.sign(told.moved[index])
    assert high * up < 0 < low * up, "the misses do not turn the weight this way"
    turn(reader, told, index)
    end_of_cause(reader, told)
    return index


def cause_by_mean(reader: Reader, told: Told, said: re.Match) -> int:
    index = told.moved.size - 1
    mean = mean_misses(told).mean()
    missed(told, said[1], said[2], mean)
    the_time(told, said)
    assert mean * told.moved[index] < 0
    reader.must("the bias ")
    turn(reader, told, index)
    end_of_cause(reader, told)
    return index


def end_of_cause(reader: Reader, told: Told) -> None:
    rose = told.rose
    assert reader.must(", (and|but) ")[1] == ("but" if rose else "and")
    error_turned(reader, told)
    if reader.take(": the step was too large"):
        assert rose and told.after.step == told.before.step + 1
        slope = slopes(told)
        assert slope @ told.moved < 0, "it did not even go downhill"
    reader.must(r"\.")


def mean_misses(told: Told) -> np.ndarray:
    _, outputs, targets = told.says(told.before.parameters)
    return (outputs - targets)[0]


def missed(told: Told, amount: str, way: str, miss: float) -> None:
    """How far guesses were off, and to which side."""
    sd = float(told.trainer.problem.target_scaling.sd[0]) if told.regression else 1.0
    same(amount, abs(miss) * sd)
    classes = told.trainer.data.classes
    names = ("orange", "blue") if tuple(classes) in ((), ("0", "1")) else classes
    side = "low" if miss < 0 else "high"
    assert way == f"too {side}" if told.regression else way == f"too far to {names[int(miss > 0)]}"


def the_time(told: Told, said: re.Match) -> None:
    """Misses of several steps are those before the first of them, and a story says so."""
    taken = told.after.step - told.before.step
    assert (said["steps"] or "1") == f"{taken:,}"


def slopes(told: Told) -> np.ndarray:
    """The slope of the loss for every parameter by central differences."""
    parameters, slopes = told.before.parameters.copy(), np.zeros(told.moved.size)
    for i in range(len(slopes)):
        nearby = []
        for sign in (1, -1):
            moved = parameters.copy()
            moved[i] += sign * 1e-5
            nearby.append(told.losses(moved).mean())
        slopes[i] = (nearby[0] - nearby[1]) / 2e-5
    return slopes


def most_moved(told: Told) -> int:
    """The line that moved most; of a single layer a weight, if any moved."""
    sizes, moved = told.trainer.experiment.sizes, np.abs(told.moved)
    if len(sizes) == 2 and moved[: sizes[0] * sizes[1]].any():
        moved = moved[: sizes[0] * sizes[1]]
    return int(moved.argmax())


def trial(reader: Reader, told: Told) -> int:
    index = most_moved(told)
    words = told.words(index)
    reader.must(re.escape(words[0].upper() + words[1:]) + " ")
    if len(told.trainer.experiment.sizes) > 2:
        reader.must("moved most: it ")
    turn(reader, told, index)
    if np.count_nonzero(told.moved) == 1:
        reader.must(", and ")
        error_turned(reader, told)
        reader.must(r"\.")
        return index
    by_itself(reader, told, index)
    return index


def turn(reader: Reader, told: Told, index: int) -> None:
    old, moved = told.before.parameters[index], told.moved[index]
    assert reader.must("turned (up|down)")[1] == ("up" if moved > 0 else "down")
    if reader.take(" by next to nothing and stands at "):
        same(reader.must(NUMBER)[1], old + moved)
        assert abs(moved) < 1e-4
        return
    said = reader.must(rf", from {NUMBER} to {NUMBER}")
    same(said[1], old)
    same(said[2], old + moved)
    worth = reader.take(rf" \(in its own units: {NUMBER}{UNIT} to {NUMBER}{UNIT} per [^)]+\)")
    if worth:
        problem = told.trainer.problem
        own = float(problem.target_scaling.sd[0]) / float(problem.input_scaling.sd[index])
        same(worth[1], old * own)
        same(worth[2], (old + moved) * own)


def by_itself(reader: Reader, told: Told, index: int) -> None:
    old, one, new = (told.figure(values) for values in (told.before.parameters, told.one(index), told.after.parameters))
    name = "the typical miss" if told.regression else "the training error"
    if reader.take(rf"\. By itself that leaves {name} at "):
        figure = reader.must(NUMBER + UNIT + "(?=;)")[1]
        same(figure, old)
        same(figure, one)
    else:
        said = reader.must(rf"\. By itself that (lowers|would raise) {name} from {NUMBER}{UNIT} to {NUMBER}{UNIT}(?=;)")
        assert said[1] == ("lowers" if one < old else "would raise")
        same(said[2], old)
        same(said[3], one)
    said = reader.must(rf"; all lines together (?:brought it to|left it at) {NUMBER}{UNIT}(?=, and|\.)")
    same(said[1], new)
    if not told.regression:
        reader.must(", and ")
        right_answers(reader, told)
    reader.must(r"\.")


def error_turned(reader: Reader, told: Told) -> None:
    old, new = told.figure(told.before.parameters), told.figure(told.after.parameters)
    name = "the typical miss" if told.regression else "the training error"
    if reader.take(f"{name} stayed at "):
        figure = reader.must(NUMBER + UNIT + r"(?=[.;:])")[1]
        same(figure, old)
        same(figure, new)
    else:
        said = reader.must(rf"{name} (fell|rose) from {NUMBER}{UNIT} to {NUMBER}{UNIT}(?=[.;:])")
        assert said[1] == ("fell" if new < old else "rose")
        same(said[2], old)
        same(said[3], new)
    if not told.regression:
        reader.must("; ")
        right_answers(reader, told)


def right_answers(reader: Reader, told: Told) -> None:
    old, new = told.right(told.before.parameters), told.right(told.after.parameters)
    said = reader.must(rf"{NUMBER} of {NUMBER} answers are right, (?:as before|{NUMBER} were before)")
    assert (number(said[1]), number(said[2])) == (new, len(told.rows))
    assert old == (new if said[3] is None else number(said[3]))


def the_rows(reader: Reader, told: Told, index: int) -> None:
    """Whom the turn of that line suits, counted from the losses of the single rows."""
    gains = told.losses(told.before.parameters.astype("f4")) - told.losses(told.one(index))
    unsure = int((np.abs(gains) < 1e-9).sum())  # as good as no difference
    suited, against = int((gains > 0).sum()), int((gains < 0).sum())
    noun = told.trainer.experiment.source.noun
    if reader.take(rf" The turn suits none of the {NUMBER} {noun}\."):
        assert suited <= unsure
        return
    said = reader.must(rf" The turn suits (all )?{NUMBER}(?: of the {NUMBER})? {noun}, \w+ {NUMBER} most")
    assert abs(number(said[2]) - suited) <= unsure
    assert number(said[3] or said[2]) == len(told.rows)
    assert bool(said[1]) == (number(said[2]) == len(told.rows))
    named = told.rows.tolist().index(int(number(said[4])) - 1)
    assert gains[named] == pytest.approx(gains.max(), rel=1e-6, abs=1e-12)
    others = reader.take(rf"; {NUMBER} pulls? the other way")
    assert abs((number(others[1]) if others else 0) - against) <= unsure
    reader.must(r"\.")


def some_rows_only(reader: Reader, told: Told) -> None:
    said = reader.take(rf" A step sees only {NUMBER} \w+ and can make the rest worse\.")
    if said:
        assert number(said[1]) == told.before.batch_size < len(told.rows)
        assert told.rose


def the_locks(reader: Reader, told: Told) -> None:
    held = np.flatnonzero(told.before.locked)
    if len(held) in (0, told.moved.size):
        return
    if len(held) == 1:
        reader.must(re.escape(f" The lock on {told.words(held[0])} held."))
    else:
        reader.must(f" {len(held)} locks held\\.")
    assert not told.moved[held].any()


def random_steps(experiment: Experiment, rng) -> list[Told]:
    """Steps from random weights with random locks, mutes, and rates; some from where training has been a while."""
    steps, size = [], Trainer(experiment).start.size
    while len(steps) < STORIES:
        rate = float(rng.choice([0.001, 0.03, 0.1, 0.5, 1.1]))
        trainer = Trainer(Experiment(**{**vars(experiment), "learning_rate": rate}))
        locked, muted = (rng.random(size) < rng.choice([0, 0, 0, 0.3]) for _ in range(2))
        trainer.resume(rng.normal(0, rng.choice([0.2, 1.0, 3.0]), size), 0, locked, muted)
        for count in rng.choice([1, 1, 1, 10, 60], 3):
            before = trainer.frame
            trainer.train(int(count), every=int(count))
            if trainer.diverged or trainer.frame.step == before.step:
                break
            steps.append(Told(trainer, before, trainer.frame))
    return steps[:STORIES]


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_whatever_a_story_says_is_so(modules, rng, name):
    steps = random_steps(EXPERIMENTS[name], rng)
    scene = base64.b64encode(Playground(EXPERIMENTS[name], View()).payload).decode()
    pairs = [
        base64.b64encode(pack({"conditions": conditions(pair)}, frame_arrays(pair))).decode()
        for pair in ([told.before, told.after] for told in steps)
    ]
    stories = modules.evaluate(TELL, {"scene": scene, "pairs": pairs})
    forms = []
    for told, story in zip(steps, stories, strict=True):
        told.story = story
        forms.append(check(told))
    assert "trial" in forms
    one_neuron = len(EXPERIMENTS[name].sizes) == 2 and EXPERIMENTS[name].sizes[-1] == 1
    proportional = EXPERIMENTS[name].loss in ("mean_squared_error", "binary_cross_entropy")
    assert ("halves" in forms) == (one_neuron and proportional)  # there, and only there, a cause can be named


def test_steps_that_jump_to_and_fro_are_not_told_as_rest(visit):
    visitor = visit("rate=1")
    trainer = Trainer(Experiment(learning_rate=1.0))
    trainer.train(100)
    start, end = trainer.start.astype(np.float32), trainer.network.parameters.astype(np.float32)
    trainer.train(1)
    assert not np.allclose(trainer.network.parameters, end, atol=0.5)  # one step goes to the other side of the best
    visitor.press("+100")
    told = visitor.stage.locator(".story-text").inner_text()
    assert (start == end).all()
    assert "jumped to and fro" in told
    assert "turn the learning rate down" in told
    assert "nothing to turn" not in told
    visitor.press("Step")
    assert "jumped" not in visitor.stage.locator(".story-text").inner_text()
