"""Questions about the bend between two layers."""

from dlcourse.exercises.definitions import Choice, ChoiceExercise

why_bend = ChoiceExercise(
    "quiz",
    "relu.why_bend",
    question="p = Wx + b learns well enough. What does a ReLU between two layers make possible that no W and b can do?",
    choices=(
        Choice(
            "positive",
            "The outputs stay positive",
            "They do, after a ReLU, but that alone would be no gain: a score below 0 is as useful as one above. What can a line with a corner do "
            "that a straight one cannot?",
        ),
        Choice(
            "differently",
            "One more step of an input can have another effect here than there",
            "In Wx + b a brighter pixel always adds the same amount, whatever the picture. Behind a bend it may count only from some point on, or only when "
            "other pixels are dark: the answer can turn within a short way.",
            right=True,
        ),
        Choice(
            "faster",
            "The computation becomes faster",
            "ReLU costs very little, but it is one step more. What is gained must be in the results: which ones can a straight model not give?",
        ),
        Choice(
            "weights",
            "There are more weights to learn",
            "ReLU has no weights of its own. And the number of weights is not the point: how many straight layers does it take to do more than one?",
        ),
    ),
)

ten_straight_layers = ChoiceExercise(
    "quiz",
    "relu.ten_straight_layers",
    question="Someone builds a network of ten linear layers with 100 units each and leaves out the activations, because products of tables are so fast. "
    "What can it express?",
    choices=(
        Choice(
            "one",
            "Exactly what one linear layer can express",
            "W₂(W₁x + b₁) + b₂ is (W₂W₁)x + (W₂b₁ + b₂): one table and one bias. With ten layers it is the same, only longer.",
            right=True,
        ),
        Choice(
            "more",
            "More than one layer, but less than with ReLU",
            "Write two layers in one line and multiply out. Is there a term that a single W and a single b could not hold?",
        ),
        Choice(
            "powers",
            "Curves: ten layers give powers of x up to ten",
            "Powers would come from multiplying x by x. Each layer multiplies x by its own weights; how often does x itself go in?",
        ),
        Choice(
            "nothing",
            "Nothing useful: it cannot be trained",
            "It can be trained, and the scores may be fine. The question is what it is once it is trained: can you find one table that gives the same scores?",
        ),
    ),
)

bias_moves = ChoiceExercise(
    "quiz",
    "relu.bias_moves",
    in_chapter=True,
    question="A unit computes ReLU(x + b). What happens to its curve when b goes from 0 to −2?",
    choices=(
        Choice(
            "down",
            "The whole curve sinks by 2",
            "The bias stands inside ReLU. The outputs cannot sink below 0: what becomes of the flat part, and where does the slope begin?",
        ),
        Choice(
            "right",
            "The corner moves to the right, to x = 2",
            "The unit comes on when x + b passes 0. A negative bias is a threshold: the input must first make up for it. In an image, that is how a unit waits for enough evidence.",
            right=True,
        ),
        Choice(
            "left",
            "The corner moves to the left, to x = −2",
            "Try x = 0 with b = −2: the sum is −2, and the unit is off. So which x does it take to bring the sum to 0?",
        ),
        Choice(
            "flatter",
            "It rises more slowly",
            "How steeply it rises is decided by what x is multiplied by. A bias is added; what does adding move?",
        ),
    ),
)

slope_at_zero = ChoiceExercise(
    "quiz",
    "relu.slope_at_zero",
    question="At exactly 0 ReLU has a corner and therefore no slope. How can gradient descent work with it?",
    choices=(
        Choice(
            "chosen",
            "One takes 0 there, or any number from 0 to 1, and it hardly ever matters",
            "A random sum hits exactly 0 almost never, and if it does, any slope between those of the two sides leads to a sensible step. This course "
            "takes 0, so that an output of 0 always means: nothing comes back.",
            right=True,
        ),
        Choice(
            "skip",
            "A training step that meets a 0 is left out",
            "Nobody checks for it. A batch has thousands of sums; a single one in a corner would then cost the whole step. What could be put in the place of the missing slope?",
        ),
        Choice(
            "rounded",
            "The computer uses a slightly rounded corner",
            "Smooth versions exist, softplus is one, but ReLU is computed with its sharp corner. Which number would you write down for the slope there?",
        ),
        Choice(
            "error",
            "It cannot: at such a place the gradient is nan",
            "A nan comes from a division by 0. The slope of ReLU is not computed by dividing, but by asking whether z is above 0. What does this question answer at 0?",
        ),
    ),
)

flat_ends = ChoiceExercise(
    "quiz",
    "relu.flat_ends",
    question="A unit with a sigmoid has the sum z = 12 and gives 0.999994. That is badly wrong: the output should be 0. What happens in the next training step?",
    choices=(
        Choice(
            "large_step",
            "A large step, as the error is large",
            "The error is large at the output. But on its way to the weights it is multiplied by the slope at z = 12: how steep is a sigmoid there?",
        ),
        Choice(
            "hardly",
            "Hardly anything: the sigmoid is almost flat there",
            "The slope a(1 − a) is about 0.000006. The unit is as wrong as can be and learns next to nothing from it. The left end is just as flat.",
            right=True,
        ),
        Choice(
            "jump",
            "It jumps to the other end, to 0",
            "Gradient descent only follows slopes, and small steps in z are all it makes. How much does the output change when z goes from 12 to 11?",
        ),
        Choice(
            "unit_off",
            "Nothing: a unit above 1 is off",
            "A sigmoid never goes above 1, and it has no place where it is off exactly. Its slope is never quite 0 either; how large is it at z = 12?",
        ),
    ),
)

which_mask = ChoiceExercise(
    "quiz",
    "relu.which_mask",
    in_chapter=True,
    question="On the way back through ReLU some entries of the gradient become 0. Which ones?",
    choices=(
        Choice(
            "negative",
            "The negative ones: ReLU cuts off what is below 0",
            "On the way forward, yes. What comes back is no output but a gradient, and a negative one says as much as a positive one. What does it depend on whether a small change of the "
            "sum would have been felt?",
        ),
        Choice(
            "forward",
            "Those where the output was 0 on the way forward",
            "Where a unit was off, a small change of its sum changes nothing, so its share is 0. Where it was on, the slope is 1, and the gradient passes as it is, whatever its sign.",
            right=True,
        ),
        Choice(
            "both",
            "Those that are negative, and those where the output was 0",
            "The second half is right. For the first: a unit that is on may well have to give less. With which sign does such a wish arrive?",
        ),
        Choice(
            "small",
            "Those that are too small to matter",
            "Nothing is judged by its size on the way back; small gradients give small steps by themselves. What is different about units that were off?",
        ),
    ),
)

dead_unit = ChoiceExercise(
    "quiz",
    "relu.dead_unit",
    question="A hidden unit with ReLU is off for every image of the training set. What will gradient descent do to its weights?",
    choices=(
        Choice(
            "revive",
            "Slowly bring it back, since it is of no use as it is",
            "The loss does not know about unused units. It only tells how it would change if the weights moved by a hair; would it?",
        ),
        Choice(
            "nothing",
            "Nothing: no image moves them any more",
            "Every gradient is multiplied by the slope of ReLU, which is 0 for each image. The unit stays as it is, unless the layers before it move and some sum rises above 0 again.",
            right=True,
        ),
        Choice(
            "shrink",
            "Let them shrink towards 0",
            "That would need a pull towards 0, such as weight decay. From the loss alone, what comes back through a flat place?",
        ),
        Choice(
            "random",
            "Move them at random, as there is no direction",
            "No direction is not a random direction. What is the learning rate multiplied by when the gradient is 0?",
        ),
    ),
)

easier_to_train = ChoiceExercise(
    "quiz",
    "relu.easier_to_train",
    question="Older networks bend with the sigmoid, most newer ones with ReLU or something like it. What makes a deep network with ReLU easier to train?",
    choices=(
        Choice(
            "probability",
            "Its outputs can be read as probabilities",
            "That is rather so for the sigmoid, whose outputs lie between 0 and 1. ReLU has no upper limit. Think of the way back: what do the two let through?",
        ),
        Choice(
            "passes",
            "Where a unit is on, its slope is 1, and the gradient does not shrink on its way through",
            "Leaving the weights aside, a sigmoid takes at least three quarters away from it in every layer, and far out nearly all. After five layers less than a thousandth is left, while a path of ReLUs that are on passes it whole.",
            right=True,
        ),
        Choice(
            "never_flat",
            "ReLU is nowhere flat",
            "It is quite flat to the left of 0, where its slope is exactly 0, and units can die there. What counts is the other half: how steep is it?",
        ),
        Choice(
            "no_bias",
            "It needs no biases",
            "Without biases every corner would lie where the weighted sum is 0. Biases are as useful as before. What differs is the slope: compare the largest slope of both.",
        ),
    ),
)

last_layer = ChoiceExercise(
    "quiz",
    "relu.last_layer",
    question="A network of three layers bends after the first and the second, but not after the last. Why not?",
    choices=(
        Choice(
            "forgotten",
            "It makes no difference: only the largest score counts",
            "For the guess, the largest score may be enough. But what if all scores are below 0: what would ReLU make of them, and which would be the largest then?",
        ),
        Choice(
            "negative",
            "Scores must be able to be negative, and wrong ones be pushed down",
            "With a ReLU at the end no score could ever reach −5, and a score that is off would get no gradient any more. There is also nothing after it that would need a bend.",
            right=True,
        ),
        Choice(
            "slow",
            "A bend at the end would make the network slow",
            "ReLU on ten scores costs nothing worth counting. What would it do to a score that ought to be −5?",
        ),
        Choice(
            "too_deep",
            "A network may not bend more than twice",
            "It may bend as often as you like; deep networks bend a hundred times. What is special about the last layer is what comes out of it: which numbers should be possible there?",
        ),
    ),
)

sigmoid_identity = ChoiceExercise(
    "quiz",
    "relu.sigmoid_identity",
    question="To hand on what came in sounds like the easiest task of all. Can a layer with sigmoids, followed by a linear layer, hand on every number x exactly?",
    choices=(
        Choice(
            "weights_one",
            "Yes, with all weights 1 and all biases 0",
            "Then sigmoid(x) comes out: one half for x = 0. A sigmoid is bent everywhere; where would the straight line come from?",
        ),
        Choice(
            "never",
            "No: it is bent everywhere and squashes large numbers",
            "With tiny weights one uses only its nearly straight middle, and gets close for small x. But a finite number of sigmoids has a limit it cannot pass, and x has none. With ReLU it works, at the price of two units for each number.",
            right=True,
        ),
        Choice(
            "two",
            "Yes, with two units for each number: sigmoid(x) − sigmoid(−x)",
            "The trick works for ReLU because its two halves are straight. The difference of two sigmoids lies between −1 and 1: what comes out for x = 100?",
        ),
        Choice(
            "training",
            "Yes, if it is trained for long enough",
            "Training searches among what the layer can express. Is there any setting of the weights for which the output grows without limit, as x does?",
        ),
    ),
)
