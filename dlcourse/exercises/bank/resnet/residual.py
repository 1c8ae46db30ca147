"""A residual block: relu(F(x) + x)."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def blocks(seed):
    """Return (x, A, B, dy) in which every mask lets some pass and stops others, and nothing lies on a corner of relu."""
    rng = np.random.default_rng(seed)
    shapes = [(3, 2), (3, 3), (2, 4), (4, 4), (5, 6), (1, 3)]  # d, m
    blocks = [_block(rng, d, m, lambda *shape: tenths(rng, *shape)) for d, m in shapes[:4]]
    return blocks + [_block(rng, d, m, lambda *shape: rng.normal(size=shape)) for d, m in shapes[4:]]


def _block(rng, d, m, draw):
    while True:
        x, A, B, dy = draw(d), draw(m, d), draw(d, m), draw(d)
        h = A @ x
        F = B @ np.maximum(h, 0)
        corners = np.abs(np.concatenate([h, F, F + x, B @ h + x])).min() < 0.05
        mixed = all(0 < (z > 0).sum() < len(z) for z in (h, F + x, x, dy))
        apart = all(((z > 0) != (F + x > 0)).any() for z in (F, x, dy, B @ h + x))
        if not corners and (d == 1 or mixed and (d == 2 or apart)):
            return x, A, B, dy


@function_exercise(
    "resnet.residual",
    cases=lambda: [(x, A, B) for x, A, B, _ in blocks(183)],
    hints=(
        "Work from the inside out: A first, then a relu, then B. That is F(x).",
        "The shortcut brings x, as it came in, to the end of F. There the two are added.",
        "relu takes the larger of each number and 0. It comes twice: between A and B, and once more after the sum.",
    ),
    explanation="F only has to learn what should be changed in x; what may stay comes through the shortcut by itself. With all weights at 0 the block returns "
    "relu(x), and a deeper network starts no worse than a shallow one. Another way to write it, one step a line: h = np.where(A @ x > 0, A @ x, 0), then "
    "s = x + B.dot(h), then s * (s > 0).",
)
def residual(x, A, B):
    """Return the output of a residual block, relu(F(x) + x), where F(x) = B relu(A x).

    x: (d,), one input.
    A: (m, d), the weights of the first layer.
    B: (d, m), the weights of the second layer.
    Result: a numpy array of shape (d,). x itself stays as it is.
    """
    return np.maximum(B @ np.maximum(A @ x, 0) + x, 0)


def relu(z):
    """Return max(0, z), entry by entry."""
    return np.maximum(z, 0)


def F(x, A, B):
    """Return the body of the block, without the shortcut."""
    return B @ relu(A @ x)


@residual.mistake
def no_shortcut(x, A, B):
    """Your result is relu(F(x)): two ordinary layers. By which way does x itself reach the end?"""
    return relu(F(x, A, B))


@residual.mistake
def F_only(x, A, B):
    """Your result is F(x) alone. What is added to it, and what happens to the sum?"""
    return F(x, A, B)


@residual.mistake
def shortcut_only(x, A, B):
    """Your result is relu(x): A and B have no say. Where is F(x) added?"""
    return relu(x)


@residual.mistake
def no_last_relu(x, A, B):
    """Your result is F(x) + x, and some numbers lie below 0. What happens to the sum at the end of the block?"""
    return F(x, A, B) + x


@residual.mistake
def shortcut_after_the_last_relu(x, A, B):
    """Your result is relu(F(x)) + x, and may lie below 0. Is x added before the last relu, or after it?"""
    return relu(F(x, A, B)) + x


@residual.mistake
def relu_on_both_parts(x, A, B):
    """Your result is relu(F(x)) + relu(x). Is each part bent, or their sum?"""
    return relu(F(x, A, B)) + relu(x)


@residual.mistake
def relu_on_the_shortcut(x, A, B):
    """Your result is F(x) + relu(x), and may lie below 0. Is x bent on the shortcut, or the sum at its end?"""
    return F(x, A, B) + relu(x)


@residual.mistake
def relu_on_F_too(x, A, B):
    """In your result F(x) can only add to x, never take anything away: it went through a relu of its own. After which steps
    does the task name a relu?"""
    return relu(relu(F(x, A, B)) + x)


@residual.mistake
def inner_relu_missing(x, A, B):
    """Your result fits a block without the relu between A and B. What stands between the two layers of F?"""
    return relu(B @ (A @ x) + x)


@residual.mistake
def both_relus_missing(x, A, B):
    """Your result fits a block without any relu, so all of it is one single linear layer. Where does the task name relu?"""
    return B @ (A @ x) + x


@residual.mistake
def inner_relu_and_shortcut_missing(x, A, B):
    """Your result fits relu(B A x). What stands between the two layers, and by which way does x itself reach the end?"""
    return relu(B @ (A @ x))


@residual.mistake
def relu_on_the_input(x, A, B):
    """Your result fits a block whose input was bent first: the negative numbers in x count as 0 everywhere. Which numbers
    does relu take inside F?"""
    return residual.reference(relu(x), A, B)


@residual.mistake
def relu_on_the_input_of_F(x, A, B):
    """Your F fits B relu(A relu(x)): the negative numbers of x never reach A. How many relus stand inside F?"""
    return relu(B @ relu(A @ relu(x)) + x)


@residual.mistake
def relu_before_A_only(x, A, B):
    """Your F fits B A relu(x): the relu comes before A. Does it bend what goes into the first layer, or what comes out of
    it?"""
    return relu(B @ (A @ relu(x)) + x)


@residual.mistake
def multiplied(x, A, B):
    """Your result is relu(F(x) times x). What does the shortcut do with F(x)?"""
    return relu(F(x, A, B) * x)


@residual.mistake
def averaged(x, A, B):
    """Your result is half of what is asked: the mean of F(x) and x in the place of their sum. Does anything in the block
    divide?"""
    return relu((F(x, A, B) + x) / 2)


@residual.mistake
def F_subtracted(x, A, B):
    """Your result is relu(x - F(x)). With which sign do the two meet?"""
    return relu(x - F(x, A, B))


@residual.mistake
def x_subtracted(x, A, B):
    """Your result is relu(F(x) - x). With which sign do the two meet?"""
    return relu(F(x, A, B) - x)


@residual.mistake
def x_added_twice(x, A, B):
    """In your result x is added twice. How many shortcuts has the block?"""
    return relu(F(x, A, B) + 2 * x)


@residual.mistake
def F_halved(x, A, B):
    """Your result fits half of F(x) plus x. Does anything in the block divide?"""
    return relu(F(x, A, B) / 2 + x)


@residual.mistake
def F_doubled(x, A, B):
    """Your result fits twice F(x) plus x. How often is F(x) added?"""
    return relu(2 * F(x, A, B) + x)


@residual.mistake
def x_halved(x, A, B):
    """Your result fits F(x) plus half of x. Does anything on the shortcut divide?"""
    return relu(F(x, A, B) + x / 2)


@residual.mistake
def joined_instead_of_added(x, A, B):
    """You get {got.size} numbers: F(x) and x one behind the other. The block should give {x.size}, so that the next one fits:
    what should the two do where they meet?"""
    return relu(np.concatenate([F(x, A, B), x]))


@residual.mistake
def x_in_front_of_F(x, A, B):
    """You get {got.size} numbers: x and F(x) one behind the other. The block should give {x.size}, so that the next one fits:
    what should the two do where they meet?"""
    return relu(np.concatenate([x, F(x, A, B)]))


@residual.mistake
def hidden_value_added(x, A, B):
    """What you add at the end is relu(A x), the value between the two layers: where m is not d, its size does not fit. At
    which point of the block does the shortcut begin?"""
    h = relu(A @ x)
    return relu(B @ h + h)


@residual.mistake
def hidden_sum_added(x, A, B):
    """What you add at the end is A x, the sums of the first layer: where m is not d, their size does not fit. At which point
    of the block does the shortcut begin?"""
    h = A @ x
    return relu(B @ relu(h) + h)


@residual.mistake
def added_between_the_layers(x, A, B):
    """x is added before B, inside the relu: where m is not d, the sizes {A.shape[0]} and {x.size} do not fit. At which point
    of the block does the shortcut end?"""
    return relu(B @ relu(A @ x + x))


@residual.mistake
def added_after_the_inner_relu(x, A, B):
    """x is added before B, right after the inner relu: where m is not d, the sizes {A.shape[0]} and {x.size} do not fit. At
    which point of the block does the shortcut end?"""
    return relu(B @ (relu(A @ x) + x))


@residual.mistake
def layers_swapped(x, A, B):
    """Your numbers, and where m is not d your sizes, fit B as the first layer: B is {B.shape}, x is {x.shape}. Which of the
    two meets x?"""
    return relu(A @ relu(B @ x) + x)


@residual.mistake
def A_on_its_side(x, A, B):
    """A meets x with its other axis: where A is square nothing warns you, here {A.shape[0]} rows meet {x.size} numbers. Which
    axis of A is as long as x?"""
    return relu(B @ relu(A.T @ x) + x)


@residual.mistake
def A_on_its_side_with_x_first(x, A, B):
    """x meets A with A's other axis: where A is square nothing warns you, here {x.size} numbers meet {A.shape[0]} rows. Which
    axis of A is as long as x?"""
    return relu(B @ relu(x @ A) + x)


@residual.mistake
def B_on_its_side(x, A, B):
    """B meets the hidden values with its other axis: where B is square nothing warns you, here {B.shape[0]} rows meet
    {A.shape[0]} values. Which axis of B is as long as the hidden layer?"""
    return relu(B.T @ relu(A @ x) + x)


@residual.mistake
def B_on_its_side_with_h_first(x, A, B):
    """The hidden values meet B with its other axis: where B is square nothing warns you, here {A.shape[0]} values meet
    {B.shape[0]} rows. Which axis of B is as long as the hidden layer?"""
    return relu(relu(A @ x) @ B + x)


@residual.mistake
def absolute_value_at_the_end(x, A, B):
    """Where F(x) + x is negative, your result is its size without the sign. What does relu make of a negative number?"""
    return np.abs(F(x, A, B) + x)


@residual.mistake
def negative_half_kept(x, A, B):
    """No number in your result is above 0. Which half does relu keep?"""
    return np.minimum(F(x, A, B) + x, 0)


@residual.mistake
def on_or_off(x, A, B):
    """Your result holds only 0 and 1. What does relu do with the size of a positive number?"""
    return (F(x, A, B) + x > 0) * 1.0


@residual.mistake
def filtered(x, A, B):
    """You return {got.size} of {x.size}: those that are not above 0 are gone. What does relu put in their place?"""
    s = F(x, A, B) + x
    return s[s > 0]


@residual.mistake
def max_of_python_at_the_end(x, A, B):
    """Somewhere a whole array is to say one yes or no, and it cannot: Python's own max asks it that, and so does an if. Which
    maximum goes entry by entry?"""
    return max(0, B @ relu(A @ x) + x)


@residual.mistake
def max_of_python_inside(x, A, B):
    """Somewhere a whole array is to say one yes or no, and it cannot: Python's own max asks it that, and so does an if. Which
    maximum goes entry by entry?"""
    return relu(B @ max(0, A @ x) + x)


@residual.mistake
def max_of_python_or_if(x, A, B):
    """Somewhere a whole array is to say one yes or no, and it cannot: Python's own max asks it that, and so does an if. Which
    maximum goes entry by entry?"""
    s = B @ relu(A @ x) + x
    return s if s > 0 else 0 * s


@residual.mistake
def leaky_at_the_end(x, A, B):
    """Where F(x) + x is negative, a hundredth of it is left in your result. What does relu make of a negative number?"""
    s = F(x, A, B) + x
    return np.where(s > 0, s, s / 100)


@residual.mistake
def sigmoid_at_the_end(x, A, B):
    """All your numbers lie between 0 and 1: they fit 1 / (1 + exp(-s)) of the sums s at the end. Which bend does the task name?"""
    return 1 / (1 + np.exp(-(F(x, A, B) + x)))


@residual.mistake
def x_changed_in_place(x, A, B):
    """The numbers are right, but the caller's x is changed, and the way back still needs it. Which line writes into x instead
    of making a new array?"""
    x += F(x, A, B)
    return relu(x)
