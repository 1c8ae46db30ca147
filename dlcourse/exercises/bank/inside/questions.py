"""Predictions, quiz questions and numbers about what a network really learned."""

import math

from dlcourse.exercises.definitions import Choice, ChoiceExercise, NumberExercise

noise = ChoiceExercise(
    "prediction",
    "inside.noise",
    question="A network (784-16-16-10) names about 91% of the MNIST test digits after 30 epochs on 4,000 images. It gets 1,000 pictures of pure noise: every "
    "pixel is a random gray. How large is its largest share, on average?",
    choices=(
        Choice(
            "10",
            "About 10%: nothing in the picture speaks for any digit",
            "Ten equal shares need ten equal scores. Noise has some ink in every place, so each unit of the first layer gets hundreds of positive and negative "
            "parts, and what is left of them is nearly the same for every such picture. Why should it be the same for all units?",
        ),
        Choice(
            "30",
            "About 30%: it leans to something, but it is not sure",
            "An untrained network does say about 20% about noise. Training has made its weights larger, so that scores lie far apart; do they come closer "
            "together for a picture that is no digit?",
        ),
        Choice(
            "70",
            "About 70%: not as sure as with digits, but sure",
            "With digits it is 93%. A share of 70% says only that one score lies well above the other nine. Nothing in the training told the network to keep its "
            "scores together when it has never seen anything like the picture.",
            right=True,
        ),
    ),
    in_chapter=True,
)

turned_accuracy = ChoiceExercise(
    "prediction",
    "inside.turned_accuracy",
    question="The same network looks at the test digits turned by 90 degrees. How many does it name correctly?",
    choices=(
        Choice(
            "0",
            "None at all: nothing lies where it lay before",
            "Some zeros survive: turned, they are still round. And what would chance alone get, with ten digits?",
        ),
        Choice(
            "13",
            "About 10%: hardly more than by chance",
            "It is 12% to 13%. Its first weights belong to places, and the ink is in other places now. It is still sure of itself: the mean largest share is about 75%.",
            right=True,
        ),
        Choice(
            "60",
            "About 60%: it gets harder, but the strokes are the same",
            "That is what a turn by 30 degrees leaves over. How much of a stroke lies where it lay before, after a turn three times as large?",
        ),
        Choice(
            "90",
            "About 90%: the hidden layers have learned loops and strokes",
            "One hopes for that from hidden layers. But nobody asked this network for strokes, only for right answers to upright digits.",
        ),
    ),
    in_chapter=True,
)

random_labels = ChoiceExercise(
    "prediction",
    "inside.random_labels",
    question="The labels of 200 training digits (8×8) are shuffled: a picture of a 3 may now be called 7, and the next one 0. No rule is left. A network "
    "(64-128-128-10) trains on them for 50 epochs. How many of these labels does it get right in the end?",
    choices=(
        Choice(
            "10",
            "About 10%: there is nothing to learn",
            "There is no rule to be found. But the network has some 26,000 parameters for 200 labels. Does it need a rule?",
        ),
        Choice(
            "50",
            "About half of them: there is room for some exceptions",
            "On the way it passes there. What keeps it from going on, as long as each step still makes the loss a little smaller?",
        ),
        Choice(
            "100",
            "All of them: there is room enough to learn each by heart",
            "So it does. Of test digits it names about 10% correctly, as by chance. So a perfect result on training data does not say that "
            "anything about digits was understood.",
            right=True,
        ),
    ),
    in_chapter=True,
)

label_noise = ChoiceExercise(
    "prediction",
    "inside.label_noise",
    question="Of the labels of 200 training digits (8×8), 30% are replaced by wrong ones. A network (64-128-128-10) trains on them, and is stopped where its loss on "
    "300 other digits, labeled as badly, is lowest. How many of the test digits, with their true labels, does it name correctly?",
    choices=(
        Choice(
            "50",
            "About 50%: the wrong labels spoil the right ones as well",
            "Wrong labels do harm. But they pull in nine directions, and the true ones in one. Which of them add up?",
        ),
        Choice(
            "70",
            "About 70%: as many as there are true labels",
            "It would have to learn true and wrong labels equally well. It does so in the end, if nobody stops it: then it is right about 70% of the time. But the true "
            "ones agree with each other, and what many pictures share is learned first.",
        ),
        Choice(
            "80",
            "About 80%: what many pictures share is learned first",
            "In four of five runs it is 82% to 87%. What many pictures share is learned first, and the true labels are what they share. Without a stop, it learns the wrong labels by heart too, and falls to "
            "about 70%.",
            right=True,
        ),
    ),
    in_chapter=True,
)

unlearning = ChoiceExercise(
    "prediction",
    "inside.unlearning",
    question="A network (64-128-128-10) trains on 200 digits with 30% wrong labels until it repeats every single wrong label: 50 epochs. Then the labels "
    "are put right, and training goes on for 10 epochs. How many of the wrong labels does it still repeat?",
    choices=(
        Choice(
            "all",
            "Nearly all: what is learned sits firmly",
            "A weight keeps no memory of how it got its value. What does the loss say about each of these pictures, once the labels are right?",
        ),
        Choice(
            "half",
            "About half: 10 epochs against 50",
            "It took dozens of epochs to bend the network around pictures that fit no rule. How long does it take to go back to a rule that all pictures share?",
        ),
        Choice(
            "none",
            "None: the right answers are easy to learn",
            "All of them are gone, and of the test digits it names about 93% again, up from about 70%. Wrong lessons can be unlearned, as long as someone brings the "
            "right answers.",
            right=True,
        ),
    ),
    in_chapter=True,
)

eleventh_class = ChoiceExercise(
    "prediction",
    "inside.eleventh_class",
    question="A viewer asks: why not add an eleventh output, “no digit”, and train it with pictures of noise? Done: it recognizes new noise every time. Now it "
    "gets digits that are turned by 90 degrees. For how many of them does it say “no digit”?",
    choices=(
        Choice(
            "most",
            "For most of them: they look like nothing it knows",
            "They look unlike digits, but they look even less like noise. Which pictures was the eleventh output trained on?",
        ),
        Choice(
            "half",
            "For about half: they have something of both",
            "Half would mean that turned strokes look to it like noise about every second time. Noise has ink everywhere. Have turned digits?",
        ),
        Choice(
            "none",
            "For hardly any: it was shown noise, and they are not noise",
            "It says so for 3 in 100 at most. The output learned what noise looks like, not what a digit does not look like, and there are endlessly many kinds of "
            "no digit.",
            right=True,
        ),
    ),
    in_chapter=True,
)

many_starts = ChoiceExercise(
    "prediction",
    "inside.many_starts",
    question="Ten networks (64-32-32-10) differ only in the random numbers they start with and in the order of the images. All are trained for 20 epochs. How "
    "far apart are their accuracies on the test digits, the best and the worst?",
    choices=(
        Choice(
            "same",
            "They are all the same: every run finds the same weights",
            "The weights have hardly anything in common. Even units that do the same work sit in different places. Do different weights need to give different "
            "results?",
        ),
        Choice(
            "close",
            "About 2 percentage points: other weights, about as good",
            "The worst has 95%, the best 97%. There are many good sets of weights, and those that training finds are about equally good.",
            right=True,
        ),
        Choice(
            "stuck",
            "More than 20: some get stuck in a bad local minimum",
            "In pictures of hills with two dimensions one does get stuck. With 3,466 dimensions a point has to be a valley in all of them at once to hold a run fast.",
        ),
    ),
    in_chapter=True,
)

hidden_weights = ChoiceExercise(
    "quiz",
    "inside.hidden_weights",
    question="The hope was: the first hidden layer finds edges, the next loops and strokes. Laid out as pictures, the weights of the trained hidden units look like "
    "blurred spots with snow over them. Why no clean edges?",
    choices=(
        Choice(
            "bug",
            "The training failed",
            "It names more than nine in ten test digits. Something in these spots works; it just is not what we would have drawn.",
        ),
        Choice(
            "asked",
            "The loss asks for right answers only, and many sets of weights give them",
            "Edges would be one way among very many. Nothing in the loss prefers weights that mean something to us, and a network that starts "
            "with strokes leaves them.",
            right=True,
        ),
        Choice(
            "small",
            "The network is too small for edges",
            "Sixteen hidden units could hold sixteen edge detectors; you can set such weights by hand. Which part of the training would bring them about?",
        ),
        Choice(
            "long",
            "It has to be trained longer",
            "Longer training makes the training loss smaller still. Does a smaller loss ask for cleaner pictures?",
        ),
    ),
)

corner_weights = ChoiceExercise(
    "quiz",
    "inside.corner_weights",
    question="In the pictures of the hidden weights, the corners show nothing but fine random snow, in every unit. Where does it come from?",
    choices=(
        Choice(
            "learned",
            "The network has learned that corners do not matter",
            "Had it learned this, the weights there might be 0. They are not: what would have had to reach them for them to change?",
        ),
        Choice(
            "start",
            "It is the random start: these weights have never moved",
            "A pixel that is blank in every training image multiplies the gradient of its weights by 0. They keep the numbers they were born with, and if a stain "
            "falls into a corner one day, they speak.",
            right=True,
        ),
        Choice(
            "rounding",
            "Rounding errors pile up there",
            "Rounding errors are about a ten-millionth of a weight. This snow is as strong as the weights were on the first day. What were they then?",
        ),
        Choice(
            "noise",
            "The images have noise in their corners",
            "The corners of all training images are exactly 0. What follows for a gradient that is a product with the pixel?",
        ),
    ),
    in_chapter=True,
)

white_picture = ChoiceExercise(
    "quiz",
    "inside.white_picture",
    question="A picture in which every pixel is full of ink goes into a trained network. It answers 3, with a share of 94% (network 3 of the chapter does). What does this share tell you?",
    choices=(
        Choice(
            "probability",
            "That the picture is a 3 with a probability of 94%",
            "No one would bet on that. Softmax divides 1 among ten outputs, whatever comes in. Is “none of the ten” among them?",
        ),
        Choice(
            "among",
            "That one of its ten scores lies well above the others, and nothing more",
            "Shares compare the ten scores with each other, never the picture with what was seen in training. On pictures like those of the training they can be "
            "useful as probabilities; far from there nothing ties them to anything.",
            right=True,
        ),
        Choice(
            "broken",
            "That the network is broken",
            "It does exactly what it was trained for, to sort pictures of digits into ten. Which question was it never asked?",
        ),
        Choice(
            "similar",
            "That a full page resembles a 3 for it",
            "It has no measure of resemblance, only sums of ink times weights. A full page gives every weight all the ink it can get. What does that do to scores?",
        ),
    ),
)

training_accuracy = ChoiceExercise(
    "quiz",
    "inside.training_accuracy",
    question="Someone reports: 100% of my 1,000 training images are named correctly. What do you know about the network?",
    choices=(
        Choice(
            "understood",
            "It has understood what the classes have in common",
            "It may have. But a network that was given shuffled labels reaches 100% as well, and there the classes have nothing in common.",
        ),
        Choice(
            "little",
            "Little: it may have learned them by heart",
            "Only images that were kept aside can tell learning by heart from learning a rule. With true labels and with shuffled ones, the training result can be the "
            "same.",
            right=True,
        ),
        Choice(
            "wrong",
            "It must be overtrained and is useless",
            "With true labels, a network can have 100% on its training digits and 93% on new ones. So what number do you ask for next?",
        ),
    ),
)

structure_first = ChoiceExercise(
    "quiz",
    "inside.structure_first",
    question="The same network gets 99% of the true labels of 200 digits in fewer than 10 epochs, and of shuffled ones in more than 30. Why are the true ones faster?",
    choices=(
        Choice(
            "fewer",
            "There are fewer of them",
            "Both sets have the same images and, for each digit, the same number of labels. Only who has which label is different.",
        ),
        Choice(
            "agree",
            "One step for a picture of a 3 also helps with the other 3s",
            "With true labels the images agree on where to go, and their gradients add up. With shuffled labels, two similar pictures often want opposite "
            "things, and each has to be dealt with alone.",
            right=True,
        ),
        Choice(
            "knows",
            "The network has known digits since its random start",
            "Before training it names about one in ten. The start is the same for both sets; what is different about the steps?",
        ),
        Choice(
            "rate",
            "Shuffled labels need a smaller learning rate",
            "Both ran with the same one, and both arrive. A smaller one would make the way longer still. What do the gradients of two similar images do to each "
            "other?",
        ),
    ),
)

rotated_training = ChoiceExercise(
    "quiz",
    "inside.rotated_training",
    question="The network should also recognize digits that are turned. Which of these helps?",
    choices=(
        Choice(
            "longer",
            "Training longer on upright digits",
            "That makes it better at upright digits. Which of its weights has ever met a stroke in a place where turned digits have it?",
        ),
        Choice(
            "turned",
            "Training with turned digits, too",
            "It has to be shown what it should be able to do. It costs something: the same small network has more to learn, and a 6 and a 9 that may stand on their heads "
            "can hardly be told apart.",
            right=True,
        ),
        Choice(
            "confident",
            "Rejecting pictures for which its largest share is small",
            "For digits turned by 90 degrees the largest share is about 75% on average. It is wrong and sure, so few would be rejected. And a rejected digit is not "
            "recognized.",
        ),
        Choice(
            "layers",
            "More layers",
            "More layers can express more, but what they express is decided by the examples. Which turned digit was among them?",
        ),
    ),
)

just_variance = ChoiceExercise(
    "quiz",
    "inside.just_variance",
    question="A viewer asks: the cost is a mean of squared differences, so is it not just the variance?",
    choices=(
        Choice(
            "yes",
            "Yes: both are means of squares",
            "Both are. But the differences from what? If all outputs were equally wrong, their variance would be 0. Would the cost be?",
        ),
        Choice(
            "center",
            "No: a variance measures distances from the data's own mean, the cost distances from the right answers",
            "They meet in one case: if the program answers with the same scores for every picture, the best such answer is the mean of the ideals, and the cost that is "
            "left is their variance.",
            right=True,
        ),
        Choice(
            "root",
            "No: the cost has no square root",
            "Neither has the variance; with a root it is called standard deviation. What are the differences taken from, in either case?",
        ),
    ),
)

just_adam = ChoiceExercise(
    "quiz",
    "inside.just_adam",
    question="A viewer writes: gradient descent, that is just Adam these days. How do the two belong together?",
    choices=(
        Choice(
            "same",
            "Adam is another name for gradient descent",
            "Give both the same gradient: plain gradient descent steps further where it is steeper. Adam divides by how large the gradients of this parameter "
            "have been lately. Are these the same steps?",
        ),
        Choice(
            "kind",
            "Adam is a kind of it: the same gradients, other steps made of them",
            "Backpropagation stays the same. Adam keeps a running mean of each parameter's gradients and of their squares, so that each gets a step of about the same "
            "size. It has a learning rate, too, and a well tuned plain descent with momentum is often as good.",
            right=True,
        ),
        Choice(
            "without",
            "Adam works without gradients",
            "It is nothing without them: both of its running means are made of gradients. What does it do with them?",
        ),
        Choice(
            "always",
            "Adam is better in every case, so nothing else is left",
            "On many problems it needs less tuning, and on many others plain descent with momentum ends as well or better. What would you compare, and at "
            "which learning rates?",
        ),
    ),
    in_chapter=True,
)

frozen_weights = NumberExercise(
    "inside.frozen_weights",
    question="In the 4,000 MNIST images that a network trains on, 123 of the 784 pixels are blank in every image. Its first hidden layer has 32 units. How many of its "
    "weights will never move, however long it trains without weight decay?",
    value=123 * 32,
    mistakes={
        "pixels": (123, "These are the blank pixels. How many weights lead away from each?"),
        "moving": ((784 - 123) * 32, "These are the weights of the first layer that can move. Which ones cannot?"),
        "first_layer": (784 * 32, "These are all weights of the first layer. Which of them meet a blank pixel?"),
        "with_biases": (123 * 32 + 32, "You counted the biases as frozen, too. By what is a bias multiplied?"),
        "one_unit": (784 - 123, "These are the pixels with ink in some image. Which weights meet the others?"),
        "added": (123 + 32, "You added pixels and units. How many lines join 123 pixels to 32 units?"),
        "images": (
            123 * 4000,
            "You counted pixels in all images. To what does a weight belong, to an image or to a pixel and a unit?",
        ),
        "none": (
            0,
            "The gradient of a weight is the signal at its unit, times the pixel. What is that for a pixel that is always 0?",
        ),
    },
    hints=(
        "The gradient of a first-layer weight is the signal at its unit times the pixel, summed over the images. When is it 0 for sure?",
        "Each blank pixel has one weight for each of the 32 units.",
    ),
    explanation="Each blank pixel leads to all 32 units, and its weights get the gradient 0 from every image. That is nearly a sixth of the first layer: what you see "
    "of it in the pictures of weights is the random start.",
)

relabeled = NumberExercise(
    "inside.relabeled",
    question="For 30% of the images someone throws a ten-sided die and writes down what it shows as the label, right or wrong. A perfect program names every digit as it "
    "really is. What share of the labels does it agree with, on average? (Between 0 and 1.)",
    value=0.7 + 0.3 * 0.1,
    mistakes={
        "untouched": (
            0.7,
            "That would be so if every thrown label were wrong. How often does the die show the right digit by chance?",
        ),
        "disagrees": (0.27, "That is the share that it disagrees with. What is asked?"),
        "thrown": (
            0.3,
            "That is the share of images with a thrown label. What about the others, and is every thrown label wrong?",
        ),
        "by_chance": (0.03, "These are the labels that were thrown and are right by chance. Which others are right?"),
        "percent": (73, "A share between 0 and 1 is asked for. How do you write percent as a share?"),
        "all": (1.0, "It names every digit as it is. Are all labels what the digits are?"),
        "minus": (0.67, "You took the lucky throws away. Does the program agree with them or not?"),
        "one_in_nine": (0.7 + 0.3 / 9, "You gave the die nine sides. How many digits can it show?"),
        "added": (0.8, "You added the die's chance as it is. To what part of the images does it apply?"),
    },
    hints=(
        "70% of the labels are what they were. What about the thrown ones?",
        "One thrown label in ten is right by chance: 10% of 30%.",
    ),
    explanation="70% untouched labels, and one in ten of the other 30%. So a program that scores higher than this on such training labels has learned some of the "
    "throws by heart.",
)

same_function = NumberExercise(
    "inside.same_function",
    question="A network has one hidden layer of 5 units. Let two hidden units change places, together with all their weights and biases: the network still computes "
    "exactly the same scores. In how many orders can its 5 units stand, the one it has included?",
    value=math.factorial(5),
    mistakes={
        "units": (5, "That is the number of units. How many are left for the second place, once one stands in the first?"),
        "pairs": (10, "That is the number of pairs that can change places once. What if you go on changing?"),
        "ordered_pairs": (20, "That is how many ways there are to fill the first two places. What about the others?"),
        "powers": (
            2**5,
            "That counts units that are on or off. What is asked is who stands where: how many can stand in the first place?",
        ),
        "with_repetition": (5**5, "You let one unit stand in several places. How many are left for the second place?"),
        "square": (25, "You chose freely for two places. How many units are left for the second, and how many places are there?"),
        "sum": (
            15,
            "You added 5, 4, 3, 2 and 1. For each choice of the first there are all choices of the second: which operation is that?",
        ),
        "others": (math.factorial(5) - 1, "The order that it has counts, too. How many are there with it?"),
        "one_less": (
            math.factorial(4),
            "That is the number of orders of 4 units. How many are there for each of the 5 that can stand first?",
        ),
    },
    hints=(
        "Any of the 5 units can stand in the first place. How many are left for the second?",
        "5 for the first place, 4 for the second, and so on. For each choice there are all choices of the next.",
    ),
    explanation="5 · 4 · 3 · 2 · 1 sets of weights that give the same scores, unless two units are equal. So every good place has that many copies of itself. With 16 units there are more than "
    "20 million million orders: a loss landscape with a single lowest point does not exist here.",
)
