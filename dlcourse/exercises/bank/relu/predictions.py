"""Predictions: what a straight model can do, and what five sigmoids leave."""

from dlcourse.exercises.definitions import Choice, ChoiceExercise

xor = ChoiceExercise(
    "prediction",
    "relu.xor",
    in_chapter=True,
    question="Four points: (0, 0) and (1, 1) belong to class 0, and (0, 1) and (1, 0) to class 1. Find the best linear model for them: a point is "
    "called class 1 if w₁x₁ + w₂x₂ + b is above 0. How many of the four points can it get right?",
    choices=(
        Choice(
            "4",
            "All four, with the right weights",
            "Draw the points: the two classes sit at the ends of the two diagonals, and the diagonals cross. On which side of one straight "
            "line would you put the crossing?",
        ),
        Choice(
            "3",
            "Three",
            "A straight line can cut off any one corner of the square, and that makes three right. For all four, each class would "
            "have to hold both ends of its diagonal and with them the middle of the square; the middle cannot lie on both sides.",
            right=True,
        ),
        Choice(
            "2",
            "Two: no better than guessing",
            "A model can do better. Take the line that cuts the corner (1, 1) off from the other three, and call the three class 1. "
            "Count again: how many points are right?",
        ),
    ),
)

morph = ChoiceExercise(
    "prediction",
    "relu.morph",
    in_chapter=True,
    question="Fade a picture of a 5 slowly into a picture of a 6: each pixel goes evenly from its old value to its new one. On the way, plot the ten "
    "scores of a trained linear model against the share of the 6. What do the ten curves look like?",
    choices=(
        Choice(
            "lines",
            "Ten straight lines",
            "Even steps in the pixels are even steps in every weighted sum. So its scores cannot stay where they are for a while and then turn: "
            "every score moves in proportion, from the first step to the last. (The shares that softmax makes of them do bend.)",
            right=True,
        ),
        Choice(
            "s_curves",
            "S-curves: flat at both ends, steep where 5 turns into 6",
            "That is what you would wish for: sure of the 5, sure of the 6, and a quick change between. But what in p = Wx + b could bend a curve?",
        ),
        Choice(
            "zigzag",
            "Zigzag lines, as the pixels of a 5 and a 6 differ irregularly",
            "The pixels differ irregularly from place to place, but each of them moves evenly in time. What is a sum of even movements?",
        ),
        Choice(
            "jump",
            "Level, with one jump",
            "The answer jumps, from 5 to 6, when one score passes the other. The scores themselves come from products and sums; what happens to "
            "them when every pixel moves a little?",
        ),
    ),
)

five_into_one = ChoiceExercise(
    "prediction",
    "relu.five_into_one",
    in_chapter=True,
    question="A network of five linear layers, 64 → 32 → 32 → 32 → 32 → 10, without any activation, is trained on the 8×8 digits. Now multiply its five "
    "tables into a single one of 10×64 and carry the biases along. For how many of the 360 test images does this one layer give another answer "
    "than the five?",
    choices=(
        Choice(
            "none",
            "For none",
            "A product of tables is a table: the five layers were one layer all the time, only written at length. The scores agree up to rounding.",
            right=True,
        ),
        Choice(
            "few",
            "For a few dozen, those that are hard to read",
            "An image that is hard to read has scores that lie close together, but what would move them? Multiply two straight layers with a "
            "pencil, and look for what is lost.",
        ),
        Choice(
            "most",
            "For most: ten times 64 weights cannot hold what five tables hold",
            "The five tables do hold more numbers. But different tables can have the same product: how many different maps from 64 numbers to "
            "10 can they express, compared with one table?",
        ),
    ),
)

deep_sigmoid = ChoiceExercise(
    "prediction",
    "relu.deep_sigmoid",
    in_chapter=True,
    question="Two networks with six layers, 64 → 32 → 32 → 32 → 32 → 32 → 10, learn the 8×8 digits: same start, same learning rate of 0.1, 20 epochs. "
    "One bends with ReLU and gets about 96% of the test images right. The other bends with the sigmoid. How many will it get right?",
    choices=(
        Choice(
            "same",
            "About 96% too: a bend is a bend",
            "Both can express such functions. But they have to be found, and what is found depends on what comes back through five bends. What is "
            "left of a gradient there, if each lets at most a quarter through?",
        ),
        Choice(
            "somewhat_less",
            "About 85%: it learns, but more slowly",
            "With a single hidden layer of sigmoids you would be nearly right. Here five are in a row: how small can a product of five slopes become?",
        ),
        Choice(
            "chance",
            "About 10%: it learns next to nothing",
            "Ten digits, ten percent: no better than always naming the same digit. Through five sigmoids so little comes back that the first layers hardly move, and "
            "the last ones see nearly the same numbers for every image.",
            right=True,
        ),
    ),
)

dead_start = ChoiceExercise(
    "prediction",
    "relu.dead_start",
    in_chapter=True,
    question="A network 64 → 32 → 10 with ReLU gets about 95% of the 8×8 test digits right after 20 epochs. Start again, with one change: every bias of "
    "the hidden layer begins at −5. What will it get right after the same training?",
    choices=(
        Choice(
            "same",
            "About 95%: training moves the biases to where they should be",
            "Training moves what a gradient reaches. Look at the sums of the hidden units: with −5 in each of them, is any of them above 0?",
        ),
        Choice(
            "less",
            "About 80%: it loses time at first and then catches up",
            "It would catch up if anything moved. What comes back through a ReLU that is off for every image?",
        ),
        Choice(
            "chance",
            "About 10%: it never starts",
            "All 32 sums are below 0 for every image, so every hidden output is 0 and nothing comes back through them. The first layer does not move by "
            "a hair; all that can be learned is which digit is the most frequent.",
            right=True,
        ),
    ),
)
