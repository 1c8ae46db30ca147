"""What each part of the recipe gives: the small network of resnet.py, trained for as long without it (row E10)."""

import numpy as np
import resnet

from dlcourse.schedules import constant

SETTINGS = [{"without": part, "seed": seed} for part in ("shifts", "falling rate", "shortcuts") for seed in range(3)]
VARIANTS = {"shifts": {"pixels": 0}, "falling rate": {"schedule": constant}, "shortcuts": {"residual": False}}


def run(without, seed):
    return resnet.small(np.random.default_rng(seed), **VARIANTS[without])
