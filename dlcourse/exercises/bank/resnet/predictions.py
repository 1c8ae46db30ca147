"""Predictions about deep networks, plain and residual."""

from dlcourse.exercises.definitions import Choice, ChoiceExercise

plain_and_deep = ChoiceExercise(
    "prediction",
    "resnet.plain_and_deep",
    question="A plain network of 8 linear layers, 64 units wide, with ReLU between them, learns the 8×8 digits: after 30 epochs at the learning "
    "rate 0.02 it names 99% of its own <i>training</i> images. The same with 42 layers, the same width, the same 30 epochs at the same rate, each weight begun at the size "
    "that suits ReLU. How many of its training images will it name?",
    choices=(
        Choice(
            "all",
            "All of them; but on new images it will be worse than the shallow one",
            "That would be overfitting: good on what it has seen, bad on what is new. Look at the training images first, they tell which of the two it is.",
        ),
        Choice(
            "same",
            "About as many, 99%: more layers cannot do harm",
            "They <i>could</i> do no harm, if the layers that are too many passed everything on. That such weights exist does not mean that training finds them.",
        ),
        Choice(
            "less",
            "Fewer than 60%",
            "In twenty runs it was between 19% and 57%, and about as few on new images. It has more weights and does worse on the very images that it learns from: "
            "this is called degradation.",
            right=True,
        ),
        Choice(
            "chance",
            "None of it works: 10%, as by guessing",
            "Not quite so bad: every one of twenty runs was clearly above guessing. Something is learned, but far less than with 8 layers.",
        ),
    ),
    in_chapter=True,
)

residual_and_deep = ChoiceExercise(
    "prediction",
    "resnet.residual_and_deep",
    question="Now the 42 layers in 20 blocks of two, with one layer before and one after them, and around every block a shortcut: F(x) + x instead of F(x). The last layer "
    "of each F begins with all weights 0. Same width, same number of weights, same 30 epochs, the same images. How many of its training images will it name?",
    choices=(
        Choice(
            "same",
            "As few as the plain network of 42 layers: the weights are as many",
            "The number of weights is the same, but not where the search begins. With every F at 0, each block at first passes x on.",
        ),
        Choice(
            "between",
            "More, but fewer than the plain network of 8 layers",
            "Depth is no burden any more once a block that has nothing to say passes x on. Then what should hold it below the shallow one?",
        ),
        Choice(
            "all",
            "More than 99%",
            "So it was in 16 of 20 runs, mostly 99.9% or all, and 95 to 99% of the new images. One had 97.5%, and three ended in nan: this rate is near the "
            "border for so deep a network. The blocks begin as the identity and learn only what should change.",
            right=True,
        ),
        Choice(
            "diverges",
            "It will diverge: x is added 20 times",
            "It happened in 3 of 20 runs: this rate, 0.02, is near the border. At 0.01 it happened in none. A sum of 20 shares "
            "grows only if the shares grow.",
        ),
    ),
    in_chapter=True,
)

identity_layers = ChoiceExercise(
    "prediction",
    "resnet.identity_layers",
    question="A plain network of 8 layers is trained and names about 95% of the test images. Before its last layer you put in 34 more layers, each with a ReLU: W the table "
    "with 1 on the diagonal and 0 elsewhere, b = 0. Nothing is trained again. How many of the test images does the network of 42 layers name?",
    choices=(
        Choice(
            "guessing",
            "About 10%: the new layers have learned nothing",
            "They have not learned, but they were not begun by chance either. What is Wx + b with this W and this b?",
        ),
        Choice(
            "rounding",
            "A little less: 34 times something is lost by rounding",
            "Multiplying by 1 and adding 0 is exact on a computer. And ReLU? What comes in has passed a ReLU before, so nothing is negative.",
        ),
        Choice(
            "same",
            "Exactly as many: all scores are the same to the last bit",
            "So there is a network of 42 layers that is as good as the one of 8. It can be written down in a minute, and in 30 epochs training does not find it.",
            right=True,
        ),
        Choice(
            "more",
            "More: it is deeper",
            "Depth alone brings nothing: these layers pass on what they get. They would have to be trained to be of use.",
        ),
    ),
    in_chapter=True,
)

block_removed = ChoiceExercise(
    "prediction",
    "resnet.block_removed",
    question="A residual network of 42 layers, 20 blocks, is trained and names 96 to 98% of the test images. You take out one of its 20 blocks, so that only the "
    "shortcut is left there, and train nothing again. What happens?",
    choices=(
        Choice(
            "collapse",
            "It falls to about 10%: the later blocks get what they never saw",
            "So it goes with a plain network: with 8 layers, taking out two neighboring ones left between 1% and 22%. Here x still comes through the shortcut. "
            "How much is missing then?",
        ),
        Choice(
            "half",
            "It loses about half of what it could do",
            "One block of 20 adds its share to a sum, and the other 19 shares are still there. Would that cost half?",
        ),
        Choice(
            "little",
            "Little: it still names more than 90%",
            "In five networks, with each of the 20 blocks taken out in turn, the worst result was 92.8%, and in each network at least 13 of the 20 blocks cost less than one percentage point. None "
            "of these blocks is a bridge that everything has to cross.",
            right=True,
        ),
        Choice(
            "nothing",
            "Nothing at all changes: every block has stayed the identity",
            "They begin as the identity, but they learn. Some scores change with every block that goes; the question is how often another digit wins.",
        ),
    ),
    in_chapter=True,
)

more_time = ChoiceExercise(
    "prediction",
    "resnet.more_time",
    question="The plain network of 42 layers was bad after 30 epochs. A viewer asks: is it only slow? Let it train four times as long, 120 epochs, at the same learning rate. Does it reach the 99% "
    "of its training images that the plain network of 8 layers names after 30?",
    choices=(
        Choice(
            "yes",
            "Yes, in every run: it only needs time",
            "Time helps some runs a great deal, and others not at all. A network of 8 layers is there after 30 epochs; how many of the deep ones are after 120?",
        ),
        Choice(
            "one",
            "Some runs do, and others do not",
            "Half a thought is right: the runs differ a great deal. The two that profited most went from below 30% to almost 80%. Is that 99%?",
        ),
        Choice(
            "no",
            "No run does",
            "In five runs: two came to 78 and 79%, one stayed at 39%, and in two the steps at last became so wild that the loss was nan. More time alone was no cure here; "
            "with another rate one has to try again.",
            right=True,
        ),
    ),
    in_chapter=True,
)

gradient_at_the_start = ChoiceExercise(
    "prediction",
    "resnet.gradient_at_the_start",
    question="Before the first step of the plain network of 42 layers, each weight begun at the size that suits ReLU, you compute the gradient once and measure its size in every layer, "
    "the root mean square of its numbers. How large is it in the first layer, compared with the last?",
    choices=(
        Choice(
            "millionth",
            "Less than a thousandth: it vanishes on the way back",
            "So it would be with sigmoids or with weights that are too small. He's start was made so that the signal keeps its size, in both directions.",
        ),
        Choice(
            "alike",
            "Of the same order: between a tenth and ten times",
            "In five networks the first layer's was 0.3 to 0.6 times as large as the last one's. It has not vanished, and yet these networks learn badly. Small gradients "
            "are not the whole story.",
            right=True,
        ),
        Choice(
            "thousand",
            "More than a thousand times as large: it explodes",
            "Each ReLU drops about half, and the weights are begun so large that they make up for just that. What grows and what shrinks then balance.",
        ),
    ),
    in_chapter=True,
)
