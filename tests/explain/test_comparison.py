"""Two runs side by side: what differs is named, and only what can be compared is compared."""

from dataclasses import replace

import numpy as np
import pytest

from weightviz import Experiment, Trainer
from weightviz.data import RowEdits
from weightviz.explain.comparison import by_hand, changes_between, compare, error_curve

CIRCLE = Experiment(dataset="circle", hidden_layers=(4, 2), seed=7)


def trained(experiment: Experiment, steps: int = 20, every: int | None = 5) -> Trainer:
    trainer = Trainer(experiment)
    trainer.train(steps, every)
    return trainer


@pytest.mark.parametrize(
    "change", [{"learning_rate": 0.5}, {"seed": 4}, {"activation": "relu"}, {"l2": 0.01}, {"noise": 0.2},
               {"hidden_layers": (3,)}, {"start_values": (0.5,) * 25}, {"batch_size": None}]
)  # fmt: skip
def test_the_one_setting_that_was_changed_is_named_with_both_values(change):
    ((name, value),) = change.items()
    (found,) = changes_between(Trainer(CIRCLE), Trainer(replace(CIRCLE, **change)))
    assert tuple(found) == (name, getattr(CIRCLE, name), value)


@pytest.mark.parametrize("change", [{"points": 90}, {"noise": 0.3}, {"data_seed": 5}, {"activation": "relu"},
                                    {"dropout": 0.2}, {"schedule_steps": 7}])  # fmt: skip
def test_a_setting_that_changes_no_number_of_either_run_is_not_named(change):
    houses = Experiment()
    one, other = trained(houses), trained(replace(houses, **change))
    np.testing.assert_array_equal(one.network.parameters, other.network.parameters)
    assert compare(one, other).changes == ()


def test_one_activation_for_all_is_the_same_however_it_was_given():
    assert changes_between(Trainer(CIRCLE), Trainer(replace(CIRCLE, activation=("tanh", "tanh")))) == ()


OWN_START = replace(CIRCLE, start_values=(0.25,) * 25, batch_size=None)


@pytest.mark.parametrize(
    ("experiment", "change"),
    [(OWN_START, {"seed": 4}), (OWN_START, {"initializer": "he"}),
     (replace(OWN_START, batch_size=10), {"initializer": "he"}),
     (replace(CIRCLE, initializer="zeros", batch_size=100), {"seed": 4}),  # 100 rows: all of them in each step
     (Experiment(train_share=1.0), {"early_stopping": 1})],
)  # fmt: skip
def test_what_is_drawn_nowhere_is_not_named(experiment, change):
    one, other = trained(experiment), trained(replace(experiment, **change))
    np.testing.assert_array_equal(one.network.parameters, other.network.parameters)
    assert changes_between(one, other) == ()


@pytest.mark.parametrize(
    "settings",
    [{}, {"initializer": "zeros"}, {"start_values": (0.25,) * 25},
     {"start_values": (0.25,) * 25, "batch_size": None, "dropout": 0.5}],
)  # fmt: skip
def test_a_seed_that_draws_weights_or_rows_or_silent_neurons_is_named(settings):
    experiment = replace(CIRCLE, **settings)
    one, other = trained(experiment), trained(replace(experiment, seed=4))
    assert (one.network.parameters != other.network.parameters).any()
    assert changes_between(one, other) == (("seed", 7, 4),)


def test_small_batches_of_before_count_too():
    one, other = trained(replace(CIRCLE, initializer="zeros")), trained(replace(CIRCLE, initializer="zeros", seed=4))
    for each in (one, other):
        each.use(replace(each.experiment, batch_size=None))
    assert [each.setting for each in changes_between(one, other)] == ["seed"]


def test_differences_are_those_of_what_the_sums_meet():
    kept = trained(CIRCLE)
    now = kept.copy()
    now.set_weight(3, kept.network.parameters[3] + 2.0)
    now.set_weight(8, kept.network.parameters[8] - 3.0)
    now.set_weight(1, kept.network.parameters[1] + 0.004)
    now.mute(0)
    found = compare(kept, now)
    expected = np.zeros(25)
    expected[[3, 8, 1, 0]] = 2.0, -3.0, 0.004, -kept.network.parameters[0]
    np.testing.assert_allclose(found.differences, expected, atol=1e-12)
    assert found.most_different(2) == (8, 3)
    assert found.most_different(25) == (8, 3, 0)  # a change that two digits do not show is left out


def test_lines_of_other_shapes_or_other_inputs_are_not_compared():
    kept = trained(CIRCLE)
    for change in ({"hidden_layers": (4, 3)}, {"inputs": ("x", "x2")}):
        found = compare(kept, trained(replace(CIRCLE, **change)))
        assert (found.same_lines, found.same_start, found.most_different(3)) == (False, False, ())


def test_errors_are_compared_on_the_same_rows_and_by_the_same_loss_only():
    kept = Trainer(CIRCLE)
    same = {"learning_rate": 0.5}, {"hidden_layers": ()}, {"inputs": ("x",)}, {"seed": 4}
    other_rows = {"noise": 0.3}, {"data_seed": 2}, {"points": 100}, {"train_share": 0.7}
    for change in same:
        found = compare(kept, Trainer(replace(CIRCLE, **change)))
        assert (found.same_rows, found.same_errors) == (True, True)
    for change in other_rows:
        found = compare(kept, Trainer(replace(CIRCLE, **change)))
        assert (found.same_rows, found.same_errors) == (False, False)
    found = compare(kept, Trainer(replace(CIRCLE, loss="mean_squared_error")))
    assert (found.same_rows, found.same_errors) == (True, False)


def test_one_row_left_out_is_another_table():
    found = compare(Trainer(Experiment()), Trainer(Experiment(), edits=RowEdits(hidden=(4,))))
    assert not found.same_errors and found.changes == ()


def test_the_same_houses_are_the_same_rows_however_many_columns_are_read():
    one, five = Trainer(Experiment()), Trainer(Experiment(dataset="houses_five"))
    assert compare(one, five).same_errors
    assert not compare(one, Trainer(CIRCLE)).same_rows


def test_the_start_differs_with_the_seed_and_not_with_the_rate():
    kept = trained(CIRCLE)
    assert compare(kept, trained(replace(CIRCLE, learning_rate=0.5))).same_start
    assert not compare(kept, trained(replace(CIRCLE, seed=4))).same_start


def test_a_run_that_goes_on_from_the_kept_one_was_one_with_it_until_then():
    now = trained(CIRCLE)
    kept = now.copy()
    now.train(5)
    assert compare(kept, now).together_until == 20
    now.rewind(10)
    assert compare(kept, now).together_until == 10
    assert compare(kept, trained(CIRCLE)).together_until is None


def test_the_curve_is_the_history_and_in_dollars_where_there_are_some():
    trainer = trained(Experiment())
    curve, prices = error_curve(trainer), trainer.data.target[trainer.problem.train_rows]
    misses = trainer.predict(trainer.data.rows) - trainer.data.target
    assert (curve.measure, curve.unit) == ("typical miss", "$")
    assert curve.steps.tolist() == [0, 5, 10, 15, 20]
    for errors, rows in ((curve.train, trainer.problem.train_rows), (curve.test, trainer.problem.test_rows)):
        assert errors[-1] == pytest.approx(np.sqrt(np.mean(misses[rows] ** 2)), rel=1e-9)
    assert curve.train[-1] < np.std(prices) * 2
    plain = error_curve(trained(replace(CIRCLE, train_share=1.0)))
    assert (plain.measure, plain.unit, plain.test) == ("cross-entropy", "", None)


def test_batches_of_other_sizes_are_compared_over_epochs():
    one, other = trained(CIRCLE), trained(replace(CIRCLE, batch_size=30), 7, 1)
    assert compare(one, trained(replace(CIRCLE, learning_rate=0.5))).clock == "step"
    assert compare(one, other).clock == "epoch"
    # 100 rows in batches of 30, 30, 30 and 10
    np.testing.assert_allclose(error_curve(other).epochs, [0, 0.3, 0.6, 0.9, 1, 1.3, 1.6, 1.9])


def test_what_a_hand_did_and_what_rates_were_used_is_counted():
    trainer = trained(CIRCLE)
    trainer.set_weight(0, 1.0)
    trainer.mute(1)
    trainer.lock(2)
    trainer.use(replace(CIRCLE, learning_rate=0.5))
    assert by_hand(trainer).rates == (CIRCLE.learning_rate,)  # nothing was trained with the other yet
    trainer.train(3)
    assert by_hand(trainer) == (3, 1, 1, (CIRCLE.learning_rate, 0.5), (10,))
    trainer.reset()
    assert by_hand(trainer)[:4] == (0, 1, 1, ())
