"""Numbers of the worked example: one entry of Δp, the loss, how much one step moves."""

import numpy as np

from dlcourse import worked
from dlcourse.exercises.bank.delta.weights import DECK_DP
from dlcourse.exercises.definitions import NumberExercise

deck_entry = NumberExercise(
    "delta.deck_entry",
    question="The picture is a 0. The model gives the digit 4 the score -0.9. What is the correction of this score?",
    value=-5 - worked.SCORES[4].item(),
    mistakes={
        "away": (4.1, "The size is right. Should the score of a wrong digit go up or down from here?"),
        "two_minus_signs": (-5.9, "You went on by 0.9 beyond -5. What is -5 take away -0.9, where two minus signs meet?"),
        "as_if_right": (5.9, "You pulled the 4 up, as if it were the right digit. What is in the picture?"),
        "to_zero": (0.9, "That leads from -0.9 to 0. Where should the score of a wrong digit go?"),
        "score": (-0.9, "This is the score itself. How far is it from here to the ideal?"),
        "ideal": (-5, "This is the ideal. How far is it from the score to here?"),
        "to_one": (1.9, "That leads from -0.9 to 1. What is the ideal of a wrong digit?"),
        "to_minus_one": (-0.1, "That leads from -0.9 to -1. What is the ideal of a wrong digit?"),
    },
    hints=(
        "The picture shows a 0, so 4 is a wrong digit. Which score would be ideal for it?",
        "A correction is the ideal minus the score. The score is negative, so two minus signs meet.",
    ),
    explanation="The ideal for a wrong digit is -5, and -5 - (-0.9) = -4.1: the score is low already, and has to go down by 4.1 more.",
)

deck_loss = NumberExercise(
    "delta.deck_loss",
    question="The corrections of the ten scores are 4.2, -5.1, -6.5, -6.1, -4.1, -5.3, -5.8, -6.2, -4.0 and -6.0. What is the loss of this picture, half the sum of their squares?",
    value=round(float(DECK_DP @ DECK_DP) / 2, 3),
    mistakes={
        "half_missing": (292.09, "This is the whole sum of the squares. What is half of it?"),
        "mean": (29.209, "This is the mean of the squares. Does the loss of one picture divide by the number of scores?"),
        "half_the_mean": (
            14.6045,
            "This is half the mean of the squares. Does the loss of one picture divide by the number of scores?",
        ),
        "length": (
            round(float(np.sqrt(DECK_DP @ DECK_DP)), 4),
            "This is the root of the sum of the squares. Is a root asked for?",
        ),
        "sizes": (53.3, "This is the sum of the sizes. Where do the squares come in?"),
        "half_the_sizes": (26.65, "This is half the sum of the sizes. Where do the squares come in?"),
        "ups_and_downs": (-44.8, "You added up the corrections with their signs. Can a sum of squares be negative?"),
        "half_ups_and_downs": (
            -22.4,
            "You took half the sum of the corrections with their signs. Can half a sum of squares be negative?",
        ),
        "added_first": (1003.52, "You added up first and squared the total. Which comes first?"),
        "added_first_without_half": (2007.04, "You added up first and squared the total, without the half. Which comes first?"),
        "right_digit_only": (8.82, "This is half the square of the first correction alone. What do the nine wrong digits add?"),
        "wrong_digits_only": (137.225, "The right digit is missing, with its 4.2. Does it count as well?"),
        "half_squared": (73.0225, "The half was squared as well. Does it stand before the sum, or inside each square?"),
        "minus_in_the_square": (
            -128.405,
            "The squares of the negative corrections went in with a minus sign. What is the square of -5.1?",
        ),
    },
    hints=(
        "Let Python do it: np.array([...]) holds the ten numbers, and ** 2 squares each.",
        "4.2² is 17.64 and (-5.1)² is 26.01. Square all ten, add them up, and take half.",
    ),
    explanation="The squares are 17.64, 26.01, 42.25, 37.21, 16.81, 28.09, 33.64, 38.44, 16 and 36. Together 292.09, and half of it is the loss.",
)

moving_numbers = NumberExercise(
    "delta.moving_numbers",
    question="W has 10×12 weights and b has 10 biases. The picture is 1 1 1 1 0 1 1 0 1 1 1 1, and no entry of Δp is 0. How many of the 130 numbers does one step on this picture change?",
    value=int(np.count_nonzero(np.outer(DECK_DP, worked.PICTURE))) + len(DECK_DP),
    mistakes={
        "all": (130, "These are all weights and biases. What is ΔW for a pixel of 0?"),
        "weights_only": (100, "These are the weights that move. What about b?"),
        "all_weights": (120, "These are all the weights. Does each of them move, and does b?"),
        "biases_only": (10, "These are the biases. Which weights move with them?"),
        "one_row": (11, "These are the weights and the bias of one score. Do the other nine scores stay where they are?"),
        "one_row_of_weights": (12, "This is one row of W. How many scores want to move, and which pixels are not 0?"),
        "dark_pixels": (20, "These are the weights of the pixels that are 0. Do these move, or the others?"),
        "dark_pixels_and_biases": (
            30,
            "You counted the weights of the pixels that are 0, and the biases. Which weights move, these or the others?",
        ),
        "one_bias": (101, "You counted one bias. How many scores are there, and has each its own?"),
        "pixel_column_only": (112, "You added 12 to the weights that move. How many biases are there?"),
    },
    hints=(
        "The change of W[i, j] is η Δp[i] x[j]. When is it 0?",
        "Ten pixels are 1 and two are 0. In each of the ten rows of W, the weights of ten pixels move. And then b.",
    ),
    explanation="In each of the 10 rows the 10 weights whose pixel is 1 move, and the 2 whose pixel is 0 stay: they had no part in the score, so nobody can tell from this picture "
    "whether they are good. The 10 biases move as well: 100 + 10.",
)

whole_way = NumberExercise(
    "delta.whole_way",
    question="The picture is 1 1 1 1 0 1 1 0 1 1 1 1. You add the whole ΔW to W and the whole Δb to b, with η = 1. By how many times Δp does p move?",
    value=int(worked.PICTURE.sum()) + 1,
    mistakes={
        "once": (1, "This is how far p should move. How much does each of the weights add, and how much does b?"),
        "twice": (2, "You counted W once and b once. How many weights of one row take part in a score?"),
        "weights_only": (10, "This is what W adds. And b?"),
        "all_pixels": (12, "This counts every pixel once. What does a pixel of 0 add to the score, and what does b add?"),
        "all_pixels_and_bias": (13, "You counted the pixels of 0 as well. What do they add to the score?"),
        "all_numbers": (110, "These are all the numbers that change. How many of them take part in one score?"),
        "back": (-10, "This is what Δp is multiplied with by the step. By how much did p move?"),
        "half": (0.5, "Is the way shared out between W and b here? What is ΔW, and what is Δb?"),
    },
    hints=(
        "Take one score. Each of its weights grows by Δp times its pixel; then the new weight is multiplied with the same pixel again.",
        "Every pixel of 1 adds Δp once, and so does the bias. A pixel of 0 adds nothing.",
    ),
    explanation="Each of the ten pixels of 1 adds Δp, since 1 × 1 = 1, and b adds Δp once more. So p moves by 11 Δp: ten Δp beyond the ideal. In general it is "
    "the sum of the squared pixels, and 1. That is why η must be small: on this picture, η = 1/11 would lead exactly to the ideal.",
)
