"""The settings of a saved file: every one by its name, as in the table of `weightviz.experiment`."""

from weightviz.data import Dataset
from weightviz.experiment import OWN_DATA, Experiment, View, own_source, setting_names
from weightviz.network import parameter_count
from weightviz.saved.found import LARGEST_WEIGHT, Found

MOST_VALUES = 64  # of a setting that is a list


def settings_written(values: Experiment | View) -> dict[str, object]:
    """Every setting that one of the two holds, as JSON has it."""
    each = {name: getattr(values, name) for name in setting_names(values)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in each.items()}


def experiment_in(found: Found, own: Dataset | None) -> Experiment:
    """The experiment that a file describes. What it does not say is the data set's own."""
    settings = found.entries(("dataset",), (*setting_names(Experiment), "start_values"))
    start = settings.pop("start_values", None)
    values = {name: setting(each) for name, each in settings.items()}
    if values["dataset"] == OWN_DATA and own is not None:
        values["source"] = own_source(own)
    experiment = made(found, Experiment, values)
    if start is None or start.value == []:
        return experiment
    numbers = start.numbers(parameter_count(experiment.sizes), LARGEST_WEIGHT)
    return made(found, Experiment, {**values, "start_values": tuple(numbers.tolist())})


def view_in(found: Found) -> View:
    """How the page showed it."""
    settings = found.entries((), tuple(setting_names(View)))
    return made(found, View, {name: setting(each) for name, each in settings.items()})


def made(found: Found, kind: type, values: dict[str, object]):
    """An experiment or view of these values; which one is wrong, and why, is for them to say."""
    try:
        return kind(**values)
    except ValueError as problem:
        raise ValueError(f"{found.where}: {problem}") from None


def setting(found: Found) -> object:
    """The value of a setting: a word, a number, nothing, or a list of words or numbers."""
    if isinstance(found.value, list):
        return tuple(setting_alone(each) for each in found.items(MOST_VALUES))
    return None if found.value is None else setting_alone(found)


def setting_alone(found: Found) -> str | float:
    if isinstance(found.value, str):
        return found.text()
    if type(found.value) not in (int, float):
        raise found.wrong("a word or a number")
    return found.value
