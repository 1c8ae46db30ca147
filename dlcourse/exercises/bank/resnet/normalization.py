"""Batch normalization of one batch, as in training."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _batches(seed):
    """Return batches x (N, D): readable, square, wide, with features of different place and spread, nearly constant, constant."""
    rng = np.random.default_rng(seed)
    uneven = rng.normal(size=(9, 6)) * [0.2, 0.5, 1, 2, 3, 5] + [4, -3, 0, 1, -1, 2]
    calm = tenths(rng, 5, 3) * [0.001, 1, 1]
    constant = tenths(rng, 6, 2)
    constant[:, 0] = 0.5
    return [tenths(rng, 4, 2), tenths(rng, 3, 3), tenths(rng, 2, 5), uneven, rng.normal(size=(4, 4)), calm, constant]


def _batch_norm_cases():
    rng = np.random.default_rng(71)
    return [(x, tenths(rng, x.shape[1]), tenths(rng, x.shape[1])) for x in _batches(71)]


@function_exercise(
    "resnet.batch_norm",
    cases=_batch_norm_cases,
    hints=(
        "A feature is a column of x. Each column has its own mean, its own variance, its own gamma and its own beta.",
        "mean(axis=0) and var(axis=0) go down the columns and give D numbers each, which line up with the rows of x.",
        "The spread is the root of the variance plus 1e-5. Subtract the mean, divide by the spread, multiply by gamma, add beta: in this order.",
    ),
    explanation="Before gamma and beta every feature has mean 0 and spread 1 over the batch, whatever place and size it had; gamma and beta let the network "
    "choose both anew. The 1e-5 matters only where a feature hardly varies: there it stands between the division and 0. The same thing as a loop: for "
    "each feature d, take c = x[:, d], and gamma[d] * (c - c.mean()) / np.sqrt(c.var() + 1e-5) + beta[d] is column d of the result.",
)
def batch_norm(x, gamma, beta):
    """Normalize each feature over the batch, then scale and shift it.

    From each feature subtract its mean over the N images, and divide by the root of (its variance + 1e-5). The variance is the
    mean of the squared distances from the mean. Then multiply by gamma and add beta.

    x: (N, D), one image per row, one feature per column.
    gamma: (D,), the scale of each feature.
    beta: (D,), the shift of each feature.
    Result: a numpy array of shape (N, D).
    """
    spread = np.sqrt(x.var(axis=0) + 1e-5)
    return gamma * (x - x.mean(axis=0)) / spread + beta


def centered(x):
    """Return x (N, D) with the mean of each feature taken away."""
    return x - x.mean(axis=0)


def spread_of(x):
    """Return the root of the variance of each feature, eps under the root."""
    return np.sqrt(x.var(axis=0) + 1e-5)


def normal(x):
    """Return x (N, D) with mean 0 and spread 1 in each feature."""
    return centered(x) / spread_of(x)


@batch_norm.mistake
def no_eps(x, gamma, beta):
    """Where a feature hardly varies, your numbers lie too far from beta, and where it is the same in all images they are nan:
    0 / 0. What keeps the spread from being 0?"""
    return gamma * centered(x) / x.std(axis=0) + beta


@batch_norm.mistake
def no_eps_nan_replaced(x, gamma, beta):
    """Where a feature hardly varies, your numbers lie too far from beta, as if nothing were added to its variance; a feature
    that is the same in all images came out as 0. What would 1e-5 do there, and what would beta?"""
    return np.nan_to_num(gamma * centered(x) / x.std(axis=0) + beta)


@batch_norm.mistake
def eps_for_constant_features_only(x, gamma, beta):
    """A feature that is the same in all images is right. Where one varies a little, your numbers lie too far from beta, as if
    nothing were added to its variance. Which features get the 1e-5?"""
    spread = x.std(axis=0)
    return gamma * centered(x) / np.where(spread == 0, 1, spread) + beta


@batch_norm.mistake
def eps_outside_the_root(x, gamma, beta):
    """Where a feature hardly varies, your numbers are wrong most: they fit 1e-5 added to the spread itself. Does it belong
    there, or to the variance?"""
    return gamma * centered(x) / (x.std(axis=0) + 1e-5) + beta


@batch_norm.mistake
def eps_of_1e_8(x, gamma, beta):
    """Where a feature hardly varies, your numbers lie too far from beta: they fit 1e-8 added to the variance. How much does
    the task add?"""
    return gamma * centered(x) / np.sqrt(x.var(axis=0) + 1e-8) + beta


@batch_norm.mistake
def eps_of_1e_6(x, gamma, beta):
    """Where a feature hardly varies, your numbers lie too far from beta: they fit 1e-6 added to the variance. How much does
    the task add?"""
    return gamma * centered(x) / np.sqrt(x.var(axis=0) + 1e-6) + beta


@batch_norm.mistake
def eps_of_1e_3(x, gamma, beta):
    """Where a feature varies little, your numbers lie too near to beta: they fit 1e-3 added to the variance. How much does
    the task add?"""
    return gamma * centered(x) / np.sqrt(x.var(axis=0) + 1e-3) + beta


@batch_norm.mistake
def eps_added_to_the_quotient(x, gamma, beta):
    """Your numbers fit 1e-5 added after the division, and a feature that is the same in all images is nan: 0 / 0. What should
    be kept away from 0?"""
    return gamma * (centered(x) / x.std(axis=0) + 1e-5) + beta


@batch_norm.mistake
def each_image_by_itself(x, gamma, beta):
    """Before gamma and beta, the numbers of each image have mean 0. Is a mean taken over the features of one image here, or
    over the images for one feature?"""
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(var + 1e-5) + beta


@batch_norm.mistake
def each_image_by_itself_without_eps(x, gamma, beta):
    """Before gamma and beta, the numbers of each image have mean 0. Is a mean taken over the features of one image here, or
    over the images for one feature?"""
    mean, spread = x.mean(axis=1, keepdims=True), x.std(axis=1, keepdims=True)
    return gamma * (x - mean) / spread + beta


@batch_norm.mistake
def means_of_images(x, gamma, beta):
    """The sizes do not line up: x is {x.shape}, and you have {x.shape[0]} means, one for each image. Of what should there be
    a mean, of each image or of each feature?"""
    return gamma * (x - x.mean(axis=1)) / np.sqrt(x.var(axis=1) + 1e-5) + beta


@batch_norm.mistake
def one_mean_and_one_spread(x, gamma, beta):
    """Before gamma and beta, all features are shifted by the same number and divided by the same number: the mean and the
    spread of the whole table. Over which numbers are those of one feature taken?"""
    return gamma * (x - x.mean()) / np.sqrt(x.var() + 1e-5) + beta


@batch_norm.mistake
def one_mean_and_one_spread_without_eps(x, gamma, beta):
    """Before gamma and beta, all features are shifted by the same number and divided by the same number: the mean and the
    spread of the whole table. Over which numbers are those of one feature taken?"""
    return gamma * (x - x.mean()) / x.std() + beta


@batch_norm.mistake
def one_mean_for_all(x, gamma, beta):
    """You divide each feature by its own spread, but subtract the mean of the whole table from all of them. Over which
    numbers is the mean of one feature taken?"""
    return gamma * (x - x.mean()) / spread_of(x) + beta


@batch_norm.mistake
def one_spread_for_all(x, gamma, beta):
    """You subtract its own mean from each feature, but divide all of them by the spread of the whole table. Over which
    numbers is the variance of one feature taken?"""
    return gamma * centered(x) / np.sqrt(x.var() + 1e-5) + beta


@batch_norm.mistake
def variance_over_n_minus_1(x, gamma, beta):
    """Take beta away, and your numbers are a little too near to 0, the more so the smaller the batch. By what is the sum of
    the squared distances divided: the number of images, or one less?"""
    return gamma * centered(x) / np.sqrt(x.var(axis=0, ddof=1) + 1e-5) + beta


@batch_norm.mistake
def variance_over_n_minus_1_without_eps(x, gamma, beta):
    """Take beta away, and your numbers are a little too near to 0, the more so the smaller the batch. By what is the sum of
    the squared distances divided: the number of images, or one less?"""
    return gamma * centered(x) / x.std(axis=0, ddof=1) + beta


@batch_norm.mistake
def squares_summed(x, gamma, beta):
    """Take beta away, and your numbers are too near to 0, about by the root of {x.shape[0]}, the number of images. Is the
    variance the sum of the squared distances, or their mean?"""
    return gamma * centered(x) / np.sqrt((centered(x) ** 2).sum(axis=0) + 1e-5) + beta


@batch_norm.mistake
def sum_subtracted(x, gamma, beta):
    """From each feature you subtract the sum over the batch. Around which number should it lie afterwards?"""
    return gamma * (x - x.sum(axis=0)) / spread_of(x) + beta


@batch_norm.mistake
def divided_by_the_variance(x, gamma, beta):
    """Your numbers fit a division by the variance + 1e-5 itself. Which step leads from a variance to a spread?"""
    return gamma * centered(x) / (x.var(axis=0) + 1e-5) + beta


@batch_norm.mistake
def root_of_the_spread(x, gamma, beta):
    """Your numbers fit a root taken twice: once to get the spread, and once more. Under which root does the 1e-5 stand?"""
    return gamma * centered(x) / np.sqrt(x.std(axis=0) + 1e-5) + beta


@batch_norm.mistake
def multiplied_by_the_spread(x, gamma, beta):
    """What varies much varies even more in your result. Should the spread multiply the distances, or divide them?"""
    return gamma * centered(x) * spread_of(x) + beta


@batch_norm.mistake
def mean_not_subtracted(x, gamma, beta):
    """Take beta away, and your features do not lie around 0. What is subtracted before the division?"""
    return gamma * x / spread_of(x) + beta


@batch_norm.mistake
def mean_added(x, gamma, beta):
    """Your numbers fit x plus its mean, divided by the spread. With which sign does the mean go in?"""
    return gamma * (x + x.mean(axis=0)) / spread_of(x) + beta


@batch_norm.mistake
def not_divided(x, gamma, beta):
    """The mean is taken away, but a wide feature is still wide and a narrow one narrow. What makes all spreads 1?"""
    return gamma * centered(x) + beta


@batch_norm.mistake
def sign_turned(x, gamma, beta):
    """Take beta away, and all your numbers have the opposite sign. What is subtracted from what?"""
    return gamma * -centered(x) / spread_of(x) + beta


@batch_norm.mistake
def gamma_forgotten(x, gamma, beta):
    """Your result is the same for every gamma. What does gamma do to a feature, and when?"""
    return normal(x) + beta


@batch_norm.mistake
def gamma_forgotten_without_eps(x, gamma, beta):
    """Your result is the same for every gamma. What does gamma do to a feature, and when?"""
    return centered(x) / x.std(axis=0) + beta


@batch_norm.mistake
def beta_forgotten(x, gamma, beta):
    """Your numbers differ from what is asked by exactly beta. What shifts each feature at the end?"""
    return gamma * normal(x)


@batch_norm.mistake
def beta_forgotten_without_eps(x, gamma, beta):
    """Take beta away from what is asked, and your numbers are nearly that. What shifts each feature at the end, and what keeps
    a spread from being 0?"""
    return gamma * centered(x) / x.std(axis=0)


@batch_norm.mistake
def gamma_and_beta_forgotten(x, gamma, beta):
    """Your result is the same for every gamma and beta: it ends with the division. What do these two do?"""
    return normal(x)


@batch_norm.mistake
def gamma_and_beta_forgotten_without_eps(x, gamma, beta):
    """Your result is the same for every gamma and beta: it ends with the division. What do these two do?"""
    return centered(x) / x.std(axis=0)


@batch_norm.mistake
def gamma_and_beta_swapped(x, gamma, beta):
    """In your result the mean of a feature is its gamma, and its width follows beta. Which of the two scales, and which
    shifts?"""
    return beta * normal(x) + gamma


@batch_norm.mistake
def beta_scaled_too(x, gamma, beta):
    """In your result the mean of a feature is gamma times beta. Is beta added before gamma scales, or after?"""
    return gamma * (normal(x) + beta)


@batch_norm.mistake
def beta_divided_too(x, gamma, beta):
    """In your result the mean of a feature is beta divided by its spread. Which part belongs over the root, and which stands
    beside the fraction?"""
    return (gamma * centered(x) + beta) / spread_of(x)


@batch_norm.mistake
def beta_subtracted(x, gamma, beta):
    """Your numbers are off by twice beta. With which sign does beta go in?"""
    return gamma * normal(x) - beta


@batch_norm.mistake
def divided_by_gamma(x, gamma, beta):
    """Where gamma is large your feature is narrow. Does gamma divide, or multiply?"""
    return normal(x) / gamma + beta


@batch_norm.mistake
def scaled_before_normalizing(x, gamma, beta):
    """Every feature lies around 0 in your result, whatever beta is: the normalizing comes last, and undoes the shift. What
    comes first, normalizing or scaling and shifting?"""
    y = gamma * x + beta
    return normal(y)


@batch_norm.mistake
def parentheses_missing(x, gamma, beta):
    """Only the mean is divided by the spread, x itself is not. Does Python divide or subtract first, and what should it do
    first here?"""
    return gamma * (x - x.mean(axis=0) / spread_of(x)) + beta


@batch_norm.mistake
def parentheses_missing_with_gamma(x, gamma, beta):
    """Your result is gamma times x, minus mean through spread, plus beta. Which part should gamma and the spread apply to,
    and what tells Python so?"""
    return gamma * x - x.mean(axis=0) / spread_of(x) + beta


@batch_norm.mistake
def half_of_the_batch(x, gamma, beta):
    """Your mean and your spread fit the first half of the images alone. Which images of the batch go in?"""
    half = x[: len(x) // 2]
    return gamma * (x - half.mean(axis=0)) / spread_of(half) + beta


@batch_norm.mistake
def spread_around_0(x, gamma, beta):
    """Your means are right, but the spread you divide by is measured from 0: the root of the mean square of x. From where are
    distances measured in a variance?"""
    return gamma * centered(x) / np.sqrt((x**2).mean(axis=0) + 1e-5) + beta


@batch_norm.mistake
def mean_distance(x, gamma, beta):
    """What you divide by is the mean distance from the mean, sign dropped. What is done with the distances in a variance,
    before the mean and after it?"""
    return gamma * centered(x) / (np.abs(centered(x)).mean(axis=0) + 1e-5) + beta


@batch_norm.mistake
def mean_distance_under_the_root(x, gamma, beta):
    """Under your root is the mean distance from the mean, sign dropped, + 1e-5. What is done with the distances in a
    variance, before the mean?"""
    return gamma * centered(x) / np.sqrt(np.abs(centered(x)).mean(axis=0) + 1e-5) + beta


@batch_norm.mistake
def smallest_to_largest(x, gamma, beta):
    """Before gamma and beta, each feature runs from 0 to 1, or nearly so: from its smallest to its largest value. Which two
    numbers of a feature does the task ask for instead?"""
    low, high = x.min(axis=0), x.max(axis=0)
    return gamma * (x - low) / (high - low + 1e-5) + beta


@batch_norm.mistake
def smallest_to_largest_without_eps(x, gamma, beta):
    """Before gamma and beta, each feature runs from 0 to 1, from its smallest to its largest value. Which two numbers of a
    feature does the task ask for instead?"""
    low, high = x.min(axis=0), x.max(axis=0)
    return gamma * (x - low) / (high - low) + beta


@batch_norm.mistake
def divided_by_the_range(x, gamma, beta):
    """The means are right, but you divide by the distance from the smallest to the largest value. Which measure of width does
    the task name?"""
    return gamma * centered(x) / (x.max(axis=0) - x.min(axis=0) + 1e-5) + beta


@batch_norm.mistake
def stopped_after_the_first_feature(x, gamma, beta):
    """Feature 0 is right, all others are still 0. Does `return` stand inside the loop over the features?"""
    y = np.zeros(x.shape)
    y[:, 0] = (gamma * normal(x) + beta)[:, 0]
    return y


@batch_norm.mistake
def last_feature_left_out(x, gamma, beta):
    """The last feature is still 0 in every image. Where does your loop over the features end?"""
    y = np.zeros(x.shape)
    y[:, :-1] = (gamma * normal(x) + beta)[:, :-1]
    return y


@batch_norm.mistake
def first_gamma_and_beta_for_all(x, gamma, beta):
    """Feature 0 is right; all others got the gamma and the beta of feature 0. Which entry belongs to feature d?"""
    return gamma[0] * normal(x) + beta[0]


@batch_norm.mistake
def first_beta_for_all(x, gamma, beta):
    """Feature 0 is right; all others got the beta of feature 0. Which entry belongs to feature d?"""
    return gamma * normal(x) + beta[0]


@batch_norm.mistake
def first_gamma_for_all(x, gamma, beta):
    """Feature 0 is right; all others got the gamma of feature 0. Which entry belongs to feature d?"""
    return gamma[0] * normal(x) + beta


@batch_norm.mistake
def median_subtracted(x, gamma, beta):
    """From each feature you subtract its median. Which number in the middle does the task name?"""
    return gamma * (x - np.median(x, axis=0)) / spread_of(x) + beta


@batch_norm.mistake
def x_changed_in_place(x, gamma, beta):
    """The numbers are right, but the caller's x is changed, and the way back still needs it. Which line writes into x instead
    of making a new array?"""
    x -= x.mean(axis=0)
    x /= spread_of(x)
    return gamma * x + beta
