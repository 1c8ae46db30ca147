"""Schedules: functions from the share of the training that is done, 0 to 1, to the learning rate."""

import math

from dlcourse import checks


def constant(lr):
    """Return the schedule that stays at `lr`."""
    lr = checks.number("lr", lr, 0)
    return lambda done: lr


def step_drops(lr, at=(0.5, 0.75), factor=0.1):
    """Return the schedule that starts at `lr` and is multiplied by `factor` at each of the shares in `at`."""
    lr, factor = checks.number("lr", lr, 0), checks.number("factor", factor, 0)
    checks.instance("at", at, (tuple, list), "a list of shares from 0 to 1")
    at = [checks.number("at", share, 0) for share in at]
    return lambda done: lr * factor ** sum(done >= share for share in at)


def cosine(lr):
    """Return the schedule that falls from `lr` to 0 along half a cosine wave (Loshchilov and Hutter 2017, arXiv:1608.03983)."""
    lr = checks.number("lr", lr, 0)
    return lambda done: lr * 0.5 * (1 + math.cos(math.pi * done))


def warm_up(schedule, share=0.1):
    """Return `schedule` with its first `share` of the training rising from 0."""
    checks.function("schedule", schedule)
    share = checks.number("share", share, above=0)
    return lambda done: schedule(done) * min(1.0, done / share)
