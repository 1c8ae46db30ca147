"""Three layers, one after the other."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _arrays(numbers, widths, seed):
    """Return W1, b1, W2, b2, W3, b3, x for the `widths` inputs, hidden 1, hidden 2, outputs."""
    rng = np.random.default_rng(seed)
    d, h1, h2, k = widths
    return tuple(numbers(rng, *shape) for shape in ((h1, d), (h1,), (h2, h1), (h2,), (k, h2), (k,), (d,)))


def _normal(rng, *shape):
    return rng.normal(size=shape)


def _three_cases():
    readable = [((2, 3, 4, 2), 6), ((3, 3, 3, 3), 1), ((4, 5, 5, 3), 2), ((6, 4, 8, 6), 3), ((5, 5, 5, 5), 4)]
    return [_arrays(tenths, widths, seed) for widths, seed in readable] + [_arrays(_normal, (64, 16, 12, 10), 5)]


def _relu(x):
    return np.maximum(x, 0)


@function_exercise(
    "relu.three_layers",
    cases=_three_cases,
    hints=(
        "Each layer takes what the one before it gave. Give these results names of their own, such as a1 and a2.",
        "Layers 1 and 2 end in ReLU. The last layer gives scores, and a score may be negative: no ReLU there.",
        "a1 is np.maximum(W1 @ x + b1, 0). Layer 2 is the same with W2, b2 and a1. The result is W3 @ a2 + b3.",
    ),
    explanation="Each layer's output is the next one's input; between two layers there is a bend, and the last layer is left straight so that scores "
    "may be negative. Another way to write it: a loop, for W, b in ((W1, b1), (W2, b2)): x = np.maximum(W @ x + b, 0), and then W3 @ x + b3.",
)
def three_layers(W1, b1, W2, b2, W3, b3, x):
    """Return the scores of a network of three layers, with ReLU after the first and the second.

    W1, b1: (h1, d) and (h1,), the first layer.
    W2, b2: (h2, h1) and (h2,), the second layer.
    W3, b3: (k, h2) and (k,), the last layer, which has no ReLU.
    x: (d,), one input.
    Result: a numpy array of shape (k,).
    """
    a1 = np.maximum(W1 @ x + b1, 0)
    a2 = np.maximum(W2 @ a1 + b2, 0)
    return W3 @ a2 + b3


@three_layers.mistake
def last_layer_bent(W1, b1, W2, b2, W3, b3, x):
    """The scores above 0 are right, and none lies below: the last layer went through ReLU too. Could a score of -5 ever come out?"""
    return _relu(W3 @ _relu(W2 @ _relu(W1 @ x + b1) + b2) + b3)


@three_layers.mistake
def first_layer_straight(W1, b1, W2, b2, W3, b3, x):
    """Your scores come out when layer 1 is not bent. Where does ReLU stand for the first layer?"""
    return W3 @ _relu(W2 @ (W1 @ x + b1) + b2) + b3


@three_layers.mistake
def second_layer_straight(W1, b1, W2, b2, W3, b3, x):
    """Your scores come out when layer 2 is not bent. Where does ReLU stand for the second layer?"""
    return W3 @ (W2 @ _relu(W1 @ x + b1) + b2) + b3


@three_layers.mistake
def all_straight(W1, b1, W2, b2, W3, b3, x):
    """Nothing is bent: three straight layers in a row, which one alone could replace. What belongs between them?"""
    return W3 @ (W2 @ (W1 @ x + b1) + b2) + b3


@three_layers.mistake
def all_straight_without_biases(W1, b1, W2, b2, W3, b3, x):
    """You return the product of the three tables with x: no biases, no bends. What happens in a layer after the product?"""
    return W3 @ (W2 @ (W1 @ x))


@three_layers.mistake
def only_the_last_bent(W1, b1, W2, b2, W3, b3, x):
    """Only the last layer went through ReLU. Which layers are to be bent, and which one gives scores that may be negative?"""
    return _relu(W3 @ (W2 @ (W1 @ x + b1) + b2) + b3)


@three_layers.mistake
def first_straight_last_bent(W1, b1, W2, b2, W3, b3, x):
    """Layers 2 and 3 are bent and layer 1 is straight. Behind which two layers does ReLU belong?"""
    return _relu(W3 @ _relu(W2 @ (W1 @ x + b1) + b2) + b3)


@three_layers.mistake
def second_straight_last_bent(W1, b1, W2, b2, W3, b3, x):
    """Layers 1 and 3 are bent and layer 2 is straight. Behind which two layers does ReLU belong?"""
    return _relu(W3 @ (W2 @ _relu(W1 @ x + b1) + b2) + b3)


@three_layers.mistake
def no_biases(W1, b1, W2, b2, W3, b3, x):
    """Your scores come out when no layer has a bias. What does each layer add to its weighted sums?"""
    return W3 @ _relu(W2 @ _relu(W1 @ x))


@three_layers.mistake
def no_biases_last_bent(W1, b1, W2, b2, W3, b3, x):
    """No layer has its bias here, and the last one is bent. What does each layer add, and which one gives scores that may be negative?"""
    return _relu(W3 @ _relu(W2 @ _relu(W1 @ x)))


@three_layers.mistake
def first_bias_missing(W1, b1, W2, b2, W3, b3, x):
    """Your scores come out when b1 is left out. What does layer 1 add to its weighted sums?"""
    return W3 @ _relu(W2 @ _relu(W1 @ x) + b2) + b3


@three_layers.mistake
def second_bias_missing(W1, b1, W2, b2, W3, b3, x):
    """Your scores come out when b2 is left out. What does layer 2 add to its weighted sums?"""
    return W3 @ _relu(W2 @ _relu(W1 @ x + b1)) + b3


@three_layers.mistake
def last_bias_missing(W1, b1, W2, b2, W3, b3, x):
    """Your scores differ from the right ones by exactly b3. What does the last layer add to its weighted sums?"""
    return W3 @ _relu(W2 @ _relu(W1 @ x + b1) + b2)


@three_layers.mistake
def last_bias_taken_away(W1, b1, W2, b2, W3, b3, x):
    """Your scores miss exactly twice b3. With which sign does the last bias go in?"""
    return W3 @ _relu(W2 @ _relu(W1 @ x + b1) + b2) - b3


@three_layers.mistake
def last_products_taken_away(W1, b1, W2, b2, W3, b3, x):
    """Take b3 away, and all your scores have the opposite sign. With which sign do the products of the last layer go in?"""
    return b3 - W3 @ _relu(W2 @ _relu(W1 @ x + b1) + b2)


@three_layers.mistake
def first_layer_only_a_product(W1, b1, W2, b2, W3, b3, x):
    """Of layer 1 only the product is there: b1 is missing, and nothing is bent. What else does a layer do?"""
    return W3 @ _relu(W2 @ (W1 @ x) + b2) + b3


@three_layers.mistake
def only_the_last_bias(W1, b1, W2, b2, W3, b3, x):
    """Nothing is bent, and only the last layer has its bias. What do the first two layers do after the product?"""
    return W3 @ (W2 @ (W1 @ x)) + b3


@three_layers.mistake
def hidden_biases_missing(W1, b1, W2, b2, W3, b3, x):
    """Only the last layer has its bias: yours come out without b1 and b2. What do the first two layers add?"""
    return W3 @ _relu(W2 @ _relu(W1 @ x)) + b3


@three_layers.mistake
def biases_taken_away(W1, b1, W2, b2, W3, b3, x):
    """All three biases went in with a minus. With which sign does b stand in Wx + b?"""
    return W3 @ _relu(W2 @ _relu(W1 @ x - b1) - b2) - b3


@three_layers.mistake
def biases_after_the_bends(W1, b1, W2, b2, W3, b3, x):
    """In layers 1 and 2 the bias was added when the bend was over. Does b belong inside ReLU, where it moves the corner, or behind it?"""
    return W3 @ (_relu(W2 @ (_relu(W1 @ x) + b1)) + b2) + b3


@three_layers.mistake
def weights_bent_in_three(W1, b1, W2, b2, W3, b3, x):
    """The weights of the first two layers went through ReLU instead of their sums. May a weight be negative?"""
    return W3 @ (_relu(W2) @ (_relu(W1) @ x + b1) + b2) + b3


@three_layers.mistake
def input_bent(W1, b1, W2, b2, W3, b3, x):
    """Your scores come out when x goes through ReLU as well, before layer 1. Is the input of the network to be bent?"""
    return W3 @ _relu(W2 @ _relu(W1 @ _relu(x) + b1) + b2) + b3


@three_layers.mistake
def bent_before_each_layer(W1, b1, W2, b2, W3, b3, x):
    """x was bent before layer 1, and layer 2 was not bent: the two bends come one layer too early. Does ReLU stand in front of a layer, or behind it?"""
    return W3 @ (W2 @ _relu(W1 @ _relu(x) + b1) + b2) + b3


@three_layers.mistake
def x_again_in_layer_2(W1, b1, W2, b2, W3, b3, x):
    """Layer 2 is given x once more, and what layer 1 gave is lost. What is the input of layer 2?"""
    return W3 @ _relu(W2 @ x + b2) + b3


@three_layers.mistake
def x_again_in_layer_3(W1, b1, W2, b2, W3, b3, x):
    """The last layer is given x once more, and what the layers before it gave is lost. What is its input?"""
    return W3 @ x + b3


@three_layers.mistake
def second_layer_skipped(W1, b1, W2, b2, W3, b3, x):
    """The last layer is given what layer 1 gave; layer 2 is passed over. What is the input of the last layer?"""
    return W3 @ _relu(W1 @ x + b1) + b3


@three_layers.mistake
def layers_in_reverse(W1, b1, W2, b2, W3, b3, x):
    """The layers come in reverse: x meets W3 first. Which layer sees the input?"""
    return W1 @ _relu(W2 @ _relu(W3 @ x + b3) + b2) + b1


@three_layers.mistake
def first_layer_in_second_place(W1, b1, W2, b2, W3, b3, x):
    """Layer 1 is applied twice and layer 2 not at all. Which weights belong to the second step?"""
    return W3 @ _relu(W1 @ _relu(W1 @ x + b1) + b1) + b3


@three_layers.mistake
def first_weights_in_second_place(W1, b1, W2, b2, W3, b3, x):
    """In the second layer W1 stands once more, with the bias b2. Which weights belong to this layer?"""
    return W3 @ _relu(W1 @ _relu(W1 @ x + b1) + b2) + b3


@three_layers.mistake
def first_bias_in_second_place(W1, b1, W2, b2, W3, b3, x):
    """In the second layer b1 stands once more. Which bias belongs to this layer?"""
    return W3 @ _relu(W2 @ _relu(W1 @ x + b1) + b1) + b3


@three_layers.mistake
def second_bias_in_last_place(W1, b1, W2, b2, W3, b3, x):
    """In the last layer b2 stands once more. Which bias belongs to this layer?"""
    return W3 @ _relu(W2 @ _relu(W1 @ x + b1) + b2) + b2


@three_layers.mistake
def all_tables_turned(W1, b1, W2, b2, W3, b3, x):
    """The sizes do not fit: W1 turned on its side is ({W1.shape[1]}, {W1.shape[0]}), x is {x.shape}. W1 has one row for each unit; which product gives one number
    for each row?"""
    return W3.T @ _relu(W2.T @ _relu(W1.T @ x + b1) + b2) + b3


@three_layers.mistake
def first_table_turned(W1, b1, W2, b2, W3, b3, x):
    """W1 is turned on its side: ({W1.shape[1]}, {W1.shape[0]}) is to meet {x.shape}. W1 has one row for each unit of layer 1; which product gives
    one number for each row?"""
    return W3 @ _relu(W2 @ _relu(W1.T @ x + b1) + b2) + b3


@three_layers.mistake
def second_table_turned(W1, b1, W2, b2, W3, b3, x):
    """W2 is turned on its side: ({W2.shape[1]}, {W2.shape[0]}) is to meet the {b1.size} numbers of layer 1. W2 has one row for each unit of layer 2;
    which product gives one number for each row?"""
    return W3 @ _relu(W2.T @ _relu(W1 @ x + b1) + b2) + b3


@three_layers.mistake
def last_table_turned(W1, b1, W2, b2, W3, b3, x):
    """W3 is turned on its side: ({W3.shape[1]}, {W3.shape[0]}) is to meet the {b2.size} numbers of layer 2. W3 has one row for each score; which
    product gives one number for each row?"""
    return W3.T @ _relu(W2 @ _relu(W1 @ x + b1) + b2) + b3


@three_layers.mistake
def vector_in_front(W1, b1, W2, b2, W3, b3, x):
    """The sizes do not fit: x is {x.shape}, W1 is {W1.shape}, and the last axis of the first must meet the first axis of the second. Which of the
    two comes first?"""
    return _relu(_relu(x @ W1 + b1) @ W2 + b2) @ W3 + b3


@three_layers.mistake
def stopped_after_layer_1(W1, b1, W2, b2, W3, b3, x):
    """You return {got.size} numbers, what layer 1 gives. Through which layers do they still have to go?"""
    return _relu(W1 @ x + b1)


@three_layers.mistake
def stopped_after_layer_2(W1, b1, W2, b2, W3, b3, x):
    """You return {got.size} numbers, what layer 2 gives. Through which layer do they still have to go?"""
    return _relu(W2 @ _relu(W1 @ x + b1) + b2)


@three_layers.mistake
def sigmoids_between(W1, b1, W2, b2, W3, b3, x):
    """Your scores come out when layers 1 and 2 end in a sigmoid. Which activation is asked for?"""
    a1 = 1 / (1 + np.exp(-(W1 @ x + b1)))
    return W3 @ (1 / (1 + np.exp(-(W2 @ a1 + b2)))) + b3


@three_layers.mistake
def tanhs_between(W1, b1, W2, b2, W3, b3, x):
    """Your scores come out when layers 1 and 2 end in tanh. Which activation is asked for?"""
    return W3 @ np.tanh(W2 @ np.tanh(W1 @ x + b1) + b2) + b3


@three_layers.mistake
def sigmoid_at_the_end(W1, b1, W2, b2, W3, b3, x):
    """Your scores all lie between 0 and 1: a sigmoid comes after the last layer. What is done to the scores of the last layer?"""
    return 1 / (1 + np.exp(-(W3 @ _relu(W2 @ _relu(W1 @ x + b1) + b2) + b3)))


@three_layers.mistake
def softmax_at_the_end(W1, b1, W2, b2, W3, b3, x):
    """Your scores add up to 1: they were turned into shares. The scores themselves are asked for; which step is one too many?"""
    p = W3 @ _relu(W2 @ _relu(W1 @ x + b1) + b2) + b3
    shares = np.exp(p - p.max())
    return shares / shares.sum()


@three_layers.mistake
def only_on_and_off_between(W1, b1, W2, b2, W3, b3, x):
    """The units of layers 1 and 2 pass on only 1 or 0. What does ReLU leave of a positive sum?"""
    a1 = (W1 @ x + b1 > 0).astype(float)
    return W3 @ (W2 @ a1 + b2 > 0).astype(float) + b3


@three_layers.mistake
def sizes_between(W1, b1, W2, b2, W3, b3, x):
    """The units of layers 1 and 2 pass on the sizes of their sums, of the negative ones too. What does ReLU make of a negative sum?"""
    return W3 @ np.abs(W2 @ np.abs(W1 @ x + b1) + b2) + b3


@three_layers.mistake
def negative_halves_between(W1, b1, W2, b2, W3, b3, x):
    """The units of layers 1 and 2 pass on their negative sums and hold back the positive ones. Which half does ReLU keep?"""
    return W3 @ np.minimum(W2 @ np.minimum(W1 @ x + b1, 0) + b2, 0) + b3


@three_layers.mistake
def leaks_between(W1, b1, W2, b2, W3, b3, x):
    """The units of layers 1 and 2 let a hundredth of their negative sums through. How flat is ReLU to the left of 0?"""
    z1 = W1 @ x + b1
    z2 = W2 @ np.where(z1 > 0, z1, z1 / 100) + b2
    return W3 @ np.where(z2 > 0, z2, z2 / 100) + b3


@three_layers.mistake
def largest_unit_between(W1, b1, W2, b2, W3, b3, x):
    """The product of layer 2 fails: it meets a single number, where layer 1 should give {b1.size}. Is it the largest of all
    sums, where each unit should give the larger one of its sum and 0?"""
    return W3 @ np.max(W2 @ np.max(W1 @ x + b1, 0) + b2, 0) + b3


@three_layers.mistake
def layer_compared_in_one_go(W1, b1, W2, b2, W3, b3, x):
    """Python was asked for a single yes or no about a whole array, and an array has one for each entry. What compares entry by entry?"""
    return W3 @ max(0, W2 @ max(0, W1 @ x + b1) + b2) + b3


@three_layers.mistake
def silent_units_dropped_between(W1, b1, W2, b2, W3, b3, x):
    """After layer 1 the units that are off have vanished, and the sizes no longer fit. What should stand in their places?"""
    a1 = W1 @ x + b1
    a2 = W2 @ a1[a1 > 0] + b2
    return W3 @ a2[a2 > 0] + b3


@three_layers.mistake
def guess_instead_of_scores(W1, b1, W2, b2, W3, b3, x):
    """You return one whole number, the place of the largest score. Where are the {b3.size} scores themselves?"""
    return int((W3 @ _relu(W2 @ _relu(W1 @ x + b1) + b2) + b3).argmax())


@three_layers.mistake
def scores_added_up(W1, b1, W2, b2, W3, b3, x):
    """You return one number, all scores added up. Where are the {b3.size} scores themselves?"""
    return (W3 @ _relu(W2 @ _relu(W1 @ x + b1) + b2) + b3).sum()


@three_layers.mistake
def input_added_at_layer_2(W1, b1, W2, b2, W3, b3, x):
    """What layer 1 gives is added to x before layer 2. Does x go anywhere but into layer 1?"""
    return W3 @ _relu(W2 @ (_relu(W1 @ x + b1) + x) + b2) + b3


@three_layers.mistake
def bias_changed_on_the_way(W1, b1, W2, b2, W3, b3, x):
    """The scores are right, but a bias of the caller is changed, and a second call would be wrong. Which line writes into it instead of
    making a new array?"""
    b1 += W1 @ x
    return W3 @ _relu(W2 @ _relu(b1) + b2) + b3


@three_layers.mistake
def bias_changed_on_the_way_in_all_layers(W1, b1, W2, b2, W3, b3, x):
    """The scores are right, but all three biases of the caller are changed, and a second call would be wrong. Which lines write into them
    instead of making new arrays?"""
    b1 += W1 @ x
    b2 += W2 @ _relu(b1)
    b3 += W3 @ _relu(b2)
    return b3
