"""A residual block on the way back: the gradient with respect to its input."""

import numpy as np

from dlcourse.exercises.bank.resnet.residual import F, blocks, relu, residual
from dlcourse.exercises.definitions import function_exercise


@function_exercise(
    "resnet.residual_backward",
    cases=lambda: blocks(467),
    hints=(
        "First go forward once more: which sums at the end lie above 0, and which hidden sums A x? Only there does a signal pass on the way back.",
        "After the last relu the signal parts: one share takes the shortcut, the other goes back through B, the inner relu and A. At x they add up.",
        "Let g be dy where F(x) + x > 0, and 0 elsewhere. Turn B on its side to bring g to the hidden layer, stop what did not pass the inner relu, bring the "
        "rest through A turned on its side, and add g.",
    ),
    explanation="The sum at the end has slope 1 for both of its parts, so g goes both ways unchanged. However small the weights of F are, the share on the "
    "shortcut arrives in full: so a deep stack of such blocks still hears the loss. Another way to write it, with the slopes as tables: "
    "J = np.diag(s > 0) @ (B @ np.diag(h > 0) @ A + np.eye(len(x))), where h = A x and s = F(x) + x; then dx = J.T @ dy.",
)
def residual_backward(x, A, B, dy):
    """Return the gradient with respect to x of the block y = relu(F(x) + x), where F(x) = B relu(A x).

    The slope of relu is 1 above 0, and 0 elsewhere. The loss is any number that depends on y, and dy is its gradient.

    x: (d,), the input of the block.
    A: (m, d), the weights of the first layer.
    B: (d, m), the weights of the second layer.
    dy: (d,), the gradient of the loss with respect to y.
    Result: a numpy array of shape (d,), the gradient dx.
    """
    h = A @ x
    s = B @ np.maximum(h, 0) + x
    g = dy * (s > 0)
    return A.T @ ((B.T @ g) * (h > 0)) + g


def _masks(x, A, B):
    """Return where the hidden sums, and where the sums at the end, lie above 0."""
    return A @ x > 0, F(x, A, B) + x > 0


def _throughF(x, A, B, g):
    return A.T @ ((B.T @ g) * (A @ x > 0))


@residual_backward.mistake
def shortcut_forgotten(x, A, B, dy):
    """Your dx holds only what came back through F. Which other way did x take to the end?"""
    return _throughF(x, A, B, dy * _masks(x, A, B)[1])


@residual_backward.mistake
def shortcut_and_last_mask_forgotten(x, A, B, dy):
    """Your dx holds only what came back through F, and outputs that were 0 sent something too. Which other way did x take,
    and what did the last relu do?"""
    return _throughF(x, A, B, dy)


@residual_backward.mistake
def shortcut_and_inner_mask_forgotten(x, A, B, dy):
    """Your dx holds only what came back through B and A, as if no relu lay between them. Which other way did x take, and
    which hidden values passed?"""
    return A.T @ (B.T @ (dy * _masks(x, A, B)[1]))


@residual_backward.mistake
def shortcut_only(x, A, B, dy):
    """Your dx holds only what came back on the shortcut: A and B have no say in it. Which share came through F?"""
    return dy * _masks(x, A, B)[1]


@residual_backward.mistake
def dy_passed_on(x, A, B, dy):
    """Your dx is dy as it came. What did the last relu stop, and which share came through F?"""
    return dy.copy()


@residual_backward.mistake
def last_mask_missing(x, A, B, dy):
    """Your dx fits a block without the last relu: outputs that were 0 sent their signal back all the same. What is the slope
    of relu there?"""
    return _throughF(x, A, B, dy) + dy


@residual_backward.mistake
def last_mask_missing_on_the_shortcut(x, A, B, dy):
    """The share through F is right. On the shortcut, outputs that were 0 sent their signal back all the same. Do the two ways
    part before the last relu, or after it?"""
    return _throughF(x, A, B, dy * _masks(x, A, B)[1]) + dy


@residual_backward.mistake
def last_mask_missing_in_F(x, A, B, dy):
    """The share on the shortcut is right. Into F, outputs that were 0 sent their signal back all the same. Do the two ways
    part before the last relu, or after it?"""
    return _throughF(x, A, B, dy) + dy * _masks(x, A, B)[1]


@residual_backward.mistake
def inner_mask_missing(x, A, B, dy):
    """The share on the shortcut is right. The share through F fits one without the inner relu: hidden values that were 0
    passed a signal on. What is the slope of relu there?"""
    g = dy * _masks(x, A, B)[1]
    return A.T @ (B.T @ g) + g


@residual_backward.mistake
def both_masks_missing(x, A, B, dy):
    """Your dx fits a block without any relu: nothing was stopped on the way back. If you have masks, do they hold any 0? What
    is the slope of relu where it gave 0?"""
    return A.T @ (B.T @ dy) + dy


@residual_backward.mistake
def one_added(x, A, B, dy):
    """The share through F is right, but then you add 1 to each number. The slope of the shortcut is 1: by what is it
    multiplied?"""
    return _throughF(x, A, B, dy * _masks(x, A, B)[1]) + 1


@residual_backward.mistake
def slope_added(x, A, B, dy):
    """The share through F is right, but then you add 1 wherever the output was above 0. The slope there is 1: by what is it
    multiplied?"""
    s = _masks(x, A, B)[1]
    return _throughF(x, A, B, dy * s) + s


@residual_backward.mistake
def x_added(x, A, B, dy):
    """The share through F is right, but then you add x itself, as on the way forward. What travels on the shortcut on the way
    back?"""
    return _throughF(x, A, B, dy * _masks(x, A, B)[1]) + x


@residual_backward.mistake
def shortcut_twice(x, A, B, dy):
    """The share through F is right, but that of the shortcut came in twice. How often is it added?"""
    g = dy * _masks(x, A, B)[1]
    return _throughF(x, A, B, g) + 2 * g


@residual_backward.mistake
def shortcut_subtracted(x, A, B, dy):
    """The share of the shortcut went in with the opposite sign. How did x and F(x) meet on the way forward?"""
    g = dy * _masks(x, A, B)[1]
    return _throughF(x, A, B, g) - g


@residual_backward.mistake
def share_through_F_subtracted(x, A, B, dy):
    """The share on the shortcut is right, and that through F went in with the opposite sign. How did x and F(x) meet on the way
    forward?"""
    g = dy * _masks(x, A, B)[1]
    return g - _throughF(x, A, B, g)


@residual_backward.mistake
def share_through_F_halved(x, A, B, dy):
    """The share on the shortcut is right, and of that through F only half came in. Does anything in F divide?"""
    g = dy * _masks(x, A, B)[1]
    return _throughF(x, A, B, g) / 2 + g


@residual_backward.mistake
def share_through_F_twice(x, A, B, dy):
    """The share on the shortcut is right, but that through F came in twice. How often is it added?"""
    g = dy * _masks(x, A, B)[1]
    return 2 * _throughF(x, A, B, g) + g


@residual_backward.mistake
def shortcut_halved(x, A, B, dy):
    """The share through F is right, but of that on the shortcut only half came in. Does anything on the shortcut divide?"""
    g = dy * _masks(x, A, B)[1]
    return _throughF(x, A, B, g) + g / 2


@residual_backward.mistake
def ways_multiplied(x, A, B, dy):
    """Your dx is the share through F times the share on the shortcut. Two ways lead from x to the end: what do their shares
    do where they meet?"""
    g = dy * _masks(x, A, B)[1]
    return _throughF(x, A, B, g) * g


@residual_backward.mistake
def ways_averaged(x, A, B, dy):
    """Your dx is half of what is asked, the mean of the two shares. Does anything in the block divide?"""
    g = dy * _masks(x, A, B)[1]
    return (_throughF(x, A, B, g) + g) / 2


@residual_backward.mistake
def B_on_its_side_forgotten(x, A, B, dy):
    """B meets the signal as on the way forward: where B is square nothing warns you, here B is {B.shape} and the signal
    {dy.shape}. Which axis of B did the output lie on?"""
    h, s = _masks(x, A, B)
    g = dy * s
    return A.T @ ((B @ g) * h) + g


@residual_backward.mistake
def A_on_its_side_forgotten(x, A, B, dy):
    """A meets the hidden signal as on the way forward: where A is square nothing warns you, here A is {A.shape} and the
    signal has {A.shape[0]} numbers. Which axis of A did the hidden values lie on?"""
    h, s = _masks(x, A, B)
    g = dy * s
    return A @ ((B.T @ g) * h) + g


@residual_backward.mistake
def both_on_their_side_forgotten(x, A, B, dy):
    """A and B meet the signal as on the way forward, but for their order: where they are square nothing warns you. Along
    which axis of a table does a signal come back?"""
    h, s = _masks(x, A, B)
    g = dy * s
    return A @ ((B @ g) * h) + g


@residual_backward.mistake
def order_of_A_and_B(x, A, B, dy):
    """The signal meets A before B: where m equals d nothing warns you. Which layer was the last on the way forward, and which
    is the first on the way back?"""
    h, s = _masks(x, A, B)
    g = dy * s
    return B.T @ ((A.T @ g) * h) + g


@residual_backward.mistake
def forward_once_more(x, A, B, dy):
    """Your dx fits the block's forward layers, A first and then B, applied to the signal. In which direction does the signal
    travel?"""
    h, s = _masks(x, A, B)
    g = dy * s
    return B @ ((A @ g) * h) + g


@residual_backward.mistake
def last_mask_from_dy(x, A, B, dy):
    """Only positive numbers of dy pass in your function, whatever the outputs were. Which sign decides whether relu lets a
    signal through?"""
    g = np.maximum(dy, 0)
    return _throughF(x, A, B, g) + g


@residual_backward.mistake
def last_mask_from_x(x, A, B, dy):
    """Your last mask fits the sign of x. The last relu did not see x alone: what went into it?"""
    g = dy * (x > 0)
    return _throughF(x, A, B, g) + g


@residual_backward.mistake
def last_mask_from_F(x, A, B, dy):
    """Your last mask fits the sign of F(x) alone. What went into the last relu?"""
    g = dy * (F(x, A, B) > 0)
    return _throughF(x, A, B, g) + g


@residual_backward.mistake
def last_mask_without_the_inner_relu(x, A, B, dy):
    """Your last mask fits the sign of B A x + x. What happened on the way forward between A and B?"""
    g = dy * (B @ (A @ x) + x > 0)
    return _throughF(x, A, B, g) + g


@residual_backward.mistake
def last_mask_turned(x, A, B, dy):
    """Only outputs that were 0 sent a signal back in your function. Where is the slope of relu 1, and where 0?"""
    g = dy * ~_masks(x, A, B)[1]
    return _throughF(x, A, B, g) + g


@residual_backward.mistake
def inner_mask_turned(x, A, B, dy):
    """The share on the shortcut is right. Inside F only the hidden values that were 0 passed a signal on. Where is the slope
    of relu 1, and where 0?"""
    h, s = _masks(x, A, B)
    g = dy * s
    return A.T @ ((B.T @ g) * ~h) + g


@residual_backward.mistake
def inner_mask_from_the_signal(x, A, B, dy):
    """The share on the shortcut is right. Inside F only positive signals passed, whatever the hidden values were. Which sign
    decides whether relu lets a signal through?"""
    g = dy * _masks(x, A, B)[1]
    return A.T @ np.maximum(B.T @ g, 0) + g


@residual_backward.mistake
def times_the_hidden_value(x, A, B, dy):
    """The share on the shortcut is right. Inside F the signal is multiplied by the hidden values themselves. Does the way
    back ask for the height of relu, or for its slope?"""
    g = dy * _masks(x, A, B)[1]
    return A.T @ ((B.T @ g) * relu(A @ x)) + g


@residual_backward.mistake
def times_the_output(x, A, B, dy):
    """At the last relu the signal is multiplied by the output itself. Does the way back ask for the height of relu, or for
    its slope?"""
    g = dy * residual.reference(x, A, B)
    return _throughF(x, A, B, g) + g


@residual_backward.mistake
def times_both_heights(x, A, B, dy):
    """At both relus the signal is multiplied by what came out of them. Does the way back ask for the height of relu, or for
    its slope?"""
    g = dy * residual.reference(x, A, B)
    return A.T @ ((B.T @ g) * relu(A @ x)) + g


@residual_backward.mistake
def mask_at_the_wrong_end(x, A, B, dy):
    """Your dx fits the last relu's mask laid over dx at the very end, not over dy at the start. Which relu does the signal
    meet first on its way back?"""
    return (_throughF(x, A, B, dy) + dy) * _masks(x, A, B)[1]


@residual_backward.mistake
def masked_at_both_ends(x, A, B, dy):
    """The last relu's mask went in twice: where the signal enters, which is right, and once more over dx. Which input of the
    block passed that relu?"""
    g = dy * _masks(x, A, B)[1]
    return (_throughF(x, A, B, g) + g) * _masks(x, A, B)[1]


@residual_backward.mistake
def relu_of_dx(x, A, B, dy):
    """No number in your dx is below 0. May a gradient be negative?"""
    return relu(residual_backward.reference(x, A, B, dy))


@residual_backward.mistake
def A_forgotten(x, A, B, dy):
    """The signal stops at the hidden layer: where m is not d, its size does not fit the shortcut's. Which layer still lies
    between the hidden values and x?"""
    h, s = _masks(x, A, B)
    g = dy * s
    return (B.T @ g) * h + g


@residual_backward.mistake
def output_returned(x, A, B, dy):
    """You return the output of the block, whatever dy is. Where does dy come in?"""
    return residual.reference(x, A, B)


@residual_backward.mistake
def forward_with_dy_as_input(x, A, B, dy):
    """You return what the block makes of dy as its input, whatever x is. Which numbers decide what the two relus let
    through?"""
    return residual.reference(dy, A, B)


@residual_backward.mistake
def gradient_sign_turned(x, A, B, dy):
    """Your dx is exactly the negative of what is asked, a correction. Does dy point towards a larger loss, or a smaller
    one?"""
    return -residual_backward.reference(x, A, B, dy)


@residual_backward.mistake
def dy_changed_in_place(x, A, B, dy):
    """The numbers are right, but the caller's dy is changed, and another layer may still need it. Which line writes into dy
    instead of making a new array?"""
    dy *= _masks(x, A, B)[1]
    return _throughF(x, A, B, dy) + dy
