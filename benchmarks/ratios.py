"""Timing two ways of doing the same thing as a ratio.

A single time says little on a machine that also does other things. So the two are run in turns, each turn gives one ratio, and the median of
the ratios is reported with its middle half.
"""

import timeit

import numpy as np


def ratio(slow, fast, turns=15, seconds=0.05):
    """Return the quartiles (25 %, 50 %, 75 %) of time(slow) / time(fast) over `turns` turns of about `seconds` each."""
    timers = [timeit.Timer(function) for function in (slow, fast)]
    counts = [max(1, int(timer.autorange()[0] * seconds / 0.2)) for timer in timers]
    ratios = []
    for _ in range(turns):
        times = [timer.timeit(count) / count for timer, count in zip(timers, counts)]
        ratios.append(times[0] / times[1])
    return np.quantile(ratios, [0.25, 0.5, 0.75])


def report(name, slow, fast):
    """Print the ratio of two functions in one line."""
    low, middle, high = ratio(slow, fast)
    print(f"{name:<62}{middle:8.1f}   ({low:.1f} to {high:.1f})")
