"""Predictions about going downhill. The runs: the linear model from weights of 0 on the 4,000 bundled MNIST training images."""

from dlcourse.exercises.definitions import Choice, ChoiceExercise

eta = ChoiceExercise(
    "prediction",
    "descent.eta",
    question="The linear model learns from 4,000 images with the squared error, all images in every step. The landscape is a bowl, and its largest curvature "
    "is λ = 39.4. One run takes η = 1.9 / λ, the other η = 2.1 / λ. Both begin with a loss of 125. And after 50 steps?",
    choices=(
        Choice(
            "close",
            "Both are at nearly the same loss: the rates differ by a tenth only",
            "In the steepest direction one run multiplies its distance by -0.9 at each step, the other by -1.1. What do fifty such factors make of a small difference?",
        ),
        Choice(
            "ahead",
            "The larger rate is ahead: longer strides",
            "Longer strides help as long as they end nearer to the bottom. In the steepest direction these end further away each time, on the other side.",
        ),
        Choice(
            "diverges",
            "The first is far down, the second far above where it began",
            "The first came down to 24, the second went up to over a million. The limit, 2 / λ, lies between the two.",
            right=True,
        ),
        Choice(
            "both",
            "Both are far above where they began: both swing from side to side",
            "Both swing. But to swing from side to side and come nearer each time is a way down: the factor -0.9 has a size below 1.",
        ),
    ),
)

too_large = ChoiceExercise(
    "prediction",
    "descent.too_large",
    question="The same model and images, and now a learning rate ten times above the limit 2 / λ. The run is given 300 steps. What happens?",
    choices=(
        Choice(
            "swings",
            "The loss jumps up and down between the same heights",
            "For that, the steps would have to be as long each time. But on a bowl the ground is steeper further out, so a step that overshoots makes the next one longer.",
        ),
        Choice(
            "settles",
            "It is thrown out at first, then finds its way down",
            "Later steps have no smaller learning rate than the first, and they start on steeper ground. Nothing calls the run back.",
        ),
        Choice(
            "overflow",
            "The loss grows at every step until the number is too large for the computer",
            "After one step it is 26,830, after ten above 10<sup>27</sup>, after thirty it is infinite and training stops. What to try next: a rate ten, then a hundred times smaller.",
            right=True,
        ),
        Choice(
            "slow",
            "It goes down, only more slowly",
            "Slow is what a learning rate does that is too small. Here each step multiplies the distance in the steepest direction by 1 - 20.",
        ),
    ),
)

longer = ChoiceExercise(
    "prediction",
    "descent.longer",
    in_chapter=True,
    question="Ideal scores 5 and -5, all 4,000 images in every step, η = 0.02: after 20 steps the linear model names 78% of 1,000 new images correctly. You are "
    "patient and take 1,000 steps. What will it reach?",
    choices=(
        Choice(
            "78",
            "78%: it has learned what a linear model can learn",
            "It is still going downhill after 20 steps: the steep directions are done, the flat ones have hardly begun.",
        ),
        Choice(
            "86",
            "About 86%",
            "85.6%, for fifty times the work. After 100 steps it had 83%. The steep directions come first, and what is left gets flatter and flatter.",
            right=True,
        ),
        Choice(
            "95",
            "About 95%",
            "Patience alone does not bring that. With this loss and plain descent each further percent takes more steps than the one before.",
        ),
        Choice(
            "100",
            "Close to 100%: descent never stops getting better",
            "The loss may fall for ever, and still the lowest point of this landscape is only the best linear model for these ideal scores.",
        ),
    ),
)

same_epoch = ChoiceExercise(
    "prediction",
    "descent.same_epoch",
    in_chapter=True,
    question="Two linear models see each of 4,000 images exactly once, with the same learning rate 0.1 and cross-entropy. One makes a single step with all images, "
    "the other 80 steps with 50 images each. Which one does better on new images?",
    choices=(
        Choice(
            "same",
            "Both the same: they saw the same images",
            "They saw the same, but one looked around once before it moved, and the other looked 80 times, each time from a new place.",
        ),
        Choice(
            "exact",
            "The single step: its direction is exact",
            "Its direction is exact at the place where it starts, and only there. It goes one stride, and then its epoch is over.",
        ),
        Choice(
            "rough",
            "The 80 steps: rough directions, but many strides",
            "85% against 62%. For the same work 80 rough steps lead further than one exact one.",
            right=True,
        ),
    ),
)

with_momentum = ChoiceExercise(
    "prediction",
    "descent.with_momentum",
    question="Two runs of the linear model, cross-entropy, all 4,000 images in each of 100 steps, η = 0.1. One is plain, its loss ends at 0.58. The other keeps "
    "0.9 of its speed. Where does its loss end?",
    choices=(
        Choice(
            "same",
            "At 0.58 as well: same steps, same learning rate",
            "The learning rate is the same, the steps are not: pushes in one direction add up, to as much as ten times the single push.",
        ),
        Choice(
            "half",
            "At about half of that",
            "At 0.27, with the same number of steps. Where the slope keeps its direction, the speed grows; where it keeps changing sign, pushes cancel.",
            right=True,
        ),
        Choice(
            "tenth",
            "At about a tenth: its steps are ten times as long",
            "The steps can become ten times as long. But ten times the way does not bring a tenth of the loss, because the ground gets flatter on the way down.",
        ),
        Choice(
            "worse",
            "Higher: it rolls past the bottom",
            "A ball does roll past a narrow bottom and comes back. On this long, gentle slope there is still a way to go down, and speed helps.",
        ),
    ),
)

seeds = ChoiceExercise(
    "prediction",
    "descent.seeds",
    question="A network with one hidden layer of 32 units learns the 8×8 digits, 40 epochs, twelve times, each time from other random weights. Every run ends "
    "somewhere else in the landscape. How far apart are they in what counts, the share of right answers on new digits?",
    choices=(
        Choice(
            "lucky",
            "One or two lucky starts are far ahead of the others",
            "There was no run that stood out. If luck at the start mattered so much, nobody could repeat anybody's results.",
        ),
        Choice(
            "alike",
            "All within about two percentage points",
            "The worst had 96.1%, the best 97.8%. The places are different, the heights nearly the same.",
            right=True,
        ),
        Choice(
            "stuck",
            "About half of them get stuck at a much higher loss",
            "All twelve came down to a training loss between 0.026 and 0.036. None was caught in a high valley.",
        ),
        Choice(
            "equal",
            "All exactly the same: there is one best network",
            "The weights differ, and so do the answers to a few digits. Exchanging two hidden units alone makes another place of the same height.",
        ),
    ),
)
