"""Train a network on the 60,000 training digits of MNIST and measure it on the 10,000 official test digits: what the experiments there have in common."""

from whole import fit_to_the_end

from dlcourse.data import load_mnist
from dlcourse.distort import random_shift
from dlcourse.summary import count_parameters


def shifted(pixels):
    """Return a function for `fit` that moves each picture by at most so many pixels in each direction, by another amount each time."""

    def distort(X, rng):
        return random_shift(X.reshape(-1, 1, 28, 28), pixels, rng).reshape(X.shape)

    return distort


def train_and_measure(model, rng, *, images=False, **options):
    """Return the number of parameters, and after each epoch the test accuracy in percent, the training loss and the seconds since the start.

    `options` go to `fit`. The test digits choose nothing: settings were chosen on 10,000 of the training digits.
    """
    train, test = load_mnist(full=True).split()
    X, unseen = (train.images, test.images) if images else (train.X, test.X)
    history = fit_to_the_end(model, X, train.y, rng=rng, validation=(unseen, test.y), **options)
    accuracy = [100 * score for score in history.validation_score]
    return {
        "parameters": count_parameters(model),
        "test accuracy": accuracy[-1],
        "accuracy after each epoch": accuracy,
        "training loss": history.loss,
        "seconds after each epoch": history.seconds,
    }
