"""Keeping a model, or a training run, in a file: .npz, nothing pickled, never half-written."""

import copy
import json
import os
from pathlib import Path

import numpy as np

from dlcourse import checks
from dlcourse.layers import Layer, Parameter


def save(path, model):
    """Write all arrays of a model, its parameters and running statistics, to an .npz file."""
    _write(path, _arrays(model) | {"model": np.array(repr(model))})


def load(path, model):
    """Read the arrays that `save` wrote into a model of the same build.

    Raises
    ------
    ValueError
        If the file is damaged, or belongs to a model of other layers, or of other shapes. The model is then as it was.
    """
    places = _arrays(model)
    arrays = _read(path)
    if (build := str(arrays.pop("model", None))) != repr(model):
        raise ValueError(f"{path} does not fit the model: it holds {build}; expected {model}")
    _put(arrays, places, path)


def save_run(path, model, optimizer, rng, settings, history):
    """Write all that a training run needs to go on as if it had not stopped; `settings`, texts by name, and `history` are plain data."""
    states = [generator.bit_generator.state for generator in _generators(model, rng)]
    run = {"build": _build(model, optimizer, rng) | settings, "memory": list(optimizer.state), "generators": states, "history": history}
    _write(path, _arrays(model, optimizer) | {"run": np.array(json.dumps(run, default=np.ndarray.tolist))})


def load_run(path, model, optimizer, rng, settings):
    """Put what `save_run` wrote into its place again and return the history.

    Raises
    ------
    ValueError
        If the file is damaged, or does not belong to a run of this model and optimizer with these settings. All is then as it was.
    """
    arrays = _read(path)
    if "run" not in arrays:
        raise ValueError(f"checkpoint is {path}, which holds no training run; expected a file that fit wrote")
    run = json.loads(str(arrays.pop("run")))
    for name, expected in (_build(model, optimizer, rng) | settings).items():
        if (found := run["build"].get(name)) != expected:
            raise ValueError(f"checkpoint is {path}, a run with the {name} {found}; expected {expected}")
    trial = copy.copy(optimizer)
    trial.state = dict(optimizer.state)
    for name in run["memory"]:
        trial.memory(name)
    _put(arrays, _arrays(model, trial), path)
    optimizer.state = trial.state
    for generator, state in zip(_generators(model, rng), run["generators"]):
        generator.bit_generator.state = state
    return run["history"]


def _arrays(model, optimizer=None):
    """Return every array that a model, and perhaps its optimizer, holds, by name: the arrays themselves, to be read or filled."""
    checks.instance("model", model, Layer, "a Layer")
    held = {name + key: value for name, layer in model.walk() for key, value in vars(layer).items()}
    held = {name: value.value if isinstance(value, Parameter) else value for name, value in held.items()}
    for name, memory in optimizer.state.items() if optimizer else ():
        held |= {f"optimizer.{name}.{i}": array for i, array in enumerate(memory)}
    return {name: value for name, value in held.items() if isinstance(value, np.ndarray)}


def _generators(model, rng):
    """Return `rng` and the generators of all layers (Dropout), each once."""
    own = [value for _, layer in model.walk() for value in vars(layer).values() if isinstance(value, np.random.Generator)]
    return list(dict.fromkeys([rng, *own]))


def _build(model, optimizer, rng):
    """Return in words what must be the same when a run goes on: the model, the optimizer with its settings, the kinds of generators."""
    settings = {name: value for name, value in vars(optimizer).items() if name not in ("parameters", "lr", "state")}
    generators = [type(generator.bit_generator).__name__ for generator in _generators(model, rng)]
    return {"model": repr(model), "optimizer": f"{type(optimizer).__name__} {settings}", "generators": ", ".join(generators)}


def _put(arrays, places, path):
    """Fill each of the `places` with the array of its name. Raises ValueError, and fills none, unless all names and shapes agree."""
    if odd := sorted(arrays.keys() ^ places.keys()):
        raise ValueError(
            f"{path} does not fit the model: {odd[0]} is {'missing in the file' if odd[0] in places else 'not in the model'}"
        )
    for name, place in places.items():
        if arrays[name].shape != place.shape or not np.can_cast(arrays[name].dtype, place.dtype, "same_kind"):
            found = checks.shown(arrays[name])
            raise ValueError(f"{path} does not fit the model: {name} is {found}; expected {checks.shown(place)}")
    for name, place in places.items():
        place[...] = arrays[name]


def _read(path):
    checks.instance("path", path, (str, os.PathLike), "the name of a file")
    with open(Path(path).expanduser(), "rb") as file:
        try:
            with np.load(file, allow_pickle=False) as arrays:
                return dict(arrays)
        except Exception as error:  # a damaged file makes zipfile and numpy raise many kinds
            raise ValueError(f"{path} is damaged, or not a file that was saved here ({error})") from error


def _write(path, arrays):
    checks.instance("path", path, (str, os.PathLike), "the name of a file")
    path = Path(path).expanduser()
    if not path.parent.is_dir():
        raise FileNotFoundError(f"path is {path}; expected a file in a folder that exists")
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        with open(unfinished, "wb") as file:
            np.savez(file, **arrays)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
