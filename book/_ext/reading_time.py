"""Counts how long a chapter takes to read, and says it under its title."""

from docutils import nodes

WORDS_A_MINUTE = 200
CELLS_A_MINUTE = 3


def is_chapter(docname):
    """Return whether a page is a chapter: its exercises and the other pages are not read from top to bottom."""
    return docname.endswith("/chapter")


def minutes(doctree):
    """Return the minutes that a page takes, a multiple of five: for its words, and for each cell of code a look at it and at its output."""
    words = sum(len(text.astext().split()) for text in doctree.findall(is_read))
    cells = sum("cell" in part["classes"] for part in doctree.findall(nodes.container))
    return max(5, 5 * round((words / WORDS_A_MINUTE + cells / CELLS_A_MINUTE) / 5))


def is_read(node):
    """Return whether a node is running text, which neither code nor the output of a cell is."""
    if not isinstance(node, nodes.paragraph | nodes.title):
        return False
    while node := node.parent:
        if isinstance(node, nodes.container) and "cell" in node["classes"]:
            return False
    return True


def note(app, doctree):
    """Remember the minutes of a chapter for other pages, and write them behind its title and what stands there in italics."""
    docname = app.env.docname
    if not is_chapter(docname):
        return
    spent = app.env.metadata[docname]["minutes"] = minutes(doctree)
    section = next(doctree.findall(nodes.section))
    place = 2 if isinstance(section[1], nodes.paragraph) and isinstance(section[1][0], nodes.emphasis) else 1
    section.insert(place, nodes.raw("", f'<p class="dlc-minutes">About {spent} minutes to read</p>', format="html"))


def setup(app):
    app.connect("doctree-read", note)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
