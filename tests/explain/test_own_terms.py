"""Every optimiser's rule can be told, in Python and on the stage."""

import re

from weightviz.explain.own_terms import TERMS
from weightviz.optimizers import OPTIMIZERS
from weightviz.ui.stage.assets import HERE


def test_every_optimiser_has_its_terms():
    assert set(TERMS) == set(OPTIMIZERS)


def test_every_optimiser_has_its_rule_on_the_stage():
    text = (HERE / "js" / "slow_rule.js").read_text(encoding="utf-8")
    body = re.search(r"^const RULES = \{$(.*?)^\};", text, re.DOTALL | re.MULTILINE)[1]
    assert set(re.findall(r"^  (\w+)[:,]", body, re.MULTILINE)) == set(OPTIMIZERS)
