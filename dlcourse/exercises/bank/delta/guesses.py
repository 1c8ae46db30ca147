"""Predictions about steps: which numbers move, which way, and how far."""

from dlcourse.exercises.definitions import Choice, ChoiceExercise

b_alone = ChoiceExercise(
    "prediction",
    "delta.b_alone",
    in_chapter=True,
    question="All weights and biases start at 0. You correct only b, for 500 batch steps on the 8×8 digits with η = 0.0001, and W stays 0. How many of the 360 test images will the model name correctly?",
    choices=(
        Choice(
            "10",
            "10%: no better than guessing",
            "With W = 0 every picture gets the same scores, p = b, and so the same guess. The ten digits are equally frequent among these images, so one in ten is right.",
            right=True,
        ),
        Choice(
            "30",
            "About 30%",
            "That would need at least some pictures to get other scores than the rest. What does p = b know about the picture?",
        ),
        Choice(
            "60",
            "About 60%",
            "The loss does go down, from 125 to 45: low scores for everything are a good bet when nine digits in ten are wrong. But a lower loss is not yet a better guess.",
        ),
        Choice(
            "90",
            "About 90%",
            "b does exactly what Δp asks. But it does so for every picture alike, and the next picture asks for something else.",
        ),
    ),
)

W_alone = ChoiceExercise(
    "prediction",
    "delta.W_alone",
    question="The 8×8 digits, 500 batch steps with η = 0.0001, all from 0. Correcting W and b together gives 94.4% on the test images. Now only W is corrected, and b stays 0. What will it give?",
    choices=(
        Choice(
            "10",
            "10%, like b alone",
            "b alone failed since it never looks at the picture. W does nothing else.",
        ),
        Choice(
            "70",
            "About 70%: the thresholds are missing",
            "A score without a bias has to be 0 for an empty picture. But no digit is an empty picture, and there are always pixels with ink whose weights can do the work of a bias.",
        ),
        Choice(
            "same",
            "About the same",
            "It is 94.4% again. Ten biases beside 640 weights change little here: 16.8 instead of 16.1 is left of the loss. That holds for these pictures; it is no law.",
            right=True,
        ),
        Choice(
            "better",
            "About 98%: b only disturbs",
            "With b the model can do all that it can do without, so b takes nothing away. Both have the same limit: one linear layer.",
        ),
    ),
)

minus_sign = ChoiceExercise(
    "prediction",
    "delta.minus_sign",
    question="All weights and biases are 0, and the mean loss on the 8×8 digits is 125. One step W + ηΣΔW, b + ηΣΔb with η = 0.0001 brings it down to 75.6. From the same start you take the step with a minus sign. Where does the loss go?",
    choices=(
        Choice(
            "same",
            "Down to 75.6 as well: squares do not know signs",
            "The loss squares the distance, and the distance is what the sign decides: this step leads every score away from its ideal.",
        ),
        Choice(
            "125",
            "It stays near 125",
            "A step that is large enough to take off 49 does not go unnoticed in the other direction.",
        ),
        Choice(
            "174",
            "Up to about 174: the same amount upwards",
            "It would be so on a straight slope. But the loss is made of squares: downhill the slope gets flatter on the way, uphill it gets steeper.",
        ),
        Choice(
            "600",
            "Up to about 600",
            "It is 600.6. Uphill the slope gets steeper with every bit of the way, so the same stride costs far more than it gains downhill. And the next step is larger still.",
            right=True,
        ),
    ),
)

whole_step = ChoiceExercise(
    "prediction",
    "delta.whole_step",
    question="The worked example: ten scores with their Δp, and a loss of 146. Δp is exactly what is missing in p. So you take the whole step, W + Δp x<sup>T</sup> and b + Δp, with η = 1, and compute the loss of the same picture anew. What is it?",
    choices=(
        Choice(
            "zero",
            "0: p is now the ideal",
            "If only b had moved, yes. But the weights of ten pixels moved as well, and each of them brings the score the whole way once more.",
        ),
        Choice(
            "less",
            "About 36: half of the way is done",
            "W and b do not share the way between them. Each of the numbers that act on a score makes the whole correction.",
        ),
        Choice(
            "same",
            "146 again: as far on the other side",
            "That would be so if W and b made one Δp each, together two. But how many weights act on one score?",
        ),
        Choice(
            "huge",
            "About 14,600",
            "Ten pixels of 1 and the bias move each score by 11 Δp in all: that is ten Δp too far, and ten times the distance is a hundred times the loss. This is what η is there for.",
            right=True,
        ),
    ),
)

farther_away = ChoiceExercise(
    "prediction",
    "delta.farther_away",
    in_chapter=True,
    question="Batch steps on the 1,437 training digits, from 0, with η = 0.0001. In the sixth step the mean loss goes down, from 36.4 to 34.5. How many of the 1,437 pictures are farther from their ideal after this step than before it?",
    choices=(
        Choice(
            "none",
            "None: every Δp points towards the ideal",
            "Every Δp does, but nobody follows his own: W takes the sum of all corrections, and a picture in the minority is led away.",
        ),
        Choice(
            "30",
            "About 30",
            "There are steps with so few: the first has 26. In this one the long stride hits many more: it goes too far for pictures that were nearly there.",
        ),
        Choice(
            "450",
            "About 450",
            "It is 447, nearly one in three, while the mean goes down. A step promises something for the sum over all pictures (if it is small enough), and nothing for each of them.",
            right=True,
        ),
        Choice(
            "1400",
            "About 1,400: nearly all",
            "Then those few others would have had to gain a lot, since the mean went down. It happens less one-sidedly.",
        ),
    ),
)
