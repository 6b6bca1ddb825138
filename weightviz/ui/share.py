"""The popover "Share": the picture as a link to copy, or as a file to save, and a file to open."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from weightviz.experiment import View
from weightviz.links import write_link
from weightviz.packed import LONGEST_LINK, WEIGHTS, Picture, pack_state
from weightviz.saved import MOST_BYTES, read_file, write_file
from weightviz.saved.table import table_written
from weightviz.ui.lesson.address import place_in_address
from weightviz.ui.lesson.attempt import attempt, close
from weightviz.ui.playground import Playground
from weightviz.ui.session import SHARE, close_popover, current_playground
from weightviz.ui.widgets import plain

REFUSED = "file_refused"  # the file that could not be opened last, and why
FILE_NAME, KIND = "weights.json", "application/json"
FORGETS = " What the optimiser remembers is not in it."


def share(playground: Playground) -> None:
    """A link, a file, and a way back from a file.

    Opening it has the page run again, which renews the link. While the stage trains, such a run may be lost: then the
    link of the last run stands there, and the step beside it.
    """
    with st.popover("Share", key=SHARE, on_change="rerun"), st.container(width=400):
        a_link(playground)
        to_a_file(playground)
        from_a_file(playground)


def a_link(playground: Playground) -> None:
    """The link with its own button to copy it, or why there is none."""
    st.markdown("**A link to this picture**")
    try:
        link = whole_link(playground, st.context.url or "")
    except ValueError as problem:
        st.caption(plain(str(problem)))
        return
    st.code(link, language=None)
    forgets = FORGETS if len(playground.trainer.frame.memory) else ""
    st.caption(f"It opens at step {playground.frame.step:,}, with these weights, locks and mutes.{forgets}")


def whole_link(playground: Playground, page: str) -> str:
    """The address of the page with settings and weights. Raises ValueError when there can be none."""
    weights = pack_state(Picture.of(playground.on_screen, playground.edits), playground.experiment)
    page += "" if urlsplit(page).path else "/"
    view = View(row=playground.view.row) if attempt() else playground.view  # a lesson brings the rest of its own
    link = f"{page}?{urlencode(place_in_address() | write_link(playground.experiment, view) | {WEIGHTS: weights})}"
    if len(link) > LONGEST_LINK:
        raise ValueError(
            f"This picture needs {len(link):,} letters, and a link holds {LONGEST_LINK:,}; save a file instead."
        )
    return link


def to_a_file(playground: Playground) -> None:
    """The whole picture to keep. One's own table only goes along when one says so."""
    st.markdown("**A file**")
    own_too = playground.data is not None and st.checkbox(
        "With my own table", key="share_own_table",
        help="Without it, the file has the names of the columns you chose, and no row of the table; "
        "to open it, give the same table first.",
    )  # fmt: skip
    try:
        if own_too:
            table_written(playground.data)
    except ValueError as problem:
        st.caption(plain(str(problem)))
        return
    st.download_button(
        "Save to a file", lambda: file_of(playground, own_too), FILE_NAME, KIND, key="save_file", on_click="ignore",
        width="stretch",
    )  # fmt: skip


def file_of(playground: Playground, own_too: bool) -> bytes:
    """The file, made when it is asked for."""
    return write_file(playground.on_screen, playground.view, playground.edits, playground.data, own_too)


def from_a_file(playground: Playground) -> None:
    """A file that was saved here before. Until it is accepted, the present picture stays."""
    key = f"open_file_{playground.edition}"
    file = st.file_uploader(
        "Open a file", "json", max_upload_size=MOST_BYTES // 10**6, key=key, on_change=file_given, args=(key,)
    )
    refused, problem = st.session_state.get(REFUSED, (None, ""))
    if file is not None and file.file_id == refused:
        st.error(plain(problem))


def file_given(key: str) -> None:
    """Called when a file was chosen."""
    file, playground = st.session_state[key], current_playground()
    if file is None:
        return
    try:
        opened = read_file(file.getvalue(), playground.data)
    except ValueError as problem:
        st.session_state[REFUSED] = file.file_id, f"{problem} The picture stays as it was."
        return
    step = opened.trainer.step
    close(playground)
    playground.take_up(opened.trainer, opened.data, opened.edits, opened.view, f"The file is open, at step {step:,}.")
    close_popover(SHARE)
