"""One neuron: a weight and a bias make a sum of its input, and an activation makes its output of the sum."""

import numpy as np
import traitlets as t

from dlcourse import checks
from dlcourse.interactive.base import HERE, Interactive
from dlcourse.layers import Identity, Layer, ReLU, Sigmoid
from dlcourse.plotting import BLUE, GRAY, Picture, canvas, in_words, styled

REACH = 4
"""The input goes from −4 to 4; `neuron.js` has the same."""
MOST = 1000
"""The largest weight and bias; `neuron.js` has the same."""


class Step(Layer):
    """1 where the input is above 0, else 0; its slope is 0, also at the jump, which has none."""

    def forward(self, X):
        checks.floats("X", X)
        return (X > 0).astype(X.dtype), np.zeros_like


LAYERS = {"none": Identity(), "step": Step(), "sigmoid": Sigmoid(), "ReLU": ReLU()}


class Neuron(Interactive):
    """One neuron with one input: z = w x + b, and its output a = activation(z).

    The reader moves the input along the axis, turns weight and bias, and chooses the activation.

    Parameters
    ----------
    weight, bias : float
        From −1000 to 1000.
    activation : str
        "none" (the sum itself), "step" (1 above 0, else 0), "sigmoid" or "ReLU".
    x : float
        The input, from −4 to 4.

    Attributes
    ----------
    weight, bias, activation, x
        As the reader left them. Read them at any time; set one and the figure follows.
    tangent : bool
        Whether the figure shows the tangent and its slope.
    sum, output, slope : float
        z and a for the input x, and da/dx there. The slopes of a step at its jump and of ReLU at its corner are taken as 0.

    Raises
    ------
    TypeError
        If a number is not one.
    ValueError
        If a number is outside its range, or if there is no such activation.
    """

    _esm = HERE / "neuron.js"

    weight = t.TraitType().tag(sync=True)  # what it may be is checked below, in the course's words
    bias = t.TraitType().tag(sync=True)
    activation = t.TraitType().tag(sync=True)
    x = t.TraitType().tag(sync=True)
    tangent = t.Bool(False).tag(sync=True)

    def __init__(self, *, weight=1.0, bias=0.0, activation="sigmoid", x=0.5):
        super().__init__(weight=weight, bias=bias, activation=activation, x=x)

    @t.validate("weight", "bias", "x")
    def _number_is_in_range(self, proposal):
        name, most = proposal.trait.name, REACH if proposal.trait.name == "x" else MOST
        value = checks.number(name, proposal.value)
        if abs(value) > most:
            raise ValueError(f"{name} is {value:g}; expected a number from -{most} to {most}")
        return value

    @t.validate("activation")
    def _activation_is_known(self, proposal):
        if not isinstance(proposal.value, str) or proposal.value not in LAYERS:
            known = ", ".join(map(repr, LAYERS))
            raise ValueError(f"activation is {checks.shown(proposal.value)}; expected one of {known}")
        return proposal.value

    @property
    def sum(self):
        return self.weight * self.x + self.bias

    @property
    def output(self):
        return self._outputs(self.activation, [self.x]).item()

    @property
    def slope(self):
        a, backward = LAYERS[self.activation].forward(np.array([self.sum]))
        return self.weight * backward(np.ones_like(a)).item() + 0.0  # + 0.0 turns -0.0 into 0.0

    def _outputs(self, activation, x):
        """Return what the neuron with this activation gives for the inputs `x`."""
        return LAYERS[activation](self.weight * np.array(x, float) + self.bias)

    def _threshold(self):
        """Return the input for which the sum is 0; infinite or NaN if there is none."""
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            return float(-np.float64(self.bias) / self.weight)

    def _zero_in_words(self):
        place = self._threshold()
        return f"The sum is 0 at x = {_number(place)}." if np.isfinite(place) else "The sum is the same for every x."

    def summary(self):
        inside = f"{_number(self.weight)} x {'−' if self.bias < 0 else '+'} {_number(abs(self.bias))}"
        made = inside if self.activation == "none" else f"{self.activation}({inside})"
        at_x = f"at x = {_number(self.x)} sum {_number(self.sum)}, output {_number(self.output)}, slope {_number(self.slope)}"
        return f"Neuron: a = {made}; {at_x}. {self._zero_in_words()}"

    def still(self):
        return _still(self)._repr_html_()


def _number(value):
    """Return at most four decimals and five digits of a number: no more than is the same on every computer."""
    return f"{round(value, 4) + 0.0:.5g}".replace("-", "−")


@styled
def _still(neuron):
    """Return the neuron's curve under each activation, its own in blue."""
    figure, axes = canvas(1, len(LAYERS), height=2.1)
    told = []
    for ax, activation in zip(axes[0], LAYERS):
        a = neuron._outputs(activation, [neuron.x]).item()
        color = BLUE if activation == neuron.activation else GRAY
        _draw_curve(ax, neuron, activation, color)
        if abs(a) <= REACH:
            ax.plot(neuron.x, a, "o", color=color)
        name = "no activation" if activation == "none" else activation
        ax.set_title(f"{name}: {_number(a)}", color=color, loc="left")
        told.append(f"{_number(a)} with {name}")
    axes[0, 0].set_ylabel("output a")
    weight, bias, x, z = map(_number, (neuron.weight, neuron.bias, neuron.x, neuron.sum))
    alt = f"One neuron with weight {weight} and bias {bias}. For x = {x} the sum is {z} and the output {in_words(told)}."
    return Picture(figure, f"{alt} {neuron._zero_in_words()}")


def _draw_curve(ax, neuron, activation, color):
    place = neuron._threshold()
    x = np.linspace(-REACH, REACH, 401)
    if abs(place) < REACH:
        x = np.sort([*x, place, np.nextafter(place, -REACH), np.nextafter(place, REACH)])
        ax.axvline(place, color=GRAY, linewidth=0.8, linestyle=":")
    ax.plot(x, neuron._outputs(activation, x), color=color)
    low, high = (-0.2, 1.2) if activation in ("step", "sigmoid") else (-REACH, REACH)
    ax.set(xlim=(-REACH, REACH), ylim=(low, high), xticks=(-REACH, 0, REACH), xlabel="input x")
