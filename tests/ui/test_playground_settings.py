"""What a change of settings does: live ones let the training go on, all others begin it anew with a new scene."""

import numpy as np
import pytest

from tests.ui.stage import agree, twin_of
from weightviz.experiment import Experiment
from weightviz.links import write_link
from weightviz.training import Trainer
from weightviz.ui.operations import handle


def test_a_new_learning_rate_holds_from_now_on_and_is_an_event(stage):
    stage.more(6)
    assert stage.header["settings"]["learning_rate"] != 0.01
    stage.playground.change(learning_rate=0.01)
    header = stage.take()
    assert header["settings"]["learning_rate"] == 0.01
    assert header["keep"] is None
    assert "scene" not in header
    stage.more(4)
    assert stage.header["conditions"][0]["event"] == "settings"
    assert [each["rate"] for each in stage.header["conditions"]] == [0.01]
    twin = Trainer(Experiment(dataset="circle", hidden_layers=(4, 2), batch_size=10))
    twin.train(6)
    twin.use(stage.playground.experiment)
    twin.train(4)
    assert agree(stage, twin)


@pytest.mark.parametrize("setting", [{"learning_rate": 0.01}, {"batch_size": 7}])
def test_replay_across_a_change_of_setting_is_exact(stage, setting):
    before = stage.playground.experiment
    stage.more(30)
    stage.playground.change(**setting)
    stage.take()
    stage.more(30)
    stage.trainer.history.limit = 20
    stage.more(1)  # one frame too many: now most are thinned out
    assert len(stage.trainer.history.frames) < 20
    for step in (55, 40, 31, 20):
        stage.ask({"op": "stay", **stage.here(stage.steps.index(step))})
        twin = Trainer(before)
        twin.train(min(step, 30))
        twin.use(stage.playground.experiment)
        twin.train(max(step - 30, 0))
        assert agree(stage, twin)


def test_other_data_begin_anew_with_scene_and_an_empty_timeline(stage):
    stage.more(5)
    stage.playground.change(dataset="houses_five")
    header = stage.take()
    assert (header["keep"], header["show"]) == (-1, True)
    assert header["scene"]["dataset"] == "houses_five"
    assert stage.steps == [0]
    assert stage.playground.experiment == Experiment(dataset="houses_five")
    stage.more(3)
    assert stage.steps == [0, 1, 2, 3]


def test_another_shape_chosen_on_the_stage_begins_anew_and_has_the_controls_drawn_again(stage):
    stage.more(5)
    header = stage.ask({"op": "settings", "values": {"hidden_layers": [3]}})
    assert header["scene"]["sizes"] == [2, 3, 1]
    assert header["settings"]["hidden_layers"] == [3]
    assert stage.steps == [0]
    assert stage.playground.page_changed


def test_a_speed_changes_no_number_of_the_training(stage):
    stage.more(5)
    header = stage.ask({"op": "settings", "values": {"speed": 1000}})
    assert header["settings"]["speed"] == 1000
    assert "scene" not in header
    stage.more(5)
    twin = twin_of(stage)
    twin.train(10)
    assert agree(stage, twin)


def test_axes_change_the_scene_but_not_the_training(open_stage):
    stage = open_stage(dataset="houses_five")
    stage.more(5)
    header = stage.ask({"op": "settings", "values": {"axes": ["lot_sqft", "area_sqft"]}})
    names = [column["name"] for column in header["scene"]["columns"]]
    assert [names[place] for place in header["scene"]["axes"]] == ["lot_sqft", "area_sqft"]
    assert stage.steps == [0, 1, 2, 3, 4, 5]  # a stage with a new scene begins with an empty timeline
    assert header["keep"] == -1


@pytest.mark.parametrize(("setting", "usual", "other"), [("output_shows", "all", "row"), ("slice", "off", "on")])
def test_another_look_needs_neither_a_scene_nor_frames(open_stage, setting, usual, other):
    stage = open_stage(dataset="friends")
    stage.more(5)
    assert stage.header["settings"][setting] == usual
    header = stage.ask({"op": "settings", "values": {setting: other}})
    assert header["settings"][setting] == other
    assert "scene" not in header
    assert (header["keep"], header["show"]) == (None, False)
    assert stage.steps == [0, 1, 2, 3, 4, 5]
    assert setting in stage.ask({"op": "settings", "values": {setting: "two"}})["notice"]
    assert getattr(stage.playground.view, setting) == other


def test_another_look_at_an_earlier_moment_stays_there(open_stage):
    stage = open_stage(dataset="friends")
    stage.more(5)
    stage.ask({"op": "shown", **stage.here(2)})
    header = stage.ask({"op": "settings", "values": {"output_shows": "row"}})
    assert (header["shown"], stage.playground.on_screen.step, stage.trainer.step) == (2, 2, 5)


def test_a_speed_asked_for_together_with_a_shape_does_not_hide_the_new_scene(stage):
    stage.more(1)
    shape, speed = ({"op": "settings", "values": values} for values in ({"hidden_layers": []}, {"speed": 5}))
    header = stage.ask(shape, speed)
    assert header["scene"]["sizes"] == [2, 1]
    assert header["settings"]["speed"] == 5


def test_what_was_meant_for_the_network_before_is_not_done_to_the_new_one(stage):
    stage.more(5)
    turn = {"op": "set", "index": 0, "value": 9.0, "at": None}
    train = {"op": "more", "frames": 3, "every": 1, "at": None}
    shape, speed = ({"op": "settings", "values": values} for values in ({"hidden_layers": [3]}, {"speed": 5}))
    header = stage.ask(shape, turn, train, speed)
    assert (stage.steps, header["undo"], header["settings"]["speed"]) == ([0], False, 5)
    assert agree(stage, twin_of(stage))


def test_a_notice_repeats_no_more_of_a_value_than_a_line_holds(stage):
    stage.playground.change(loss="x" * 10**6)
    assert "loss" in stage.take()["notice"]
    assert len(stage.take()["notice"]) < 300
    stage.playground.change(points=10**5000)
    assert "points" in stage.take()["notice"]
    assert len(stage.take()["notice"]) < 300


@pytest.mark.parametrize("axes", [["lot_sqft", "x"], ["x", "y"], ["area_sqft", "lot_sqft"]])
def test_axes_are_columns_of_the_data_or_nothing(open_stage, axes):
    stage = open_stage(dataset="houses_five")
    stage.ask({"op": "settings", "values": {"axes": axes}})
    assert stage.playground.view.axes == tuple(name for name in axes if name.endswith("sqft"))
    stage.playground.change(dataset="circle")
    assert stage.playground.view.axes == ()


@pytest.mark.parametrize("name", ["\ud800", "x" * 65, "a,b", ""])
def test_an_axis_that_no_address_could_hold_is_refused(stage, name):
    assert "axes" in stage.ask({"op": "settings", "values": {"axes": [name, "x"]}})["notice"]
    assert write_link(stage.playground.experiment, stage.playground.view)["data"] == "circle"


def test_a_message_from_before_a_new_training_is_not_carried_out_but_told_everything(stage):
    stage.more(5)
    late = stage.message({"op": "set", "index": 0, "value": 9.0, "at": None})
    stage.playground.change(seed=2)
    handle(stage.playground, late)  # the stage wrote it before it could hear of the change
    header = stage.take()
    assert header["ack"] == late["seq"]
    assert (header["notice"], header["undo"]) == ("", False)
    assert header["scene"]["sizes"] == [2, 4, 2, 1]
    assert agree(stage, twin_of(stage))
    stage.more(2)
    assert stage.steps == [0, 1, 2]


def test_nobody_has_seen_what_was_not_sent_yet(stage):
    handle(stage.playground, {**stage.message(), "seen": 10**9})
    stage.playground.change(seed=2)
    assert stage.take()["scene"]["sizes"] == [2, 4, 2, 1]


def test_a_new_scene_is_told_until_the_stage_has_heard_it(stage):
    stage.playground.change(dataset="blobs")
    stage.playground.change(learning_rate=0.5)  # the payload in between may have been lost
    assert stage.take()["scene"]["dataset"] == "blobs"
    assert "scene" not in stage.more(1)


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"learning_rate": 99.0}, "learning_rate"),
        ({"inputs": ()}, "inputs"),
        ({"hidden_layers": (9, 9)}, "hidden_layers"),
        ({"loss": "nonsense"}, "loss"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_a_sentence(stage, settings, word):
    stage.more(5)
    before = stage.playground.experiment, stage.trainer.frame
    stage.playground.change(**settings)
    notice = stage.take()["notice"]
    assert word in notice
    assert notice.endswith("The setting stays as it was.")
    assert (stage.playground.experiment, stage.trainer.frame) == before


def test_another_loss_takes_an_output_that_fits_it(open_stage):
    stage = open_stage(dataset="circle", loss="mean_squared_error", output_activation="tanh")
    stage.playground.change(loss="binary_cross_entropy")
    assert stage.take()["scene"]["output_activation"] == "sigmoid"
    stage.playground.change(loss="mean_squared_error")
    assert stage.take()["scene"]["output_activation"] == "sigmoid"  # it fits here too


@pytest.mark.parametrize(
    ("layers", "activation"),
    [
        ([5, 3], ("tanh", "relu")),
        ([5, 3, 2, 2], ("tanh", "relu", "relu", "relu")),
        ([5], "tanh"),
        ([], "tanh"),
    ],
)
def test_activations_given_layer_by_layer_follow_the_layers(open_stage, layers, activation):
    stage = open_stage(dataset="circle", hidden_layers=(4, 2), activation=("tanh", "relu"))
    header = stage.ask({"op": "settings", "values": {"hidden_layers": layers}})
    assert stage.playground.experiment.activation == activation
    assert header["scene"]["sizes"] == [2, *layers, 1]
    assert header["notice"] == ""


def test_other_data_with_other_layers_keep_what_fits_of_the_activations(open_stage):
    stage = open_stage(dataset="circle", hidden_layers=(4, 2, 2), activation=("tanh", "relu", "elu"))
    stage.playground.change(dataset="hills")
    assert stage.take()["notice"] == ""
    assert stage.playground.experiment.activations[0] == "tanh"
    stage.playground.change(dataset="houses_2010")
    assert stage.playground.experiment.activation == "tanh"


@pytest.mark.parametrize("layers", [None, 3, "4-2", {}, [99], [[4]]])
def test_layers_that_cannot_be_leave_activations_alone(open_stage, layers):
    stage = open_stage(dataset="circle", hidden_layers=(4, 2), activation=("tanh", "relu"))
    stage.more(2)
    before = stage.playground.experiment
    stage.ask({"op": "settings", "values": {"hidden_layers": layers}})
    after = stage.playground.experiment
    assert after == before or layers == 3  # a number alone is one layer


def test_no_activation_at_all_is_refused_with_a_sentence(stage):
    before = stage.playground.experiment
    header = stage.ask({"op": "settings", "values": {"activation": [], "hidden_layers": [4]}})
    assert header["notice"].startswith("activation must be one of")
    assert stage.playground.experiment == before


def test_early_stopping_is_told_once_training_stops_and_no_more_when_it_goes_on(open_stage):
    stage = open_stage(dataset="circle", early_stopping=1, batch_size=50, learning_rate=5.0)
    assert stage.header["stopped"] is None
    while not stage.header["stopped"]:
        stage.more(20)
        assert stage.steps[-1] < 5_000
    assert stage.header["stopped"] == stage.trainer.stopped
    assert f"stopped at step {stage.steps[-1]}" in stage.header["stopped"]
    stage.more(1)
    assert stage.header["stopped"] is None


def test_penalties_travel_with_frames_and_scene(open_stage):
    stage = open_stage(dataset="circle", l1=0.01, l2=0.02)
    stage.more(3)
    assert (stage.playground.experiment.l1, stage.playground.experiment.l2) == (0.01, 0.02)
    for (_, _, values), frame in zip(stage.frames, stage.trainer.history.frames, strict=True):
        assert values[-1] == np.float32(frame.penalty) > 0


def test_the_weights_on_screen_can_become_the_start(stage):
    stage.more(10)
    weights = stage.trainer.network.parameters.tolist()
    stage.playground.start_from_here()
    stage.take()
    assert stage.steps == [0]
    assert stage.trainer.start.tolist() == weights
    stage.playground.change(l2=0.01)  # goes on from the same start
    assert stage.trainer.start.tolist() == weights
    stage.playground.change(seed=99)  # another start
    assert stage.trainer.start.tolist() == Experiment(
        dataset="circle", hidden_layers=(4, 2), batch_size=10, l2=0.01, seed=99
    ).start.tolist()


def test_another_shape_draws_its_own_start(stage):
    stage.more(10)
    stage.playground.start_from_here()
    stage.take()
    stage.ask({"op": "settings", "values": {"hidden_layers": [3]}})
    assert stage.header["scene"]["sizes"] == [2, 3, 1]
    assert stage.playground.experiment.start_values == ()


def test_a_message_is_answered_by_one_payload_however_much_it_changes(stage):
    before, ops = stage.header["serial"], [{"op": "settings", "values": {"seed": 5, "speed": 7}}, {"op": "all"}]
    header = stage.ask(*ops)
    assert header["serial"] == before + 1
    assert (header["settings"]["seed"], header["settings"]["speed"], header["keep"]) == (5, 7, -1)


def test_changes_made_together_are_told_in_one_payload(stage):
    before = stage.header["serial"]
    with stage.playground.answering() as answer:
        answer.notice = "Both."
        stage.playground.change(seed=5)
        stage.playground.add_by_click(0)
    header = stage.take()
    assert (header["serial"], header["notice"]) == (before + 1, "Both.")
    assert (header["settings"]["seed"], header["settings"]["adding"]) == (5, 0)
