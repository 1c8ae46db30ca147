"""Numbers to work out by hand."""

from dlcourse.exercises.definitions import NumberExercise

total_after_two = NumberExercise(
    "rules.total_after_two",
    question="A program adds up the list [10, 20, 30, 40]. It begins with total = 0 and i = 0, and repeats two steps as long as i is below 4: add the "
    "number at place i to the total; add 1 to i. How large is the total when i has just become 2?",
    value=10 + 20,
    mistakes={
        "the_number_read": (20, "This is the number that came last. What was in the total before it came?"),
        "one_round_less": (10, "This is the total when i has just become 1. Which number lies at place 1 of the list?"),
        "one_round_more": (60, "This is the total one round later. Which numbers lie at the places 0 and 1?"),
        "all_rounds": (100, "This is the total at the end, when i is 4. Which rounds are over when i has just become 2?"),
        "places_one_and_two": (50, "You added the numbers at the places 1 and 2. At which place does the list begin?"),
        "average_so_far": (15, "This is the average of the numbers so far. Which of the steps divides?"),
        "nothing_yet": (0, "This is the total at the start. What does each round add to it?"),
        "the_places": (1, "You added the places, 0 and 1. What lies at these places?"),
        "the_index": (2, "This is i. What has the program added to the total meanwhile?"),
        "final_average": (25, "This is the average of the whole list. How far has the program come?"),
    },
    hints=(
        "Be the computer: write down i and the total, and change them one step at a time.",
        "In the first round the number at place 0 is added and i becomes 1. One more round, and i becomes 2.",
    ),
    explanation="After the first round the total is 10, after the second 10 + 20. A program is nothing but such steps, carried out one after the other.",
)

pictures_4x3 = NumberExercise(
    "rules.pictures_4x3",
    question="A picture of 4×3 pixels, each of them 0 or 1. How many different pictures are there?",
    value=2**12,
    mistakes={
        "pixels": (
            12,
            "This is the number of pixels in one picture. How many ways are there to fill in the first one, and then the second?",
        ),
        "pixels_times_two": (
            24,
            "You added the choices of all pixels. With two pixels there are 00, 01, 10 and 11; how many are there with three?",
        ),
        "power_exchanged": (12**2, "You took the number of pixels times itself. How often must the 2 be multiplied?"),
        "empty_left_out": (2**12 - 1, "One picture is missing. Is a picture without any ink a picture too?"),
        "sides_added": (2**7, "You took 7 pixels, height and width added. How many are there in 4 rows of 3?"),
        "one_row": (2**3, "These are the pictures of one row of 3 pixels. What if there are 4 such rows?"),
        "one_column": (2**4, "These are the pictures of one column of 4 pixels. What if there are 3 such columns?"),
        "rows_added": (
            4 * 2**3,
            "You added the possibilities of the 4 rows. Can each picture of the first row go with each of the second?",
        ),
        "one_pixel_less": (2**11, "This is right for 11 pixels. How many are there in 4 rows of 3?"),
        "one_pixel_more": (2**13, "This is right for 13 pixels. How many are there in 4 rows of 3?"),
        "digits": (10, "This is the number of digits. How many pictures could be drawn, good or bad?"),
    },
    hints=(
        "Begin small: one pixel can be filled in two ways. How many ways are there for two pixels, and for three?",
        "Every further pixel doubles the number of pictures. How many doublings are there?",
    ),
    explanation="Each of the 12 pixels doubles the number: 2 to the power 12. With 8×8 pixels it is 2 to the power 64, about 18 billion billion, so no "
    "program can hold a list of all pictures with their answers.",
)

always_no = NumberExercise(
    "rules.always_no",
    question="Of the 1,797 digits of load_digits(), 178 are zeros. A rule answers “no, this is not a 0” to every picture. In how many of the 1,797 is its answer right?",
    value=1797 - 178,
    mistakes={
        "zeros": (178, "These are the zeros. What does the rule say to them, and is that right?"),
        "none": (0, "It finds no zero at all. But what is the right answer to a picture of a 7?"),
        "all": (1797, "To every picture the answer is no. To which of them is that not right?"),
        "in_percent": (90, "That is about the share in percent. How many pictures are these?"),
        "in_percent_wrong": (10, "That is about the share in percent of the wrong answers. How many pictures get a right one?"),
        "half": (898.5, "You took half of the pictures. Are half of them zeros?"),
        "ten_equal_digits": (1617, "You seem to take a tenth of the pictures for zeros. How many zeros are there exactly?"),
        "added": (1975, "This is more than there are pictures. Do the zeros come on top, or are they among the 1,797?"),
    },
    hints=(
        "Sort the pictures into two piles, zeros and others. What is the right answer in each pile, and what does the rule say?",
        "The rule is wrong about every zero, and right about everything else.",
    ),
    explanation="It is right about all that are no zeros: nine of ten pictures, without looking at one. That is why the exercise on the 0 takes the mean of two "
    "shares, of the zeros found and of the others refused, which is 50% for this rule.",
)

misread = NumberExercise(
    "rules.misread",
    question="A confusion matrix for the digits 0, 1 and 2. The row is the true digit, the column the guess. Row 0: 8, 1, 1. Row 1: 0, 9, 1. Row 2: 3, 1, 6. "
    "How many pictures of a 2 were taken for something else?",
    value=3 + 1,
    mistakes={
        "column": (
            2,
            "You read down the column of the guess 2: pictures of other digits that were taken for a 2. Which line of the table holds the true twos?",
        ),
        "hits": (6, "These are the twos that were recognized. Which fields of their row hold the others?"),
        "all_twos": (10, "These are all pictures of a 2, the recognized ones too. Which field of the row is not an error?"),
        "all_guessed_twos": (8, "These are all pictures that were taken for a 2. Which line of the table holds the true twos?"),
        "all_errors": (7, "These are the errors of all three digits. Which row belongs to the 2?"),
        "one_field": (3, "This is one field, the twos that were taken for a 0. For what else can a 2 be taken?"),
        "other_field": (1, "This is one field, the twos that were taken for a 1. For what else can a 2 be taken?"),
        "all_hits": (23, "These are the hits of all three digits. Which row belongs to the 2, and what in it is an error?"),
    },
    hints=(
        "First find the line of the table that holds all pictures of a 2: is it a row or a column?",
        "In row 2 the pictures stand by their guess: 0, 1 and 2. Two of these three fields are errors.",
    ),
    explanation="Row 2 holds the ten twos: 3 were taken for a 0, 1 for a 1, and 6 were recognized. Down the column one reads what the guess 2 is worth.",
)
