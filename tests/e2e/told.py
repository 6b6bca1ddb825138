"""A step that the engine took, the page's story of it, and what is true of it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from weightviz import Trainer
from weightviz.data import FEATURES
from weightviz.history import Frame
from weightviz.losses import LOSSES
from weightviz.network import speak


@dataclass(eq=False)
class Told:
    """A step that the engine took, and what the page makes of it. Weights are as the browser has them, in float32."""

    trainer: Trainer
    before: Frame
    after: Frame
    story: str = ""

    @cached_property
    def moved(self) -> np.ndarray:
        old, new = (frame.parameters.astype("f4").astype(float) for frame in (self.before, self.after))
        return new - old

    @cached_property
    def rose(self) -> bool:
        return bool(np.float32(self.after.train_loss) > np.float32(self.before.train_loss))

    @cached_property
    def regression(self) -> bool:
        return self.trainer.data.task == "regression"

    @cached_property
    def rows(self) -> np.ndarray:
        return self.trainer.problem.train_rows

    def one(self, index: int) -> np.ndarray:
        """The weights before the step with one of them as it is afterwards."""
        values = self.before.parameters.astype("f4").astype(float)
        values[index] += self.moved[index]
        return values

    def says(self, parameters) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Sums and outputs of the last layer, and the targets, each (outputs, training rows)."""
        experiment, problem = self.trainer.experiment, self.trainer.problem
        heard = np.where(self.before.muted, 0.0, parameters)
        *_, (sums, outputs) = speak(experiment.sizes, experiment.activations, heard, problem.inputs[self.rows])
        return sums, outputs, problem.targets[self.rows].T

    def losses(self, parameters) -> np.ndarray:
        return LOSSES[self.trainer.experiment.loss].of_rows(*self.says(parameters))

    def figure(self, parameters) -> float:
        """What the page measures the error by: the typical miss of a regression, else the bare loss."""
        if not self.regression:
            return float(self.losses(parameters).mean())
        _, outputs, targets = self.says(parameters)
        return float(np.sqrt(np.mean((outputs - targets) ** 2))) * float(self.trainer.problem.target_scaling.sd[0])

    def right(self, parameters) -> int:
        _, outputs, targets = self.says(parameters)
        several = len(outputs) > 1
        answers = outputs.argmax(axis=0) if several else outputs[0] > 0.5
        return int((answers == (targets.argmax(axis=0) if several else targets[0])).sum())

    def words(self, index: int) -> str:
        """What the story calls a line."""
        sizes, first = self.trainer.experiment.sizes, 0
        labels = [column.label for column in map(self.column, self.trainer.experiment.inputs)]
        classes, last = self.trainer.data.classes, len(sizes) - 1
        for layer in range(1, last + 1):
            size = (sizes[layer - 1] + 1) * sizes[layer]
            if index < first + size:
                break
            first += size
        source, target = divmod(index - first, sizes[layer])
        end = f"neuron {layer}.{target + 1}" if layer < last else classes[target] if sizes[-1] > 1 else "the output"
        if source == sizes[layer - 1]:
            return "the bias" if last == 1 and sizes[-1] == 1 else f"the bias of {end}"
        if last == 1:
            return f"the weight of {labels[source]}" + (f" for {end}" if sizes[-1] > 1 else "")
        start = labels[source] if layer == 1 else f"neuron {layer - 1}.{source + 1}"
        return f"the line from {start} to {end}"

    def column(self, name: str):
        columns = {column.name: column for column in self.trainer.experiment.source.columns}
        return columns[name] if name in columns else FEATURES[name]
