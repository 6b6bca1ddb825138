"""Settings and their values as people read them in a sentence."""

from weightviz.activations import ACTIVATIONS
from weightviz.data import DATASETS
from weightviz.experiment import OWN_DATA, Experiment
from weightviz.initializers import INITIALIZERS
from weightviz.losses import LOSSES
from weightviz.optimizers import OPTIMIZERS
from weightviz.schedules import SCHEDULES
from weightviz.written import brief, counted, percent

NAMES = {
    "dataset": "data", "data_seed": "seed of the points and of the split", "train_share": "rows to learn from",
    "output_activation": "activation of the output", "loss": "error", "initializer": "first weights",
    "seed": "seed of weights and row order", "optimizer": "optimiser", "schedule": "schedule of the learning rate",
    "schedule_steps": "steps of the schedule", "clip": "longest gradient", "l1": "L1", "l2": "L2",
    "start_values": "first weights of one's own",
}  # fmt: skip
WITHOUT = {"batch_size": "all rows", "train_share": "the data's own", "clip": "any", "early_stopping": "off"}
REGISTRIES = {
    "activation": ACTIVATIONS, "output_activation": ACTIVATIONS, "loss": LOSSES, "initializer": INITIALIZERS,
    "optimizer": OPTIMIZERS, "schedule": SCHEDULES,
}  # fmt: skip


def setting_words(setting: str) -> str:
    """What a setting is called.

    >>> setting_words("learning_rate"), setting_words("loss")
    ('learning rate', 'error')
    """
    return NAMES.get(setting, setting.replace("_", " "))


def value_words(experiment: Experiment, setting: str, value: object) -> str:
    """What a value of a setting is called; ``experiment`` knows the names of its inputs.

    >>> value_words(Experiment(), "train_share", 0.8), value_words(Experiment(), "activation", "relu")
    ('80%', 'ReLU')
    """
    if value is None:
        return WITHOUT.get(setting, "none")
    if setting == "dataset":
        return "your own data" if value == OWN_DATA else DATASETS[value].title
    if setting == "start_values":
        return f"{len(value)} numbers" if value else "none"
    if setting == "inputs":
        return ", ".join(map(experiment.source.label, value))
    if setting == "early_stopping":
        return f"after {counted(value, 'epoch')} without gain"
    if setting in REGISTRIES:
        names = (value,) if isinstance(value, str) else value
        return ", ".join(REGISTRIES[setting][name].label for name in names)
    if setting in ("train_share", "dropout"):
        return percent(value, 10)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return brief(value, 12) if isinstance(value, float) else f"{value}"
