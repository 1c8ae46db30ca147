"""Many steps: the path of gradient descent."""

import numpy as np

from dlcourse.exercises.bank.descent.landscapes import bowl_slope, named, spd
from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _path_cases():
    rng = np.random.default_rng(32)
    valley = named("2 (w[0] - 1) and 6 w[1]", lambda w: np.array([2 * (w[0] - 1), 6 * w[1]]))
    tilted = named("w[0] + w[1] and w[0] + 3 w[1]", lambda w: np.array([w[0] + w[1], w[0] + 3 * w[1]]))
    cubes = named("w**3", lambda w: w**3)
    waves = named("w + 2 sin(w)", lambda w: w + 2 * np.sin(w))
    return [
        (valley, np.array([3.0, -1.0]), 0.1, 3),
        (tilted, tenths(rng, 2), 0.2, 5),
        (cubes, np.array([1.3]), 0.25, 4),
        (waves, tenths(rng, 4), 0.3, 6),
        (bowl_slope(spd(rng, 3)), tenths(rng, 3), 0.4, 2),
        (bowl_slope(spd(rng, 6)), rng.normal(size=6), 0.05, 12),
        (waves, tenths(rng, 3), 0.15, 1),
    ]


@function_exercise(
    "descent.path",
    cases=_path_cases,
    hints=(
        "One step leads from w to w - eta * df(w). Where does the next step start?",
        "Keep a list of the points, the start first. In each of n turns, take a step from the last point of the list and append the new one.",
        "w = w - eta * df(w) makes a new array each time, so what is in the list already stays as it was. At the end make one array of the list.",
    ),
    explanation="Every step starts where the last one ended, and asks for the slope there. Another way to write it: make an array of zeros of shape "
    "(n + 1, m), put w0 into row 0, and fill row i + 1 from row i.",
)
def path(df, w0, eta, n):
    """Return the start and the n points that gradient descent visits after it.

    df: a function; df(w) is the gradient (m,) at w.
    w0: (m,), the start.
    eta: one number, the learning rate.
    n: a whole number, how many steps are taken.
    Result: a numpy array of shape (n + 1, m), one point in each row, the start in row 0; w0 itself stays as it is.
    """
    points = [w0]
    for _ in range(n):
        points.append(points[-1] - eta * df(points[-1]))
    return np.array(points)


def _walk(df, w, eta, n):
    return path.reference(df, w, eta, n)


@path.mistake
def start_missing(df, w0, eta, n):
    """Your path has {got.shape[0]} points for {n} steps: it begins after the first step. Does the start belong to the path?"""
    return _walk(df, w0, eta, n)[1:]


@path.mistake
def last_missing(df, w0, eta, n):
    """Your path has {got.shape[0]} points for {n} steps: the point after the last step is missing. When is a point stored, before the step or after it?"""
    return _walk(df, w0, eta, n)[:-1]


@path.mistake
def one_step_too_many(df, w0, eta, n):
    """Your path has {got.shape[0]} points for {n} steps. How many points do {n} steps connect?"""
    return _walk(df, w0, eta, n + 1)


@path.mistake
def last_point_only(df, w0, eta, n):
    """You return the last point alone. Where are those that you passed on the way kept?"""
    return _walk(df, w0, eta, n)[-1]


@path.mistake
def same_array_stored(df, w0, eta, n):
    """All your points are the same: the last. Is one and the same array stored again and again, and changed afterwards?"""
    return np.repeat(_walk(df, w0, eta, n)[-1:], n + 1, axis=0)


@path.mistake
def same_array_stored_and_start_changed(df, w0, eta, n):
    """All your points are the same, the last, and the caller's w0 has moved there too. Is one and the same array stored and changed each time?"""
    w0[:] = _walk(df, w0, eta, n)[-1]
    return np.repeat(w0[None], n + 1, axis=0)


@path.mistake
def same_array_stored_without_start(df, w0, eta, n):
    """You have {got.shape[0]} points for {n} steps, and all are the same: the last. Is one array stored again and again, and where is the start?"""
    return np.repeat(_walk(df, w0, eta, n)[-1:], n, axis=0)


@path.mistake
def start_overwritten(df, w0, eta, n):
    """Row 0 should be the start, and it holds the last point; the caller's w0 has moved there too. Which line writes into w0?"""
    points = _walk(df, w0, eta, n)
    w0[:] = points[0] = points[-1]
    return points


@path.mistake
def caller_moved(df, w0, eta, n):
    """The path is right, but the caller's w0 now stands at its end. Which line writes into w0 instead of making a new array?"""
    points = _walk(df, w0, eta, n)
    w0[:] = points[-1]
    return points


@path.mistake
def always_from_the_start(df, w0, eta, n):
    """All points after the start are the same: every step begins at w0 again. Where should the next step begin?"""
    return np.array([w0] + [w0 - eta * df(w0)] * n)


@path.mistake
def slope_of_the_start(df, w0, eta, n):
    """Your path goes straight on with equal steps: it uses the slope at the start all the way. Where must df be asked before each step?"""
    return np.array([w0 - i * eta * df(w0) for i in range(n + 1)])


@path.mistake
def slope_one_step_late(df, w0, eta, n):
    """The first step is right. Later ones use the slope of the point before the one where they start. When do you ask for the slope?"""
    points, slope = [w0], df(w0)
    for _ in range(n):
        points.append(points[-1] - eta * slope)
        slope = df(points[-2])
    return np.array(points)


@path.mistake
def rate_halves(df, w0, eta, n):
    """The first step is right, and after it your learning rate halves with each step. Which line changes eta inside the loop?"""
    points = [w0]
    for i in range(n):
        points.append(points[-1] - eta / 2**i * df(points[-1]))
    return np.array(points)


@path.mistake
def rate_divided_by_count(df, w0, eta, n):
    """The first step is right; later ones are divided by their number: by 2, by 3 and so on. Does the learning rate stay the same here?"""
    points = [w0]
    for i in range(n):
        points.append(points[-1] - eta / (i + 1) * df(points[-1]))
    return np.array(points)


@path.mistake
def rate_times_count(df, w0, eta, n):
    """The first step is right; later ones are multiplied by their number: by 2, by 3 and so on. Which quantity inside the loop counts the steps?"""
    points = [w0]
    for i in range(n):
        points.append(points[-1] - eta * (i + 1) * df(points[-1]))
    return np.array(points)


@path.mistake
def rate_times_count_from_zero(df, w0, eta, n):
    """Your first step goes nowhere, the second is right in its length, and then they grow: each is multiplied by its index. Is it needed there?"""
    points = [w0]
    for i in range(n):
        points.append(points[-1] - eta * i * df(points[-1]))
    return np.array(points)


@path.mistake
def slopes_pile_up(df, w0, eta, n):
    """The first step is right; each later one still holds all the slopes before it. Is a sum kept where only the newest slope is needed?"""
    points, total = [w0], 0
    for _ in range(n):
        total = total + df(points[-1])
        points.append(points[-1] - eta * total)
    return np.array(points)


@path.mistake
def ten_steps(df, w0, eta, n):
    """You take 10 steps, and {n} are asked for. Where does n come in?"""
    return _walk(df, w0, eta, 10)


@path.mistake
def hundred_steps(df, w0, eta, n):
    """You take 100 steps, and {n} are asked for. Where does n come in?"""
    return _walk(df, w0, eta, 100)


@path.mistake
def one_step_only(df, w0, eta, n):
    """Your path has two points, the start and one more, for {n} steps. Does `return` stand inside the loop?"""
    return _walk(df, w0, eta, 1)


@path.mistake
def climbs(df, w0, eta, n):
    """Your path goes uphill: already the first step goes as far as it should, the opposite way. Which way does the gradient point?"""
    return _walk(df, w0, -eta, n)


@path.mistake
def no_rate_on_the_way(df, w0, eta, n):
    """Your steps are whole gradients, whatever eta is. What decides the length of a step?"""
    return _walk(df, w0, 1.0, n)


@path.mistake
def moves_returned(df, w0, eta, n):
    """You return the moves, not the places: each of your rows is one step without the point it starts from. What is kept in the list?"""
    return np.diff(_walk(df, w0, eta, n), axis=0)


@path.mistake
def moves_after_the_start(df, w0, eta, n):
    """Row 0 is the start; every later row holds only the move that was made. What is added to a point to reach the next?"""
    points = _walk(df, w0, eta, n)
    return np.concatenate([points[:1], np.diff(points, axis=0)])


@path.mistake
def slopes_returned(df, w0, eta, n):
    """You return the gradients along the path, not its points. Which of the two goes into the list?"""
    return np.array([df(w) for w in _walk(df, w0, eta, n)[:-1]])


@path.mistake
def slopes_and_last_returned(df, w0, eta, n):
    """You return the gradient at each point of the path, not the points. Which of the two goes into the list?"""
    return np.array([df(w) for w in _walk(df, w0, eta, n)])


@path.mistake
def sign_steps(df, w0, eta, n):
    """In your path every weight moves by exactly {eta} in each step. What became of the size of the slope?"""
    return _walk(lambda w: np.sign(df(w)), w0, eta, n)


@path.mistake
def equal_steps(df, w0, eta, n):
    """All your steps have the length {eta}, also near the bottom. By what did you divide the gradient?"""
    return _walk(lambda w: df(w) / np.linalg.norm(df(w)), w0, eta, n)


@path.mistake
def start_twice(df, w0, eta, n):
    """Rows 0 and 1 are both the start, and the point after the last step is missing. Is a point stored before the step or after it?"""
    points = _walk(df, w0, eta, n)
    return np.concatenate([points[:1], points[:-1]])


@path.mistake
def start_twice_one_more(df, w0, eta, n):
    """You have {got.shape[0]} points for {n} steps: rows 0 and 1 are both the start. Is it stored before the loop and again in its first turn?"""
    points = _walk(df, w0, eta, n)
    return np.concatenate([points[:1], points])


@path.mistake
def start_not_written(df, w0, eta, n):
    """Row 0 is still all 0, the others are right. Which point belongs there?"""
    points = _walk(df, w0, eta, n)
    points[0] = 0
    return points


@path.mistake
def from_zero(df, w0, eta, n):
    """Your path starts at 0. Where does w0 come in?"""
    return _walk(df, np.zeros_like(w0), eta, n)


@path.mistake
def last_row_empty(df, w0, eta, n):
    """The last row is still 0, all before it are right. Where does your loop end?"""
    points = _walk(df, w0, eta, n)
    points[-1] = 0
    return points


@path.mistake
def backwards(df, w0, eta, n):
    """Your path runs backwards: its last row is the start. At which end of the list does a new point belong?"""
    return _walk(df, w0, eta, n)[::-1]


@path.mistake
def on_its_side(df, w0, eta, n):
    """Your points stand in the columns, shape {got.shape}. What should one row be?"""
    return _walk(df, w0, eta, n).T


@path.mistake
def all_in_one_row(df, w0, eta, n):
    """Your points lie one after the other in a single row of {got.size} numbers. What keeps each point in a row of its own?"""
    return _walk(df, w0, eta, n).reshape(-1)


@path.mistake
def weights_one_after_the_other(df, w0, eta, n):
    """Where one weight's slope depends on another, your points are off: the second weight moves on a slope measured after the first had moved.
    When should all slopes be measured?"""
    points = [w0]
    for _ in range(n):
        w = points[-1].copy()
        for i in range(len(w)):
            w[i] -= eta * df(w)[i]
        points.append(w)
    return np.array(points)


@path.mistake
def first_weight_walks(df, w0, eta, n):
    """Only the first weight ever moves. Which entries of the gradient does your step use?"""
    mask = np.arange(len(w0)) == 0
    return _walk(lambda w: mask * df(w), w0, eta, n)


@path.mistake
def stands_still(df, w0, eta, n):
    """All your points are the start. Which line moves w, and is its result kept?"""
    return np.repeat(w0[None], n + 1, axis=0)


@path.mistake
def two_steps_each(df, w0, eta, n):
    """Each of your rows is two steps after the one before. How often is the step taken in one turn of the loop?"""
    return _walk(df, w0, eta, 2 * n)[::2]


@path.mistake
def same_array_stored_one_step_too_far(df, w0, eta, n):
    """All your points are the same, where {n} steps and one more lead, and the caller's w0 has moved there too. Is one array stored again and again?"""
    w0[:] = _walk(df, w0, eta, n + 1)[-1]
    return np.repeat(w0[None], n + 1, axis=0)


@path.mistake
def anew_with_the_newest_slope(df, w0, eta, n):
    """The first step is right. Later ones take the slope from the newest point, but start at w0 again. Where should a step start?"""
    points = [w0]
    for _ in range(n):
        points.append(w0 - eta * df(points[-1]))
    return np.array(points)


@path.mistake
def rate_shrinks_by_a_tenth(df, w0, eta, n):
    """The first step is right, and after it your learning rate loses a tenth with each step. Does eta change in this task?"""
    points = [w0]
    for i in range(n):
        points.append(points[-1] - 0.9**i * eta * df(points[-1]))
    return np.array(points)


@path.mistake
def start_and_end_only(df, w0, eta, n):
    """Your path has two points, the start and the last. At which place in the loop is a point stored?"""
    return _walk(df, w0, eta, n)[[0, -1]]
