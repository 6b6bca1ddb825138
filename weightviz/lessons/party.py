"""Lesson 1: three friends, three knobs, and how far to trust each of them."""

from weightviz.experiment import Experiment
from weightviz.lessons.checks import by_hand, miss_below, untouched
from weightviz.lessons.guard import on
from weightviz.lessons.lesson import Lesson, Part, Predict, Task, Teacher, only
from weightviz.lessons.truths import best_of, error_when, predictions_rise

NOBODY_HEARD = Experiment("friends", start_values=(0, 0, 0, 0))
ADA_HEARD = Experiment("friends", start_values=(0.9, 0, 0, 0))
TWO_HEARD = Experiment("friends", start_values=(0.9, -0.4, 0, 0))
BAD_MOOD = Experiment("friends", start_values=(0.98, -0.48, 0, -1))
FILM_INPUTS = ("rt_percent_positive", "runtime_min", "review_count")
FILMS = Experiment("films_2014", inputs=FILM_INPUTS, start_values=(0, 0, 0, 0))
ADA, BEN, CLEO = "Ada to verdict", "Ben to verdict", "Cleo to verdict"
ONE_FILM, ALL_FILMS = only("shown", output_shows="row"), only("shown")
ADA_ALONE, WITH_BEN, REVIEWS = 1.1, 0.4, 7  # typical misses to get below

PARTS = (
    Part(
        "Three friends have seen a film that you have not: Ada, Ben and Cleo. Each gives it points, from 0 to 10. "
        "Would you like it?\n\n"
        "Earlier films help. For those you know what the friends said, and what you thought yourself.",
        start=NOBODY_HEARD,
        view=ONE_FILM,
    ),
    Part(
        "How far do you trust each friend? That is a **weight**: the knob on the line. A friend's score is an "
        "**input**; it is multiplied by the weight. All knobs stand at 0, so nobody is heard.\n\n"
        "The **typical miss** says how far off the guesses are, over all films.",
        start=NOBODY_HEARD,
        view=ONE_FILM,
        ask=Predict(
            "You turn Ada's knob from 0 to +0.5. What does the typical miss do?",
            ("It rises", "It falls", "It stays the same"),
            error_when({ADA: 0.5}),
            "Ada likes what you like, so it helps to listen to her. The typical miss falls from 1.99 to 1.21 points.",
        ),
    ),
    Part(
        "A score above the friend's own average comes in as a plus, one below it as a minus. "
        "With a weight above 0, Ada's plus lifts the guess and her minus lowers it.\n\n"
        "The large number is the knob's own. Tap or click the knob, and its card says what one more point of hers adds "
        "to the guess.",
        start=NOBODY_HEARD,
        view=ONE_FILM,
        ask=Task(
            f"Turn Ada's knob alone until the typical miss is below {ADA_ALONE} points.",
            on(NOBODY_HEARD, miss_below(ADA_ALONE), by_hand, untouched(BEN), untouched(CLEO)),
            ("Use the knob on the top line, the one from Ada.", "Turn it up, to about +0.9."),
        ),
    ),
    Part(
        "Ben likes what you cannot stand. Is he useless?\n\n"
        "A weight can go below 0. Then a plus from Ben lowers the guess, and a minus lifts it: "
        "you do the opposite of what he says.",
        start=ADA_HEARD,
        view=ONE_FILM,
        ask=Predict(
            "Ada stays at +0.9. You turn Ben's knob from 0 to −0.4. What does the typical miss do?",
            ("It rises", "It falls", "It stays the same"),
            error_when({BEN: -0.4}),
            "A friend of opposite taste is useful: you count him with a minus. "
            "The typical miss falls from 0.95 to 0.24 points.",
        ),
    ),
    Part(
        "A weight below 0 is drawn orange and dashed, one above 0 blue. Its size says how much a voice counts, "
        "its sign says which way.",
        start=ADA_HEARD,
        view=ONE_FILM,
        ask=Task(
            f"Make use of Ben: turn his knob until the typical miss is below {WITH_BEN} points.",
            on(ADA_HEARD, miss_below(WITH_BEN), by_hand),
            ("Ada is right already. Use the knob on the line from Ben.", "Turn it down, below 0, to about −0.4."),
        ),
    ),
    Part(
        "Cleo talks of anything but the film. Try her knob if you like, up and down, before you answer.",
        start=TWO_HEARD,
        view=ALL_FILMS,
        ask=Predict(
            "Where is the best place for Cleo's knob?",
            ("Clearly above 0", "Clearly below 0", "Close to 0"),
            best_of(CLEO),
            "Her scores tell nothing about your verdict, so any trust in her adds noise. "
            "The useless friend is the one near 0, not the one below 0.",
        ),
    ),
    Part(
        "Before anyone speaks you are in a mood. The **bias** is that mood: a number added to every guess, whatever "
        "the friends say. It has a knob too, on the line from below. Here the mood is bad: the knob is at −1.",
        start=BAD_MOOD,
        view=ALL_FILMS,
        ask=Predict(
            "You turn the mood up from −1 to 0. Which guesses rise?",
            ("Only those of films that Ada likes", "All, by the same amount", "None"),
            predictions_rise({"bias of verdict": 0.0}),
            "The bias is added whatever comes in. Every guess rises by 1.99 points.",
        ),
    ),
    Part(
        "Turning knobs until the misses are small is called **training**. The machine can do it as well, "
        "from knobs set by chance. Press Play and watch.\n\n"
        "These films are made up, so the truth is known: a point of Ada is worth +0.7, one of Ben −0.3, one of Cleo "
        "0. Compare the numbers in the cards.",
        start=Experiment("friends"),
        view=ALL_FILMS,
    ),
    Part(
        "Now real films of 2014. Instead of friends three facts speak: the share of good reviews, the running time, "
        "the number of reviews. The verdict is the Metacritic score, up to 100 points.",
        start=FILMS,
        view=ALL_FILMS,
        ask=Task(
            f"By hand, get the typical miss below {REVIEWS} points. Who deserves your trust?",
            on(FILMS, miss_below(REVIEWS), by_hand),
            (
                "One of the three tells nearly all: try each knob by itself first.",
                "Turn the line from good reviews up, to about +0.9, and leave the others near 0.",
            ),
        ),
    ),
)

TEACHER = Teacher(
    aims=(
        "Say what a weight does: it multiplies what comes in, and its sign says which way.",
        "Tell a useless input (weight near 0) from an opposite one (weight below 0).",
        "Say what the bias is: added to every guess, whatever comes in.",
    ),
    timing=(
        (3, "the story, nobody is heard, Ada"),
        (4, "Ben, and Cleo"),
        (2, "the mood"),
        (1, "the machine"),
        (4, "real films"),
    ),
    answers=(
        "Ada at about +0.98, Ben at about −0.48, Cleo near 0, mood 0: then the typical miss is 0.13 points.",
        "The machine: it begins with Ada at −0.41, by chance on the wrong side, and a typical miss of 2.75 points. "
        "After 200 steps Ada is at +0.98, Ben at −0.48, Cleo at +0.01, and the miss is 0.13 points.",
        "The cards of the knobs say then what a point is worth: of Ada +0.70, of Ben −0.29, of Cleo 0.00. "
        "The truth is found, but for the chance of 100 films.",
        "Films: good reviews at about +0.93; the other two hardly matter. The best typical miss is 5.36 points.",
    ),
    stumbles=(
        "“Ben is useless, he is always wrong.” Always wrong is information; only unrelated is useless.",
        "“The machine is wrong: it says +0.98, and the truth is +0.7.” The knob counts in spreads of a score; what a "
        "point is worth stands in its card. Compare that.",
        "“It has stopped” or “it never stops”: after 200 steps or so the knobs hardly move, and Play still runs.",
        "The number on the knob is not “points for each point”. Why, a later lesson tells.",
        "A bias of 0 does not mean a verdict of 0: it means the average verdict.",
    ),
    worksheet=(
        "Which friend has a weight below 0, and what does that mean in your own words?",
        "Which friend could leave the party without harm to your guess? How did you find out?",
        "What changes in the guesses when only the mood changes?",
        "For the real films: which fact deserves your trust?",
    ),
    answer_sheet=(
        "Ben. What he praises you tend to dislike, so his score counts with a minus.",
        "Cleo: with her knob at 0 the typical miss is as small as it gets; both ways it grows.",
        "All guesses rise or fall by the same amount.",
        "The share of good reviews.",
    ),
)

LESSON = Lesson(
    id="party",
    number=1,
    title="The party",
    minutes=14,
    hook="Three friends tell you about a film. Whom do you believe, and how much?",
    goal="Find out how far to trust each friend, so that you can guess your own verdict.",
    parts=PARTS,
    learned="A weight says how much a voice counts, and its sign says which way. Opposite taste is useful; noise is "
    "not. The bias is added to every guess.",
    try_next="Leave the lesson and give the real films all five inputs. Two of them say nearly the same: how do they "
    "share the weight?",
    terms=("weight", "input", "bias", "typical miss", "training"),
    teacher=TEACHER,
)
