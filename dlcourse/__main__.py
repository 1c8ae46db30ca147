"""The course from a terminal: `python -m dlcourse progress`, `python -m dlcourse data fetch mnist`."""

import argparse

from dlcourse import progress, reset_progress
from dlcourse.data import DataError, load_mnist
from dlcourse.exercises import records


def fetch_mnist():
    """Make sure that the 70,000 digits of MNIST are here and whole."""
    try:
        images = load_mnist(full=True)
    except DataError as error:
        raise SystemExit(str(error)) from None
    print(f"The {len(images):,} digits of MNIST are here, and whole.")


def export_progress(file):
    """Write the progress to a file."""
    try:
        records.export(file)
    except ValueError as error:
        raise SystemExit(str(error)) from None
    print(f"Your progress is in {file} now. `python -m dlcourse progress import` brings it in elsewhere.")


def import_progress(file):
    """Add what an exported file holds to the progress."""
    try:
        count = records.merge(file)
    except ValueError as error:
        raise SystemExit(str(error)) from None
    print(f"The progress of {count} exercises was brought in.")


def main(arguments=None):
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python -m dlcourse", description="How Programs Learn")
    commands = parser.add_subparsers(dest="command", required=True)
    shown = commands.add_parser("progress", help="show what is done and what is open; export, import, reset")
    shown.set_defaults(run=progress)
    actions = shown.add_subparsers(dest="action")
    actions.add_parser("reset", help="begin anew, after a question").set_defaults(run=reset_progress)
    for action, run, words in (
        ("export", export_progress, "write it to a file"),
        ("import", import_progress, "add what an exported file holds"),
    ):
        one = actions.add_parser(action, help=words)
        one.add_argument("file")
        one.set_defaults(run=run)
    data = commands.add_parser("data", help="get data that do not come with the package")
    fetch = data.add_subparsers(dest="action", required=True).add_parser("fetch", help="download them once, and check them")
    fetch.add_argument("name", choices=["mnist"])
    fetch.set_defaults(run=fetch_mnist)
    given = vars(parser.parse_args(arguments))
    given["run"](**{"file": given["file"]} if "file" in given else {})


if __name__ == "__main__":
    main()
