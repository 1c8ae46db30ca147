"""Counting what a linear model can learn."""

from dlcourse.exercises.definitions import NumberExercise, function_exercise


@function_exercise(
    "linear.n_params",
    cases=lambda: [(4, 3), (12, 10), (64, 10), (5, 5), (1, 2), (3, 7), (784, 10)],
    hints=(
        "What does the model have to store? A table W and a row b.",
        "W has one weight for each input in each of its k rows.",
        "The biases: one for each score.",
    ),
    explanation="Each of the k scores has d weights and one bias: k * d + k. Another way to write it: k * (d + 1).",
)
def n_params(d, k):
    """Return how many numbers a linear model can learn.

    All weights and all biases count.

    d: a whole number, the inputs.
    k: a whole number, the scores.
    Result: a whole number.
    """
    return k * d + k


@n_params.mistake
def no_biases(d, k):
    """For d = {d} and k = {k} you count {got}: these are the weights alone. What else is learned?"""
    return k * d


@n_params.mistake
def bias_for_each_input(d, k):
    """For d = {d} and k = {k} you count {got}: one bias for each input. To what does a bias belong, to a pixel or to a score?"""
    return k * d + d


@n_params.mistake
def one_class_only(d, k):
    """For d = {d} and k = {k} you count {got}: the weights and the bias of one score. How many scores are there?"""
    return d + 1


@n_params.mistake
def weights_of_one_class(d, k):
    """For d = {d} and k = {k} you count {got}: one weight for each input, whatever the number of scores. Do two scores share their weights?"""
    return d


@n_params.mistake
def inputs_and_outputs(d, k):
    """For d = {d} and k = {k} you count {got}: inputs and outputs added. How many weights does one score have, and how many scores are there?"""
    return d + k


@n_params.mistake
def one_bias(d, k):
    """For d = {d} and k = {k} you count {got}: all the weights and a single bias. How many biases has b?"""
    return k * d + 1


@n_params.mistake
def biases_on_both_sides(d, k):
    """For d = {d} and k = {k} you count {got}: biases for the inputs as well as for the scores. Which of them exist?"""
    return k * d + k + d


@n_params.mistake
def bias_for_each_weight(d, k):
    """For d = {d} and k = {k} you count {got}: as many biases as weights. Is there a bias in every product, or one at the end of each sum?"""
    return 2 * k * d


@n_params.mistake
def squared_inputs(d, k):
    """For d = {d} and k = {k} you count {got}: a weight for every pair of inputs. What does a weight connect?"""
    return d * d + d


@n_params.mistake
def always_ten(d, k):
    """Your count is right for 10 scores only. Where does k come in?"""
    return 10 * d + 10


@n_params.mistake
def bias_inside_too(d, k):
    """For d = {d} and k = {k} you count {got}: a bias on both the input and the output side of every weight. What does each score add up?"""
    return (d + 1) * (k + 1)


@n_params.mistake
def biases_of_weights_off(d, k):
    """For d = {d} and k = {k} you count {got}: the biases are taken away. Are they learned as well?"""
    return k * d - k


@n_params.mistake
def outputs_only(d, k):
    """For d = {d} and k = {k} you count {got}: the biases alone. How many weights does one score have?"""
    return k


@n_params.mistake
def weights_and_biases_apart(d, k):
    """You return two numbers. The task asks for one: how many are there together?"""
    return k * d, k


@n_params.mistake
def multiplied_again(d, k):
    """For d = {d} and k = {k} you count {got}: the scores are multiplied in twice. How many rows has W?"""
    return k * d * k


@n_params.mistake
def multiplied_again_with_inputs(d, k):
    """For d = {d} and k = {k} you count {got}: a weight for every pair of inputs, for each score. How many inputs does
    one score look at, each once?"""
    return d * d * k + k


@n_params.mistake
def scores_as_inputs(d, k):
    """For d = {d} and k = {k} you count {got}: each score has weights for the other scores as well. What does one row
    of W meet?"""
    return k * (d + k)


@n_params.mistake
def biases_twice(d, k):
    """For d = {d} and k = {k} you count {got}: two biases for each score. How many are added to one sum?"""
    return k * d + 2 * k


@n_params.mistake
def one_more_bias(d, k):
    """For d = {d} and k = {k} you count {got}: one more than there is. What did you add after weights and biases?"""
    return k * d + k + 1


@n_params.mistake
def ten_biases(d, k):
    """For d = {d} and k = {k} you count {got}: ten biases, whatever k is. To what does a bias belong?"""
    return k * d + 10


@n_params.mistake
def one_score_too_few(d, k):
    """For d = {d} and k = {k} you count {got}: one score is missing. Where does your loop over the scores end?"""
    return (d + 1) * (k - 1)


@n_params.mistake
def to_the_power(d, k):
    """For d = {d} and k = {k} you count {got}: ** is a power. How do you multiply?"""
    return d**k


@n_params.mistake
def to_the_power_with_biases(d, k):
    """For d = {d} and k = {k} you count {got}: ** is a power. How do you multiply?"""
    return d**k + k


@n_params.mistake
def added_with_biases(d, k):
    """For d = {d} and k = {k} you count {got}: inputs, scores and biases added up. How many weights does one score
    have, and how many scores are there?"""
    return d + 2 * k


@n_params.mistake
def added_with_one_bias(d, k):
    """For d = {d} and k = {k} you count {got}: inputs and scores added up, and one more. How many weights does one
    score have, and how many scores are there?"""
    return d + k + 1


@n_params.mistake
def always_mnist(d, k):
    """Your count is the same for all d and k. Where do they come in?"""
    return 7850


@n_params.mistake
def always_mnist_pixels(d, k):
    """Your count is right for 784 inputs only. Where does d come in?"""
    return 784 * k + k


n_params_slide = NumberExercise(
    "linear.n_params_slide",
    question="A picture of 4×3 pixels goes in, ten scores come out. The slides say that W holds 60 weights. How many weights does W really hold?",
    value=10 * 4 * 3,
    mistakes={
        "slide": (60, "60 is what the slide says. How many rows has W, and how long is each?"),
        "with_biases": (10 * 12 + 10, "These are weights and biases together. How many are weights?"),
        "added": (22, "You added rows and columns. How many numbers does a table of 10 rows of 12 hold?"),
        "width_only": (30, "You counted the width of the picture only. How many pixels does one row of W have to meet?"),
        "height_only": (40, "You counted the height of the picture only. How many pixels does one row of W have to meet?"),
        "one_row": (12, "This is one row of W. How many rows are there?"),
        "pixels_forgotten": (70, "7 pixels in each row? How many has a picture that is 4 high and 3 wide?"),
    },
    hints=(
        "Draw W as a table. What does one of its rows belong to, and what does one number in it meet?",
        "The picture has 4 × 3 pixels. W has one row for each of the ten digits.",
    ),
    explanation="Ten rows, one for each digit, of twelve weights, one for each pixel.",
)

n_params_mnist = NumberExercise(
    "linear.n_params_mnist",
    question="An MNIST image has 28×28 pixels. How many numbers does the linear model from these pixels to ten scores learn, weights and biases together?",
    value=10 * 28 * 28 + 10,
    mistakes={
        "no_biases": (10 * 28 * 28, "These are the weights alone. What else does the model learn?"),
        "one_class": (28 * 28 + 1, "This is one score only. How many scores are there?"),
        "bias_for_each_pixel": (10 * 784 + 784, "You counted a bias for each pixel. To what does a bias belong?"),
        "one_bias": (10 * 784 + 1, "You counted a single bias for all scores. How long is b?"),
        "width_only": (10 * 28 + 10, "You counted 28 pixels. How many has a picture that is 28 high and 28 wide?"),
        "width_only_without_biases": (
            10 * 28,
            "You counted 28 pixels, and no biases. How many pixels has a picture that is 28 high and 28 wide?",
        ),
        "inputs_and_outputs": (784 + 10, "You added inputs and outputs. How many weights does each score have?"),
        "pixels": (784, "This is the number of pixels. How many weights does each of the ten scores have?"),
        "hidden_layers": (
            13002,
            "That is the network with two hidden layers of 16. How many layers of weights lie here between pixels and scores?",
        ),
    },
    hints=("First the pixels: 28 rows of 28.", "Each of the ten scores has one weight for each pixel, and one bias."),
    explanation="Each of the ten scores has 784 weights and one bias: 10 × 785.",
)
