"""A data set of one's own is what the chosen columns say, and notes tell all that was done to them."""

import pytest

import weightviz as wv
from weightviz.data import TableProblem, read_table

HOUSES = """id,area,garden,town,age,price,kind,old
1,100,yes,Bern,10,$200,flat,no
2,150,no,Basel,,$250,house,no
3,120,yes,Chur,30,$240,flat,yes
4,90,,Bern,40,$150,house,yes
5,200,no,Chur,20,,villa,no
"""


@pytest.fixture(scope="module")
def table():
    return read_table(HOUSES)


def test_numbers_predict_a_number(table):
    data, notes = table.dataset("price", ["area"])
    assert (data.task, data.names, data.units) == ("regression", ("area", "price"), ("", "$"))
    assert data.rows.tolist() == [[100], [150], [120], [90]]
    assert data.target.tolist() == [[200], [250], [240], [150]]
    assert notes == ("1 of 5 rows is left out because a cell is empty (price: 1).",)


def test_rows_with_an_empty_cell_are_dropped_and_counted_by_column(table):
    data, notes = table.dataset("price", ["area", "age"])
    assert data.rows.tolist() == [[100, 10], [120, 30], [90, 40]]
    assert data.target.tolist() == [[200], [240], [150]]
    assert notes == ("2 of 5 rows are left out because a cell is empty (age: 1, price: 1).",)


def test_empty_cells_are_filled_with_the_median_or_the_most_frequent_answer(table):
    data, notes = table.dataset("price", ["age", "garden"], missing="fill")
    # of the four rows with a price: ages 10, 30, 40 have the median 30; gardens yes, no, yes have yes most often
    assert data.rows.tolist() == [[10, 1], [30, 0], [30, 1], [40, 1]]
    assert notes == (
        "1 of 5 rows is left out because a cell is empty (price: 1).",
        "1 empty cell of 'age' is filled with the median, 30.",
        "1 empty cell of 'garden' is filled with the most frequent answer, 'yes'.",
        "'garden' counts as 1 for yes and as 0 for no.",
    )


def test_a_text_column_becomes_an_input_for_each_text(table):
    data, notes = table.dataset("price", ["town", "area"])
    assert data.columns == ("town = Basel", "town = Bern", "town = Chur", "area")
    assert data.rows.tolist() == [[0, 1, 0, 100], [1, 0, 0, 150], [0, 0, 1, 120], [0, 1, 0, 90]]
    assert notes[1] == "'town' becomes 3 inputs, one each for Basel, Bern and Chur: 1 where it is so, else 0."


def test_of_two_texts_one_input_is_enough(table):
    data, notes = table.dataset("price", ["kind", "area"])  # the villa has no price, which leaves two kinds
    assert data.columns == ("kind = house", "area")
    assert data.rows[:, 0].tolist() == [0, 1, 0, 1]
    assert notes[1] == "'kind' counts as 1 for house and as 0 for flat."


def test_two_answers_are_two_classes(table):
    data, notes = table.dataset("old", ["area"])
    assert (data.task, data.classes) == ("classification", ("no", "yes"))
    assert data.answers.tolist() == [[0], [0], [1], [1], [0]]
    assert notes == ("'old' is to be told apart: 0 is no, 1 is yes.",)


def test_three_texts_are_three_classes(table):
    data, notes = table.dataset("kind", ["area"])
    assert data.classes == ("flat", "house", "villa")
    assert data.answers.tolist() == [[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert notes == ("'kind' has 3 classes to be told apart: flat, house and villa.",)


def test_one_feature_may_be_given_alone(table):
    assert table.dataset("price", "area")[0].columns == ("area",)


def test_a_network_learns_from_it(table):
    data, _ = table.dataset("price", ["area", "garden"], missing="fill")
    trainer = wv.Trainer(wv.Experiment(train_share=1.0, learning_rate=0.1), data)
    before = trainer.train_loss
    trainer.train(200)
    assert trainer.train_loss < before / 2


@pytest.mark.parametrize(
    ("target", "features", "missing", "sentence"),
    [
        ("rent", ["area"], "drop", r"^There is no column 'rent'; choose among id, area, garden, "),
        ("price", ["size"], "drop", r"^There is no column 'size'"),
        ("price", [], "drop", r"^No feature is chosen; choose at least one column"),
        ("price", ["area", "price"], "drop", r"^'price' is the target; take it out of the features\.$"),
        ("price", ["area", "age", "area"], "drop", r"^'area' is chosen twice as a feature"),
        ("price", ["area"], "guess", r"choose 'drop' or 'fill', not 'guess'\.$"),
        ("price", ["id"], "drop", r"^Column 1 \('id'\) cannot be used: it only numbers the rows; choose another "),
        ("price", ["town", "kind", "area", "age"], "drop",
         r"^The features make 8 inputs, and 7 are the most; choose fewer \('town' counts as 3 and 'kind' counts"),
    ],
)  # fmt: skip
def test_says_what_cannot_be_chosen(table, target, features, missing, sentence):
    with pytest.raises(TableProblem, match=sentence):
        table.dataset(target, features, missing)


@pytest.mark.parametrize(
    ("text", "missing", "sentence"),
    [
        ("a,b\n1,\n,2\n3,\n,4\n", "drop", r"^Rows without an empty cell in 'a' and 'b': 0 of 4, and two are needed; "),
        ("a,b\n1,2\n1,3\n3,\n", "drop", r"^'a' says '1' in every row without an empty cell, and what never changes"),
        ("a,b\n,2\n,3\n3,\n4,\n", "fill", r"^'a' is empty in every row that has a target; choose another feature\.$"),
        ("a,b\n1,x\n2,x\n3,\n,y\n,y\n", "drop", r"^'b' says 'x' in every row without an empty cell"),
    ],
)
def test_says_when_empty_cells_leave_too_little(text, missing, sentence):
    with pytest.raises(TableProblem, match=sentence):
        read_table(text).dataset("b", ["a"], missing)


def test_filling_can_make_a_column_that_never_changes():
    table = read_table("a,b\n1,2\n,3\n3,\n")
    with pytest.raises(TableProblem, match=r"^'a' says '1' in every row without an empty cell"):
        table.dataset("b", ["a"], missing="fill")


def test_a_bad_cell_is_named_when_its_column_is_chosen():
    table = read_table("a,b,c\n1,2,1\n2,3,4\nabout 300,4,5\n4,5,9\n5,6,2\n")
    assert len(table.dataset("b", ["c"])[0]) == 5  # the other columns can be used
    with pytest.raises(
        TableProblem, match=r"^Column 1 \('a'\) cannot be used: line 4 says 'about 300', which is not a number"
    ):
        table.dataset("b", ["a"])


def test_two_inputs_of_the_same_name():
    table = read_table("t,t = y,b\nx,1,1\ny,2,2\nx,3,4\n")
    with pytest.raises(TableProblem, match=r"^Two inputs would be called 't = y'; rename one of the columns"):
        table.dataset("b", ["t", "t = y"])
