"""Predictions and quiz questions about backpropagation."""

from dlcourse.exercises.definitions import Choice, ChoiceExercise

untrained = ChoiceExercise(
    "prediction",
    "backprop.untrained",
    question="A network of three layers is fresh: its weights are random, not one step is done. It looks at the test digits. How many does it name "
    "correctly, on average over many random starts?",
    choices=(
        Choice(
            "0",
            "None: it has learned nothing",
            "To be wrong every time, it would have to know the right answer and avoid it. What does someone get who knows nothing, with ten answers to "
            "choose from?",
        ),
        Choice(
            "10",
            "About 10%",
            "It always answers something, and one answer in ten hits. A single start can be at 3% or at 20%, since a fresh network often names a few "
            "digits only, again and again.",
            right=True,
        ),
        Choice(
            "30",
            "About 30%: the shapes help a little",
            "The shapes go in, but which of its ten outputs is called a 3 was decided by nobody yet. What ties an output to a digit before training?",
        ),
    ),
    in_chapter=True,
)

zeros_start = ChoiceExercise(
    "prediction",
    "backprop.zeros_start",
    question="Random starting weights look untidy. Start a network of three layers (64-32-32-10, with ReLUs) with all weights and biases at 0 instead and "
    "train it on the 8×8 digits for 30 epochs. With a random start it gets about 97% of the test digits. How many now?",
    choices=(
        Choice(
            "97",
            "About as many: training finds its way from anywhere",
            "It would have to take a first step. Go through the layers: which gradient is not 0, if all weights and all hidden outputs are?",
        ),
        Choice(
            "80",
            "Fewer, about 80%: it starts further away",
            "Distance is not the trouble. What does W3 at 0 do to the signal on its way back, and what do outputs at 0 do to the gradient of W3?",
        ),
        Choice(
            "10",
            "10%: it does not learn",
            "The hidden outputs are 0, so W3 gets no gradient; W3 is 0, so nothing comes back to the layers before. Only the last biases move, and they are "
            "the same for every picture: it names one digit for all.",
            right=True,
        ),
        Choice(
            "error",
            "None: the computation stops with an error",
            "Zeros are ordinary numbers, and every product and every sum works. What comes out of them?",
        ),
    ),
    in_chapter=True,
)

same_start = ChoiceExercise(
    "prediction",
    "backprop.same_start",
    question="Now start the same network with every weight at 0.1. The signal is not stopped this time. How many test digits does it get after 30 epochs?",
    choices=(
        Choice(
            "97",
            "About 97%, as with random weights",
            "Look at two units of one hidden layer. They start alike and receive alike; in what could their gradients differ?",
        ),
        Choice(
            "30",
            "About 30%",
            "All units of a hidden layer start alike, receive alike and send alike, so they stay alike at every step. The network behaves as if each hidden "
            "layer had one unit, and one number is too narrow a gate for ten digits.",
            right=True,
        ),
        Choice(
            "10",
            "10%, as with zeros",
            "It does learn something: the signal passes the weights, and hidden outputs are above 0. How many different things can a hidden layer say, "
            "if all its units agree?",
        ),
    ),
    in_chapter=True,
)

slide_without_masks = ChoiceExercise(
    "prediction",
    "backprop.slide_without_masks",
    question="The slides carry the signal back through W3 and W2 and leave the ReLUs out. Train the 64-32-32-10 network that way: ideal scores ±5, "
    "all digits at once, 300 steps with the learning rate 0.02. With the ReLUs on the way back, each of five starts gets more than 95% of the test digits. Without?",
    choices=(
        Choice(
            "same",
            "About the same",
            "With steps a quarter as long this is nearly what happens: the wrong signal still points roughly downhill. But at this learning rate, "
            "what do units do that are pushed by images for which they were off?",
        ),
        Choice(
            "less",
            "Clearly less, about 80%",
            "A halfway result would be a fair guess. But a signal that is not the slope of the loss has nothing that calls it back when it goes too far.",
        ),
        Choice(
            "diverges",
            "It diverges: the numbers become too large",
            "From each of five starts the scores soon are beyond what the computer can hold. Units that were off are pushed as well, by images in whose scores they "
            "had no part, so nothing checks how far they go.",
            right=True,
        ),
    ),
    in_chapter=True,
)

last_first = ChoiceExercise(
    "quiz",
    "backprop.last_first",
    question="Why does backpropagation begin at the last layer?",
    choices=(
        Choice(
            "important",
            "The last layer matters most",
            "No layer matters most: cut any of the three, and the network is lost. But of which outputs can you say at once how they should change?",
        ),
        Choice(
            "known",
            "Only there is it known what is wrong; each layer before learns it from the layer after it",
            "The loss compares the scores with the answer. What an output of layer 2 should do depends on what layer 3 makes of it, and so on to the front.",
            right=True,
        ),
        Choice(
            "order",
            "It need not: from the front it takes the same work",
            "From the front you would follow what each single parameter does to the loss, which is a pass for each of them. From the back, one pass "
            "serves all. There is one loss and there are many parameters.",
        ),
        Choice(
            "size",
            "The last layer has the fewest weights",
            "It often has, but a network that grows wider towards its end is carried back in the same order. Where does the signal come from?",
        ),
    ),
    in_chapter=True,
)

chain_rule = ChoiceExercise(
    "quiz",
    "backprop.chain_rule",
    question="A unit of layer 1 goes into all 16 units of layer 2. How does its own signal come about?",
    choices=(
        Choice(
            "sum",
            "All 16 signals of layer 2, each times the weight that leads there, added up",
            "Whatever the unit does changes the loss along 16 ways at once, and small changes add up. That is a product with W, read by its columns.",
            right=True,
        ),
        Choice(
            "largest",
            "The strongest of the 16 signals",
            "The strongest has the greatest say, but the loss moves along the other ways too. What happens to small changes that arrive together?",
        ),
        Choice(
            "mean",
            "The mean of the 16 signals",
            "A mean would treat all ways alike and shrink them. Some of the 16 weights are large, some near 0, some negative: how can they count the same?",
        ),
        Choice(
            "product",
            "All 16 signals multiplied",
            "Slopes are multiplied along one way, one behind the other. Here 16 ways lie side by side. If one of them is 0, are the other 15 blocked?",
        ),
    ),
)

unit_off = ChoiceExercise(
    "quiz",
    "backprop.unit_off",
    question="For one image a hidden unit is off: its ReLU gives 0. What do the weights that lead into this unit learn from this image?",
    choices=(
        Choice(
            "stronger",
            "They are pushed hard, so that the unit switches on",
            "It would need a reason. Nudge one of these weights a little: does the output of the unit change, does the loss?",
        ),
        Choice(
            "nothing",
            "Nothing: their gradient from this image is 0",
            "A small nudge leaves the unit off, so the loss stays as it is. Other images, for which the unit is on, still teach it. A unit that is off for all "
            "of them is dead.",
            right=True,
        ),
        Choice(
            "usual",
            "As much as from any image: the signal comes back all the same",
            "The signal comes back as far as the unit. There it meets the slope of the ReLU, and on the flat side that slope is known. What is it?",
        ),
    ),
)

kink = ChoiceExercise(
    "quiz",
    "backprop.kink",
    question="You check your gradients by measuring: nudge up, nudge down, divide the difference. One sum in your network is exactly 0, just before its "
    "ReLU. Measured is half of the slope to the right, backpropagation says 0. Which of the two has an error?",
    choices=(
        Choice(
            "backprop",
            "Backpropagation: measuring cannot be wrong",
            "Measuring takes the mean of two sides. On one side the slope is 0, on the other it is not, and their mean is the slope of neither.",
        ),
        Choice(
            "measuring",
            "The measurement: the nudge was too large",
            "Take a nudge a thousand times smaller: one half of it still lies to the left of the corner and one half to the right. What comes out?",
        ),
        Choice(
            "neither",
            "Neither: at the corner there is no one slope",
            "Both are fair answers to a question that has none. Code that compares the two leaves such places out, or moves the inputs a little.",
            right=True,
        ),
    ),
)

check_passes = ChoiceExercise(
    "quiz",
    "backprop.check_passes",
    question="Your gradients agree with measured slopes of your loss to nine digits, for every parameter and several images. Still, the accuracy stays near 10% "
    "and the loss climbs. Which of these faults would such a check never notice?",
    choices=(
        Choice(
            "mask",
            "The way back forgets a ReLU",
            "Then the gradients of the layers before it would differ from the measured slopes, as soon as one unit is off. The check sees that.",
        ),
        Choice(
            "mean",
            "The gradient is summed over the images, while the loss is their mean",
            "With several images the two would differ by their number. The check misses this only when it is made with a single image.",
        ),
        Choice(
            "step",
            "The step adds the gradients instead of subtracting them",
            "The gradients are right, and what is done with them is not. A check of gradients looks neither at the step nor at the data: labels "
            "that belong to other images pass it just as well.",
            right=True,
        ),
        Choice(
            "bias",
            "The gradient of one bias is 0",
            "Measuring nudges this bias too, and the loss moves. The check names the very entry.",
        ),
    ),
    in_chapter=True,
)

hiding_inputs = ChoiceExercise(
    "quiz",
    "backprop.hiding_inputs",
    question="You want to try your gradients on a small example. On which of these would most mistakes show?",
    choices=(
        Choice(
            "one_image",
            "One image, and every hidden unit on",
            "A missing mean over the images is hidden by N = 1, and a missing mask by units that are all on. Is that comfortable, or dangerous?",
        ),
        Choice(
            "square",
            "Several images, but all layers equally wide",
            "A table turned on its side still fits when it is square, and gives wrong numbers in silence. With which widths does Python complain?",
        ),
        Choice(
            "mixed",
            "Several images, layers of different widths, some units on and some off",
            "Different widths make turned tables stop with an error, several images show the mean, and units that are off show the masks.",
            right=True,
        ),
        Choice(
            "zeros",
            "All weights 0: then you can check it in your head",
            "Nearly every gradient is 0 then, with a mistake or without. What would you see?",
        ),
    ),
)

why_cross_entropy = ChoiceExercise(
    "quiz",
    "backprop.why_cross_entropy",
    question="A network ends in a softmax and gives the right digit a share of 0.001: sure, and wrong. Why is cross-entropy the better loss here, compared with "
    "the squared distance between shares and wishes?",
    choices=(
        Choice(
            "smaller",
            "Its loss is smaller, so training is calmer",
            "It is larger here: −log(0.001) is nearly 7, and half the squared distance is at most 1. What comes back to the scores, in either case?",
        ),
        Choice(
            "signal",
            "The signal at the scores stays strong: share minus wish, nearly −1",
            "The squared distance goes back through the slope of softmax, s(1 − s), which is almost 0 where a share is almost 0 or 1. With two classes it leaves "
            "0.002 of a signal, where cross-entropy sends 0.999.",
            right=True,
        ),
        Choice(
            "labels",
            "It needs no right answers",
            "It takes the share of the right class, so it must know which one that is. Every loss in this chapter compares with an answer.",
        ),
        Choice(
            "accuracy",
            "It counts the wrong answers directly",
            "Counting gives a staircase: flat nearly everywhere, with no slope to follow. What does −log(share) do when the share moves a little?",
        ),
    ),
    in_chapter=True,
)

update_order = ChoiceExercise(
    "quiz",
    "backprop.update_order",
    question="On the way back you know the gradient of W3 first. May you change W3 at once, before the signal goes on to layer 2?",
    choices=(
        Choice(
            "yes",
            "Yes: W3 is done, its gradient is known",
            "Its gradient is known, but W3 itself is needed once more. What does the signal meet on its way to layer 2?",
        ),
        Choice(
            "no",
            "No: the signal still has to pass through the old W3",
            "The scores were computed with the old W3, and the slopes belong to that computation. First all gradients, then all changes.",
            right=True,
        ),
        Choice(
            "faster",
            "Yes, and it even learns faster",
            "With a small learning rate it would hardly be noticed, and that is what makes it a nasty mistake. Is what reaches layer 2 still the slope of the loss?",
        ),
    ),
)
