"""The slides' rule on MNIST: ideal scores 5 and -5, corrections of all 60,000 pictures, one step for all of them (rows A20 and A27)."""

import numpy as np

from dlcourse.data import load_mnist
from dlcourse.losses import ideal_scores, squared_error
from dlcourse.models import mlp
from dlcourse.optimizers import SGD
from dlcourse.training import training_step

NETWORKS = {"one layer": ((784, 10), 0.02), "three layers": ((784, 32, 32, 10), 0.01)}
SETTINGS = [{"network": network, "seed": seed} for network in NETWORKS for seed in range(5)]
STEPS = 200


def run(network, seed):
    """Return the accuracy on the 10,000 test digits in percent after each step."""
    sizes, lr = NETWORKS[network]
    train, test = load_mnist(full=True).split()
    model = mlp(sizes, np.random.default_rng(seed))
    sgd, accuracy, wishes = SGD(model.parameters(), lr), [], ideal_scores(train.y)
    for _ in range(STEPS):
        training_step(model, squared_error, sgd, train.X, wishes)
        accuracy.append(100 * model.score(test.X, test.y))
    return {"learning rate": lr, "accuracy after each step": accuracy}
