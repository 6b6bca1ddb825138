"""Days of Seattle, learnt by heart by the page's own optimisers, and how far each really gets."""

from math import isfinite

import streamlit as st

from weightviz.experiment import Experiment
from weightviz.explain.by_heart import by_heart
from weightviz.training import Trainer
from weightviz.ui.playground import Playground
from weightviz.written import with_unit

DATA, NEAR, STEPS = "seattle_2014", 0.5, 5_000  # what counts as known, in °C, and how long to learn
WAYS = {
    "Gradient descent": {},
    "Adam": {"optimizer": "adam", "learning_rate": 0.03},
}


def show_by_heart(playground: Playground) -> None:
    """A button for each optimiser, and what the training on the page knows, if it is about those days."""
    st.markdown("**Learn Seattle's temperatures by heart**")
    buttons = st.container(horizontal=True)
    for label, settings in WAYS.items():
        buttons.button(label, on_click=learn, args=(playground, settings), key=f"by_heart_{label}")
    st.caption(
        f"Each loads 24 days of 2014 and two layers of 8 neurons with the present random start, and takes {STEPS:,} "
        "steps."
    )
    if playground.experiment.dataset == DATA and isfinite(playground.on_screen.train_loss):
        st.markdown(told(playground.on_screen))


def learn(playground: Playground, settings: dict) -> None:
    playground.load(Experiment(DATA, seed=playground.experiment.seed, **settings), steps=STEPS)


def told(trainer: Trainer) -> str:
    """How many days the training really knows by now."""
    known = by_heart(trainer, NEAR)
    near, miss, knowing_nothing = (
        with_unit(value, known.unit) for value in (known.near, known.miss, known.knowing_nothing)
    )
    return (
        f"**At step {trainer.step:,}, {known.within} of {known.rows} days are met to within {near}.** The typical miss "
        f"on them is {miss}; wholly by heart it would be 0, and with the same answer for all it is {knowing_nothing} "
        "at best."
    )
