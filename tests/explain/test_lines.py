"""Every line has the name that the page gives it."""

from weightviz import Dataset, Experiment, Trainer
from weightviz.explain.lines import lines_of


def names(**settings) -> list[str]:
    return [line.name for line in lines_of(Trainer(Experiment(**settings)))]


def test_the_lines_stand_in_the_order_of_the_parameters():
    trainer = Trainer(Experiment(dataset="circle", hidden_layers=(3, 2)))
    lines = lines_of(trainer)
    assert [line.index for line in lines] == list(range(trainer.start.size))
    for line in lines:
        block = trainer.network.biases if line.source is None else trainer.network.weights
        place = line.target if line.source is None else (line.source, line.target)
        assert block[line.layer - 1][place] == trainer.start[line.index]


def test_hidden_neurons_have_numbers_and_ends_have_words():
    assert names(dataset="circle", hidden_layers=(1,)) == ["x to 1.1", "y to 1.1", "bias of 1.1", "1.1 to output",
                                                           "bias of output"]  # fmt: skip
    assert names(inputs=("area_sqft",)) == ["area to price", "bias of price"]
    assert names(dataset="penguins_three", inputs=("flipper_length_mm",))[:3] == [
        "flipper length to Adelie", "flipper length to Chinstrap", "flipper length to Gentoo",
    ]  # fmt: skip


def test_no_two_lines_have_one_name_though_columns_are_called_like_neurons():
    data = Dataset([[1.0, 5.0], [2.0, 3.0], [3.0, 4.0]], [2.0, 4.0, 9.0], ["1.1", "c", "2.1"])
    trainer = Trainer(Experiment(hidden_layers=(2, 1), train_share=1.0).on(data), data)
    found = [line.name for line in lines_of(trainer)]
    assert len(set(found)) == len(found)
    assert {"1.1 to neuron 1.1", "c to 1.2", "bias of neuron 2.1", "bias of 2.1"} <= set(found)
