"""What the story at rest says of the weights into the output, and of its bias, is so for random networks."""

import base64
import re

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.experiment import View
from weightviz.ui.playground import Playground
from weightviz.ui.stage.wire import conditions, frame_arrays, pack

TELL = """async ({ scene, frames, guided = false }) => {
    const modules = ["codec", "seer", "timeline", "story_rest"].map((name) => import(`/${name}.js`));
    const [{ decode }, { Seer }, { Timeline }, { restStory }] = await Promise.all(modules);
    const unpacked = (text) => decode(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
    const whole = unpacked(scene), told = Object.assign(whole.header.scene, whole.arrays), seer = new Seer(told);
    return frames.map((text) => {
        const { header, arrays } = unpacked(text), timeline = new Timeline(whole.arrays.start.length);
        timeline.add(header, arrays);
        const [frame] = timeline.frames, heard = frame.parameters.map((value, i) => (frame.muted[i] ? 0 : value));
        return restStory(told, { frame, heard, guided, curve: null }, seer).parts.map((part) => part.text).join("");
    });
}"""
SIGNED = r"([−+]\d+\.\d\d)"
ALONE = rf"\({SIGNED}\); (there is no other weight into|all other weights into)"
BIAS = rf"The bias of the output is larger \({SIGNED}\): it pushes the answer towards (blue|orange), whatever"

NETWORKS = {
    "no hidden layer": Experiment(dataset="circle", hidden_layers=()),
    "one input alone": Experiment(dataset="circle", inputs=("x",), hidden_layers=()),
    "one hidden neuron": Experiment(dataset="xor", hidden_layers=(1,)),
    "two hidden neurons": Experiment(dataset="circle", hidden_layers=(2,)),
}


def number(text: str) -> float:
    return float(text.replace("−", "-"))


@pytest.mark.parametrize("name", NETWORKS)
def test_nothing_is_said_to_count_alone_beside_a_larger_bias(modules, rng, name):
    experiment = NETWORKS[name]
    trainer, frames, networks = Trainer(experiment), [], []
    for _ in range(60):
        values, muted = rng.normal(0, 1, trainer.start.size), rng.random(trainer.start.size) < 0.3
        trainer.resume(values, 0, np.zeros_like(muted), muted)
        packed = pack({"conditions": conditions([trainer.frame])}, frame_arrays([trainer.frame]))
        frames.append(base64.b64encode(packed).decode())
        networks.append(np.where(muted, 0.0, values)[-(experiment.sizes[-2] + 1) :])
    scene = base64.b64encode(Playground(experiment, View()).payload).decode()
    stories = modules.evaluate(TELL, {"scene": scene, "frames": frames})
    forms = set()
    for story, (*weights, bias) in zip(stories, networks, strict=True):
        assert "other line counts" not in story
        strongest = max(map(abs, weights))
        said, alone = re.search(BIAS, story), re.search(ALONE, story)
        near = abs(abs(bias) - strongest) < 0.02
        assert near or bool(said) == (abs(bias) > strongest), story
        if said:
            assert number(said[1]) == pytest.approx(bias, abs=0.0051)
            assert said[2] == ("blue" if bias > 0 else "orange")
        assert bool(alone) == (np.count_nonzero(weights) == 1), story
        if alone:
            assert number(alone[1]) == pytest.approx(sum(weights), abs=0.0051)
            assert alone[2].startswith("there is no") == (len(weights) == 1)
        forms |= {"bias"} if said else set()
        forms |= {"alone"} if alone else set()
    assert forms == {"bias", "alone"}


@pytest.mark.parametrize(
    ("guided", "told"), [(True, "Ada weighs most (+0.98), then Ben (−0.48)."), (False, "one is 2.8")]
)
def test_a_first_lesson_is_not_told_of_standard_deviations(modules, guided, told):
    trainer = Trainer(Experiment("friends", start_values=(0.98, -0.48, 0.01, 0)))
    packed = pack({"conditions": conditions([trainer.frame])}, frame_arrays([trainer.frame]))
    scene = base64.b64encode(Playground(trainer.experiment, View()).payload).decode()
    given = {"scene": scene, "frames": [base64.b64encode(packed).decode()], "guided": guided}
    (story,) = modules.evaluate(TELL, given)
    assert told in story and ("standard deviation" in story) != guided


ONE_MOMENT = """(() => {
    const shown = (name) => stage.root.querySelector(name).textContent;
    return { playing: stage.playback.playing, kicker: shown(".story .story-kicker"), story: shown(".story-text"),
        step: shown("[data-testid=step]"), miss: shown(".miss-figure"), per: stage.drawn.units?.[0] ?? "" };
})()"""


@pytest.mark.parametrize("query", ["rate=1", "data=circle&layers=4"])
def test_while_it_plays_the_story_tells_the_figures_that_stand_beside_it(visit, query):
    visitor = visit(query)
    visitor.button("Play").click()
    seen = set()
    while len(seen) < 8:
        now = visitor.read(ONE_MOMENT)
        if not now["playing"] or now["step"] in {"0", *seen}:
            continue
        seen.add(now["step"])
        assert now["kicker"] == f"At step {now['step']}"
        right, _, of = now["miss"].partition(" of ")
        assert (f"{right} of the {of} points" if of else f"misses by {right}.") in now["story"], now
        assert of or now["per"].split(" ")[0] in now["story"], now
    visitor.button("Pause").click()
