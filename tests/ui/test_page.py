"""The whole page without a browser: every control turned, every kind of address opened."""

import re
from pathlib import Path

import pytest
from streamlit.components import v2
from streamlit.testing.v1 import AppTest

from tests.ui.stage import decode
from weightviz.data import DATASETS
from weightviz.experiment import SETTINGS, Experiment, View, read_link

pytestmark = pytest.mark.skipif(
    not hasattr(v2, "_ensure_component_on_active_runtime"),
    reason="The AppTest of this Streamlit forgets a component as soon as one page ends; the browser tests remain.",
)

APP = Path(__file__).parents[2] / "app.py"


class Page:
    """One visitor's page, run to its end; after every run no exception may stand on it."""

    def __init__(self, **address: str):
        self.app = AppTest.from_file(str(APP))
        self.app.query_params.update(address)
        self.run()

    def run(self) -> None:
        self.app.run(timeout=60)
        assert not self.app.exception

    @property
    def playground(self):
        return self.app.session_state["playground"]

    @property
    def experiment(self) -> Experiment:
        return self.playground.experiment

    @property
    def address(self) -> dict[str, str]:
        return {key: self.app.query_params[key] for key in self.app.query_params}

    def told(self) -> dict:
        """The header of the payload that this run sent to the browser."""
        (stage,) = [each for each in self.app.get("bidi_component") if each.proto.bytes]
        header, _ = decode(stage.proto.bytes)
        return header

    def widget(self, setting: str):
        (found,) = [each for each in self.widgets() if setting_of(each) == setting]
        return found

    def widgets(self) -> list:
        return [*self.app.selectbox, *self.app.number_input, *self.app.get("button_group")]


def setting_of(widget) -> str:
    """The row of the settings table behind a widget, whatever edition it is of."""
    (setting,) = [name for name in SETTINGS if re.fullmatch(rf"setting_{name}(_\d+)?", widget.key)]
    return setting


def agrees(page: Page) -> bool:
    """Whether controls, address and what the stage was told all describe the same experiment."""
    for widget in page.widgets():
        value, setting = widget.value, setting_of(widget)
        assert (tuple(value) if isinstance(value, list) else value) == getattr(page.experiment, setting)
    assert read_link(page.address) == (page.experiment, page.playground.view, [])
    assert page.told()["settings"]["learning_rate"] == page.experiment.learning_rate
    return True


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
    for setting in map(setting_of, Page(**address).app.selectbox):
        page, reached = Page(**address), set()
        options = page.widget(setting).options
        for words in options:
            page.widget(setting).set_value(words)
            page.run()
            assert agrees(page)
            reached.add(getattr(page.experiment, setting))
            assert page.widget(setting).options == options
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


def test_only_data_with_a_split_of_their_own_offer_it():
    page = Page(data="seattle_2014")
    assert page.experiment.train_share is None
    assert page.widget("train_share").options[0] == "the data's own days"
    assert DATASETS["seattle_2014"].own_split.sentence in page.widget("train_share").help
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
    assert {"dataset", "inputs", "learning_rate", "batch_size", "activation", "seed"} <= set(helps)
    for setting, text in helps.items():
        assert text.startswith(SETTINGS[setting].help)
        assert ("starts the training over" in text) == (setting not in ("learning_rate", "batch_size"))


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
    page.playground.handle({"boot": header["boot"], "seq": 1, "seen": header["serial"], "ops": ops})
    page.run()
    assert page.address == {"data": "circle", "layers": "5-3", "seed": "9", "speed": "120"}
    assert page.widget("seed").value == 9
    assert not page.playground.page_changed
    assert agrees(page)


def test_a_closed_popover_cannot_bring_old_values_back():
    # A browser goes on sending what a widget of a closed popover showed last, under the key it had then.
    page = Page(data="circle")
    old = {setting: page.widget(setting) for setting in ("batch_size", "train_share", "output_activation", "seed")}
    page.widget("dataset").select_index(0)
    page.run()
    assert page.experiment == Experiment()
    assert all(page.widget(setting).key != widget.key for setting, widget in old.items())
    assert page.widget("dataset").key == "setting_dataset"  # always mounted, it may keep its focus


# Addresses


def test_an_address_decides_every_setting():
    page = Page(
        data="spiral", inputs="x,sinx", points="150", noise="0.2", dataseed="4", train="0.6", layers="6-2",
        activation="relu", output="linear", loss="mean_squared_error", start="he", seed="12", rate="0.003",
        batch="17", speed="500", axes="y,x", slice="on",
    )  # fmt: skip
    assert page.experiment == Experiment(
        dataset="spiral", inputs=("x", "sinx"), points=150, noise=0.2, data_seed=4, train_share=0.6,
        hidden_layers=(6, 2), activation="relu", output_activation="linear", loss="mean_squared_error",
        initializer="he", seed=12, learning_rate=0.003, batch_size=17,
    )  # fmt: skip
    assert page.playground.view == View(speed=500, axes=("y", "x"), slice="on")
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
    assert one.playground.boot != other.playground.boot
    assert (other.experiment.seed, other.address) == (Experiment(dataset="circle").seed, {"data": "circle"})
    assert other.playground.trainer.network.parameters.tolist() == other.playground.trainer.start.tolist()
