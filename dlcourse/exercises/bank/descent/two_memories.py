"""One step of Adam: a running mean of the gradients, and one of their squares."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise

B1, B2, EPS = 0.9, 0.999, 1e-8


def _adam_cases():
    rng = np.random.default_rng(36)

    def case(n, t, eta):
        return tenths(rng, n), tenths(rng, n), np.abs(tenths(rng, n)), tenths(rng, n), t, eta

    first = tenths(rng, 4), np.zeros(4), np.zeros(4), tenths(rng, 4), 1, 0.1
    small = rng.normal(size=5), 1e-3 * rng.normal(size=5), 1e-6 * rng.random(5), 1e-3 * rng.normal(size=5), 7, 0.5
    m, v, grad = np.array([0.0, 0.4, -0.2]), np.array([0.0, 0.5, 0.3]), np.array([0.0, 1.1, 0.6])
    never_moved = np.array([0.7, -1.3, 0.2]), m, v, grad, 3, 0.2
    return [
        case(3, 2, 0.1),
        first,
        case(5, 5, 0.3),
        case(1, 3, 0.02),
        case(4, 40, 0.5),
        never_moved,
        small,
        (rng.normal(size=8), rng.normal(size=8), rng.random(8), rng.normal(size=8), 12, 0.01),
    ]


@function_exercise(
    "descent.adam",
    cases=_adam_cases,
    parts=("w", "m", "v"),
    examine=("m", "v", "w"),
    hints=(
        "Three stages: bring both memories up to date, correct them for having started at 0, then move.",
        "m keeps 0.9 of itself and takes 0.1 of the gradient; v keeps 0.999 of itself and takes 0.001 of the squared gradient. "
        "Corrected, they are m / (1 - 0.9**t) and v / (1 - 0.999**t), under new names.",
        "The move is eta times the corrected m, divided by (the root of the corrected v, plus 1e-8), taken away from w. Return w, m, v; "
        "the memories without the correction.",
    ),
    explanation="Mean over root of mean square: the steps of all weights are about eta long, and shorter where gradients keep changing their sign. "
    "Another way to write it: m + 0.1 * (grad - m) and v + 0.001 * (grad**2 - v) for the two memories, then the same move.",
)
def adam(w, m, v, grad, t, eta):
    """Return weights and memories after one step of Adam.

    m is a running mean of the gradients: it keeps 0.9 of itself, the rest is the new gradient. v is a running mean of
    the squared gradients and keeps 0.999 of itself. Both began at 0 and are too small at first: for the move, m is
    divided by 1 - 0.9**t, and v by 1 - 0.999**t. The weights then move downhill, by eta times the corrected m divided by
    (the root of the corrected v, plus 1e-8).

    w: (n,), the weights.
    m: (n,), the running mean of the gradients.
    v: (n,), the running mean of their squares.
    grad: (n,), the gradient of the loss at w.
    t: a whole number, which step this is; the first has t = 1.
    eta: one number, the learning rate.
    Result: three numpy arrays (w, m, v) of shape (n,): new weights, new m and v as they go into the next step, not corrected.
    """
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    m_corrected = m / (1 - 0.9**t)
    v_corrected = v / (1 - 0.999**t)
    return w - eta * m_corrected / (np.sqrt(v_corrected) + 1e-8), m, v


def _memories(m, v, grad):
    return B1 * m + (1 - B1) * grad, B2 * v + (1 - B2) * grad**2


def _corrected(m, v, t):
    return m / (1 - B1**t), v / (1 - B2**t)


def _move(w, m, v, t, eta):
    m, v = _corrected(m, v, t)
    return w - eta * m / (np.sqrt(v) + EPS)


def _with_memories(new):
    """Return a version of adam whose memories are made by ``new(m, v, grad)`` and used as they should be."""

    def version(w, m, v, grad, t, eta):
        m, v = new(m, v, grad)
        return _move(w, m, v, t, eta), m, v

    return version


@adam.mistake
def uphill(w, m, v, grad, t, eta):
    """Both memories are right, and w moves as far as it should, the opposite way. Where do gradients point?"""
    m, v = _memories(m, v, grad)
    return _move(w, m, v, t, -eta), m, v


@adam.mistake
def not_corrected(w, m, v, grad, t, eta):
    """Both memories are right, but w moves by them as they are. They began at 0 and are too small at first: what makes up for it?"""
    m, v = _memories(m, v, grad)
    return w - eta * m / (np.sqrt(v) + EPS), m, v


@adam.mistake
def only_m_corrected(w, m, v, grad, t, eta):
    """Both memories are right, but only m is corrected for the move. Did v begin at 0 as well?"""
    m, v = _memories(m, v, grad)
    return w - eta * _corrected(m, v, t)[0] / (np.sqrt(v) + EPS), m, v


@adam.mistake
def only_v_corrected(w, m, v, grad, t, eta):
    """Both memories are right, but only v is corrected for the move. Did m begin at 0 as well?"""
    m, v = _memories(m, v, grad)
    return w - eta * m / (np.sqrt(_corrected(m, v, t)[1]) + EPS), m, v


@adam.mistake
def v_corrected_as_m(w, m, v, grad, t, eta):
    """Both memories are right, but v is corrected with 0.9, which belongs to m. How much does v keep of itself?"""
    m, v = _memories(m, v, grad)
    return w - eta * m / (1 - B1**t) / (np.sqrt(v / (1 - B1**t)) + EPS), m, v


@adam.mistake
def m_corrected_as_v(w, m, v, grad, t, eta):
    """Both memories are right, but m is corrected with 0.999, which belongs to v. How much does m keep of itself?"""
    m, v = _memories(m, v, grad)
    return w - eta * m / (1 - B2**t) / (np.sqrt(v / (1 - B2**t)) + EPS), m, v


@adam.mistake
def corrections_exchanged(w, m, v, grad, t, eta):
    """Both memories are right, but each is corrected with the number of the other. Which one keeps 0.9 of itself?"""
    m, v = _memories(m, v, grad)
    return w - eta * m / (1 - B2**t) / (np.sqrt(v / (1 - B1**t)) + EPS), m, v


@adam.mistake
def corrected_one_step_early(w, m, v, grad, t, eta):
    """Both memories are right, but the correction is that of the step before: at t = 1 it divides by 0. From which number does t count?"""
    m, v = _memories(m, v, grad)
    return _move(w, m, v, t - 1, eta), m, v


@adam.mistake
def corrected_one_step_late(w, m, v, grad, t, eta):
    """Both memories are right, but the correction is that of the next step. From which number does t count?"""
    m, v = _memories(m, v, grad)
    return _move(w, m, v, t + 1, eta), m, v


@adam.mistake
def correction_multiplied(w, m, v, grad, t, eta):
    """Both memories are right, but the correction makes them smaller still: you multiply. They are too small at first; what makes them larger?"""
    m, v = _memories(m, v, grad)
    return w - eta * m * (1 - B1**t) / (np.sqrt(v * (1 - B2**t)) + EPS), m, v


@adam.mistake
def correction_without_power(w, m, v, grad, t, eta):
    """Both memories are right, but the correction is the same at every step. Where does t come in?"""
    m, v = _memories(m, v, grad)
    return w - eta * m / (1 - B1) / (np.sqrt(v / (1 - B2)) + EPS), m, v


@adam.mistake
def correction_with_power_outside(w, m, v, grad, t, eta):
    """Both memories are right, but the correction gets stronger from step to step. What is raised to the power t, 0.9 or the difference from 1?"""
    m, v = _memories(m, v, grad)
    return w - eta * m / (1 - B1) ** t / (np.sqrt(v / (1 - B2) ** t) + EPS), m, v


@adam.mistake
def correction_with_product(w, m, v, grad, t, eta):
    """Both memories are right, but in the correction 0.9 and 0.999 are multiplied by t. How does what is left of the start shrink, step by step?"""
    m, v = _memories(m, v, grad)
    with np.errstate(all="ignore"):
        return w - eta * m / (1 - B1 * t) / (np.sqrt(v / (1 - B2 * t)) + EPS), m, v


@adam.mistake
def corrected_returned(w, m, v, grad, t, eta):
    """The m that you return is the corrected one. Which one goes into the next step?"""
    m, v = _memories(m, v, grad)
    return _move(w, m, v, t, eta), *_corrected(m, v, t)


@adam.mistake
def no_root(w, m, v, grad, t, eta):
    """Both memories are right, but v divides as it is, in squared units. What turns a mean of squares back into a size?"""
    m, v = _memories(m, v, grad)
    m_corrected, v_corrected = _corrected(m, v, t)
    return w - eta * m_corrected / (v_corrected + EPS), m, v


@adam.mistake
def not_divided(w, m, v, grad, t, eta):
    """Both memories are right, but v has no influence on the move of w. By what is the corrected m divided?"""
    m, v = _memories(m, v, grad)
    return w - eta * _corrected(m, v, t)[0], m, v


@adam.mistake
def root_multiplied(w, m, v, grad, t, eta):
    """Both memories are right, but the root of v makes the steps longer where it should make them shorter. Is it above or below the line?"""
    m, v = _memories(m, v, grad)
    m_corrected, v_corrected = _corrected(m, v, t)
    return w - eta * m_corrected * (np.sqrt(v_corrected) + EPS), m, v


@adam.mistake
def gradient_moves(w, m, v, grad, t, eta):
    """Both memories are right, but w moves by the newest gradient alone. What is m kept for?"""
    m, v = _memories(m, v, grad)
    return w - eta * grad / (np.sqrt(_corrected(m, v, t)[1]) + EPS), m, v


@adam.mistake
def plain_step(w, m, v, grad, t, eta):
    """Both memories are right, but w makes a plain step of gradient descent. What are they kept for?"""
    return w - eta * grad, *_memories(m, v, grad)


@adam.mistake
def weights_stay(w, m, v, grad, t, eta):
    """Both memories are right, but w stays where it is. How do they move it?"""
    return w.copy(), *_memories(m, v, grad)


@adam.mistake
def move_returned(w, m, v, grad, t, eta):
    """Both memories are right; in the place of w you return the move alone. From where does it start?"""
    m, v = _memories(m, v, grad)
    return _move(np.zeros(len(w)), m, v, t, eta), m, v


@adam.mistake
def no_rate(w, m, v, grad, t, eta):
    """Both memories are right, but eta has no influence on the move. What decides the length of a step?"""
    m, v = _memories(m, v, grad)
    return _move(w, m, v, t, 1.0), m, v


@adam.mistake
def usual_rate(w, m, v, grad, t, eta):
    """Both memories are right, but w moves with the learning rate 0.001, whatever eta is. Where does eta come in?"""
    m, v = _memories(m, v, grad)
    return _move(w, m, v, t, 0.001), m, v


@adam.mistake
def nothing_against_zero(w, m, v, grad, t, eta):
    """A weight whose gradients have all been 0 became nan: 0 was divided by 0. What keeps the divisor above 0, and does it stand inside the brackets?"""
    m, v = _memories(m, v, grad)
    m_corrected, v_corrected = _corrected(m, v, t)
    return w - eta * m_corrected / np.sqrt(v_corrected), m, v


@adam.mistake
def small_number_inside_the_root(w, m, v, grad, t, eta):
    """Where gradients are small, your steps are a little too short: 1e-8 goes in under the root, where it becomes 1e-4. Before or after the root is it added?"""
    m, v = _memories(m, v, grad)
    m_corrected, v_corrected = _corrected(m, v, t)
    return w - eta * m_corrected / np.sqrt(v_corrected + EPS), m, v


@adam.mistake
def small_number_before_correction(w, m, v, grad, t, eta):
    """Your steps are a little too short: 1e-8 is added to the root of v before the correction makes it larger. In which order do the three come?"""
    m, v = _memories(m, v, grad)
    return w - eta * np.sqrt(1 - B2**t) / (1 - B1**t) * m / (np.sqrt(v) + EPS), m, v


@adam.mistake
def root_of_the_quotient(w, m, v, grad, t, eta):
    """Both memories are right, but m went under the root as well, so that a negative m gives nan. What does the root belong to?"""
    m, v = _memories(m, v, grad)
    m_corrected, v_corrected = _corrected(m, v, t)
    return w - eta * np.sqrt(m_corrected / (v_corrected + EPS)), m, v


@adam.mistake
def m_not_updated(w, m, v, grad, t, eta):
    """Your m comes back as it was. What does it take from the new gradient?"""
    return adam.reference(w, m, v, grad, t, eta)[0], m.copy(), _memories(m, v, grad)[1]


@adam.mistake
def old_memories_returned(w, m, v, grad, t, eta):
    """The memories you return are the old ones, as they came in. What does the next step need?"""
    return _move(w, *_memories(m, v, grad), t, eta), m, v


@adam.mistake
def old_memories_move(w, m, v, grad, t, eta):
    """Both memories are right, but w moves by the old ones, from before this gradient. Which comes first, remembering or moving?"""
    return _move(w, m, v, t, eta), *_memories(m, v, grad)


@adam.mistake
def v_not_updated(w, m, v, grad, t, eta):
    """m is right, v comes back as it was. What does v take from the new gradient?"""
    m = _memories(m, v, grad)[0]
    return _move(w, m, v, t, eta), m, v.copy()


@adam.mistake
def m_takes_all(w, m, v, grad, t, eta):
    """Your m adds the whole gradient to what it keeps: a sum that grows, not a mean. What share belongs to the new gradient?"""
    return _with_memories(lambda m, v, grad: (B1 * m + grad, B2 * v + (1 - B2) * grad**2))(w, m, v, grad, t, eta)


@adam.mistake
def v_takes_all(w, m, v, grad, t, eta):
    """m is right; v adds the whole squared gradient to what it keeps: a sum that grows, not a mean. What share belongs to it?"""
    return _with_memories(lambda m, v, grad: (B1 * m + (1 - B1) * grad, B2 * v + grad**2))(w, m, v, grad, t, eta)


@adam.mistake
def both_take_all(w, m, v, grad, t, eta):
    """Both memories add all of what is new to what they keep: sums that grow, not means. What share belongs to the new gradient, and to its square?"""
    return _with_memories(lambda m, v, grad: (B1 * m + grad, B2 * v + grad**2))(w, m, v, grad, t, eta)


@adam.mistake
def shares_exchanged_in_m(w, m, v, grad, t, eta):
    """Your m forgets nearly everything at once: the new gradient has the large share. Which share does m keep of itself?"""
    return _with_memories(lambda m, v, grad: ((1 - B1) * m + B1 * grad, B2 * v + (1 - B2) * grad**2))(w, m, v, grad, t, eta)


@adam.mistake
def shares_exchanged(w, m, v, grad, t, eta):
    """Both memories forget nearly everything at once: the new gradient has the large share. Which share does a long memory give to the new?"""
    return _with_memories(lambda m, v, grad: ((1 - B1) * m + B1 * grad, (1 - B2) * v + B2 * grad**2))(w, m, v, grad, t, eta)


@adam.mistake
def shares_exchanged_in_v(w, m, v, grad, t, eta):
    """m is right; v forgets nearly everything at once: the new square has the large share. Which share does v keep of itself?"""
    return _with_memories(lambda m, v, grad: (B1 * m + (1 - B1) * grad, (1 - B2) * v + B2 * grad**2))(w, m, v, grad, t, eta)


@adam.mistake
def betas_exchanged(w, m, v, grad, t, eta):
    """Your m keeps 0.999 of itself and takes 0.001 of the gradient. Which of the two memories is the longer one?"""
    m, v = B2 * m + (1 - B2) * grad, B1 * v + (1 - B1) * grad**2
    return w - eta * m / (1 - B2**t) / (np.sqrt(v / (1 - B1**t)) + EPS), m, v


@adam.mistake
def one_beta_for_both(w, m, v, grad, t, eta):
    """m is right; v keeps 0.9 of itself, as m does. Which of the two has the longer memory?"""
    m, v = B1 * m + (1 - B1) * grad, B1 * v + (1 - B1) * grad**2
    return w - eta * m / (1 - B1**t) / (np.sqrt(v / (1 - B1**t)) + EPS), m, v


@adam.mistake
def other_beta_for_v(w, m, v, grad, t, eta):
    """m is right; v keeps 0.99 of itself. How many nines are asked for?"""
    m, v = B1 * m + (1 - B1) * grad, 0.99 * v + 0.01 * grad**2
    return w - eta * m / (1 - B1**t) / (np.sqrt(v / (1 - 0.99**t)) + EPS), m, v


@adam.mistake
def memories_begin_anew(w, m, v, grad, t, eta):
    """The old m has no influence on your new one. What does a memory keep?"""
    return _with_memories(lambda m, v, grad: _memories(0 * m, 0 * v, grad))(w, m, v, grad, t, eta)


@adam.mistake
def v_begins_anew(w, m, v, grad, t, eta):
    """m is right; the old v has no influence on your new one. What does a memory keep?"""
    return _with_memories(lambda m, v, grad: _memories(m, 0 * v, grad))(w, m, v, grad, t, eta)


@adam.mistake
def not_squared(w, m, v, grad, t, eta):
    """m is right; v takes the gradient as it is, so that it can fall below 0. What is v a mean of?"""
    return _with_memories(lambda m, v, grad: (B1 * m + (1 - B1) * grad, B2 * v + (1 - B2) * grad))(w, m, v, grad, t, eta)


@adam.mistake
def size_for_square(w, m, v, grad, t, eta):
    """m is right; v takes the size of the gradient, not its square. What is v a mean of?"""
    return _with_memories(lambda m, v, grad: (B1 * m + (1 - B1) * grad, B2 * v + (1 - B2) * np.abs(grad)))(w, m, v, grad, t, eta)


@adam.mistake
def share_squared_too(w, m, v, grad, t, eta):
    """m is right; the new part of v is a thousand times too small: 0.001 was squared together with the gradient. Where do the brackets end?"""
    return _with_memories(lambda m, v, grad: (B1 * m + (1 - B1) * grad, B2 * v + ((1 - B2) * grad) ** 2))(w, m, v, grad, t, eta)


@adam.mistake
def square_of_m(w, m, v, grad, t, eta):
    """m is right; v takes the square of m in the place of the gradient's. What is v a mean of?"""

    def new(m, v, grad):
        m = B1 * m + (1 - B1) * grad
        return m, B2 * v + (1 - B2) * m**2

    return _with_memories(new)(w, m, v, grad, t, eta)


@adam.mistake
def squares_of_all_weights(w, m, v, grad, t, eta):
    """m is right; into v went the sum of all squared gradients, for every weight the same. Does each weight have its own?"""
    return _with_memories(lambda m, v, grad: (B1 * m + (1 - B1) * grad, B2 * v + (1 - B2) * np.dot(grad, grad)))(
        w, m, v, grad, t, eta
    )


@adam.mistake
def minus_in_m(w, m, v, grad, t, eta):
    """Your m takes the gradient with the opposite sign. m is a mean of gradients: where does the minus of the step belong?"""
    return _with_memories(lambda m, v, grad: (B1 * m - (1 - B1) * grad, B2 * v + (1 - B2) * grad**2))(w, m, v, grad, t, eta)


@adam.mistake
def rate_in_m(w, m, v, grad, t, eta):
    """Your m takes the gradient multiplied by eta already. Where does the learning rate come in, at the memory or at the move?"""
    return _with_memories(lambda m, v, grad: (B1 * m + (1 - B1) * eta * grad, B2 * v + (1 - B2) * grad**2))(w, m, v, grad, t, eta)


@adam.mistake
def memories_exchanged(w, m, v, grad, t, eta):
    """What you return as m is v, the mean of the squares. In which order are the three returned?"""
    w, m, v = adam.reference(w, m, v, grad, t, eta)
    return w, v, m


@adam.mistake
def weights_last(w, m, v, grad, t, eta):
    """Your results come in the order m, v, w. In which order are they asked for?"""
    w, m, v = adam.reference(w, m, v, grad, t, eta)
    return m, v, w


@adam.mistake
def weights_alone(w, m, v, grad, t, eta):
    """You return w alone. What must the next step know besides the weights?"""
    return adam.reference(w, m, v, grad, t, eta)[0]


@adam.mistake
def callers_memories_changed(w, m, v, grad, t, eta):
    """The numbers are right, but the caller's m and v are changed. Which lines write into them instead of making new arrays?"""
    result = adam.reference(w, m, v, grad, t, eta)
    m[:], v[:] = result[1:]
    return result


@adam.mistake
def callers_weights_changed(w, m, v, grad, t, eta):
    """The numbers are right, but the caller's w has moved. Does -= on w make a new array?"""
    result = adam.reference(w, m, v, grad, t, eta)
    w[:] = result[0]
    return result


@adam.mistake
def callers_arrays_changed(w, m, v, grad, t, eta):
    """The numbers are right, but the caller's w, m and v are all changed. Which lines write into them instead of making new arrays?"""
    result = adam.reference(w, m, v, grad, t, eta)
    w[:], m[:], v[:] = result
    return result


@adam.mistake
def small_number_added_to_the_weights(w, m, v, grad, t, eta):
    """A weight whose gradients have all been 0 became nan, and all others got 1e-8 on top: it was added after the division. Where do the brackets end?"""
    m, v = _memories(m, v, grad)
    m_corrected, v_corrected = _corrected(m, v, t)
    return w - eta * m_corrected / np.sqrt(v_corrected) + EPS, m, v


@adam.mistake
def uphill_not_corrected(w, m, v, grad, t, eta):
    """Both memories are right, but w moves by them uncorrected, and uphill. What makes up for their start at 0, and where do gradients point?"""
    m, v = _memories(m, v, grad)
    return w + eta * m / (np.sqrt(v) + EPS), m, v


@adam.mistake
def no_root_not_corrected(w, m, v, grad, t, eta):
    """Both memories are right, but v divides without its root, and neither is corrected. What turns squares back into a size, and what makes up for the start at 0?"""
    m, v = _memories(m, v, grad)
    return w - eta * m / (v + EPS), m, v


@adam.mistake
def mean_alone_not_corrected(w, m, v, grad, t, eta):
    """Both memories are right, but w moves by m alone, uncorrected. By what is it divided, and what makes up for its start at 0?"""
    m, v = _memories(m, v, grad)
    return w - eta * m, m, v
