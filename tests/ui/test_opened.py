"""What a link brings, and what is said of one that cannot be used as it is."""

import pytest

from weightviz.ui.opened import BEGINS, USUAL, opened_from, unusable


def test_a_good_link_is_not_worth_a_word():
    assert unusable([]) == ""
    assert opened_from({"data": "circle", "row": "7"}).notice == ""


@pytest.mark.parametrize(
    ("link", "notice", "trouble"),
    [
        ({"rate": "fast"}, f"This link has a value that cannot be used for: learning rate. {USUAL}", True),
        ({"row": "9999"}, f"This link has a value that cannot be used for: row. {USUAL}", False),
        ({"w": "AAAA"}, BEGINS, True),
    ],
)
def test_what_cannot_be_used_is_said_and_only_settings_of_the_picture_trouble_a_lesson(link, notice, trouble):
    opened = opened_from(link)
    assert opened.notice.endswith(notice)
    assert bool(opened.trouble) == trouble
