"""Training: the step, the epochs, saving and going on, and what the models of chapter 2 reach."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.data import load_digits, load_mnist
from dlcourse.distort import noise
from dlcourse.gradients import numerical_gradient
from dlcourse.images import BatchNorm1d
from dlcourse.layers import Dropout, Layer, Linear, Parameter, ReLU, Sigmoid
from dlcourse.losses import cross_entropy, ideal_scores, squared_error
from dlcourse.models import class_means, conv_net, mlp, nearest_mean
from dlcourse.optimizers import SGD, Adam
from dlcourse.saving import load, save
from dlcourse.schedules import cosine
from dlcourse.training import Diverged, History, accuracy, evaluate, fit, minibatches, training_step
from dlcourse.wiring import Residual, Sequential


@pytest.mark.parametrize("loss", [cross_entropy, squared_error])
def test_one_step_is_the_gradient_times_the_learning_rate(loss):
    rng = np.random.default_rng(0)
    layer = Linear(3, 4, rng, dtype=np.float64)
    X, y = rng.normal(size=(5, 3)), np.array([0, 1, 2, 3, 1])
    target = y if loss is cross_entropy else ideal_scores(y, 4, np.float64)
    W, b = layer.W.value.copy(), layer.b.value.copy()
    slope = numerical_gradient(lambda W: loss(X @ W.T + b, target)[0], W)
    value = training_step(layer, loss, SGD(layer.parameters(), 0.1), X, target)
    assert value == pytest.approx(loss(X @ W.T + b, target)[0])
    assert np.allclose(layer.W.value, W - 0.1 * slope, atol=1e-8)


def test_a_step_forgets_the_gradient_of_the_step_before():
    layer = Linear.from_arrays(np.zeros((2, 1)), np.zeros(2))
    optimizer = SGD(layer.parameters(), 0.0)
    gradients = []
    for _ in range(2):
        training_step(layer, cross_entropy, optimizer, np.ones((1, 1)), np.array([0]))
        gradients.append(layer.W.grad.copy())
    assert np.array_equal(*gradients)


@given(st.integers(1, 40), st.integers(1, 45), st.integers(0, 9))
def test_an_epoch_uses_every_example_once(N, size, seed):
    parts = list(minibatches(N, size, np.random.default_rng(seed)))
    assert sorted(np.concatenate(parts).tolist()) == list(range(N))
    assert all(len(part) == size for part in parts[:-1])


def test_fit_lowers_the_loss_and_repeats_itself():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(60, 2)).astype(np.float32)
    y = (X[:, 0] > 0).astype(int)
    runs = []
    for _ in range(2):
        rng = np.random.default_rng(4)
        model = Linear(2, 2, rng)
        runs.append(fit(model, X, y, rng=rng, epochs=5).loss)
    assert runs[0] == runs[1]
    assert runs[0][-1] < runs[0][0] and len(runs[0]) == 5
    assert model.W.value.dtype == np.float32


def test_fit_names_unequal_lengths():
    with pytest.raises(ValueError, match="y has 2 entries; expected 3"):
        fit(Linear(1, 2, np.random.default_rng(0)), np.ones((3, 1)), np.array([0, 1]), rng=np.random.default_rng(0))


def test_accuracy():
    assert accuracy(np.array([1, 2, 3, 4]), np.array([1, 2, 0, 0])) == 0.5
    with pytest.raises(ValueError, match=r"guess has shape \(1, 2\)"):
        accuracy(np.array([[1, 2]]), np.array([1, 2]))


def test_class_means_and_the_model_that_finds_the_nearest():
    train, test = load_digits().split()
    means = class_means(train.X, train.y)
    assert np.allclose(means[3], train.X[train.y == 3].mean(axis=0))
    distance = np.square(test.X[:, None] - means[None]).sum(axis=2)
    assert np.array_equal(nearest_mean(train.X, train.y).predict(test.X), distance.argmin(axis=1))


def test_class_means_names_a_class_without_examples():
    with pytest.raises(ValueError, match="no example of class 1"):
        class_means(np.ones((2, 3)), np.array([0, 2]), k=3)


def test_what_chapter_2_reaches_on_the_bundled_mnist():
    train, test = load_mnist().split()
    assert abs(nearest_mean(train.X, train.y).score(test.X, test.y) - 0.80) < 0.01
    scores = []
    for seed in range(3):
        rng = np.random.default_rng(seed)
        model = Linear(784, 10, rng)
        fit(model, train.X, train.y, rng=rng, epochs=20, lr=0.1)
        scores.append(model.score(test.X, test.y))
    assert min(scores) >= 0.905, scores


# ---- what a run does


@pytest.fixture
def examples():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(64, 4)).astype(np.float32)
    return X, (X[:, 0] > 0).astype(int) + (X[:, 1] > 0)


def fresh(seed=4, optimizer=None, **options):
    """Return a small network with everything that has a state, and the arguments to train it."""
    rng = np.random.default_rng(seed)
    dropout = Dropout(0.2, np.random.default_rng(seed + 1))
    inner = Sequential(Linear(8, 8, rng), BatchNorm1d(8), ReLU(), dropout)
    model = Sequential(Linear(4, 8, rng, first=True), Residual(inner), Linear(8, 3, rng))
    made = {} if optimizer is None else {"optimizer": optimizer(model.parameters())}
    return model, {"rng": rng, "batch_size": 10} | made | options


OPTIMIZERS = [
    None,
    lambda parameters: SGD(parameters, 0.05, momentum=0.9, weight_decay=1e-3),
    lambda parameters: Adam(parameters, 0.01),
]


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_learns(optimizer, examples):
    model, options = fresh(optimizer=optimizer)
    history = fit(model, *examples, epochs=30, **options)
    assert history.loss[-1] < 0.6 * history.loss[0]
    assert evaluate(model, *examples)[1] > 0.7
    assert all(p.value.dtype == p.grad.dtype == np.float32 for p in model.parameters())
    assert not history.interrupted and history.seconds == sorted(history.seconds)


def test_the_learning_rate_of_the_optimizer_counts_unless_one_is_given(examples):
    for given_lr, expected in ((None, 0.003), (0.02, 0.02)):
        model, options = fresh(optimizer=lambda parameters: Adam(parameters, 0.003))
        assert fit(model, *examples, epochs=2, lr=given_lr, **options).lr == [expected, expected]


def test_the_schedule_is_followed_step_by_step(examples):
    asked = []

    def schedule(done):
        asked.append(done)
        return cosine(0.1)(done)

    model, options = fresh(epochs=2, lr=schedule)
    history = fit(model, *examples, **options)
    steps = [10 * i / 64 / 2 for i in range(7)]
    assert np.allclose(asked[-14:], steps + [0.5 + step for step in steps])
    assert np.allclose(history.lr, [cosine(0.1)(steps[-1]), cosine(0.1)(0.5 + steps[-1])])


def test_validation_is_measured_in_use_after_every_epoch(examples):
    X, y = examples
    model, options = fresh(epochs=3, validation=(X[:20], y[:20]))
    history = fit(model, X, y, **options)
    assert len(history.validation_loss) == len(history.validation_score) == 3
    assert (history.validation_loss[-1], history.validation_score[-1]) == evaluate(model, X[:20], y[:20])


def test_evaluate_in_parts_is_evaluate_at_once(examples):
    X, y = examples
    model, _ = fresh()
    value, share = evaluate(model, X, y, batch_size=7)
    assert value == pytest.approx(cross_entropy(model(X), y)[0], rel=1e-5) and share == model.score(X, y)
    ideal = ideal_scores(y, 3)
    assert evaluate(model, X, ideal, squared_error)[1] == share


def test_distortion_is_what_the_model_sees(examples):
    X, y = examples
    seen = []

    def negative(batch, rng):
        seen.append((batch, rng))
        return -batch

    model, options = fresh(distort=negative, epochs=1)
    turned, plain = fresh()
    fit(model, X, y, **options)
    fit(turned, -X, y, epochs=1, **plain)
    assert len(seen) == 7 and seen[0][1] is options["rng"] and (np.concatenate([batch for batch, _ in seen]).shape == X.shape)
    assert all(np.array_equal(a.value, b.value) for a, b in zip(model.parameters(), turned.parameters()))


def test_the_progress_bar_is_shown_when_asked_for(examples, capsys):
    for progress, shown in ((None, False), (False, False), (True, True)):
        model, options = fresh(epochs=2, progress=progress)
        fit(model, *examples, **options)
        captured = capsys.readouterr()
        assert captured.out == "" and ("2/2" in captured.err) == shown and bool(captured.err) == shown


def interrupting(after):
    """Return a loss that is interrupted from the keyboard at step `after`."""
    steps = iter(range(after))

    def loss(P, y):
        if next(steps, None) is None:
            raise KeyboardInterrupt
        return cross_entropy(P, y)

    return loss


def test_interruption_keeps_the_parameters_reached(examples):
    model, options = fresh(epochs=5, loss=interrupting(10))
    history = fit(model, *examples, **options)
    assert history.interrupted and len(history.loss) == 1
    by_hand, options = fresh()
    optimizer = SGD(by_hand.parameters(), 0.1)
    batches = [part for _ in range(2) for part in minibatches(64, 10, options["rng"])]
    for part in batches[:10]:
        training_step(by_hand, cross_entropy, optimizer, examples[0][part], examples[1][part])
    assert all(np.array_equal(a.value, b.value) for a, b in zip(model.parameters(), by_hand.parameters()))


def test_a_run_that_diverges_says_why_and_keeps_the_parameters_of_that_loss(examples):
    X, y = examples
    rng = np.random.default_rng(0)
    model = Linear(4, 3, rng)
    with pytest.raises(
        Diverged, match=r"The loss became (inf|nan) at the learning rate 1e\+30.*ten times smaller.*epoch \d+"
    ) as caught:
        fit(model, X, ideal_scores(y, 3), rng=rng, lr=1e30, loss=squared_error, epochs=50)
    assert isinstance(caught.value, ArithmeticError)
    with np.errstate(all="ignore"):
        assert not np.isfinite(squared_error(model(X), ideal_scores(y, 3))[0])
    before = [parameter.value.copy() for parameter in model.parameters()]
    with pytest.raises(Diverged), np.errstate(all="ignore"):
        training_step(model, lambda P, y: (float("nan"), P), SGD(model.parameters(), 0.1), X, y)
    assert all(np.array_equal(a, b.value, equal_nan=True) for a, b in zip(before, model.parameters()))


def test_a_loss_with_a_gradient_of_another_shape_is_named(examples):
    model, options = fresh(loss=lambda P, y: (1.0, P.sum(axis=1)))
    with pytest.raises(ValueError, match=r"loss gives a gradient of shape \(10,\); expected \(10, 3\)"):
        fit(model, *examples, **options)


def test_history_plots_itself(examples):
    X, y = examples
    model, options = fresh(epochs=3, validation=(X, y))
    picture = fit(model, X, y, **options).plot()
    assert picture.alt.startswith("The loss goes from") and picture.png().startswith(b"\x89PNG")
    assert picture.table[0] == ["epoch", "training", "validation"] and len(picture.table) == 4
    with pytest.raises(ValueError, match="loss is empty"):
        History().plot()


# ---- saving, and going on


def everything(model, options):
    """Return all numbers that a run may change."""
    held = [value for _, layer in model.walk() for value in vars(layer).values()]
    arrays = [value for value in held if isinstance(value, np.ndarray)] + [parameter.value for parameter in model.parameters()]
    memory = options["optimizer"].state if "optimizer" in options else {}
    states = [value.bit_generator.state for value in (*held, options["rng"]) if isinstance(value, np.random.Generator)]
    return [array.tolist() for array in arrays], {name: [array.tolist() for array in memory[name]] for name in memory}, states


def shaken(X, rng):
    return noise(X, 0.05, rng)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("stop", [7 * 1, 7 * 2 + 3])
def test_a_run_that_goes_on_is_the_run_that_never_stopped(optimizer, stop, examples, tmp_path):
    def start(loss, checkpoint):
        model, options = fresh(optimizer=optimizer, distort=shaken, validation=examples, lr=cosine(0.05))
        history = fit(model, *examples, epochs=4, loss=loss, checkpoint=checkpoint, **options)
        return model, options, history

    whole = start(cross_entropy, None)
    file = tmp_path / "run.npz"
    assert start(interrupting(stop), file)[2].interrupted
    resumed = start(cross_entropy, str(file))
    assert everything(*resumed[:2]) == everything(*whole[:2])
    assert (resumed[2].loss, resumed[2].lr) == (whole[2].loss, whole[2].lr)
    assert resumed[2].validation_loss == whole[2].validation_loss and len(resumed[2].seconds) == 4 and not resumed[2].interrupted
    again = start(cross_entropy, file)  # nothing is left to be done
    assert everything(*again[:2]) == everything(*whole[:2]) and len(again[2].loss) == 4
    assert [path.name for path in tmp_path.iterdir()] == ["run.npz"]


def test_other_kinds_of_generators_go_on_too(examples, tmp_path):
    losses = []
    for epochs, name in ((2, "whole"), (1, "parts"), (2, "parts")):
        model, _ = fresh()
        rng = np.random.Generator(np.random.MT19937(5))
        losses.append(fit(model, *examples, rng=rng, epochs=epochs, checkpoint=tmp_path / name).loss)
    assert losses[2] == losses[0]


def test_save_and_load(tmp_path):
    rng = np.random.default_rng(0)
    model, other = (conv_net((1, 6, 6), 3, np.random.default_rng(seed), channels=(2, 3)) for seed in (0, 1))
    X = rng.random((8, 36), dtype=np.float32)
    for _ in range(3):
        model.forward(X)
    save(tmp_path / "model.npz", model)
    load(tmp_path / "model.npz", other)
    assert np.array_equal(model(X), other(X))
    assert all(p.value.dtype == np.float32 for p in other.parameters())
    with np.load(tmp_path / "model.npz", allow_pickle=False) as file:
        assert {"1.W", "2.gamma", "2.running_mean", "2.running_var"} <= set(file)
    assert [path.name for path in tmp_path.iterdir()] == ["model.npz"]


def test_a_file_of_another_model_is_refused_and_changes_nothing(tmp_path):
    file = tmp_path / "model.npz"
    rng = np.random.default_rng(0)
    save(file, mlp((4, 5, 3), rng))
    for model, words in (
        (mlp((4, 5, 5, 3), rng), r"it holds Sequential\(Linear\(4 -> 5\), ReLU, .*; expected Sequential\(.*5 -> 5"),
        (mlp((4, 6, 3), rng), r"it holds .*; expected Sequential\(Linear\(4 -> 6\)"),
        (mlp((4, 5, 3), rng, activation=Sigmoid), "it holds .*; expected .*Sigmoid"),
    ):
        before = [parameter.value.copy() for parameter in model.parameters()]
        with pytest.raises(ValueError, match=words) as caught:
            load(file, model)
        assert str(file) in str(caught.value)
        assert all(np.array_equal(a, b.value) for a, b in zip(before, model.parameters()))


def test_a_file_without_a_folder_is_refused_before_anything_is_computed(examples, tmp_path):
    model, options = fresh(checkpoint=tmp_path / "nowhere" / "run.npz")
    before = everything(model, {"rng": options["rng"]})
    with pytest.raises(FileNotFoundError, match="checkpoint is .*run.npz; expected a file in a folder that exists"):
        fit(model, *examples, **options)
    assert everything(model, {"rng": options["rng"]}) == before
    with pytest.raises(FileNotFoundError, match="path is .*model.npz; expected a file in a folder that exists"):
        save(tmp_path / "nowhere" / "model.npz", model)


def test_fewer_epochs_than_are_done_are_refused(examples, tmp_path):
    for epochs in (2, 1):
        model, options = fresh(checkpoint=tmp_path / "run.npz", epochs=epochs)
        if epochs == 2:
            fit(model, *examples, **options)
    with pytest.raises(ValueError, match="epochs is 1; expected at least the 2"):
        fit(model, *examples, **options)


def test_the_optimizer_of_another_model_is_refused(examples):
    (model, options), (other, _) = fresh(), fresh()
    with pytest.raises(ValueError, match="optimizer holds no parameter of this model"):
        fit(model, *examples, optimizer=SGD(other.parameters(), 0.1), **options)


def test_a_loss_that_is_infinite_on_the_validation_examples_has_diverged(examples):
    model = mlp((4, 3), np.random.default_rng(0))
    with pytest.raises(Diverged, match="The loss became .* It happened in epoch 1, after"):
        fit(model, *examples, rng=np.random.default_rng(0), epochs=1, batch_size=len(examples[0]), lr=1e38, validation=examples)


def test_a_file_of_other_shapes_is_refused(tmp_path):
    class Own(Layer):
        def __init__(self, n):
            self.w = Parameter(np.ones(n))

    save(tmp_path / "model.npz", Own(3))
    with pytest.raises(ValueError, match=r"w is an array of shape \(3,\).*expected an array of shape \(4,\)"):
        load(tmp_path / "model.npz", Own(4))


@pytest.mark.parametrize("optimizer", OPTIMIZERS[1:])
def test_a_checkpoint_of_another_run_is_refused_and_changes_nothing(optimizer, examples, tmp_path):
    model, options = fresh(optimizer=optimizer, checkpoint=tmp_path / "run.npz", epochs=1)
    fit(model, *examples, **options)
    save(tmp_path / "model.npz", model)
    rng = np.random.default_rng(0)
    for (model, options), file, words in (
        (fresh(optimizer=optimizer), "model.npz", "holds no training run"),
        (fresh(), "run.npz", "a run with .* expected .*SGD"),
        (fresh(optimizer=lambda parameters: SGD(parameters, 0.1, momentum=0.5)), "run.npz", "'momentum': 0.5"),
        (fresh(optimizer=optimizer, lr=0.7), "run.npz", r"a run with the learning rates .*; expected \[0.7, 0.7, 0.7\]"),
        (fresh(optimizer=optimizer, batch_size=3), "run.npz", "a run with the batch size .*; expected 3"),
        ((mlp((4, 8, 3), rng), {"rng": rng, "optimizer": None}), "run.npz", "a run with"),
        (fresh(optimizer=lambda parameters: optimizer(parameters[:-1])), "run.npz", "is not in the model"),
    ):
        before = everything(model, {"rng": options["rng"]})
        with pytest.raises(ValueError, match=words):
            fit(model, *examples, checkpoint=tmp_path / file, **options)
        assert everything(model, {"rng": options["rng"]}) == before


@given(data=st.data())
def test_a_damaged_file_is_refused_or_harmless(data, tmp_path_factory):
    file = tmp_path_factory.mktemp("damaged") / "model.npz"
    model = mlp((3, 2), np.random.default_rng(0))
    save(file, model)
    expected = [parameter.value.copy() for parameter in model.parameters()]
    content = bytearray(file.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content = content[:place]
    else:
        content[place] ^= 1 << data.draw(st.integers(0, 7))
    file.write_bytes(content)
    other = mlp((3, 2), np.random.default_rng(1))
    before = [parameter.value.copy() for parameter in other.parameters()]
    try:
        load(file, other)
        before = expected
    except ValueError as error:
        assert str(file) in str(error)
    assert all(np.array_equal(a, b.value) for a, b in zip(before, other.parameters()))


@pytest.mark.parametrize("content", [b"", b"no arrays here", b"PK\x03\x04"])
def test_a_foreign_file_is_named(content, tmp_path, examples):
    file = tmp_path / "run.npz"
    file.write_bytes(content)
    model, options = fresh(checkpoint=file)
    with pytest.raises(ValueError, match="run.npz is damaged, or not a file that was saved here"):
        fit(model, *examples, **options)
    assert file.read_bytes() == content


def test_pickled_arrays_are_not_read(tmp_path):
    model = mlp((2, 2), np.random.default_rng(0))
    np.savez(tmp_path / "bad.npz", **{"0.W": np.array([{"a": 1}], object), "0.b": np.zeros(2)})
    with pytest.raises(ValueError, match="allow_pickle=False"):
        load(tmp_path / "bad.npz", model)


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    file, model = tmp_path / "model.npz", mlp((3, 2), np.random.default_rng(0))
    save(file, model)
    content = file.read_bytes()

    def full(file, **arrays):
        file.write(b"half")
        raise OSError("no space left")

    monkeypatch.setattr(np, "savez", full)
    with pytest.raises(OSError, match="no space left"):
        save(file, model)
    assert file.read_bytes() == content and [path.name for path in tmp_path.iterdir()] == ["model.npz"]
