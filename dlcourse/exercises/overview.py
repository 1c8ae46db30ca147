"""The overview of a learner's progress: a table and bars, chapter by chapter."""

from dlcourse.exercises import records as kept

WIDTH = 24
"""Characters of a full bar."""


def overview():
    """Return a bar for each chapter, and for those begun what is done and what is open, as text."""
    from dlcourse.exercises.bank import CHAPTERS

    records = kept.records()
    lines = ["Your progress", ""]
    for title, exercises in CHAPTERS.items():
        solved = sum(bool(records.get(exercise.id, {}).get("solved")) for exercise in exercises)
        full = round(WIDTH * solved / len(exercises)) if solved < len(exercises) else WIDTH
        bar = "█" * full + "░" * (WIDTH - full)
        lines.append(f"    {bar} {solved:>2} of {len(exercises):<3} {title}")
    for title, exercises in CHAPTERS.items():
        if any(exercise.id in records for exercise in exercises):
            lines += ["", title, "", *(_line(exercise, records.get(exercise.id, {})) for exercise in exercises)]
    if not kept.saved():
        lines += ["", f"This cannot be saved: {kept.path()} does not take it. It lasts until the notebook closes."]
    return "\n".join(lines)


def _line(exercise, record):
    tries = record.get("tries", 0)
    mark = "✓" if record.get("solved") else "…" if tries else "○"
    tried = f" ({tries} tried)" if mark == "…" else ""
    return f"    {mark} {exercise.id}{tried}{' (in the chapter)' if exercise.in_chapter else ''}"
