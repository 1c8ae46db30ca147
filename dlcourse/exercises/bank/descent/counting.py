"""Numbers of the descent: what searching costs, how large a step may be, how many steps there are."""

from dlcourse.exercises.definitions import NumberExercise

grid_search = NumberExercise(
    "descent.grid_search",
    question="You look for the best setting of three weights by trying: for each weight the 21 values -1.0, -0.9, … 0.9, 1.0, in every combination. "
    "How many times must the loss be computed?",
    value=21**3,
    mistakes={
        "added": (
            21 * 3,
            "That is 21 tries for each weight while the others stand still. With how many values of the others must each value be combined?",
        ),
        "power_turned": (
            3**21,
            "You raised 3 to the power 21. How many choices are there for each weight, and how many weights?",
        ),
        "two_weights": (
            21**2,
            "That is enough for two weights. With how many values of the third must each of these pairs be tried?",
        ),
        "twenty_values": (20**3, "From -1.0 to 1.0 in steps of 0.1 there are 20 steps. How many values?"),
        "ten_values": (
            10**3,
            "You counted ten values for each weight. How many lie from -1.0 to 1.0, the negative ones and 0 included?",
        ),
        "one_weight": (21, "That is enough for one weight. What about the other two?"),
        "order_ignored": (
            1771,
            "You counted combinations in which it does not matter which weight has which value. Does it matter here?",
        ),
        "all_different": (21 * 20 * 19, "You let no two weights have the same value. May they?"),
    },
    hints=(
        "With one weight it is 21 tries. With two, each of the 21 values of the first meets each of the 21 values of the second.",
        "Every further weight multiplies the number of tries by 21.",
    ),
    explanation="21 × 21 × 21: every weight multiplies the tries by 21. With one more weight it would be 194,481.",
)

grid_seconds = NumberExercise(
    "descent.grid_seconds",
    question="Now the 120 weights of the small linear model (ten scores, 4×3 pixels), with ten values for each, in every combination. A computer tries a billion "
    "(10<sup>9</sup>) of them in a second. The number of seconds it takes is a 1 followed by how many zeros?",
    value=120 - 9,
    mistakes={
        "tries": (120, "So many zeros has the number of tries. How many tries are done in one second?"),
        "multiplied": (129, "You multiplied by the billion. Does a faster computer need more seconds?"),
        "divided_exponents": (
            120 / 9,
            "You divided 120 by 9. When a power of ten is divided by a power of ten, what happens to the zeros?",
        ),
        "added_tries": (1200, "You multiplied 10 by 120. How many combinations do 120 weights have, with ten values each?"),
        "million": (114, "That is for a million in a second. How many zeros has a billion?"),
        "trillion": (108, "That is for a thousand billions in a second. How many zeros has a billion?"),
        "one_too_many": (121, "How many zeros has the number of tries for one weight, for two, for three?"),
        "one_too_few": (
            110,
            "Count again with 10 weights: how many zeros has the number of tries, and how many are left when nine are taken away?",
        ),
    },
    hints=(
        "One weight: 10 tries, one zero. Two weights: 100 tries, two zeros. And 120 weights?",
        "Dividing by a billion takes nine zeros away.",
    ),
    explanation="10 to the power 120 tries, divided by 10 to the power 9 in a second. The age of the universe has 18 digits, in seconds.",
)

nudges = NumberExercise(
    "descent.nudges",
    question="You measure the gradient of a linear model with 7,850 weights and biases by nudging each of them to both sides. How often is the loss computed?",
    value=2 * 7850,
    mistakes={
        "one_side": (7850, "That is one measurement for each weight. To how many sides is it nudged?"),
        "one_side_and_center": (
            7851,
            "That is one measurement beside each weight and one in the middle. To how many sides is a weight nudged here?",
        ),
        "with_center": (2 * 7850 + 1, "Is the value in the middle needed when both sides are known?"),
        "three_each": (3 * 7850, "You counted three for each weight. Which of them is not needed?"),
        "all_at_once": (2, "You nudged all weights together. What do you learn about a single one of them?"),
        "pairs": (7850**2, "You nudged every pair of weights. How many weights are nudged at a time?"),
        "weights_only": (2 * 7840, "These are the weights without the biases. Do the biases have a slope as well?"),
    },
    hints=("How many computations does one single weight need?", "One above and one below, for each of the 7,850."),
    explanation="Two for each of the 7,850. For one step of gradient descent that is far too many; for checking a formula it is fine.",
)

overshoot = NumberExercise(
    "descent.overshoot",
    question="One weight, the loss is L(w) = 2 w², so the slope at w is 4 w. You stand at w = 1 and take one step of gradient descent with η = 0.45. "
    "Where do you stand then?",
    value=1 - 0.45 * 4,
    mistakes={
        "without_sign": (0.8, "So far from the bottom, yes. On which side of it?"),
        "uphill": (2.8, "You went uphill. Which way does the gradient point?"),
        "move_only": (-1.8, "That is the move. From where does it start?"),
        "move_only_uphill": (1.8, "That is η times the slope. What does the step do with it?"),
        "slope_one": (0.55, "You moved by η alone. How steep is it at w = 1?"),
        "height_for_slope": (0.1, "You took 2, the height at w = 1, for the slope. How steep is it there?"),
        "no_rate": (-3.0, "You moved by the whole slope. What does η do?"),
        "slope_squared": (1 - 0.45 * 16, "You multiplied by 4 twice. How steep is it at w = 1?"),
        "bottom": (0.0, "That is the bottom of the bowl. Does a step stop there by itself?"),
    },
    hints=(
        "First the slope at w = 1. Then η times the slope.",
        "The step is 0.45 × 4 long and goes towards smaller w. Nothing stops it at 0.",
    ),
    explanation="1 - 0.45 × 4 = -0.8: the step goes over the bottom and up the other side, but ends lower than it began.",
)

threshold = NumberExercise(
    "descent.threshold",
    question="The loss is L(w₁, w₂) = 4 w₁² + ½ w₂². Above which learning rate does gradient descent run away from the bottom? (It starts on none of the two axes.)",
    value=2 / 8,
    mistakes={
        "flat_direction": (2.0, "That is the limit for w₂ alone. Which of the two weights breaks out first?"),
        "factor_for_curvature": (
            0.5,
            "You took 4 for the curvature. What is the slope of 4 w₁² at w₁, and how fast does it grow with w₁?",
        ),
        "half": (
            1 / 8,
            "There a step lands at the bottom for w₁. What happens if it goes a little too far: does it come back, or run away?",
        ),
        "upside_down": (4.0, "You divided the curvature by 2. Does a steeper bowl allow a larger learning rate?"),
        "sum": (2 / 9, "You added both curvatures. Does the step of w₁ know about the curvature of w₂?"),
        "mean": (4 / 9, "You took the mean of both curvatures. Which of the two weights breaks out first?"),
        "curvature": (
            8.0,
            "That is the curvature in the steep direction. How large may η be, when each step multiplies w₁ by 1 - 8η?",
        ),
        "one": (1.0, "Put η = 1 into one step from w₁ = 1. Where does it lead?"),
    },
    hints=(
        "Each weight goes its own way here: with the slope λ w, a step leads from w to (1 - η λ) w. What is λ for w₁, and what for w₂?",
        "The slope in w₁ is 8 w₁. The factor 1 - 8η must stay between -1 and 1.",
    ),
    explanation="w₁ has the slope 8 w₁ and w₂ the slope w₂. The steeper one sets the limit: 2 / 8. At this η the flat direction shrinks by a quarter in each step.",
)

steps_per_epoch = NumberExercise(
    "descent.steps_per_epoch",
    question="5,000 training images, in minibatches of 64. The last one may be smaller. How many steps does gradient descent make in one epoch?",
    value=-(-5000 // 64),
    mistakes={
        "rest_forgotten": (5000 // 64, "So many minibatches are full. What becomes of the 8 images that are left?"),
        "fraction": (5000 / 64, "A part of a step cannot be made. What becomes of the images that do not fill a minibatch?"),
        "images": (5000, "That is one step for each image. How many images share a step?"),
        "size": (64, "That is the number of images in a minibatch. How many minibatches are there?"),
        "one": (1, "That is one step with all images at once. How many minibatches are there?"),
        "multiplied": (5000 * 64, "You multiplied. Do larger minibatches make more steps?"),
        "one_too_many": (80, "Fill the minibatches one by one: is one of them still empty at the end?"),
    },
    hints=("How often do 64 images fit into 5,000?", "78 times, and 8 images are left."),
    explanation="78 full minibatches take 4,992 images, and the other 8 make one more.",
)
