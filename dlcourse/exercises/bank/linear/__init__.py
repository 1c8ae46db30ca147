"""Chapter 2: the linear model p = Wx + b. The exercises in the order of the book."""

from dlcourse.exercises.bank.linear.batch import scores_batch
from dlcourse.exercises.bank.linear.counting import n_params, n_params_mnist, n_params_slide
from dlcourse.exercises.bank.linear.flattening import flatten
from dlcourse.exercises.bank.linear.guess import predict
from dlcourse.exercises.bank.linear.hits import accuracy
from dlcourse.exercises.bank.linear.one_image import scores
from dlcourse.exercises.bank.linear.questions import class_means, empty_picture, shuffled_pixels, turned
from dlcourse.exercises.bank.linear.shares import softmax

EXERCISES = (
    class_means,
    empty_picture,
    flatten,
    scores,
    scores_batch,
    predict,
    accuracy,
    softmax,
    n_params,
    n_params_slide,
    n_params_mnist,
    shuffled_pixels,
    turned,
)
