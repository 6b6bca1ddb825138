"""Double descent: least squares on random features, which is not the network above."""

import numpy as np
import streamlit as st

from weightviz.explain.double_descent import (
    FEATURES,
    INPUTS,
    NOISE,
    RIDGE,
    ROWS,
    TEST_ROWS,
    DoubleDescent,
    descending,
)
from weightviz.ui.panels.panel import csv_of, show_figure
from weightviz.ui.panels.running import begin, show_running
from weightviz.written import brief

EXACT = 1e-12  # mean squared errors below this are rounding
DESCENT = "double_descent"  # where the session keeps it


@st.fragment
def show_descent() -> None:
    """A button that fits all of them, in portions, and the errors as far as they are."""
    st.markdown(
        f"**This is not the network above.** {INPUTS} inputs go into ReLUs whose weights are random and stay as drawn; "
        f"only how the ReLUs are added up is found, by least squares on {ROWS} rows. Where many sums fit equally well, "
        "the one with the shortest weights is taken."
    )
    st.button(f"Fit {FEATURES[0]} to {FEATURES[-1]:,} features", on_click=fit, key="begin_descent")
    show_running(DESCENT, DESCENT, draw)


def fit() -> None:
    begin(DESCENT, DESCENT, descending())


def draw(found: DoubleDescent) -> None:
    from weightviz.charts import double_descent  # Plotly comes when a panel needs it

    plain, ridge = (np.quantile(errors, (0.25, 0.5, 0.75), axis=0) for errors in (found.test, found.ridge_test))
    st.markdown(told(found))
    explained = (
        f"Curves: the middle of {len(found)} draws of rows and features; bands: the middle half of them. The target is "
        f"one ReLU of the inputs and noise of spread {NOISE}; {TEST_ROWS} rows are kept back as a test. Both axes go "
        "in tenfolds."
    )
    names = ("train", "test", "ridge_train", "ridge_test")
    middles = {name.replace("_", " "): np.median(getattr(found, name), axis=0).tolist() for name in names}
    table = csv_of([("features", list(found.features)), *middles.items()])
    show_figure(double_descent(found.features, plain, ridge, ROWS), explained, table, DESCENT)


def told(found: DoubleDescent) -> str:
    """What the curves do, from their own numbers."""
    middle, ridge = np.median(found.test, axis=0), np.median(found.ridge_test, axis=0)
    highest, last = int(np.argmax(middle)), len(middle) - 1
    early = int(np.argmin(middle[: highest + 1]))
    exact = np.flatnonzero(np.median(found.train, axis=0) < EXACT)
    said = [
        f"**Least squares**: the test error is {brief(middle[early], 2)} with {found.features[early]:,} features, "
        f"{brief(middle[highest], 2)} at its highest, with {found.features[highest]:,}, and "
        f"{brief(middle[last], 2)} with {found.features[last]:,}."
    ]
    if len(exact):
        first = found.features[exact[0]]
        said.append(f"From {first:,} features on every training row is met exactly: the test error is the whole gap.")
    said.append(
        f"**With a ridge of {brief(RIDGE)}** on the sum over {ROWS} rows, which on their mean is an L2 of "
        f"{brief(RIDGE / ROWS)}: {brief(ridge[highest], 2)} with {found.features[highest]:,} "
        f"features, {brief(ridge[last], 2)} with {found.features[last]:,}."
    )
    return " ".join(said)
