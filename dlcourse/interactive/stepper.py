"""Backpropagation step by step: forward, loss, backward and update on a small network, with every number on the wires."""

import numpy as np
import traitlets as t

from dlcourse import checks
from dlcourse.flow import check_turns, number, show_flow
from dlcourse.interactive.base import HERE, Interactive
from dlcourse.layers import Linear, ReLU
from dlcourse.losses import squared_error
from dlcourse.optimizers import SGD
from dlcourse.plotting import in_words
from dlcourse.wiring import Sequential

MOST_UNITS = 5
"""Units in a layer: so many fit on a phone."""


class Stepper(Interactive):
    """A small network to step through: one picture forward, the loss, the gradients backward, the update, and on with the next picture.

    A step is one sentence of the computation. With L linear layers there are 6 L of them for each picture: the input; the sums of each
    layer and its ReLU; the loss; ∂L/∂p; for each layer, from the last, the gradient of its weights, the signal to the layer before, and
    the mask of the ReLU there; the update of each layer.

    Parameters
    ----------
    network : Sequential
        Linear and ReLU in turns, ending in Linear: 2 to 4 linear layers, at most 5 units in each. It is copied, as float64.
    X : ndarray (N, d)
        The pictures, from 0 (paper) to 1 (ink).
    T : ndarray (N, k)
        The ideal scores of each.
    answers : sequence of k str
        What the scores stand for.
    lr : float
        The learning rate.

    Attributes
    ----------
    picture : int
        The row of `X` that is looked at. Read it at any time; set it and the figure follows, as with the four below.
    step : int
        From 0 to `steps` − 1.
    weights : list of ndarray
        W and b of every linear layer, in the order of ``network.parameters()``.
    lr : float
    masks : bool
        Whether ReLU stops the signal on its way back, as it should.
    steps : int
        The number of steps for each picture.

    Raises
    ------
    TypeError
        If an argument is not of its kind.
    ValueError
        If the network cannot be drawn, or an array has the wrong shape or values.
    """

    _esm = HERE / "stepper.js"

    X = t.List().tag(sync=True)
    T = t.List().tag(sync=True)
    answers = t.List().tag(sync=True)
    start = t.List().tag(sync=True)
    w = t.List().tag(sync=True)
    lr = t.Float(0.1).tag(sync=True)
    picture = t.Int(0).tag(sync=True)
    step = t.Int(0).tag(sync=True)
    masks = t.Bool(True).tag(sync=True)

    def __init__(self, network, X, T, *, answers, lr=0.1):
        w = _checked_network(network)
        inputs, outputs = w[0].shape[1], len(w[-1])
        X = checks.finite("X", X, "N", inputs).astype(float)
        checks.ink("X", X)
        T = checks.finite("T", T, len(X), outputs).astype(float)
        checks.entries("answers", answers, outputs, "one for each score")
        start = [part.tolist() for part in w]
        super().__init__(
            X=X.tolist(),
            T=T.tolist(),
            answers=[str(answer) for answer in answers],
            start=start,
            w=start,
            lr=checks.number("lr", lr, above=0),
        )

    @t.validate("w")
    def _w_fits(self, proposal):
        checks.entries("weights", proposal.value, len(self.start), "W and b of every linear layer")
        pairs = zip(proposal.value, self.start)
        return [
            checks.finite(f"weights[{i}]", part, *np.shape(old)).astype(float).tolist() for i, (part, old) in enumerate(pairs)
        ]

    @t.validate("lr")
    def _lr_is_positive(self, proposal):
        return checks.number("lr", proposal.value, above=0)

    @t.validate("picture")
    def _picture_is_a_row(self, proposal):
        return int(checks.number("picture", checks.whole("picture", proposal.value, 0), below=len(self.X)))

    @t.validate("step")
    def _step_is_one(self, proposal):
        return int(checks.number("step", checks.whole("step", proposal.value, 0), below=self.steps))

    @property
    def steps(self):
        return 3 * len(self.start)

    @property
    def weights(self):
        return [np.array(part) for part in self.w]

    @weights.setter
    def weights(self, value):
        self.w = list(value)

    def network(self):
        """Return the network with the weights of the figure, a Sequential."""
        w = self.weights
        layers = [layer for W, b in zip(w[::2], w[1::2]) for layer in (Linear.from_arrays(W, b), ReLU())]
        return Sequential(*layers[:-1])

    def arrays(self):
        """Return every number of the figure for its picture, computed by the course's own layers.

        Returns
        -------
        dict
            "x", "z1", "a1", ..., "p", "t", all (n,); "loss"; for each of x, z1, ..., p and W1, b1, ... the gradient, as "dp" or "dW1", of the
            same shape; and the weights after one step as "new W1". Without masks, the gradients are the wrong ones.
        """
        network, rows = self.network(), slice(self.picture, self.picture + 1)
        names, value, found, ways_back = self._names(), np.array(self.X)[rows], {}, []
        for name, layer in zip(names, [None, *network.layers]):
            if layer is not None:
                value, backward = layer.forward(value)
                ways_back.append((layer, backward))
            found[name] = value[0]
        found["t"] = np.array(self.T)[self.picture]
        found["loss"], signal = squared_error(value, found["t"][None])
        found["dp"] = signal[0]
        for name, (layer, backward) in zip(names[-2::-1], ways_back[::-1]):
            signal = backward(signal) if self.masks or isinstance(layer, Linear) else signal
            found[f"d{name}"] = signal[0]
        weights = {f"{kind}{i // 2 + 1}": parameter for i, parameter in enumerate(network.parameters()) for kind in "Wb"[i % 2]}
        found |= {f"d{name}": parameter.grad for name, parameter in weights.items()}
        SGD(network.parameters(), self.lr).step()
        return found | {f"new {name}": parameter.value for name, parameter in weights.items()}

    def state(self):
        """Return the synced traits with all their digits: what the page prints must be what Python computes."""
        return super().state() | {name: getattr(self, name) for name in ("X", "T", "start", "w", "lr")}

    def summary(self):
        found = self.arrays()
        return (
            f"Stepper: a network {self._sizes()} and {len(self.X)} pictures, learning rate {self.lr:g}; "
            f"picture {self.picture + 1}: scores {_listed(found['p'])}, ideal {_listed(found['t'])}, loss {number(found['loss'])}"
        )

    def still(self):
        x, t = self.X[self.picture], self.T[self.picture]
        return show_flow(self.network(), x, t, outputs=self.answers)._repr_html_()

    def _names(self):
        """Return what goes from layer to layer: x, z1, a1, ..., p."""
        hidden = len(self.start) // 2 - 1
        return ["x", *(f"{kind}{i + 1}" for i in range(hidden) for kind in "za"), "p"]

    def _sizes(self):
        return "-".join(str(n) for n in [len(self.X[0]), *map(len, self.start[1::2])])


def _checked_network(network):
    """Return W and b of every linear layer as arrays of float64, or say why the network cannot be drawn."""
    check_turns(network)
    count = (len(network.layers) + 1) // 2
    if not 2 <= count <= 4:
        raise ValueError(f"network is {network}; expected 2 to 4 Linear layers")
    parameters = network.parameters()
    w = [checks.finite("network", parameter.value).astype(float) for parameter in parameters]
    if len(w) != 2 * count:
        raise ValueError("network uses a layer twice; expected layers of their own in each place")
    sizes = [w[0].shape[1], *(len(W) for W in w[::2])]
    if any(W.shape[1] != len(before) for W, before in zip(w[2::2], w[::2])):
        raise ValueError(
            f"network has the shapes {in_words(W.shape for W in w[::2])}; expected each to take what the one before gives"
        )
    if max(sizes) > MOST_UNITS:
        raise ValueError(
            f"network has layers of {in_words(sizes)} units; expected at most {MOST_UNITS}, so that each can be seen"
        )
    return w


def _listed(values):
    return f"({', '.join(map(number, values))})"
