"""The examples in the docstrings of what builds the site, which pytest does not find by itself."""

import doctest

import pytest

from tests.site.builder import hosted


@pytest.mark.parametrize("name", ["sources", "wheels"])
def test_the_examples_hold(name):
    found = doctest.testmod(hosted(name))
    assert found.attempted > 0
    assert found.failed == 0
