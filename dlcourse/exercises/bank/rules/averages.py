"""The average of a list, step by step: what a program is."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _lists():
    rng = np.random.default_rng(11)
    short = [[10, 20, 30, 40], [3, -8], [6.5], [1, 1, 4], [2.5, -0.5, 1, 0, 8], [-3, -9, -1.5, -2], [7, 2, 2, 9, 4, 30, 1]]
    return [(numbers,) for numbers in short] + [(tenths(rng, n).tolist(),) for n in (9, 12, 30)]


@function_exercise(
    "rules.average",
    cases=_lists,
    hints=(
        "How would you do it with a pencil? Write down every step, also those that you do without thinking.",
        "Keep a running total that begins at 0. Walk through the list and add each number to the total.",
        "When the walk is over, and only then, divide the total by how many numbers there are: len(numbers).",
    ),
    explanation="The total begins at 0, takes in one number after the other, and is divided once, at the end, by how many there were. "
    "Another way to write it: sum(numbers) / len(numbers).",
)
def average(numbers):
    """Return the average of some numbers.

    For 10, 20, 30 and 40 it is 25. Write the steps yourself, with a loop.

    numbers: a list of one or more numbers.
    Result: a number.
    """
    total = 0
    for number in numbers:
        total = total + number
    return total / len(numbers)


@average.mistake
def not_divided(numbers):
    """For {numbers} you return {got:g}: this is the total. Which step comes after adding up?"""
    return sum(numbers)


@average.mistake
def always_divided_by_four(numbers):
    """For lists of four numbers your average is right. For {numbers}, where there are not four, it is {got:g}. By what must the
    total of this list be divided?"""
    return sum(numbers) / 4


@average.mistake
def always_divided_by_two(numbers):
    """For {numbers} you return {got:g}: half of the total, which is right for lists of two numbers only. By what must the total of this
    list be divided?"""
    return sum(numbers) / 2


@average.mistake
def four_steps(numbers):
    """Your program takes four steps, whatever the list: in a shorter one it reaches past the end, and Python stops. Where
    does it learn how long this list is?"""
    total = 0
    for i in range(4):
        total = total + numbers[i]
    return total / 4


@average.mistake
def four_steps_then_length(numbers):
    """Your loop takes four steps, whatever the list: in a shorter one it reaches past the end, and Python stops. You divide
    by the length already; what should the loop know of it?"""
    total = 0
    for i in range(4):
        total = total + numbers[i]
    return total / len(numbers)


@average.mistake
def first_four_only(numbers):
    """Your average is right up to four numbers. For {numbers} it is {got:g}: only the first four are counted. Where do you
    stop?"""
    return sum(numbers[:4]) / min(4, len(numbers))


@average.mistake
def returned_in_the_first_round(numbers):
    """For {numbers} you return {got:g}: the first number, divided by how many there are. Does `return` stand inside the
    loop?"""
    return numbers[0] / len(numbers)


@average.mistake
def first_number(numbers):
    """For {numbers} you return {got:g}: the first number as it is. What happens with the others?"""
    return numbers[0]


@average.mistake
def last_number_divided(numbers):
    """For {numbers} you return {got:g}: the last number alone, divided by how many there are. Is the running total kept, or
    replaced in each step?"""
    return numbers[-1] / len(numbers)


@average.mistake
def last_number(numbers):
    """For {numbers} you return {got:g}: the last number as it is. Where are the earlier ones kept while the loop goes
    on?"""
    return numbers[-1]


@average.mistake
def last_left_out(numbers):
    """For {numbers} you return {got:g}: the last number is missing in the total. Where does your loop end?"""
    return sum(numbers[:-1]) / len(numbers)


@average.mistake
def last_left_out_of_both(numbers):
    """For {numbers} you return {got:g}: the average of all but the last. With one number alone nothing is left, and Python
    stops at a division by 0. Where does your loop end?"""
    return sum(numbers[:-1]) / (len(numbers) - 1)


@average.mistake
def divided_by_the_last_number(numbers):
    """For {numbers} you return {got:g}: the total, divided by the last number of the list. After a loop its variable holds the last
    entry; which number says how many there were?"""
    return sum(numbers) / numbers[-1]


@average.mistake
def first_left_out_of_both(numbers):
    """For {numbers} you return {got:g}: the average of all but the first. With one number alone nothing is left, and Python
    stops at a division by 0. At which index does a list begin?"""
    return sum(numbers[1:]) / (len(numbers) - 1)


@average.mistake
def first_left_out(numbers):
    """For {numbers} you return {got:g}: the first number is missing in the total. At which index does a list begin?"""
    return sum(numbers[1:]) / len(numbers)


@average.mistake
def divided_by_one_less(numbers):
    """For {numbers} you return {got:g}: the total, divided by one less than there are numbers. How many numbers did you
    add?"""
    return sum(numbers) / (len(numbers) - 1)


@average.mistake
def divided_by_one_more(numbers):
    """For {numbers} you return {got:g}: the total, divided by one more than there are numbers. At which value does your
    count begin?"""
    return sum(numbers) / (len(numbers) + 1)


@average.mistake
def one_step_too_far(numbers):
    """The list {numbers} has no entry after its last, and there Python stops. The first index is 0; which is the last?"""
    total = 0
    for i in range(len(numbers) + 1):
        total = total + numbers[i]
    return total / len(numbers)


@average.mistake
def whole_division(numbers):
    """For {numbers} you return {got:g}: the average, taken down to the next whole number. Which sign divides and keeps the
    fraction?"""
    return sum(numbers) // len(numbers)


@average.mistake
def only_the_last_is_divided(numbers):
    """For {numbers} you return {got:g}: the last number alone is divided, and then the others are added. What has to be
    finished before you divide?"""
    return sum(numbers[:-1]) + numbers[-1] / len(numbers)


@average.mistake
def divided_in_every_step(numbers):
    """For {numbers} you return {got:g}: the total is divided in every step, so early numbers shrink again and again. How often
    should be divided?"""
    total = 0
    for number in numbers:
        total = (total + number) / len(numbers)
    return total


@average.mistake
def halved_in_every_step(numbers):
    """For {numbers} you return {got:g}: each step takes the middle between what you have and the next number, so the last
    number counts most. Do all numbers have the same say?"""
    middle = numbers[0]
    for number in numbers[1:]:
        middle = (middle + number) / 2
    return middle


@average.mistake
def halved_from_zero(numbers):
    """For {numbers} you return {got:g}: each step takes the middle between what you have, 0 at first, and the next number. Do
    all numbers have the same say?"""
    middle = 0
    for number in numbers:
        middle = (middle + number) / 2
    return middle


@average.mistake
def indices_added(numbers):
    """For {numbers} you return {got:g}: you added 0, 1, 2, …, the places in the list. What stands at place i?"""
    return sum(range(len(numbers))) / len(numbers)


@average.mistake
def numbers_taken_as_places(numbers):
    """Python stops: your program looks for a number at place {numbers[0]} of the list. What does your loop hand out, the numbers
    or their places?"""
    total = 0
    for i in numbers:
        total = total + numbers[i]
    return total / len(numbers)


@average.mistake
def counted_only(numbers):
    """For {numbers} you return {got:g}: how many numbers there are. What are they together?"""
    return len(numbers)


@average.mistake
def total_begins_at_one(numbers):
    """For {numbers} you return {got:g}: the total is 1 too large. What is in it before the first number comes?"""
    return (sum(numbers) + 1) / len(numbers)


@average.mistake
def first_number_twice(numbers):
    """For {numbers} you return {got:g}: the first number went in twice. What is in the total before the loop begins, and
    what does the first step add?"""
    return (sum(numbers) + numbers[0]) / len(numbers)


@average.mistake
def multiplied(numbers):
    """For {numbers} you return {got:g}: the numbers are multiplied with each other. What should happen to each of them?"""
    product = 1
    for number in numbers:
        product = product * number
    return product / len(numbers)


@average.mistake
def always_zero(numbers):
    """You always return 0. Does anything reach the total: is something added to it, or multiplied with it?"""
    return 0


@average.mistake
def always_25(numbers):
    """You always return 25, which is the answer for 10, 20, 30, 40 only. Where does the list come in?"""
    return 25


@average.mistake
def middle_number(numbers):
    """For {numbers} you return {got:g}: the number in the middle once they are sorted, the median. Does it change when the
    largest number grows?"""
    return float(np.median(numbers))


@average.mistake
def between_the_extremes(numbers):
    """For {numbers} you return {got:g}: the middle between smallest and largest. What do the other numbers have to say?"""
    return (min(numbers) + max(numbers)) / 2


@average.mistake
def signs_lost(numbers):
    """Where numbers are negative your average is too large: for {numbers} it is {got:g}. Does -3 pull the average up or
    down?"""
    return sum(abs(number) for number in numbers) / len(numbers)


@average.mistake
def subtracted(numbers):
    """For {numbers} you return {got:g}: the average with the wrong sign. Does each step add, or take away?"""
    return -sum(numbers) / len(numbers)


@average.mistake
def each_value_once(numbers):
    """Where a number comes twice your average is off: for {numbers} it is {got:g}. Does a number that comes twice count once
    or twice?"""
    return sum(set(numbers)) / len(set(numbers))


@average.mistake
def total_and_count(numbers):
    """You return two numbers, {got[0]:g} and {got[1]:g}: the total and how many there are. Which step makes one number of
    them?"""
    return sum(numbers), len(numbers)


@average.mistake
def running_totals(numbers):
    """You return {got.size} numbers, one for every step of the loop. Which of them is asked for, and what is still to be
    done with it?"""
    totals = []
    for number in numbers:
        totals.append(number + (totals[-1] if totals else 0))
    return totals
