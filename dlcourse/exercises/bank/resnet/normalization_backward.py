"""Batch normalization on the way back: the gradients of gamma, beta and x."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _backward_cases():
    rng = np.random.default_rng(74)
    readable = [(tenths(rng, n, d), tenths(rng, d), tenths(rng, n, d)) for n, d in ((4, 2), (3, 3), (3, 5), (6, 4))]
    uneven = rng.normal(size=(9, 6)) * [0.2, 0.5, 1, 2, 3, 5] + [4, -3, 0, 1, -1, 2]
    calm = tenths(rng, 5, 3) * [0.001, 1, 1]
    constant = tenths(rng, 6, 2)
    constant[:, 0] = 0.5
    return readable + [
        (uneven, rng.normal(size=6), rng.normal(size=(9, 6))),
        (rng.normal(size=(4, 4)), rng.normal(size=4), rng.normal(size=(4, 4))),
        (calm, tenths(rng, 3), tenths(rng, 5, 3)),
        (constant, tenths(rng, 2), tenths(rng, 6, 2)),
    ]


@function_exercise(
    "resnet.batch_norm_backward",
    cases=_backward_cases,
    parts=("dx", "dgamma", "dbeta"),
    examine=("dbeta", "dgamma", "dx"),
    hints=(
        "Call the normalized x xhat: the result of batch_norm is gamma * xhat + beta. beta was added to every image of the batch, gamma multiplied xhat in "
        "every image: so both collect from all images.",
        "x reaches the loss in three ways: by itself, through the mean of its feature, and through its variance. The last two take something off each share.",
        "Let g be dy * gamma. From g subtract its mean over the batch, and subtract xhat times the mean of g * xhat over the batch. Then divide by the "
        "spread.",
    ),
    explanation="The mean and the spread belong to all images, so every image hears of every other. What is left of g has mean 0 over the batch, because a shift "
    "of the whole batch changes nothing; and (up to the 1e-5) it does not line up with xhat, because stretching the whole batch changes nothing either. "
    "Another way to write dx uses the two sums that are there already: gamma / spread * (dy - dbeta / N - xhat * dgamma / N).",
)
def batch_norm_backward(x, gamma, dy):
    """Return the gradients of batch_norm(x, gamma, beta), from the gradient of its result.

    The forward pass was y = gamma * xhat + beta, where xhat is x minus its mean over the batch, divided by the root of (its variance
    over the batch + 1e-5). The loss is any number that depends on y, and dy is its gradient.

    x: (N, D), the batch that went in.
    gamma: (D,), the scale of each feature.
    dy: (N, D), the gradient of the loss with respect to y.
    Result: dx, dgamma, dbeta: numpy arrays of shape (N, D), (D,) and (D,), the gradients with respect to x, gamma and beta.
    """
    spread = np.sqrt(x.var(axis=0) + 1e-5)
    xhat = (x - x.mean(axis=0)) / spread
    dbeta = dy.sum(axis=0)
    dgamma = (dy * xhat).sum(axis=0)
    g = dy * gamma
    dx = (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)) / spread
    return dx, dgamma, dbeta


def _way_back(x, gamma, dy, xhat=None, spread=None):
    """Return the three gradients, computed with another `xhat` or `spread` than the right ones where they are given."""
    spread = np.sqrt(x.var(axis=0) + 1e-5) if spread is None else spread
    xhat = (x - x.mean(axis=0)) / spread if xhat is None else xhat
    g = dy * gamma
    dx = (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)) / spread
    return dx, (dy * xhat).sum(axis=0), dy.sum(axis=0)


def _parts(x, gamma, dy):
    """Return spread, xhat and the gradient with respect to xhat."""
    spread = np.sqrt(x.var(axis=0) + 1e-5)
    return spread, (x - x.mean(axis=0)) / spread, dy * gamma


# ---- all three


@batch_norm_backward.mistake
def corrections(x, gamma, dy):
    """Your dbeta is exactly the negative of what is asked, as a correction would be. Does dy point towards a larger loss, or
    towards a smaller one?"""
    dx, dgamma, dbeta = _way_back(x, gamma, dy)
    return -dx, -dgamma, -dbeta


@batch_norm_backward.mistake
def gamma_and_beta_exchanged(x, gamma, dy):
    """The gradient of gamma stands where dbeta should. In which order does the task name the three, and which sum belongs to
    beta?"""
    dx, dgamma, dbeta = _way_back(x, gamma, dy)
    return dx, dbeta, dgamma


@batch_norm_backward.mistake
def dx_last(x, gamma, dy):
    """Where dbeta should stand, as the last of the three, there is dx. In which order does the task name them?"""
    dx, dgamma, dbeta = _way_back(x, gamma, dy)
    return dgamma, dbeta, dx


@batch_norm_backward.mistake
def dx_last_and_dbeta_first(x, gamma, dy):
    """Where dbeta should stand, as the last of the three, there is dx. In which order does the task name them?"""
    dx, dgamma, dbeta = _way_back(x, gamma, dy)
    return dbeta, dgamma, dx


@batch_norm_backward.mistake
def x_changed_in_place(x, gamma, dy):
    """The three gradients are right, but the caller's x is changed. Which line writes into x instead of making a new
    array?"""
    result = _way_back(x, gamma, dy)
    x -= x.mean(axis=0)
    return result


@batch_norm_backward.mistake
def dy_changed_in_place(x, gamma, dy):
    """The three gradients are right, but the caller's dy is changed, and another layer may still need it. Which line writes
    into dy instead of making a new array?"""
    result = _way_back(x, gamma, dy)
    dy *= gamma
    return result


# ---- beta


@batch_norm_backward.mistake
def dbeta_mean(x, gamma, dy):
    """Your dbeta is {x.shape[0]} times too small, the number of images. A mean over the batch is already in dy if the loss
    has one: do the shares of the images add up here, or are they averaged once more?"""
    dx, dgamma, dbeta = _way_back(x, gamma, dy)
    return dx, dgamma, dbeta / len(x)


@batch_norm_backward.mistake
def dbeta_with_gamma(x, gamma, dy):
    """Your dbeta is gamma times what it should be. Does gamma scale what beta adds?"""
    dx, dgamma, dbeta = _way_back(x, gamma, dy)
    return dx, dgamma, dbeta * gamma


@batch_norm_backward.mistake
def dbeta_for_each_image(x, gamma, dy):
    """Your dbeta has {got.size} numbers, one for each image. What does one beta belong to, an image or a feature?"""
    dx, dgamma, _ = _way_back(x, gamma, dy)
    return dx, dgamma, dy.sum(axis=1)


@batch_norm_backward.mistake
def dbeta_one_number(x, gamma, dy):
    """Your dbeta is one number, the sum of all of dy. How many betas are there?"""
    dx, dgamma, dbeta = _way_back(x, gamma, dy)
    return dx, dgamma, dbeta.sum()


@batch_norm_backward.mistake
def dbeta_not_summed(x, gamma, dy):
    """Your dbeta is dy itself, a table of {got.shape}. There is one beta for each feature, and it was added to every image:
    what happens to the shares of the images?"""
    dx, dgamma, _ = _way_back(x, gamma, dy)
    return dx, dgamma, dy.copy()


@batch_norm_backward.mistake
def dbeta_of_the_last_image(x, gamma, dy):
    """Your dbeta has heard the last image only. Is something overwritten in a loop, where it should add up?"""
    dx, dgamma, _ = _way_back(x, gamma, dy)
    return dx, dgamma, dy[-1].copy()


@batch_norm_backward.mistake
def dbeta_of_the_first_image(x, gamma, dy):
    """Your dbeta has heard image 0 only. What about the others of the batch?"""
    dx, dgamma, _ = _way_back(x, gamma, dy)
    return dx, dgamma, dy[0].copy()


@batch_norm_backward.mistake
def dbeta_ones(x, gamma, dy):
    """Your dbeta is 1 everywhere, whatever dy is. The slope of y with respect to beta is 1: by what is it multiplied on the
    way back?"""
    dx, dgamma, dbeta = _way_back(x, gamma, dy)
    return dx, dgamma, np.ones_like(dbeta)


@batch_norm_backward.mistake
def dbeta_counts_images(x, gamma, dy):
    """Your dbeta is {x.shape[0]} everywhere, the number of images, whatever dy is. By what is the slope 1 of each image
    multiplied on the way back?"""
    dx, dgamma, dbeta = _way_back(x, gamma, dy)
    return dx, dgamma, np.full_like(dbeta, len(x))


# ---- gamma


@batch_norm_backward.mistake
def dgamma_with_x(x, gamma, dy):
    """dbeta is right. Your dgamma fits dy times x, added up over the batch. Was it x that gamma multiplied?"""
    dx, _, dbeta = _way_back(x, gamma, dy)
    return dx, (dy * x).sum(axis=0), dbeta


@batch_norm_backward.mistake
def dgamma_with_centered_x(x, gamma, dy):
    """dbeta is right. Your dgamma fits dy times (x minus its mean), added up over the batch: it is the spread of its feature
    times what is asked. What was done to x before gamma multiplied it?"""
    dx, _, dbeta = _way_back(x, gamma, dy)
    return dx, (dy * (x - x.mean(axis=0))).sum(axis=0), dbeta


@batch_norm_backward.mistake
def dgamma_mean(x, gamma, dy):
    """dbeta is right. Your dgamma is {x.shape[0]} times too small, the number of images. Do the shares of the images add up,
    or are they averaged?"""
    dx, dgamma, dbeta = _way_back(x, gamma, dy)
    return dx, dgamma / len(x), dbeta


@batch_norm_backward.mistake
def dgamma_with_gamma(x, gamma, dy):
    """dbeta is right. Your dgamma is gamma times what it should be. What stands beside gamma in y = gamma * xhat + beta?"""
    dx, dgamma, dbeta = _way_back(x, gamma, dy)
    return dx, dgamma * gamma, dbeta


@batch_norm_backward.mistake
def dgamma_like_dbeta(x, gamma, dy):
    """dbeta is right. Your dgamma is the same, the sum of dy. What does gamma multiply that beta does not?"""
    dx, _, dbeta = _way_back(x, gamma, dy)
    return dx, dbeta.copy(), dbeta


@batch_norm_backward.mistake
def dgamma_0_of_sums_multiplied(x, gamma, dy):
    """dbeta is right. Your dgamma is 0, up to rounding. xhat adds up to 0 over the batch: does each of its numbers meet its
    own dy before they are added up?"""
    dx, _, dbeta = _way_back(x, gamma, dy)
    return dx, dy.sum(axis=0) * _parts(x, gamma, dy)[1].sum(axis=0), dbeta


@batch_norm_backward.mistake
def dgamma_not_summed(x, gamma, dy):
    """dbeta is right. Your dgamma is a table of {got.shape}, one row for each image. There is one gamma for each feature:
    what happens to the shares of the images?"""
    dx, _, dbeta = _way_back(x, gamma, dy)
    return dx, dy * _parts(x, gamma, dy)[1], dbeta


@batch_norm_backward.mistake
def dgamma_for_each_image(x, gamma, dy):
    """dbeta is right. Your dgamma has {got.size} numbers, one for each image. What does one gamma belong to, an image or a
    feature?"""
    dx, _, dbeta = _way_back(x, gamma, dy)
    return dx, (dy * _parts(x, gamma, dy)[1]).sum(axis=1), dbeta


@batch_norm_backward.mistake
def dgamma_one_number(x, gamma, dy):
    """dbeta is right. Your dgamma is one number, the shares of all features in one sum. How many gammas are there?"""
    dx, dgamma, dbeta = _way_back(x, gamma, dy)
    return dx, dgamma.sum(), dbeta


@batch_norm_backward.mistake
def dgamma_of_the_last_image(x, gamma, dy):
    """dbeta is right. Your dgamma has heard the last image only. Is something overwritten in a loop, where it should add
    up?"""
    dx, _, dbeta = _way_back(x, gamma, dy)
    return dx, (dy * _parts(x, gamma, dy)[1])[-1], dbeta


@batch_norm_backward.mistake
def dgamma_0_without_dy(x, gamma, dy):
    """dbeta is right. Your dgamma is 0, up to rounding. xhat adds up to 0 over the batch: does each of its numbers meet its
    own dy before they are added up?"""
    dx, _, dbeta = _way_back(x, gamma, dy)
    return dx, _parts(x, gamma, dy)[1].sum(axis=0), dbeta


@batch_norm_backward.mistake
def xhat_of_each_image(x, gamma, dy):
    """dbeta is right. Your dgamma fits an xhat that is normalized for each image by itself. Over what did batch_norm take
    mean and variance?"""
    xhat = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + 1e-5)
    return _way_back(x, gamma, dy, xhat)


@batch_norm_backward.mistake
def xhat_of_the_whole_table(x, gamma, dy):
    """dbeta is right. Your dgamma fits an xhat with one mean and one spread for the whole table. Over which numbers did
    batch_norm take those of one feature?"""
    spread = np.sqrt(x.var() + 1e-5)
    return _way_back(x, gamma, dy, (x - x.mean()) / spread, spread)


@batch_norm_backward.mistake
def xhat_over_n_minus_1(x, gamma, dy):
    """dbeta is right. Your dgamma is a little too near to 0, the more so the smaller the batch. By what is the sum of the
    squared distances divided in the variance: the number of images, or one less?"""
    return _way_back(x, gamma, dy, spread=np.sqrt(x.var(axis=0, ddof=1) + 1e-5))


@batch_norm_backward.mistake
def xhat_without_eps(x, gamma, dy):
    """dbeta is right. Your dgamma is too far from 0 where a feature hardly varies, and nan where it is constant. What did
    batch_norm add before it divided?"""
    return _way_back(x, gamma, dy, spread=x.std(axis=0))


@batch_norm_backward.mistake
def xhat_with_eps_outside_the_root(x, gamma, dy):
    """dbeta is right. Your dgamma is wrong most where a feature hardly varies: it fits 1e-5 added to the spread. To what does
    batch_norm add it?"""
    return _way_back(x, gamma, dy, spread=x.std(axis=0) + 1e-5)


@batch_norm_backward.mistake
def xhat_with_eps_of_1e_8(x, gamma, dy):
    """dbeta is right. Your dgamma is too far from 0 where a feature hardly varies: it fits 1e-8 added to the variance. How
    much does batch_norm add?"""
    return _way_back(x, gamma, dy, spread=np.sqrt(x.var(axis=0) + 1e-8))


@batch_norm_backward.mistake
def xhat_divided_by_the_variance(x, gamma, dy):
    """dbeta is right. Your dgamma fits an xhat that is divided by the variance + 1e-5 itself. Which step leads from a
    variance to a spread?"""
    return _way_back(x, gamma, dy, (x - x.mean(axis=0)) / (x.var(axis=0) + 1e-5))


@batch_norm_backward.mistake
def xhat_not_centered(x, gamma, dy):
    """dbeta is right. Your dgamma fits an xhat from which no mean was taken. What does batch_norm do before it divides?"""
    return _way_back(x, gamma, dy, x / np.sqrt(x.var(axis=0) + 1e-5))


# ---- x


@batch_norm_backward.mistake
def mean_and_variance_as_constants(x, gamma, dy):
    """dbeta and dgamma are right. Your dx fits a mean and a variance that are given numbers. A shift of the whole batch
    changes nothing, so each column of dx must add up to 0: what else moves when one x moves?"""
    spread, _, g = _parts(x, gamma, dy)
    return g / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def way_through_the_variance_missing(x, gamma, dy):
    """dbeta and dgamma are right. Each column of your dx adds up to 0, as it must. Multiplied by xhat it should still add up
    to 0, nearly, because stretching the batch changes next to nothing, and yours does not. What else than the mean moves with
    x?"""
    spread, _, g = _parts(x, gamma, dy)
    return (g - g.mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def way_through_the_mean_missing(x, gamma, dy):
    """dbeta and dgamma are right. The columns of your dx do not add up to 0, though a shift of the whole batch changes
    nothing. The variance's share is in it: what else moves with x?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - xhat * (g * xhat).mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def only_gamma(x, gamma, dy):
    """dbeta and dgamma are right. Your dx is dy times gamma. That is the gradient with respect to xhat: which steps led from
    x to xhat?"""
    return dy * gamma, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def dy_passed_on(x, gamma, dy):
    """dbeta and dgamma are right. Your dx is dy as it came. Which steps led from x to y?"""
    return dy.copy(), *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def gamma_forgotten(x, gamma, dy):
    """dbeta and dgamma are right. Your dx is the same for every gamma. What did gamma do to the normalized x, and so to the
    signal on the way back?"""
    return _way_back(x, np.ones_like(gamma), dy)[0], *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def gamma_twice(x, gamma, dy):
    """dbeta and dgamma are right. Your dx is gamma times what it should be. How often does gamma go in?"""
    return _way_back(x, gamma**2, dy)[0], *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def gamma_twice_in_the_variance(x, gamma, dy):
    """dbeta and dgamma are right. In your dx, the share that comes through the variance holds gamma once too often. Is gamma
    in both of the things that you multiply there?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - g.mean(axis=0) - gamma * xhat * (g * xhat).mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def not_divided_by_the_spread(x, gamma, dy):
    """dbeta and dgamma are right. Your dx is the spread of its feature times what it should be. What did the forward pass do
    to x after the mean was subtracted?"""
    spread, _, _ = _parts(x, gamma, dy)
    return _way_back(x, gamma, dy)[0] * spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def divided_by_the_variance(x, gamma, dy):
    """dbeta and dgamma are right. Your dx is divided by the spread once more than it should be. How often did the forward
    pass divide?"""
    spread, _, _ = _parts(x, gamma, dy)
    return _way_back(x, gamma, dy)[0] / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def multiplied_by_the_spread(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the spread multiplies where it should divide. When x is stretched tenfold, xhat
    stays: does the slope grow, or shrink?"""
    spread, _, _ = _parts(x, gamma, dy)
    return _way_back(x, gamma, dy)[0] * spread**2, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def n_times_too_large(x, gamma, dy):
    """dbeta and dgamma are right. Your dx is {x.shape[0]} times too large, the number of images. Which division is left over
    from a formula written with N?"""
    return len(x) * _way_back(x, gamma, dy)[0], *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def divided_by_n_once_more(x, gamma, dy):
    """dbeta and dgamma are right. Your dx is {x.shape[0]} times too small, the number of images. Which parts of dx are means
    over the batch, and which are not?"""
    return _way_back(x, gamma, dy)[0] / len(x), *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def sums_instead_of_means(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the shares that come through the mean and through the variance are {x.shape[0]}
    times too large. How much does the mean of the batch move when one x moves by 1?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - g.sum(axis=0) - xhat * (g * xhat).sum(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def sum_in_the_way_through_the_mean(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the share that comes through the mean is {x.shape[0]} times too large. How much
    does the mean of the batch move when one x moves by 1?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - g.sum(axis=0) - xhat * (g * xhat).mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def sum_in_the_way_through_the_variance(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the share that comes through the variance is {x.shape[0]} times too large. Is
    the variance a sum over the batch, or a mean?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - g.mean(axis=0) - xhat * (g * xhat).sum(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def both_ways_added(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the shares through the mean and through the variance have the opposite sign.
    When one x grows, the mean grows too: does that raise or lower what is left after subtracting?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g + g.mean(axis=0) + xhat * (g * xhat).mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def way_through_the_mean_added(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the share through the mean has the opposite sign, that through the variance is
    right. When one x grows, the mean grows too: does that raise or lower what is left after subtracting?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g + g.mean(axis=0) - xhat * (g * xhat).mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def way_through_the_variance_added(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the share through the variance has the opposite sign, that through the mean is
    right. When the spread grows, does xhat get larger, or smaller?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - g.mean(axis=0) + xhat * (g * xhat).mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def variance_not_spread_over_xhat(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the share through the variance is the same for every image. Does moving an x
    near the mean change the variance as much as moving one far out?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - g.mean(axis=0) - (g * xhat).mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def variance_with_x(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the share through the variance follows x, with its place and its size. From
    where are distances measured in a variance?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - g.mean(axis=0) - x * (g * xhat).mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def variance_with_centered_x(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the share through the variance is the spread times what it should be. Which
    factor there is divided by the spread, and which is not yet?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - g.mean(axis=0) - xhat * spread * (g * xhat).mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def variance_halved(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the share through the variance is half of what it should be. The slope of a
    square holds a 2, the slope of a root a 1/2: which of them is missing?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0) / 2) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def variance_doubled(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the share through the variance is twice what it should be. The slope of a square
    holds a 2, the slope of a root a 1/2: which of them is missing?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - g.mean(axis=0) - 2 * xhat * (g * xhat).mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def variance_without_xhat_in_the_mean(x, gamma, dy):
    """dbeta and dgamma are right. In your dx, xhat is multiplied by the mean of the signal alone. How much of the signal
    pulls at the spread: all of it, or the part that lines up with xhat?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - g.mean(axis=0) - xhat * g.mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def dgamma_and_dbeta_exchanged_in_dx(x, gamma, dy):
    """dbeta and dgamma are right. In your dx they stand in each other's place: xhat is multiplied by what belongs to beta.
    Which of the two sums belongs to the mean, and which to the variance?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - (g * xhat).mean(axis=0) - xhat * g.mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def means_over_each_image(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the means are taken over the features of each image. Which numbers shared a mean
    and a variance in the forward pass?"""
    spread, xhat, g = _parts(x, gamma, dy)
    across, along = g.mean(axis=1, keepdims=True), (g * xhat).mean(axis=1, keepdims=True)
    return (g - across - xhat * along) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def means_over_everything(x, gamma, dy):
    """dbeta and dgamma are right. In your dx the means are taken over the whole table, one number for all features. Which
    numbers shared a mean and a variance in the forward pass?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - g.mean() - xhat * (g * xhat).mean()) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def gamma_at_the_direct_way_only(x, gamma, dy):
    """dbeta and dgamma are right. In your dx, gamma scales the direct share alone; those through the mean and the variance
    miss it. At which point of the way back does the signal meet gamma?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return (g - dy.mean(axis=0) - xhat * (dy * xhat).mean(axis=0)) / spread, *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def only_the_direct_way_divided(x, gamma, dy):
    """dbeta and dgamma are right. In your dx only the direct share is divided by the spread; those through the mean and the
    variance are not. Does Python divide or subtract first, and what tells it otherwise?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return g / spread - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0), *_way_back(x, gamma, dy)[1:]


@batch_norm_backward.mistake
def only_the_last_way_divided(x, gamma, dy):
    """dbeta and dgamma are right. In your dx only the share through the variance is divided by the spread. Does Python divide
    or subtract first, and what tells it otherwise?"""
    spread, xhat, g = _parts(x, gamma, dy)
    return g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0) / spread, *_way_back(x, gamma, dy)[1:]
