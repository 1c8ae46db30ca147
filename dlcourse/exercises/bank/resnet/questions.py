"""Quiz questions about convolution, depth and residual networks."""

from dlcourse.exercises.definitions import Choice, ChoiceExercise

overfitting = ChoiceExercise(
    "quiz",
    "resnet.overfitting",
    question="A network of 34 layers makes more mistakes on new pictures than one of 18. Is that overfitting? Which number tells?",
    choices=(
        Choice(
            "test",
            "The error on new pictures: it is higher, so it is overfitting",
            "Overfitting raises it, but so does everything else that goes wrong. It cannot tell one from the other. On which pictures do the two differ?",
        ),
        Choice(
            "training",
            "The error on the training pictures: if that is higher too, it is not overfitting",
            "Who overfits is good at what was learned by heart. The deep plain network is worse even there: it did not learn too much, but too little.",
            right=True,
        ),
        Choice(
            "weights",
            "The number of weights: more weights always overfit",
            "More weights make it possible, no more. Networks with far more weights than pictures often do well on new ones. What would you have to measure?",
        ),
        Choice(
            "loss",
            "The loss at the first step: it is higher in the deep network",
            "At the first step nothing has been learned yet, so nothing can be learned by heart. Look at the end of the training; at which pictures?",
        ),
    ),
    in_chapter=True,
)

vanishing = ChoiceExercise(
    "quiz",
    "resnet.vanishing",
    question="Do the deep plain networks of the ResNet paper fail because their gradients vanish?",
    choices=(
        Choice(
            "yes",
            "Yes, that is why shortcuts were invented",
            "One reads it often, and shortcuts do help gradients on their way. But the paper's plain networks have batch normalization in every layer, and their gradients were "
            "measured. What came out?",
        ),
        Choice(
            "unlikely",
            "The paper thinks it unlikely: with batch normalization the gradients keep a healthy size",
            "It argues from degradation: the search does not find what is there to be found. That shortcuts also keep gradients alive is true, and another matter.",
            right=True,
        ),
        Choice(
            "relu",
            "No: with ReLU gradients cannot vanish",
            "They can. A ReLU that is off passes nothing back, and weights that are too small shrink the signal in every layer. ReLU alone is no guarantee; what else did they use?",
        ),
        Choice(
            "explode",
            "No, they explode",
            "Gradients that explode show as a loss that jumps about or becomes nan. The paper shows curves that go down, only not far enough. What does batch normalization do to the size of signals?",
        ),
    ),
    in_chapter=True,
)

in_the_way = ChoiceExercise(
    "quiz",
    "resnet.in_the_way",
    question="The shortcut helps where a block should pass x on. A viewer asks: and where something quite different is wanted, is the added x not in the way?",
    choices=(
        Choice(
            "switch",
            "No: training switches the shortcut off there",
            "There is no switch, and no weight on a plain shortcut: x is always added. So who has to deal with it?",
        ),
        Choice(
            "difference",
            "No: F can learn what is wanted minus x",
            "If the block should give H(x), F learns H(x) - x, and x is taken away again. Whether that is harder for F than H(x) itself has to be tried; in deep networks it "
            "was no burden.",
            right=True,
        ),
        Choice(
            "yes",
            "Yes: a residual block can only make small changes",
            "F may be as large as it likes, also much larger than x. Small changes are what it begins with. What would F have to be to take x away?",
        ),
        Choice(
            "fewer",
            "Yes: with shortcuts a network can compute fewer functions",
            "Which function would be lost? For every H there is the F that gives H(x) - x; ask whether the layers in F can come close to it.",
        ),
    ),
    in_chapter=True,
)

add_or_concatenate = ChoiceExercise(
    "quiz",
    "resnet.add_or_concatenate",
    question="A viewer asks: why add x to F(x)? Why not put both side by side (concatenate), so that nothing is mixed?",
    choices=(
        Choice(
            "impossible",
            "It cannot be done: the shapes would not fit the next layer",
            "The next layer only has to be made for more inputs. DenseNet does exactly this. What does it cost?",
        ),
        Choice(
            "wider",
            "It can be done; but with every block the input grows, and the next layers need more weights",
            "Addition keeps the width, so blocks can be stacked at will. Concatenation leaves to later layers what they make of each part, and pays for it in width.",
            right=True,
        ),
        Choice(
            "same",
            "Both are the same: a linear layer adds anyway",
            "Nearly a good thought: a linear layer after [F(x), x] <i>can</i> add the two. But it has weights of its own for each part, and so it can do more. Is it then the same "
            "size?",
        ),
        Choice(
            "gradient",
            "With concatenation no gradient comes back to x",
            "It does: the part of the gradient that belongs to x goes back to x directly, as with addition. In that they are alike. In what do they differ?",
        ),
    ),
)

enough_time = ChoiceExercise(
    "quiz",
    "resnet.enough_time",
    question="Give the plain 34-layer network as much time as you like: will it overtake the 18-layer one in the end? How could you know?",
    choices=(
        Choice(
            "proof",
            "It will: it contains the 18-layer network as a special case",
            "That such weights exist is certain. But training walks downhill from where it begins; does it have to pass by there?",
        ),
        Choice(
            "never",
            "It never will: the paper has proved that",
            "The paper shows runs, not a proof. It reports that three times as many iterations did not cure it. What follows for other networks?",
        ),
        Choice(
            "try",
            "No argument decides it: one has to try",
            "That is what the author of the video answers too. The thought experiment says what is possible, not where training arrives, nor when.",
            right=True,
        ),
    ),
    in_chapter=True,
)

sudden_drops = ChoiceExercise(
    "quiz",
    "resnet.sudden_drops",
    question="In Figure 4 of the ResNet paper the error stays level for a while, then drops all at once, in all curves at the same iterations. What happened there?",
    choices=(
        Choice(
            "minimum",
            "The network found its way out of a local minimum",
            "All networks at once, at the very same iterations? That points to something that was done to all of them. What can be changed during training?",
        ),
        Choice(
            "rate",
            "The learning rate was divided by 10",
            "With large steps the weights bounce from side to side of the valley; with smaller ones they sink to its floor, and the error drops at once. The times depend on the data: "
            "32,000 and 48,000 iterations are those for CIFAR-10, and Figure 4 shows ImageNet.",
            right=True,
        ),
        Choice(
            "data",
            "New training pictures were added",
            "The pictures stay the same from the beginning to the end. What else can be changed during training, without touching pictures or network?",
        ),
        Choice(
            "layers",
            "New layers were added",
            "The depth of each network is fixed, and written beside its curve. What can be changed without changing the network?",
        ),
    ),
    in_chapter=True,
)

shapes_differ = ChoiceExercise(
    "quiz",
    "resnet.shapes_differ",
    question="A block halves height and width and doubles the channels. F(x) and x no longer have the same shape. What now?",
    choices=(
        Choice(
            "leave_out",
            "At such places there can be no shortcut",
            "There can, and the paper has one there. x does not have to arrive untouched; what could be done to it on the way?",
        ),
        Choice(
            "broadcast",
            "numpy adds them anyway: it stretches the smaller one",
            "Only axes of length 1 are stretched. Arrays of 32 channels of 14×14 and 16 channels of 28×28 are refused; what has to be done first?",
        ),
        Choice(
            "bring",
            "x is brought to the new shape: by picking every second pixel and adding channels of 0, or by a 1×1 convolution",
            "The first way has nothing to learn, the second learns which channels go where (a projection). In the paper both work; the second is a little better and costs weights.",
            right=True,
        ),
        Choice(
            "flatten",
            "Both are flattened into rows first, then they fit",
            "Half the height, half the width and twice the channels make half as many numbers. Two rows of different length cannot be added either. What about the pixels that are too "
            "many?",
        ),
    ),
    in_chapter=True,
)

zero_is_easier = ChoiceExercise(
    "quiz",
    "resnet.zero_is_easier",
    question="A viewer wonders: to pass on what comes in sounds easy. Why should it be easier for layers to give 0?",
    choices=(
        Choice(
            "weights",
            "For 0 it is enough that all weights of one layer are 0; for the identity all layers together must have certain weights",
            "And each weight can go towards 0 by itself, whatever the others do. For the identity each weight has its place: 1 here, 0 there, through ReLUs that cut off one half.",
            right=True,
        ),
        Choice(
            "start",
            "Because all weights of a network begin at 0",
            "They do not: hidden layers that begin at 0 would all stay alike. They begin with small random numbers. Where is it nearer from there, to 0 or to the identity?",
        ),
        Choice(
            "data",
            "Because most pixels are 0",
            "It is not about what comes in, but about what the layers do with it. Which weights do you need if everything that comes in should come out as 0?",
        ),
        Choice(
            "not_easier",
            "It is not easier, only smaller",
            "Try to write both down. For 0, one layer of zeros will do. For the identity with ReLU you need two units for each number that may be negative. Which would you find "
            "sooner, by many small steps?",
        ),
    ),
    in_chapter=True,
)

sigmoid_identity = ChoiceExercise(
    "quiz",
    "resnet.sigmoid_identity",
    question="Can a layer of sigmoids, followed by a linear layer, pass on every number x unchanged, however large it is?",
    choices=(
        Choice(
            "yes",
            "Yes, with the right weights",
            "A sigmoid lies between 0 and 1, so a sum of some of them, each times a weight, has a largest value. What happens to an x beyond it?",
        ),
        Choice(
            "no",
            "No: its output is limited, and x is not",
            "Near 0 a sigmoid is almost straight, so a small x comes through nearly unchanged; but it is never exact, and a large x is cut down.",
            right=True,
        ),
        Choice(
            "two",
            "Yes, with two sigmoids of opposite sign",
            "With ReLU that works: one for each sign. But a sigmoid of -x is 1 minus the sigmoid of x; two of them together are limited all the same. By how much?",
        ),
    ),
)

what_the_experiment_shows = ChoiceExercise(
    "quiz",
    "resnet.what_the_experiment_shows",
    question="34 layers = 18 trained layers and 16 that pass everything on. Such a network would be no worse than 18 layers. What does this thought experiment show?",
    choices=(
        Choice(
            "optimal",
            "That 18 layers are the best depth",
            "With shortcuts, 34 layers were better than 18 in the paper. The experiment says nothing about the best depth. What does it say about the 34 layers that were trained?",
        ),
        Choice(
            "inside",
            "That in a trained 34-layer network 16 layers are the identity",
            "No one says that training arrives there; it does not. It is a network that one could build by hand. What does its existence mean for the one that was trained?",
        ),
        Choice(
            "search",
            "That good weights exist for 34 layers, and the training does not find them",
            "So the fault lies with the search, not with what the network could do. A cure has to make the good weights easier to find.",
            right=True,
        ),
        Choice(
            "data",
            "That there were too few pictures for 34 layers",
            "Too few pictures show on new pictures, not on those that it learns from. And the construction needs no pictures beyond those for 18 layers. What is missing then?",
        ),
    ),
    in_chapter=True,
)

gradient_of_the_sum = ChoiceExercise(
    "quiz",
    "resnet.gradient_of_the_sum",
    question="y = F(x) + x. The gradient dy comes from above. What arrives at x?",
    choices=(
        Choice(
            "through_F",
            "What F sends back, and nothing else",
            "x went two ways: into F, and past it. On the second way nothing was done to it. What does that way send back?",
        ),
        Choice(
            "sum",
            "What F sends back, plus dy itself",
            "The two ways add up. Even if all weights in F are 0, or its ReLUs are off, dy comes through whole.",
            right=True,
        ),
        Choice(
            "one",
            "What F sends back, plus 1",
            "The 1 is the slope of the second way. A slope multiplies what comes from above; by what, then, does it have to be multiplied?",
        ),
        Choice(
            "half",
            "Half of dy on each way",
            "A sum does not share out: if one summand grows by 1, the sum grows by 1. So each way gets how much of dy?",
        ),
    ),
)

larger_pictures = ChoiceExercise(
    "quiz",
    "resnet.larger_pictures",
    question="A network of convolutions, global average pooling and one linear layer was made for pictures of 28×28. You give it one of 56×56. What happens?",
    choices=(
        Choice(
            "error",
            "An error: the number of weights no longer fits",
            "In a linear layer on pixels it would be so. A filter has as many weights as its window has cells, whatever it slides over. And what does the pooling leave?",
        ),
        Choice(
            "works",
            "It runs, and gives as many scores as before",
            "The filters slide further, and the pooling averages over more pixels, but one number for each channel is left. Whether the answer is right is another question: strokes twice as "
            "wide are new to it. (In dlcourse the entrance is told the shape of the pictures, and would have to be made anew.)",
            right=True,
        ),
        Choice(
            "cropped",
            "It looks at the upper left 28×28 pixels only",
            "Nothing in a convolution says where to stop: the window slides on until the picture ends. What does that change in the output?",
        ),
        Choice(
            "four",
            "It gives four times as many scores",
            "The last maps do have about four times as many pixels. But before the scores comes the pooling; what does it make of each map?",
        ),
    ),
)

skip_or_shortcut = ChoiceExercise(
    "quiz",
    "resnet.skip_or_shortcut",
    question="One reads of skip connections and of shortcut connections. A viewer asks: are they two different things?",
    choices=(
        Choice(
            "same",
            "No, two words for the same: x goes past one or more layers",
            "The ResNet paper says shortcut; skip is as common. Residual, from which ResNet has its name, is another word: it means F(x), what is left between x and the block's result.",
            right=True,
        ),
        Choice(
            "shape",
            "Yes: a skip leaves x as it is, a shortcut changes its shape",
            "Both words are used for both. What passes x on as it is, one calls an identity shortcut; what changes the shape, a projection. Who would be left for the word skip?",
        ),
        Choice(
            "join",
            "Yes: a skip is concatenated, a shortcut is added",
            "One finds both words with both ways of joining. To be clear, say that: added, or concatenated. What do the two words have in common?",
        ),
        Choice(
            "residual",
            "Yes: skip is the connection, shortcut means the residual",
            "The residual is what the block computes, F(x). Skip and shortcut both speak of the other way, the one around it. So are they two things?",
        ),
    ),
)
