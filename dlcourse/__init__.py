"""dlcourse: the computations, figures and exercises of the book *How Programs Learn*."""

from dlcourse.exercises import (
    answer,
    check,
    exercise,
    export_progress,
    hint,
    import_progress,
    predict,
    progress,
    quiz,
    reset_progress,
    solution,
)

__version__ = "0.1.0"
__all__ = [
    "answer",
    "check",
    "exercise",
    "export_progress",
    "hint",
    "import_progress",
    "predict",
    "progress",
    "quiz",
    "reset_progress",
    "solution",
]
