"""Every gradient against measured slopes: the measuring itself, and every layer, wiring and loss, over random shapes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse import images, layers, models, wiring
from dlcourse.gradients import check_gradients, named_parameters, numerical_gradient
from dlcourse.initialization import he
from dlcourse.losses import cross_entropy, ideal_scores, squared_error

TOLERANCE = 1e-6
F64 = np.float64
few = settings(max_examples=25, deadline=None)

# ---- the measuring


def test_known_slopes():
    x = np.array([[1.0, -2.0], [0.5, 3.0]])
    assert np.allclose(numerical_gradient(lambda x: (x**3).sum(), x), 3 * x**2)
    assert np.allclose(numerical_gradient(lambda x: x[0, 0] * x[1, 1], x), [[3, 0], [0, 1]])


def test_argument_is_left_alone():
    x = np.array([1.0, 2.0])
    numerical_gradient(np.sum, x)
    assert x.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("dtype", [np.float32, int])
def test_other_precision_is_refused(dtype):
    with pytest.raises(ValueError, match="expected float64"):
        numerical_gradient(np.sum, np.ones(2, dtype))


class Wrong(layers.Layer):
    """A layer whose way back is changed by `spoil`."""

    def __init__(self, inner, spoil):
        self.inner, self.spoil = inner, spoil

    def forward(self, X):
        Y, backward = self.inner.forward(X)
        return Y, lambda dY: self.spoil(backward, dY)


def slips():
    """Return ways back that are wrong, each in one way that learners know."""
    return {
        "wrong sign": lambda backward, dY: -backward(dY),
        "twice": lambda backward, dY: 2 * backward(dY),
        "a little off": lambda backward, dY: 1.0001 * backward(dY),
        "nothing": lambda backward, dY: 0 * backward(dY),
        "examples exchanged": lambda backward, dY: np.flip(backward(dY), -1),
        "gradient before the layer": lambda backward, dY: backward(dY) * 0 + dY,
    }


def same_shape_layers():
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(4, 5)) + 0.1
    trunk = rng.normal(size=(2, 5, 4, 3))
    return {
        "Linear": (layers.Linear(5, 5, rng, dtype=F64), rows),
        "ReLU": (layers.ReLU(), rows),
        "Sigmoid": (layers.Sigmoid(), rows),
        "Tanh": (layers.Tanh(), rows),
        "Dropout": (layers.Dropout(0.5, rng), rows),
        "Conv2d": (images.Conv2d(2, 2, 3, rng, padding=1, dtype=F64), trunk),
        "BatchNorm1d": (images.BatchNorm1d(5, dtype=F64), rows),
        "BatchNorm2d": (images.BatchNorm2d(2, dtype=F64), trunk),
        "Residual": (wiring.Residual(layers.Linear(5, 5, rng, dtype=F64)), rows),
        "MaxPool2d": (images.MaxPool2d(1), trunk),
    }


IDENTITIES = {"MaxPool2d"}  # with squares of one pixel: dY is its right gradient


@pytest.mark.parametrize("slip", slips())
@pytest.mark.parametrize("kind", same_shape_layers())
def test_a_wrong_gradient_is_found_in_every_kind_of_layer(kind, slip):
    if kind in IDENTITIES and slip == "gradient before the layer":
        slip = "wrong sign"
    layer, X = same_shape_layers()[kind]
    right = check_gradients(layer, X, rng=np.random.default_rng(1))
    wrong = check_gradients(Wrong(layer, slips()[slip]), X, rng=np.random.default_rng(1))
    assert right[0].error <= TOLERANCE < 5e-5 < wrong[0].error
    assert right[0].kinks == wrong[0].kinks == 0


class WrongParameter(layers.Layer):
    """A layer that hands one of its parameters a gradient times 1.001 in one entry."""

    def __init__(self, inner, name, entry):
        self.inner, self.name, self.entry = inner, name, entry

    def forward(self, X):
        Y, backward = self.inner.forward(X)

        def wrong(dY):
            dX = backward(dY)
            gradient = getattr(self.inner, self.name).grad
            gradient[self.entry] *= 1.001
            return dX

        return Y, wrong


@pytest.mark.parametrize(
    ("kind", "name", "entry"),
    [
        ("Linear", "W", (3, 1)),
        ("Linear", "b", (2,)),
        ("Conv2d", "W", (1, 0, 2, 1)),
        ("Conv2d", "b", (1,)),
        ("BatchNorm1d", "gamma", (4,)),
        ("BatchNorm2d", "beta", (0,)),
    ],
)
def test_the_one_wrong_entry_of_a_parameter_is_named(kind, name, entry):
    layer, X = same_shape_layers()[kind]
    found = check_gradients(WrongParameter(layer, name, entry), X, rng=np.random.default_rng(2))
    (wrong,) = [part for part in found if part.error > TOLERANCE]
    assert (wrong.name, wrong.where) == (f"0.{name}", entry)
    assert wrong.shape == getattr(layer, name).value.shape


def test_kinks_are_left_out_and_counted():
    X = np.array([[0.0, 1.0, -1.0, 3e-6], [2.0, 0.0, -3e-6, 0.5]])
    (found,) = check_gradients(layers.ReLU(), X, rng=np.random.default_rng(0))
    assert found.kinks == 4 and found.error <= TOLERANCE
    tied = np.array([1.0, 1.0, 0.5, 0.2]).reshape(1, 2, 2, 1)
    (found,) = check_gradients(images.MaxPool2d(), tied, rng=np.random.default_rng(0))
    assert found.kinks == 2 and found.error <= TOLERANCE


def test_only_kinks_are_no_success():
    (found,) = check_gradients(layers.ReLU(), np.zeros((2, 3)), rng=np.random.default_rng(0))
    assert found.kinks == 6 and not found.error <= TOLERANCE


@pytest.mark.parametrize("slip", ["wrong sign", "twice", "nothing", "a little off"])
def test_kinks_hide_no_wrong_gradient_beside_them(slip):
    X = np.random.default_rng(0).normal(size=(5, 6)) * (np.arange(6) % 2)
    found = check_gradients(Wrong(layers.ReLU(), slips()[slip]), X, rng=np.random.default_rng(1))[0]
    assert found.kinks == 15 and found.error > 5e-5


def test_a_parameter_that_gets_no_gradient_is_wrong():
    class Forgetful(layers.Linear):
        def forward(self, X):
            return super().forward(X)[0], lambda dP: dP @ self.W.value

    found = check_gradients(Forgetful(3, 2, np.random.default_rng(0), dtype=F64), np.eye(3), rng=np.random.default_rng(0))
    assert [part.error <= TOLERANCE for part in found] == [True, False, False]


def test_a_check_leaves_the_layer_as_it_was():
    rng = np.random.default_rng(0)
    net = wiring.Sequential(layers.Linear(3, 4, rng, dtype=F64), images.BatchNorm1d(4, dtype=F64), layers.Dropout(0.5, rng))
    state = rng.bit_generator.state
    check_gradients(net, np.random.default_rng(1).normal(size=(5, 3)), rng=np.random.default_rng(2))
    assert rng.bit_generator.state == state
    assert not net.layers[1].running_mean.any() and all(p.grad is None for p in net.parameters())


# ---- every layer and wiring, over random shapes, with arguments that cannot be written to


def frozen(array):
    array.flags.writeable = False
    return array


def assert_right(layer, X, kinked=False):
    for parameter in layer.parameters():
        frozen(parameter.value)
    found = check_gradients(layer, frozen(X), rng=np.random.default_rng(5))
    assert {part.name for part in found} == {"input", *named_parameters(layer)}
    assert all(part.error <= TOLERANCE for part in found), found
    assert kinked or not any(part.kinks for part in found), found
    Y, backward = layer.forward(X)
    dY = frozen(np.random.default_rng(6).normal(size=Y.shape))
    assert backward(dY).shape == X.shape


seeds = st.integers(0, 2**32 - 1)
sizes = st.integers(1, 4)
lengths = st.integers(1, 6)
kernels = st.sampled_from([1, 2, 3, (1, 1), (2, 3), (5, 5), (3, 1)])


@pytest.mark.parametrize("kind", [layers.ReLU, layers.Sigmoid, layers.Tanh, layers.Identity])
@few
@given(shape=st.lists(sizes, min_size=2, max_size=4), seed=seeds)
def test_activations(kind, shape, seed):
    assert_right(kind(), np.random.default_rng(seed).normal(size=shape), kinked=kind is layers.ReLU)


@few
@given(sizes, sizes, sizes, seeds)
def test_linear(N, inputs, outputs, seed):
    rng = np.random.default_rng(seed)
    assert_right(layers.Linear(inputs, outputs, rng, dtype=F64), rng.normal(size=(N, inputs)))


@few
@given(sizes, sizes, st.floats(0, 0.9), seeds)
def test_dropout(N, d, p, seed):
    rng = np.random.default_rng(seed)
    assert_right(layers.Dropout(p, rng), rng.normal(size=(N, d)))


@few
@given(sizes, sizes, lengths, lengths, sizes, seeds)
def test_turns_of_the_axes(N, C, H, W, k, seed):
    rng = np.random.default_rng(seed)
    assert_right(images.ToTrunk((C, H, W)), rng.normal(size=(N, C, H, W)))
    assert_right(images.ToTrunk((C, H, W)), rng.normal(size=(N, C * H * W)))
    assert_right(images.Flatten(), rng.normal(size=(C, H, W, N)))
    assert_right(images.GlobalAveragePool(), rng.normal(size=(C, H, W, N)))


@settings(max_examples=60, deadline=None)
@given(
    sizes,
    st.integers(1, 3),
    st.integers(1, 3),
    lengths,
    lengths,
    kernels,
    st.integers(1, 3),
    st.integers(0, 2),
    st.booleans(),
    seeds,
)
def test_convolution(N, C, K, H, W, kernel, stride, padding, bias, seed):
    rng = np.random.default_rng(seed)
    layer = images.Conv2d(C, K, kernel, rng, stride=stride, padding=padding, bias=bias, dtype=F64)
    high, wide = layer.W.value.shape[2:]
    H, W = max(H, high - 2 * padding), max(W, wide - 2 * padding)
    X = rng.normal(size=(C, H, W, N))
    assert_right(layer, X)
    assert layer(X).shape == (K, (H + 2 * padding - high) // stride + 1, (W + 2 * padding - wide) // stride + 1, N)


@few
@given(sizes, sizes, sizes, lengths, lengths, seeds)
def test_both_paths_of_the_convolution_agree(N, C, K, H, W, seed):
    rng = np.random.default_rng(seed)
    fast, general = (images.Conv2d(C, K, 3, np.random.default_rng(seed), padding=padding, dtype=F64) for padding in (1, 0))
    X, dY = rng.normal(size=(C, H, W, N)), rng.normal(size=(K, H, W, N))
    (Y, back), (Y2, back2) = fast.forward(X), general.forward(np.pad(X, ((0, 0), (1, 1), (1, 1), (0, 0))))
    assert np.allclose(Y, Y2, atol=1e-12)
    assert np.allclose(back(dY), back2(dY)[:, 1:-1, 1:-1], atol=1e-12)
    assert np.allclose(fast.W.grad, general.W.grad, atol=1e-12) and np.allclose(fast.b.grad, general.b.grad, atol=1e-12)


def spread_out(rng, *shape, axis):
    """Return numbers whose mean along `axis` is about 0 and whose spread is about 1, few as they may be."""
    n = np.prod([shape[i] for i in axis])
    steps = np.linspace(-1.5, 1.5, n)
    rest = [shape[i] for i in range(len(shape)) if i not in axis]
    X = np.stack([rng.permutation(steps) for _ in range(int(np.prod(rest)))]).reshape(*rest, *(shape[i] for i in axis))
    return np.moveaxis(X, range(len(rest), len(shape)), axis) + 0.1 * rng.normal(size=shape)


@few
@given(st.integers(2, 6), sizes, seeds)
def test_batch_normalization_of_rows(N, d, seed):
    rng = np.random.default_rng(seed)
    assert_right(images.BatchNorm1d(d, dtype=F64), spread_out(rng, N, d, axis=(0,)))


@few
@given(sizes, sizes, lengths, st.integers(2, 6), seeds)
def test_batch_normalization_of_images(N, C, H, W, seed):
    rng = np.random.default_rng(seed)
    assert_right(images.BatchNorm2d(C, dtype=F64), spread_out(rng, C, H, W, N, axis=(1, 2, 3)))


@pytest.mark.parametrize("kind", [images.MaxPool2d, images.AveragePool2d])
@few
@given(N=sizes, C=sizes, H=lengths, W=lengths, size=st.integers(1, 3), seed=seeds)
def test_pools(kind, N, C, H, W, size, seed):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(C, max(H, size), max(W, size), N))
    assert_right(kind(size), X, kinked=kind is images.MaxPool2d)


@few
@given(sizes, sizes, st.integers(0, 3), lengths, lengths, st.integers(1, 3), seeds)
def test_pad_shortcut(N, C, more, H, W, stride, seed):
    assert_right(images.PadShortcut(C + more, stride), np.random.default_rng(seed).normal(size=(C, H, W, N)))


@few
@given(sizes, sizes, sizes, sizes, seeds)
def test_wirings_of_rows(N, d, hidden, k, seed):
    rng = np.random.default_rng(seed)

    def linear(inputs, outputs):
        return layers.Linear(inputs, outputs, rng, dtype=F64)

    body = wiring.Sequential(linear(d, hidden), layers.Tanh(), linear(hidden, d), layers.ReLU())
    net = wiring.Sequential(
        wiring.Residual(body), wiring.Concatenate(linear(d, k), layers.Identity(), wiring.Residual(linear(d, k), linear(d, k)))
    )
    assert_right(net, rng.normal(size=(N, d)), kinked=True)


@settings(max_examples=8, deadline=None)
@given(sizes, st.integers(1, 2), st.integers(0, 2), st.sampled_from([4, 5]), st.integers(1, 2), seeds)
def test_wirings_of_images(N, C, more, H, stride, seed):
    rng = np.random.default_rng(seed)
    body = images.Conv2d(C, C + more, 3, rng, stride=stride, padding=1, dtype=F64)
    projected = images.Conv2d(C, C + more, 1, rng, stride=stride, dtype=F64)
    net = wiring.Concatenate(wiring.Residual(body, images.PadShortcut(C + more, stride)), wiring.Residual(body, projected))
    assert_right(net, rng.normal(size=(C, H, 5, N)))


@few
@given(sizes, sizes, seeds)
def test_a_layer_used_twice_gets_both_gradients(N, d, seed):
    rng = np.random.default_rng(seed)
    shared = layers.Linear(d, d, rng, dtype=F64)
    net = wiring.Sequential(shared, layers.Tanh(), wiring.Residual(shared), shared)
    assert_right(net, rng.normal(size=(N, d)))
    assert len(net.parameters()) == 2


@pytest.mark.parametrize("residual", [True, False])
def test_whole_networks(residual):
    rng = np.random.default_rng(3)
    deep = models.deep_mlp(3, 2, rng, width=4, blocks=2, residual=residual)
    conv = models.conv_net((1, 5, 5), 3, rng, channels=(2, 3), residual=residual)
    for net, X in ((deep, rng.normal(size=(3, 3))), (conv, rng.normal(size=(3, 25)))):
        for _, layer in net.walk():
            for name, array in vars(layer).items():
                if isinstance(array, np.ndarray):
                    setattr(layer, name, array.astype(F64))
        for parameter in net.parameters():
            parameter.value = (
                he((*parameter.value.shape, 1), rng)[..., 0]
                if parameter.value.ndim > 1
                else rng.normal(size=parameter.value.shape)
            )
        found = check_gradients(net, X, rng=rng)
        assert [part.name for part in found] == list(named_parameters(net))
        assert all(part.error <= TOLERANCE for part in found), found


# ---- losses


@few
@given(sizes, st.integers(1, 5), st.floats(0.1, 100), seeds)
def test_losses(N, k, size, seed):
    rng = np.random.default_rng(seed)
    P, y = frozen(size * rng.normal(size=(N, k))), frozen(rng.integers(0, k, N))
    T = frozen(ideal_scores(y, k, F64))
    for loss, answer in ((cross_entropy, y), (squared_error, T)):
        value, gradient = loss(P, answer)
        slope = numerical_gradient(lambda P, loss=loss, answer=answer: loss(P, answer)[0], P, h=1e-5)
        scale = max(np.abs(slope).max(), 1e-4 * abs(value), 1e-3)
        assert np.abs(gradient - slope).max() <= TOLERANCE * scale
