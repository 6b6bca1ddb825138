"""Writes optimizer_steps.json: what PyTorch 2.13.0's optimisers make of one weight, for tests/test_update.py.

Run once, in an environment of its own with torch==2.13.0; the tests need only the file that it wrote.
The weight starts at 0.8 and its gradient is always 2 x (weight - 0.3) + 0.1 x step.
"""

import json
from pathlib import Path

import torch

RATE, STEPS, L2 = 0.05, 12, 0.02
MADE = {
    "gradient_descent": lambda weights, decay: torch.optim.SGD(weights, lr=RATE, weight_decay=decay),
    "momentum": lambda weights, decay: torch.optim.SGD(weights, lr=RATE, momentum=0.9, weight_decay=decay),
    "nesterov": lambda weights, decay: torch.optim.SGD(
        weights, lr=RATE, momentum=0.9, nesterov=True, weight_decay=decay
    ),
    "rmsprop": lambda weights, decay: torch.optim.RMSprop(weights, lr=RATE, alpha=0.9, weight_decay=decay),
    "adam": lambda weights, decay: torch.optim.Adam(weights, lr=RATE, weight_decay=decay),
    "adamw": lambda weights, decay: torch.optim.AdamW(weights, lr=RATE, weight_decay=decay),
}


def path(make, decay: float) -> list[float]:
    """The weight after each step."""
    weight = torch.tensor([0.8], dtype=torch.float64, requires_grad=True)
    optimizer, values = make([weight], decay), []
    for step in range(STEPS):
        weight.grad = (2 * (weight - 0.3) + 0.1 * step).detach()
        optimizer.step()
        values.append(weight.item())
    return values


if __name__ == "__main__":
    # PyTorch's decay is the pull itself, ours the factor of w^2, whose slope is twice that.
    paths = {name: {"plain": path(make, 0.0), "l2": path(make, 2 * L2)} for name, make in MADE.items()}
    clipped = torch.tensor([3.0, 4.0], dtype=torch.float64, requires_grad=True)
    clipped.grad = torch.tensor([3.0, 4.0], dtype=torch.float64)
    torch.nn.utils.clip_grad_norm_([clipped], 2.0)
    written = {"rate": RATE, "l2": L2, "torch": torch.__version__, "paths": paths, "clipped": clipped.grad.tolist()}
    Path(__file__).with_name("optimizer_steps.json").write_text(json.dumps(written, indent=1) + "\n")
