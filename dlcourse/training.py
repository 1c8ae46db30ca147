"""Training: show examples, measure the loss, go one step downhill, again and again."""

import math
import os
import time
import zlib
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
from tqdm import tqdm

from dlcourse import checks
from dlcourse.layers import Layer
from dlcourse.losses import cross_entropy
from dlcourse.memory import keep_memory
from dlcourse.optimizers import SGD, Optimizer
from dlcourse.saving import load_run, save_run
from dlcourse.schedules import constant


class Diverged(ArithmeticError):
    """The loss is no number any more."""

    def __init__(self, loss, lr, where=""):
        super().__init__(
            f"The loss became {loss} at the learning rate {lr:g}. The steps were so large that each overshot further than "
            f"the last, until the numbers were too big. A learning rate ten times smaller is a good next try.{where}"
        )
        self.loss, self.lr = loss, lr


def training_step(model, loss, optimizer, X, y):
    """Make one step on the batch `X`, `y` and return the loss before it.

    Forward pass, loss, backward pass, update: the lines that every training run repeats. Raises Diverged, before any parameter is changed,
    if the loss is infinite or no number, and ValueError if its gradient has not the shape of the scores.
    """
    P, backward = model.forward(X)
    value, dP = loss(P, y)
    if not math.isfinite(value):
        raise Diverged(value, optimizer.lr)
    if dP.shape != P.shape:
        raise ValueError(f"loss gives a gradient of shape {dP.shape}; expected {P.shape}, the shape of the scores")
    optimizer.zero_grad()
    backward(dP)
    optimizer.step()
    return value


def minibatches(N, batch_size, rng):
    """Return an iterator over the indices 0 ... N-1, once each, in random order, in arrays of `batch_size` (the last may be shorter)."""
    checks.whole("batch_size", batch_size)
    checks.generator(rng)
    order = rng.permutation(checks.whole("N", N, 0))
    return (order[start : start + batch_size] for start in range(0, N, batch_size))


def accuracy(guess, y):
    """Return the share of right guesses; `guess` and `y` both (N,). Raises ValueError if the two differ in shape, or are empty."""
    if np.shape(guess) != np.shape(y) or not np.size(y):
        raise ValueError(f"guess has shape {np.shape(guess)}; expected {np.shape(y)}, the shape of y, and at least one guess")
    return float(np.mean(np.equal(guess, y)))


def evaluate(model, X, y, loss=cross_entropy, batch_size=500):
    """Return the mean loss and the share of right answers of a model in use, without training it.

    `X` is (N, ...); `y` is (N,) or (N, k), what the loss compares the scores with.
    """
    checks.instance("model", model, Layer, "a Layer")
    checks.function("loss", loss)
    checks.whole("batch_size", batch_size)
    checks.examples(X, y)
    total = right = 0
    for start in range(0, len(X), batch_size):
        part = slice(start, start + batch_size)
        P = model(X[part])
        total += loss(P, y[part])[0] * len(P)
        labels = y[part] if np.ndim(y) == 1 else np.argmax(y[part], axis=1)
        right += int((P.argmax(axis=1) == labels).sum())
    return total / len(X), right / len(X)


@dataclass
class History:
    """What a training run leaves behind: lists with one number for each epoch."""

    loss: list = field(default_factory=list)  #: the mean over the training batches, each before its step
    lr: list = field(default_factory=list)  #: at the end of the epoch
    validation_loss: list = field(default_factory=list)  #: on the validation data, if there were any
    validation_score: list = field(default_factory=list)  #: the share of right answers there
    seconds: list = field(default_factory=list)  #: since the start
    interrupted: bool = False  #: stopped from the keyboard; the model keeps the parameters reached

    def plot(self):
        """Return the learning curves as a `Picture`. Raises ValueError if no epoch was finished."""
        from dlcourse.plotting import lines

        if not self.loss:
            raise ValueError("loss is empty; expected at least one finished epoch to plot")
        curves = {"training": self.loss, "validation": self.validation_loss}
        curves = {name: values for name, values in curves.items() if len(values) == len(self.loss)}
        title = f"The loss goes from {self.loss[0]:.3g} to {self.loss[-1]:.3g}"
        return lines(list(range(1, len(self.loss) + 1)), curves, title=title, xlabel="epoch", ylabel="loss", digits=3)


def fit(
    model,
    X,
    y,
    *,
    rng,
    epochs=20,
    batch_size=50,
    lr=None,
    loss=cross_entropy,
    optimizer=None,
    validation=None,
    distort=None,
    progress=None,
    checkpoint=None,
):
    """Train `model` in place and return the `History` of the run.

    Parameters
    ----------
    model : Layer
    X : ndarray of float (N, ...)
    y : ndarray (N,) or (N, k)
        What the loss compares the scores with: labels for `cross_entropy`, ideal scores for `squared_error`.
    rng : numpy.random.Generator
        Decides the order of the examples.
    epochs, batch_size : int
        How often every example is used; examples per step.
    lr : float or function
        Learning rate, or a schedule: the learning rate at each share, 0 to 1, of the training that is done. Unless given, that of the
        optimizer, and 0.1 without one.
    loss : function
        ``loss(P, y)`` returns the value and the gradient with respect to the scores P.
    optimizer : Optimizer
        `SGD` of the model's parameters unless given.
    validation : (ndarray, ndarray)
        Examples and answers to be scored after every epoch.
    distort : function
        ``distort(X, rng)`` returns what the model sees instead of a batch.
    progress : bool
        Show a progress bar; unless told, in a terminal only.
    checkpoint : path
        A file that the state is saved to after every epoch. If it exists, the run goes on from there. The run is the same if model,
        optimizer, examples, batch size and learning rates are; it may be given more epochs.

    Raises
    ------
    ValueError
        If `X` and `y` differ in length, are empty or hold NaN; if the optimizer holds no parameter of the model; if the checkpoint is
        damaged or of another run.
    FileNotFoundError
        If there is no folder for the checkpoint.
    Diverged
        If the loss becomes infinite or no number. The model keeps the parameters that gave this loss.
    """
    check_run(model, X, y, rng, epochs, batch_size, loss, optimizer, validation, distort, checkpoint)
    if lr is None:
        lr = optimizer.lr if optimizer else 0.1
    schedule = lr if callable(lr) else constant(lr)
    optimizer = optimizer or SGD(model.parameters(), schedule(0.0))
    history = History()
    keep_memory()
    settings = {} if checkpoint is None else run_settings(X, y, batch_size, schedule)
    if checkpoint is not None and Path(checkpoint).expanduser().exists():
        history = History(**load_run(checkpoint, model, optimizer, rng, settings))
        if len(history.loss) > epochs:
            raise ValueError(f"epochs is {epochs}; expected at least the {len(history.loss)} that the checkpoint {checkpoint} has behind it")
    before, start = (history.seconds or [0.0])[-1], time.monotonic()
    done, hidden, seen = len(history.loss), None if progress is None else not progress, 0
    try:
        with np.errstate(all="ignore"):  # Diverged says in words what goes wrong
            for epoch in tqdm(range(done, epochs), initial=done, total=epochs, disable=hidden):
                total = seen = 0
                for part in minibatches(len(X), batch_size, rng):
                    optimizer.lr = float(schedule((epoch + seen / len(X)) / epochs))
                    batch = X[part] if distort is None else distort(X[part], rng)
                    total += len(part) * training_step(model, loss, optimizer, batch, y[part])
                    seen += len(part)
                if validation is not None:
                    value, score = evaluate(model, *validation, loss)
                    if not math.isfinite(value):
                        raise Diverged(value, optimizer.lr)
                    history.validation_loss.append(value)
                    history.validation_score.append(score)
                history.loss.append(total / seen)
                history.lr.append(optimizer.lr)
                history.seconds.append(before + time.monotonic() - start)
                if checkpoint is not None:
                    save_run(checkpoint, model, optimizer, rng, settings, asdict(history))
    except KeyboardInterrupt:
        history.interrupted = True
    except Diverged as error:
        where = f" It happened in epoch {len(history.loss) + 1}, after {seen} examples."
        raise Diverged(error.loss, error.lr, where) from None
    return history


def run_settings(X, y, batch_size, schedule):
    """Return in words, by name, what a run that goes on must share with the one that stopped, besides model and optimizer."""
    return {
        "examples": f"{X.shape}, {y.shape}, checksum {zlib.crc32(np.ascontiguousarray(y), zlib.crc32(np.ascontiguousarray(X)))}",
        "batch size": f"{batch_size}",
        "learning rates": f"{[float(schedule(share)) for share in (0.0, 0.5, 1.0)]}",
    }


def check_run(model, X, y, rng, epochs, batch_size, loss, optimizer, validation, distort, checkpoint):
    """Raise TypeError or ValueError for what `fit` cannot work with."""
    checks.instance("model", model, Layer, "a Layer")
    checks.examples(X, y)
    checks.generator(rng)
    checks.whole("epochs", epochs)
    checks.whole("batch_size", batch_size)
    checks.function("loss", loss)
    checks.instance("optimizer", optimizer, (Optimizer, type(None)), "an Optimizer")
    if optimizer and not set(optimizer.parameters) & set(model.parameters()):
        raise ValueError("optimizer holds no parameter of this model; expected one made for it, such as SGD(model.parameters(), 0.1)")
    checks.instance("checkpoint", checkpoint, (str, os.PathLike, type(None)), "the name of a file")
    if checkpoint is not None and not Path(checkpoint).expanduser().parent.is_dir():
        raise FileNotFoundError(f"checkpoint is {checkpoint}; expected a file in a folder that exists")
    if validation is not None:
        checks.entries("validation", validation, 2, "examples and answers, (X, y)")
        checks.examples(*validation)
    if distort is not None:
        checks.function("distort", distort)
