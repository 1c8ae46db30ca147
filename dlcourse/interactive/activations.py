"""Draw a digit, turn it, add noise: every unit of a trained network lights up, and the shares move."""

import base64
import binascii
import math

import numpy as np
import traitlets as t

from dlcourse import checks
from dlcourse.distort import rotate
from dlcourse.interactive.base import HERE, Interactive
from dlcourse.layers import Linear, Sigmoid
from dlcourse.lit import light, linear_layers, show_lit_network
from dlcourse.plotting import in_words
from dlcourse.wiring import Sequential

MADE = ("own", "empty", "full", "noise")
"""Drawings that are no example: the reader's own, no ink, ink everywhere, and every pixel by chance."""
LARGEST = float(np.finfo(np.float16).max)
SEEDS = 2**32


class Activations(Interactive):
    """A network at work on what the reader draws: the picture that it sees, all its hidden units, its scores and shares.

    A unit that is chosen shows its weights: in the first layer as a picture, beside its products with the one that the network sees; in
    the others one by one. The reader draws on what the network sees: while it is turned, on the turned sheet.

    The page holds the weights with half precision (float16: 11 binary digits, about three decimal ones), and the pictures in 256 gray
    levels. What Python tells here is computed from the same rounded numbers.

    Parameters
    ----------
    network : Sequential
        Linear layers, at least two, with Sigmoid or ReLU between them; the last gives k scores. Made for hidden layers of up to 32 units.
    examples : ndarray (n, d)
        Real pictures from 0 (paper) to 1 (ink), square: d is 784 for 28 by 28 pixels. The figure begins with the first.
    labels : list of str, optional
        The k names of the scores; "0", "1", ... unless given.
    answers : list of str or int, optional
        What the n examples really show. The figure then says "A real 7", and "A real digit" unless given.

    Attributes
    ----------
    source : int or str
        What stands on the grid: the index of an example, "own" (what the reader drew), "empty", "full", or "noise", in which all gray
        levels are equally likely for each pixel. Read it at any time; set it and the figure follows, as with all of these.
    drawing : ndarray (side, side)
        What stands on the grid. Setting it makes it the reader's own.
    angle : float
        Degrees, from -180 to 180, by which the drawing is turned counterclockwise, as `dlcourse.distort.rotate` does. On the page the
        slider turns clockwise when it is moved to the right.
    noise : float
        From 0 to 1: the standard deviation of the normal noise that is then added to every pixel, cut off at 0 and 1.
    seed : int
        Decides the noise, and the "noise" drawing.
    selected : list of int
        The unit that shows its weights, [layer, unit]: [1, 5] is row 5 of the first layer's weights; [] for none.
    picture : ndarray (side, side)
        What the network sees: the drawing, turned, with the noise.
    activations : list of ndarray (n,)
        What the units of each hidden layer give.
    scores, shares : ndarray (k,)

    Raises
    ------
    TypeError, ValueError
        If the network is built in another way, or an argument has the wrong type, shape or values.
    """

    _esm = HERE / "activations.js"

    layers = t.List().tag(sync=True)
    side = t.Int().tag(sync=True)
    labels = t.List().tag(sync=True)
    answers = t.List().tag(sync=True)
    examples = t.List().tag(sync=True)
    own = t.Unicode().tag(sync=True)
    source = t.Union([t.Int(), t.Unicode()], default_value=0).tag(sync=True)
    angle = t.Float(0.0).tag(sync=True)
    noise = t.Float(0.0).tag(sync=True)
    seed = t.Int(0).tag(sync=True)
    selected = t.List().tag(sync=True)

    def __init__(self, network, examples, *, labels=None, answers=None):
        linear = linear_layers(network)
        pixels, k = linear[0].W.value.shape[1], len(linear[-1].b.value)
        side = math.isqrt(pixels)
        if side * side != pixels:
            raise ValueError(
                f"network takes {pixels} numbers; expected those of a square picture, such as 784 for 28 by 28 pixels"
            )
        examples = checks.finite("examples", examples, "n", pixels)
        checks.ink("examples", examples)
        labels = range(k) if labels is None else labels
        checks.entries("labels", labels, k, "one for each score")
        if answers is not None:
            checks.entries("answers", answers, len(examples), "one for each example")
        self._network = _rounded(network)
        super().__init__(
            layers=_exported(self._network),
            side=side,
            labels=[str(label) for label in labels],
            answers=[] if answers is None else [str(answer) for answer in answers],
            examples=[_text(_levels(example)) for example in examples],
            own=_text(np.zeros(pixels, np.uint8)),
        )

    @t.validate("own")
    def _own_is_a_drawing(self, proposal):
        try:
            levels = base64.b64decode(proposal.value, validate=True)
        except binascii.Error:
            levels = b""
        if len(levels) != self.side**2:
            expected = f"the gray levels of {self.side}×{self.side} pixels in base64; set drawing instead"
            raise ValueError(f"own is {checks.shown(proposal.value)}; expected {expected}")
        return proposal.value

    @t.validate("source")
    def _source_is_there(self, proposal):
        if proposal.value not in MADE and (
            not isinstance(proposal.value, int)
            or isinstance(proposal.value, bool)
            or not 0 <= proposal.value < len(self.examples)
        ):
            names = ", ".join(f'"{name}"' for name in MADE)
            raise ValueError(
                f"source is {proposal.value!r}; expected the index of an example, 0 to {len(self.examples) - 1}, or one of {names}"
            )
        return proposal.value

    @t.validate("angle")
    def _angle_is_half_a_turn_at_most(self, proposal):
        if not -180 <= proposal.value <= 180:
            raise ValueError(f"angle is {proposal.value:g}; expected -180 to 180 degrees")
        return proposal.value

    @t.validate("noise")
    def _noise_is_a_share(self, proposal):
        if not 0 <= proposal.value <= 1:
            raise ValueError(f"noise is {proposal.value:g}; expected 0 to 1")
        return proposal.value

    @t.validate("seed")
    def _seed_is_whole(self, proposal):
        if not 0 <= proposal.value < SEEDS:
            raise ValueError(f"seed is {proposal.value}; expected a whole number from 0 to {SEEDS - 1}")
        return proposal.value

    @t.validate("selected")
    def _selected_is_a_unit(self, proposal):
        if not list(proposal.value):
            return []
        checks.entries("selected", proposal.value, 2, "a layer and a unit, or none")
        layer, unit = (checks.whole("selected", number, least=0) for number in proposal.value)
        if not 1 <= layer <= len(self.layers):
            raise ValueError(f"selected is [{layer}, {unit}]; expected a layer from 1 to {len(self.layers)}")
        units = self.layers[layer - 1]["shape"][0]
        if unit >= units:
            raise ValueError(f"selected is [{layer}, {unit}]; expected a unit from 0 to {units - 1} of layer {layer}")
        return [layer, unit]

    @property
    def drawing(self):
        if self.source == "noise":
            levels = np.floor(256 * chance(self.seed, 0, self.side**2))
        elif self.source in ("empty", "full"):
            levels = np.full(self.side**2, 255.0 * (self.source == "full"))
        else:
            text = self.own if self.source == "own" else self.examples[self.source]
            levels = np.frombuffer(base64.b64decode(text), np.uint8)
        return (levels / 255).reshape(self.side, self.side)

    @drawing.setter
    def drawing(self, value):
        value = checks.finite("drawing", value, self.side, self.side)
        checks.ink("drawing", value)
        self.own, self.source = _text(_levels(value)), "own"

    @property
    def picture(self):
        turned = rotate(self.drawing, self.angle)
        return np.clip(turned + self.noise * normal(self.seed, self.side**2).reshape(turned.shape), 0, 1)

    def _lit(self):
        return light(self._network, self.picture.reshape(1, -1))

    @property
    def activations(self):
        return [values[0] for values in self._lit().activations]

    @property
    def scores(self):
        return self._lit().scores[0]

    @property
    def shares(self):
        return self._lit().shares[0]

    def summary(self):
        sizes = [self.side**2, *(layer["shape"][0] for layer in self.layers)]
        said = self.labels[self.shares.argmax()]
        return f"Activations: a network of {in_words(sizes)} units on a picture of {self.side}×{self.side} pixels; it says {said}"

    def still(self):
        return show_lit_network(self._network, self.picture, labels=self.labels)._repr_html_()


def chance(seed, first, count):
    """Return the numbers `first` to `first` + `count` - 1 of the sequence of `seed`, evenly spread between 0 and 1, (count,).

    Number i is the hash of i added to the hash of the seed, so that the browser can make the same. The hash is the last step of
    MurmurHash3 (Appleby 2011), which mixes the bits of a whole number.
    """
    start = _mixed(np.array([seed], np.uint32))
    return (_mixed(start + np.arange(first + 1, first + 1 + count, dtype=np.uint32)) + 0.5) / SEEDS


def normal(seed, count):
    """Return `count` normal numbers of `seed`, (count,), each from two even ones of `chance` (Box and Muller 1958)."""
    even = chance(seed, count, 2 * count).reshape(count, 2)
    return np.sqrt(-2 * np.log(even[:, 0])) * np.cos(2 * np.pi * even[:, 1])


def _mixed(x):
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        x = (x ^ (x >> np.uint32(shift))) * np.uint32(factor)
    return x ^ (x >> np.uint32(16))


def _levels(picture):
    return np.rint(255 * np.asarray(picture, float)).astype(np.uint8)


def _text(array):
    return base64.b64encode(array.tobytes()).decode()


def _rounded(network):
    """Return the same network with float64 weights that half precision can hold."""
    layers = []
    for layer in network.layers:
        if isinstance(layer, Linear):
            for array in (layer.W.value, layer.b.value):
                if not np.abs(array).max() <= LARGEST:  # so that NaN is found, too
                    raise ValueError(f"network has weights up to {np.abs(array).max():g}; expected at most {LARGEST:g} in size")
            layer = Linear.from_arrays(*(array.astype(np.float16).astype(float) for array in (layer.W.value, layer.b.value)))
        layers.append(layer)
    return Sequential(*layers)


def _exported(network):
    """Return the layers as the page holds them: W row by row and then b, two bytes each, in base64, and what bends the sums."""
    bends = ["sigmoid" if isinstance(layer, Sigmoid) else "relu" for layer in network.layers[1::2]] + ["none"]
    return [
        {"shape": list(W.shape), "weights": _text(np.concatenate([W.ravel(), b]).astype("<f2")), "bend": bend}
        for (W, b), bend in zip([(layer.W.value, layer.b.value) for layer in linear_layers(network)], bends)
    ]
