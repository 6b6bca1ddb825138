"""The shipped data sets, as people read them; files/CREDITS.md says where they come from."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

from weightviz.data.source import OUTPUTS, Column, Source
from weightviz.data.split import EVERY_FIFTH, OwnSplit


def _start(kind: str, inputs: tuple[str, ...], learning_rate: float, **others: Any) -> MappingProxyType:
    """What an experiment starts from: one linear neuron and all rows in every step, unless `others` say more."""
    usual = {"inputs": inputs, "hidden_layers": (), "learning_rate": learning_rate, "batch_size": None}
    return MappingProxyType({**usual, "train_share": EVERY_FIFTH, **OUTPUTS[kind], **others})


HOUSES = Source(
    name="houses_2010",
    title="Houses sold in Ames, 2010",
    task="regression",
    noun="houses",
    columns=(
        Column("area_sqft", "area", "sq ft", "Living area above ground."),
        Column("bedrooms", "bedrooms", "", "Bedrooms above ground.", "bedroom"),
        Column("full_baths", "full baths", "", "Bathrooms with a bath or a shower, above ground.", "full bath"),
        Column("half_baths", "half baths", "", "Rooms with a toilet and a basin only, above ground.", "half bath"),
        Column("age_years", "age", "years", "Years from building the house to selling it."),
        Column("lot_sqft", "lot", "sq ft", "The ground the house stands on."),
        Column("basement_sqft", "basement", "sq ft", "Area of the basement, 0 for none."),
        Column("garage_cars", "garage places", "", "Cars that fit into the garage.", "garage place"),
        Column("fireplaces", "fireplaces", "", "Number of fireplaces.", "fireplace"),
    ),
    target=Column("price_usd", "price", "$", "What the house was sold for."),
    credit="Ames, Iowa house sales 2006-2010. De Cock (2011), J. Statistics Education 19(3), "
    "via the R package modeldata (MIT).",
    defaults=_start("regression", ("area_sqft",), 0.01),
    file="houses_ames_2010.csv",
)

FIVE_FEATURES = ("area_sqft", "age_years", "bedrooms", "garage_cars", "lot_sqft")

HOUSES_FIVE = replace(
    HOUSES,
    name="houses_five",
    title="Houses, five features",
    defaults=_start("regression", FIVE_FEATURES, 0.02),
)

HOUSES_AMES = replace(
    HOUSES,
    name="houses_ames",
    title="2,001 houses sold in Ames, 2006-2010",
    defaults=_start("regression", FIVE_FEATURES, 0.02),
    file="houses_ames.csv",
)

FILMS = Source(
    name="films_2014",
    title="Films of 2014",
    task="regression",
    noun="films",
    columns=(
        Column("rt_percent_positive", "good reviews", "%", "Share of the reviews on Rotten Tomatoes that are good."),
        Column("rt_average_score", "average score", "points", "Mean score of those reviews, from 0 to 10."),
        Column("runtime_min", "running time", "min", "How long the film is."),
        Column(
            "review_count", "reviews", "", "How many critics' reviews Rotten Tomatoes counted, 100 at least.", "review"
        ),
        Column("oscars", "Oscars", "", "How many Oscars the film won.", "Oscar"),
    ),
    target=Column("metacritic_score", "Metacritic score", "points", "The verdict of Metacritic, from 0 to 100."),
    credit="Wikidata contributors, snapshot 2026-10-18 (CC0), via bokeh-sampledata 2026.1.",
    defaults=_start("regression", ("rt_percent_positive",), 0.02),
    file="movies_wikidata_2014.csv",
    label_column="film",
)

PENGUINS_TWO = Source(
    name="penguins_two",
    title="Penguins: Adelie or chinstrap",
    task="classification",
    noun="penguins",
    columns=(
        Column("bill_length_mm", "bill length", "mm", "Length of the bill, from its root to its tip."),
        Column("bill_depth_mm", "bill depth", "mm", "Height of the bill, measured where it is thickest."),
        Column("flipper_length_mm", "flipper length", "mm", "Length of a flipper."),
        Column("body_mass_g", "body mass", "g", "How heavy the penguin is."),
    ),
    target=Column("species", "species", "", "The species of the penguin: 0 is Adelie, 1 is chinstrap."),
    credit="Palmer Archipelago penguins. Gorman, Williams & Fraser (2014), PLoS ONE 9(3) e90081; "
    "palmerpenguins 0.1.1 (CC0), Horst, Hill & Gorman.",
    defaults=_start("classification", ("bill_length_mm", "bill_depth_mm"), 0.3, batch_size=10),
    file="penguins.csv",
    classes=("Adelie", "Chinstrap"),
)

PENGUINS_THREE = replace(
    PENGUINS_TWO,
    name="penguins_three",
    title="Penguins: three species",
    target=Column("species", "species", "", "The species of the penguin: Adelie, chinstrap or gentoo."),
    defaults=_start("classes", ("bill_length_mm", "bill_depth_mm"), 0.3, batch_size=10),
    classes=("Adelie", "Chinstrap", "Gentoo"),
)

PENGUINS_SEX = replace(
    PENGUINS_TWO,
    name="penguins_sex",
    title="Penguins: female or male",
    target=Column(
        "sex", "sex", "", "0 is female, 1 is male; 9 penguins of the 342 are left out because nobody noted it."
    ),
    defaults=_start("classification", ("bill_length_mm", "body_mass_g"), 0.5, batch_size=10, hidden_layers=(8,)),
    classes=("female", "male"),
)

SEATTLE = Source(
    name="seattle_2014",
    title="Seattle's temperatures, 2014",
    task="regression",
    noun="days",
    columns=(
        Column("day_of_year", "day of the year", "", "1 is the first of January, 365 the last of December.", "day"),
    ),
    target=Column("temp_max_c", "temperature", "°C", "The highest temperature of the day."),
    credit="Daily maximum temperature, Seattle, 2014-2015. NOAA NCDC (US government data), via vega-datasets 3.2.1.",
    defaults=_start("regression", ("day_of_year",), 0.3, hidden_layers=(8, 8), train_share=None),
    file="seattle_temperature.csv",
    where=MappingProxyType({"year": "2014"}),
    label_column="date",
    own_split=OwnSplit(
        "Every 15th day of 2014 is learnt from, 24 days in all; the other 341 are kept back as a test.",
        lambda rows: rows[:, 0] % 15 == 8,
    ),
)
