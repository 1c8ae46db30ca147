"""Wrong arguments, over all public functions and classes: each is refused in words that name the argument, what it was and what was expected."""

import inspect
import re
import reprlib

import numpy as np
import pytest

from dlcourse import (
    bands,
    confusions,
    diagrams,
    distort,
    gradients,
    hand_written,
    images,
    initialization,
    landscapes,
    layers,
    losses,
    models,
    nesting,
    optimizers,
    pen,
    plotting,
    rules,
    saving,
    schedules,
    search,
    summary,
    training,
    wiring,
)

MODULES = [module for module in list(globals().values()) if getattr(module, "__package__", "") == "dlcourse"]


def rng():
    return np.random.default_rng(0)


def ones(*shape, dtype=np.float32):
    return np.ones(shape, dtype)


# ---- wrong values, by what is right

NO_WHOLE = [0, -1, 2.5, "3", None, float("nan"), [3], True]
NO_COUNT = [-1, 2.5, "3", None, float("nan"), [3]]  # where 0 is right
NO_SIZE = [-0.1, float("nan"), float("inf"), "0.1", None, [0.1], 1j]
NO_SHARE = [*NO_SIZE, 1.0, 7]
NOT_POSITIVE = [*NO_SIZE, 0]
NO_NUMBER = [float("nan"), float("-inf"), "0.1", None, [0.1]]
NO_RNG = [0, None, "seed", np.random, np.random.RandomState(0)]
NO_DTYPE = [int, "text", object, np.float16, 3.5, complex]
NO_FUNCTION = ["he", 3, [1]]
NO_LAYER = [3, None, "ReLU", layers.ReLU, ones(2, 2)]
NO_PATH = [3, None, [1]]


def no_floats(*shape):
    """Return arrays of the right shape and wrong contents, and things that are no arrays."""
    right = ones(*shape)
    return [
        right.astype(int),
        right.astype(object),
        right.astype(str),
        right.astype(bool),
        right.astype(np.float16),
        right.tolist(),
        None,
        3.0,
        "X",
    ]


def no_rows(d):
    return [ones(d), ones(2, d + 1), ones(2, d, 1), ones(0, d + 1), *no_floats(2, d)]


NO_TRUNK = [ones(2, 2), ones(3, 4, 4), ones(3, 4, 4, 2), *no_floats(2, 4, 4, 3)]  # for two channels
NO_PICTURES = [ones(4), ones(0, 4), *no_floats(2, 4, 4)]
NO_LABELS = [
    np.array([0, 1, 3]),
    np.array([-1, 0, 1]),
    np.array([0, 1]),
    np.array([0.0, 1, 2]),
    np.array(["0", "1", "2"]),
    np.array([[0, 1, 2]]),
    None,
    3,
]
NO_SCORES = [ones(3), ones(0, 3), ones(3, 0), ones(3, 3, 1), *no_floats(3, 3)]
NO_NUMBERS = ["text", None, [None], ["1"], object(), [float("nan"), 1.0], [[1.0, 2.0], [3.0]]]


def use(layer, method):
    return lambda X: getattr(layer, method)(X)


def both(layer, name, bad):
    """Return the calls of a layer in training and in use."""
    return [(f"{name}.{method}", use(layer, method), {}, {"X": bad}) for method in ("forward", "__call__")]


def net():
    return layers.Linear(4, 3, rng())


ROWS = ones(5, 4)
ANSWERS = np.array([0, 1, 2, 0, 1])
NAN_ROWS = np.where(np.eye(5, 4) > 0, np.nan, ROWS)
NO_EXAMPLES = [ones(5), ones(5, 0), NAN_ROWS, np.full((5, 4), np.inf), *no_floats(5, 4)]
NO_ANSWERS = [ANSWERS[:4], ANSWERS.tolist(), None, np.array(3), np.array(list("abcde")), np.array([0, 1, 2, 0, np.nan])]
CONV = {"inputs": 2, "outputs": 3, "kernel": 3, "rng": rng()}
W, B, IMAGE = np.ones((3, 4)), np.ones(3), np.ones((2, 2))
NO_MATRIX = [np.ones(4), np.ones((0, 4)), [["a"] * 4] * 3, W * np.nan, None]
SAYS = np.array([True, False, True])
NO_PATHS = [np.ones(2), np.ones((0, 2)), np.ones((3, 3)), np.ones((2, 2, 2)), *NO_NUMBERS]
NO_REGIONS = [3, (0, 2), ((0, 2),), ((2, 0), (0, 2)), ((0, 5), (0, 2)), ((0, 2), (-1, 2)), ((0, 2.5), (0, 2)), *NO_NUMBERS]
NO_DIGITS = [ones(8), *no_floats(8, 8)]


def light(pictures):
    return pictures.mean((1, 2)) < 0.5


# Each entry: the name, the function, arguments that are right, and for each argument what is wrong.
CALLS = [
    ("Parameter", layers.Parameter, {}, {"value": [3, [1.0], None, np.array([1, 2]), np.array(["a"])]}),
    (
        "Linear",
        layers.Linear,
        {"inputs": 2, "outputs": 3, "rng": rng()},
        {"inputs": NO_WHOLE, "outputs": NO_WHOLE, "rng": NO_RNG, "init": NO_FUNCTION, "dtype": NO_DTYPE},
    ),
    (
        "Linear.from_arrays",
        layers.Linear.from_arrays,
        {"W": np.ones((3, 2)), "b": np.ones(3)},
        {
            "W": [np.ones(3), np.ones((3, 2, 1)), np.ones((3, 2), int), "W"],
            "b": [np.ones(2), np.ones((3, 1)), np.ones(3, int), "b", 1.0],
        },
    ),
    *both(net(), "Linear", no_rows(4)),
    *both(layers.ReLU(), "ReLU", no_floats(2, 3)),
    *both(layers.Sigmoid(), "Sigmoid", no_floats(2, 3)),
    *both(layers.Tanh(), "Tanh", no_floats(2, 3)),
    ("Dropout", layers.Dropout, {"p": 0.5, "rng": rng()}, {"p": NO_SHARE, "rng": NO_RNG}),
    ("Dropout.forward", use(layers.Dropout(0.5, rng()), "forward"), {}, {"X": no_floats(2, 3)}),
    ("Layer.predict", net().predict, {}, {"X": no_rows(4)}),
    ("Layer.score", net().score, {"X": ROWS, "y": ANSWERS}, {"y": [ANSWERS[:4], ANSWERS[:, None], ANSWERS / 1, None, "y"]}),
    ("ToTrunk", images.ToTrunk, {}, {"shape": [(1, 2), (1, 2, 3, 4), 3, None, "abc", (0, 2, 2), (1, 2.5, 2), (1, -2, 2)]}),
    *both(images.ToTrunk((2, 4, 4)), "ToTrunk", [ones(3, 31), ones(3, 4, 4, 2), ones(32), *no_floats(3, 32)]),
    *both(images.Flatten(), "Flatten", [ones(2, 2), ones(3, 4, 4), *no_floats(2, 4, 4, 3)]),
    *both(images.GlobalAveragePool(), "GlobalAveragePool", [ones(2, 2), ones(3, 4, 4), *no_floats(2, 4, 4, 3)]),
    (
        "Conv2d",
        images.Conv2d,
        CONV,
        {
            "inputs": NO_WHOLE,
            "outputs": NO_WHOLE,
            "kernel": [0, -3, 2.5, "3", None, (3,), (3, 0), (3, 3, 3), (1.5, 3)],
            "rng": NO_RNG,
            "stride": NO_WHOLE,
            "padding": NO_COUNT,
            "init": NO_FUNCTION,
            "dtype": NO_DTYPE,
        },
    ),
    *both(images.Conv2d(**CONV, padding=1), "Conv2d", NO_TRUNK),
    *both(images.Conv2d(**CONV, stride=2), "Conv2d", [*NO_TRUNK, ones(2, 2, 2, 1)]),
    *(
        (
            kind.__name__,
            kind,
            {"features": 2},
            {"features": NO_WHOLE, "momentum": NO_SHARE, "eps": NOT_POSITIVE, "dtype": NO_DTYPE},
        )
        for kind in (images.BatchNorm1d, images.BatchNorm2d)
    ),
    *both(images.BatchNorm1d(4), "BatchNorm1d", no_rows(4)),
    ("BatchNorm1d.forward", images.BatchNorm1d(4).forward, {}, {"X": [ones(1, 4)]}),
    *both(images.BatchNorm2d(2), "BatchNorm2d", NO_TRUNK),
    *((kind.__name__, kind, {}, {"size": NO_WHOLE}) for kind in (images.MaxPool2d, images.AveragePool2d)),
    *both(images.MaxPool2d(), "MaxPool2d", [ones(2, 2), ones(2, 1, 4, 3), *no_floats(2, 4, 4, 3)]),
    *both(images.AveragePool2d(), "AveragePool2d", [ones(2, 2), ones(2, 4, 1, 3), *no_floats(2, 4, 4, 3)]),
    ("PadShortcut", images.PadShortcut, {"channels": 3}, {"channels": NO_WHOLE, "stride": NO_WHOLE}),
    *both(images.PadShortcut(3, 2), "PadShortcut", [ones(2, 2), ones(4, 2, 2, 1), *no_floats(2, 4, 4, 3)]),
    ("Sequential", lambda layers: wiring.Sequential(*layers), {}, {"layers": [[], *([layer] for layer in NO_LAYER)]}),
    ("Concatenate", lambda branches: wiring.Concatenate(*branches), {}, {"branches": [[], *([layer] for layer in NO_LAYER)]}),
    ("Residual", wiring.Residual, {"body": layers.ReLU()}, {"body": NO_LAYER, "shortcut": [3, "x", layers.ReLU]}),
    (
        "ideal_scores",
        losses.ideal_scores,
        {"y": np.array([0, 1, 2]), "k": 3},
        {"y": [bad for bad in NO_LABELS if np.shape(bad) != (2,)], "k": NO_WHOLE, "dtype": NO_DTYPE},
    ),
    (
        "squared_error",
        losses.squared_error,
        {"P": ones(3, 3), "T": ones(3, 3)},
        {"P": NO_SCORES, "T": [ones(3), ones(3, 2), ones(1, 3), *no_floats(3, 3)]},
    ),
    ("cross_entropy", losses.cross_entropy, {"P": ones(3, 3), "y": np.array([0, 1, 2])}, {"P": NO_SCORES, "y": NO_LABELS}),
    ("softmax", losses.softmax, {}, {"P": NO_SCORES}),
    ("log_softmax", losses.log_softmax, {}, {"P": NO_SCORES}),
    *(
        (
            kind.__name__,
            kind,
            {"parameters": net().parameters(), "lr": 0.1},
            {"lr": NO_SIZE, "parameters": [[], [3], [None], [ones(2)], "ab"]} | more,
        )
        for kind, more in (
            (optimizers.Optimizer, {}),
            (optimizers.SGD, {"momentum": NO_SHARE, "weight_decay": NO_SIZE}),
            (optimizers.Adam, {"betas": [0.9, (0.9,), (0.9, 1), (0.9, "x"), (-1, 0.9), None, "ab"], "eps": NOT_POSITIVE}),
        )
    ),
    ("constant", schedules.constant, {}, {"lr": NO_SIZE}),
    ("cosine", schedules.cosine, {}, {"lr": NO_SIZE}),
    (
        "step_drops",
        schedules.step_drops,
        {"lr": 0.1},
        {"lr": NO_SIZE, "factor": NO_SIZE, "at": [0.5, None, "ab", ["a"], [-1], [float("nan")]]},
    ),
    ("warm_up", schedules.warm_up, {"schedule": schedules.constant(1)}, {"schedule": [0.1, None, "x"], "share": NOT_POSITIVE}),
    *(
        (
            init.__name__,
            init,
            {"shape": (2, 3), "rng": rng()},
            {
                "shape": [3, None, "ab", (), (3,), (0, 2), (2, -1), (2, 2.5), ("a", "b")],
                "rng": [] if init is initialization.zeros else NO_RNG,
            },
        )
        for init in (initialization.he, initialization.xavier, initialization.orthogonal, initialization.zeros)
    ),
    ("fans", initialization.fans, {}, {"shape": [3, None, "ab", (), (3,), (0, 2), (2, -1), (2, 2.5)]}),
    (
        "fit",
        training.fit,
        {"model": net(), "X": ROWS, "y": ANSWERS, "rng": rng(), "epochs": 1},
        {
            "model": NO_LAYER,
            "X": NO_EXAMPLES,
            "y": [*NO_ANSWERS, ANSWERS + 1, ANSWERS - 1, ANSWERS / 1],
            "rng": NO_RNG,
            "epochs": NO_WHOLE,
            "batch_size": NO_WHOLE,
            "lr": [bad for bad in NO_SIZE if bad is not None],
            "loss": ["cross_entropy", 3, None],
            "optimizer": [3, "SGD", optimizers.SGD, schedules.constant(1)],
            "validation": [3, (ROWS,), "ab", (ROWS, ANSWERS, 3)],
            "distort": [3, "shift"],
            "checkpoint": [3, [1]],
        },
    ),
    (
        "fit with validation",
        lambda X, y: training.fit(net(), ROWS, ANSWERS, rng=rng(), validation=(X, y)),
        {"X": ROWS, "y": ANSWERS},
        {"X": NO_EXAMPLES, "y": NO_ANSWERS},
    ),
    (
        "evaluate",
        training.evaluate,
        {"model": net(), "X": ROWS, "y": ANSWERS},
        {"model": NO_LAYER, "X": NO_EXAMPLES, "y": NO_ANSWERS, "loss": ["x", 3, None], "batch_size": NO_WHOLE},
    ),
    (
        "minibatches",
        training.minibatches,
        {"N": 9, "batch_size": 2, "rng": rng()},
        {"N": NO_COUNT, "batch_size": NO_WHOLE, "rng": NO_RNG},
    ),
    ("accuracy", training.accuracy, {"guess": ANSWERS, "y": ANSWERS}, {"guess": [ANSWERS[:4], ANSWERS[:, None], 3, "ab", None]}),
    ("save", saving.save, {"path": "unused", "model": net()}, {"path": NO_PATH, "model": NO_LAYER}),
    ("load", saving.load, {"path": "unused", "model": net()}, {"path": NO_PATH, "model": NO_LAYER}),
    (
        "class_means",
        models.class_means,
        {"X": ones(3, 2), "y": np.array([0, 1, 2]), "k": 3},
        {"X": [ones(3), ones(3, 2, 2), *no_floats(3, 2)], "y": [*NO_LABELS, np.array([0, 1, 1])], "k": NO_WHOLE},
    ),
    (
        "nearest_mean",
        models.nearest_mean,
        {"X": ones(3, 2), "y": np.array([0, 1, 2]), "k": 3},
        {"X": [ones(3), ones(3, 2, 2), *no_floats(3, 2)], "y": [*NO_LABELS, np.array([0, 1, 1])], "k": NO_WHOLE},
    ),
    ("small_network", models.small_network, {}, {"rng": NO_RNG}),
    (
        "mlp",
        models.mlp,
        {"sizes": (4, 3), "rng": rng()},
        {
            "sizes": [3, None, "ab", (), (3,), (4, 0), (4, 2.5), (4, -1, 2), (4, None)],
            "rng": NO_RNG,
            "activation": ["relu", None, layers.ReLU(), int],
            "init": NO_FUNCTION,
        },
    ),
    (
        "deep_mlp",
        models.deep_mlp,
        {"inputs": 4, "outputs": 3, "rng": rng()},
        {"inputs": NO_WHOLE, "outputs": NO_WHOLE, "rng": NO_RNG, "width": NO_WHOLE, "blocks": NO_COUNT},
    ),
    (
        "conv_net",
        models.conv_net,
        {"shape": (1, 4, 4), "outputs": 3, "rng": rng()},
        {
            "shape": [(4, 4), 4, None, (1, 4, 0), (1, 4, 2.5)],
            "outputs": NO_WHOLE,
            "rng": NO_RNG,
            "channels": [3, None, (), (4, 0), (4, 2.5), "ab"],
            "blocks": NO_WHOLE,
        },
    ),
    ("count_parameters", summary.count_parameters, {}, {"model": NO_LAYER}),
    ("summary", summary.summary, {"model": net(), "X": ROWS}, {"model": NO_LAYER, "X": no_rows(4)}),
    (
        "numerical_gradient",
        gradients.numerical_gradient,
        {"f": np.sum, "x": np.ones(2)},
        {"f": [3, None], "x": [ones(2), np.ones(2, int), [1.0], 1.0, None], "h": NOT_POSITIVE},
    ),
    (
        "check_gradients",
        gradients.check_gradients,
        {"layer": layers.ReLU(), "X": np.ones((2, 3)), "rng": rng()},
        {"layer": NO_LAYER, "X": [np.ones((0, 3)), ones(2, 3), *no_floats(2, 3)], "rng": NO_RNG, "h": NOT_POSITIVE},
    ),
    ("shift", distort.shift, {"images": ones(2, 4, 4)}, {"images": NO_PICTURES, "down": NO_COUNT[1:], "right": NO_COUNT[1:]}),
    ("rotate", distort.rotate, {"images": ones(2, 4, 4), "degrees": 3}, {"images": NO_PICTURES, "degrees": NO_NUMBER}),
    ("scale", distort.scale, {"images": ones(2, 4, 4), "factor": 2}, {"images": NO_PICTURES, "factor": NOT_POSITIVE}),
    (
        "noise",
        distort.noise,
        {"images": ones(2, 4, 4), "size": 0.1, "rng": rng()},
        {"images": NO_PICTURES, "size": NO_SIZE, "rng": NO_RNG},
    ),
    (
        "random_shift",
        distort.random_shift,
        {"images": ones(2, 4, 4), "pixels": 1, "rng": rng()},
        {"images": [*NO_PICTURES, ones(4, 4)], "pixels": NO_COUNT, "rng": NO_RNG},
    ),
    (
        "show_images",
        plotting.show_images,
        {"images": IMAGE},
        {
            "images": [np.ones(4), np.ones((2, 2, 4, 4)), np.ones((0, 4, 4)), *NO_NUMBERS],
            "titles": [["a", "b"], [], 3],
            "columns": NO_WHOLE,
        },
    ),
    ("as_pictures", plotting.as_pictures, {}, {"images": [np.ones(4), np.ones((2, 2, 4, 4)), *NO_NUMBERS]}),
    (
        "show_templates",
        plotting.show_templates,
        {"W": W, "shape": (2, 2)},
        {
            "W": NO_MATRIX,
            "shape": [3, None, (2,), (2, 2, 2), "ab", (2.5, 2), (0, 4), (-2, -2)],
            "titles": [["a"], 3],
            "columns": NO_WHOLE,
        },
    ),
    (
        "bars",
        plotting.bars,
        {"values": [1, 2], "labels": ["a", "b"]},
        {"values": [[], [[1, 2]], 3, *NO_NUMBERS], "labels": [["a"], 3, None, "ab"]},
    ),
    (
        "lines",
        plotting.lines,
        {"x": [0, 1], "series": {"a": [1, 2]}},
        {"x": [[], [[0, 1]], 3, *NO_NUMBERS], "series": [{}, {"a": [1]}, {"a": [1, "b"]}, {"a": [1, np.nan]}, [1, 2], None]},
    ),
    (
        "show_linear_model",
        diagrams.show_linear_model,
        {"W": W, "b": B, "x": np.ones(4)},
        {
            "W": NO_MATRIX,
            "b": [np.ones(4), 1.0, None, B * np.nan],
            "x": [np.ones(3), IMAGE, None, "x"],
            "row": [3, -1, 1.5, None, "0"],
        },
    ),
    (
        "show_activations",
        diagrams.show_activations,
        {"W": W, "b": B, "image": IMAGE},
        {"W": NO_MATRIX, "b": [np.ones(4), 1.0, None], "image": [np.ones(4), np.ones((3, 2)), None, "x", IMAGE * np.nan]},
    ),
    (
        "show_products",
        diagrams.show_products,
        {"W": W, "b": B, "image": IMAGE, "rows": [0]},
        {
            "W": NO_MATRIX,
            "b": [np.ones(4), 1.0, None],
            "image": [np.ones(4), np.ones((3, 2)), None, "x"],
            "rows": [[], [3], [-1], [1.5], 0, None, ["0"]],
        },
    ),
    (
        "show_bands",
        bands.show_bands,
        {"x": [1, 2], "series": {"a": np.ones((3, 2))}},
        {
            "x": [[], [[0, 1]], [2, 1], [1, 1], 3, *NO_NUMBERS],
            "series": [
                {},
                dict.fromkeys("abcde", np.ones((3, 2))),
                {"a": np.ones((3, 1))},
                {"a": [1, 2]},
                {"a": ["b"]},
                [1],
                None,
            ],
            "digits": NO_COUNT,
        },
    ),
    ("show_bands, log", bands.show_bands, {"x": [1, 2], "series": {"a": np.ones((3, 2))}, "log": True}, {"x": [[0, 1], [-1, 1]]}),
    (
        "show_confusions",
        confusions.show_confusions,
        {},
        {"table": [np.ones(3, int), np.ones((3, 5), int), np.ones((3, 3)), -np.eye(3, dtype=int), *NO_NUMBERS]},
    ),
    (
        "show_landscape",
        landscapes.show_landscape,
        {"loss": np.square, "low": -1, "high": 1},
        {"loss": NO_FUNCTION, "low": NO_NUMBER, "high": [*NO_NUMBER, -1, -2]},
    ),
    (
        "show_walks",
        landscapes.show_walks,
        {"loss": np.square, "slope": abs, "start": 1, "rates": [0.1], "steps": 2},
        {
            "loss": NO_FUNCTION,
            "slope": NO_FUNCTION,
            "start": NO_NUMBER,
            "rates": [[], [[0.1]], 0.1, *NO_NUMBERS],
            "steps": NO_WHOLE,
        },
    ),
    (
        "walk",
        landscapes.walk,
        {"slope": abs, "start": 1, "rate": 0.1, "steps": 2},
        {"slope": NO_FUNCTION, "start": NO_NUMBER, "rate": NO_NUMBER, "steps": NO_COUNT},
    ),
    (
        "show_nesting",
        nesting.show_nesting,
        {"words": ["a", "b"], "examples": ["c", "d"]},
        {"words": [[], 3, None, "ab", [1, 2]], "examples": [["c"], [], 3, None, "cd", [1, 2]]},
    ),
    ("thin", pen.thin, {}, {"inked": [ones(2, 4, 4), ones(4, 4, dtype=bool), [[[True]]], None, 3, "X"]}),
    ("walk", pen.walk, {}, {"line": [np.ones(4), np.ones((0, 4)), np.ones((2, 2, 2)), *NO_NUMBERS]}),
    *(
        (called.__name__, called, {"path": np.eye(3, 2)}, {"path": NO_PATHS, "tolerance": NOT_POSITIVE})
        for called in (pen.corners, pen.turns)
    ),
    (
        "ink",
        rules.ink,
        {"images": ones(2, 4, 4), "region": ((0, 2), (0, 2))},
        {"images": NO_PICTURES, "region": NO_REGIONS},
    ),
    ("symmetry", rules.symmetry, {}, {"images": NO_PICTURES}),
    ("strokes", rules.strokes, {"lines": ones(2, 4)}, {"lines": [np.float32(1), *no_floats(4)], "dark": NO_NUMBER}),
    ("loops", rules.loops, {"images": ones(2, 4, 4)}, {"images": NO_PICTURES, "dark": NO_NUMBER}),
    (
        "outline",
        rules.outline,
        {"corners": [(0, 0), (3, 3)]},
        {
            "corners": [[], [0, 1], [(0, 0, 0)], [(8, 0)], [(0, 8)], [(-1, 0)], *NO_NUMBERS],
            "shape": [8, (8,), (8, 8, 8), (0, 8), (8, -1), (2.5, 8), *NO_NUMBERS],
        },
    ),
    (
        "hits",
        rules.hits,
        {"says": SAYS, "y": np.array([0, 1, 2]), "digit": 1},
        {"says": [ones(3), SAYS.astype(int), SAYS[:, None], *NO_NUMBERS], "y": NO_LABELS[2:], "digit": NO_COUNT},
    ),
    (
        "answers",
        rules.answers,
        {"rules": [(1, light)], "images": ones(3, 4, 4)},
        {
            "rules": [3, None, "ab", [1], [(1,)], [("1", light)], [(-1, light)], [(1, "light")], [(1, len)], [(1, np.sum)]],
            "images": [ones(4, 4), ones(2, 1, 4, 4), *no_floats(2, 4, 4)],
        },
    ),
    (
        "confusion_matrix",
        rules.confusion_matrix,
        {"guess": np.array([0, 1, -1]), "y": np.array([0, 1, 2]), "k": 3},
        {
            "guess": [np.array([-2, 0, 1]), np.array([0, 1, 3]), *NO_LABELS[2:]],
            "y": [bad for bad in NO_LABELS if np.shape(bad) != (2,)],
            "k": NO_WHOLE,
        },
    ),
    *(
        (
            called.__name__,
            called,
            {"value": np.sum, "size": 3, "budget": 4, "rng": rng()},
            {"value": NO_FUNCTION, "size": NO_WHOLE, "budget": NO_WHOLE, "rng": NO_RNG, "spread": NOT_POSITIVE} | more,
        )
        for called, more in (
            (search.random_search, {}),
            (search.random_rewriting, {"change": NOT_POSITIVE}),
            (search.genetic_search, {"change": NOT_POSITIVE, "parents": [1, *NO_WHOLE], "children": NO_WHOLE}),
        )
    ),
    ("low_loop", hand_written.low_loop, {}, {"d": NO_DIGITS}),
    ("rule_for", hand_written.rule_for, {}, {"digit": NO_COUNT}),
]


def shown(value):
    """Return a value in a few characters, the same in every process: without an address in memory."""
    return re.sub("0?x[0-9a-fA-F]{8,}", "", reprlib.repr(value))[:40]


BAD = [
    pytest.param(function, good, name, value, id=f"{called}({name}={shown(value)})")
    for called, function, good, wrong in CALLS
    for name, values in wrong.items()
    for value in values
]


@pytest.mark.parametrize(("function", "good", "name", "value"), BAD)
def test_a_bad_call_is_refused_in_words(function, good, name, value):
    with pytest.raises((ValueError, TypeError)) as caught:
        function(**good | {name: value})
    message = str(caught.value)
    assert re.search(rf"\b{name}\b.* (is|are|has|have|holds|gives) .*(expected|needs)", message), message
    if isinstance(value, np.ndarray):
        told = [value.shape, value.dtype, "entries", "holds", "no example", "channels", "×"]
    elif isinstance(value, str | int | float | None):
        told = [value, "shape ()", repr(str(value)[:1])]
    else:
        told = [""]  # a list may be named by its length, its shape or an entry
    assert any(str(fact) in message for fact in told), message


def test_they_are_many():
    assert len(BAD) >= 200


@pytest.mark.parametrize("called", CALLS, ids=lambda call: call[0])
def test_the_right_arguments_are_accepted(called, tmp_path):
    _, function, good, wrong = called
    if "path" in good:
        saving.save(tmp_path / "model", net())
        good = good | {"path": tmp_path / "model"}
    if set(wrong) <= set(good):
        function(**good)


# Of one kind with what is tested, without arguments, or for use within the package.
WITHOUT = {
    "Layer", "Identity", "BatchNorm", "Pool2d", "starting", "in_trunk", "check_layers", "added", "joined", "total", "check_scores", "nudged",
    "Comparison", "named_parameters", "check_float64", "Diverged", "History", "training_step", "check_run", "save_run", "load_run", "Picture",
    "styled", "canvas", "in_words", "draw_signed", "apart", "name_end", "wire", "run_settings", "Hits", *(rule.__name__ for _, rule in hand_written.RULES),
}  # fmt: skip


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_no_public_name_is_forgotten(module):
    defined = {
        name
        for name, value in vars(module).items()
        if not name.startswith("_")
        and getattr(value, "__module__", "") == module.__name__
        and (inspect.isclass(value) or inspect.isfunction(value))
    }
    tested = {called.split(".")[0] for called, *_ in CALLS}
    forgotten = defined - tested - WITHOUT
    assert not {
        name for name in forgotten if "rows" not in name and not name.startswith(("correlate", "patches", "by_", "products"))
    }
