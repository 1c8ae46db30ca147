"""How long until a network reads 98 % (hidden layers) or 99 % (ResNet) of the 10,000 test digits of MNIST, here and in PyTorch?

`python benchmarks/time_to_accuracy.py` lets both train the same network from the same weights, on the same batches at the same rates. Each has a
process of its own; they take turns, so that whatever else the machine does meets both. Only training is timed. Each seed gives one ratio.
It needs PyTorch, and all of MNIST (`python -m dlcourse data fetch mnist`).
"""

import argparse
import subprocess
import sys
import time

import numpy as np

from dlcourse.data import load_mnist
from dlcourse.losses import cross_entropy
from dlcourse.memory import keep_memory
from dlcourse.models import conv_net, mlp
from dlcourse.optimizers import SGD
from dlcourse.schedules import cosine
from dlcourse.training import minibatches, training_step

STEPS = 100  # of training in each turn
BATCH = 100


def hidden_layers(rng):
    return mlp((784, 512, 256, 10), rng)


def resnet(rng):
    return conv_net((1, 28, 28), 10, rng, channels=(8, 16, 32))


TASKS = {"hidden layers, 98 %": (hidden_layers, 0.1, 4, 98), "ResNet, 99 %": (resnet, 0.1, 6, 99)}
"""The network, the largest rate, the epochs over which it falls to 0, and the goal."""


def batches(make, rate, epochs, seed):
    """Yield pictures, labels and rate for each step."""
    train, _ = load_mnist(full=True).split()
    X = train.X if make is hidden_layers else train.images
    rng, schedule = np.random.default_rng(seed), cosine(rate)
    for epoch in range(epochs):
        for i, part in enumerate(minibatches(len(X), BATCH, rng)):
            yield X[part], train.y[part], schedule((epoch + i * BATCH / len(X)) / epochs)


def with_dlcourse(make, rate, seed):
    """Return a function that makes one step, and one that names digits."""
    model = make(np.random.default_rng(seed))
    sgd = SGD(model.parameters(), rate, momentum=0.9)
    keep_memory()  # as `fit` does

    def step(X, y, lr):
        sgd.lr = lr
        training_step(model, cross_entropy, sgd, X, y)

    return step, model.predict


def with_torch(make, rate, seed):
    import torch

    from dlcourse.torch_export import to_torch

    net = to_torch(make(np.random.default_rng(seed)))
    sgd, loss_of = torch.optim.SGD(net.parameters(), rate, momentum=0.9), torch.nn.CrossEntropyLoss()

    def step(X, y, lr):
        sgd.param_groups[0]["lr"] = lr
        loss = loss_of(net(torch.from_numpy(X)), torch.from_numpy(y))
        sgd.zero_grad()
        loss.backward()
        sgd.step()

    def name(X):
        net.eval()
        with torch.no_grad():
            named = [net(torch.from_numpy(X[i : i + 500])).argmax(1) for i in range(0, len(X), 500)]
        net.train()
        return torch.cat(named).numpy()

    return step, name


RIVALS = {"dlcourse": with_dlcourse, "PyTorch": with_torch}


def serve(task, rival, seed):
    """Train a little for each line that comes in, and answer with the seconds of training so far and the accuracy in percent."""
    make, rate, epochs, _ = TASKS[task]
    step, name = RIVALS[rival](make, rate, seed)
    _, test = load_mnist(full=True).split()
    X = test.X if make is hidden_layers else test.images
    seconds, todo = 0.0, batches(make, rate, epochs, seed)
    print("ready", flush=True)
    for _ in sys.stdin:
        turn = [batch for _, batch in zip(range(STEPS), todo)]
        start = time.perf_counter()
        for batch in turn:
            step(*batch)
        seconds += time.perf_counter() - start
        print(seconds, 100 * np.mean(name(X) == test.y), len(turn) == STEPS, flush=True)


def start(task, rival, seed):
    process = subprocess.Popen(
        [sys.executable, __file__, "--serve", task, rival, str(seed)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    if process.stdout.readline() != "ready\n":
        raise SystemExit(f"{rival} could not start")
    return process


def seconds_to_goal(task, seed):
    """Return for each rival the seconds of training until the goal; they take turns. NaN for one that does not get there."""
    running, found = {rival: start(task, rival, seed) for rival in RIVALS}, {}
    while running:
        for rival, process in list(running.items()):
            process.stdin.write("\n")
            process.stdin.flush()
            seconds, accuracy, more = process.stdout.readline().split()
            if float(accuracy) >= TASKS[task][3] or more == "False":
                found[rival] = float(seconds) if float(accuracy) >= TASKS[task][3] else float("nan")
                running.pop(rival).communicate()
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--serve", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        task, rival, seed = options.serve
        serve(task, rival, int(seed))
        return
    print("| task | seed | dlcourse, s | PyTorch, s | its time / ours |\n|---|---|---|---|---|")
    for task in TASKS:
        for seed in range(options.seeds if options.only in task else 0):
            found = seconds_to_goal(task, seed)
            ours, theirs = found["dlcourse"], found["PyTorch"]
            print(f"| {task} | {seed} | {ours:.1f} | {theirs:.1f} | {theirs / ours:.2f} |", flush=True)


if __name__ == "__main__":
    main()
