"""The whole page without a browser: every control turned, every kind of address opened."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.ui.page import NEEDS_APPTEST, Page, agrees, setting_of
from tests.ui.stage import decode
from weightviz.data import DATASETS
from weightviz.experiment import CONTROLS, SETTINGS, Experiment, View
from weightviz.links import read_link
from weightviz.ui.operations import handle

pytestmark = NEEDS_APPTEST


def test_the_page_opens_on_the_houses():
    page = Page()
    assert page.experiment == Experiment()
    assert page.address == {}
    assert page.told()["scene"]["dataset"] == "houses_2010"
    assert page.told()["notice"] == ""
    assert agrees(page)


def test_the_page_opens_from_any_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert agrees(Page())


# Controls


@pytest.mark.parametrize("dataset", ["houses_five", "circle"])
def test_every_option_of_every_list_can_be_chosen_and_left_again(dataset):
    address = {"data": dataset, "layers": "3"}
    for setting in map(setting_of, Page(**address).lists()):
        page, reached = Page(**address), set()
        options = [words for words in page.widget(setting).options if not words.endswith("…")]
        for words in options:
            page.widget(setting).set_value(words)
            page.run()
            assert agrees(page)
            reached.add(page.value(setting))
            assert set(options) <= set(page.widget(setting).options)
        assert len(reached) == len(options)


@pytest.mark.parametrize("dataset", ["houses_2010", "circle", "hills"])
def test_every_number_can_be_turned_from_end_to_end(dataset):
    page = Page(data=dataset)
    numbers = [setting_of(each) for each in page.app.number_input]
    assert "seed" in numbers
    for setting in numbers:
        kind = SETTINGS[setting].kind
        for number in (kind.low, kind.high, 77):
            page.widget(setting).set_value(int(number))
            page.run()
            assert getattr(page.experiment, setting) == number
            assert agrees(page)


@pytest.mark.parametrize("dataset", DATASETS)
def test_inputs_can_be_chosen_one_by_one_and_together(dataset):
    page, source = Page(data=dataset), DATASETS[dataset]
    for inputs in filter(None, ([source.inputs[-1]], list(source.inputs[:7]), list(source.inputs[1:3]))):
        page.widget("inputs").set_value(inputs)
        page.run()
        assert set(page.experiment.inputs) == set(inputs)
        assert len(page.told()["scene"]["inputs"]) == len(inputs)
        assert agrees(page)


def test_the_formula_of_what_is_chosen_stands_below_it():
    page = Page(data="circle", optimizer="momentum", schedule="cosine")
    captions = [caption.value for caption in page.app.caption]
    assert {"v = 0.9 v + gradient, w = w − rate × v", "f(z) = 1 / (1 + e^−z)"} <= set(captions)
    assert "rate × (1 + cos(π × step / n)) / 2 up to step n, then 0" in captions
    page.widget("optimizer").set_value("gradient_descent")
    page.run()
    assert "w = w − rate × gradient" in [caption.value for caption in page.app.caption]


def test_only_data_with_a_split_of_their_own_offer_it():
    page = Page(data="seattle_2014")
    assert page.experiment.train_share is None
    assert page.widget("train_share").options[0] == "the data's own days"
    assert any(DATASETS["seattle_2014"].own_split.sentence in caption.value for caption in page.app.caption)
    page.widget("train_share").set_value(0.5)
    page.run()
    assert page.experiment.train_share == 0.5
    assert agrees(page)
    page.widget("train_share").set_value(None)
    page.run()
    assert page.experiment.train_share is None
    assert agrees(page)
    page.widget("dataset").set_value("circle")
    page.run()
    assert "the data's own points" not in page.widget("train_share").options
    assert page.experiment.train_share == 0.5


@pytest.mark.parametrize(("share", "asked"), [("0.7", True), ("0.8", False), ("1", False)])
def test_the_seed_of_a_split_is_asked_for_where_it_decides_something(share, asked):
    page = Page(train=share)
    assert ("Seed of the split" in [each.label for each in page.app.number_input]) == asked


def test_a_link_to_a_split_that_the_data_do_not_have_falls_back_with_a_notice():
    page = Page(data="circle", train="own")
    assert page.experiment.train_share == 0.5
    assert "train share" in page.told()["notice"]


def test_no_input_at_all_is_refused_with_a_notice_and_the_control_goes_back():
    page = Page(data="circle")
    page.widget("inputs").set_value([])
    page.run()
    assert page.experiment.inputs == ("x", "y")
    assert "inputs" in page.told()["notice"]
    assert agrees(page)


def test_no_control_is_without_help_and_what_starts_over_says_so():
    page = Page(data="circle")
    helps = {setting_of(each): each.help for each in page.widgets()}
    stages_own = {"hidden_layers", "speed", "axes", "slice", "output_shows", "row"}
    page_less = {*stages_own, "schedule_steps", "hide"}
    assert set(helps) == set(SETTINGS) - page_less
    for setting, text in helps.items():
        assert text.startswith(SETTINGS[setting].help)
        assert ("starts the training over" in text) == (not SETTINGS[setting].live)


def test_a_live_setting_keeps_the_training_and_any_other_begins_anew():
    page = Page(data="circle")
    page.playground.trainer.train(10)
    page.widget("learning_rate").select_index(0)
    page.run()
    assert page.playground.trainer.step == 10
    page.widget("seed").set_value(5)
    page.run()
    assert page.playground.trainer.step == 0
    assert page.told()["scene"]["dataset"] == "circle"


def test_a_setting_changed_on_the_stage_reaches_controls_and_address():
    page = Page(data="circle")
    header, _ = decode(page.playground.payload)
    values = {"hidden_layers": [5, 3], "seed": 9, "speed": 120}
    ops = [{"op": "settings", "values": values}]
    handle(page.playground, {"boot": header["boot"], "seq": 1, "seen": header["serial"], "ops": ops})
    page.run()
    assert page.address == {"data": "circle", "layers": "5-3", "seed": "9", "speed": "120"}
    assert page.widget("seed").value == 9
    assert not page.playground.page_changed
    assert agrees(page)


def test_a_page_that_is_being_written_is_not_begun_again(monkeypatch):
    # Streamlit forgets the widgets that a run had not come to yet, the tab that was open among them.
    page = Page(panel="complexity")
    page.playground.page_changed = True
    monkeypatch.setattr("streamlit.rerun", lambda **scope: pytest.fail("It was begun again."))
    page.run()
    assert not page.playground.page_changed


def test_a_closed_popover_cannot_bring_old_values_back():
    # A browser goes on sending what a widget of a closed popover showed last, under the key it had then.
    page = Page(data="circle")
    old = {setting: page.widget(setting) for setting in ("batch_size", "train_share", "output_activation", "seed")}
    page.widget("dataset").select_index(0)
    page.run()
    assert page.experiment == Experiment()
    assert all(page.widget(setting).key != widget.key for setting, widget in old.items())
    assert page.widget("dataset").key == "setting_dataset"  # always mounted, it may keep its focus


def test_hidden_layers_can_each_have_their_own_activation_and_one_for_all_again():
    page = Page(data="circle", layers="4-2")
    second = page.app.selectbox(key="layer_1_activation_0")
    second.set_value("ReLU")
    page.run()
    assert page.experiment.activation == ("tanh", "relu")
    assert page.address["activation"] == "tanh-relu"
    assert page.widget("activation").options[0] == "each its own"
    assert agrees(page)
    page.widget("activation").set_value("sigmoid")
    page.run()
    assert page.experiment.activation == "sigmoid"
    layers = [each.value for each in page.app.selectbox if each.key.startswith("layer_")]
    assert layers == ["sigmoid", "sigmoid"]


def test_steps_of_a_schedule_are_asked_for_when_there_is_one():
    page = Page()
    assert "schedule_steps" not in map(setting_of, page.widgets())
    page.widget("schedule").set_value("cosine")
    page.run()
    page.widget("schedule_steps").set_value(500)
    page.run()
    assert page.address == {"schedule": "cosine", "span": "500"}


def test_every_control_can_be_hidden_by_a_link():
    shown = {"data": "dataset", "inputs": "inputs", "rate": "learning_rate", "activation": "activation", "more": "l2"}
    for name, setting in shown.items():
        page = Page(data="circle", hide=name)
        assert setting not in map(setting_of, page.widgets())
        others = set(shown.values()) - {setting}
        assert others <= set(map(setting_of, page.widgets()))
        assert page.address == {"data": "circle", "hide": name}
    assert not any("…" in words for words in Page(hide="own").widget("dataset").options)
    assert "Look at the rows" not in [each.label for each in Page(hide="rows").app.button]
    assert Page(hide=",".join(CONTROLS)).widgets() == []
    assert Page(hide="layers,start,speed").told()["settings"]["hide"] == ["layers", "start", "speed"]


def test_a_control_that_does_not_exist_is_told_and_the_others_are_hidden():
    page = Page(hide="clock,rate")
    assert "hide" in page.told()["notice"]
    assert page.address == {"hide": "rate"}
    assert "learning_rate" not in map(setting_of, page.widgets())


# Addresses


def test_an_address_decides_every_setting():
    page = Page(
        data="spiral", inputs="x,sinx", points="150", noise="0.2", dataseed="4", train="0.6", layers="6-2",
        activation="relu", output="linear", loss="mean_squared_error", start="he", seed="12", rate="0.003",
        batch="17", speed="500", axes="y,x", slice="on", shown="row",
    )  # fmt: skip
    assert page.experiment == Experiment(
        dataset="spiral", inputs=("x", "sinx"), points=150, noise=0.2, data_seed=4, train_share=0.6,
        hidden_layers=(6, 2), activation="relu", output_activation="linear", loss="mean_squared_error",
        initializer="he", seed=12, learning_rate=0.003, batch_size=17,
    )  # fmt: skip
    assert page.playground.view == View(speed=500, axes=("y", "x"), slice="on", output_shows="row")
    assert page.told()["notice"] == ""
    assert agrees(page)


def test_a_wrong_link_falls_back_with_one_notice_that_names_what_was_wrong():
    page = Page(data="circle", rate="fast", layers="99", seed="3")
    notice = page.told()["notice"]
    assert "hidden layers, learning rate" in notice
    assert "seed" not in notice
    assert page.experiment == Experiment(dataset="circle", seed=3)
    assert read_link(page.address)[2] == []  # the address is right again
    page.widget("seed").set_value(4)
    page.run()
    assert page.told()["notice"] == ""


def test_keys_of_others_stay_in_the_address():
    page = Page(data="circle", utm_source="school", Rate="9")
    page.widget("dataset").select_index(0)
    page.run()
    assert page.address == {"utm_source": "school", "Rate": "9"}


NOISE = "".join(chr(33 + (k * 7919) % 5000) for k in range(1_300))  # 10 kB once it stands in an address


@pytest.mark.parametrize("text", [NOISE, "9" * 10_000, "", "\x00", "NaN", "-1"], ids=range(6))
def test_noise_in_the_address_gives_a_page_that_works(text):
    page = Page(**{setting.key: text for setting in SETTINGS.values()}, **{NOISE: NOISE})
    assert "learning rate" in page.told()["notice"]
    assert len(page.told()["notice"]) < 400
    page.widget("learning_rate").select_index(3)
    page.run()
    assert page.address[NOISE] == NOISE
    assert agrees(page)


def test_two_visitors_do_not_touch_each_other():
    one, other = Page(data="circle"), Page(data="circle")
    one.playground.trainer.train(20)
    one.widget("seed").set_value(8)
    one.run()
    one.playground.trainer.set_weight(0, 5.0)
    other.run()
    assert one.playground.protocol.boot != other.playground.protocol.boot
    assert (other.experiment.seed, other.address) == (Experiment(dataset="circle").seed, {"data": "circle"})
    assert other.playground.trainer.network.parameters.tolist() == other.playground.trainer.start.tolist()


def test_no_two_options_look_alike():
    page = Page(data="circle", rate="0.30000001", train="0.801", noise="0.0500000001")
    alike = {"learning_rate": {"0.3", "0.30000001"}, "train_share": {"80%", "80.1%"}, "noise": {"0.05", "0.0500000001"}}
    for setting, both in alike.items():
        options = page.widget(setting).options
        assert both <= set(options)
        assert len(set(options)) == len(options)


@pytest.mark.parametrize(("theme", "logo"), [("dark", "dark"), ("light", "light"), (None, "light"), ("../x", "light")])
def test_the_logo_is_one_there_is_whatever_the_browser_says_of_its_theme(monkeypatch, theme, logo):
    logos = []
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.theme", SimpleNamespace(type=theme))
    monkeypatch.setattr("streamlit.logo", lambda path, **given: logos.append(Path(path)))
    Page(data="circle")
    assert logos[-1].name == f"logo-{logo}.svg"
    assert logos[-1].exists()


def test_a_session_does_not_grow_with_every_setting_that_the_stage_turns():
    page = Page(data="circle")
    sizes = []
    for seed in range(4):
        page.playground.change(dataset=("circle", "xor")[seed % 2])
        page.run()
        page.playground.change(dataset="circle")
        page.run()
        sizes.append(len(page.app.session_state._state.filtered_state))
    assert len(set(sizes)) == 1
