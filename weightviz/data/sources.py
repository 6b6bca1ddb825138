"""The registry of data sets, in the order in which they are offered."""

from weightviz.data import sources_made as made
from weightviz.data import sources_real as real
from weightviz.data.source import Source

DATASETS: dict[str, Source] = {
    source.name: source
    for source in (
        real.HOUSES,
        real.HOUSES_FIVE,
        real.HOUSES_AMES,
        real.FILMS,
        real.PENGUINS_TWO,
        real.PENGUINS_THREE,
        real.PENGUINS_SEX,
        real.SEATTLE,
        made.CIRCLE,
        made.XOR,
        made.BLOBS,
        made.SPIRAL,
        made.MOONS,
        made.PINWHEEL,
        made.PLANE,
        made.HILLS,
        made.SINE,
        made.FRIENDS,
        made.TWINS,
    )
}
