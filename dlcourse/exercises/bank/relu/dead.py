"""Dead units: off for every image."""

import numpy as np

from dlcourse.exercises.bank.inputs import tenths
from dlcourse.exercises.definitions import function_exercise


def _sums(rng, N, units, dead):
    """Return random sums (N, units) in which `dead` of the columns are never positive."""
    Z = tenths(rng, N, units)
    off = rng.permutation(units)[:dead]
    Z[:, off] = -np.abs(Z[:, off])
    return Z


def _dead_cases():
    rng = np.random.default_rng(48)
    small = np.array([[1.2, -0.5, -2.0, 0.4], [-0.3, -1.1, 0.7, 2.5], [0.9, -0.2, -0.6, -1.4]])
    with_zeros = np.array([[0.0, -1.0, 0.0, 2.0, 0.0], [0.0, -0.5, 0.3, 1.0, -0.4]])
    cancelled = np.array([[0.5, -0.2, 1.0], [-0.5, -1.3, -2.0], [0.0, -0.1, 1.0]])
    all_on_once = np.array([[0.5, 1.2, 0.7, 0.1], [-0.4, 0.8, -1.5, -0.6], [1.1, -2.0, 0.3, 0.9], [0.2, 0.4, -0.1, 2.2]])
    sizes = ((4, 4, 2), (3, 7, 4), (6, 3, 1), (5, 5, 0), (4, 3, 3), (1, 6, 0), (8, 20, 5))
    return [(Z,) for Z in [small, with_zeros, cancelled, all_on_once, *(_sums(rng, *size) for size in sizes)]]


@function_exercise(
    "relu.dead_units",
    cases=_dead_cases,
    hints=(
        "A column of Z is one unit, seen over all images. Which columns hold no number above 0?",
        "First a table of True and False: is this sum above 0 or not? Then, for each column: is it so for every row?",
        "(Z <= 0).all(axis=0) is True for the dead units. How do you count the True in it?",
    ),
    explanation="A unit is dead if all its sums are at or below 0, so all goes down each column, and the sum counts. Another way to write it: "
    "np.count_nonzero(Z.max(axis=0) <= 0), as a column whose largest number is not above 0 has none above 0.",
)
def dead_units(Z):
    """Count the units that are off for every image.

    A unit is off for an image if its sum there is not above 0: its ReLU gives 0 then.

    Z: (N, units), the sums Wx + b before the ReLU, one image per row, one unit per column.
    Result: a whole number.
    """
    return int((Z <= 0).all(axis=0).sum())


@dead_units.mistake
def off_for_some_image(Z):
    """Of {Z.shape[1]} units you count {got}: those that are off for at least one image. Is a unit dead if another image switches it on?"""
    return int((Z <= 0).any(axis=0).sum())


@dead_units.mistake
def off_entries(Z):
    """You count {got}, all places of the table where a unit is off for an image. How many units does Z have, and how often may each be counted?"""
    return int((Z <= 0).sum())


@dead_units.mistake
def negative_entries(Z):
    """You count {got}, all negative numbers in the table. How many units does Z have, and how often may each be counted?"""
    return int((Z < 0).sum())


@dead_units.mistake
def on_entries(Z):
    """You count {got}, all places of the table where a unit is on. What is asked for, places or units, and on or off?"""
    return int((Z > 0).sum())


@dead_units.mistake
def share_of_units(Z):
    """You return a share of the units, {got:.3g}. A count is asked for: of how many units is it the share?"""
    return float((Z <= 0).all(axis=0).mean())


@dead_units.mistake
def dead_per_image(Z):
    """You divide the number of dead units by the number of images. Does a unit die once, or once for each image?"""
    return float((Z <= 0).all(axis=0).sum() / len(Z))


@dead_units.mistake
def share_of_entries(Z):
    """You return a share, {got:.3g}: that of all places where a unit is off for an image. What is counted here, places or units?"""
    return float((Z <= 0).mean())


@dead_units.mistake
def living_units(Z):
    """Of {Z.shape[1]} units you count {got}: those that are on for some image. Which ones are asked for?"""
    return int((Z > 0).any(axis=0).sum())


@dead_units.mistake
def on_for_every_image(Z):
    """Of {Z.shape[1]} units you count {got}: those that are on for every image. Which ones are asked for?"""
    return int((Z > 0).all(axis=0).sum())


@dead_units.mistake
def images_without_any_unit(Z):
    """You count {got}: the images for which all units are off. Along which axis of Z do the images of one unit lie?"""
    return int((Z <= 0).all(axis=1).sum())


@dead_units.mistake
def images_with_a_unit_off(Z):
    """You count {got}: the images for which some unit is off. Along which axis do the images of one unit lie, and for how many must it be off?"""
    return int((Z <= 0).any(axis=1).sum())


@dead_units.mistake
def sums_of_columns(Z):
    """You count {got}: the units whose sums add up to no more than 0. Can a unit be on for one image all the same?"""
    return int((Z.sum(axis=0) <= 0).sum())


@dead_units.mistake
def sums_of_columns_negative(Z):
    """You count {got}: the units whose sums add up to less than 0. Can a unit be on for one image all the same?"""
    return int((Z.sum(axis=0) < 0).sum())


@dead_units.mistake
def sums_of_columns_zero(Z):
    """You count {got}: the units whose sums add up to exactly 0. What holds for the sums of a dead unit, before the ReLU?"""
    return int((Z.sum(axis=0) == 0).sum())


@dead_units.mistake
def exactly_zero(Z):
    """You count {got}: the units whose sums are exactly 0 for every image. Z holds the sums before the ReLU; which of them does ReLU turn into 0?"""
    return int((Z == 0).all(axis=0).sum())


@dead_units.mistake
def zero_somewhere(Z):
    """You count {got}: the units with a sum of exactly 0 somewhere. Z holds the sums before the ReLU; which of them does ReLU turn into 0?"""
    return int((Z == 0).any(axis=0).sum())


@dead_units.mistake
def zeros_in_the_table(Z):
    """You count {got}: the zeros in the whole table. Z holds the sums before the ReLU, and units are to be counted; which sums does ReLU turn into 0?"""
    return int((Z == 0).sum())


@dead_units.mistake
def zero_counts_as_on(Z):
    """You are right but for units with a sum of exactly 0. What does ReLU give there, and is the unit on?"""
    return int((Z < 0).all(axis=0).sum())


@dead_units.mistake
def off_for_most(Z):
    """You count {got}: the units that are off for more than half of the images. For how many images is a dead unit on?"""
    return int(((Z <= 0).mean(axis=0) > 0.5).sum())


@dead_units.mistake
def off_for_the_first_image(Z):
    """You count {got}: the units that are off for the first image. What about the other images?"""
    return int((Z[0] <= 0).sum())


@dead_units.mistake
def off_for_the_last_image(Z):
    """You count {got}: the units that are off for the last image. Is the answer for an image kept while the loop goes on?"""
    return int((Z[-1] <= 0).sum())


@dead_units.mistake
def last_image_not_asked(Z):
    """Your count is right when the last image is left out. Where does your loop over the images end?"""
    return int((Z[:-1] <= 0).all(axis=0).sum())


@dead_units.mistake
def first_image_not_asked(Z):
    """Your count is right when the first image is left out. Where does your loop over the images begin?"""
    return int((Z[1:] <= 0).all(axis=0).sum())


@dead_units.mistake
def last_unit_not_counted(Z):
    """Your count is right when the last unit is left out. Where does your loop over the units end?"""
    return int((Z[:, :-1] <= 0).all(axis=0).sum())


@dead_units.mistake
def first_unit_not_counted(Z):
    """Your count is right when the first unit is left out. Where does your loop over the units begin?"""
    return int((Z[:, 1:] <= 0).all(axis=0).sum())


@dead_units.mistake
def as_many_units_as_images(Z):
    """Your loop takes as many columns as there are images, and Z has {Z.shape[0]} rows and {Z.shape[1]} columns. Which axis counts the units?"""
    return sum(bool((Z[:, j] <= 0).all()) for j in range(Z.shape[0]))


@dead_units.mistake
def one_for_each_unit(Z):
    """You return {got.size} numbers: for how many images each unit is off. Which of these numbers says that a unit is dead, and how many are there?"""
    return (Z <= 0).sum(axis=0)


@dead_units.mistake
def true_or_false_for_each_unit(Z):
    """You return an answer for each of the {got.size} units, dead or not: right, but not counted yet. What adds them up?"""
    return (Z <= 0).all(axis=0)


@dead_units.mistake
def places_of_the_dead(Z):
    """You return the places of the dead units. The task asks how many there are. What counts them?"""
    return np.flatnonzero((Z <= 0).all(axis=0))


@dead_units.mistake
def whether_any_is_dead(Z):
    """Your result only says whether there is a dead unit, yes or no. The task asks how many there are. What counts them?"""
    return bool((Z <= 0).all(axis=0).any())


@dead_units.mistake
def whole_table_off(Z):
    """Your result only says whether every unit is off for every image, yes or no. What is the answer for a single unit?"""
    return bool((Z <= 0).all())


@dead_units.mistake
def first_unit_answers(Z):
    """Your result only says whether the first unit is dead. Does `return` stand inside the loop over the units?"""
    return int((Z[:, 0] <= 0).all())


@dead_units.mistake
def all_units(Z):
    """You return {got}, the number of all units. Which of them are never on?"""
    return Z.shape[1]


@dead_units.mistake
def all_images(Z):
    """You return {got}, the number of all images. What is to be counted, images or units?"""
    return len(Z)


@dead_units.mistake
def always_one(Z):
    """You return 1 for every Z. Which line makes the count grow, and does the function end too early?"""
    return 1


@dead_units.mistake
def always_none(Z):
    """You return 0 for every Z. Which line makes the count grow, and is it ever reached?"""
    return 0
