"""The address of the page: an experiment and its view as the few words that a link carries, and back."""

from collections.abc import Mapping

from weightviz.experiment import OWN_DATA, SETTINGS, Experiment, MisfitError, View, setting_names
from weightviz.kinds import Names


def read_link(query: Mapping[str, str]) -> tuple[Experiment, View, list[str]]:
    """The experiment and view an address describes, and the names of settings that had to fall back.

    >>> experiment, view, wrong = read_link({"data": "circle", "rate": "fast"})
    >>> experiment == Experiment(dataset="circle"), wrong
    (True, ['learning_rate'])
    """
    values, wrong = {}, []
    for name, setting in SETTINGS.items():
        if setting.key in query:
            kind = setting.kind
            try:
                values[name] = kind.check(kind.read(query[setting.key]))
            except (ValueError, OverflowError):
                wrong.append(name)
                if isinstance(kind, Names) and kind.among:  # of several names the known ones still hold
                    values[name] = kind.known(query[setting.key])
    view = View(**{name: values.pop(name) for name in setting_names(View) if name in values})
    while True:
        try:
            experiment = Experiment(**values)
        except MisfitError as problem:
            given = [name for name in problem.names if name in values]
            if not given:
                raise  # the data set's own values always go together
            wrong += given
            for name in given:
                del values[name]
        else:
            return experiment, view, [name for name in SETTINGS if name in wrong]


def write_link(experiment: Experiment, view: View) -> dict[str, str]:
    """The address of an experiment: what differs from the data set's own, so that links stay short.

    Of one's own data nothing is written, neither their columns nor settings that would then meet other data.

    >>> write_link(Experiment(dataset="circle", seed=7), View())
    {'data': 'circle', 'seed': '7'}
    """
    if experiment.dataset == OWN_DATA:
        of_the_table = {SETTINGS[name].key for name in ("axes", "row")}
        return {key: text for key, text in written(view, View()).items() if key not in of_the_table}
    plain = Experiment(dataset=experiment.dataset)
    query = {} if experiment.dataset == Experiment().dataset else {"data": experiment.dataset}
    return query | written(experiment, plain) | written(view, View())


def written(values: Experiment | View, usual: Experiment | View) -> dict[str, str]:
    """The keys and texts of all values that are not the usual ones."""
    return {
        SETTINGS[name].key: SETTINGS[name].kind.write(getattr(values, name))
        for name in setting_names(values)
        if getattr(values, name) != getattr(usual, name)
    }
