"""Training that is not kept when it was stopped half-way."""

from dlcourse.training import fit


def fit_to_the_end(*given, **options):
    """Train as `dlcourse.training.fit` does and return the history. Raises KeyboardInterrupt if the run was stopped from the keyboard."""
    history = fit(*given, progress=False, **options)
    if history.interrupted:
        raise KeyboardInterrupt
    return history
