"""The page that says how the book was built.

The directive `versions` gives a table of what a build was made with; its content names the packages, one a line. The table of times, of MyST-NB,
gets the titles of the notebooks, and loses what says nothing to a reader.
"""

import os
import platform
import subprocess
from importlib.metadata import version

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

COLUMNS = {0: "Notebook", 1: "Last run", 3: "Seconds"}


def commit(folder):
    """Return the commit that `folder` holds and its date, or None if that is not known."""
    try:
        command = ["git", "log", "-1", "--format=%h of %cs"]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def versions(packages, folder):
    """Return the rows of the table: pairs of a name and a version."""
    rows = [("Python", platform.python_version())]
    rows += [(package, version(package)) for package in packages]
    rows += [("processors", str(os.cpu_count())), ("commit of the book", commit(folder))]
    return [(name, value) for name, value in rows if value]


class Versions(SphinxDirective):
    has_content = True

    def run(self):
        rows = versions(self.content, self.env.srcdir)
        self.env.metadata[self.env.docname]["versions"] = list(self.content), rows
        table = ["| What | Version |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)]
        return self.parse_text_to_nodes("\n".join(table))


def outdated(app, env, added, changed, removed):
    """Return the pages whose table is not true any more, so that they alone are made anew."""
    tables = {page: data["versions"] for page, data in env.metadata.items() if "versions" in data}
    return [page for page, (packages, rows) in tables.items() if versions(packages, app.srcdir) != rows]


def plain_times(app, doctree, docname):
    """Keep three columns of the table of times, and call the notebooks by their titles."""
    if "versions" not in app.env.metadata[docname]:
        return
    titles = {page: title.astext() for page, title in app.env.titles.items()}
    times = next(doctree.findall(nodes.table))
    for row in [next(times.findall(nodes.tgroup)), *times.findall(nodes.row)]:
        cells = [cell for cell in row.children if isinstance(cell, nodes.colspec | nodes.entry)]
        for i, cell in enumerate(cells):
            if i not in COLUMNS:
                row.remove(cell)
        cells[3]["classes"].append("text-right")
    for text in list(times.findall(nodes.Text)):
        text.parent.replace(text, nodes.Text(titles.get(text.astext(), text.astext())))
    for cell, name in zip(next(times.findall(nodes.thead))[0], COLUMNS.values()):
        cell.clear()
        cell += nodes.paragraph(text=name)


def setup(app):
    app.connect("doctree-resolved", plain_times)
    app.add_directive("versions", Versions)
    app.connect("env-get-outdated", outdated)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
