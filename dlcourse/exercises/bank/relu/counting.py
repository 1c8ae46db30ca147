"""Corners, pieces, and what is left after five sigmoids: numbers to name."""

from dlcourse.exercises.definitions import NumberExercise

corner = NumberExercise(
    "relu.corner",
    question="A unit with one input computes ReLU(2x − 3). At which x does its output begin to rise?",
    value=1.5,
    mistakes={
        "origin": (0, "At 0 the sum is below 0, and the unit is off. What must the sum be when the unit just comes on?"),
        "bias": (3, "3 is the size of the bias. By what is x multiplied before the bias comes in?"),
        "bias_with_sign": (-3, "-3 is the bias itself. For which x do the product and the bias cancel?"),
        "other_side": (-1.5, "There the sum is -6. On which side of 0 must x lie to make up for a negative bias?"),
        "upside_down": (2 / 3, "You divided the weight by the bias. What is 2x when the sum is 0?"),
        "upside_down_other_side": (-2 / 3, "You divided the weight by the bias. What is 2x when the sum is 0?"),
        "weight": (2, "At 2 the sum is 1, and the output has been rising for a while. Where was the sum still 0?"),
        "product": (6, "You multiplied weight and bias. For which x do 2x and the bias cancel?"),
        "sum": (1, "At 1 the sum is -1, and the unit is off. For which x do 2x and the bias cancel?"),
    },
    hints=(
        "Try some x. For which ones is 2x - 3 above 0?",
        "The output begins to rise where the sum passes 0: solve 2x - 3 = 0.",
    ),
    explanation="The corner lies where 2x - 3 = 0. In general it is at -b/w: the bias moves it, and without a bias every corner lies at 0.",
)

pieces = NumberExercise(
    "relu.pieces",
    question="A network has one input, one hidden layer of 3 units with ReLU, and one straight output. Draw the output over the input: "
    "a line with corners. Of how many straight pieces does it consist at most?",
    value=4,
    mistakes={
        "units": (3, "3 is the number of corners, one for each unit. How many pieces does a line with so many corners have?"),
        "one": (1, "One piece is what a network without any bend gives. How many bends does each unit bring in?"),
        "two": (2, "Two pieces is what a single unit can give. Can the three units have their corners in different places?"),
        "on_and_off": (
            8,
            "There are 8 ways to be on or off for three units. Going along a line from left to right, how often can a unit switch?",
        ),
        "two_each": (6, "You gave each unit two pieces of its own. Where the outputs are added up, how many corners are there?"),
        "products": (9, "You multiplied 3 by 3. How many corners does each unit bring in, and are they added or multiplied?"),
        "too_many": (5, "That would take one corner more than there are units. How many corners does each unit bring in?"),
    },
    hints=(
        "Each unit is straight on both sides of its corner. What is a sum of straight lines?",
        "The sum has a corner only where one of the units has one. Cut a line in three places: how many parts?",
    ),
    explanation="Each unit brings in one corner, so there are at most three corners, and three cuts make four pieces. With n units in one layer it is "
    "n + 1 pieces; a second layer can bend each piece again.",
)

closed_places = NumberExercise(
    "relu.closed_places",
    question="Ten units have the sums p′ = (0.8, 0.1, 1.5, 1.1, −0.9, 0.3, 0.8, 1.2, −1.0, 1.0) and give p = ReLU(p′). "
    "The correction of the outputs is Δp = (4.2, −5.1, −6.5, −6.1, −5.0, −5.3, −5.8, −6.2, −5.0, −6.0). "
    "It is led back through ReLU and becomes Δp′. How many entries of Δp′ are 0?",
    value=2,
    mistakes={
        "negative_wishes": (9, "9 entries of Δp are negative. Is it Δp that decides, or the output of the unit?"),
        "open_places": (8, "8 is how many go through. Which ones do not?"),
        "positive_wishes": (1, "One entry of Δp is positive. Is it Δp that decides, or the output of the unit?"),
        "none": (0, "Some of the units are off. What does a change of their sums change in the output?"),
        "all": (10, "Most of the units are on: their outputs follow their sums. What goes through there?"),
        "half": (5, "Does anything halve here? For which units is p equal to 0?"),
    },
    hints=(
        "First write down p: ReLU of each sum.",
        "Where p is 0, the unit is off, and nothing goes through. Count these places; the signs in Δp do not matter.",
    ),
    explanation="Two sums, -0.9 and -1.0, are below 0, so these two units are off. The other eight pass their correction on, whatever its sign.",
)

five_sigmoids = NumberExercise(
    "relu.five_sigmoids",
    question="A sigmoid is nowhere steeper than 1/4. A gradient goes back through five sigmoids, one after the other, and each multiplies it by its slope. "
    "Leave the weights aside: what is the most that can be left of a gradient of 1?",
    value=0.25**5,
    mistakes={
        "added": (5 * 0.25, "You added the five slopes. What does each sigmoid do with what arrives: add to it, or multiply it?"),
        "one_only": (0.25, "That is what one sigmoid leaves. What does the next one do with it?"),
        "one_too_few": (0.25**4, "That is what four sigmoids leave. How many are there?"),
        "one_too_many": (0.25**6, "That is what six sigmoids leave. How many are there?"),
        "halves": (
            0.5**5,
            "You took one half for the slope. That is the height of the sigmoid in its middle; how steep is it there?",
        ),
        "shared": (0.25 / 5, "You divided by five. What does each sigmoid do with what arrives?"),
        "nothing_lost": (
            1,
            "Then each slope would have to be 1, as that of ReLU is where it is on. How steep is a sigmoid at most?",
        ),
        "all_lost": (0, "Very little is left, but not nothing. How small is a product of five such slopes?"),
        "upside_down": (4**5, "A gradient does not grow that way. Is each slope a quarter, or four?"),
    },
    hints=(
        "After the first sigmoid, a quarter is left at most. What does the second leave of this quarter?",
        "A quarter of a quarter of a quarter ... five times: a power.",
    ),
    explanation="A quarter five times over is 1/1024, less than a thousandth, and that is the best case: away from the middle a sigmoid is much flatter. "
    "A ReLU that is on has slope 1 and loses nothing.",
)

identity_units = NumberExercise(
    "relu.identity_units",
    question="A layer shall hand on 32 numbers, any numbers, exactly as they came. All its units end in ReLU, and a linear layer after it may add and "
    "subtract their outputs. With ReLU(x) − ReLU(−x) = x for each number, how many units does that take?",
    value=2 * 32,
    mistakes={
        "one_each": (32, "With one unit for each number the negative ones would come out as 0. How many ReLUs does one x take?"),
        "one_more": (33, "One unit more than numbers? How many ReLUs does one x take?"),
        "one_shared": (2, "Two units can hand on a single number. How many numbers are there?"),
        "half": (16, "That would be one unit for two numbers. How many ReLUs does one x take?"),
        "all_pairs": (32 * 32, "That is the number of weights in a square table, not of units. How many ReLUs does one x take?"),
        "three_each": (96, "Three units for each number? How many ReLUs stand in the formula?"),
    },
    hints=("How many ReLUs stand in the formula for one number?", "Each number needs its own: one unit for x and one for -x."),
    explanation="Each number takes two units, one that sees x and one that sees -x: twice as many units as numbers.",
)
