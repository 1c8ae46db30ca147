"""The gradient by trying: nudge one weight at a time, to both sides."""

import numpy as np

from dlcourse.exercises.bank.descent.landscapes import named
from dlcourse.exercises.definitions import function_exercise


def _numerical_gradient_cases():
    rng = np.random.default_rng(33)

    def eighths(n):  # w + h - h is w again for the computer, so that whoever nudges back and forth also restores w exactly
        return rng.integers(1, 17, n) * rng.choice([-1, 1], n) / 8

    cube = named("w[0]**3 + 2 w[0] w[1]", lambda w: w[0] ** 3 + 2 * w[0] * w[1])
    waves = named("the sum of sin(w) + w**2", lambda w: np.sum(np.sin(w) + w**2))
    chain = named("w[0] w[1] w[2] + exp(w[2]) - w[0]**2", lambda w: w[0] * w[1] * w[2] + np.exp(w[2]) - w[0] ** 2)
    one = named("w[0]**3 - 2 w[0]", lambda w: w[0] ** 3 - 2 * w[0])
    mixed = named(
        "the sum of w**3 and of neighbors' products", lambda w: np.sum(w**3) + np.sum(w[1:] * w[:-1]) + np.cos(w[-1] + w[0])
    )
    return [
        (cube, np.array([0.5, -1.25]), 0.25),
        (waves, eighths(4), 0.125),
        (chain, eighths(3), 0.0625),
        (one, np.array([1.5]), 0.5),
        (mixed, eighths(6), 2**-7),
        (mixed, np.round(rng.normal(size=5) * 64) / 64, 2**-10),
    ]


def _both(f, w, h):
    """The values of f with each weight nudged up, and down, one row of (up, down) for each weight."""
    nudges = h * np.eye(len(w))
    return np.array([(f(w + nudge), f(w - nudge)) for nudge in nudges])


@function_exercise(
    "descent.numerical_gradient",
    cases=_numerical_gradient_cases,
    hints=(
        "For one weight: how much higher is the loss a little to the right than a little to the left, and how far apart are the two places?",
        "Go through the weights with a loop. Make two copies of w; in one of them weight i is larger by h, in the other smaller by h.",
        "The slope is the difference of the two values of f, divided by the distance between the two places, which is 2 * h.",
    ),
    explanation="Two measurements around w tell the slope there, far better than one beside it: their errors to the left and to the right nearly cancel. "
    "Another way to write it: take the rows of h * np.eye(len(w)) as nudges, and (f(w + nudge) - f(w - nudge)) / (2 * h) for each.",
)
def numerical_gradient(f, w, h):
    """Return the slope of f in every weight, measured with small nudges to both sides.

    f: a function; f(w) is one number, the loss at the weights w.
    w: (n,), the weights.
    h: one number, how far a weight is nudged: once up by h, once down by h, while all others stay.
    Result: a numpy array of shape (n,); w itself is the same after the call.
    """
    slopes = np.zeros(len(w))
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


@numerical_gradient.mistake
def one_sided(f, w, h):
    """You measure at w and at w + h: on a curved landscape that is the slope a little beside w. On how many sides of w should you measure?"""
    return (_both(f, w, h)[:, 0] - f(w)) / h


@numerical_gradient.mistake
def one_sided_backwards(f, w, h):
    """You measure at w and at w - h: on a curved landscape that is the slope a little beside w. On how many sides of w should you measure?"""
    return (f(w) - _both(f, w, h)[:, 1]) / h


@numerical_gradient.mistake
def one_sided_by_two(f, w, h):
    """One of your two measurements is at w itself, and you divide by 2h. How far apart are the two places, and should one of them be w?"""
    return (_both(f, w, h)[:, 0] - f(w)) / (2 * h)


@numerical_gradient.mistake
def one_sided_backwards_by_two(f, w, h):
    """One of your two measurements is at w itself, the other below it, and you divide by 2h. How far apart are the two places?"""
    return (f(w) - _both(f, w, h)[:, 1]) / (2 * h)


@numerical_gradient.mistake
def divided_by_one_nudge(f, w, h):
    """Every slope is twice too steep. How far apart are the two places where you measure?"""
    up, down = _both(f, w, h).T
    return (up - down) / h


@numerical_gradient.mistake
def not_divided(f, w, h):
    """You return differences in height, and they shrink with h. By which distance must a difference be divided to be a slope?"""
    up, down = _both(f, w, h).T
    return up - down


@numerical_gradient.mistake
def not_divided_one_sided(f, w, h):
    """You return the differences in height between w and w + h. By which distance must they be divided, and where is the other side?"""
    return _both(f, w, h)[:, 0] - f(w)


@numerical_gradient.mistake
def halved_and_multiplied(f, w, h):
    """Your differences are halved and then multiplied by h. In a / 2 * h, what does Python do first, and where do brackets help?"""
    up, down = _both(f, w, h).T
    return (up - down) / 2 * h


@numerical_gradient.mistake
def divided_by_two_only(f, w, h):
    """Your differences are divided by 2 alone, so that they shrink with h. How far apart are the two places?"""
    up, down = _both(f, w, h).T
    return (up - down) / 2


@numerical_gradient.mistake
def second_value_divided_only(f, w, h):
    """Only the second of the two values was divided; the first stands there as it is. Which brackets hold the difference together?"""
    up, down = _both(f, w, h).T
    return up - down / (2 * h)


@numerical_gradient.mistake
def second_value_divided_only_by_one_nudge(f, w, h):
    """Only the second of the two values was divided; the first stands there as it is. Which brackets hold the difference together, and how far apart are the places?"""
    up, down = _both(f, w, h).T
    return up - down / h


@numerical_gradient.mistake
def divided_by_square(f, w, h):
    """Your slopes grow without end as h gets smaller: h stands in the divisor twice. What is the distance between the two places?"""
    up, down = _both(f, w, h).T
    return (up - down) / (2 * h**2)


@numerical_gradient.mistake
def values_added(f, w, h):
    """You added the two values of f, and divided. What tells you how much higher the one place is than the other?"""
    up, down = _both(f, w, h).T
    return (up + down) / (2 * h)


@numerical_gradient.mistake
def order_reversed(f, w, h):
    """Each slope has the opposite sign. Which value comes first, the one above or the one below w?"""
    up, down = _both(f, w, h).T
    return (down - up) / (2 * h)


@numerical_gradient.mistake
def all_weights_at_once(f, w, h):
    """All your slopes are the same number: all weights were nudged together. Whose slope do you measure then?"""
    return np.full(len(w), (f(w + h) - f(w - h)) / (2 * h))


@numerical_gradient.mistake
def all_weights_at_once_in_one_number(f, w, h):
    """You return one number, measured with all weights nudged together. How do you find the slope of a single weight?"""
    return (f(w + h) - f(w - h)) / (2 * h)


@numerical_gradient.mistake
def all_weights_at_once_one_sided(f, w, h):
    """All your slopes are the same number: all weights were nudged together, and to one side only. Whose slope do you measure then?"""
    return np.full(len(w), (f(w + h) - f(w)) / h)


@numerical_gradient.mistake
def all_weights_at_once_one_sided_in_one_number(f, w, h):
    """You return one number, measured with all weights nudged together, and to one side only. How do you find the slope of a single weight?"""
    return (f(w + h) - f(w)) / h


@numerical_gradient.mistake
def slopes_summed(f, w, h):
    """You return one number, the sum of the slopes. Does each weight have its own?"""
    return numerical_gradient.reference(f, w, h).sum()


@numerical_gradient.mistake
def slopes_averaged(f, w, h):
    """You return one number, the mean of the slopes. Does each weight have its own?"""
    return numerical_gradient.reference(f, w, h).mean()


@numerical_gradient.mistake
def length_returned(f, w, h):
    """You return one number, the length of the gradient. Which numbers make up the gradient itself?"""
    return np.linalg.norm(numerical_gradient.reference(f, w, h))


@numerical_gradient.mistake
def no_difference(f, w, h):
    """Every slope came out as 0, on ground that is not flat. Are the two places where you measure really different, and does each slope go into the result?"""
    return np.zeros(len(w))


@numerical_gradient.mistake
def nudge_of_its_own(f, w, h):
    """You nudge by a distance of your own, much smaller than the one asked for. What is h for?"""
    return (_both(f, w, 1e-5) @ (1, -1)) / 2e-5


@numerical_gradient.mistake
def one_sided_with_nudge_of_its_own(f, w, h):
    """You nudge by a tiny distance of your own, and to one side only. What is h for, and where is the other side?"""
    return (_both(f, w, 1e-5)[:, 0] - f(w)) / 1e-5


@numerical_gradient.mistake
def nudge_of_its_own_divided_by_h(f, w, h):
    """You nudge by one distance and divide by another. Which of them is h?"""
    return (_both(f, w, 1e-5) @ (1, -1)) / (2 * h)


@numerical_gradient.mistake
def divided_by_the_weight_too(f, w, h):
    """Each slope was divided by its weight as well. How far did the weight move, in its own size or in h?"""
    return numerical_gradient.reference(f, w, h) / w


@numerical_gradient.mistake
def times_the_weight(f, w, h):
    """Each slope was multiplied by its weight. What is the height difference to be divided by, and by nothing else?"""
    return numerical_gradient.reference(f, w, h) * w


@numerical_gradient.mistake
def nudged_in_proportion(f, w, h):
    """A large weight is nudged further than a small one: in proportion to its size. How far should every weight be nudged?"""
    nudges = np.diag(h * w)
    return np.array([f(w + nudge) - f(w - nudge) for nudge in nudges]) / (2 * h)


def _stay_nudged(f, w, h, divisor):
    """Both copies are made once, before the loop: no nudge is taken back."""
    up, down, slopes = w.copy(), w.copy(), np.zeros(len(w))
    for i in range(len(w)):
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / divisor
    return slopes


@numerical_gradient.mistake
def nudges_stay(f, w, h):
    """The first slope is right. When you come to a later weight, those before it are still nudged, up in one copy and down in the other.
    Where are the copies made?"""
    return _stay_nudged(f, w, h, 2 * h)


@numerical_gradient.mistake
def nudges_stay_by_one_nudge(f, w, h):
    """Weights that had their turn are still nudged when the next is measured, and you divide by one nudge only. Where are the copies made?"""
    return _stay_nudged(f, w, h, h)


def _left_below(f, w, h):
    """Each weight goes up by h, then down by 2 h, and is left there."""
    slopes = np.zeros(len(w))
    for i in range(len(w)):
        w[i] += h
        up = f(w)
        w[i] -= 2 * h
        slopes[i] = (up - f(w)) / (2 * h)
    return slopes


@numerical_gradient.mistake
def left_below(f, w, h):
    """The first slope is right. Each weight is left h too low after its turn, so that later slopes are measured elsewhere. Is it brought back?"""
    return _left_below(f, w.copy(), h)


@numerical_gradient.mistake
def left_below_for_the_caller(f, w, h):
    """Each weight of the caller's w is left h too low after its turn, so that later slopes are measured elsewhere. Is it brought back?"""
    return _left_below(f, w, h)


def _left_above(f, w, h):
    """Each weight goes up by h and is left there; measured to one side."""
    slopes = np.zeros(len(w))
    for i in range(len(w)):
        before = f(w)
        w[i] += h
        slopes[i] = (f(w) - before) / h
    return slopes


@numerical_gradient.mistake
def left_above(f, w, h):
    """You measure to one side, and each weight stays nudged after its turn. Where is the other side, and is the weight brought back?"""
    return _left_above(f, w.copy(), h)


@numerical_gradient.mistake
def left_above_for_the_caller(f, w, h):
    """You measure to one side, and each weight of the caller's w stays nudged after its turn. Where is the other side, and is it brought back?"""
    return _left_above(f, w, h)


@numerical_gradient.mistake
def caller_left_nudged(f, w, h):
    """The slopes are right, but the caller's w is not what it was before the call. Is each weight brought back to its old place, also the last one?"""
    slopes = numerical_gradient.reference(f, w, h)
    w += h
    return slopes


@numerical_gradient.mistake
def single_weight_given(f, w, h):
    """f was given a single number, and it needs all the weights. Which row of weights, with one of them nudged, should it get?"""
    return np.array([(f(x + h) - f(x - h)) / (2 * h) for x in w])


@numerical_gradient.mistake
def first_weight_only(f, w, h):
    """The first slope is right, all others are still 0. Does `return` stand inside the loop, or is one index fixed?"""
    return numerical_gradient.reference(f, w, h) * (np.arange(len(w)) == 0)


@numerical_gradient.mistake
def first_slope_alone(f, w, h):
    """You return one number, the slope of the first weight. Does `return` stand inside the loop?"""
    return numerical_gradient.reference(f, w, h)[0]


@numerical_gradient.mistake
def last_slope_alone(f, w, h):
    """You return one number, the slope of the last weight. Where are the others kept while the loop goes on?"""
    return numerical_gradient.reference(f, w, h)[-1]


@numerical_gradient.mistake
def first_slope_everywhere(f, w, h):
    """All your slopes are that of the first weight. Is the loop variable used for the nudge?"""
    return np.full(len(w), numerical_gradient.reference(f, w, h)[0])


@numerical_gradient.mistake
def last_slope_everywhere(f, w, h):
    """All your slopes are that of the last weight. Into which place of the result does each slope go?"""
    return np.full(len(w), numerical_gradient.reference(f, w, h)[-1])


@numerical_gradient.mistake
def last_weight_left_out(f, w, h):
    """The last slope is still 0. Where does your loop end?"""
    slopes = numerical_gradient.reference(f, w, h)
    slopes[-1] = 0
    return slopes


@numerical_gradient.mistake
def first_weight_left_out(f, w, h):
    """The first slope is still 0. Where does your loop begin?"""
    slopes = numerical_gradient.reference(f, w, h)
    slopes[0] = 0
    return slopes


@numerical_gradient.mistake
def slopes_pile_up(f, w, h):
    """The first slope is right, each later one still holds those before it. Where does a new weight begin at 0?"""
    return np.cumsum(numerical_gradient.reference(f, w, h))


@numerical_gradient.mistake
def without_sign(f, w, h):
    """All your slopes are 0 or above, also where the ground falls. What became of the sign of the difference?"""
    return np.abs(numerical_gradient.reference(f, w, h))


@numerical_gradient.mistake
def curvature(f, w, h):
    """You return how the slope itself changes: the value at w is taken away twice. What does the plain slope compare?"""
    up, down = _both(f, w, h).T
    return (up - 2 * f(w) + down) / h**2


@numerical_gradient.mistake
def step_already(f, w, h):
    """You return the weights with the slopes taken away, one step of gradient descent. What is asked for before any step?"""
    return w - numerical_gradient.reference(f, w, h)


@numerical_gradient.mistake
def heights_returned(f, w, h):
    """You return the height of the landscape with each weight nudged up. What must be compared with it, and divided by what?"""
    return _both(f, w, h)[:, 0]
