"""Random starting weights of the right size."""

import copy

import numpy as np

from dlcourse.exercises.definitions import Fact, function_exercise


def _he_cases():
    fans = ((64, 64), (256, 16), (16, 256), (128, 32), (32, 128))
    return [(fan_in, fan_out, np.random.default_rng(seed)) for seed, (fan_in, fan_out) in enumerate(fans, start=60)]


def _measured(he_init, fan_in, fan_out, rng):
    """Measure the weights that `he_init` draws. 4,096 of them tell a spread within 2 %: no class of the marks can be missed by chance."""
    returned = _drawn(he_init, fan_in, fan_out, rng)
    W = np.asarray(returned)
    numbers = W.real.astype(float)
    if not np.all(np.isfinite(numbers)):
        return [Fact("There is nan or inf among your weights. What is divided by 0, or grows too big?", False)]
    next_one = copy.deepcopy(rng)
    return [
        *_form(returned, W, fan_in, fan_out),
        *_randomness(
            W,
            again=_drawn(he_init, fan_in, fan_out, rng),
            other=_drawn(he_init, fan_in, fan_out, np.random.default_rng(99)),
            two_in_a_row=[he_init(fan_in, fan_out, next_one) for _ in range(2)],
        ),
        *_distribution(numbers, fan_in, fan_out),
    ]


def _form(returned, W, fan_in, fan_out):
    fans = f"For fan_in = {fan_in} and fan_out = {fan_out}"
    kind = type(returned).__name__
    varied = bool(W.size and np.any(W != W.flat[0]))
    rows_alike = bool(W.ndim == 2 and varied and np.all(W == W[0]))
    columns_alike = bool(W.ndim == 2 and varied and np.all(W == W[:, :1]))
    return [
        Fact(
            f"You return something of type {kind}; an array is asked for. What makes an array of your numbers?",
            kind == "ndarray",
            kind,
        ),
        Fact(
            f"{fans} the shape of your weights is {W.shape}. How many rows and how many columns should W have?",
            W.shape == (fan_out, fan_in),
            W.shape,
        ),
        Fact(
            f"{fans} your array holds the type {W.dtype}, and no fractions. Which line makes it so?",
            W.dtype.kind == "f",
            W.dtype.kind,
        ),
        Fact(f"{fans} all your weights are equal. Where do the random numbers come in?", varied),
        Fact(f"{fans} all rows of your W are equal. Does each unit draw numbers of its own?", not rows_alike),
        Fact(f"{fans} all columns of your W are equal. Does each input get a number of its own?", not columns_alike),
    ]


def _randomness(W, again, other, two_in_a_row):
    return [
        Fact(
            "Two calls with generators in the same state gave different numbers. Do they all come from rng?",
            np.array_equal(W, again),
        ),
        Fact("Generators with different seeds gave the same numbers. Where does rng come in?", not np.array_equal(W, other)),
        Fact(
            "Two calls in a row with one generator gave the same numbers twice. Is rng itself asked for numbers, or a generator made from it?",
            not np.array_equal(*two_in_a_row),
        ),
    ]


def _distribution(numbers, fan_in, fan_out):
    """Measure mean and spread in classes: of a quarter of the spread, and of a quarter of an octave."""
    fans = f"For fan_in = {fan_in} and fan_out = {fan_out}"
    mean = numbers.mean()
    spread = numbers.std() if np.ptp(numbers) > 0 else 0.0
    octaves = round(4 * float(np.log2(spread / np.sqrt(2 / fan_in)))) if spread else "none"
    off = round(4 * float(mean / spread)) if spread else float(np.sign(mean))
    near, nearer = (float(np.mean(np.abs(numbers - mean) < part * spread)) for part in (1, 0.5))
    return [
        Fact(f"{fans} the mean of your weights is {mean:.3g}. Around which number should they lie?", off == 0, off),
        Fact(
            f"{fans} the standard deviation of your weights is {spread:.3g}. What does the square root of 2 / fan_in give?",
            octaves == 0,
            octaves,
        ),
        Fact(
            f"{fans} a share of {near:.2f} of your weights lies within one standard deviation of their mean. Are they drawn from the normal distribution?",
            0.63 < near < 0.735,
            (near > 0.63, near > 0.735, nearer > 0.15),
        ),
    ]


def _drawn(he_init, fan_in, fan_out, rng):
    """Return what `he_init` draws from a copy of `rng`."""
    return he_init(fan_in, fan_out, copy.deepcopy(rng))


@function_exercise(
    "relu.he_init",
    cases=_he_cases,
    probe=_measured,
    asked="an array of shape (fan_out, fan_in)",
    hints=(
        "rng.normal draws from the normal distribution. It wants to know the mean, the standard deviation and the shape.",
        "W has one row for each output. The mean is 0, and the standard deviation is the square root of 2 / fan_in.",
        "rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in)).",
    ),
    explanation="With this spread the sums of a layer are as large as those of the layer before it: fan_in products are added, and ReLU leaves half of the "
    "mean square, which the 2 makes up for. Another way to write it: rng.standard_normal((fan_out, fan_in)) * np.sqrt(2 / fan_in).",
)
def he_init(fan_in, fan_out, rng):
    """Draw the starting weights of a layer that is followed by ReLU.

    They come from the normal distribution with mean 0 and standard deviation sqrt(2 / fan_in), and from no other generator than rng.
    As the numbers are random, the check measures them: shape, mean, spread, distribution, and whether they follow rng.

    fan_in: a whole number, the inputs of the layer.
    fan_out: a whole number, its outputs.
    rng: a numpy random generator.
    Result: a numpy array of shape (fan_out, fan_in).
    """
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


@he_init.mistake
def spread_by_outputs(fan_in, fan_out, rng):
    """The spread of your weights follows fan_out. How many products are added up in one sum, as many as there are inputs or outputs?"""
    return rng.normal(0, np.sqrt(2 / fan_out), (fan_out, fan_in))


@he_init.mistake
def two_missing(fan_in, fan_out, rng):
    """Your standard deviation is too small by about the root of 2, as with 1 / fan_in under the root. ReLU lets only half of the mean square through; what
    makes up for it?"""
    return rng.normal(0, np.sqrt(1 / fan_in), (fan_out, fan_in))


@he_init.mistake
def two_missing_by_outputs(fan_in, fan_out, rng):
    """Your standard deviation is about that of 1 / fan_out under the root. Which of the two fans counts the products of one sum, and what makes up for the
    half that ReLU cuts?"""
    return rng.normal(0, np.sqrt(1 / fan_out), (fan_out, fan_in))


@he_init.mistake
def both_fans(fan_in, fan_out, rng):
    """The spread of your weights follows fan_in and fan_out together: a rule that suits tanh. Which fan alone counts here?"""
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_out, fan_in))


@he_init.mistake
def root_missing(fan_in, fan_out, rng):
    """For fan_in = {fan_in} your weights are far too small: their standard deviation is about 2 / fan_in. Is this the variance, or its root?"""
    return rng.normal(0, 2 / fan_in, (fan_out, fan_in))


@he_init.mistake
def root_and_two_missing(fan_in, fan_out, rng):
    """For fan_in = {fan_in} your weights are far too small: their standard deviation is about 1 / fan_in. Which two parts of sqrt(2 / fan_in) are missing?"""
    return rng.normal(0, 1 / fan_in, (fan_out, fan_in))


@he_init.mistake
def root_of_two_only(fan_in, fan_out, rng):
    """Your weights are too small: their standard deviation is about the root of 2, divided by fan_in. Does the root cover the whole fraction?"""
    return rng.normal(0, np.sqrt(2) / fan_in, (fan_out, fan_in))


@he_init.mistake
def two_outside_the_root(fan_in, fan_out, rng):
    """Your weights are too large by about the root of 2: their standard deviation is near 2, divided by the root of fan_in. Does the root cover the whole fraction?"""
    return rng.normal(0, 2 / np.sqrt(fan_in), (fan_out, fan_in))


@he_init.mistake
def upside_down(fan_in, fan_out, rng):
    """Your weights are far too large, as if the fraction under the root were upside down. Should more inputs make the weights larger or smaller?"""
    return rng.normal(0, np.sqrt(fan_in / 2), (fan_out, fan_in))


@he_init.mistake
def product_under_the_root(fan_in, fan_out, rng):
    """Your weights are far too large, as if 2 times fan_in stood under the root. Should more inputs make the weights larger or smaller?"""
    return rng.normal(0, np.sqrt(2 * fan_in), (fan_out, fan_in))


@he_init.mistake
def spread_one(fan_in, fan_out, rng):
    """Your weights have a standard deviation of about 1, whatever fan_in is. What keeps the sum of many products from growing?"""
    return rng.normal(0, 1, (fan_out, fan_in))


@he_init.mistake
def spread_of_a_hundredth(fan_in, fan_out, rng):
    """Your weights have a standard deviation of about a hundredth, whatever fan_in is. How does their size depend on the number of inputs?"""
    return rng.normal(0, 0.01, (fan_out, fan_in))


@he_init.mistake
def spread_of_a_tenth(fan_in, fan_out, rng):
    """Your weights have a standard deviation of about a tenth, whatever fan_in is. How does their size depend on the number of inputs?"""
    return rng.normal(0, 0.1, (fan_out, fan_in))


@he_init.mistake
def on_its_side(fan_in, fan_out, rng):
    """For {fan_in} inputs and {fan_out} outputs the shape of your weights is ({fan_in}, {fan_out}). What should one row of W belong to, an input or an output?"""
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


@he_init.mistake
def on_its_side_by_outputs(fan_in, fan_out, rng):
    """Your W has one row for each input, and its spread follows fan_out: the two fans are swapped. Which of them counts the rows, and which the products of one sum?"""
    return rng.normal(0, np.sqrt(2 / fan_out), (fan_in, fan_out))


@he_init.mistake
def on_its_side_with_spread_one(fan_in, fan_out, rng):
    """Your W has one row for each input, and the standard deviation is about 1. What should one row belong to, and how does the spread depend on fan_in?"""
    return rng.normal(0, 1, (fan_in, fan_out))


@he_init.mistake
def on_its_side_with_two_missing(fan_in, fan_out, rng):
    """Your W has one row for each input, and the spread is too small by about the root of 2. What should one row belong to, and where is the 2?"""
    return rng.normal(0, np.sqrt(1 / fan_in), (fan_in, fan_out))


@he_init.mistake
def all_zero(fan_in, fan_out, rng):
    """All your weights are 0. If all units start alike, what could ever make them different?"""
    return np.zeros((fan_out, fan_in))


@he_init.mistake
def all_alike(fan_in, fan_out, rng):
    """All your weights are the same number. If all units start alike, what could ever make them different?"""
    return np.full((fan_out, fan_in), np.sqrt(2 / fan_in))


@he_init.mistake
def all_rows_alike(fan_in, fan_out, rng):
    """All rows of your W are equal: one unit was drawn and repeated. If all units start alike, what could ever make them different?"""
    return np.tile(rng.normal(0, np.sqrt(2 / fan_in), fan_in), (fan_out, 1))


@he_init.mistake
def all_columns_alike(fan_in, fan_out, rng):
    """All columns of your W are equal: one number was drawn for each unit and repeated. Should all inputs of a unit count the same?"""
    return np.tile(rng.normal(0, np.sqrt(2 / fan_in), (fan_out, 1)), fan_in)


@he_init.mistake
def two_values_only(fan_in, fan_out, rng):
    """Mean and standard deviation are right, but your weights take two values only, one above and one below 0. Which method of rng
    draws from the normal distribution?"""
    return rng.choice([-1.0, 1.0], (fan_out, fan_in)) * np.sqrt(2 / fan_in)


@he_init.mistake
def one_row_only(fan_in, fan_out, rng):
    """You return one row of {fan_in} numbers. How many units does the layer have, and where are their rows?"""
    return rng.normal(0, np.sqrt(2 / fan_in), fan_in)


@he_init.mistake
def one_long_row(fan_in, fan_out, rng):
    """All your weights stand in one row, fan_in times fan_out of them. How is the shape of a table given?"""
    return rng.normal(0, np.sqrt(2 / fan_in), fan_out * fan_in)


@he_init.mistake
def one_number(fan_in, fan_out, rng):
    """You return a single random number. What tells the generator how many to draw?"""
    return rng.normal(0, np.sqrt(2 / fan_in))


@he_init.mistake
def never_negative(fan_in, fan_out, rng):
    """No weight of yours is negative: only the sizes are left. May an input speak against a unit?"""
    return np.abs(rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in)))


@he_init.mistake
def between_0_and_1(fan_in, fan_out, rng):
    """Your weights lie evenly between 0 and the standard deviation that is asked for. Around which number should they lie, and which distribution has a bell shape?"""
    return rng.random((fan_out, fan_in)) * np.sqrt(2 / fan_in)


@he_init.mistake
def between_0_and_1_unscaled(fan_in, fan_out, rng):
    """Your weights lie evenly between 0 and 1. Around which number should they lie, how far spread, and which distribution has a bell shape?"""
    return rng.random((fan_out, fan_in))


@he_init.mistake
def evenly_spread(fan_in, fan_out, rng):
    """Your weights do not come in the shape of a bell: they lie about evenly between minus and plus the standard deviation that is asked for. Which
    distribution has a bell shape?"""
    spread = np.sqrt(2 / fan_in)
    return rng.uniform(-spread, spread, (fan_out, fan_in))


@he_init.mistake
def evenly_spread_with_the_right_deviation(fan_in, fan_out, rng):
    """Mean and standard deviation are right, but your weights lie evenly between two limits. The normal distribution is asked for: which method of rng draws from it?"""
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, (fan_out, fan_in))


@he_init.mistake
def mean_and_spread_swapped(fan_in, fan_out, rng):
    """The standard deviation of your weights is about 1, and they lie around the number that should be their spread. Which of the two is the mean, and what
    does a spread do to random numbers?"""
    return rng.normal(np.sqrt(2 / fan_in), 1, (fan_out, fan_in))


@he_init.mistake
def mean_one(fan_in, fan_out, rng):
    """Your weights lie around 1, with a spread that is about right. Around which number should they lie?"""
    return rng.normal(1, np.sqrt(2 / fan_in), (fan_out, fan_in))


@he_init.mistake
def global_randomness(fan_in, fan_out, rng):
    """Two calls with generators in the same state gave different numbers: yours come from elsewhere. Whom should your function ask for random numbers?"""
    return np.random.default_rng().normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


@he_init.mistake
def own_seed(fan_in, fan_out, rng):
    """Whatever generator is given, you return the same numbers. Is a generator made inside your function, with a seed of its own?"""
    return np.random.default_rng(0).normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


@he_init.mistake
def cut_to_whole_numbers(fan_in, fan_out, rng):
    """Your array holds whole numbers, and almost nothing is left of weights that are far below 1. Which line makes them so?"""
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in)).astype(int)


@he_init.mistake
def bent_weights(fan_in, fan_out, rng):
    """Half of your weights are 0 and none is negative: they went through ReLU. What is ReLU for, the weights or the sums?"""
    return np.maximum(rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in)), 0)
