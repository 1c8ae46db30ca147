"""Chapter 6, the clinic: six training runs that fail for one reason each. First name the fault, then mend the function."""

from dlcourse.exercises.bank.inside.patient_a import patient_a, patient_a_fault
from dlcourse.exercises.bank.inside.patient_b import patient_b, patient_b_fault
from dlcourse.exercises.bank.inside.patient_c import patient_c, patient_c_fault
from dlcourse.exercises.bank.inside.patient_d import patient_d, patient_d_fault
from dlcourse.exercises.bank.inside.patient_e import patient_e, patient_e_fault
from dlcourse.exercises.bank.inside.patient_f import patient_f, patient_f_fault

EXERCISES = (
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
