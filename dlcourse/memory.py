"""Memory for many steps of the same kind."""

import ctypes
import sys

SETTINGS = {"M_MMAP_THRESHOLD": (-3, 2**25), "M_TRIM_THRESHOLD": (-1, 2**31 - 1), "M_TOP_PAD": (-2, 2**26)}
"""The names that glibc's malloc.h gives to what can be set, with their numbers there, and the values: arrays up to 32 MB come from the
process's own memory, which is given back to the system only beyond 2 GB and grows by 64 MB at a time."""


def keep_memory():
    """Ask the C library to keep the memory of arrays that are gone for those to come, until the program ends.

    A step of training makes the same large arrays as the step before. By default their memory goes back to the system in between, and to
    fetch it again, page by page, can take longer than to compute with it. Only glibc (Linux) can be asked; elsewhere nothing happens.
    """
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None
    if hasattr(libc, "mallopt"):
        for option, value in SETTINGS.values():
            libc.mallopt(option, value)
