"""Memory that is kept is not fetched again: counted in page faults, in a process of its own."""

import platform
import subprocess
import sys

import pytest

STEPS = """
import resource
import numpy as np
from dlcourse.memory import keep_memory

def step():
    return [np.ones(2**19, np.float32) for _ in range(16)]  # 2 MB each

if {keep}:
    keep_memory()
    keep_memory()
for _ in range(3):
    step()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    step()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def page_faults(keep):
    return int(subprocess.run([sys.executable, "-c", STEPS.format(keep=keep)], capture_output=True, text=True, check=True).stdout)


@pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="Only glibc can be asked to keep memory; this system has another C library."
)
def test_memory_is_kept():
    assert page_faults(keep=True) < page_faults(keep=False) / 10


def test_nothing_happens_elsewhere(monkeypatch):
    from dlcourse import memory

    asked = []
    monkeypatch.setattr(memory.sys, "platform", "win32")
    monkeypatch.setattr(memory.ctypes, "CDLL", asked.append)
    memory.keep_memory()
    assert not asked
