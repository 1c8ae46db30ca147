"""Quiz questions about the landscape and the ways down."""

from dlcourse.exercises.definitions import Choice, ChoiceExercise

landscape = ChoiceExercise(
    "quiz",
    "descent.landscape",
    question="A network has 13,002 weights and biases, takes 784 pixels and gives 10 scores. In its loss landscape, what is a single point?",
    choices=(
        Choice(
            "scores",
            "Ten numbers: the scores that the loss compares with the ideal",
            "The loss of one image is computed from ten scores, that is true. But the images are given; what can be turned to make the scores better?",
        ),
        Choice(
            "picture",
            "784 numbers: a picture",
            "The pictures stay as they are during training. The height of a point is made from all of them together; what differs between two points?",
        ),
        Choice(
            "parameters",
            "13,002 numbers: one setting of all weights and biases",
            "Each setting gives all images their scores and so has one loss: the height at this point. To train is to walk through settings.",
            right=True,
        ),
        Choice(
            "time",
            "One number: the step of the training run",
            "Loss against steps is the learning curve, the record of one walk. The landscape is what the walk goes through.",
        ),
    ),
)

grid = ChoiceExercise(
    "quiz",
    "descent.grid",
    question="Why does nobody find the best weights by trying a grid of values for each of them?",
    choices=(
        Choice(
            "loss",
            "The loss cannot be computed without a gradient",
            "It can: put the weights in, compute the scores, compare. The height at one point is cheap. How many points are there?",
        ),
        Choice(
            "speed",
            "Computers are not fast enough yet, but soon will be",
            "A computer a million times faster manages six weights more, with ten values each. How fast does the number of points grow with the weights?",
        ),
        Choice(
            "multiplied",
            "Each further weight multiplies the number of points",
            "Ten values each: 1,000 points for three weights, a 1 with 120 zeros for 120 weights, a 1 with 7,850 zeros for the linear model on MNIST.",
            right=True,
        ),
        Choice(
            "between",
            "The best weights may lie between the grid's values",
            "They nearly always do, and a near miss would be good enough to walk on from. What makes even a coarse grid hopeless?",
        ),
    ),
)

which_knobs = ChoiceExercise(
    "quiz",
    "descent.which_knobs",
    question="At this moment of training, the slope of the loss in weight a is 3.2, and in weight b it is -0.1. What does this say?",
    choices=(
        Choice(
            "here",
            "Turned a little, from here, a changes the loss 32 times as much as b",
            "The gradient ranks the knobs: which of them matter now, and in which direction. A step later the ranking can be another.",
            right=True,
        ),
        Choice(
            "important",
            "In the finished model, a is 32 times as important as b",
            "At the bottom all slopes are near 0, those of important weights too. What does a slope tell, the weight's role or the ground right here?",
        ),
        Choice(
            "values",
            "The best values are a = 3.2 and b = -0.1",
            "A slope is no place. It says how steep the ground is under your feet, not where the bottom lies.",
        ),
        Choice(
            "sign",
            "a should get larger, b smaller",
            "A positive slope says that the loss grows when a grows. Which way is down then, for a, and for b?",
        ),
    ),
)

rate = ChoiceExercise(
    "quiz",
    "descent.rate",
    question="You train with all images in every step. The loss goes 2.3, 2.9, 2.1, 3.4, 5.0, 9.7. What do you change first?",
    choices=(
        Choice(
            "smaller",
            "A smaller learning rate",
            "The direction is downhill, but the strides end higher up on the other side. With all images in every step, short enough strides make the loss fall.",
            right=True,
        ),
        Choice(
            "patience",
            "Nothing yet: more steps will bring it down",
            "Every stride that overshoots ends on steeper ground and makes the next one longer. Time works against this run.",
        ),
        Choice(
            "larger",
            "A larger learning rate, to get over the hill",
            "There need be no hill: a simple bowl gives such numbers when the strides are too long. What would longer ones do?",
        ),
        Choice(
            "seed",
            "Another random start",
            "How long the strides may be depends on how steep the valley is, and valleys look much the same from most starts. Which number sets the length of a stride?",
        ),
    ),
)

local_minima = ChoiceExercise(
    "quiz",
    "descent.local_minima",
    question="The landscape of a network has very many valleys. A viewer sums up what that means in practice: the valley you end in is hardly worse than "
    "the best. What is behind it?",
    choices=(
        Choice(
            "lowest",
            "Gradient descent finds the lowest valley, if it runs long enough",
            "It cannot: it sees only the ground under its feet, and never climbs out to look for a lower valley.",
        ),
        Choice(
            "alike",
            "The valleys that training reaches are about equally deep",
            "Train from many random starts and compare: other weights each time, nearly the same loss. It is an observation about networks of this kind, not a theorem about all landscapes.",
            right=True,
        ),
        Choice(
            "one",
            "In truth there is only one valley",
            "For the linear model with the squared error that is so. In a network, exchange two hidden units, and you stand in another valley of the same depth.",
        ),
        Choice(
            "jump",
            "Momentum carries the run out of every bad valley",
            "It rolls through small dents. But plain descent without any momentum also ends well, so this cannot be the reason.",
        ),
    ),
)

flat = ChoiceExercise(
    "quiz",
    "descent.flat",
    question="Gradient descent stands at a point where every entry of the gradient is 0. What do you know?",
    choices=(
        Choice(
            "best",
            "These are the best weights",
            "The gradient knows nothing of other places. Somewhere else the ground may be level too, and lower.",
        ),
        Choice(
            "valley",
            "This is the bottom of a valley",
            "It may be. On the top of a hill, in the middle of a saddle and on a plain the gradient is 0 as well.",
        ),
        Choice(
            "level",
            "The ground is level here, and plain descent will stay",
            "That is all: a step is η times 0. Whether it is a bottom, a top, a saddle or a plain, the gradient alone does not tell.",
            right=True,
        ),
        Choice(
            "perfect",
            "All images are recognized",
            "The loss can be level at any height. Its value says how good the answers are; the gradient says only how it changes.",
        ),
    ),
)

full_batch = ChoiceExercise(
    "quiz",
    "descent.full_batch",
    question="All images together give the exact gradient. Why are steps made with 50 images at a time, which give a rough one?",
    choices=(
        Choice(
            "cheap",
            "A rough direction costs a fraction, so the same work pays for many more steps",
            "The mean over 50 images scatters around the mean over all. On average it points the same way, and the next step looks again from a better place.",
            right=True,
        ),
        Choice(
            "better",
            "A minibatch gives a better direction than all images",
            "At the place where it is measured, no direction lowers the loss faster than the exact one. What do the two cost?",
        ),
        Choice(
            "memory",
            "Only because all images do not fit into memory",
            "Often they do not. But 5,000 small images fit easily, and even then minibatches arrive sooner. What can be done in the time that one exact gradient takes?",
        ),
        Choice(
            "uphill",
            "With all images the loss can go up, with minibatches it cannot",
            "It is rather the other way round: with all images and short strides the loss falls at every step, with minibatches it flickers.",
        ),
    ),
)

adam_only = ChoiceExercise(
    "quiz",
    "descent.adam_only",
    question="A viewer asks: isn't gradient descent just Adam these days? What can you answer?",
    choices=(
        Choice(
            "yes",
            "Yes: Adam always ends with the better network",
            "On the 8×8 digits, each at a learning rate that was tuned for it, plain descent, momentum and Adam all ended between 95% and 97% on new digits.",
        ),
        Choice(
            "unrelated",
            "No: Adam does without the gradient",
            "Both of its memories are made from gradients, and its step goes against their mean. What does it do differently with them?",
        ),
        Choice(
            "member",
            "Adam is gradient descent with a step of its own length for each weight",
            "It needs less searching for a learning rate, and that is why it is so common. Tuned well, plain descent with momentum often does as well, and many image networks are trained with it.",
            right=True,
        ),
        Choice(
            "no_rate",
            "Adam is the one method that needs no learning rate",
            "It has one, and it matters: on the 8×8 digits, ten epochs at 0.0003 ended at 64% on new digits, at 0.01 at nearly 97%.",
        ),
    ),
)

schedule = ChoiceExercise(
    "quiz",
    "descent.schedule",
    question="With minibatches, the learning rate is often made smaller towards the end of the training. What for?",
    choices=(
        Choice(
            "settle",
            "So that the weights stop jumping about and settle",
            "Each minibatch points a little elsewhere. Near the bottom these differences are larger than the slope itself, and long strides follow them to and fro.",
            right=True,
        ),
        Choice(
            "steeper",
            "Because the ground gets steeper near the bottom",
            "On a bowl it gets flatter there, and steps of plain descent get shorter by themselves. What does not get smaller are the differences between minibatches.",
        ),
        Choice(
            "valley",
            "To get from one valley into a lower one",
            "Short strides stay in their valley. If anything can cross a ridge, it is long ones, early on.",
        ),
        Choice(
            "never_up",
            "So that the loss can never go up any more",
            "It may still go up from one minibatch to the next, because each has its own loss. It goes up less, and less often.",
        ),
    ),
)
