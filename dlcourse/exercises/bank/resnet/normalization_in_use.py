"""Batch normalization in use: the stored mean and variance instead of those of a batch."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.bank.resnet.normalization import centered, normal, spread_of
from dlcourse.exercises.definitions import function_exercise


def _inference_cases():
    rng = np.random.default_rng(73)
    shapes = ((3, 2), (1, 4), (4, 4), (2, 5), (6, 3))
    cases = [(tenths(rng, n, d), tenths(rng, d), np.abs(tenths(rng, d)), tenths(rng, d), tenths(rng, d)) for n, d in shapes]
    normal = (rng.normal(size=(8, 6)), rng.normal(size=6), rng.uniform(0.2, 4, 6), rng.normal(size=6), rng.normal(size=6))
    calm = (tenths(rng, 3, 2) / 100, tenths(rng, 2) / 100, np.array([1e-5, 0.02]), tenths(rng, 2), tenths(rng, 2))
    constant = (tenths(rng, 4, 3), tenths(rng, 3), np.array([1.2, 0.0, 0.4]), tenths(rng, 3), tenths(rng, 3))
    return cases + [normal, calm, constant]


@function_exercise(
    "resnet.batch_norm_inference",
    cases=_inference_cases,
    hints=(
        "In use there may be one image only, so nothing is measured on x: mean and spread come from the memory of the training.",
        "The same steps as in training, with the stored mean and the stored variance in the place of those of the batch.",
        "Subtract mean, divide by the root of (var + 1e-5), multiply by gamma, add beta. All four have D numbers and line up with the rows of x.",
    ),
    explanation="With fixed numbers in the place of the batch's, the answer for an image no longer depends on which others came with it. All four numbers of a "
    "feature are known, so they melt into one scale and one shift: with s = gamma / np.sqrt(var + 1e-5), the result is x * s + (beta - mean * s).",
)
def batch_norm_inference(x, mean, var, gamma, beta):
    """Normalize each feature with the stored mean and variance, then scale and shift it.

    From each feature subtract its stored mean, and divide by the root of (its stored variance + 1e-5). Then multiply by gamma and
    add beta.

    x: (N, D), one image per row; N may be 1.
    mean: (D,), the running means from training.
    var: (D,), the running variances from training.
    gamma: (D,), the scale of each feature.
    beta: (D,), the shift of each feature.
    Result: a numpy array of shape (N, D). The arguments stay as they are.
    """
    return gamma * (x - mean) / np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def statistics_of_the_batch(x, mean, var, gamma, beta):
    """An image gets another answer when other images come with it, and a single image always comes out as beta. Whose mean
    and variance should be used, those of this batch or the stored ones?"""
    return gamma * normal(x) + beta


@batch_norm_inference.mistake
def mean_of_the_batch(x, mean, var, gamma, beta):
    """The spread is the stored one, but the mean is that of this batch, so a single image always comes out as beta. Which
    mean should be subtracted?"""
    return gamma * centered(x) / np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def variance_of_the_batch(x, mean, var, gamma, beta):
    """The mean is the stored one, but the spread is that of this batch. Which variance should go under the root?"""
    return gamma * (x - mean) / spread_of(x) + beta


@batch_norm_inference.mistake
def statistics_of_each_image(x, mean, var, gamma, beta):
    """Each image is normalized with the mean and the spread of its own features. Whose mean and variance should be used?"""
    own = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + 1e-5)
    return gamma * own + beta


@batch_norm_inference.mistake
def mean_not_subtracted(x, mean, var, gamma, beta):
    """Take beta away, and an input of 0 comes out as 0. Where does the stored mean come in?"""
    return gamma * x / np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def mean_added(x, mean, var, gamma, beta):
    """The stored mean went in with the wrong sign: a feature that lies at its mean should come out as beta. Is the mean
    added, or subtracted?"""
    return gamma * (x + mean) / np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def not_divided(x, mean, var, gamma, beta):
    """The mean is taken away, but a feature that varied much in training is still wide. Where does the stored variance come
    in?"""
    return gamma * (x - mean) + beta


@batch_norm_inference.mistake
def neither_mean_nor_variance(x, mean, var, gamma, beta):
    """Your result is gamma times x plus beta. Where do the stored mean and the stored variance come in?"""
    return gamma * x + beta


@batch_norm_inference.mistake
def divided_by_the_variance(x, mean, var, gamma, beta):
    """Your numbers fit a division by the stored variance + 1e-5 itself. Which step leads from a variance to a spread?"""
    return gamma * (x - mean) / (var + 1e-5) + beta


@batch_norm_inference.mistake
def divided_by_the_bare_variance(x, mean, var, gamma, beta):
    """Your numbers fit a division by the stored variance itself, which may even be 0. Which step leads from a variance to a
    spread, and what keeps it from being 0?"""
    return gamma * (x - mean) / var + beta


@batch_norm_inference.mistake
def root_taken_twice(x, mean, var, gamma, beta):
    """Your numbers fit a root taken twice. Is what is stored a variance, or a spread, and how many roots lie between them?"""
    return gamma * (x - mean) / np.sqrt(np.sqrt(var) + 1e-5) + beta


@batch_norm_inference.mistake
def squared_variance(x, mean, var, gamma, beta):
    """Your numbers fit a root of (the stored variance squared, + 1e-5). Is what is stored a spread, or a variance already?"""
    return gamma * (x - mean) / np.sqrt(var**2 + 1e-5) + beta


@batch_norm_inference.mistake
def multiplied_by_the_spread(x, mean, var, gamma, beta):
    """A feature that varied much in training is wider still in your result. Should the spread multiply, or divide?"""
    return gamma * (x - mean) * np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def no_eps(x, mean, var, gamma, beta):
    """Where the stored variance is small your numbers lie too far from beta, and where it is 0 they are inf or nan. What
    keeps the spread from being 0?"""
    return gamma * (x - mean) / np.sqrt(var) + beta


@batch_norm_inference.mistake
def eps_for_variance_0_only(x, mean, var, gamma, beta):
    """Where the stored variance is small your numbers lie too far from beta, as if nothing were added to it; where it is 0
    they are finite, but not what is asked. Which features get the 1e-5?"""
    spread = np.sqrt(var)
    return gamma * (x - mean) / np.where(spread == 0, 1, spread) + beta


@batch_norm_inference.mistake
def eps_outside_the_root(x, mean, var, gamma, beta):
    """Where the stored variance is small your numbers are wrong most: they fit 1e-5 added to the spread itself. Does it
    belong there, or to the variance?"""
    return gamma * (x - mean) / (np.sqrt(var) + 1e-5) + beta


@batch_norm_inference.mistake
def eps_of_1e_8(x, mean, var, gamma, beta):
    """Where the stored variance is small your numbers lie too far from beta: they fit 1e-8 added to it. How much does the
    task add?"""
    return gamma * (x - mean) / np.sqrt(var + 1e-8) + beta


@batch_norm_inference.mistake
def eps_of_1e_3(x, mean, var, gamma, beta):
    """Where the stored variance is small your numbers lie too near to beta: they fit 1e-3 added to it. How much does the task
    add?"""
    return gamma * (x - mean) / np.sqrt(var + 1e-3) + beta


@batch_norm_inference.mistake
def mean_and_variance_swapped(x, mean, var, gamma, beta):
    """You subtract the variance, and take the root of the mean, which is nan where the mean lies below 0. Which of the two is
    which?"""
    return gamma * (x - var) / np.sqrt(mean + 1e-5) + beta


@batch_norm_inference.mistake
def gamma_forgotten(x, mean, var, gamma, beta):
    """Your result does not depend on gamma. What scales each feature after the division?"""
    return (x - mean) / np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def beta_forgotten(x, mean, var, gamma, beta):
    """Your numbers differ from what is asked by exactly beta. What shifts each feature at the end?"""
    return gamma * (x - mean) / np.sqrt(var + 1e-5)


@batch_norm_inference.mistake
def gamma_and_beta_forgotten(x, mean, var, gamma, beta):
    """You subtract the stored mean and divide by the stored spread, and there it ends. What do gamma and beta do?"""
    return (x - mean) / np.sqrt(var + 1e-5)


@batch_norm_inference.mistake
def gamma_and_beta_forgotten_without_eps(x, mean, var, gamma, beta):
    """You subtract the stored mean and divide by the stored spread, and there it ends. What do gamma and beta do?"""
    return (x - mean) / np.sqrt(var)


@batch_norm_inference.mistake
def gamma_and_beta_swapped(x, mean, var, gamma, beta):
    """A feature that lies at its stored mean comes out as gamma in your result. Which of gamma and beta scales, and which
    shifts?"""
    return beta * (x - mean) / np.sqrt(var + 1e-5) + gamma


@batch_norm_inference.mistake
def beta_scaled_too(x, mean, var, gamma, beta):
    """A feature that lies at its stored mean comes out as gamma times beta. Is beta added before gamma scales, or after?"""
    return gamma * ((x - mean) / np.sqrt(var + 1e-5) + beta)


@batch_norm_inference.mistake
def beta_divided_too(x, mean, var, gamma, beta):
    """A feature that lies at its stored mean comes out as beta divided by the spread. Which part belongs over the root, and
    which stands beside the fraction?"""
    return (gamma * (x - mean) + beta) / np.sqrt(var + 1e-5)


@batch_norm_inference.mistake
def beta_subtracted(x, mean, var, gamma, beta):
    """Your numbers are off by twice beta. With which sign does beta go in?"""
    return gamma * (x - mean) / np.sqrt(var + 1e-5) - beta


@batch_norm_inference.mistake
def parentheses_missing(x, mean, var, gamma, beta):
    """Only the mean is divided by the spread, x itself is not. Does Python divide or subtract first, and what should it do
    first here?"""
    return gamma * (x - mean / np.sqrt(var + 1e-5)) + beta


@batch_norm_inference.mistake
def sign_turned(x, mean, var, gamma, beta):
    """Take beta away, and all your numbers have the opposite sign. What is subtracted from what?"""
    return gamma * (mean - x) / np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def first_image_alone(x, mean, var, gamma, beta):
    """You return {got.size} numbers, those of image 0. Does `return` stand inside a loop, or is [0] taken of something?"""
    return (gamma * (x - mean) / np.sqrt(var + 1e-5) + beta)[0]


@batch_norm_inference.mistake
def memory_updated_after_use(x, mean, var, gamma, beta):
    """The numbers are right, but the caller's mean and var have changed: an image that is only looked at teaches the network
    something. In which phase is the memory updated?"""
    y = gamma * (x - mean) / np.sqrt(var + 1e-5) + beta
    mean[:] = 0.9 * mean + 0.1 * x.mean(axis=0)
    var[:] = 0.9 * var + 0.1 * x.var(axis=0)
    return y


@batch_norm_inference.mistake
def memory_updated_before_use(x, mean, var, gamma, beta):
    """A tenth of this batch's mean and variance is mixed into the stored ones, and the caller's arrays have changed. In which
    phase is the memory updated?"""
    mean[:] = 0.9 * mean + 0.1 * x.mean(axis=0)
    var[:] = 0.9 * var + 0.1 * x.var(axis=0)
    return gamma * (x - mean) / np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def batch_mixed_in(x, mean, var, gamma, beta):
    """A tenth of this batch's mean and variance is mixed into the stored ones, so an image gets another answer when others
    come with it. What is this batch needed for in use?"""
    mean = 0.9 * mean + 0.1 * x.mean(axis=0)
    var = 0.9 * var + 0.1 * x.var(axis=0)
    return gamma * (x - mean) / np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def x_changed_in_place(x, mean, var, gamma, beta):
    """The numbers are right, but the caller's x is changed. Which line writes into x instead of making a new array?"""
    x -= mean
    return gamma * x / np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def variance_changed_in_place(x, mean, var, gamma, beta):
    """The numbers are right, but the caller's var is changed: with every picture looked at, the stored variance would be
    another. Which line writes into it?"""
    var += 1e-5
    return gamma * (x - mean) / np.sqrt(var) + beta
