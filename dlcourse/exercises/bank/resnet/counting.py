"""Counting: sizes, layers and what there is to learn."""

from dlcourse.exercises.definitions import NumberExercise

conv_parameters = NumberExercise(
    "resnet.conv_parameters",
    question="A convolution with filters of 3×3 takes 16 channels in and gives 32 channels out. How many numbers does it learn, weights and biases together?",
    value=32 * 16 * 3 * 3 + 32,
    mistakes={
        "no_biases": (32 * 16 * 9, "These are the weights alone. What else does each filter have?"),
        "one_channel_of_the_filter": (
            32 * 9 + 32,
            "You counted 9 weights for each filter. How many channels of the image does a filter look at?",
        ),
        "one_channel_without_biases": (
            32 * 9,
            "You counted 9 weights for each filter, and no biases. How many channels does a filter look at?",
        ),
        "bias_for_each_input": (
            32 * 16 * 9 + 16,
            "You counted a bias for each channel that comes in. To what does a bias belong?",
        ),
        "bias_for_each_pair": (
            32 * 16 * 9 + 32 * 16,
            "You counted a bias for each pair of channels. How often is a bias added to one output pixel?",
        ),
        "one_bias": (32 * 16 * 9 + 1, "You counted a single bias. How many filters are there?"),
        "width_only": (32 * 16 * 3 + 32, "You counted 3 cells for each channel. How many cells has a filter of 3×3?"),
        "one_filter": (16 * 9 + 1, "This is one filter with its bias. How many output channels are there?"),
        "linear": (
            32 * 16 + 32,
            "That is a linear layer from 16 numbers to 32. How many pixels does the filter see of each channel?",
        ),
        "pairs_only": (
            32 * 16,
            "You counted the pairs of channels. How many weights lie between an input channel and an output channel?",
        ),
    },
    hints=(
        "Begin with one filter: one output channel. Which numbers does it need for one output pixel?",
        "One filter has 3×3 weights for each of the 16 channels, and one bias. There are 32 filters.",
    ),
    explanation="Each of the 32 filters has 16 × 9 = 144 weights and one bias: 32 × 145. The size of the picture does not matter: the same numbers serve at every "
    "place.",
)

rows_after_two = NumberExercise(
    "resnet.rows_after_two",
    question="An MNIST image, 28 by 28, goes through two convolutions in a row. Both have filters of 3×3, stride 2 and pad 1. How many rows does the output have?",
    value=7,
    mistakes={
        "one_convolution": (14, "This is what comes out of the first convolution. What does the second make of it?"),
        "stride_ignored": (28, "With pad 1 and stride 1 the size would stay. What does a stride of 2 do, and how often?"),
        "too_small": (6, "A row is lost somewhere. Is there padding on both sides, and a window before the first step?"),
        "rounded_up": (8, "Both times you counted a window that hangs over the end. Does an incomplete window count?"),
        "neither_padded_nor_strided": (24, "You took away two rows each time. What do pad 1 and stride 2 change?"),
        "pixels": (49, "This is a whole picture. How many rows does it have?"),
        "three_times": (4, "That would be one convolution more. How many are there?"),
    },
    hints=(
        "Use the formula of conv_size, twice: the output of the first convolution is the input of the second.",
        "(28 + 2 - 3) // 2 + 1 is the number of rows after the first.",
    ),
    explanation="28 becomes 14, and 14 becomes 7: (14 + 2 - 3) // 2 + 1. With filters of 3×3 and pad 1, a stride of 2 halves an even size exactly.",
)

field_of_view = NumberExercise(
    "resnet.field_of_view",
    question="Three convolutions with filters of 3×3 and stride 1 follow each other. One output pixel of the third depends on a square of pixels of the picture. "
    "How many pixels wide is this square?",
    value=1 + 3 * 2,
    mistakes={
        "one_layer": (3, "This is what one convolution sees. What did each of these pixels see before?"),
        "two_layers": (5, "This is what two convolutions see. What does the third one add on each side?"),
        "multiplied": (
            9,
            "You multiplied 3 by 3. Neighboring windows overlap: by how many pixels does a square grow on each side with one more convolution?",
        ),
        "to_the_power": (27, "You tripled the width with each convolution. Do neighboring windows overlap?"),
        "area": (49, "This is the number of pixels in the square. How wide is it?"),
        "one_side": (4, "You let the square grow on one side only. On how many sides does it grow?"),
        "one_more_layer": (9 + 2, "So wide is the square after more than three convolutions. How many are there?"),
    },
    hints=(
        "Go back from the output: one pixel of the third depends on 3×3 pixels of the second. On which pixels of the first do these depend?",
        "With each convolution the square grows by one pixel on every side.",
    ),
    explanation="1, then 3, then 5, then this: each 3×3 convolution adds one pixel on every side. So small filters see far when they are stacked.",
)

layers_with_weights = NumberExercise(
    "resnet.layers_with_weights",
    question="A residual network begins with one convolution. Then come three stages of nine blocks, with two convolutions in each block. The shortcuts have no weights. "
    "At the end, after pooling, stands one linear layer. The depth of a network counts its convolutions and linear layers. How deep is this one?",
    value=1 + 3 * 9 * 2 + 1,
    mistakes={
        "blocks_only": (
            54,
            "These are the convolutions in the blocks. What stands before the first block, and what after the last?",
        ),
        "last_forgotten": (55, "One layer is missing. What stands before the first block, and what after the last?"),
        "one_for_each_block": (29, "You counted one convolution in each block. How many are there?"),
        "blocks": (27, "This is the number of blocks. How many convolutions does each have, and what stands around them?"),
        "one_stage": (20, "You counted one stage. How many are there?"),
        "pooling_too": (57, "Does the pooling have weights?"),
        "shortcuts_too": (83, "You counted the shortcuts as layers, one for each block. Do they have weights?"),
        "normalizations_too": (111, "You counted a normalization after each convolution. Which layers does the depth count?"),
    },
    hints=(
        "Walk through the network from front to back, and count what multiplies by weights.",
        "The blocks alone: three stages, nine blocks in each, two convolutions in each block.",
    ),
    explanation="One convolution, then 3 × 9 × 2, then one linear layer. In general 6n + 2 layers with n blocks in each stage; the paper tried n = 3, 5, 7, 9 "
    "and more on small color pictures.",
)

units_for_the_identity = NumberExercise(
    "resnet.units_for_the_identity",
    question="A layer with ReLU and a linear layer after it shall pass 64 numbers on unchanged, whatever sign they have. How many ReLU units does that take at least, "
    "if every number is passed on as ReLU(x) - ReLU(-x)?",
    value=2 * 64,
    mistakes={
        "one_for_each": (64, "One ReLU for each number lets it through if it is positive. What becomes of the negative ones?"),
        "one_more": (65, "One unit more than numbers? How many ReLU stand in the formula for one number?"),
        "all_pairs": (
            64 * 64,
            "That is the number of weights between 64 numbers and 64 units. How many units does one number need?",
        ),
        "two": (2, "These are the units for one number. How many numbers are there?"),
        "half": (32, "Fewer units than numbers? How many ReLU stand in the formula for one number?"),
        "four_for_each": (4 * 64, "You counted four units for each number. How many ReLU stand in the formula for one number?"),
    },
    hints=(
        "Take one number first. In ReLU(x) - ReLU(-x), how many units are there?",
        "Each of the 64 numbers needs the same.",
    ),
    explanation="Each number takes two units, one for each sign. A plain network of equal width does not have so many: to pass everything on, its numbers must not be "
    "negative.",
)
