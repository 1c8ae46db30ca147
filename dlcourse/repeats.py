"""Runs that can be repeated: the same on every computer, and told epoch by epoch."""

import numpy as np

from dlcourse import checks
from dlcourse.layers import Layer
from dlcourse.losses import cross_entropy
from dlcourse.schedules import constant
from dlcourse.training import fit


def in_double(model):
    """Turn the parameters of `model` into float64 and return it; its data should be float64, too.

    Long training makes a difference in the last digit larger and larger. With 16 decimal places instead of 7 it stays too small to be seen, so
    that computers that add up in another order still print the same results.
    """
    checks.instance("model", model, Layer, "a Layer")
    for parameter in model.parameters():
        parameter.value = parameter.value.astype(np.float64)
    return model


def learning_curve(model, X, y, measure, *, rng, epochs, lr, batch_size=50, loss=cross_entropy, optimizer=None, distort=None):
    """Train `model` in place and return what `measure` says of it after each epoch, in an array (epochs, ...).

    Parameters
    ----------
    model, X, y, rng, epochs, lr, batch_size, loss, optimizer, distort
        As for `dlcourse.training.fit`.
    measure : function
        ``measure(model)`` returns a number, or several.

    Raises
    ------
    KeyboardInterrupt
        If it is stopped from the keyboard.
    """
    checks.function("measure", measure)
    schedule = lr if callable(lr) else constant(lr)
    options = {"batch_size": batch_size, "loss": loss, "optimizer": optimizer, "distort": distort, "progress": False}
    found = []
    for epoch in range(checks.whole("epochs", epochs)):
        share = lambda done, epoch=epoch: schedule((epoch + done) / epochs)  # noqa: E731
        if fit(model, X, y, rng=rng, epochs=1, lr=share, **options).interrupted:
            raise KeyboardInterrupt
        found.append(measure(model))
    return np.array(found)
