"""Train a network on the 8×8 digits and measure it: what the experiments here have in common."""

from whole import fit_to_the_end

from dlcourse.data import load_digits
from dlcourse.training import Diverged

EPOCHS = 30


def train_and_measure(model, rng, *, epochs=EPOCHS, lr=0.02):
    """Return the errors on training and test digits in percent and the training loss after each epoch.

    A run whose loss is no number any more has "diverged": it gets an error of 90 percent, as if it named one digit for all.
    """
    train, test = load_digits().split()
    try:
        history = fit_to_the_end(model, train.X, train.y, rng=rng, epochs=epochs, lr=lr)
    except Diverged:
        return {"training error": 90.0, "test error": 90.0, "training loss": [], "diverged": True}
    return {
        "training error": 100 * (1 - model.score(train.X, train.y)),
        "test error": 100 * (1 - model.score(test.X, test.y)),
        "training loss": history.loss,
        "diverged": False,
    }
