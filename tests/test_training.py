"""Training reaches what mathematics says it must reach, and stops when it runs away."""

import numpy as np
import pytest

import weightviz as wv
from weightviz.describe import slopes_and_intercept

HAND_MADE = wv.Dataset([[1000.0], [3000.0]], [100.0, 200.0], ["area", "price"], ["sq ft", "$"])


def hand_made_neuron(learning_rate=0.1):
    """Standardised, the two houses are x = -1, y = -1 and x = +1, y = +1."""
    trainer = wv.Trainer(wv.Experiment(train_share=1.0, learning_rate=learning_rate), data=HAND_MADE)
    trainer.set_weight(0, 0.5)
    trainer.set_weight(1, 0.25)
    return trainer


# One step by hand


def test_one_step_of_one_neuron_by_hand():
    trainer = hand_made_neuron()
    # guesses  0.5 x -1 + 0.25 = -0.25      0.5 x 1 + 0.25 = 0.75
    # misses   -0.25 - -1 = 0.75            0.75 - 1 = -0.25
    # loss     (0.5625 + 0.0625) / 2 = 0.3125
    assert trainer.train_loss == pytest.approx(0.3125)
    # slope for w: 2 / 2 x (0.75 x -1 + -0.25 x 1) = -1; for b: 2 / 2 x (0.75 - 0.25) = 0.5
    assert trainer.gradient() == pytest.approx([-1.0, 0.5])
    trainer.train(1)
    # w = 0.5 - 0.1 x -1 = 0.6              b = 0.25 - 0.1 x 0.5 = 0.2
    assert trainer.network.parameters == pytest.approx([0.6, 0.2])
    # guesses -0.4 and 0.8, misses 0.6 and -0.2: (0.36 + 0.04) / 2
    assert trainer.train_loss == pytest.approx(0.2)


def test_prediction_is_in_the_datas_own_units():
    trainer = hand_made_neuron()
    # 4,000 sq ft are 2 spreads above the mean: 0.5 x 2 + 0.25 = 1.25 spreads of $50 above $150
    assert trainer.predict([[4000.0], [2000.0]]) == pytest.approx(np.array([[212.5], [162.5]]))


# Houses: the closed form


@pytest.mark.parametrize(
    ("train_share", "slope", "intercept"), [(1.0, 113.8767, 9782.16), (0.8, 116.2296, 6547.84)]
)
def test_gradient_descent_on_houses_reaches_the_closed_form(train_share, slope, intercept):
    trainer = wv.Trainer(wv.Experiment(train_share=train_share, learning_rate=0.1))
    trainer.train(100)
    slopes, at_zero = slopes_and_intercept(trainer)
    assert slopes == pytest.approx([slope], rel=1e-3)
    assert at_zero == pytest.approx(intercept, rel=1e-3)


def test_scores_of_the_houses_are_those_of_the_credits():
    trainer = wv.Trainer(wv.Experiment(learning_rate=0.1))
    trainer.train(100)
    assert trainer.frame.train_score == pytest.approx(0.6216, abs=5e-5)
    assert trainer.frame.test_score == pytest.approx(0.5565, abs=5e-5)
    # of a standardised target the loss is what R2 leaves unexplained
    assert trainer.train_loss == pytest.approx(1 - trainer.frame.train_score)


def test_five_features_reach_the_standardised_weights_of_the_credits():
    trainer = wv.Trainer(wv.Experiment(dataset="houses_five", train_share=1.0, learning_rate=0.1))
    trainer.train(2000)
    target = trainer.problem.target_scaling
    in_dollars = dict(zip(trainer.problem.names, trainer.network.weights[0][:, 0] * target.sd, strict=True))
    assert in_dollars == pytest.approx(
        {
            "area_sqft": 46629.07,
            "age_years": -20616.24,
            "bedrooms": -11739.82,
            "garage_cars": 10500.55,
            "lot_sqft": 7896.40,
        },
        rel=1e-6,
    )
    assert target.mean + target.sd * trainer.network.biases[0] == pytest.approx(179306.135)
    assert trainer.frame.train_score == pytest.approx(0.8022, abs=5e-5)


# The learning rate: for one standardised feature each step leaves (1 - 2 rate) of the distance to the optimum


def distances_from_optimum(learning_rate, steps):
    trainer = wv.Trainer(wv.Experiment(learning_rate=learning_rate))
    optimum = np.array([0.6216**0.5, 0.0])  # the correlation of area and price is the root of R2
    distances = []
    for _ in range(steps):
        distances.append(np.abs(trainer.network.parameters - optimum).max())
        trainer.train(1)
    return distances


def test_rate_one_half_reaches_the_optimum_in_one_step():
    trainer = wv.Trainer(wv.Experiment(learning_rate=0.5))
    trainer.train(1)
    slopes, intercept = slopes_and_intercept(trainer)
    assert (slopes[0], intercept) == pytest.approx((116.2296, 6547.84), rel=1e-6)


def test_rate_one_goes_to_and_fro_for_ever():
    trainer = wv.Trainer(wv.Experiment(learning_rate=1.0))
    here, loss = trainer.network.parameters, trainer.train_loss
    trainer.train(1)
    there = trainer.network.parameters
    assert np.abs(there - here).max() > 0.1
    trainer.train(999)
    assert trainer.network.parameters == pytest.approx(here, rel=1e-9)
    trainer.train(1)
    assert trainer.network.parameters == pytest.approx(there, rel=1e-9)
    assert trainer.train_loss == pytest.approx(loss)
    assert trainer.diverged is None


def test_rate_eleven_tenths_grows_by_a_fifth_each_step():
    distances = distances_from_optimum(1.1, 20)
    assert distances[19] / distances[0] == pytest.approx(1.2**19, rel=1e-3)


# Running away


def test_a_runaway_stops_at_the_last_good_frame_and_says_which_knob_to_turn():
    trainer = wv.Trainer(wv.Experiment(learning_rate=1.2))
    first = trainer.train_loss
    trainer.train(1000, every=1)
    # Each step multiplies the distance by 1.4, the error beyond the smallest one, 1 - R2, by 1.96.
    smallest = 1 - 0.6216
    last_good = int(np.log((1e6 * first - smallest) / (first - smallest)) / np.log(1.96))
    assert trainer.step == last_good
    assert trainer.train_loss <= 1e6 * first < trainer.train_loss * 1.97
    assert np.isfinite(trainer.network.parameters).all()
    assert trainer.history.frames[-1] is trainer.frame
    bound = f"{1e6 * first:,.0f}"
    assert f"by step {last_good + 1} the error had run away past {bound}, where training stops." in trainer.diverged
    assert f"stays at step {last_good}." in trainer.diverged
    assert "Turn the learning rate down from 1.2 " in trainer.diverged


@pytest.mark.parametrize("dataset", ["houses_five", "hills", "circle"])
def test_a_runaway_to_infinity_within_one_call_goes_back_to_where_it_began(dataset):
    settings = {"activation": "linear", "loss": "mean_squared_error", "output_activation": "linear"}
    trainer = wv.Trainer(wv.Experiment(dataset=dataset, hidden_layers=(8, 8), learning_rate=10.0, **settings))
    trainer.train(2000)
    assert trainer.diverged
    assert trainer.step == 0
    assert trainer.network.parameters.tolist() == trainer.start.tolist()


def test_after_a_runaway_a_lower_rate_goes_on():
    trainer = wv.Trainer(wv.Experiment(learning_rate=1.2))
    trainer.train(1000, every=1)
    stopped = trainer.step
    trainer.use(wv.Experiment(learning_rate=0.1))
    trainer.train(300)
    assert trainer.diverged is None
    assert trainer.step == stopped + 300
    assert trainer.train_loss == pytest.approx(1 - 0.6216, abs=5e-5)


# What can and what cannot be learnt


def trained_on_xor(hidden_layers, learning_rate=0.1):
    experiment = wv.Experiment(
        dataset="xor", points=1000, noise=0.0, hidden_layers=hidden_layers, learning_rate=learning_rate
    )
    trainer = wv.Trainer(experiment)
    trainer.train(3000)
    return trainer


def test_exclusive_or_is_chance_to_one_neuron():
    alone = trained_on_xor(hidden_layers=())
    assert alone.train_loss == pytest.approx(np.log(2), abs=0.01)  # even odds


def test_exclusive_or_needs_more_than_one_hidden_neuron():
    # One line gets three of the four quadrants right at best.
    assert trained_on_xor(hidden_layers=(1,)).frame.test_score < 0.8
    assert trained_on_xor(hidden_layers=(4,), learning_rate=0.5).frame.test_score > 0.95


def test_from_zeros_hidden_units_stay_alike():
    trainer = wv.Trainer(wv.Experiment(dataset="xor", hidden_layers=(4,), initializer="zeros"))
    trainer.train(500)
    # Silent units pass no error back and hear none: only the output's bias has moved.
    assert not trainer.network.parameters[:-1].any()
    assert trainer.train_loss == pytest.approx(np.log(2), abs=0.01)


def test_units_that_start_alike_stay_alike_and_exclusive_or_stays_unsolved():
    trainer = wv.Trainer(wv.Experiment(dataset="xor", noise=0.0, hidden_layers=(4,), initializer="zeros"))
    for index in range(trainer.start.size):
        trainer.set_weight(index, 0.3)
    trainer.train(500)
    weights = trainer.network.weights
    assert np.abs(weights[0] - 0.3).max() > 0.01  # they have learnt something
    assert np.ptp(weights[0], axis=1) == pytest.approx(0, abs=1e-9)  # the same thing
    assert np.ptp(weights[1]) == pytest.approx(0, abs=1e-9)
    assert trainer.frame.train_score < 0.8


# Odd shapes


@pytest.mark.parametrize(
    "settings",
    [
        {"dataset": "circle", "hidden_layers": ()},
        {"dataset": "circle", "hidden_layers": (1,)},
        {"dataset": "circle", "hidden_layers": (16,)},
        {"dataset": "circle", "hidden_layers": (8,) * 6, "inputs": wv.DATASETS["circle"].inputs},
        {"dataset": "circle", "batch_size": 100_000},
        {"dataset": "circle", "points": 20, "train_share": 0.1},
        {"dataset": "hills", "points": 20, "train_share": 0.1, "batch_size": 1},
    ],
    ids=[
        "no hidden layer",
        "one neuron",
        "16 neurons",
        "largest",
        "huge batch",
        "2 rows",
        "2 rows, 1 a batch",
    ],
)
def test_odd_shapes_learn_something(settings):
    trainer = wv.Trainer(wv.Experiment(**settings))
    before = trainer.train_loss
    trainer.train(200)
    assert trainer.step == 200
    assert trainer.train_loss < before
    assert trainer.predict([[0.0, 1.0]]).shape == (1, 1)


def test_without_test_rows_there_is_no_test_loss():
    trainer = wv.Trainer(wv.Experiment(train_share=1.0))
    trainer.train(1)
    assert trainer.test_loss is None
    assert trainer.frame.test_score is None


# Frames and snapshots


def test_frames_are_recorded_at_the_end_or_every_so_often():
    trainer = wv.Trainer(wv.Experiment(dataset="circle"))
    trainer.train(25, every=10)
    trainer.train(5)
    trainer.train(0)
    assert [frame.step for frame in trainer.history.frames] == [0, 10, 20, 25, 30]
    assert (trainer.step, trainer.epoch) == (30, 3)  # 100 training rows in batches of 10


def test_enough_is_asked_again_before_many_frames_of_a_long_table_are_measured():
    rows = np.arange(20_000.0)[:, np.newaxis]
    long = wv.Trainer(wv.Experiment(hidden_layers=(8, 8, 8), batch_size=1), data=wv.Dataset(rows, rows, ["a"]))
    held = []
    long.train(8, 1, lambda: held.append(len(long.history.frames)) or False)
    assert held[-1] >= 6  # measured and recorded by the time of the last asking


@pytest.mark.parametrize(("steps", "every"), [(-1, None), (1, 0), (1, -5)])
def test_steps_that_cannot_be(steps, every):
    with pytest.raises(ValueError, match=f"got {steps} and {every}"):
        wv.Trainer(wv.Experiment()).train(steps, every)


def test_a_network_is_a_snapshot_that_training_does_not_change():
    trainer = wv.Trainer(wv.Experiment(dataset="circle"))
    network = trainer.network
    before = network.parameters.tolist()
    trainer.train(10)
    assert network.parameters.tolist() == before != trainer.network.parameters.tolist()
    with pytest.raises(ValueError, match="read-only"):
        trainer.network.parameters[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        trainer.start[0] = 1


def test_the_same_settings_give_the_same_numbers_and_another_seed_others():
    first, again, other = (wv.Trainer(wv.Experiment(dataset="spiral", seed=seed)) for seed in (3, 3, 4))
    for trainer in (first, again, other):
        trainer.train(123)
    assert first.network.parameters.tolist() == again.network.parameters.tolist()
    assert first.network.parameters.tolist() != other.network.parameters.tolist()


def test_a_seed_changes_the_order_of_rows_too():
    trainers = [
        wv.Trainer(wv.Experiment(dataset="blobs", noise=0.5, seed=seed, initializer="zeros"))
        for seed in (1, 2)
    ]
    for trainer in trainers:
        trainer.train(3)
    assert trainers[0].network.parameters.tolist() != trainers[1].network.parameters.tolist()


def test_it_can_be_printed():
    trainer = wv.Trainer(wv.Experiment(dataset="circle"))
    assert (
        repr(trainer)
        == "Trainer(Network(2-4-2-1, 25 parameters) on Dataset(200 points: x, y -> class), step 0)"
    )
