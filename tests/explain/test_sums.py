"""The sum behind a neuron adds up, by hand and against the network's own answer."""

import pytest

from weightviz import Dataset, Experiment, Trainer
from weightviz.explain.sums import neuron_sum


def by_hand() -> Trainer:
    """Rows 1 and 3: mean 2, sd 1, so that the network meets -1 and +1."""
    data = Dataset([[1.0, 10.0], [3.0, 30.0]], [0.0, 4.0], ["a", "b"], train_rows=[0, 1])
    trainer = Trainer(Experiment(hidden_layers=(1,), activation="relu"), data)
    for index, value in enumerate((2.0, -0.5, 0.25, 3.0, -1.0)):
        trainer.set_weight(index, value)
    return trainer


def test_a_neuron_worked_out_by_hand():
    hidden = neuron_sum(by_hand(), layer=1, unit=0, row=1)
    # 2 x 1 - 0.5 x 1 + 0.25 = 1.75, and a ReLU passes it on
    assert [term.product for term in hidden.terms] == [2.0, -0.5]
    assert (hidden.bias, hidden.total, hidden.answer, hidden.flat) == (0.25, 1.75, 1.75, False)
    output = neuron_sum(by_hand(), layer=2, unit=0, row=1)
    assert (output.terms[0].name, output.terms[0].product, output.total) == ("1.1", 5.25, 4.25)


def test_below_zero_a_relu_is_flat():
    hidden = neuron_sum(by_hand(), layer=1, unit=0, row=0)
    # 2 x -1 - 0.5 x -1 + 0.25 = -1.25
    assert (hidden.total, hidden.answer, hidden.flat) == (-1.25, 0.0, True)


def test_a_muted_line_brings_nothing():
    trainer = by_hand()
    trainer.mute(0)
    hidden = neuron_sum(trainer, layer=1, unit=0, row=1)
    assert (hidden.terms[0].weight, hidden.terms[0].product, hidden.total) == (0.0, 0.0, -0.25)


@pytest.mark.parametrize("dataset", ["circle", "houses_five", "penguins_three"])
def test_the_output_s_answer_is_what_the_network_says(dataset):
    trainer = Trainer(Experiment(dataset=dataset, hidden_layers=(3, 2)))
    trainer.train(30)
    says = trainer.network.forward(trainer.problem.inputs[7:8])[0]
    for unit, answer in enumerate(says):
        behind = neuron_sum(trainer, 3, unit, 7)
        assert behind.answer == pytest.approx(answer, rel=1e-12)
        assert behind.total == pytest.approx(sum(term.product for term in behind.terms) + behind.bias, abs=1e-12)


@pytest.mark.parametrize("place", [(0, 0, 0), (3, 0, 0), (1, 4, 0), (1, -1, 0), (1, 0, 10_000), (1, 0, -1)])
def test_what_is_not_there_has_no_sum(place):
    with pytest.raises(ValueError, match=r"There is no neuron .*\."):
        neuron_sum(Trainer(Experiment(dataset="circle", hidden_layers=(4,))), *place)
