"""The scripts of all lessons, in their order: a browser test plays the page by the same ones."""

from tests.lessons import (
    script_failures,
    script_importance,
    script_layers,
    script_neuron,
    script_overfitting,
    script_party,
    script_prices,
    script_signs,
)
from tests.lessons.play import Script

SCRIPTS: dict[str, Script] = {
    each.SCRIPT.lesson.id: each.SCRIPT
    for each in (
        script_party,
        script_neuron,
        script_prices,
        script_signs,
        script_importance,
        script_layers,
        script_failures,
        script_overfitting,
    )
}
TASKS = [(name, place) for name, script in SCRIPTS.items() for place in script.solved]
WRONG = [(name, place, state) for name, place in TASKS for state in SCRIPTS[name].wrong[place]]
