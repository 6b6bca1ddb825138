"""The browser's forward pass and losses against numpy's: the real modules, on vectors that the engine writes."""

import base64

import numpy as np
import pytest

from weightviz import Experiment
from weightviz.evaluation import accuracy, r_squared
from weightviz.experiment import SETTINGS, View
from weightviz.losses import LOSSES
from weightviz.network import Network, parameter_count, speak
from weightviz.ui.playground import Playground

HIDDEN = SETTINGS["activation"].kind.options
SHAPES = ((), (1,), (4, 2), (16,), (8, 8, 8, 8, 8, 8))
OUTPUTS = LOSSES["mean_squared_error"].output_activations
PAIRS = [
    (name, output)
    for name, loss in LOSSES.items()
    if "classification" in loss.tasks
    for output in loss.output_activations
]
MADE_INPUTS = ("x", "y", "x2", "y2", "xy", "sinx", "siny")
TOLERANCE = 1e-5  # |js - numpy| <= 1e-5 max(1, |numpy|)

SEE = """async ({ payload, parameters, muted }) => {
    const [{ decode }, { Seer }] = await Promise.all([import("/codec.js"), import("/seer.js")]);
    const { header, arrays } = decode(Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0)));
    const seer = new Seer({ ...header.scene, ...arrays });
    seer.see(Float32Array.from(parameters), Uint8Array.from(muted));
    const layers = seer.onRows.outputs.map((units) => units.map((values) => [...values]));
    return { layers, ...seer.figures() };
}"""

SHARE_OUT = """async ({ sizes, activation, parameters, inputs, classes }) => {
    const [{ Forward }, { LOSSES }] = await Promise.all([import("/forward.js"), import("/losses.js")]);
    const forward = new Forward({ sizes, activations: [...sizes.slice(2).map(() => activation), "softmax"] },
        inputs.map((values) => Float64Array.from(values)));
    forward.run(Float64Array.from(parameters));
    const { allSums, outputs } = forward, loss = LOSSES.softmax_cross_entropy(allSums, outputs.at(-1), classes);
    return { sums: allSums.map((values) => [...values]), says: outputs.at(-1).map((values) => [...values]), loss };
}"""


# One weight after another is turned: what was kept from the last picture must be what a new one would say.
TURN = """async ({ payload, parameters, turns }) => {
    const [{ decode }, { Seer }] = await Promise.all([import("/codec.js"), import("/seer.js")]);
    const { header, arrays } = decode(Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0)));
    const scene = { ...header.scene, ...arrays }, none = new Uint8Array(parameters.length), kept = new Seer(scene);
    const told = (seer, values) => {
        seer.see(Float64Array.from(values), none);
        const said = [...seer.field.outputs, ...seer.onRows.outputs].map((units) => units.map((unit) => [...unit]));
        return JSON.stringify([said, seer.figures(), seer.trainFiguresIf(seer.heard.map((w) => w / 2))]);
    };
    const values = [...parameters];
    return turns.map(([index, value]) => {
        values[index] = value;
        return told(kept, values) === told(new Seer(scene), values);
    });
}"""


def both_agree(modules, rng, experiment: Experiment) -> None:
    """Let both sides see one network with random weights, a few of them muted."""
    playground = Playground(experiment, View())
    problem = playground.trainer.problem
    size = playground.trainer.start.size
    parameters = rng.normal(0, 1.5, size).astype("f4")  # large enough to bend sums to both ends
    muted = rng.random(size) < 0.15
    seen = modules.evaluate(SEE, {
        "payload": base64.b64encode(playground.payload).decode(),
        "parameters": parameters.tolist(), "muted": muted.astype(int).tolist(),
    })  # fmt: skip
    network = Network(experiment.sizes, experiment.activations, parameters, muted)
    layers = list(network.layers(problem.inputs))
    for ours, theirs in zip(layers, seen["layers"], strict=True):
        near(np.array(theirs).T, ours)
    score = accuracy if playground.trainer.data.task == "classification" else r_squared
    *_, (sums, _) = speak(network.sizes, network.activations, network.heard, problem.inputs)
    for share, rows in (("train", problem.train_rows), ("test", problem.test_rows)):
        outputs, targets = layers[-1][rows].T, problem.targets[rows].T
        near(seen[f"{share}Loss"], LOSSES[experiment.loss].of_rows(sums[:, rows], outputs, targets).mean())
        near(seen[f"{share}Score"], score(outputs, targets))


def near(theirs, ours) -> None:
    assert np.all(np.abs(np.asarray(theirs) - ours) <= TOLERANCE * np.maximum(1, np.abs(ours)))


@pytest.mark.parametrize("activation", HIDDEN)
def test_every_hidden_activation(modules, rng, activation):
    for hidden in SHAPES:
        both_agree(modules, rng, Experiment(dataset="circle", points=60, hidden_layers=hidden, activation=activation))


@pytest.mark.parametrize(("loss", "output"), PAIRS)
def test_every_loss_and_output(modules, rng, loss, output):
    for hidden in ((), (4, 2)):
        both_agree(modules, rng, Experiment(
            dataset="circle", points=60, hidden_layers=hidden, loss=loss, output_activation=output,
        ))  # fmt: skip


@pytest.mark.parametrize("largest_sum", [3, 1000])
def test_softmax_and_its_cross_entropy(modules, rng, largest_sum):
    sizes, activations, classes = (2, 5, 3), ("tanh", "softmax"), rng.integers(0, 3, 40)
    rows, parameters = rng.normal(size=(40, 2)), rng.normal(0, largest_sum / 3, parameter_count(sizes))
    seen = modules.evaluate(SHARE_OUT, {
        "sizes": sizes, "activation": activations[0], "parameters": parameters.tolist(),
        "inputs": rows.T.tolist(), "classes": classes.tolist(),
    })  # fmt: skip
    *_, (sums, says) = speak(sizes, activations, parameters, rows)
    near(seen["sums"], sums)
    near(seen["says"], says)
    losses = LOSSES["softmax_cross_entropy"].of_rows(sums, says, np.eye(3)[classes].T)
    near(seen["loss"], losses.mean())


@pytest.mark.parametrize("output", OUTPUTS)
def test_regressions_in_the_targets_units(modules, rng, output):
    for dataset, hidden in (("houses_2010", ()), ("houses_five", (8, 8)), ("hills", (8,)), ("plane", ())):
        both_agree(modules, rng, Experiment(dataset=dataset, hidden_layers=hidden, output_activation=output))


@pytest.mark.parametrize("dataset", ["pinwheel", "penguins_three"])
def test_several_classes(modules, rng, dataset):
    for hidden in SHAPES:
        both_agree(modules, rng, Experiment(dataset=dataset, points=60, hidden_layers=hidden))


def test_every_made_input(modules, rng):
    both_agree(modules, rng, Experiment(dataset="spiral", inputs=MADE_INPUTS, hidden_layers=(8, 8)))
    for name in MADE_INPUTS:
        both_agree(modules, rng, Experiment(dataset="xor", inputs=(name,), hidden_layers=(3,)))


@pytest.mark.parametrize("dataset", ["circle", "houses_five", "pinwheel"])
def test_turning_one_weight_after_another(modules, rng, dataset):
    playground = Playground(Experiment(dataset=dataset, hidden_layers=(4, 3)), View())
    start = playground.trainer.start
    turns = [(index, rng.normal()) for index in rng.permutation(start.size).tolist()]
    agree = modules.evaluate(TURN, {
        "payload": base64.b64encode(playground.payload).decode(), "parameters": start.tolist(), "turns": turns,
    })  # fmt: skip
    assert agree == [True] * start.size


def test_without_test_rows_there_is_no_test_figure(modules):
    playground = Playground(Experiment(dataset="circle", train_share=1.0), View())
    start = playground.trainer.start
    seen = modules.evaluate(SEE, {
        "payload": base64.b64encode(playground.payload).decode(),
        "parameters": start.tolist(), "muted": [0] * start.size,
    })  # fmt: skip
    assert seen["testLoss"] is None
    assert seen["testScore"] is None
