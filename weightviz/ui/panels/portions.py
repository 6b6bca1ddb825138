"""Work that takes seconds, done in portions, so that the page stays alive and a Stop is heard."""

import time
from collections.abc import Iterator
from typing import TypeVar

import streamlit as st
from streamlit.errors import StreamlitAPIException

Result = TypeVar("Result")
PORTION = 0.4  # seconds of work in one run of the page


def a_portion_of(work: Iterator[Result], last: Result | None = None) -> tuple[Result | None, bool]:
    """Go on with ``work`` for a moment: what it yielded last, and whether it came to its end.

    >>> a_portion_of(iter([1, 2, 3]))
    (3, True)
    """
    until = time.perf_counter() + PORTION
    for last in work:
        if time.perf_counter() > until:
            return last, False
    return last, True


def run_again() -> None:
    """Draw the fragment again for the next portion; or the page, when it is the page that is being drawn."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()
