"""Lesson 4: which way a weight points: area, age, and the bedrooms that turn round."""

from weightviz.experiment import Experiment
from weightviz.lessons.checks import by_hand, miss_below, no_hand
from weightviz.lessons.guard import on
from weightviz.lessons.lesson import Lesson, Part, Predict, Task, Teacher, only
from weightviz.lessons.truths import best_of, pull_of

AGE_ALONE = Experiment(inputs=("age_years",), start_values=(0, 0))
AREA_AND_AGE = Experiment(inputs=("area_sqft", "age_years"), start_values=(0, 0, 0))
BEDROOMS_ALONE = Experiment(inputs=("bedrooms",), start_values=(0, 0))
WITH_AREA = Experiment(inputs=("area_sqft", "bedrooms"), start_values=(0.79, 0.33, 0), learning_rate=0.02)
TOO_STEEP = Experiment(start_values=(1.2, 0))
AREA, AGE, BEDROOMS = "area to price", "age to price", "bedrooms to price"
SMALL_HOUSE = 1  # the row of a house of 896 sq ft
TWO_KNOBS, TOGETHER = 40_000, 43_000  # typical misses in dollars to get below

PARTS = (
    Part(
        "Larger houses cost more: the weight of area is above 0. Not everything points that way.\n\n"
        "Here a single input is told: how old the house was when it was sold.",
        start=AGE_ALONE,
        view=only(),
        ask=Predict(
            "Where is the best place for the weight of age?",
            ("Above 0", "Below 0", "Close to 0"),
            best_of(AGE),
            "Older houses were sold for less: each year counts with a minus. At its best, the weight is −0.59.",
        ),
    ),
    Part(
        "Now both speak: area and age. Both are **standardised**: 0 is the average house, +1 is one spread above "
        "it. So the two weights can be compared, although one belongs to square feet and the other to years.",
        start=AREA_AND_AGE,
        view=only(),
        ask=Task(
            f"By hand, with both knobs, get the typical miss below ${TWO_KNOBS:,}.",
            on(AREA_AND_AGE, miss_below(TWO_KNOBS), by_hand),
            ("Area first, then age.", "Turn area up to about +0.7 and age down to about −0.4."),
        ),
    ),
    Part(
        "Next: bedrooms. Again a single input is told, the number of bedrooms.",
        start=BEDROOMS_ALONE,
        view=only(),
        ask=Predict(
            "Where is the best place for the weight of bedrooms, alone?",
            ("Above 0", "Below 0", "Close to 0"),
            best_of(BEDROOMS),
            "Houses with more bedrooms were sold for more. Alone, the weight is best at +0.33.",
        ),
    ),
    Part(
        "Now area is told as well. Both knobs begin where they are best alone: area at +0.79, bedrooms at +0.33.",
        start=WITH_AREA,
        view=only(),
        ask=Predict(
            "Area is known now. Where is the best place for the weight of bedrooms?",
            ("Above 0", "Below 0", "Close to 0"),
            best_of(BEDROOMS),
            "It turns round. Among houses of the same size, more bedrooms are smaller bedrooms. "
            "A weight says what an input adds when the others are known.",
        ),
    ),
    Part(
        "See for yourself. Watch the line of bedrooms while the machine trains: it gets thin, passes 0 and "
        "comes out orange and dashed.",
        start=WITH_AREA,
        view=only(),
        ask=Task(
            f"Let the machine get the typical miss below ${TOGETHER:,}, and see where bedrooms ends.",
            on(WITH_AREA, miss_below(TOGETHER), no_hand),
            ("No knob: use Play.", "Press Play and wait for about 100 steps, or press +100."),
        ),
    ),
    Part(
        "A last twist. Press Next house once. House 2 is small: 896 sq ft, below the average, so its input is −1.21. "
        "With the weight +1.2 the guess is $74,500, but it was sold for $105,000: the guess is too low.",
        start=TOO_STEEP,
        view=only(),
        ask=Predict(
            "Suppose the machine learnt from this one house alone, instead of all 190. Where would the weight go?",
            ("Up", "Down", "It stays"),
            pull_of(SMALL_HOUSE),
            "This guess must rise, and with an input below 0 a smaller weight makes it rise. “Too low, so the weight "
            "goes up” holds only for houses above the average.",
        ),
    ),
)

TEACHER = Teacher(
    aims=(
        "Read the sign of a weight: which way an input pushes the guess.",
        "Say why a sign can turn when another input comes in.",
        "Say which way a weight goes for an input below the average.",
    ),
    timing=((2, "age alone"), (4, "area and age"), (5, "bedrooms"), (3, "the twist")),
    answers=(
        "Area and age together are best at +0.67 and −0.38, with a typical miss of $36,373.",
        "Bedrooms alone: +0.33. With area: −0.25, while area rises to +0.94.",
        "Small house: the weight goes down.",
    ),
    stumbles=(
        "“Bedrooms make a house cheaper.” The weight compares houses of equal area; it is no advice to tear out walls.",
        "“A negative weight is bad.” It is a direction, not a verdict.",
        "In the twist, learners forget that an input below the average is a negative number.",
    ),
    worksheet=(
        "Write down the sign of each weight alone: area, age, bedrooms.",
        "What happens to the sign of bedrooms when area is known? Why?",
        "A guess is too low and the input is −1. Does the weight go up or down?",
    ),
    answer_sheet=(
        "Area +, age −, bedrooms +.",
        "It turns to −: among houses of the same size, more bedrooms mean smaller ones.",
        "Down: −1 times a smaller weight is more.",
    ),
)

LESSON = Lesson(
    id="signs",
    number=4,
    title="Up or down",
    minutes=14,
    hook="Does one more bedroom make a house dearer? It depends on what else you know.",
    goal="Find out which way each input pushes the price, and when that turns round.",
    parts=PARTS,
    learned="The sign of a weight says which way an input pushes, with the other inputs known. It is no cause, and it "
    "can turn when another input comes in.",
    try_next="Leave the lesson, take the houses with five inputs. Does any other weight turn round?",
    terms=("standardised",),
    teacher=TEACHER,
)
