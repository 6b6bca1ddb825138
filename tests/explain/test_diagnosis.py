"""Every finding's definition is worked out a second time, by other means, and must agree in both directions."""

from dataclasses import replace
from itertools import pairwise
from time import perf_counter

import numpy as np
import pytest

from weightviz import Dataset, Experiment, Trainer
from weightviz.activations import ACTIVATIONS
from weightviz.explain.diagnosis import ALARM, DETECTORS, NOTE, diagnose
from weightviz.explain.diagnosis.evidence import Evidence
from weightviz.explain.diagnosis.reach import best_linear
from weightviz.explain.gradient_check import gradient_check

KINDS = ["relu", "tanh", "sigmoid", "leaky_relu", "elu"]


def trained(experiment: Experiment, steps: int) -> Trainer:
    trainer = Trainer(experiment)
    trainer.train(steps)
    return trainer


def found(trainer: Trainer, name: str) -> list:
    return [finding for detector, finding in diagnose(trainer).found if detector.name == name]


class Judge:
    """Says what should be found, from a second training, central differences and plain loops."""

    def __init__(self, trainer: Trainer):
        self.trainer, self.experiment = trainer, trainer.experiment
        self.rows = trainer.problem.inputs[trainer.problem.train_rows]
        self.says = list(trainer.network.layers(self.rows))
        weights, biases = trainer.network.weights, trainer.network.biases
        self.sums = [a @ w + b for a, w, b in zip(self.says, weights, biases, strict=False)]
        steps = len(Evidence(trainer).errors_ahead) - 1
        later = trained(self.experiment, trainer.step)
        later.train(steps, every=1)
        self.frames = later.history.frames[-steps - 1 :]
        self.away = later.diverged
        self.errors = np.array([frame.train_loss for frame in self.frames])

    def fall(self, rate: float) -> float:
        moved = Trainer(self.experiment)
        way = self.trainer.network.parameters - rate * self.trainer.gradient()
        if not np.isfinite(way).all():
            return -np.inf
        moved.resume(way, 0, *np.zeros((2, len(way)), bool))
        return self.trainer.train_loss - moved.train_loss

    def falls_at_larger_rates(self) -> list[float]:
        rates, rate = [], 2 * self.experiment.learning_rate
        while rate <= 10:
            rates.append(rate)
            rate *= 2
        return [self.fall(rate) for rate in rates]

    def dead(self) -> bool:
        layers = zip(self.experiment.activations[:-1], self.says[1:-1], strict=True)
        return any((unit == 0).all() for kind, says in layers if kind == "relu" for unit in says.T)

    def saturated(self) -> bool:
        for kind, sums in zip(self.experiment.activations[:-1], self.sums, strict=False):
            low, high = ACTIVATIONS[kind].flat
            if kind in ("relu", "leaky_relu", "step"):
                continue
            for unit in sums.T:
                if sum(z < low or z > high for z in unit) >= 0.95 * len(unit):
                    return True
        return False

    def symmetric(self) -> bool:
        weights, biases = self.trainer.network.weights, self.trainer.network.biases
        for before, bias, after in zip(weights, biases, weights[1:], strict=False):
            units = [np.concatenate([before[:, j], [bias[j]], after[j]]) for j in range(len(bias))]
            for i, one in enumerate(units):
                if any(np.abs(one - other).max() <= 1e-9 for other in units[:i]):
                    return True
        return False

    def gradient_lengths(self) -> tuple[float, float]:
        sizes, slopes = self.experiment.sizes, gradient_check(self.trainer).numerical
        first, last = (sizes[0] + 1) * sizes[1], (sizes[-2] + 1) * sizes[-1]
        return float(np.sqrt((slopes[:first] ** 2).sum())), float(np.sqrt((slopes[-last:] ** 2).sum()))

    def crawling(self) -> bool:
        falls, here, now = self.falls_at_larger_rates(), self.fall(self.experiment.learning_rate), self.errors[0]
        best = max(falls, default=-np.inf)
        return 0 < here <= best / 100 and best >= 0.01 * now and now - self.errors[-1] < best

    def jumps(self) -> bool:
        pairs = list(pairwise(self.errors))
        return sum(after > 1.5 * before for before, after in pairs) >= 0.05 * len(pairs)

    def correlated(self) -> bool:
        table = np.corrcoef(self.rows.T) if self.rows.shape[1] > 1 else np.eye(1)
        return bool((np.abs(table - np.eye(len(table))) > 0.9).any())


def wild(seed: int) -> Trainer:
    """Some training that nobody would plan: any activation, shape, start and rate."""
    rng = np.random.default_rng(seed)
    layers = tuple(rng.integers(1, 6, rng.integers(1, 5)).tolist())
    experiment = Experiment(
        dataset=str(rng.choice(["circle", "xor", "hills", "moons", "twins"])), hidden_layers=layers,
        activation=str(rng.choice(KINDS)), initializer=str(rng.choice(["uniform", "constant", "he", "zeros"])),
        learning_rate=float(rng.choice([1e-5, 1e-3, 0.1, 0.5, 2.0, 10.0])), seed=seed,
        batch_size=[None, 10][rng.integers(2)],
    )  # fmt: skip
    if rng.random() < 0.3:
        experiment = replace(experiment, start_values=tuple((100 * experiment.start).tolist()))
    return trained(experiment, int(rng.choice([0, 30, 200])))


@pytest.fixture(scope="module")
def judged() -> list:
    trainers = [wild(seed) for seed in range(40)]
    return [(trainer, Judge(trainer), diagnose(trainer)) for trainer in trainers]


@pytest.mark.parametrize("name", ["dead", "saturated", "symmetric", "correlated"])
def test_what_the_weights_show_is_found_exactly_when_it_is_so(judged, name):
    expected = [getattr(judge, name)() for _, judge, _ in judged]
    assert [name in diagnosis.names for *_, diagnosis in judged] == expected
    assert 2 <= sum(expected) <= len(expected) - 2


@pytest.mark.parametrize("name", ["crawling", "jumps"])
def test_what_the_next_steps_show_is_found_exactly_when_it_is_so(judged, name):
    tame = [(judge, diagnosis) for trainer, judge, diagnosis in judged if not trainer.diverged and not judge.away]
    expected = [getattr(judge, name)() for judge, _ in tame]
    assert [name in diagnosis.names for _, diagnosis in tame] == expected
    assert 2 <= sum(expected) <= len(expected) - 2


def test_gradients_vanish_exactly_when_central_differences_do(judged):
    """Where both are far above what central differences can resolve."""
    seen = 0
    for trainer, judge, diagnosis in judged:
        if len(trainer.experiment.hidden_layers) < 2 or gradient_check(trainer).at_corner.any():
            continue
        first, last = judge.gradient_lengths()
        if last > 1e-5 and not 0.0005 < first / last < 0.002:
            seen += first < last / 1000
            assert ("vanishing" in diagnosis.names) == (first < last / 1000)
            assert ("exploding" in diagnosis.names) == (first > last * 1000)
    assert seen >= 2


def test_alarms_stand_first_and_every_detector_says_what_it_looks_for(judged):
    for *_, diagnosis in judged:
        severities = [finding.severity for _, finding in diagnosis.found]
        assert severities == sorted(severities, key=[ALARM, NOTE].index)
    for name, detector in DETECTORS.items():
        assert detector.name == name and detector.label and detector.definition.endswith(".")


def test_what_is_told_has_no_number_that_is_none(judged):
    for *_, diagnosis in judged:
        for _, finding in diagnosis.found:
            assert "nan" not in finding.told and "inf" not in finding.told and finding.turn


def test_looking_ahead_is_what_training_does_and_changes_nothing():
    settings = {"dataset": "circle", "optimizer": "adam", "dropout": 0.2, "learning_rate": 0.05}
    trainer, other = (trained(Experiment(**settings), 33) for _ in range(2))
    changed = Experiment(**{**settings, "learning_rate": 0.2}, batch_size=7)
    trainer.use(changed)
    other.use(changed)
    seen = Evidence(trainer)
    before = trainer.frame
    diagnose(trainer)
    assert trainer.frame is before
    other.train(len(seen.ahead) - 1)
    np.testing.assert_array_equal(seen.ahead[-1], other.network.parameters)
    assert seen.errors_ahead[-1] == other.train_loss


def test_giving_every_row_the_same_answer_has_the_error_that_a_sum_by_hand_says():
    """The variance of a standardised target is 1; for classes it is the entropy of their shares."""
    assert Evidence(Trainer(Experiment())).one_answer == pytest.approx(1)
    circle = Trainer(Experiment(dataset="circle"))
    share = circle.problem.targets[circle.problem.train_rows].mean()
    entropy = -share * np.log(share) - (1 - share) * np.log(1 - share)
    assert Evidence(circle).one_answer == pytest.approx(entropy)
    three = Trainer(Experiment(dataset="penguins_three"))
    shares = three.problem.targets[three.problem.train_rows].mean(axis=0)
    assert Evidence(three).one_answer == pytest.approx(-(shares * np.log(shares)).sum())


def classes_at(positions: list[float], classes: list[int], hidden_layers=()) -> Trainer:
    data = Dataset(np.array(positions)[:, np.newaxis], classes, ("x", "class"), task="classification")
    return Trainer(Experiment(dataset="blobs", train_share=1.0, hidden_layers=hidden_layers), data)


def test_the_nearest_neighbour_is_the_nearest_other_row():
    trainer = classes_at([0, 1, 5, 6, 20], [0, 0, 1, 1, 0])  # the last one's neighbour, at 6, is of class 1
    assert Evidence(trainer).neighbour_accuracy == pytest.approx(0.8)


def test_one_neuron_is_not_enough_for_an_island_and_is_for_two_shores():
    island = classes_at([0, 1, 2, 10, 11, 12, 20, 21, 22], [0, 0, 0, 1, 1, 1, 0, 0, 0])
    assert best_linear(Evidence(island)) == pytest.approx(2 / 3)  # whatever border: three of nine are wrong
    (finding,) = found(island, "one_neuron")
    assert (finding.severity, finding.measured) == (ALARM, pytest.approx(1 / 3))
    assert not found(classes_at([0, 1, 2, 10, 11, 12], [0, 0, 0, 1, 1, 1]), "one_neuron")
    assert not found(classes_at([0, 1, 2, 10, 11, 12, 20, 21, 22], [0, 0, 0, 1, 1, 1, 0, 0, 0], (2,)), "one_neuron")


@pytest.mark.parametrize("inputs", [("x", "y"), ("x2", "y2")])
def test_an_input_that_bends_makes_the_circle_learnable_with_one_neuron(inputs):
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(), inputs=inputs))
    assert bool(found(trainer, "one_neuron")) == (inputs == ("x", "y"))


def test_a_neuron_muted_by_hand_is_not_called_dead():
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(3,), activation="relu"))
    before = len(found(trainer, "dead"))
    for line in (0, 3, 6):  # x, y and bias to 1.1
        trainer.mute(line)
    assert len(found(trainer, "dead")) == before == 0


def test_one_dead_neuron_of_four_is_a_note_and_two_are_an_alarm():
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(4,), activation="relu"))
    assert not found(trainer, "dead")
    trainer.set_weight(8, -100)  # bias of 1.1
    (one,) = found(trainer, "dead")
    assert (one.severity, one.measured, one.lines) == (NOTE, 0.25, (0, 4, 8))
    assert one.told.startswith("Neuron 1.1 of 4 in hidden layer 1:")
    trainer.set_weight(10, -100)
    (two,) = found(trainer, "dead")
    assert (two.severity, two.lines) == (ALARM, (0, 2, 4, 6, 8, 10))
    assert two.told.startswith("Neurons 1.1 and 1.3 of 4")


def test_sizes_mislead_where_the_largest_raw_weight_counts_less():
    """Dollars a square foot are few, but there are many square feet; bedrooms are few and dear."""
    rng = np.random.default_rng(5)
    area, bedrooms = rng.normal(1500, 500, 200), rng.integers(1, 6, 200)
    data = Dataset(np.column_stack([area, bedrooms]), 150 * area + 8000 * bedrooms, ("area", "bedrooms", "price"))
    trainer = Trainer(Experiment(learning_rate=0.3), data)
    trainer.train(200)
    (finding,) = found(trainer, "sizes")
    assert finding.measured == pytest.approx(8000 / 150, rel=1e-3)
    assert "bedrooms is the largest, 8,000 against 150 for area" in finding.told


def test_a_test_that_spreads_otherwise_is_told():
    x = np.random.default_rng(5).normal(0, 1, (100, 1))
    test_rows = Trainer(Experiment(), Dataset(x, x, ("x", "y"))).problem.test_rows
    assert not found(Trainer(Experiment(), Dataset(x, x, ("x", "y"))), "spread")
    x[test_rows] *= 5
    (finding,) = found(Trainer(Experiment(), Dataset(x, x, ("x", "y"))), "spread")
    assert finding.measured == pytest.approx(x[test_rows].std() / np.delete(x, test_rows).std())
    assert (finding.severity, finding.lines) == (NOTE, (0,))


def many_rows(**settings) -> Trainer:
    """20,000 rows of seven inputs, of which 16,000 are learnt from, and the largest network."""
    rows = np.random.default_rng(3).normal(size=(20_000, 7))
    data = Dataset(rows, (rows[:, 0] > 0).astype(int), [*"abcdefg", "class"], task="classification")
    return Trainer(replace(Experiment(train_share=0.8).on(data), **settings), data)


def test_of_many_rows_some_are_looked_at_and_told():
    trainer = many_rows(hidden_layers=(2,), activation="relu")
    trainer.set_weight(14, -1000.0)  # the bias of 1.1: dead on all 16,000 rows
    told = diagnose(trainer)
    assert told.rows == 2_000
    (finding,) = found(trainer, "dead")
    assert "on all 2,000 training rows that were looked at, so" in finding.told
    seen = Evidence(trainer)
    share = trainer.problem.targets[trainer.problem.train_rows].mean()
    assert seen.targets.mean() == pytest.approx(share, abs=0.04)  # 3.6 standard errors of 2,000 draws
    assert seen.errors_ahead[0] == pytest.approx(trainer.train_loss, rel=0.1)
    np.testing.assert_array_equal(Evidence(trainer).inputs, seen.inputs)  # always the same ones


def test_a_moment_within_an_epoch_of_many_rows_can_be_looked_at():
    trainer = many_rows(hidden_layers=(2,), batch_size=3)
    trainer.train(5_000)  # more batches than 2,000 rows have
    assert diagnose(trainer).rows == 2_000


def test_what_is_wrong_of_many_rows_is_told_while_one_waits():
    trainer, times = many_rows(hidden_layers=(8,) * 6, batch_size=None), []
    for _ in range(3):
        start = perf_counter()
        diagnose(trainer)
        times.append(perf_counter() - start)
    assert min(times) < 0.5  # 0.1 s on a machine that has nothing else to do
