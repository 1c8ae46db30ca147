"""Predictions and quiz questions about the linear model."""

from dlcourse.exercises.definitions import Choice, ChoiceExercise

class_means = ChoiceExercise(
    "prediction",
    "linear.class_means",
    in_chapter=True,
    question="A program knows only ten pictures: the average 0, the average 1, … the average 9. It answers with the one that is nearest. How many of "
    "1,000 MNIST images that it has not seen will it name correctly?",
    choices=(
        Choice(
            "100",
            "About 100, no better than guessing",
            "Guessing gets about 100. The averages are blurred, but blurred in ten different ways: that is worth far more than chance.",
        ),
        Choice(
            "500",
            "About 500",
            "It gets far more. An average picture keeps what all examples of a digit share: where there is ink nearly always, and where never.",
        ),
        Choice(
            "800",
            "About 800",
            "Ten averages go this far, and not one weight was corrected. Any method that is called learning has to beat them.",
            right=True,
        ),
        Choice(
            "950",
            "About 950",
            "Not so many. One blurred 5 cannot stand for all the ways to write a 5, and so it is with the other digits.",
        ),
    ),
)

empty_picture = ChoiceExercise(
    "quiz",
    "linear.empty_picture",
    in_chapter=True,
    question="You give the trained linear model an empty picture: every pixel is 0. What does it answer?",
    choices=(
        Choice(
            "none",
            "Nothing: there is no digit to see",
            "The model has no way to say nothing. It always computes ten scores, and one of them is the largest.",
        ),
        Choice("zeros", "All ten scores are 0, so it cannot decide", "Wx is 0 for every digit. But what is added to Wx?"),
        Choice(
            "bias",
            "The digit with the largest bias",
            "Every product is 0 times a weight, so p = b. The answer was fixed before any picture came in.",
            right=True,
        ),
        Choice(
            "random",
            "A different digit each time",
            "There is no chance in p = Wx + b: the same picture always gets the same scores. Which scores, when x is all 0?",
        ),
    ),
)

shuffled_pixels = ChoiceExercise(
    "prediction",
    "linear.shuffled_pixels",
    question="Draw one random order of the 784 pixels and bring every MNIST picture, for training and for the test, into this order. To you they look like "
    "snow. Train the linear model on them from the start. It got about 91% right before. How many will it get right now?",
    choices=(
        Choice(
            "10",
            "About 10%: the pictures are destroyed",
            "They are destroyed for your eyes. But the model never saw a picture, only a row of numbers, and no number is lost.",
        ),
        Choice(
            "50",
            "About 50%: less, but something is left",
            "Nothing is lost at all. Each weight moves with its pixel, and the sums are the same sums in another order.",
        ),
        Choice(
            "same",
            "About as many as before",
            "A sum does not care about the order of its parts. The linear model does not know which pixels are neighbors, and so it cannot use it either. (The random start meets other pixels now, so the last digit may differ.)",
            right=True,
        ),
    ),
)

turned = ChoiceExercise(
    "quiz",
    "linear.turned",
    question="Turned by 90 degrees, most digits are no longer recognized. Our eyes manage. Why does a linear model fail?",
    choices=(
        Choice(
            "ink",
            "The turned picture has less ink",
            "The amount of ink is the same: turning moves pixels and loses none. What happens to the place of each pixel in the row?",
        ),
        Choice(
            "place",
            "Each weight belongs to one place, and the ink is now in other places",
            "The weight for the pixel in row 3, column 5 meets whatever lies there now. The model knows places, not shapes.",
            right=True,
        ),
        Choice(
            "sizes",
            "The sizes no longer fit: W has the wrong shape",
            "A square picture that is turned is still 28 by 28, so 784 numbers still meet 784 weights. The product works. What does it add up?",
        ),
        Choice(
            "training",
            "It was not trained long enough",
            "More training on upright digits gives better weights for upright digits. Which pixels do those weights speak of?",
        ),
    ),
)
