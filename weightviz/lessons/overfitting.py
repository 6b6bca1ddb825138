"""Lesson 8: too many knobs: learning days by heart, and what helps against it."""

from weightviz.experiment import Experiment
from weightviz.lessons.checks import both, kept_back_miss, miss_below, nothing_muted, trained
from weightviz.lessons.guard import on
from weightviz.lessons.lesson import Lesson, Part, Predict, Task, Teacher, only
from weightviz.lessons.truths import course_of_test, other_test

LARGE = Experiment("seattle_2014")
LINE = Experiment("seattle_2014", hidden_layers=())
BY_HEART, BAD_ON_NEW = 2.6, 4.0  # typical misses in degrees: on the days learnt from below, on the others above
IN_TIME, PULLED = 3.7, 3.8  # typical misses in degrees, on the days kept back, to get below
LONG = 3_000  # steps
FAST = 300  # steps a second

PARTS = (
    Part(
        "How warm will a day in Seattle be, if all you know is the date? The network learns from 24 days of 2014; "
        "the other 341 are kept back. It has 97 weights and biases: four for each day.",
        start=LARGE,
        view=only("speed", speed=FAST),
        ask=Predict(
            "It trains for 2,000 steps. What does the error on the days kept back do?",
            ("It falls to the end", "It falls, then rises again", "It rises from the beginning"),
            course_of_test(2_000),
            "First it learns summer and winter, which helps for every day. Then it learns the chances of 24 days, "
            "which helps for no other. Learning by heart like that is called **overfitting**.",
        ),
    ),
    Part(
        "Watch the two error curves. At first both fall. Then one goes on falling and the other turns up. "
        "What lies between them is the **gap**.",
        start=LARGE,
        view=only("speed", speed=FAST),
        ask=Task(
            f"Let it learn by heart: a typical miss below {BY_HEART} °C on the days to learn from, and above "
            f"{BAD_ON_NEW:g} °C on the others.",
            on(LARGE, both(miss_below(BY_HEART), kept_back_miss(above=BAD_ON_NEW))),
            ("No knob: use Play, and wait.", "It takes about 2,000 steps."),
        ),
    ),
    Part(
        "A first remedy: **early stopping**. Stop while the days kept back are guessed best, before the curve turns "
        "up.",
        start=LARGE,
        view=only("speed"),
        ask=Task(
            f"Stop in time: a typical miss below {IN_TIME} °C on the days kept back, with all 97 weights and biases "
            "and without a penalty.",
            on(LARGE, kept_back_miss(below=IN_TIME), nothing_muted, free=("early_stopping",)),
            ("Play, and watch the test curve. The timeline goes back.", "Press Pause between step 200 and step 450."),
        ),
    ),
    Part(
        "A second remedy: **L2**, a penalty on large weights. Wild curves need large weights; pulled towards 0, the "
        "same network draws a calmer curve, however long it trains.",
        start=LARGE,
        view=only("more", "speed", speed=FAST),
        ask=Task(
            f"Train {LONG:,} steps or more and still have a typical miss below {PULLED} °C on the days kept back.",
            on(LARGE, both(kept_back_miss(below=PULLED), trained(LONG)), nothing_muted, free=("l2",)),
            ("Open More settings, Regularisation, and turn L2 up a little.", "Set L2 to 0.003, then Play."),
        ),
    ),
    Part(
        "Was it the number of weights, then? Compare with the fewest: one neuron, with one weight and one bias. "
        "It cannot learn anything by heart.",
        start=LARGE,
        view=only(),
        ask=Predict(
            "Both train for 2,000 steps. On the days kept back, how is the single neuron's error?",
            ("Higher than that of the large network", "Lower", "The same"),
            other_test(LINE, 2_000),
            "Its typical miss is 7.17 °C, against 4.52 °C. A straight line cannot even follow the seasons. "
            "Too few knobs fail as well, in another way.",
        ),
    ),
    Part(
        "So do not count weights; look at the gap. With L2 the same 97 numbers did well. And sometimes far more "
        "weights than rows guess new rows best of all: the panel below fits such data, at its end. "
        "More weights can overfit. They need not.",
        view=only(panel="complexity"),
    ),
)

TEACHER = Teacher(
    aims=(
        "Read overfitting from two curves: the gap opens.",
        "Use early stopping and L2, and say what each does.",
        "Say carefully: more weights can overfit, but it is the gap that tells.",
    ),
    timing=((3, "guess and watch"), (4, "by heart"), (3, "early stopping"), (3, "L2"), (2, "how many weights")),
    answers=(
        "After 2,000 steps the typical miss is 2.5 °C on the days to learn from and 4.52 °C on the others.",
        "The best on the days kept back is 3.6 °C, near step 250.",
        "With L2 at 0.003 it is 3.6 °C after 5,000 steps.",
    ),
    stumbles=(
        "“Many weights are bad.” The same network does well with L2, and one neuron does worst of all.",
        "Choosing the step by looking at the days kept back uses them up: strictly, a third set of days should judge.",
        "Dates are in standardised units inside, but the miss is in degrees.",
    ),
    worksheet=(
        "At which step was the error on the days kept back lowest, and how large was it?",
        "What happened to the gap after that?",
        "What does L2 do to the weights, and to the curve?",
        "Is “many weights overfit” true? Say it better.",
    ),
    answer_sheet=(
        "Near step 250, with a typical miss of about 3.6 °C.",
        "It opened: the error on the days to learn from went on falling, the other one rose.",
        "It keeps them small, so the curve stays calm.",
        "They can, when nothing holds them back; the gap between the two errors tells.",
    ),
)

LESSON = Lesson(
    id="overfitting",
    number=8,
    title="Too many knobs",
    minutes=15,
    hook="Someone who learns 24 answers by heart knows them all. Does that help with the next question?",
    goal="See a network learn days by heart, notice it from two curves, and hold it back.",
    parts=PARTS,
    learned="Learning by heart shows as a gap between the rows learnt from and the rows kept back. Early stopping and "
    "L2 hold it small. Many weights can overfit, but need not.",
    try_next="Leave the lesson and turn on dropout in More settings instead of L2. Does the gap stay small?",
    terms=("overfitting", "gap", "early stopping", "L2"),
    teacher=TEACHER,
)
