"""Batch normalization: a batch in training, the memory of its means, and one image in use."""

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


def _centered(x):
    return x - x.mean(axis=0)


def _spread(x):
    return np.sqrt(x.var(axis=0) + 1e-5)


def _normal(x):
    return _centered(x) / _spread(x)


@batch_norm.mistake
def no_eps(x, gamma, beta):
    """Where a feature hardly varies, your numbers are too large, and where it is the same in all images they are nan: 0 / 0.
    What keeps the spread from being 0?"""
    return gamma * _centered(x) / x.std(axis=0) + beta


@batch_norm.mistake
def no_eps_nan_replaced(x, gamma, beta):
    """Where a feature hardly varies, your numbers are too large, as if nothing were added to its variance; a feature that is
    the same in all images came out as 0. What would 1e-5 do there, and what would beta?"""
    return np.nan_to_num(gamma * _centered(x) / x.std(axis=0) + beta)


@batch_norm.mistake
def eps_for_constant_features_only(x, gamma, beta):
    """A feature that is the same in all images is right. Where one varies a little, your numbers are too large, as if nothing
    were added to its variance. Which features get the 1e-5?"""
    spread = x.std(axis=0)
    return gamma * _centered(x) / np.where(spread == 0, 1, spread) + beta


@batch_norm.mistake
def eps_outside_the_root(x, gamma, beta):
    """Where a feature hardly varies, your numbers are too large: they fit 1e-5 added to the spread itself. Does it
    belong there, or to the variance?"""
    return gamma * _centered(x) / (x.std(axis=0) + 1e-5) + beta


@batch_norm.mistake
def eps_of_1e_8(x, gamma, beta):
    """Where a feature hardly varies, your numbers are too large: they fit 1e-8 added to the variance. How much does the task
    add?"""
    return gamma * _centered(x) / np.sqrt(x.var(axis=0) + 1e-8) + beta


@batch_norm.mistake
def eps_of_1e_6(x, gamma, beta):
    """Where a feature hardly varies, your numbers are too large: they fit 1e-6 added to the variance. How much does the task
    add?"""
    return gamma * _centered(x) / np.sqrt(x.var(axis=0) + 1e-6) + beta


@batch_norm.mistake
def eps_of_1e_3(x, gamma, beta):
    """Where a feature varies little, your numbers are too small: they fit 1e-3 added to the variance. How much does the task
    add?"""
    return gamma * _centered(x) / np.sqrt(x.var(axis=0) + 1e-3) + beta


@batch_norm.mistake
def eps_added_to_the_quotient(x, gamma, beta):
    """Your numbers fit 1e-5 added after the division, and a feature that is the same in all images is nan: 0 / 0. What
    should be kept away from 0?"""
    return gamma * (_centered(x) / x.std(axis=0) + 1e-5) + beta


@batch_norm.mistake
def each_image_by_itself(x, gamma, beta):
    """Before gamma and beta, the numbers of each image have mean 0. Is a mean taken over the features of one image here, or
    over the images for one feature?"""
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(var + 1e-5) + beta


@batch_norm.mistake
def means_of_images(x, gamma, beta):
    """The sizes do not line up: x is {x.shape}, and you have {x.shape[0]} means, one for each image. Of what should there be a
    mean, of each image or of each feature?"""
    return gamma * (x - x.mean(axis=1)) / np.sqrt(x.var(axis=1) + 1e-5) + beta


@batch_norm.mistake
def one_mean_and_one_spread(x, gamma, beta):
    """All features are shifted by the same number and divided by the same number: the mean and the spread of the whole table.
    Does not each feature have its own?"""
    return gamma * (x - x.mean()) / np.sqrt(x.var() + 1e-5) + beta


@batch_norm.mistake
def one_mean_for_all(x, gamma, beta):
    """You divide each feature by its own spread, but subtract the mean of the whole table from all of them. Over which numbers
    is the mean of one feature taken?"""
    return gamma * (x - x.mean()) / _spread(x) + beta


@batch_norm.mistake
def one_spread_for_all(x, gamma, beta):
    """You subtract its own mean from each feature, but divide all of them by the spread of the whole table. Over which numbers
    is the variance of one feature taken?"""
    return gamma * _centered(x) / np.sqrt(x.var() + 1e-5) + beta


@batch_norm.mistake
def variance_over_n_minus_1(x, gamma, beta):
    """Take beta away, and your numbers are a little too small, the more so the smaller the batch. By what is the sum of the
    squared distances divided: the number of images, or one less?"""
    return gamma * _centered(x) / np.sqrt(x.var(axis=0, ddof=1) + 1e-5) + beta


@batch_norm.mistake
def squares_summed(x, gamma, beta):
    """Take beta away, and your numbers are too small by about the root of {x.shape[0]}, the number of images. Is the variance
    the sum of the squared distances, or their mean?"""
    return gamma * _centered(x) / np.sqrt((_centered(x) ** 2).sum(axis=0) + 1e-5) + beta


@batch_norm.mistake
def sum_subtracted(x, gamma, beta):
    """From each feature you subtract the sum over the batch. Around which number should it lie afterwards?"""
    return gamma * (x - x.sum(axis=0)) / _spread(x) + beta


@batch_norm.mistake
def divided_by_the_variance(x, gamma, beta):
    """Your numbers fit a division by the variance + 1e-5 itself. Which step leads from a variance to a spread?"""
    return gamma * _centered(x) / (x.var(axis=0) + 1e-5) + beta


@batch_norm.mistake
def root_of_the_spread(x, gamma, beta):
    """Your numbers fit a root taken twice: once to get the spread, and once more. Under which root does the 1e-5 stand?"""
    return gamma * _centered(x) / np.sqrt(x.std(axis=0) + 1e-5) + beta


@batch_norm.mistake
def multiplied_by_the_spread(x, gamma, beta):
    """What varies much varies even more in your result. Should the spread multiply the distances, or divide them?"""
    return gamma * _centered(x) * _spread(x) + beta


@batch_norm.mistake
def mean_not_subtracted(x, gamma, beta):
    """Take beta away, and your features still lie where they lay, not around 0. What is subtracted before the division?"""
    return gamma * x / _spread(x) + beta


@batch_norm.mistake
def mean_added(x, gamma, beta):
    """Take beta away, and your features lie twice as far from 0 as before, measured in spreads. With which sign does the mean
    go in?"""
    return gamma * (x + x.mean(axis=0)) / _spread(x) + beta


@batch_norm.mistake
def not_divided(x, gamma, beta):
    """The mean is taken away, but a wide feature is still wide and a narrow one narrow. What makes all spreads 1?"""
    return gamma * _centered(x) + beta


@batch_norm.mistake
def sign_turned(x, gamma, beta):
    """Take beta away, and all your numbers have the opposite sign. What is subtracted from what?"""
    return gamma * -_centered(x) / _spread(x) + beta


@batch_norm.mistake
def gamma_forgotten(x, gamma, beta):
    """Every feature has spread 1 in your result, and its mean is beta. Where does gamma come in?"""
    return _normal(x) + beta


@batch_norm.mistake
def beta_forgotten(x, gamma, beta):
    """Your numbers differ from what is asked by exactly beta. What shifts each feature at the end?"""
    return gamma * _normal(x)


@batch_norm.mistake
def gamma_and_beta_forgotten(x, gamma, beta):
    """Every feature has mean 0 and spread 1 in your result, and there it ends. What do gamma and beta do?"""
    return _normal(x)


@batch_norm.mistake
def gamma_and_beta_swapped(x, gamma, beta):
    """In your result the mean of a feature is its gamma, and its width follows beta. Which of the two scales, and which
    shifts?"""
    return beta * _normal(x) + gamma


@batch_norm.mistake
def beta_scaled_too(x, gamma, beta):
    """In your result the mean of a feature is gamma times beta. Is beta added before gamma scales, or after?"""
    return gamma * (_normal(x) + beta)


@batch_norm.mistake
def beta_divided_too(x, gamma, beta):
    """In your result the mean of a feature is beta divided by its spread. Which part belongs over the root, and which stands
    beside the fraction?"""
    return (gamma * _centered(x) + beta) / _spread(x)


@batch_norm.mistake
def beta_subtracted(x, gamma, beta):
    """Your numbers are off by twice beta. With which sign does beta go in?"""
    return gamma * _normal(x) - beta


@batch_norm.mistake
def divided_by_gamma(x, gamma, beta):
    """Where gamma is large your feature is narrow. Does gamma divide, or multiply?"""
    return _normal(x) / gamma + beta


@batch_norm.mistake
def scaled_before_normalizing(x, gamma, beta):
    """Every feature has mean 0 and spread 1 at the end, as if gamma and beta had not been: the normalizing undid them. What
    comes first?"""
    y = gamma * x + beta
    return _normal(y)


@batch_norm.mistake
def parentheses_missing(x, gamma, beta):
    """Only the mean is divided by the spread, x itself is not. Does Python divide or subtract first, and what should it do
    first here?"""
    return gamma * (x - x.mean(axis=0) / _spread(x)) + beta


@batch_norm.mistake
def parentheses_missing_with_gamma(x, gamma, beta):
    """Your result is gamma times x, minus mean through spread, plus beta. Which part should gamma and the spread apply to, and
    what tells Python so?"""
    return gamma * x - x.mean(axis=0) / _spread(x) + beta


@batch_norm.mistake
def half_of_the_batch(x, gamma, beta):
    """Your mean and your spread fit the first {x.shape[0]} // 2 images alone. Which images of the batch go in?"""
    half = x[: len(x) // 2]
    return gamma * (x - half.mean(axis=0)) / _spread(half) + beta


@batch_norm.mistake
def spread_around_0(x, gamma, beta):
    """Your means are right, but the spread you divide by is measured from 0: the root of the mean square of x. From where are
    distances measured in a variance?"""
    return gamma * _centered(x) / np.sqrt((x**2).mean(axis=0) + 1e-5) + beta


@batch_norm.mistake
def mean_distance(x, gamma, beta):
    """What you divide by is the mean distance from the mean, sign dropped. What is done with the distances in a variance, before
    the mean and after it?"""
    return gamma * _centered(x) / (np.abs(_centered(x)).mean(axis=0) + 1e-5) + beta


@batch_norm.mistake
def mean_distance_under_the_root(x, gamma, beta):
    """Under your root is the mean distance from the mean, sign dropped, + 1e-5. What is done with the distances in a variance,
    before the mean?"""
    return gamma * _centered(x) / np.sqrt(np.abs(_centered(x)).mean(axis=0) + 1e-5) + beta


@batch_norm.mistake
def smallest_to_largest(x, gamma, beta):
    """Before gamma and beta, each feature runs from 0 to 1, or nearly so: from its smallest to its largest value. Which two numbers of a
    feature does the task ask for instead?"""
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
    """The means are right, but you divide by the distance from the smallest to the largest value. Which measure of width
    does the task name?"""
    return gamma * _centered(x) / (x.max(axis=0) - x.min(axis=0) + 1e-5) + beta


@batch_norm.mistake
def stopped_after_the_first_feature(x, gamma, beta):
    """Feature 0 is right, all others are still 0. Does `return` stand inside the loop over the features?"""
    y = np.zeros(x.shape)
    y[:, 0] = (gamma * _normal(x) + beta)[:, 0]
    return y


@batch_norm.mistake
def last_feature_left_out(x, gamma, beta):
    """The last feature is still 0 in every image. Where does your loop over the features end?"""
    y = np.zeros(x.shape)
    y[:, :-1] = (gamma * _normal(x) + beta)[:, :-1]
    return y


@batch_norm.mistake
def first_gamma_and_beta_for_all(x, gamma, beta):
    """Feature 0 is right; all others got the gamma and the beta of feature 0. Which entry belongs to feature d?"""
    return gamma[0] * _normal(x) + beta[0]


@batch_norm.mistake
def x_changed_in_place(x, gamma, beta):
    """The numbers are right, but the caller's x is changed, and the way back still needs it. Which line writes into x instead
    of making a new array?"""
    x -= x.mean(axis=0)
    x /= _spread(x)
    return gamma * x + beta


def _running_mean_cases():
    rng = np.random.default_rng(72)
    momenta = (0.9, 0.75, 0.99, 0.5, 0.2)
    shapes = ((4, 2), (3, 3), (2, 5), (6, 4), (1, 3))
    readable = [(tenths(rng, d), tenths(rng, n, d), momentum) for (n, d), momentum in zip(shapes, momenta)]
    return readable + [(rng.normal(size=8), rng.normal(size=(16, 8)) + 2, 0.9)]


@function_exercise(
    "resnet.running_mean",
    cases=_running_mean_cases,
    hints=(
        "The memory keeps most of what it was, and takes in a little of the new batch. First: what is the mean of each feature over this batch?",
        "The old memory has the weight momentum, the mean of the batch has what is left of 1.",
        "momentum times running, plus (1 - momentum) times the mean of x down its columns. The brackets matter.",
    ),
    explanation="The two weights add up to 1, so the memory stays between its old value and the mean of the batch. Another way to write it: start from the "
    "batch mean m, and keep momentum of the way back, m + momentum * (running - m). Libraries name the weight differently: in PyTorch, and "
    "in this course's BatchNorm, momentum is the weight of the new batch.",
)
def running_mean(running, x, momentum):
    """Return the running mean of each feature after one more batch.

    The memory counts with the weight momentum, the mean of this batch with the weight 1 - momentum.

    running: (D,), the running mean so far.
    x: (N, D), a batch, one image per row.
    momentum: a number from 0 to 1.
    Result: a numpy array of shape (D,); running itself stays as it is.
    """
    return momentum * running + (1 - momentum) * x.mean(axis=0)


@running_mean.mistake
def weights_swapped(running, x, momentum):
    """Your memory counts with 1 - momentum, the batch with momentum. Which of the two should be long remembered when momentum is near 1?"""
    return (1 - momentum) * running + momentum * x.mean(axis=0)


@running_mean.mistake
def replaced_by_the_batch(running, x, momentum):
    """You return the mean of this batch alone. What is left of the memory?"""
    return x.mean(axis=0)


@running_mean.mistake
def never_updated(running, x, momentum):
    """The memory came back as it was. Where does the new batch come in?"""
    return running.copy()


@running_mean.mistake
def memory_only(running, x, momentum):
    """You return the old memory, shrunk by momentum. What is added to it?"""
    return momentum * running


@running_mean.mistake
def batch_share_only(running, x, momentum):
    """You return the share of the new batch alone. What is it added to?"""
    return (1 - momentum) * x.mean(axis=0)


@running_mean.mistake
def means_of_images(running, x, momentum):
    """The sizes do not line up: the memory has {running.size} numbers, and you have {x.shape[0]} means, one for each image. Of what
    should there be a mean?"""
    return momentum * running + (1 - momentum) * x.mean(axis=1)


@running_mean.mistake
def one_mean_for_all(running, x, momentum):
    """Every feature takes in the same number, the mean of the whole table. Does not each feature have its own?"""
    return momentum * running + (1 - momentum) * x.mean()


@running_mean.mistake
def sum_instead_of_mean(running, x, momentum):
    """What you take in from the batch is {x.shape[0]} times too large, the number of images. Is it the mean, or the sum?"""
    return momentum * running + (1 - momentum) * x.sum(axis=0)


@running_mean.mistake
def divided_by_the_number_of_features(running, x, momentum):
    """What you take in is the sum over the batch divided by {x.shape[1]}, the number of features. How many numbers went into each
    sum?"""
    return momentum * running + (1 - momentum) * x.sum(axis=0) / x.shape[1]


@running_mean.mistake
def not_averaged(running, x, momentum):
    """You get a table of {got.shape}, one row for each image. What makes one row out of the batch?"""
    return momentum * running + (1 - momentum) * x


@running_mean.mistake
def first_image_only(running, x, momentum):
    """What you take in is image 0 alone. What about the others of the batch?"""
    return momentum * running + (1 - momentum) * x[0]


@running_mean.mistake
def last_image_only(running, x, momentum):
    """What you take in is the last image alone. Is something overwritten in a loop?"""
    return momentum * running + (1 - momentum) * x[-1]


@running_mean.mistake
def one_update_for_each_image(running, x, momentum):
    """The memory moved {x.shape[0]} times, once for each image, and the later images count more. How often does it move in one
    batch?"""
    for image in x:
        running = momentum * running + (1 - momentum) * image
    return running


@running_mean.mistake
def batch_not_weighted(running, x, momentum):
    """The new batch counts in full. Which weight is left for it when the memory has momentum?"""
    return momentum * running + x.mean(axis=0)


@running_mean.mistake
def memory_not_weighted(running, x, momentum):
    """The memory counts in full, and the share of the batch comes on top. What do your two weights add up to?"""
    return running + (1 - momentum) * x.mean(axis=0)


@running_mean.mistake
def neither_weighted(running, x, momentum):
    """You return the memory plus the mean of the batch, both in full. What should the two weights add up to?"""
    return running + x.mean(axis=0)


@running_mean.mistake
def both_with_momentum(running, x, momentum):
    """Memory and batch both count with momentum. What should the two weights add up to?"""
    return momentum * running + momentum * x.mean(axis=0)


@running_mean.mistake
def plain_average(running, x, momentum):
    """You return the middle between memory and batch. Where does momentum come in?"""
    return (running + x.mean(axis=0)) / 2


@running_mean.mistake
def parentheses_missing(running, x, momentum):
    """You add a whole 1 and then subtract momentum times the mean of the batch. What does Python compute first: 1 - momentum, or the
    product?"""
    return momentum * running + 1 - momentum * x.mean(axis=0)


@running_mean.mistake
def batch_subtracted(running, x, momentum):
    """The share of the batch is taken away from the memory. With which sign does it go in?"""
    return momentum * running - (1 - momentum) * x.mean(axis=0)


@running_mean.mistake
def away_from_the_batch(running, x, momentum):
    """Your memory moves by the right amount, but away from the mean of the batch. Which difference points towards it?"""
    return running - (1 - momentum) * (x.mean(axis=0) - running)


@running_mean.mistake
def momentum_of_0_9(running, x, momentum):
    """Your result is right for a momentum of 0.9 only. Where is the argument used?"""
    return 0.9 * running + 0.1 * x.mean(axis=0)


@running_mean.mistake
def momentum_of_0_1(running, x, momentum):
    """Your memory always counts with 0.1 and the batch with 0.9, whatever momentum is. Where is the argument used, and which of
    the two does it belong to?"""
    return 0.1 * running + 0.9 * x.mean(axis=0)


@running_mean.mistake
def variance_taken_in(running, x, momentum):
    """What you take in is the variance of each feature over the batch. Which number of the batch does a running mean remember?"""
    return momentum * running + (1 - momentum) * x.var(axis=0)


@running_mean.mistake
def spread_taken_in(running, x, momentum):
    """What you take in is the spread of each feature over the batch. Which number of the batch does a running mean remember?"""
    return momentum * running + (1 - momentum) * x.std(axis=0)


@running_mean.mistake
def largest_taken_in(running, x, momentum):
    """What you take in is the largest value of each feature. Which number of the batch does a running mean remember?"""
    return momentum * running + (1 - momentum) * x.max(axis=0)


@running_mean.mistake
def only_the_first_feature(running, x, momentum):
    """You return one number, the memory of feature 0. Does `return` stand inside a loop, or is [0] taken of something?"""
    return momentum * running[0] + (1 - momentum) * x[:, 0].mean()


@running_mean.mistake
def stopped_after_the_first_feature(running, x, momentum):
    """Feature 0 is right, all others are still 0. Does `return` stand inside the loop over the features?"""
    new = np.zeros(running.shape)
    new[0] = momentum * running[0] + (1 - momentum) * x[:, 0].mean()
    return new


@running_mean.mistake
def last_feature_left_out(running, x, momentum):
    """The last feature is still 0. Where does your loop over the features end?"""
    new = momentum * running + (1 - momentum) * x.mean(axis=0)
    new[-1] = 0
    return new


@running_mean.mistake
def running_changed_in_place(running, x, momentum):
    """The numbers are right, but the caller's running is changed as well. Which line writes into it instead of making a new array?"""
    running *= momentum
    running += (1 - momentum) * x.mean(axis=0)
    return running


def _inference_cases():
    rng = np.random.default_rng(73)
    shapes = ((3, 2), (1, 4), (4, 4), (2, 5), (6, 3))
    cases = [
        (tenths(rng, n, d), tenths(rng, d), np.abs(tenths(rng, d)), tenths(rng, d), tenths(rng, d)) for n, d in shapes
    ]
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
    """An image gets another answer when other images come with it, and a single image always comes out as beta. Whose mean and
    variance should be used, those of this batch or the stored ones?"""
    return gamma * _normal(x) + beta


@batch_norm_inference.mistake
def mean_of_the_batch(x, mean, var, gamma, beta):
    """The spread is the stored one, but the mean is that of this batch, so a single image always comes out as beta. Which mean
    should be subtracted?"""
    return gamma * _centered(x) / np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def variance_of_the_batch(x, mean, var, gamma, beta):
    """The mean is the stored one, but the spread is that of this batch. Which variance should go under the root?"""
    return gamma * (x - mean) / _spread(x) + beta


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
    """The stored mean went in with the wrong sign: a feature that lies at its mean should come out as beta. Is the mean added, or
    subtracted?"""
    return gamma * (x + mean) / np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def not_divided(x, mean, var, gamma, beta):
    """The mean is taken away, but a feature that varied much in training is still wide. Where does the stored variance come in?"""
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
    """Your numbers fit a root taken twice. Is what is stored a variance, or a spread, and how many roots lie between
    them?"""
    return gamma * (x - mean) / np.sqrt(np.sqrt(var) + 1e-5) + beta


@batch_norm_inference.mistake
def squared_variance(x, mean, var, gamma, beta):
    """Your numbers fit a root of (the stored variance squared, + 1e-5). Is what is stored a spread, or a variance
    already?"""
    return gamma * (x - mean) / np.sqrt(var**2 + 1e-5) + beta


@batch_norm_inference.mistake
def multiplied_by_the_spread(x, mean, var, gamma, beta):
    """A feature that varied much in training is wider still in your result. Should the spread multiply, or divide?"""
    return gamma * (x - mean) * np.sqrt(var + 1e-5) + beta


@batch_norm_inference.mistake
def no_eps(x, mean, var, gamma, beta):
    """Where the stored variance is small your numbers are too large, and where it is 0 they are inf or nan. What keeps the
    spread from being 0?"""
    return gamma * (x - mean) / np.sqrt(var) + beta


@batch_norm_inference.mistake
def eps_for_variance_0_only(x, mean, var, gamma, beta):
    """Where the stored variance is small your numbers are too large, as if nothing were added to it; where it is 0 they are
    finite, but not what is asked. Which features get the 1e-5?"""
    spread = np.sqrt(var)
    return gamma * (x - mean) / np.where(spread == 0, 1, spread) + beta


@batch_norm_inference.mistake
def eps_outside_the_root(x, mean, var, gamma, beta):
    """Where the stored variance is small your numbers are too large: they fit 1e-5 added to the spread itself. Does it belong
    there, or to the variance?"""
    return gamma * (x - mean) / (np.sqrt(var) + 1e-5) + beta


@batch_norm_inference.mistake
def eps_of_1e_8(x, mean, var, gamma, beta):
    """Where the stored variance is small your numbers are too large: they fit 1e-8 added to it. How much does the task add?"""
    return gamma * (x - mean) / np.sqrt(var + 1e-8) + beta


@batch_norm_inference.mistake
def eps_of_1e_3(x, mean, var, gamma, beta):
    """Where the stored variance is small your numbers are too small: they fit 1e-3 added to it. How much does the task add?"""
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
    """You return {got.size} numbers, those of image 0. Does `return` stand inside a loop, or is [0] taken of
    something?"""
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
    """The numbers are right, but the caller's var is changed: with every picture looked at, the stored variance would be another.
    Which line writes into it?"""
    var += 1e-5
    return gamma * (x - mean) / np.sqrt(var) + beta
