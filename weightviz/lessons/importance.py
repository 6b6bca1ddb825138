"""Lesson 5: which input matters, asked by looking at weights, by silencing a line, and by shuffling a column."""

from weightviz.experiment import Experiment
from weightviz.lessons.checks import both, by_hand, line, miss_below, muted_where_it_hurts
from weightviz.lessons.guard import on
from weightviz.lessons.lesson import Lesson, Part, Predict, Task, Teacher, only
from weightviz.lessons.truths import largest_shuffled, largest_weight, neither_alone

# As training leaves them, to three digits: area, age, bedrooms, garage places, lot, bias
FIVE = Experiment("houses_five", start_values=(0.706, -0.292, -0.196, 0.149, 0.111, 0))
TWINS = Experiment("twins", start_values=(0, 0, 0))
SHARED = Experiment("twins", start_values=(0.5, 0.5, 0))
INPUTS = ("Area", "Age", "Bedrooms", "Garage places", "Lot")
ORIGINAL, COPY = "original to value", "copy to value"
ALL_TO_THE_COPY = 0.8  # typical miss to get below

PARTS = (
    Part(
        "Here five inputs were trained to guess the price. In dollars, one bedroom counts −$21,434 and one square "
        "foot +$104.\n\n"
        "Do bedrooms matter two hundred times as much?",
        start=FIVE,
        view=only(),
        ask=Predict(
            "Which input has the weight that counts most, once all are standardised?",
            INPUTS,
            largest_weight,
            "A bedroom is a big thing and a square foot a small one, so dollars for each cannot be compared. "
            "Standardised, area has +0.71 and bedrooms −0.20.",
        ),
    ),
    Part(
        "A second way to ask: silence a line and see who misses it. To **mute** a line lets it count as 0.\n\n"
        "A **test row** is a house kept back, from which nothing was learnt. The test error is taken over all of them, "
        "so it shows how good the guesses are on something new.",
        start=FIVE,
        view=only(),
        ask=Task(
            "Mute one line after the other. Leave muted, alone, the one whose silence hurts the test error most.",
            on(FIVE, muted_where_it_hurts, by_hand),
            (
                "Click a line and press Mute in its card; press it again before you try the next one.",
                "Look for the line with the largest weight.",
            ),
        ),
    ),
    Part(
        "A third way is **permutation**: shuffle one column among the test rows, so that each house tells the area "
        "of another one, and see how much the error rises. Nothing is trained anew.",
        start=FIVE,
        view=only(),
        ask=Predict(
            "Which column, shuffled, raises the test error most?",
            INPUTS,
            largest_shuffled,
            "All ways but the dollars put area first. They need not agree, as you will see.",
        ),
    ),
    Part(
        "Below stand all these ways side by side. Look at the first inputs in each: in dollars, standardised, and "
        "shuffled. Only in dollars do bedrooms come before area.",
        start=FIVE,
        view=only(panel="importance"),
    ),
    Part(
        "Twins: the value is 3 times the first column, and the second column is a copy of the first. "
        "The two are **correlated** as closely as can be.",
        start=TWINS,
        view=only(),
        ask=Predict(
            "The machine trains from 0. Which of the two gets the weight?",
            ("The original alone", "The copy alone", "Both, a half each"),
            neither_alone(300),
            "Nothing tells them apart, so they share. From another start they share in another way. "
            "Each looks half as important as the one column they are.",
        ),
    ),
    Part(
        "So a small weight does not prove that an input is useless: another may speak for it. "
        "And a large one does not prove that it is needed.",
        start=SHARED,
        view=only(),
        ask=Task(
            f"Give all the credit to the copy: the original at 0, and the typical miss still below {ALL_TO_THE_COPY}.",
            on(SHARED, both(miss_below(ALL_TO_THE_COPY), line(ORIGINAL, above=-0.05, below=0.05)), by_hand),
            (
                "Both knobs: what the one gives up, the other must take.",
                "Turn the original down to 0 and the copy up to +1.",
            ),
        ),
    ),
)

TEACHER = Teacher(
    aims=(
        "Compare weights only when they are standardised, and give the weight in its own unit beside it.",
        "Use muting as an experiment, on rows kept back.",
        "Know that correlated inputs share the credit.",
    ),
    timing=((4, "dollars and knobs"), (4, "muting"), (2, "shuffling"), (4, "twins")),
    answers=(
        "Standardised: area +0.71, age −0.29, bedrooms −0.20, garage places +0.15, lot +0.11.",
        "With area muted the typical miss on the test rows goes from $27,338 to $41,922.",
        "Twins: original 0, copy +1 gives the same typical miss as a half each, 0.513.",
    ),
    stumbles=(
        "With garage places or lot muted the test error even falls a little. On only 47 houses that can be chance, "
        "and the other weights were trained with them.",
        "Important for the guess is not the same as a cause of the price.",
        "Muting leaves the other weights as they are; training without the input lets them take over.",
    ),
    worksheet=(
        "Why can $104 for a square foot and −$21,434 for a bedroom not be compared?",
        "Which line, muted, hurts the test error most?",
        "Two columns say the same. What do their weights tell about their importance?",
    ),
    answer_sheet=(
        "They belong to different units: a bedroom is far more than a square foot.",
        "Area.",
        "Little: only what both have together counts; how they share it is up to the start.",
    ),
)

LESSON = Lesson(
    id="importance",
    number=5,
    title="What matters",
    minutes=14,
    hook="Five facts about a house are told. Which one could you least do without?",
    goal="Ask in three ways which input matters, and see when the answers disagree.",
    parts=PARTS,
    learned="Weights compare only when they are standardised. Silencing or shuffling an input asks the same in another "
    "way. Inputs that say the same share the credit, in whatever way.",
    try_next="Leave the lesson, choose the films of 2014 with all five inputs, and look for the twins among them.",
    terms=("mute", "test row", "permutation", "correlated"),
    teacher=TEACHER,
)
