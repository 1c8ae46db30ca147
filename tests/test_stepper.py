"""Backpropagation step by step: in Python, and on a page opened from disk, where every number must be that of `dlcourse`."""

import re
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from pages import FINGER, PHONE, assert_no_barrier, settle, stored, work_per_frame

from dlcourse import two_pixels
from dlcourse.flow import number
from dlcourse.gradients import numerical_gradient
from dlcourse.interactive.stepper import Stepper
from dlcourse.layers import Linear, ReLU, Sigmoid
from dlcourse.losses import squared_error
from dlcourse.models import mlp
from dlcourse.optimizers import SGD
from dlcourse.training import training_step
from dlcourse.two_pixels import ANSWERS, T, X
from dlcourse.wiring import Sequential

STILL = {"reduced_motion": "reduce"}  # columns that jump: most tests need not wait for them
KINDS = "input sum1 relu1 sum2 relu2 sum3 loss score grad3 back2 mask2 grad2 back1 mask1 grad1 update1 update2 update3".split()
"""The 18 steps of the network 2-4-3-2, each with the layer, or the column of units, that is at work."""


def stepper(**options):
    return Stepper(two_pixels.network(), X, T, **{"answers": ANSWERS} | options)


def other(sizes, seed=0):
    """Return a stepper for a random network."""
    rng = np.random.default_rng(seed)
    ideal = rng.choice([-1.0, 1.0], (3, sizes[-1]))
    answers = [f"answer {i}" for i in range(sizes[-1])]
    return Stepper(mlp(sizes, rng), rng.random((3, sizes[0])), ideal, answers=answers)


def printed(value, decimals=3):
    """Return a number as the figure should print it: halves away from 0, whatever a float makes of the digits behind."""
    exact = Decimal(repr(round(float(value), 9))).quantize(Decimal(10) ** -decimals, ROUND_HALF_UP)
    text = f"{exact:f}".rstrip("0").rstrip(".") if decimals else f"{exact:f}"
    return "0" if text in ("-0", "") else text.replace("-", "−")


# ---- the Python side


@pytest.mark.parametrize("figure", [stepper(), other((5, 5, 5, 5, 5)), other((1, 2, 1))], ids=repr)
def test_the_arrays_are_those_of_the_network(figure):
    for picture in range(len(figure.X)):
        figure.picture = picture
        network, rows = figure.network(), slice(picture, picture + 1)
        x, ideal = np.array(figure.X)[rows], np.array(figure.T)[rows]
        found = figure.arrays()
        np.testing.assert_array_equal(found["p"], network(x)[0])
        assert found["loss"] == squared_error(network(x), ideal)[0]
        names = [f"{kind}{i + 1}" for i in range(len(figure.w) // 2) for kind in "Wb"]
        P, backward = network.forward(x)
        backward(squared_error(P, ideal)[1])
        for name, parameter in zip(names, network.parameters()):
            np.testing.assert_array_equal(found[f"d{name}"], parameter.grad)
        loss = training_step(network, squared_error, SGD(network.parameters(), figure.lr), x, ideal)
        assert found["loss"] == loss
        for name, parameter in zip(names, network.parameters()):
            np.testing.assert_array_equal(found[f"new {name}"], parameter.value)


def test_the_signals_are_slopes_and_without_masks_they_are_not():
    figure = stepper()
    found = figure.arrays()
    last = Linear.from_arrays(*figure.weights[4:])
    slopes = numerical_gradient(lambda a: squared_error(last(a[None]), T[:1])[0], found["a2"])
    np.testing.assert_allclose(found["da2"], slopes, atol=1e-6)
    assert found["dz2"][2] == 0 != found["da2"][2]
    figure.masks = False
    wrong = figure.arrays()
    np.testing.assert_array_equal(wrong["dz2"], found["da2"])
    np.testing.assert_array_equal(wrong["dW3"], found["dW3"])
    assert np.abs(wrong["dW1"] - found["dW1"]).max() > 1


def test_the_network_given_stays_as_it_is():
    network = two_pixels.network()
    figure = Stepper(network, X, T, answers=ANSWERS)
    figure.arrays()
    figure.weights = [0 * part for part in figure.weights]
    np.testing.assert_array_equal(network.layers[0].W.value, two_pixels.W1)
    assert all(parameter.grad is None for parameter in network.parameters())


TWICE = Linear.from_arrays(np.eye(2), np.zeros(2))


@pytest.mark.parametrize(
    "changes, error, sentence",
    [
        ({"network": "mlp"}, TypeError, "network is 'mlp'; expected a Sequential of Linear and ReLU in turns"),
        ({"network": Sequential(TWICE)}, ValueError, "expected 2 to 4 Linear layers"),
        (
            {"network": Sequential(TWICE, Sigmoid(), TWICE)},
            ValueError,
            "network is .*Sigmoid.*; expected a Sequential of Linear and ReLU in turns",
        ),
        ({"network": Sequential(TWICE, ReLU(), TWICE)}, ValueError, "network uses a layer twice"),
        ({"network": mlp((2, 6, 2), np.random.default_rng(0))}, ValueError, "layers of 2, 6 and 2 units; expected at most 5"),
        (
            {"network": Sequential(TWICE, ReLU(), Linear.from_arrays(np.ones((2, 3)), np.zeros(2)))},
            ValueError,
            r"network has the shapes \(2, 2\) and \(2, 3\); expected each to take what the one before gives",
        ),
        ({"X": X[:, :1]}, ValueError, r"X has shape \(4, 1\); expected \(N, 2\)"),
        ({"X": 10 * X}, ValueError, "X holds values from 2 to 8; expected 0"),
        ({"T": T[:3]}, ValueError, r"T has shape \(3, 2\); expected \(4, 2\)"),
        ({"T": np.full((4, 2), np.nan)}, ValueError, "T holds NaN"),
        ({"answers": ["same"]}, ValueError, "answers has 1 entries; expected 2, one for each score"),
        ({"lr": 0}, ValueError, "lr is 0; expected a finite number above 0"),
    ],
)
def test_a_wrong_argument_is_named(changes, error, sentence):
    with pytest.raises(error, match=sentence):
        Stepper(**{"network": two_pixels.network(), "X": X, "T": T, "answers": ANSWERS} | changes)


def test_what_is_set_later_is_checked_too():
    figure = stepper()
    with pytest.raises(ValueError, match="picture is 4; expected a finite number below 4"):
        figure.picture = 4
    with pytest.raises(ValueError, match="step is 18; expected a finite number below 18"):
        figure.step = 18
    with pytest.raises(ValueError, match="lr is -1.0; expected a finite number above 0"):
        figure.lr = -1.0
    with pytest.raises(ValueError, match="weights has 5 entries; expected 6, W and b of every linear layer"):
        figure.weights = figure.weights[:5]
    with pytest.raises(ValueError, match=r"weights\[1\] has shape \(3,\); expected \(4,\)"):
        figure.weights = [figure.weights[0], np.zeros(3), *figure.weights[2:]]
    np.testing.assert_array_equal(figure.weights[1], two_pixels.b1)
    assert (figure.picture, figure.step, figure.lr, figure.steps) == (0, 0, 0.1, 18)


@pytest.mark.parametrize(
    "value, text",
    [(1.0, "1"), (-0.25, "−0.25"), (0.0625, "0.063"), (-0.0005, "−0.001"), (0.00049, "0"), (1.4875 - 1e-15, "1.488"), (10, "10")],
)
def test_a_number_has_three_decimals_at_most(value, text):
    assert number(value) == text == printed(value)


def test_numbers_that_are_too_long_or_none():
    assert [number(value) for value in (1.5e7, -1e12, np.inf, np.nan)] == ["1.50e7", "−1.00e12", "infinity", "nan"]


def test_what_a_notebook_stores():
    figure = stepper()
    figure.weights = [part + 0.123456789 for part in figure.weights]
    data, state = stored(figure)
    assert "0.123456789" in state  # all digits: the page prints what Python computes
    assert data["text/plain"] == repr(figure) != repr(stepper())
    assert repr(stepper()) == (
        "Stepper: a network 2-4-3-2 and 4 pictures, learning rate 0.1; picture 1: scores (1.125, −2), ideal (−1, 1), loss 6.758"
    )
    assert set(figure.state()) == {"X", "T", "answers", "start", "w", "lr", "picture", "step", "masks"}


def test_the_still_picture_tells_the_numbers():
    figure = stepper()
    found = figure.arrays()
    still = figure.still()
    for name, value in zip(figure.answers, found["p"]):
        assert f"{printed(value)} for {name}" in still
    for layer, name in ((3, "p"), (2, "z2"), (1, "z1")):
        *first, last = map(printed, found[f"d{name}"])
        assert f"layer {layer}: {', '.join(first)} and {last}" in still


# ---- on a page opened from disk


READ = """() => {
    const texts = (query, key) => Object.fromEntries([...document.querySelectorAll(query)].map((node) => key(node)));
    const unit = (name) => texts(".dlc-net [data-unit]", (node) => [node.dataset.unit, node.querySelector(name).textContent]);
    const rows = (table) => [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td")].map((cell) =>
        [...cell.children].map((part) => part.textContent)));
    return {
        values: unit(".dlc-number"), signals: unit(".dlc-signal"), biases: unit(".dlc-bias"),
        captions: texts(".dlc-net [data-unit]", (node) => [node.dataset.unit, [...node.querySelectorAll("text")].slice(3).map((t) => t.textContent)]),
        wires: texts("text[data-wire]", (node) => [node.dataset.wire, node.textContent]),
        tables: [...document.querySelectorAll(".dlc-layer table")].map(rows),
        lines: [...document.querySelectorAll(".dlc-lines p")].map((line) => line.textContent),
        loss: document.querySelector(".dlc-net").textContent.match(/loss .+$/)?.[0] ?? "",
    };
}"""


def read(tab):
    settle(tab)
    return tab.evaluate(READ)


def go_to(tab, figure, picture=None, step=None):
    """Bring the page and Python to the same picture and step."""
    for name, value in (("picture", picture), ("step", step)):
        if value is not None:
            setattr(figure, name, value)
            tab.evaluate(f"value => model.set('{name}', value)", value)


def units(column, values):
    return {f"{column} {i}": text for i, text in enumerate(values)}


def wires(layer, texts):
    return {f"{layer} {i} {j}": text for i, row in enumerate(texts) for j, text in enumerate(row)}


class Wanted:
    """What the figure must show at one step, from the arrays of `dlcourse`."""

    def __init__(self, figure):
        self.found, self.step, self.figure = figure.arrays(), KINDS[figure.step], figure
        self.found |= dict(zip(["W1", "b1", "W2", "b2", "W3", "b3"], figure.weights))

    def known(self, kind):
        return KINDS.index(self.step) >= KINDS.index(kind)

    def texts(self, name, known=True):
        array = self.found[name]
        return np.vectorize(lambda value: printed(value) if known else "", otypes=[object])(array).tolist()

    def values(self):
        shown = units(0, self.texts("x")) | units(3, self.texts("p", self.known("sum3")))
        for c in (1, 2):
            shown |= units(c, self.texts(f"{'a' if self.known(f'relu{c}') else 'z'}{c}", self.known(f"sum{c}")))
        return shown

    def signals(self):
        shown = units(0, ["", ""]) | units(3, self.above("dp", self.known("score") and self.step != "update3"))
        for c in (1, 2):
            name = f"dz{c}" if self.known(f"mask{c}") else f"da{c}"
            shown |= units(c, self.above(name, self.known(f"back{c}") and self.step != f"update{c}"))
        return shown

    def above(self, name, known):
        """Return what stands above the units: the signal, and what it is the gradient of."""
        return [text and f"∂{name[1]} {text}" for text in self.texts(name, known)]

    def biases(self):
        shown = {}
        for c, size in enumerate((2, 4, 3, 2)):
            old, new = (self.texts(name) if c else [] for name in (f"b{c}", f"new b{c}"))
            told = {f"sum{c}": [f"b {b}" for b in old], f"update{c}": [f"b {a} → {b}" for a, b in zip(old, new)]}
            shown |= units(c, told.get(self.step, [""] * size))
        return shown

    def captions(self):
        ideals = [f"ideal {text}" if self.known("loss") else "" for text in self.texts("t")]
        shown = units(0, [["", ""]] * 2) | units(3, [list(pair) for pair in zip(ANSWERS, ideals)])
        for c in (1, 2):
            off = "off, 0" if self.step == f"mask{c}" else "off"
            shown |= units(c, [[off if self.known(f"relu{c}") and z <= 0 else "", ""] for z in self.found[f"z{c}"]])
        return shown

    def wires(self, chosen):
        """Return what stands on the wires: the numbers of the unit that is written out."""
        place = 2 if self.step.startswith("back") else 1
        texts = {wire: text if int(wire.split()[place]) == chosen else "" for wire, text in self.all_wires().items()}
        return texts

    def all_wires(self):
        kind, layer = self.step[:-1], self.step[-1]
        shown = {}
        for n in "123":
            W = self.texts(f"W{n}")
            new = [[f"{a} → {b}" for a, b in zip(*rows)] for rows in zip(W, self.texts(f"new W{n}"))]
            texts = {"sum": W, "grad": self.texts(f"dW{n}"), "update": new}.get(kind if layer == n else None)
            if kind == "back" and int(layer) == int(n) - 1:
                texts = W
            shown |= wires(n, texts or [[""] * len(row) for row in W])
        return shown

    def tables(self):
        shown = []
        for n in (1, 2, 3):
            z = "p" if n == 3 else f"z{n}"
            out = self.texts("t", self.known("loss")) if n == 3 else self.texts(f"a{n}", self.known(f"relu{n}"))
            pairs = zip(self.texts(f"W{n}"), self.texts(f"b{n}"), *self.new(n), self.texts(z, self.known(f"sum{n}")), out)
            shown.append([[*map(list, zip([*W, b], [*new_W, new_b])), [s], [o]] for W, b, new_W, new_b, s, o in pairs])
            grad = self.known(f"grad{n}")
            signal = self.texts(f"d{z}", self.known("score" if n == 3 else f"mask{n}"))
            columns = [self.texts(f"dW{n}", grad), self.texts(f"db{n}", grad), signal]
            rows = [[*([w, ""] for w in W), [b, ""], [s]] for W, b, s in zip(*columns)]
            if n < 3:
                rows = [[*row, [a]] for row, a in zip(rows, self.texts(f"da{n}", self.known(f"back{n}")))]
            shown.append(rows)
        return shown

    def loss_after(self):
        new = [Linear.from_arrays(self.found[f"new W{n}"], self.found[f"new b{n}"]) for n in (1, 2, 3)]
        network = Sequential(new[0], ReLU(), new[1], ReLU(), new[2])
        return squared_error(network(self.found["x"][None]), self.found["t"][None])[0]

    def new(self, n):
        known = self.known(f"update{n}")
        return self.texts(f"new W{n}", known), self.texts(f"new b{n}", known)

    def formula(self, chosen=0):
        """Return the numbers of the lines below the rule, in order."""
        kind, n = (self.step[:-1], int(self.step[-1])) if self.step[-1].isdigit() else (self.step, 0)
        f, outputs = self.found, ["x", "a1", "a2", "p"]
        z = ["x", "z1", "z2", "p"][n]
        match kind:
            case "input":
                return [*f["x"]]
            case "sum":
                terms = [number for pair in zip(f[f"W{n}"][chosen], f[outputs[n - 1]]) for number in pair]
                return [*terms, f[f"b{n}"][chosen], f[z][chosen]]
            case "relu":
                return [0, *f[z], *f[f"a{n}"]]
            case "loss":
                return [*np.ravel(list(zip(f["p"], f["t"]))), f["loss"]]
            case "score":
                return [*f["p"], *f["t"], *f["dp"]]
            case "grad":
                return [f[f"d{z}"][chosen], *f[outputs[n - 1]], *f[f"dW{n}"][chosen]]
            case "back":
                signal = f[f"d{'p' if n == 2 else f'z{n + 1}'}"]
                return [*np.ravel(list(zip(f[f"W{n + 1}"][:, chosen], signal))), f[f"da{n}"][chosen]]
            case "mask":
                return [*f[f"da{n}"], *(f[f"z{n}"] > 0), *f[f"dz{n}"]]
            case "update":
                lr = self.figure.lr
                weights = [*f[f"W{n}"][chosen], lr, *f[f"dW{n}"][chosen], *f[f"new W{n}"][chosen]]
                return [*weights, f[f"b{n}"][chosen], lr, f[f"db{n}"][chosen], f[f"new b{n}"][chosen]]

    def check(self, shown, chosen=0):
        for part in ("values", "signals", "biases", "captions", "tables"):
            assert shown[part] == getattr(self, part)(), (part, self.step)
        assert shown["wires"] == self.wires(chosen), self.step
        loss = f"loss {printed(self.found['loss'])}" if self.known("loss") else ""
        assert shown["loss"] == (f"{loss} → {printed(self.loss_after())}" if self.step == "update3" else loss)
        text = " ".join(shown["lines"][self.step != "input" :])
        text = re.sub(r"Unit \d|a[₁₂] = max|½|\)²|“.*?”", " ", text)
        assert re.findall(r"−?\d[\d.]*", text.replace(" − ", " ")) == [printed(n) for n in self.formula(chosen)], (
            self.step,
            text,
        )


@pytest.mark.parametrize("picture", range(4))
def test_every_number_at_every_step_is_that_of_the_course(show, picture):
    figure = stepper()
    tab = show(figure, **STILL)
    for step in range(18):
        go_to(tab, figure, picture, step)
        Wanted(figure).check(read(tab))


def edit(tab, layer, unit, place, value):
    """Type a number into the field of a weight, or of the bias (place −1)."""
    tab.get_by_label("Which number").select_option(f"{layer} {unit} {place}")
    tab.get_by_label("Value").fill(str(value))
    tab.get_by_label("Value").blur()


def effect(tab):
    settle(tab)
    return tab.locator(".dlc-effect").inner_text()


def test_after_any_edit_every_number_is_that_of_the_course(show):
    figure, rng, chosen = stepper(), np.random.default_rng(1), [0, 0, 0, 0]
    tab = show(figure, **STILL)
    for trial in range(10):
        k = int(rng.integers(6))
        place = tuple(int(rng.integers(size)) for size in figure.weights[k].shape)
        value, before = round(float(rng.normal(0, 1.5)), 2), Stepper(figure.network(), X, T, answers=ANSWERS)
        go_to(tab, figure, picture=int(rng.integers(4)))
        before.picture = figure.picture
        edit(tab, k // 2 + 1, place[0], place[1] if k % 2 == 0 else -1, value)
        chosen[k // 2 + 1] = place[0]  # the unit at the weight's end is written out
        weights = figure.weights
        old, weights[k][place] = float(weights[k][place]), value
        figure.weights = weights
        for step in [*rng.integers(18, size=3), 17]:
            go_to(tab, figure, step=int(step))
            Wanted(figure).check(read(tab), chosen[int(KINDS[step][-1]) if KINDS[step][-1].isdigit() else 0])
        gradient, loss = before.arrays()[f"d{'Wb'[k % 2]}{k // 2 + 1}"][place], before.arrays()["loss"]
        now = figure.arrays()["loss"]
        nudge = value - old
        written = f"({printed(nudge)})" if nudge < 0 else printed(nudge)
        switched = [
            f"unit {i + 1} of layer {c} {'on' if z > 0 else 'off'}"
            for c in (1, 2)
            for i, (z, was) in enumerate(zip(figure.arrays()[f"z{c}"], before.arrays()[f"z{c}"]))
            if (z > 0) != (was > 0)
        ]
        corner = f" This switched {', '.join(switched)}: a corner of ReLU was crossed," if switched else ""
        assert effect(tab).removesuffix(" and the gradient knows only the slope before it." if switched else "") == (
            f"From {printed(old)} to {printed(value)}: the loss goes from {printed(loss)} to {printed(now)}. "
            f"It changes by {printed(now - loss, 5)}; the gradient predicted {printed(gradient)} × {written} = {printed(gradient * nudge, 5)}.{corner}"
        ), trial


def test_a_small_nudge_changes_the_loss_as_the_gradient_says(show):
    figure = stepper()
    tab = show(figure, **STILL)
    tab.get_by_label("Which number").select_option("2 1 0")
    gradient = figure.arrays()["dW2"][1, 0]
    assert effect(tab).startswith(f"The gradient is {printed(gradient)}: a nudge of 0.01 should change the loss by")
    for name, value, nudge in [("+0.01", 1.01, 0.01), ("−0.01", 1.0, -0.01), ("−0.01", 0.99, -0.01)]:
        tab.get_by_role("button", name=name).click()
        told = effect(tab).replace("−", "-").replace("(", "").replace(")", "")
        changes, predicted = map(float, re.search(r"changes by (\S+); .* = (\S+)\.$", told).groups())
        assert tab.evaluate("model.get('w')[2][1][0]") == value
        assert changes == pytest.approx(predicted, rel=0.05) and np.sign(changes) == np.sign(nudge * gradient)


def test_typing_digit_by_digit_is_one_edit(show):
    tab = show(stepper(), **STILL)
    tab.get_by_label("Which number").select_option("3 0 1")
    field = tab.get_by_label("Value")
    field.fill("")
    field.press_sequentially("1.25")
    assert effect(tab).startswith("From 1 to 1.25:")
    field.press("Tab")
    field.fill("1.5")
    assert effect(tab).startswith("From 1.25 to 1.5:")


def test_an_edit_begins_where_the_nudges_before_it_ended(show):
    tab = show(stepper(), **STILL)
    tab.get_by_label("Which number").select_option("1 1 0")
    for _ in range(3):
        tab.get_by_role("button", name="+0.01").click()
    assert effect(tab).startswith("From −0.98 to −0.97:")
    field = tab.get_by_label("Value")
    field.fill("-0.5")
    assert effect(tab).startswith("From −0.97 to −0.5:")
    tab.get_by_role("button", name="−0.01").click()
    assert effect(tab).startswith("From −0.5 to −0.51:")


def test_where_a_unit_switches_on_the_words_say_why_the_prediction_fails(show):
    tab = show(stepper(), **STILL)
    edit(tab, 2, 2, -1, 0.7)
    told = effect(tab)
    assert "the gradient predicted 0 × 0.2 = 0. This switched unit 3 of layer 2 on: a corner of ReLU was crossed" in told
    edit(tab, 2, 2, -1, 0.71)
    assert "corner" not in effect(tab)


def test_a_click_on_a_wire_or_a_unit_chooses_its_number(show):
    figure = stepper()
    go_to(tab := show(figure, **STILL), figure, step=3)
    settle(tab)
    tab.locator(".dlc-hit[data-wire='2 2 1']").click(position={"x": 30, "y": 22}, force=True)
    settle(tab)
    assert tab.get_by_label("Which number").input_value() == "2 2 1"
    assert tab.get_by_label("Value").input_value() == "-1.5"
    Wanted(figure).check(read(tab), chosen=2)  # the sum of the unit at the wire's end is written out
    tab.locator("[data-unit='2 1'] rect").click()
    settle(tab)
    assert tab.get_by_label("Which number").input_value() == "2 1 -1"
    Wanted(figure).check(read(tab), chosen=1)
    tab.get_by_text("All arrays of this picture").click()
    tab.locator(".dlc-layer .dlc-weight").first.click()
    settle(tab)
    assert tab.get_by_label("Which number").input_value() == "1 0 0"
    assert tab.locator(".dlc-picked").count() == 4  # the wire, its number and the cells of the weight and of its gradient


def test_the_keyboard_walks_from_the_first_step_to_the_last_and_back(show):
    figure = stepper()
    tab = show(figure, **STILL)
    net = tab.get_by_role("application")
    net.focus()
    assert tab.get_by_role("button", name="← Back").is_disabled()
    for step in range(18):
        figure.step = step
        Wanted(figure).check(read(tab))
        assert net.get_attribute("aria-label").startswith(f"The network, step {step + 1} of 18;")
        tab.keyboard.press("ArrowRight")
    new = [figure.arrays()[f"new {name}"] for name in ("W1", "b1", "W2", "b2", "W3", "b3")]
    second = stepper()
    second.weights, second.picture = new, 1
    Wanted(second).check(read(tab))
    for _ in range(18):
        tab.keyboard.press("ArrowLeft")
    figure.step = 0
    Wanted(figure).check(read(tab))
    tab.keyboard.press("ArrowLeft")
    Wanted(figure).check(read(tab))
    assert tab.evaluate("model.get('w')") == figure.w


def test_up_and_down_choose_the_unit_that_is_written_out(show):
    figure = stepper()
    tab = show(figure, **STILL)
    tab.get_by_role("application").focus()
    sizes = {"1": 4, "2": 3, "3": 2}
    for step, kind in enumerate(KINDS):
        if kind[:-1] not in ("sum", "grad", "back", "update"):
            continue
        go_to(tab, figure, step=step)
        size = sizes[kind[-1]]
        for chosen in [*range(1, size), 0]:
            tab.keyboard.press("ArrowDown")
            Wanted(figure).check(read(tab), chosen)
    tab.keyboard.press("ArrowUp")
    Wanted(figure).check(read(tab), chosen=1)


def test_the_arrow_keys_work_wherever_the_reader_steps(show):
    figure = stepper()
    tab = show("<p>Text above.</p>" * 20, figure, "<p>Text below.</p>" * 40, **STILL)
    tab.get_by_role("button", name="Next").click()
    figure.step = 1
    top = tab.evaluate("scrollY")
    tab.keyboard.press("ArrowDown")
    Wanted(figure).check(read(tab), chosen=1)
    tab.keyboard.press("ArrowUp")
    Wanted(figure).check(read(tab), chosen=0)
    assert tab.evaluate("scrollY") == top
    tab.get_by_label("Which number").focus()
    tab.keyboard.press("ArrowDown")  # the list's own key
    settle(tab)
    assert tab.get_by_label("Which number").input_value() == "1 0 0"
    Wanted(figure).check(read(tab), chosen=0)


def test_each_number_stands_on_its_wire(show):
    figure = stepper()
    tab = show(figure, **STILL)
    for step, kind in enumerate(KINDS):
        if kind[:-1] not in ("sum", "grad", "back", "update"):
            continue
        go_to(tab, figure, step=step)
        settle(tab)
        off = tab.evaluate(
            """() => [...document.querySelectorAll("text[data-wire]")].filter((text) => text.textContent).map((text) => {
                const line = document.querySelector(`line[data-wire="${text.dataset.wire}"]`);
                const [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name)));
                const [x, y] = ["x", "y"].map((name) => Number(text.getAttribute(name)));
                return y - 4 - (y1 + ((x - x1) / (x2 - x1)) * (y2 - y1));
            })"""
        )
        assert len(off) >= 2 and np.abs(off).max() < 1, kind


def test_the_bar_of_phases_and_what_is_told(show):
    tab = show(stepper(), **STILL)
    for phase, count in [("Loss", 7), ("Backward", 8), ("Update", 16), ("Forward", 1)]:
        button = tab.get_by_role("button", name=phase)
        button.click()
        settle(tab)
        assert button.get_attribute("aria-current") == "step"
        assert tab.locator(".dlc-phases [aria-current]").count() == 1
        assert tab.get_by_text(f"Step {count} of 18", exact=True).is_visible()
    tab.get_by_role("button", name="Next").click()
    tab.wait_for_function(
        "document.querySelector('[aria-live]').textContent.startsWith('Step 2 of 18. Layer 1: sums. Each unit')"
    )
    told = tab.locator(".dlc-unseen[aria-live]").inner_text()
    assert told.endswith("and adds its bias. z₁ = W₁ x + b₁. Unit 1: 1.5 × 0.8 + (−0.5) × 0.2 + (−0.5) = 0.6.")


def test_whole_rounds_train_as_the_course_does(show):
    figure = stepper()
    tab = show(figure, **STILL)
    network = figure.network()
    optimizer, done = SGD(network.parameters(), figure.lr), 0
    for name, rounds in [("One round", 1), ("One round", 1), ("10 rounds", 10)]:
        tab.get_by_role("button", name=name).click()
        for _ in range(rounds):
            for i in range(4):
                training_step(network, squared_error, optimizer, X[i : i + 1], T[i : i + 1])
        done += 4 * rounds
        settle(tab)
        for ours, theirs in zip(tab.evaluate("model.get('w')"), network.parameters()):
            np.testing.assert_allclose(ours, theirs.value, rtol=1e-12)
        figure.weights = [parameter.value for parameter in network.parameters()]
        go_to(tab, figure, step=17)
        Wanted(figure).check(read(tab))
        right = int((network.predict(X) == two_pixels.y).sum())
        loss = printed(squared_error(network(X), T)[0])
        told = tab.locator(".dlc-progress").inner_text()
        assert told == f"After {done} updates: {right} of 4 pictures right, mean loss {loss}."
        answers = tab.locator(".dlc-pictures button").all_inner_texts()
        assert [ANSWERS[label] in text for label, text in zip(network.predict(X), answers)] == [True] * 4
        assert sum("✓ right" in text for text in answers) == right
    assert right == 4
    assert tab.locator(".dlc-curve").get_attribute("d").count(" ") == done + 1  # a point for each update and one before
    tab.get_by_role("button", name="Reset").click()
    settle(tab)
    assert tab.evaluate("[model.get('w'), model.get('picture'), model.get('step'), model.get('lr')]") == [figure.start, 0, 0, 0.1]


def test_back_takes_back_a_round(show):
    figure = stepper()
    tab = show(figure, **STILL)
    tab.get_by_role("button", name="One round").click()
    settle(tab)
    assert tab.evaluate("model.get('w')") != figure.w
    tab.get_by_role("button", name="← Back").click()
    Wanted(figure).check(read(tab))
    assert tab.locator(".dlc-progress").inner_text().startswith("After 0 updates: 2 of 4 pictures right")
    assert tab.get_by_role("button", name="← Back").is_disabled()
    assert tab.evaluate("document.activeElement.textContent") == "Next →"


def test_the_curve_names_its_ends(show):
    tab = show(stepper(), **STILL)
    assert tab.locator(".dlc-spark").is_hidden()
    tab.get_by_role("button", name="10 rounds").click()
    settle(tab)
    loss = tab.locator(".dlc-progress").inner_text().split("mean loss ")[1].rstrip(".")
    assert tab.locator(".dlc-spark text").all_text_contents() == ["mean loss: 2.675", f"→ {loss}", "round 0", "round 10"]


def test_a_negative_learning_rate_is_refused_with_a_reason(show):
    tab = show(stepper(), **STILL)
    field, reason = tab.get_by_label("Learning rate η"), tab.get_by_text("A learning rate is above 0")
    field.fill("-0.5")
    assert reason.inner_text().endswith("It stays at 0.1.")
    assert tab.evaluate("model.get('lr')") == 0.1
    field.blur()
    assert field.input_value() == "0.1"
    field.fill("0.2")
    assert reason.count() == 0


def test_a_layer_that_is_off_for_all_pictures_is_named(show):
    figure = stepper()
    tab = show(figure, **STILL)
    tab.get_by_label("Learning rate η").fill("1")
    for _ in range(3):
        tab.get_by_role("button", name="10 rounds").click()
    settle(tab)
    figure.weights = tab.evaluate("model.get('w')")
    off = []
    for figure.picture in range(4):
        found = figure.arrays()
        off.append([(found[f"z{c}"] <= 0).all() for c in (1, 2)])
    dead = 1 + np.all(off, axis=0).tolist().index(True)
    told = tab.locator(".dlc-progress").inner_text()
    assert f"In layer {dead} every unit is off for every picture: no signal passes back" in told


def test_too_long_a_step_is_named_and_not_taken(show):
    tab = show(stepper(), **STILL)
    tab.get_by_label("Learning rate η").fill("1000000")
    for _ in range(4):
        tab.get_by_role("button", name="10 rounds").click()
    settle(tab)
    assert tab.locator(".dlc-progress").inner_text().startswith("The step was too long: the numbers became too large")
    assert np.isfinite(tab.evaluate("model.get('w').flat(2)")).all()
    tab.get_by_role("button", name="Reset").click()
    settle(tab)
    assert tab.locator(".dlc-progress").inner_text().startswith("After 0 updates")


def test_without_masks_the_wrong_gradients_are_marked(show):
    right, wrong = stepper(), stepper()
    tab = show(right, **STILL)
    tab.get_by_label("leave out the masks of ReLU").check()
    wrong.masks = False
    go_to(tab, right, step=14)
    shown = read(tab)
    for name, table in (("W1", 1), ("W2", 3), ("W3", 5)):
        good, bad = right.arrays()[f"d{name}"], wrong.arrays()[f"d{name}"]
        for i, row in enumerate(shown["tables"][table]):
            for j, (text, _) in enumerate(row[: good.shape[1]]):
                assert text == ("" if good[i, j] == bad[i, j] else "✗") + printed(bad[i, j])
    assert shown["wires"]["1 0 1"] == f"✗ {printed(wrong.arrays()['dW1'][0, 1])}"
    assert shown["signals"]["1 1"] == f"✗ ∂z {printed(wrong.arrays()['dz1'][1])}"
    go_to(tab, right, step=13)
    assert read(tab)["captions"]["1 1"] == ["off ✗", ""]
    tab.get_by_role("button", name="Reset").click()
    settle(tab)
    assert tab.get_by_label("leave out the masks of ReLU").is_checked()
    tab.get_by_label("leave out the masks of ReLU").uncheck()
    go_to(tab, right, step=13)
    Wanted(right).check(read(tab))


@pytest.mark.parametrize("viewport", [{"width": 900, "height": 900}, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("sizes", [(2, 4, 3, 2), (5, 5, 5, 5, 5), (1, 2, 1)])
def test_no_number_lies_on_another(show, sizes, viewport):
    figure = stepper() if sizes == (2, 4, 3, 2) else other(sizes)
    tab = show(figure, viewport=viewport, **STILL)
    for step, masks in [(step, masks) for masks in (True, False) for step in range(figure.steps)]:
        if not masks and sizes != (2, 4, 3, 2):
            continue
        go_to(tab, figure, step=step)
        tab.evaluate("masks => model.set('masks', masks)", masks)
        settle(tab)
        boxes = tab.evaluate(
            """() => [...document.querySelectorAll(".dlc-net text")].filter((node) => node.textContent).map((node) => {
                const { left, right, top, bottom } = node.getBoundingClientRect();
                const size = parseFloat(getComputedStyle(node).fontSize);
                return { text: node.textContent, left, right, top: top + 0.25 * size, bottom: bottom - 0.3 * size };  // the digits
            })"""
        )
        overlaps = [
            (a["text"], b["text"])
            for i, a in enumerate(boxes)
            for b in boxes[:i]
            if a["left"] < b["right"] - 1 and b["left"] < a["right"] - 1 and a["top"] < b["bottom"] and b["top"] < a["bottom"]
        ]
        assert overlaps == [], step
        right = tab.evaluate("document.querySelector('.dlc-net').getBoundingClientRect().right")
        assert all(-1 <= box["left"] and box["right"] <= right + 1 for box in boxes), step


def test_a_link_shows_the_same(show):
    figure = stepper()
    tab = show("<p>Text above.</p>" * 60, figure, **STILL)
    assert "#" not in tab.url
    tab.get_by_role("button", name="One round").click()
    tab.get_by_label("Learning rate η").fill("0.05")
    tab.locator(".dlc-pictures button").nth(2).click()
    tab.get_by_role("button", name="Update").click()
    tab.get_by_label("leave out the masks").check()
    tab.wait_for_function("location.hash.includes('nomasks')")
    shown, w = read(tab), tab.evaluate("model.get('w')")
    assert re.fullmatch(r".*#stepper:picture=2&step=15&lr=0.05&nomasks&w=[-\d.,e]+", tab.url)
    tab.reload()
    assert read(tab) == shown
    assert tab.locator(".dlc-stepper").evaluate("node => node.getBoundingClientRect().top < innerHeight")
    tab.evaluate("location.hash = 'stepper:picture=1&step=3&lr=0.1'")
    tab.wait_for_function("model.get('picture') === 1")
    assert w != figure.start == tab.evaluate("model.get('w')")
    figure.picture, figure.step = 1, 3
    Wanted(figure).check(read(tab))


@pytest.mark.parametrize(
    "address", ["stepper:picture=9&step=-1&lr=0&w=1,2", "stepper:picture=x&lr=Infinity&w=", "a-heading", "%"]
)
def test_an_address_that_makes_no_sense_changes_nothing(show, address):
    figure = stepper()
    tab = show(figure, **STILL)
    tab.goto(f"{tab.url}#{address}")
    tab.reload()
    Wanted(figure).check(read(tab))


def test_the_figure_follows_its_model(show):
    figure = stepper()
    tab = show(figure, **STILL)
    figure.weights, figure.lr = [part - 0.2 for part in figure.weights], 0.3
    go_to(tab, figure, 3, 16)
    tab.evaluate("([w, lr]) => { model.set('w', w); model.set('lr', lr); }", [figure.w, figure.lr])
    Wanted(figure).check(read(tab))
    assert tab.get_by_label("Learning rate η").input_value() == "0.3"


def test_two_on_a_page_have_addresses_of_their_own(show):
    tab = show(stepper(), stepper(), **STILL)
    tab.get_by_role("button", name="Loss").nth(1).click()
    tab.wait_for_function("location.hash.startsWith('#stepper-2:')")
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_that_axe_finds_and_no_sideways_scrolling(show, theme):
    figure = stepper()
    tab = show(figure, theme=theme, viewport=PHONE, **STILL)
    go_to(tab, figure, step=11)
    assert_no_barrier(tab)
    edit(tab, 2, 1, 0, -1.234)
    tab.get_by_label("leave out").check()
    tab.get_by_text("All arrays of this picture").click()
    go_to(tab, figure, step=17)
    assert_no_barrier(tab)


def test_on_a_phone_nothing_is_too_small(show):
    figure = other((5, 5, 5, 5, 5))
    tab = show(figure, **FINGER, **STILL)
    for step in (0, 1, figure.steps - 1):
        go_to(tab, figure, step=step)
        settle(tab)
        assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        sizes = tab.evaluate(
            "[...document.querySelectorAll('.dlc-stepper *')].filter((n) => n.textContent).map((n) => parseFloat(getComputedStyle(n).fontSize))"
        )
        assert min(sizes) >= 11
    tab.get_by_role("button", name="Next").tap()
    settle(tab)
    assert tab.evaluate("[model.get('picture'), model.get('step')]") == [1, 0]


def test_drops_run_along_the_wires_unless_the_reader_wants_less_motion(show):
    count = "document.querySelectorAll('.dlc-pulse').length"
    tab = show(stepper())
    tab.get_by_role("button", name="Next").click()
    tab.wait_for_function(f"{count} === 8")
    tab.get_by_role("button", name="Next").click()
    tab.wait_for_function(f"{count} === 0")
    tab = show(stepper(), **STILL)
    tab.get_by_role("button", name="Next").click()
    settle(tab)
    tab.wait_for_timeout(300)
    assert tab.evaluate(count) == 0


WALK = """(steps) => new Promise((done) => {
    const box = document.querySelector(".dlc-net");
    let [frames, left] = [0, steps];
    const frame = () => {
        frames += 1;
        if (frames % 6 === 0) {
            box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
            left -= 1;
        }
        if (left) requestAnimationFrame(frame);
        else done(frames);
    };
    requestAnimationFrame(frame);
})"""


def test_stepping_is_smooth_on_a_phone(show):
    tab = show(stepper(), **FINGER)
    assert 0 < work_per_frame(tab, lambda: tab.evaluate(WALK, 36)) <= 16


def test_without_scripts_the_still_picture_stands(show):
    tab = show(stepper().html(), java_script_enabled=False)
    assert tab.get_by_role("img", name="A network with 2, 4, 3 and 2 units in its columns").is_visible()
