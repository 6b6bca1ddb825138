"""Lesson 3: house prices: the error of one house and of all, you against the machine, a step, and a formula."""

from weightviz.experiment import Experiment
from weightviz.lessons.checks import both, by_hand, in_steps, miss_below, no_hand
from weightviz.lessons.guard import on
from weightviz.lessons.lesson import Lesson, Part, Predict, Task, Teacher, only
from weightviz.lessons.truths import error_of_pair, guess_of, line_after

AT_ZERO = Experiment(start_values=(0, 0), learning_rate=0.02)
TOO_FLAT = Experiment(start_values=(0.3, 0), learning_rate=0.02)
AREA = "area to price"
BY_HAND, MACHINE, FORMULA = 47_000, 44_900, 44_850  # typical misses in dollars to get below

PARTS = (
    Part(
        "Each point is a house sold in Ames, Iowa, in 2010. How much is a house worth, if all you know is its living "
        "area?\n\n"
        "One neuron is to guess the price. Its guesses lie on the line in the picture.",
        start=AT_ZERO,
        view=only(),
        ask=Predict(
            "Weight and bias are 0. What does the neuron guess for a house of 1,656 sq ft?",
            ("$0", "The average price", "$215,000, what it was sold for"),
            guess_of(row=0, options=(0.0, None, 215_000.0)),
            "Input and price are counted from their averages, so 0 means average: $180,019 for every house.",
        ),
    ),
    Part(
        "This house was sold for $215,000, so the guess misses it by $34,981. Other houses are missed by more, or to "
        "the other side. The **error** is one number for all of them: the mean of the squared misses, counted in "
        "spreads of the price. Its root is the typical miss: 1 means one spread, $72,869.",
        start=AT_ZERO,
        view=only(),
        ask=Predict(
            "Two houses are missed by $10,000 and $30,000, two others by $20,000 each. "
            "Which pair has the larger error?",
            ("The first pair", "The second pair", "Both the same"),
            error_of_pair((10_000, 30_000), (20_000, 20_000)),
            "Misses are squared, so a large one counts more than two middling ones. "
            "The first pair has the larger error.",
        ),
    ),
    Part(
        "You first, then the machine. Turn the weight and the bias and watch the line and the typical miss. "
        "Remember your best number.",
        start=AT_ZERO,
        view=only(),
        ask=Task(
            f"By hand, get the typical miss below ${BY_HAND:,}.",
            on(AT_ZERO, miss_below(BY_HAND), by_hand),
            ("The weight of area does it; the bias may stay at 0.", "Turn the weight up, to about +0.75."),
        ),
    ),
    Part(
        "Now a **step** of the machine. For each knob it works out the slope of the error, the **gradient**: which "
        "way is down? Then it turns all knobs a little that way.\n\n"
        "Here the weight is +0.30, too flat: on average large houses are guessed too low, small ones too high.",
        start=TOO_FLAT,
        view=only(),
        ask=Predict(
            "The machine takes one step. Where does the weight of area go?",
            ("Up", "Down", "It stays"),
            line_after(AREA, 1),
            "A larger weight lifts the guesses of the large houses and lowers those of the small ones, and the error "
            "falls. Press Step and read the sentence under the picture.",
        ),
    ),
    Part(
        "One step is small. Press Play and many follow. Near the bottom the slope gets flatter, so the steps get "
        "smaller by themselves.",
        start=AT_ZERO,
        view=only(),
        ask=Task(
            f"Let the machine get the typical miss below ${MACHINE:,}. Did it beat you?",
            on(AT_ZERO, miss_below(MACHINE), no_hand),
            ("No knob this time: use Play.", "Press Play and wait for about 100 steps, or press +100."),
        ),
    ),
    Part(
        "How far a step goes is set by the **learning rate**. For this task there is also a formula that gives the "
        "best weight at once, a **closed form**. With one special rate a single step lands exactly there.",
        start=AT_ZERO,
        view=only("rate"),
        ask=Task(
            f"Find that rate: from the start, reach the best typical miss in one step; below ${FORMULA:,} will do.",
            on(AT_ZERO, both(miss_below(FORMULA), in_steps(1)), no_hand),
            (
                "Set the learning rate, then press Step once. Reset goes back to the start.",
                "0.02 is far too small. Try 0.5.",
            ),
        ),
    ),
)

TEACHER = Teacher(
    aims=(
        "Tell the miss of one house from the error over all houses.",
        "Describe a step: slope of the error, then a small turn downhill.",
        "Know that for one linear neuron a formula gives the same answer.",
    ),
    timing=((4, "one house, all houses"), (4, "by hand"), (4, "steps and Play"), (3, "the formula")),
    answers=(
        "By hand: a weight between about +0.6 and +0.98, with the bias near 0.",
        "The machine ends at +0.79 and a typical miss of $44,823. That is $116 for each square foot.",
        "The rate is 0.5.",
    ),
    stumbles=(
        "“The machine is smarter.” It only follows the slope; a patient hand ends at the same place.",
        "The line does not pass through all points, and the error never reaches 0: area alone does not make a price.",
        "$116 for each square foot is what these sales show together, not what building one more would earn.",
    ),
    worksheet=(
        "Your best typical miss by hand, and the weight you had.",
        "The machine's best typical miss, and its weight.",
        "Why do the steps get smaller towards the end although the learning rate stays the same?",
        "Which rate reaches the best weight in one step?",
    ),
    answer_sheet=(
        "Anything below $47,000 is good.",
        "$44,823 with the weight +0.79.",
        "A step is the slope times the rate, and near the bottom the slope is flat.",
        "0.5",
    ),
)

LESSON = Lesson(
    id="prices",
    number=3,
    title="House prices",
    minutes=15,
    hook="You know how large a house is. What will it be sold for?",
    goal="Fit a line to real houses by hand, then watch how a machine does it.",
    parts=PARTS,
    learned="A step works out which way the error falls and turns every knob a little that way. For one linear neuron "
    "a formula leads to the same place.",
    try_next="Leave the lesson and open Look deeper: the error landscape shows your way and the machine's on one map.",
    terms=("error", "step", "gradient", "learning rate", "closed form"),
    teacher=TEACHER,
)
