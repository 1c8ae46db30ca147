"""Numbers about backpropagation: what there is to learn, a way back by hand, what measuring would cost."""

import math

from dlcourse.exercises.definitions import NumberExercise

n_params_small = NumberExercise(
    "backprop.n_params_small",
    question="A network has 784 inputs, two hidden layers of 16 units and 10 outputs, each layer fully connected to the next. How many numbers does it "
    "learn, weights and biases together?",
    value=784 * 16 + 16 * 16 + 16 * 10 + 16 + 16 + 10,
    mistakes={
        "no_biases": (
            784 * 16 + 16 * 16 + 16 * 10,
            "These are the weights of all three layers. What else does each layer learn?",
        ),
        "one_hidden_layer": (
            784 * 16 + 16 * 10 + 16 + 10,
            "One table of weights is missing. What lies between the two hidden layers?",
        ),
        "one_hidden_layer_without_biases": (
            784 * 16 + 16 * 10,
            "The table between the two hidden layers is missing, and all biases. How many tables does a network with two hidden layers have?",
        ),
        "biases_for_inputs": (
            784 * 16 + 16 * 16 + 16 * 10 + 784 + 16 + 16,
            "You counted a bias for each number that goes into a layer. Do biases belong to what goes in, or to what comes out?",
        ),
        "biases_for_all_neurons": (
            784 * 16 + 16 * 16 + 16 * 10 + 784 + 16 + 16 + 10,
            "You counted a bias for every neuron, the 784 pixels too. Is a pixel the result of a sum?",
        ),
        "no_output_biases": (
            784 * 16 + 16 * 16 + 16 * 10 + 16 + 16,
            "The biases of one layer are missing. Which neurons compute a sum?",
        ),
        "one_bias_per_layer": (
            784 * 16 + 16 * 16 + 16 * 10 + 3,
            "You counted one bias for each layer. How many sums does a layer compute?",
        ),
        "neurons": (
            784 + 16 + 16 + 10,
            "These are the neurons. What does the network learn, the circles or the lines between them?",
        ),
        "linear": (784 * 10 + 10, "That is the linear model, straight from pixels to scores. What about the two layers between?"),
        "one_product": (
            784 * 16 * 16 * 10,
            "You multiplied all widths at once. How many tables of weights are there, and how large is each?",
        ),
        "width_of_the_picture": (
            28 * 16 + 16 * 16 + 16 * 10 + 42,
            "You counted 28 inputs, the width of a picture. How many pixels does it have?",
        ),
    },
    hints=(
        "There are three tables of weights, one between each two neighboring layers. How large is each?",
        "784 × 16, then 16 × 16, then 16 × 10 weights. Add one bias for each number that a layer computes.",
    ),
    explanation="12,544 + 256 + 160 weights and 16 + 16 + 10 biases. More than nine tenths of them sit in the first layer. This is the network that the "
    "sources draw, with all its knobs.",
)

by_hand = NumberExercise(
    "backprop.by_hand",
    question="Three layers with one unit each: a₁ = relu(0.5·x + 0.5), a₂ = relu(4·a₁ − 3), p = −2·a₂ + 4. The input is x = 3, the ideal is t = −11, the "
    "loss is ½(p − t)². How large is the gradient of the loss with respect to the first weight, the 0.5 that x is multiplied by? Use paper.",
    value=(-6 - -11) * -2 * 4 * 3,
    mistakes={
        "correction": (120, "The size is right. If this weight grows a little, does the loss grow or fall?"),
        "bias_of_layer_1": (
            5 * -2 * 4,
            "That is the gradient with respect to the bias of layer 1. By what is the weight multiplied on the way forward?",
        ),
        "output_of_layer_1": (
            5 * -2 * 4 * 2,
            "At the end you multiplied by a₁. What does the first weight meet on the way forward?",
        ),
        "error_forgotten": (
            -2 * 4 * 3,
            "These are the slopes along the way. What is the slope of the loss itself, where they begin?",
        ),
        "W3_skipped": (5 * 4 * 3, "One factor is missing. Through which weight does a₂ reach p?"),
        "W2_skipped": (5 * -2 * 3, "One factor is missing. Through which weight does a₁ reach a₂?"),
        "both_skipped": (5 * 3, "The error met x at once. Which weights lie on the way between them?"),
        "doubled": (2 * 5 * -2 * 4 * 3, "Every step is there, and one 2 too many. What does the ½ in the loss do?"),
        "halved": (
            5 * -2 * 4 * 3 // 2,
            "This is half of it. Does the ½ of the loss survive when its slope is taken, or is 0.5 in as a factor?",
        ),
        "score_for_error": (-6 * -2 * 4 * 3, "This begins with p. What is p compared with?"),
        "ideal_for_error": (-11 * -2 * 4 * 3, "This begins with the ideal. What is it compared with?"),
        "sum_for_error": (-17 * -2 * 4 * 3, "This begins with p and the ideal added up. What is 0 when p is ideal?"),
        "squares_for_error": (
            25 * -2 * 4 * 3,
            "This begins with the square of the difference. Is the height of the loss asked, or its slope?",
        ),
        "loss_for_error": (25 * -2 * 4 * 3 // 2, "This begins with the loss. Is its height asked, or its slope?"),
        "dead": (0, "A gradient of 0 means that a unit on the way is off. Which of a₁ and a₂ is 0?"),
        "gradient_of_w2": (
            5 * -2 * 2,
            "That is the gradient with respect to the 4, the weight of layer 2. How does the signal go on from there?",
        ),
        "gradient_of_w3": (
            5 * 5,
            "That is the gradient with respect to the −2, the weight of layer 3. How does the signal go on from there?",
        ),
    },
    hints=(
        "First go forward: a₁, a₂, p. Both units are on. Then p − t is the signal with which the way back begins.",
        "On the way back the signal is multiplied by the weight of layer 3, then by that of layer 2. At layer 1 it meets the input.",
    ),
    explanation="Forward: a₁ = 2, a₂ = 5, p = −6. Back: the signal is p − t = 5, then 5 · (−2) at a₂, then times 4 at a₁; both units are on, so both masks "
    "are 1, and the first weight meets x = 3. A larger first weight lowers the loss here.",
)

measuring = NumberExercise(
    "backprop.measuring",
    question="You could measure all 13,002 slopes of the small network instead: nudge one parameter a little up and compute the loss, nudge it as far down "
    "and compute the loss, take the difference; then the next parameter. How many forward passes is that for one gradient?",
    value=2 * 13002,
    mistakes={
        "one_each": (13002, "That is one loss for each parameter. How many losses does one difference need?"),
        "one_each_and_the_start": (
            13003,
            "That is one nudge for each parameter and the start. In which directions is a parameter nudged here?",
        ),
        "and_the_start": (
            2 * 13002 + 1,
            "One is too many. Is the loss at the start itself used in the difference between up and down?",
        ),
        "two": (2, "That is the price of one slope. How many slopes are there?"),
        "one": (1, "Nudging all parameters at once gives one number. How do you tell whose doing it was?"),
        "weights_only": (2 * 12960, "You left the biases out. Do they have a slope too?"),
        "pairs": (13002**2, "That is a pass for every pair of parameters. How many parameters move at a time?"),
        "ten_outputs": (
            20 * 13002,
            "You counted each of the ten outputs. What does one forward pass compute, one score or all ten?",
        ),
    },
    hints=(
        "How many forward passes does one slope cost?",
        "Two for each parameter: one up, one down.",
    ),
    explanation="Two passes for each parameter. Backpropagation gets the same numbers from one pass forward and one pass back, which costs about twice "
    "as much as the way forward, however many parameters there are. Measuring stays useful as a check on small networks.",
)

knowing_nothing = NumberExercise(
    "backprop.knowing_nothing",
    question="A network has learned nothing and gives each of the ten digits the share 0.1. How large is its cross-entropy, the mean of −log(share of the "
    "right digit), with the natural logarithm? Give six digits, or let Python compute it.",
    value=math.log(10),
    mistakes={
        "negative": (-math.log(10), "The logarithm of a share is below 0. What does the minus in front of it do?"),
        "base_10": (1.0, "That is the logarithm to the base 10. What does `math.log` compute?"),
        "base_2": (math.log2(10), "That is the logarithm to the base 2. What does `math.log` compute?"),
        "share": (0.1, "That is the share itself. What is done with it?"),
        "wrong_share": (-math.log(0.9), "That is the loss of a share of 0.9. How large is the share of the right digit here?"),
        "summed": (10 * math.log(10), "You added up ten of them. How many right digits does one image have?"),
        "weighted": (
            math.log(10) / 10,
            "You weighted the logarithm with the share. Which weight does the right digit have in the mean?",
        ),
        "zero": (0, "A loss of 0 means that the right digit has the share 1. Which share does it have?"),
    },
    hints=(
        "The share of the right digit is 0.1 for every image, so the mean is the loss of one image.",
        "−log(0.1) is the same as log(10).",
    ),
    explanation="−log(0.1) = log(10), for every image and so for the mean. A training curve of ten classes that starts far above this number starts with a "
    "network that is sure of wrong answers; one that stays at it has learned nothing.",
)
