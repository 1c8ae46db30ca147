"""Quiz questions about corrections and the loss."""

from dlcourse.exercises.definitions import Choice, ChoiceExercise

why_minus_five = ChoiceExercise(
    "quiz",
    "delta.why_minus_five",
    question="The ideal score of every wrong digit is -5. Why -5, and not 0?",
    choices=(
        Choice(
            "no_push",
            "With 0, wrong digits would never be corrected",
            "They would: a wrong digit with the score 1.5 has to go down by 1.5 if its ideal is 0. Only a score that is 0 already would be left alone.",
        ),
        Choice(
            "range",
            "Scores lie between -5 and 5",
            "p = Wx + b has no limits, and after training there are scores beyond both. The ideal is a place to aim at, not a wall.",
        ),
        Choice(
            "choice",
            "It is a choice: what counts is that the right digit lies clearly above the others",
            "Training towards 5 and 0, or 1 and 0, makes W smaller or larger and shifts b, and the largest score stays the same one: trained to the end, all such pairs give the same guesses on the 8×8 digits.",
            right=True,
        ),
        Choice(
            "sum",
            "So that the ideal scores add up to 0",
            "One 5 and nine times -5 add up to -40. Nothing in the rule asks for a sum.",
        ),
    ),
)

whole_correction_in_b = ChoiceExercise(
    "quiz",
    "delta.whole_correction_in_b",
    question="Add the whole Δp to b, and this picture has its ideal scores at once. W need not change at all. Why is the learning not done?",
    choices=(
        Choice(
            "rounding",
            "b would get too large for the computer",
            "Its numbers are hardly larger than those of Δp. Show the model another picture, though. What has b added to its scores?",
        ),
        Choice(
            "all_pictures",
            "b is added to the scores of every picture, whatever it shows",
            "The next picture, a 7, finds b set up for a 0. A bias cannot tell the two apart. Only W looks at the pixels.",
            right=True,
        ),
        Choice(
            "guess",
            "The guess is decided by W alone",
            "b takes part in every score, and on an empty picture it decides alone. But can it answer differently for different pictures?",
        ),
        Choice(
            "loss",
            "The loss of this picture would not be 0",
            "It would be exactly 0, for this picture. The loss that counts is the mean over all pictures.",
        ),
    ),
)

empty_pixel = ChoiceExercise(
    "quiz",
    "delta.empty_pixel",
    question="Pixel 4 of the picture is 0. What does a step on this picture do to the ten weights of pixel 4?",
    choices=(
        Choice(
            "nothing",
            "Nothing",
            "Their entries of Δp x<sup>T</sup> are Δp times 0. These weights had no part in the scores, so this picture has nothing to say about them.",
            right=True,
        ),
        Choice(
            "shrink",
            "It makes them smaller, since the pixel is off",
            "An empty pixel is not a reason against anything: with x = 0 the product is 0, whatever the weight is.",
        ),
        Choice(
            "like_b",
            "It changes them by η Δp, like the biases",
            "A bias behaves like a weight whose input is always 1. What is the input of these weights?",
        ),
        Choice(
            "largest",
            "It changes them most: a small input needs a large weight",
            "That would be the way of dividing by x. But however large such a weight becomes, times 0 it moves no score.",
        ),
    ),
)

sign = ChoiceExercise(
    "quiz",
    "delta.sign",
    question="Δ = ideal - p. The slides write the step as W - (1/η) ΣΔW. Which step leads towards the ideal?",
    choices=(
        Choice(
            "slide",
            "W - (1/η) ΣΔW, as on the slides",
            "Two things are turned around in it: it goes against Δ, which points to the ideal; and the smaller the learning rate η, the larger it gets.",
        ),
        Choice(
            "minus",
            "W - η ΣΔW",
            "So it would be with gradients, which point to where the loss grows. Δ points the other way. What does the minus sign make of it?",
        ),
        Choice(
            "plus",
            "W + η ΣΔW",
            "Δp is what has to be added to p, so its step is added. The gradient of ½‖ideal - p‖² is -Δp: with gradients the same step is written with a minus.",
            right=True,
        ),
        Choice(
            "either",
            "Either: the loss squares, so the sign is lost",
            "The loss has no sign, but a step has a direction: to the ideal or away from it. Start at p = 0 with the ideal 5, and try both.",
        ),
    ),
)

no_guarantee = ChoiceExercise(
    "quiz",
    "delta.no_guarantee",
    question="Every Δp points exactly at the ideal of its picture. Even so, after a batch step some p are farther from their ideal than before. How can that be?",
    choices=(
        Choice(
            "random",
            "Chance: the pictures come in random order",
            "There is no chance in a batch step: it adds up all corrections, and a sum does not depend on the order. Each run gives the same numbers.",
        ),
        Choice(
            "shared",
            "All pictures share W and b, and the step follows the sum of their wishes, for a stride that may be too long",
            "What many pictures want may be wrong for one, and even a good direction leads too far if η is too large. The corrections are worked out before the step, for the place where W and b were then.",
            right=True,
        ),
        Choice(
            "wrong_delta",
            "For some pictures Δp points away from the ideal",
            "ideal - p always leads from p to the ideal, whatever p is. But does p of this picture follow its own Δp only?",
        ),
        Choice(
            "rounding",
            "Rounding: computers are not exact",
            "Rounding changes a float in its last digits. The moves here are thousands of times larger, and on paper they would be the same.",
        ),
    ),
)

cost_inputs = ChoiceExercise(
    "quiz",
    "delta.cost_inputs",
    in_chapter=True,
    question="A video shows a network with 13,002 weights and biases. Its cost compares ten outputs with ten right answers. A viewer asks: then why is the cost called a function of the 13,002 parameters, and not of the 10 outputs?",
    choices=(
        Choice(
            "mistake",
            "A slip: it is a function of the outputs",
            "For one picture you may see it so, and Δp comes from this view. But can you set an output directly? What can you turn so that it changes?",
        ),
        Choice(
            "parameters",
            "The outputs follow from the pictures and the parameters; pictures and answers stay fixed, so the parameters are what is left to change",
            "Both views are right. Outputs to cost is the last piece of the way; parameters to outputs to cost is the whole of it. To learn we need the whole, over all pictures.",
            right=True,
        ),
        Choice(
            "many_costs",
            "Each parameter has a cost of its own",
            "There is one cost, a single number for the whole network. What each parameter has is a slope: how that number changes when this parameter does.",
        ),
        Choice(
            "examples",
            "Because it is averaged over that many pictures",
            "The average runs over 60,000 training pictures. 13,002 counts something else: the weights and biases of a network with layers of 784, 16, 16 and 10.",
        ),
    ),
)

variance = ChoiceExercise(
    "quiz",
    "delta.variance",
    question="A viewer asks: the mean of squared differences, isn't that just the variance?",
    choices=(
        Choice(
            "same",
            "Yes, it is the same number",
            "Let a model answer 3 to every picture where 5 is right. Its answers do not vary at all. Is there nothing to improve?",
        ),
        Choice(
            "center",
            "Nearly: a variance measures from the mean of the numbers themselves, the cost from the right answers",
            "The formula is the same around another center. Take the mean squared error apart: it is the variance of the errors and the square of their mean. The two agree only where the errors are 0 on average.",
            right=True,
        ),
        Choice(
            "root",
            "No, it is the standard deviation",
            "The standard deviation is the root of a variance. There is no root in the cost, and it would not change where the distances are measured from.",
        ),
        Choice(
            "nothing",
            "No, the two have nothing in common",
            "They have: both square distances and take the mean. What is different is the place from which the distances are measured.",
        ),
    ),
)

loss_and_guess = ChoiceExercise(
    "quiz",
    "delta.loss_and_guess",
    question="Two pictures of a 0. For the first, the model gives the digit 0 the score 20 and every other -5. For the second, it gives the digit 0 the score 0, the digit 1 the score 0.5, and every other -5. Which has the larger loss ½‖ideal - p‖²?",
    choices=(
        Choice(
            "second",
            "The second: its guess is wrong",
            "The guess is wrong, by a hair. But this loss does not look at the guess; it adds up squared distances to 5 and -5. How far is 20 from 5?",
        ),
        Choice(
            "first",
            "The first, though its guess is right",
            "112.5 against 27.6. The loss measures how far answer and ideal are apart, and 20 is 15 away from 5. Chapter 5 brings a loss that does not mind a score that is too right.",
            right=True,
        ),
        Choice(
            "equal",
            "Both 0: all the other scores are ideal",
            "The others are ideal, and add nothing. But neither 20 nor 0 is the ideal of the right digit. What do they add?",
        ),
    ),
)

what_for_x = ChoiceExercise(
    "quiz",
    "delta.what_for_x",
    question="Besides ΔW and Δb there is a Δx = W<sup>T</sup> Δp: how the picture would have to change. But a picture is as it is, and nobody corrects it. What is Δx good for?",
    choices=(
        Choice(
            "deeper",
            "In a network, x comes out of the layer before, and Δx tells that layer what to correct",
            "For a layer inside, Δx is what Δp is for the last one. That is how corrections get back through all layers, as chapter 5 shows.",
            right=True,
        ),
        Choice(
            "cleaning",
            "It cleans the training pictures from noise",
            "The training pictures stay what they are; changing them to please the model would be cheating oneself. But where could an x come from that is not a picture?",
        ),
        Choice(
            "check",
            "It checks ΔW: both must add up to the same",
            "There is no such sum to compare: ΔW has k times d numbers, Δx has d. What if x were itself the output of something that learns?",
        ),
        Choice(
            "nothing",
            "Nothing, it completes the formulas",
            "With a single layer it is not used, that is true. With a second one in front of it, what would that layer need to know?",
        ),
    ),
)

many_knobs = ChoiceExercise(
    "quiz",
    "delta.many_knobs",
    question="Imagine 13,002 knobs, to be set by hand. For one picture and a single layer: what do you have to know about the knob W[i, j] to turn it the right way, and by the right share?",
    choices=(
        Choice(
            "all",
            "The positions of all other knobs",
            "They matter, but only in one way: through the scores. Once p is computed, what is left that this knob has to do with?",
        ),
        Choice(
            "try",
            "Nothing: one has to try, a little up, a little down",
            "That works, and costs a whole computation for each knob and each step. The formula ΔW = Δp x<sup>T</sup> has the answer for all of them from two rows of numbers.",
        ),
        Choice(
            "two",
            "How far score i has to go, and how strong pixel j is",
            "Two numbers for each knob, Δp[i] and x[j]: their product says which way and how much. All knobs together need one Δp and one x.",
            right=True,
        ),
        Choice(
            "own",
            "Its own position: large ones are turned back",
            "The position of a knob is not in Δp[i] x[j]. A large weight may be just what is needed.",
        ),
    ),
)
