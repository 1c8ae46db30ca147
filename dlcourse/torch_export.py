"""The same network in PyTorch, for those who go on there. PyTorch is needed for this alone, and only when it is called."""

from functools import singledispatch

from dlcourse import images, layers, wiring


def to_torch(model):
    """Return `model` as a ``torch.nn.Module`` with copies of its weights and running statistics.

    It takes images (N, C, H, W), or rows, and keeps the batch first throughout. It is in training mode, so that `forward` here and there are
    the same; after ``.eval()`` it does what ``model(X)`` does. A layer that `model` uses twice is one module used twice. Dropout draws from
    PyTorch's own generator.

    Parameters
    ----------
    model : Layer

    Raises
    ------
    ImportError
        If PyTorch is not installed.
    TypeError
        If `model` is, or has within it, something for which PyTorch's counterpart is not known.
    """
    try:
        import torch
    except ImportError as error:
        raise ImportError("to_torch needs PyTorch, which is not installed here; `pip install torch` brings it") from error
    made = {}

    def convert(layer):
        if layer not in made:
            made[layer] = module(layer, torch, convert)
        return made[layer]

    return convert(model)


@singledispatch
def module(layer, torch, convert):
    """Return the counterpart of one kind of layer; `convert` turns the layers it is made of."""
    raise TypeError(f"model has a part of type {type(layer).__name__}; expected the layers and the wiring of dlcourse")


def holding(empty, **arrays):
    """Return the module `empty`, made without memory, with copies of the arrays as its parameters and buffers."""
    import torch

    empty.load_state_dict({name: torch.tensor(array) for name, array in arrays.items()}, assign=True)
    return empty


def computing(function, *parts):
    """Return a module that gives ``function(X, *parts)``."""
    import torch

    class Computing(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.parts = torch.nn.ModuleList(parts)

        def forward(self, X):
            return function(X, *self.parts)

    return Computing()


@module.register
def _(layer: layers.Linear, torch, convert):
    outputs, inputs = layer.W.value.shape
    return holding(torch.nn.Linear(inputs, outputs, device="meta"), weight=layer.W.value, bias=layer.b.value)


@module.register
def _(layer: layers.ReLU, torch, convert):
    return torch.nn.ReLU()


@module.register
def _(layer: layers.Sigmoid, torch, convert):
    return torch.nn.Sigmoid()


@module.register
def _(layer: layers.Tanh, torch, convert):
    return torch.nn.Tanh()


@module.register
def _(layer: layers.Identity, torch, convert):
    return torch.nn.Identity()


@module.register
def _(layer: layers.Dropout, torch, convert):
    return torch.nn.Dropout(layer.p)


@module.register
def _(layer: images.ToTrunk, torch, convert):
    return computing(lambda X: X.reshape(-1, *layer.shape))


@module.register
def _(layer: images.Flatten, torch, convert):
    return torch.nn.Flatten()


@module.register
def _(layer: images.GlobalAveragePool, torch, convert):
    return torch.nn.Sequential(torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten())


@module.register
def _(layer: images.Conv2d, torch, convert):
    outputs, inputs, *kernel = layer.W.value.shape
    arrays = {"weight": layer.W.value} | ({"bias": layer.b.value} if layer.b else {})
    empty = torch.nn.Conv2d(inputs, outputs, kernel, layer.stride, layer.padding, bias="bias" in arrays, device="meta")
    return holding(empty, **arrays)


@module.register
def _(layer: images.BatchNorm, torch, convert):
    kind = torch.nn.BatchNorm1d if isinstance(layer, images.BatchNorm1d) else torch.nn.BatchNorm2d
    return holding(
        kind(len(layer.gamma.value), layer.eps, layer.momentum, device="meta"),
        weight=layer.gamma.value,
        bias=layer.beta.value,
        running_mean=layer.running_mean,
        running_var=layer.running_var,
        num_batches_tracked=0,
    )


@module.register
def _(layer: images.AveragePool2d, torch, convert):
    return torch.nn.AvgPool2d(layer.size)


@module.register
def _(layer: images.MaxPool2d, torch, convert):
    return torch.nn.MaxPool2d(layer.size)


@module.register
def _(layer: images.PadShortcut, torch, convert):
    def pad(X):
        return torch.nn.functional.pad(X[:, :, :: layer.stride, :: layer.stride], (0, 0, 0, 0, 0, layer.channels - X.shape[1]))

    return computing(pad)


@module.register
def _(layer: wiring.Sequential, torch, convert):
    return torch.nn.Sequential(*map(convert, layer.layers))


@module.register
def _(layer: wiring.Residual, torch, convert):
    return computing(lambda X, body, shortcut: body(X) + shortcut(X), convert(layer.body), convert(layer.shortcut))


@module.register
def _(layer: wiring.Concatenate, torch, convert):
    return computing(lambda X, *branches: torch.cat([branch(X) for branch in branches], 1), *map(convert, layer.branches))
