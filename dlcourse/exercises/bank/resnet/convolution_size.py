"""The size of what a convolution makes."""

from dlcourse.exercises.definitions import function_exercise


@function_exercise(
    "resnet.conv_size",
    cases=lambda: [
        (8, 3, 2, 1),
        (7, 3, 2, 0),
        (5, 5, 1, 0),
        (32, 3, 1, 1),
        (10, 4, 3, 1),
        (11, 2, 4, 3),
        (6, 1, 2, 2),
        (9, 2, 2, 0),
        (28, 5, 3, 2),
        (14, 4, 1, 3),
        (9, 4, 3, 1),
        (8, 3, 2, 0),
    ],
    hints=(
        "Draw the line of pixels and lay the window at its very beginning. How far can the window move before its end hits the end of the line?",
        "With the padding on both sides the line has n + 2 * pad places. The first place of the window can move by n + 2 * pad - k.",
        "Count the whole steps of length `stride` that fit into this way, and do not forget the window before the first step.",
    ),
    explanation="The window starts at the beginning of the padded line, and each whole step of `stride` gives one window more: 1 + (n + 2 * pad - k) // stride. "
    "Another way to write it: the number of places where a window can begin, len(range(0, n + 2 * pad - k + 1, stride)).",
)
def conv_size(n, k, stride, pad):
    """Return how many numbers a convolution makes of one line of pixels.

    A window of k pixels slides along the line, which was made longer by zeros at both ends. Only windows that lie inside count.

    n: a whole number, the pixels of the line.
    k: a whole number, the pixels under the window.
    stride: a whole number, by how many pixels the window moves in one step.
    pad: a whole number, the zeros at each end.
    Result: a whole number.
    """
    return (n + 2 * pad - k) // stride + 1


@conv_size.mistake
def one_missing(n, k, stride, pad):
    """You always count one window too few: for n = {n}, k = {k}, stride = {stride}, pad = {pad} you get {got}. You count the steps; is there a
    window before the first step?"""
    return (n + 2 * pad - k) // stride


@conv_size.mistake
def one_too_many(n, k, stride, pad):
    """You always count one window too many: for n = {n}, k = {k}, stride = {stride}, pad = {pad} you get {got}. How many windows are there
    when not a single step fits?"""
    return (n + 2 * pad - k) // stride + 2


@conv_size.mistake
def stride_ignored(n, k, stride, pad):
    """Your count is right for stride 1 only; for stride {stride} you still get {got}. How far apart are two neighboring windows?"""
    return n + 2 * pad - k + 1


@conv_size.mistake
def rounded_up(n, k, stride, pad):
    """You get {got} where the last window hangs over the end of the line. Does an incomplete window count?"""
    return -(-(n + 2 * pad - k) // stride) + 1


@conv_size.mistake
def rounded_to_the_nearest(n, k, stride, pad):
    """Your count is right where it comes out even; elsewhere it is sometimes one too large, here {got}. A step that does not fit completely: up,
    down, or to the nearest?"""
    return round((n + 2 * pad - k) / stride) + 1


@conv_size.mistake
def fraction(n, k, stride, pad):
    """For n = {n}, k = {k}, stride = {stride}, pad = {pad} you get {got:.4g}, a number with a fraction part. What happens to a step that does not fit
    completely?"""
    return (n + 2 * pad - k) / stride + 1


@conv_size.mistake
def rounded_half_up(n, k, stride, pad):
    """Your count is right where it comes out even; elsewhere it is sometimes one too large, here {got}. A step that does not fit completely: up,
    down, or to the nearest?"""
    return int((n + 2 * pad - k) / stride + 0.5) + 1


@conv_size.mistake
def fraction_of_the_steps(n, k, stride, pad):
    """For n = {n}, k = {k}, stride = {stride}, pad = {pad} you get {got:.4g}: the steps, and a part of a step. What happens to a step that does not fit
    completely, and is there a window before the first step?"""
    return (n + 2 * pad - k) / stride


@conv_size.mistake
def fraction_with_the_one_inside(n, k, stride, pad):
    """For n = {n}, k = {k}, stride = {stride}, pad = {pad} you get {got:.4g}; only for stride 1 it is right. Is the 1 divided as well, and what happens to a
    step that does not fit completely?"""
    return (n + 2 * pad - k + 1) / stride


@conv_size.mistake
def padded_at_one_end(n, k, stride, pad):
    """Your numbers are those of a line that got its zeros at one end only, here {got}. How many ends has a line?"""
    return (n + pad - k) // stride + 1


@conv_size.mistake
def pad_ignored(n, k, stride, pad):
    """Your count is right without padding only; for pad = {pad} you get {got}. How long is the line then?"""
    return (n - k) // stride + 1


@conv_size.mistake
def pad_taken_away(n, k, stride, pad):
    """With more padding your count gets smaller: here {got}. Does padding make the line longer or shorter?"""
    return (n - 2 * pad - k) // stride + 1


@conv_size.mistake
def pad_added_afterwards(n, k, stride, pad):
    """You add the zeros of both ends to the finished count. Does the window move over them in steps of {stride} as well?"""
    return (n - k) // stride + 1 + 2 * pad


@conv_size.mistake
def one_inside_the_division(n, k, stride, pad):
    """Right for stride 1; for stride {stride} you get {got} here. You count the places where a window of stride 1 can begin, and divide. Is the 1
    divided as well?"""
    return (n + 2 * pad - k + 1) // stride


@conv_size.mistake
def window_length_forgotten(n, k, stride, pad):
    """You count a window at every step over the whole line, here {got}. Where does a window of {k} pixels have to begin so that it still fits?"""
    return (n + 2 * pad) // stride + 1


@conv_size.mistake
def starts_over_the_whole_line(n, k, stride, pad):
    """You count {got} places to begin, up to the very end of the line. Does a window of {k} pixels fit at the last of them?"""
    return -(-(n + 2 * pad) // stride)


@conv_size.mistake
def divided_by_stride_only(n, k, stride, pad):
    """You divide n by the stride; k and pad have no effect. When does this count come out right, and when not?"""
    return n // stride


@conv_size.mistake
def divided_by_stride_rounded_up(n, k, stride, pad):
    """You divide n by the stride and round up; k and pad have no effect. When does this count come out right, and when not?"""
    return -(-n // stride)


@conv_size.mistake
def nothing_lost(n, k, stride, pad):
    """You return n itself. That holds for one certain padding with stride 1; what do k, stride and pad change?"""
    return n


@conv_size.mistake
def last_window_lost(n, k, stride, pad):
    """Where the last window ends exactly at the end of the line, you do not count it. May a window end where the line ends?"""
    return len(range(0, n + 2 * pad - k, stride))


@conv_size.mistake
def precedence(n, k, stride, pad):
    """For n = {n}, k = {k}, stride = {stride}, pad = {pad} you get {got}: only k is divided by the stride. What does Python do first, a minus or a
    division?"""
    return n + 2 * pad - k // stride + 1


@conv_size.mistake
def precedence_of_the_one(n, k, stride, pad):
    """You divide by one more than the stride, here by {stride} + 1. Does the 1 belong to the step, or to the count?"""
    return (n + 2 * pad - k) // (stride + 1)


@conv_size.mistake
def half_window(n, k, stride, pad):
    """You take half a window away, {k} // 2, instead of the whole one. How many pixels lie between the first and the last place where a window can
    begin?"""
    return (n + 2 * pad - k // 2) // stride + 1


@conv_size.mistake
def one_less_than_the_window(n, k, stride, pad):
    """Your windows are one pixel too short, or your line one too long: you get {got}. How far can the beginning of a window of {k} pixels move in a
    line of {k} pixels?"""
    return (n + 2 * pad - (k - 1)) // stride + 1


@conv_size.mistake
def windows_side_by_side(n, k, stride, pad):
    """You count windows that lie side by side, {got} here. The window moves by {stride}, not by its own length {k}: may windows overlap?"""
    return (n + 2 * pad) // k


@conv_size.mistake
def multiplied_by_stride(n, k, stride, pad):
    """With larger steps you get more windows: {got} for stride {stride}. Do large steps give more windows, or fewer?"""
    return (n + 2 * pad - k) * stride + 1


@conv_size.mistake
def window_added(n, k, stride, pad):
    """A longer window gives you a larger count: {got} here. Does a long window leave more places to begin, or fewer?"""
    return (n + 2 * pad + k) // stride + 1


@conv_size.mistake
def whole_picture(n, k, stride, pad):
    """You return {got}, a square number: the pixels of a whole picture. The task asks about one line; how many numbers come of it?"""
    return ((n + 2 * pad - k) // stride + 1) ** 2


@conv_size.mistake
def length_of_the_padded_line(n, k, stride, pad):
    """You return {got}, the length of the line with its padding. How many windows of {k} pixels begin in it?"""
    return n + 2 * pad


@conv_size.mistake
def always_three(n, k, stride, pad):
    """Your count is right for windows of 3 pixels only. Where does k come in?"""
    return (n + 2 * pad - 3) // stride + 1


@conv_size.mistake
def backwards(n, k, stride, pad):
    """You get {got}: the length of a line from which a convolution with these settings makes {n}. What goes in, and what comes out?"""
    return (n - 1) * stride + k - 2 * pad


@conv_size.mistake
def stride_and_pad_swapped(n, k, stride, pad):
    """Stride and padding have changed places: you divide by pad, which may be 0. Which of the two is the step, and which the zeros?"""
    return (n + 2 * stride - k) // pad + 1
