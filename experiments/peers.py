"""The networks of hidden_layers.py and resnet.py in scikit-learn and in PyTorch: same layers, same batches, as many epochs.

PyTorch begins with the weights of dlcourse and follows its rates. scikit-learn has no rate that falls along a cosine; its rate stays, at half the size.
"""

import time

import mnist
import numpy as np
from hidden_layers import BATCH, EPOCHS, LR, SIZES
from resnet import SHAPE, SMALL_BATCH, SMALL_EPOCHS

from dlcourse.data import load_mnist
from dlcourse.models import conv_net, mlp
from dlcourse.schedules import cosine, warm_up
from dlcourse.torch_export import to_torch
from dlcourse.training import minibatches

LIBRARIES = ("scikit-learn", "torch")
PAIRS = (("hidden layers", "scikit-learn"), ("hidden layers", "PyTorch"), ("small ResNet", "PyTorch"))
SETTINGS = [{"network": network, "library": library, "seed": seed} for network, library in PAIRS for seed in range(3)]


def run(network, library, seed):
    """Return the accuracy on the test digits in percent, and the seconds of training."""
    train, test = load_mnist(full=True).split()
    train_network = {"hidden layers": hidden_layers, "small ResNet": small_resnet}[network]
    start = time.perf_counter()
    predict = with_sklearn(train, seed) if library == "scikit-learn" else train_network(train, np.random.default_rng(seed))
    seconds = time.perf_counter() - start
    named = predict(test.images if network == "small ResNet" else test.X)
    return {"test accuracy": 100 * float(np.mean(named == test.y)), "seconds of training": seconds}


def with_sklearn(train, seed):
    """Return a trained function from rows to digits."""
    from sklearn.neural_network import MLPClassifier

    options = {
        "solver": "sgd",
        "momentum": 0.9,
        "nesterovs_momentum": False,
        "alpha": 0.0,
        "tol": 0.0,
        "n_iter_no_change": EPOCHS,
    }
    model = MLPClassifier(SIZES[1:-1], batch_size=BATCH, learning_rate_init=LR / 2, max_iter=EPOCHS, random_state=seed, **options)
    return model.fit(train.X, train.y).predict


def hidden_layers(train, rng):
    import torch

    net = to_torch(mlp(SIZES, rng))
    sgd = torch.optim.SGD(net.parameters(), LR, momentum=0.9)
    return with_torch(net, train.X, train.y, rng, sgd, epochs=EPOCHS, batch_size=BATCH, lr=cosine(LR))


def small_resnet(train, rng):
    import torch

    net = to_torch(conv_net(SHAPE, 10, rng, channels=(8, 16, 32)))
    adam, shift = torch.optim.Adam(net.parameters()), mnist.shifted(1)
    options = {"epochs": SMALL_EPOCHS, "batch_size": SMALL_BATCH, "lr": warm_up(cosine(0.01)), "distort": shift}
    return with_torch(net, train.images, train.y, rng, adam, **options)


def with_torch(net, X, y, rng, optimizer, *, epochs, batch_size, lr, distort=lambda X, rng: X):
    """Train `net` as `dlcourse.training.fit` would, and return the trained function from pictures to digits."""
    import torch

    torch.set_num_threads(1)
    loss_of = torch.nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for i, part in enumerate(minibatches(len(X), batch_size, rng)):
            optimizer.param_groups[0]["lr"] = lr((epoch + i * batch_size / len(X)) / epochs)
            loss = loss_of(net(torch.from_numpy(distort(X[part], rng))), torch.from_numpy(y[part]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

    def predict(X):
        with torch.no_grad():
            return torch.cat([net(torch.from_numpy(X[i : i + 500])).argmax(1) for i in range(0, len(X), 500)]).numpy()

    net.eval()
    return predict
