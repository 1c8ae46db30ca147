"""The way back through ReLU."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _backward_cases():
    rng = np.random.default_rng(43)
    p = np.array([0.8, 0.1, 1.5, 1.1, 0.0, 0.3, 0.8, 1.2, 0.0, 1.0])
    ideal = np.where(np.arange(10) == 0, 5.0, -5.0)
    cases = [(np.array([2.5, -1.2, -0.6, 3.4]), np.array([0.7, 0.0, 2.1, 0.0])), (ideal - p, p)]
    for shape in ((2, 3), (4, 4), (1, 6), (5, 2)):
        cases.append((tenths(rng, *shape), np.maximum(tenths(rng, *shape), 0.0)))
    all_on = (np.array([1.5, -0.4, -2.2]), np.array([0.3, 1.7, 2.4]))
    all_off = (np.array([[1.5, -0.4], [0.9, -2.2]]), np.zeros((2, 2)))
    return [*cases, all_on, all_off, (rng.normal(size=(6, 10)), np.maximum(rng.normal(size=(6, 10)), 0))]


@function_exercise(
    "relu.backward",
    cases=_backward_cases,
    hints=(
        "Where ReLU gave 0, it is flat: a small change of its input changes nothing. What can come back through such a place?",
        "Where the output is above 0, ReLU is the line with slope 1, and dp goes through as it is. Two cases, and p decides between them.",
        "Multiply dp by the slope: 1 where p > 0, and 0 elsewhere. A comparison gives just these, as True and False.",
    ),
    explanation="Each entry of dp is multiplied by the slope of ReLU at that place, 1 or 0, and p tells which. Another way to write it: "
    "np.where(p > 0, dp, 0). As p comes out of a ReLU it is never negative, so asking p != 0 gives the same.",
)
def backward(dp, p):
    """Lead dp back through ReLU: 0 wherever the output p was 0, unchanged elsewhere.

    dp: what comes back to the outputs, a gradient or a correction; the rule is the same for both.
    p: the outputs of the ReLU, an array of the same shape as dp; none is negative.
    Result: a numpy array of the same shape.
    """
    return dp * (p > 0)


@backward.mistake
def sign_of_dp_decides(dp, p):
    """Every negative entry of dp became 0, and the positive ones all went through. Is it the sign of dp that decides, or the output of the unit?"""
    return np.maximum(dp, 0)


@backward.mistake
def both_decide(dp, p):
    """Where the unit was on, the negative entries of dp became 0 too. May what comes back be negative?"""
    return np.maximum(dp, 0) * (p > 0)


@backward.mistake
def wrong_units_kept(dp, p):
    """You kept dp just where the output was 0, and lost it elsewhere. Which units does a small change of the input reach?"""
    return dp * (p <= 0)


@backward.mistake
def everything_passes(dp, p):
    """dp comes back as it was. What should happen where p is 0, and does your comparison treat 0 differently from 1?"""
    return dp.copy()


@backward.mistake
def nothing_passes(dp, p):
    """All entries of your result are 0. What should go through where the output is above 0?"""
    return np.zeros(dp.shape)


@backward.mistake
def times_the_output(dp, p):
    """The zeros are right, but the others are multiplied by the outputs. How steep is ReLU above 0: does it depend on the height?"""
    return dp * p


@backward.mistake
def output_where_dp_is_positive(dp, p):
    """You return outputs, those where dp is positive. Which of the two arrays is to go through, and which one decides?"""
    return p * (dp > 0)


@backward.mistake
def output_itself(dp, p):
    """You return the outputs p. Which of the two arrays is led back?"""
    return p.copy()


@backward.mistake
def slopes_alone(dp, p):
    """Your result holds only 1 and 0, the slopes. What became of dp?"""
    return (p > 0).astype(float)


@backward.mistake
def signs_of_dp(dp, p):
    """The zeros are right, but of the others only the sign is left. Should dp keep its size on the way through?"""
    return np.sign(dp) * (p > 0)


@backward.mistake
def sizes_of_dp(dp, p):
    """The zeros are right, but no entry is negative any more. May what comes back be negative?"""
    return np.abs(dp) * (p > 0)


@backward.mistake
def dropped(dp, p):
    """{got.size} numbers came back for {dp.size}: the places with output 0 have vanished. Should they vanish, or hold 0?"""
    return dp[p > 0]


@backward.mistake
def dropped_by_dp(dp, p):
    """You return {got.size} of the {dp.size} entries of dp, the positive ones. What decides which go through, and should the others vanish?"""
    return dp[dp > 0]


@backward.mistake
def shared_among_the_live(dp, p):
    """The zeros are right, and the others are enlarged, as if those that are on had to make up for those that are off. Is anything made up for here?"""
    return dp * (p > 0) * p.size / max((p > 0).sum(), 1)


@backward.mistake
def averaged_over_all(dp, p):
    """The zeros are right, and the others are {dp.size} times too small, which is the number of entries. Is anything averaged on the way back?"""
    return dp * (p > 0) / dp.size


@backward.mistake
def averaged_over_the_live(dp, p):
    """The zeros are right, and the others are divided by the number of outputs above 0. Is anything averaged on the way back?"""
    return dp * (p > 0) / max((p > 0).sum(), 1)


@backward.mistake
def from_one_upwards(dp, p):
    """Outputs between 0 and 1 let nothing through. Where is the corner of ReLU?"""
    return dp * (p > 1)


@backward.mistake
def from_one_half_upwards(dp, p):
    """Small outputs just above 0 let nothing through. Where is the corner of ReLU?"""
    return dp * (p > 0.5)


@backward.mistake
def through_a_sigmoid(dp, p):
    """You multiplied by p times (1 - p), the slope of a sigmoid. How steep is ReLU where its output is above 0?"""
    return dp * p * (1 - p)


@backward.mistake
def through_a_tanh(dp, p):
    """You multiplied by 1 - p squared, the slope of another activation, tanh. How steep is ReLU where its output is above 0?"""
    return dp * (1 - p**2)


@backward.mistake
def hundredth_passes(dp, p):
    """Where the output is 0 you let a hundredth through. How flat is ReLU there?"""
    return np.where(p > 0, dp, dp / 100)


@backward.mistake
def minus_one_where_off(dp, p):
    """Where the output is 0, dp came back with its sign turned. What does a flat place let through?"""
    return np.where(p > 0, dp, -dp)


@backward.mistake
def left_side_falls(dp, p):
    """Where the output is 0, your result is -1. What does a flat place let through?"""
    return np.where(p > 0, dp, -1.0)


@backward.mistake
def ones_where_off(dp, p):
    """Where the output is 0, your result is 1. What does a flat place let through?"""
    return np.where(p > 0, dp, 1.0)


@backward.mistake
def all_or_nothing(dp, p):
    """As soon as one output is 0, nothing comes back at all. Does each unit not decide for itself?"""
    return dp * (p > 0).all()


@backward.mistake
def all_if_any(dp, p):
    """As soon as one output is above 0, all of dp comes back. Does each unit not decide for itself?"""
    return dp * (p > 0).any()


@backward.mistake
def compared_in_one_go(dp, p):
    """Python was asked for a single yes or no about a whole array, and an array has one for each entry. What compares entry by entry?"""
    return dp if p > 0 else 0 * dp


@backward.mistake
def rows_compared_in_one_go(dp, p):
    """For a single row your function works. Going through a table gives whole rows, and Python has no single yes or no for a row. What looks at every entry,
    whatever the shape?"""
    return np.array([d if out > 0 else 0.0 for d, out in zip(dp, p)])


@backward.mistake
def put_in_one_row(dp, p):
    """The numbers are right, but they all stand in one row of {got.size}; dp has the shape {dp.shape}. What gives them back their shape?"""
    return (dp * (p > 0)).ravel()


@backward.mistake
def added_up(dp, p):
    """You return one number, the sum over all units. Does each unit not pass on its own?"""
    return (dp * (p > 0)).sum()


@backward.mistake
def multiplied_and_added_up(dp, p):
    """You return one number, the products of dp and p added up. Does each unit not pass on its own?"""
    return (dp * p).sum()


@backward.mistake
def output_subtracted(dp, p):
    """The zeros are right where the unit was off, but elsewhere p is subtracted from dp. Does the height of the output change what comes back?"""
    return (dp - p) * (p > 0)


@backward.mistake
def output_added(dp, p):
    """You return dp and p added up. What does p decide, and does its height come into the result?"""
    return dp + p


@backward.mistake
def smaller_of_the_two(dp, p):
    """You return the smaller one of dp and p in each place. Is there a comparison between the two, or does p alone decide?"""
    return np.minimum(dp, p)


@backward.mistake
def larger_of_the_two(dp, p):
    """You return the larger one of dp and p in each place. Is there a comparison between the two, or does p alone decide?"""
    return np.maximum(dp, p)


@backward.mistake
def product_bent(dp, p):
    """You multiplied dp by p and cut off what is negative. What does p decide, and may what comes back be negative?"""
    return np.maximum(dp * p, 0)


@backward.mistake
def divided_by_the_output(dp, p):
    """You divided dp by the outputs, and where they are 0 this is no number. What happens to dp on its way through a straight line with slope 1?"""
    return dp / p


@backward.mistake
def whole_numbers_passed(dp, p):
    """The zeros are right, but the fractions are cut off. What kind of number does your result array hold?"""
    return (dp * (p > 0)).astype(int)


@backward.mistake
def last_still_closed(dp, p):
    """Along the first axis the last entry of your result is 0, whatever the output was there. Where does your loop end?"""
    result = dp * (p > 0)
    result[-1] = 0
    return result


@backward.mistake
def first_still_closed(dp, p):
    """Along the first axis the first entry of your result is 0, whatever the output was there. Where does your loop begin?"""
    result = dp * (p > 0)
    result[0] = 0
    return result


@backward.mistake
def last_still_open(dp, p):
    """Along the first axis the last entry is dp as it came, whatever the output was there. Where does your loop end?"""
    result = dp * (p > 0)
    result[-1] = dp[-1]
    return result


@backward.mistake
def dp_overwritten(dp, p):
    """The numbers are right, but the caller's dp is changed, and whoever needs it next finds the wrong one. Which line writes into dp instead
    of making a new array?"""
    dp[p == 0] = 0
    return dp


@backward.mistake
def p_overwritten(dp, p):
    """The numbers are right, but the caller's p is changed, and whoever needs the outputs next finds others. Which line writes into p instead
    of making a new array?"""
    p[p > 0] = 1
    return dp * p
