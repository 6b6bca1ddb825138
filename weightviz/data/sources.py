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
        real.PENGUINS_SEX,
        made.CIRCLE,
        made.XOR,
        made.BLOBS,
        made.SPIRAL,
        made.MOONS,
        made.PLANE,
        made.HILLS,
        made.SINE,
        made.TWINS,
    )
}

# Complete as data, but experiment or page cannot handle them yet. Each moves up as soon as what it waits for is there.
NEEDS_MORE: dict[str, Source] = {
    source.name: source
    for source in (
        real.PENGUINS_THREE,  # three outputs
        made.PINWHEEL,  # three outputs
        real.SEATTLE,  # a split of its own: train_share None
        made.FRIENDS,  # axes from 0 to 10: the page takes all made data for points of the square
    )
}
