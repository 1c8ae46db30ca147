"""Summaries: what a model is made of, as a table."""

from dlcourse import checks
from dlcourse.layers import Layer, Parameter
from dlcourse.wiring import Sequential


def count_parameters(model):
    """Return how many numbers training may change."""
    checks.instance("model", model, Layer, "a Layer")
    return sum(parameter.value.size for parameter in model.parameters())


def summary(model, X):
    """Return a table of the layers of `model` as text: what each gives for the batch `X`, and how many parameters it has itself."""
    total = f"{count_parameters(model):,}"
    lines = [f"{'layer':<34}{'output':<22}{'parameters':>11}"]

    def describe(layer, X, depth):
        Y = layer(X)
        own = sum(value.value.size for value in vars(layer).values() if isinstance(value, Parameter))
        name = "  " * depth + (type(layer).__name__ if layer.parts() else repr(layer))
        lines.append(f"{name:<34}{Y.shape!s:<22}{f'{own:,}' if own or not layer.parts() else '':>11}")
        inner = X
        for part in layer.parts():
            inner = describe(part, inner if isinstance(layer, Sequential) else X, depth + 1)
        return Y

    describe(model, X, 0)
    return "\n".join([*lines, f"{'together':<56}{total:>11}"])
