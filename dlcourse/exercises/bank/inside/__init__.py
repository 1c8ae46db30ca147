"""Chapter 6: what is inside, and the clinic: six runs that fail for one reason each, whose fault is named first and then mended."""

from dlcourse.exercises.bank.inside.dead import patient_d, patient_d_fault
from dlcourse.exercises.bank.inside.global_weights import patient_f, patient_f_fault
from dlcourse.exercises.bank.inside.questions import (
    corner_weights,
    eleventh_class,
    frozen_weights,
    hidden_weights,
    just_adam,
    just_variance,
    label_noise,
    many_starts,
    noise,
    random_labels,
    relabeled,
    rotated_training,
    same_function,
    structure_first,
    training_accuracy,
    turned_accuracy,
    unlearning,
    white_picture,
)
from dlcourse.exercises.bank.inside.sum_for_mean import patient_c, patient_c_fault
from dlcourse.exercises.bank.inside.too_long import patient_b, patient_b_fault
from dlcourse.exercises.bank.inside.torn_pairs import patient_e, patient_e_fault
from dlcourse.exercises.bank.inside.uphill import patient_a, patient_a_fault

EXERCISES = (
    noise,
    turned_accuracy,
    random_labels,
    label_noise,
    unlearning,
    eleventh_class,
    many_starts,
    hidden_weights,
    corner_weights,
    white_picture,
    training_accuracy,
    structure_first,
    rotated_training,
    just_variance,
    just_adam,
    frozen_weights,
    relabeled,
    same_function,
    patient_a_fault,
    patient_a,
    patient_b_fault,
    patient_b,
    patient_c_fault,
    patient_c,
    patient_d_fault,
    patient_d,
    patient_e_fault,
    patient_e,
    patient_f_fault,
    patient_f,
)
