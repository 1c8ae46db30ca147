"""One layer: relu(Wx + b)."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _layer_cases():
    rng = np.random.default_rng(46)
    readable = [(tenths(rng, k, d), tenths(rng, k), tenths(rng, d)) for k, d in ((4, 2), (5, 1), (4, 4), (3, 6), (10, 12))]
    return readable + [(rng.normal(size=(12, 64)), rng.normal(size=12), rng.normal(size=64) / 8)]


def _relu(x):
    return np.maximum(x, 0)


@function_exercise(
    "relu.layer",
    cases=_layer_cases,
    hints=(
        "Two steps: first the scores of the linear model, then ReLU.",
        "What goes into ReLU is the finished sum, with the bias in it.",
        "np.maximum compares each entry of W @ x + b with 0.",
    ),
    explanation="First the straight part, then the bend. The bias is added before the bend, so it moves the corner: unit i is switched on where the "
    "weighted sum is above -b[i]. As a loop: for each unit, add up b[i] and all W[i, j] * x[j], and keep the total if it is above 0.",
)
def layer(W, b, x):
    """Return the k outputs of one layer: ReLU of Wx + b.

    W: (k, d), one row of weights for each unit.
    b: (k,), the biases.
    x: (d,), the inputs.
    Result: a numpy array of shape (k,).
    """
    return np.maximum(W @ x + b, 0)


@layer.mistake
def not_bent(W, b, x):
    """The sums are right, but the negative ones are still there. Which step comes after the sum?"""
    return W @ x + b


@layer.mistake
def bias_after_the_bend(W, b, x):
    """The bias was added when the bend was over: some of your outputs are negative. Should b move the corner, or the finished output?"""
    return _relu(W @ x) + b


@layer.mistake
def bias_forgotten_in_layer(W, b, x):
    """Take b away from the sums, and yours come out: every unit has its corner where the weighted sum is 0. What moves it?"""
    return _relu(W @ x)


@layer.mistake
def bias_forgotten_and_not_bent(W, b, x):
    """You return the weighted sums alone: the biases are missing, and negative numbers are left. Which two steps are still to come?"""
    return W @ x


@layer.mistake
def bias_taken_away(W, b, x):
    """The biases went in with a minus. With which sign does b stand in the sum?"""
    return _relu(W @ x - b)


@layer.mistake
def bias_counted_twice(W, b, x):
    """The biases went in twice. How often is b added?"""
    return _relu(W @ x + 2 * b)


@layer.mistake
def bias_multiplied_in_layer(W, b, x):
    """The sums were multiplied by the biases. Does a bias scale a sum, or shift it?"""
    return _relu((W @ x) * b)


@layer.mistake
def first_bias_for_all_units(W, b, x):
    """Every unit got the first bias. Which entry of b belongs to unit i?"""
    return _relu(W @ x + b[0])


@layer.mistake
def biases_summed(W, b, x):
    """Every unit got the sum of all biases. Which entry of b belongs to unit i?"""
    return _relu(W @ x + b.sum())


@layer.mistake
def bias_of_the_first_unit_only(W, b, x):
    """Unit 0 is right, all others miss their bias. Does every unit get its own?"""
    p = W @ x
    p[0] += b[0]
    return _relu(p)


@layer.mistake
def parts_bent(W, b, x):
    """The weighted sum and the bias went through ReLU one by one and were added then. What is bent, the parts or their sum?"""
    return _relu(W @ x) + _relu(b)


@layer.mistake
def bias_bent_first(W, b, x):
    """Negative biases count as 0 here. May a bias push a unit down?"""
    return _relu(W @ x + _relu(b))


@layer.mistake
def bent_before_the_bias_too(W, b, x):
    """The weighted sum was bent before the bias came in, and once more after it. How often is bent, and when?"""
    return _relu(_relu(W @ x) + b)


@layer.mistake
def weights_bent(W, b, x):
    """Negative weights count as 0 here, and the sum is not bent at all. To what does ReLU belong, to the weights or to the finished sum?"""
    return _relu(W) @ x + b


@layer.mistake
def weights_bent_too(W, b, x):
    """Negative weights count as 0 here. May an input speak against a unit?"""
    return _relu(_relu(W) @ x + b)


@layer.mistake
def inputs_bent(W, b, x):
    """Negative inputs count as 0 here, and the sum is not bent at all. What goes into ReLU, what the layer is given or what it computes?"""
    return W @ _relu(x) + b


@layer.mistake
def inputs_bent_too(W, b, x):
    """Negative inputs count as 0 here. Does the layer bend what it is given, or only what it computes?"""
    return _relu(W @ _relu(x) + b)


@layer.mistake
def products_bent(W, b, x):
    """Each product was bent before the sum: inputs that speak against a unit do not count. What is bent, each product or the finished sum?"""
    return _relu(W * x).sum(axis=1) + b


@layer.mistake
def products_bent_without_bias(W, b, x):
    """Each product was bent before the sum, and the biases are missing. What goes into ReLU?"""
    return _relu(W * x).sum(axis=1)


@layer.mistake
def products_bent_too(W, b, x):
    """Each product was bent before the sum, and the sum once more. What is bent, each product or the finished sum?"""
    return _relu(_relu(W * x).sum(axis=1) + b)


@layer.mistake
def weights_and_inputs_bent(W, b, x):
    """Negative weights and negative inputs count as 0 here, and the sum is not bent at all. What goes into ReLU?"""
    return _relu(W) @ _relu(x) + b


@layer.mistake
def weights_and_inputs_and_bias_bent(W, b, x):
    """Weights, inputs and biases were bent one by one, and the sum was not. What goes into ReLU, the parts or what they add up to?"""
    return _relu(W) @ _relu(x) + _relu(b)


@layer.mistake
def weighted_sum_subtracted(W, b, x):
    """You take the weighted sum away from the bias before the bend. With which sign does Wx go in?"""
    return _relu(b - W @ x)


@layer.mistake
def bias_multiplied_after_the_bend(W, b, x):
    """The bent sums were multiplied by the biases. Does a bias scale or shift, and before the bend or after it?"""
    return _relu(W @ x) * b


@layer.mistake
def weighted_sum_halved(W, b, x):
    """Your outputs come out when the weighted sums are half as large, and the biases whole. Does anything halve the products?"""
    return _relu(W @ x / 2 + b)


@layer.mistake
def weighted_sum_doubled(W, b, x):
    """Your outputs come out when the weighted sums are twice as large, and the biases are as they are. How often is each product added?"""
    return _relu(2 * (W @ x) + b)


@layer.mistake
def bias_halved_in_layer(W, b, x):
    """Your outputs come out when the biases go in half. Does anything halve b?"""
    return _relu(W @ x + b / 2)


@layer.mistake
def biases_from_the_end(W, b, x):
    """The biases went in the wrong way round, the last one first. Which entry of b belongs to unit i?"""
    return _relu(W @ x + b[::-1])


@layer.mistake
def negative_half_kept(W, b, x):
    """The negative sums are left and the positive ones became 0. Which half does ReLU keep?"""
    return np.minimum(W @ x + b, 0)


@layer.mistake
def sums_negated(W, b, x):
    """The units that should be off are on, with the size of their negative sums, and the others are 0. Where does the sign turn?"""
    return _relu(-(W @ x + b))


@layer.mistake
def sizes_of_the_sums(W, b, x):
    """Negative sums came out positive: you return their sizes. What does ReLU make of a negative number?"""
    return np.abs(W @ x + b)


@layer.mistake
def only_on_or_off(W, b, x):
    """Your outputs are only 1 and 0. What should be left of the size of a positive sum?"""
    return (W @ x + b > 0).astype(float)


@layer.mistake
def a_hundredth_leaks(W, b, x):
    """A hundredth of each negative sum leaks through. How flat is ReLU to the left of 0?"""
    p = W @ x + b
    return np.where(p > 0, p, p / 100)


@layer.mistake
def sigmoid_for_relu(W, b, x):
    """Your outputs all lie between 0 and 1: the sums went through a sigmoid. Which activation is asked for?"""
    return 1 / (1 + np.exp(-(W @ x + b)))


@layer.mistake
def softmax_for_relu(W, b, x):
    """Your outputs add up to 1: the sums were turned into shares. Which activation is asked for?"""
    p = np.exp(W @ x + b - (W @ x + b).max())
    return p / p.sum()


@layer.mistake
def tanh_for_relu(W, b, x):
    """Your outputs all lie between -1 and 1: the sums went through tanh. Which activation is asked for?"""
    return np.tanh(W @ x + b)


@layer.mistake
def cut_above_too(W, b, x):
    """No output is above 1: the large sums are cut as well. On which side does ReLU cut?"""
    return np.clip(W @ x + b, 0, 1)


@layer.mistake
def silent_units_dropped(W, b, x):
    """You return {got.size} numbers for {b.size} units: those that are off have vanished. What should stand in their places?"""
    p = W @ x + b
    return p[p > 0]


@layer.mistake
def largest_output_only(W, b, x):
    """You return one number, the largest sum. Do you want the largest of all, or for each unit the larger one of its sum and 0?"""
    return np.max(W @ x + b, 0)


@layer.mistake
def outputs_added_up(W, b, x):
    """You return one number, all outputs added up. Where are the {b.size} outputs themselves?"""
    return _relu(W @ x + b).sum()


@layer.mistake
def whole_layer_compared(W, b, x):
    """Python was asked for a single yes or no about a whole array, and an array has one for each entry. What compares entry by entry?"""
    return max(0, W @ x + b)


@layer.mistake
def W_turned(W, b, x):
    """The sizes do not fit: W turned on its side is ({W.shape[1]}, {W.shape[0]}), x is {x.shape}. W has one row for each unit; which product gives one number
    for each row?"""
    return _relu(W.T @ x + b)


@layer.mistake
def W_turned_and_not_bent(W, b, x):
    """The sizes do not fit: W turned on its side is ({W.shape[1]}, {W.shape[0]}), x is {x.shape}. Which product gives one number for each row of W, and where
    is ReLU?"""
    return W.T @ x + b


@layer.mistake
def x_in_front_and_not_bent(W, b, x):
    """The sizes do not fit: x is {x.shape}, W is {W.shape}. Which of the two comes first, and where is ReLU?"""
    return x @ W + b


@layer.mistake
def x_in_front(W, b, x):
    """The sizes do not fit: x is {x.shape}, W is {W.shape}, and the last axis of the first must meet the first axis of the second. Which of the
    two comes first?"""
    return _relu(x @ W + b)


@layer.mistake
def products_not_added(W, b, x):
    """You get a table of {got.shape} products; {b.size} outputs are asked for. What turns the products of one row into one number?"""
    return _relu(W * x + b[:, None])


@layer.mistake
def products_not_added_no_bias(W, b, x):
    """You get a table of {got.shape} products; {b.size} outputs are asked for. What turns the products of one row into one number, and where is b?"""
    return _relu(W * x)


@layer.mistake
def every_sum_met_every_bias(W, b, x):
    """You get a table of {got.shape}: every sum met every bias. What shapes do the sums and the biases have?"""
    return _relu(W @ x + b[:, None])


@layer.mistake
def added_along_the_wrong_axis(W, b, x):
    """The sizes do not fit: you add {b.size} biases to {x.size} sums, one for each input. Along which axis do you add up?"""
    return _relu((W * x).sum(axis=0) + b)


@layer.mistake
def mean_of_the_products(W, b, x):
    """Your weighted sums are {x.size} times too small, which is the number of inputs. Is the mean of the products asked for, or their sum?"""
    return _relu((W * x).mean(axis=1) + b)


@layer.mistake
def fractions_of_outputs_cut(W, b, x):
    """The zeros are in the right places, but the fractions are cut off. What kind of number does your result array hold?"""
    return _relu(W @ x + b).astype(int)


@layer.mistake
def last_unit_left_out(W, b, x):
    """The last output is 0, whatever its sum is. Where does your loop over the units end?"""
    p = _relu(W @ x + b)
    p[-1] = 0
    return p


@layer.mistake
def first_unit_left_out(W, b, x):
    """The first output is 0, whatever its sum is. Where does your loop over the units begin?"""
    p = _relu(W @ x + b)
    p[0] = 0
    return p


@layer.mistake
def first_input_left_out(W, b, x):
    """Your sums miss exactly the products with x[0]. At which index does an array begin?"""
    return _relu(W[:, 1:] @ x[1:] + b)


@layer.mistake
def last_input_left_out(W, b, x):
    """Your sums miss exactly the products with the last input. Where does your loop over the inputs end?"""
    return _relu(W[:, :-1] @ x[:-1] + b)


@layer.mistake
def last_product_only(W, b, x):
    """Each sum holds only the product with the last input, and the bias. Is the running total kept (+=), or replaced (=)?"""
    return _relu(W[:, -1] * x[-1] + b)


@layer.mistake
def total_goes_on(W, b, x):
    """Unit 0 is right, and every later sum still holds the sums before it. Where is the running total set back to 0?"""
    return _relu(np.cumsum(W @ x + b))


@layer.mistake
def first_unit_alone(W, b, x):
    """You return one number, the output of unit 0. Does `return` stand inside the loop over the units?"""
    return max((W @ x + b)[0], 0.0)


@layer.mistake
def stopped_after_unit_0(W, b, x):
    """Unit 0 is right, and all the others are 0, whatever their sums are. Does `return` stand inside the loop over the units?"""
    p = np.zeros(len(b))
    p[0] = max((W @ x + b)[0], 0.0)
    return p


@layer.mistake
def caller_b_changed(W, b, x):
    """The numbers are right, but the caller's b is changed; a second call would be wrong. Which line writes into b instead of making a new array?"""
    b += W @ x
    return _relu(b)


@layer.mistake
def made_to_add_up_to_one(W, b, x):
    """Your outputs add up to 1: they were divided by their total. Does a layer share anything among its units?"""
    p = _relu(W @ x + b)
    return p / p.sum()
