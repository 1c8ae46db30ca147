"""Three functions one after the other, with numbers: how the last one moves with the first weight."""

from dlcourse.exercises.definitions import function_exercise


def _chain_cases():
    both_on = [(0.7, 3.0, -2.0, 1.1), (-0.5, 0.8, 1.7, -3.0), (2.0, 0.25, 3.5, 1.2), (0.8731, 1.3377, -2.4129, 0.5563)]
    first_off = [(-0.4, 2.5, 3.0, 1.5), (1.2, 1.4, 0.9, -0.8)]
    second_off = [(0.6, -1.5, 2.5, 2.2), (-0.3, -0.7, -1.9, -2.4)]
    both_off = [(-0.9, -1.6, 2.1, 1.3)]
    at_the_corner = [(0.0, 1.5, 2.0, 2.6)]
    return both_on[:1] + first_off + second_off + both_on[1:] + both_off + at_the_corner


@function_exercise(
    "backprop.chain",
    cases=_chain_cases,
    hints=(
        "Take both units as on for a moment. A little more of w1 moves h1, a little more of h1 moves h2, a little more of h2 moves p. How many times as "
        "far does each of them move?",
        "h1 moves x times as far as w1, h2 moves w2 times as far as h1, p moves w3 times as far as h2. Slopes along a chain are multiplied. A unit "
        "that is off passes nothing on: its factor is 0, so go forward first and look at both sums.",
        "With h1 = max(w1 * x, 0), the slope is w3 * w2 * x if w1 * x > 0 and w2 * h1 > 0, and 0 otherwise.",
    ),
    explanation="Each function multiplies a small change by its own slope, so the slope of the whole chain is the product of all slopes on the way: w3, the ReLU "
    "of h2, w2, the ReLU of h1, and x. The slope of a ReLU is 1 or 0: one unit that is off makes the whole product 0. Another way to write it: begin with "
    "d = w3 at the end, and multiply it by one factor after the other on the way back to w1.",
)
def chain(w1, w2, w3, x):
    """Return the slope of p with respect to w1, in a chain of three functions.

    h1 = relu(w1 · x), then h2 = relu(w2 · h1), then p = w3 · h2: three layers of one unit each, without biases.
    A unit whose sum is not above 0 is off: its output is 0, and the slope of its ReLU counts as 0.

    w1, w2, w3, x: one number each.
    Result: one number; if w1 alone changes by very little, p changes by this many times as much.
    """
    h1 = max(w1 * x, 0)
    on1 = w1 * x > 0
    on2 = w2 * h1 > 0
    return w3 * on2 * w2 * on1 * x


# What the known mistakes are made of.


def _forward(w1, w2, w3, x):
    """Return h1, h2, p."""
    h1 = max(w1 * x, 0)
    h2 = max(w2 * h1, 0)
    return h1, h2, w3 * h2


def _passes(w1, w2, w3, x):
    """Return 1 if both units are on, 0 if not."""
    return float(_forward(w1, w2, w3, x)[1] > 0)


# --- what the ReLUs do on the way back ---


@chain.mistake
def no_masks(w1, w2, w3, x):
    """While both units are on, your slope is right. With w1 = {w1}, w2 = {w2} and x = {x} they are not, and your slope comes through all the same. What does the
    output of a unit that is off do when w1 moves a little?"""
    return w3 * w2 * x


@chain.mistake
def second_mask_forgotten(w1, w2, w3, x):
    """Your slope heeds the first unit, not the second. With w2 = {w2} the sum of unit 2 is below 0 here, and the slope comes through all the same. What does h2 do
    when w1 moves a little?"""
    return w3 * w2 * x * (w1 * x > 0)


@chain.mistake
def first_relu_left_out(w1, w2, w3, x):
    """With w1 = {w1}, w2 = {w2} and x = {x} your slope comes through. There w1 · x is below 0, and so is w2: the product of both is above 0, as if unit 1 had no ReLU. What
    does unit 2 really receive?"""
    return w3 * w2 * x * (w2 * w1 * x > 0)


@chain.mistake
def signs_of_weights(w1, w2, w3, x):
    """Your slope passes where both weights are above 0, whatever x is. What decides whether unit 1 is on: its weight, or the sum w1 · x?"""
    return w3 * w2 * x * (w1 > 0) * (w2 > 0)


@chain.mistake
def signs_of_weights_and_input(w1, w2, w3, x):
    """Your slope passes only where w1, w2 and x are all above 0. Two negative numbers make a positive product: when is unit 1 on?"""
    return w3 * w2 * x * (w1 > 0) * (w2 > 0) * (x > 0)


@chain.mistake
def sign_of_the_input(w1, w2, w3, x):
    """Your slope passes where x and w2 are above 0, whatever w1 is. What decides whether unit 1 is on: x alone, or the sum w1 · x?"""
    return w3 * w2 * x * (x > 0) * (w2 > 0)


@chain.mistake
def second_unit_asked_with_x(w1, w2, w3, x):
    """Whether your slope passes unit 2 goes by the sign of w2 · x. With w2 = {w2} and x = {x} that is another sign than the right one: what does unit 2 receive?"""
    return w3 * w2 * x * (w1 * x > 0) * (w2 * x > 0)


@chain.mistake
def mask_from_the_signal(w1, w2, w3, x):
    """What travels back is set to 0 where it is itself not above 0, as with w3 = {w3} and w2 = {w2} here. Does a ReLU let a slope through by the sign of the slope, or
    by the sum that it received on the way forward?"""
    d2 = max(w3, 0)
    return max(d2 * w2, 0) * x


@chain.mistake
def on_at_zero(w1, w2, w3, x):
    """All is right but one thing: where a sum is exactly 0, as with w1 = {w1}, you return the slope on its right side. Does a unit count as on there?"""
    return w3 * w2 * x * (w1 * x >= 0) * (w2 * max(w1 * x, 0) >= 0)


@chain.mistake
def half_at_the_corner(w1, w2, w3, x):
    """All is right but one thing: where a sum is exactly 0, as with w1 = {w1}, you return the mean of the slopes on both sides. Was it measured? And what is agreed
    for a unit whose sum is not above 0?"""
    return w3 * w2 * x * (0.5 if w1 * x == 0 else _passes(w1, w2, w3, x))


@chain.mistake
def relu_on_p(w1, w2, w3, x):
    """With w3 = {w3}, below 0, your slope is 0 although both units are on. Does a ReLU stand after the last function?"""
    return w3 * w2 * x * _passes(w1, w2, w3, x) * (w3 > 0)


@chain.mistake
def negative_slopes_cut_off(w1, w2, w3, x):
    """Your slopes above 0 are right, and each slope below 0 became 0. May p fall when w1 grows?"""
    return max(w3 * w2 * x * _passes(w1, w2, w3, x), 0.0)


@chain.mistake
def masks_the_other_way_round(w1, w2, w3, x):
    """Where both units are on you return 0, and where one of them is off the slope comes through. Which of the two cases lets a change pass?"""
    return w3 * w2 * x * (1 - _passes(w1, w2, w3, x))


@chain.mistake
def masks_alone(w1, w2, w3, x):
    """You return 1 where both units are on, and 0 elsewhere: how the ReLUs pass a change on. By what else is the change multiplied on its way?"""
    return _passes(w1, w2, w3, x)


@chain.mistake
def without_sign(w1, w2, w3, x):
    """The size of your slope is right, and it is never below 0. May p fall when w1 grows?"""
    return abs(w3 * w2 * x) * _passes(w1, w2, w3, x)


# --- which factors ---


@chain.mistake
def value_of_p(w1, w2, w3, x):
    """You return p, or what equals it: the product of all four numbers, through both ReLUs. Is the value of p asked, or how it moves with w1?"""
    return _forward(w1, w2, w3, x)[2]


@chain.mistake
def value_of_p_without_relus(w1, w2, w3, x):
    """You return the product of all four numbers: the value of p, had it no ReLUs. Is the value asked, or how p moves with w1? And what do the ReLUs do?"""
    return w3 * w2 * w1 * x


@chain.mistake
def slope_for_x(w1, w2, w3, x):
    """Your slope has w1 as a factor, and x is none: this is how p moves with x. What is w1 multiplied by on the way forward?"""
    return w3 * w2 * w1 * _passes(w1, w2, w3, x)


@chain.mistake
def slope_for_x_without_masks(w1, w2, w3, x):
    """You return the product of all three weights, on or off: this is how p would move with x if there were no ReLUs. What is w1 multiplied by on the way
    forward, and what does a unit that is off let through?"""
    return w3 * w2 * w1


@chain.mistake
def slope_for_w2(w1, w2, w3, x):
    """This is how p moves with w2, not with w1. Which functions still lie between h1 and the first weight?"""
    h1, h2, _ = _forward(w1, w2, w3, x)
    return w3 * h1 * (h2 > 0)


@chain.mistake
def slope_for_w3(w1, w2, w3, x):
    """You return h2: this is how p moves with w3. How does it go on from there, back to the first weight?"""
    return _forward(w1, w2, w3, x)[1]


@chain.mistake
def slope_of_h1(w1, w2, w3, x):
    """You return how h1 moves with w1. How does what h1 does reach p?"""
    return x * (w1 * x > 0)


@chain.mistake
def w3_forgotten(w1, w2, w3, x):
    """w3 has no part in your slope: it is how h2 moves with w1. How does p move with h2?"""
    return w2 * x * _passes(w1, w2, w3, x)


@chain.mistake
def w3_forgotten_and_masks(w1, w2, w3, x):
    """Your slope is w2 times x, on or off. How does p move with h2, and what does a unit that is off let through?"""
    return w2 * x


@chain.mistake
def w2_forgotten(w1, w2, w3, x):
    """Only the sign of w2 has a part in your slope, its size has none. How far does h2 move when h1 moves?"""
    return w3 * x * _passes(w1, w2, w3, x)


@chain.mistake
def w2_forgotten_and_masks(w1, w2, w3, x):
    """Your slope is w3 times x, on or off: w2 has no part in it. How far does h2 move when h1 moves, and what does a unit that is off let through?"""
    return w3 * x


@chain.mistake
def x_forgotten(w1, w2, w3, x):
    """The size of x has no part in your slope. How far does the first sum move when w1 moves: what is w1 multiplied by?"""
    return w3 * w2 * _passes(w1, w2, w3, x)


@chain.mistake
def x_forgotten_and_masks(w1, w2, w3, x):
    """Your slope is w3 times w2, on or off: this is how p would move with h1, if unit 2 is on. What is w1 multiplied by on the way forward, and what does a unit that is
    off let through?"""
    return w3 * w2


@chain.mistake
def outputs_for_slopes(w1, w2, w3, x):
    """Your product holds the outputs h1 and h2 themselves. How large is the slope of a ReLU where it is on, whatever comes out of it?"""
    h1, h2, _ = _forward(w1, w2, w3, x)
    return w3 * h2 * w2 * h1 * x


@chain.mistake
def output_h1_for_its_slope(w1, w2, w3, x):
    """Your product holds the output h1 beside w2, w3 and x. How large is the slope of a ReLU where it is on, whatever comes out of it?"""
    return w3 * w2 * _forward(w1, w2, w3, x)[0] * x * _passes(w1, w2, w3, x)


@chain.mistake
def output_h2_for_its_slope(w1, w2, w3, x):
    """Your product holds the output h2 beside w2, w3 and x. How large is the slope of a ReLU where it is on, whatever comes out of it?"""
    return w3 * _forward(w1, w2, w3, x)[1] * w2 * x


@chain.mistake
def slopes_added(w1, w2, w3, x):
    """You add w3, w2 and x up. If h1 moves x times as far as w1, and h2 moves w2 times as far as h1: how do two such steps, one behind the other, join?"""
    return (w3 + w2 + x) * _passes(w1, w2, w3, x)


@chain.mistake
def slopes_added_without_masks(w1, w2, w3, x):
    """You add w3, w2 and x up, on or off. How do two steps join, one behind the other, and what does a unit that is off let through?"""
    return w3 + w2 + x


@chain.mistake
def slopes_of_relus_added(w1, w2, w3, x):
    """The slopes of the two ReLUs, 1 or 0 each, are added up before they are multiplied: two that are on count twice, and one alone lets through. How do steps join that
    lie one behind the other?"""
    h1, h2, _ = _forward(w1, w2, w3, x)
    return w3 * w2 * x * ((h1 > 0) + float(h2 > 0))


@chain.mistake
def divided_by_w1(w1, w2, w3, x):
    """p divided by w1 is right as long as w1 is not 0: with w1 = {w1} you divide by 0. Is there a way to the slope that divides by nothing?"""
    return _forward(w1, w2, w3, x)[2] / w1


@chain.mistake
def divided_by_w1_in_numpy(w1, w2, w3, x):
    """For w1 = {w1} your slope is nan, and elsewhere it is right. Is p divided by w1? Is there a way to the slope that divides by nothing?"""
    return _forward(w1, w2, w3, x)[2] / w1 if w1 else float("nan")
