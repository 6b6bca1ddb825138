"""The loop: what one step does, what masks do to it, and that it allocates nothing."""

import tracemalloc

import numpy as np
import pytest

from weightviz.experiment import SETTINGS, Experiment
from weightviz.losses import LOSSES
from weightviz.network import parameter_count
from weightviz.passes import Pass, with_ones
from weightviz.problem import Problem
from weightviz.stepper import Stepper


def stepper_of(**settings):
    experiment = Experiment(**{"dataset": "circle", "hidden_layers": (4, 2), **settings})
    return Stepper(experiment, Problem.of(experiment))


def test_a_step_is_one_batch_and_an_epoch_all_training_rows():
    stepper = stepper_of(points=50, train_share=0.5, batch_size=10)  # 25 rows: batches of 10, 10 and 5
    places = []
    for _ in range(4):
        stepper.run(1)
        places.append((stepper.step, stepper.epoch, stepper.batch))
    assert places == [(1, 0, 1), (2, 0, 2), (3, 1, 0), (4, 1, 1)]


@pytest.mark.parametrize(("batch_size", "batches"), [(1, 25), (24, 2), (25, 1), (400, 1), (None, 1)])
def test_a_batch_is_never_larger_than_the_training_rows(batch_size, batches):
    stepper = stepper_of(points=50, train_share=0.5, batch_size=batch_size)
    assert stepper.batches_an_epoch == batches
    stepper.run(30)
    assert np.isfinite(stepper.parameters).all()


def test_a_new_batch_size_takes_effect_at_the_next_epoch():
    stepper = stepper_of(points=50, train_share=0.5, batch_size=10)
    stepper.run(1)
    stepper.next_batch_size = 5
    stepper.run(2)
    assert (stepper.epoch, stepper.batches_an_epoch) == (1, 5)


def test_steps_taken_at_once_or_one_by_one_are_the_same():
    at_once, one_by_one = stepper_of(batch_size=7), stepper_of(batch_size=7)
    at_once.run(60)
    for _ in range(60):
        one_by_one.run(1)
    assert at_once.parameters.tolist() == one_by_one.parameters.tolist()


def test_a_frame_holds_all_that_is_needed_to_go_on_bit_for_bit():
    stepper = stepper_of(points=50, train_share=0.5, batch_size=10)
    stepper.run(10)  # in the middle of an epoch
    (frame,) = stepper.frames([stepper.moment()], first_id=0)
    stepper.run(40)
    expected = stepper.parameters.tolist()
    stepper.next_batch_size = 3
    stepper.run(40)
    for again in (stepper, stepper_of(points=50, train_share=0.5, batch_size=10)):
        again.load(frame)
        again.run(40)
        assert again.parameters.tolist() == expected


def test_locked_and_muted_parameters_do_not_move_and_all_others_do():
    held, nothing = np.isin(np.arange(25), [0, 5, 24]), np.zeros(25, bool)
    for locked, muted in ((held, nothing), (nothing, held)):
        stepper = stepper_of()
        stepper.hold(stepper.start, locked, muted)
        stepper.run(20)
        assert (stepper.parameters[held] == stepper.start[held]).all()
        assert (stepper.parameters[~held] != stepper.start[~held]).all()


def test_muted_parameters_count_as_0_in_the_gradient():
    muted, zeroed, nothing = stepper_of(), stepper_of(), np.zeros(25, bool)
    third = np.arange(25) == 3
    muted.hold(muted.start, nothing, third)
    zeroed.hold(np.where(third, 0, zeroed.start), nothing, nothing)
    expected = zeroed.gradient()
    assert expected[3] != 0
    expected[3] = 0
    assert muted.gradient().tolist() == expected.tolist()


def test_a_muted_parameter_speaks_again_with_its_old_value():
    stepper, nothing = stepper_of(), np.zeros(25, bool)
    stepper.hold(stepper.start, nothing, np.arange(25) == 3)
    stepper.run(10)
    stepper.hold(stepper.parameters, nothing, nothing)
    assert stepper.heard[3] == stepper.start[3] != 0


def test_only_the_buffers_of_the_present_batch_size_are_kept():
    stepper = stepper_of(points=1000, train_share=1.0, batch_size=1000)
    stepper.run(1)
    tracemalloc.start()
    for size in range(999, 899, -1):  # a slider dragged through a hundred sizes
        stepper.next_batch_size = size
        stepper.run(2)
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    one_pass = 1000 * (4 + 2 + 1) * 4 * 8  # sums, slopes, deltas and outputs of every unit, in bytes
    assert grown < 5 * one_pass


# The loop allocates nothing. All rows are one batch of a large network, so that any array a step made, if only to
# drop it again, would show in the peak: a number a row is 8,000 bytes, a number a parameter 3,464. A small network
# with few rows shows what does not count: where numpy has no BLAS, as in the browser's Python, a matrix product alone
# takes 2,600 bytes, whatever its size.

LARGE = {"inputs": ("x", "y", "x2", "y2", "xy", "sinx", "siny"), "hidden_layers": (8,) * 6}
ONE_BATCH = {"points": 1000, "train_share": 1.0, "batch_size": None}
SMALL = {"hidden_layers": (2,), "points": 20, "train_share": 1.0, "batch_size": None}
BYTES_OF_PLAIN_NUMBERS = 2_000
HIDDEN = SETTINGS["activation"].kind.options


def peak_of(action):
    action()  # once before, so that nothing is counted that is made at first use
    tracemalloc.start()
    action()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize("muted", [False, True])
@pytest.mark.parametrize(
    ("activation", "loss"),
    [(name, "binary_cross_entropy") for name in HIDDEN if name != "gelu"]
    + [("tanh", name) for name, loss in LOSSES.items() if "regression" in loss.tasks],
)
def test_the_loop_allocates_no_array(activation, loss, muted):
    small, large = (
        stepper_of(**shape, activation=activation, loss=loss) for shape in (SMALL, {**LARGE, **ONE_BATCH})
    )
    if muted:
        for stepper in (small, large):
            count = stepper.start.size
            stepper.hold(stepper.start, np.zeros(count, bool), np.arange(count) == 0)
    assert peak_of(lambda: large.run(50)) < peak_of(lambda: small.run(50)) + BYTES_OF_PLAIN_NUMBERS


def test_gelu_alone_makes_one_array_for_its_slope():
    stepper = stepper_of(**LARGE, **ONE_BATCH, activation="gelu")
    one_layer = 8 * 1000 * 8  # eight units, a thousand rows, in bytes
    assert one_layer < peak_of(lambda: stepper.run(50)) < one_layer + BYTES_OF_PLAIN_NUMBERS


@pytest.mark.skipif(np.__version__.startswith("2.0."), reason="numpy 2.0 makes a copy inside logaddexp.reduce")
def test_softmax_and_its_cross_entropy_allocate_no_array(rng):
    sizes, loss = (7, 8, 3), LOSSES["softmax_cross_entropy"]
    rows, targets = with_ones(rng.normal(size=(1000, 7))), np.eye(3)[np.arange(1000) % 3]
    network = Pass(sizes, ("tanh", "softmax"), rng.normal(size=parameter_count(sizes)), rows=1000)

    def forward_and_backward():
        network.forward(rows)
        network.backward(targets, loss)

    assert peak_of(forward_and_backward) < BYTES_OF_PLAIN_NUMBERS


@pytest.mark.parametrize("size", [433, 1000], ids=["a parameter", "a row"])
def test_that_measure_would_notice_one_array_a_step(size):
    stepper, numbers = stepper_of(**LARGE, **ONE_BATCH), np.ones(size)

    def run_with_one_array_more():
        for _ in range(50):
            stepper.run(1)
            numbers + 1.0

    assert peak_of(run_with_one_array_more) > BYTES_OF_PLAIN_NUMBERS
