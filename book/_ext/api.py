"""The pages of the package: docstrings, read as this project writes them.

A name in single backticks, or a type in a table of parameters, becomes a link if these pages describe what the module means by it. If not,
it stays what it is, code.
"""

import re
import sys
from functools import reduce

from sphinx.util.inspect import signature as signature_of
from sphinx.util.inspect import stringify_signature
from sphinx.util.nodes import make_refnode

FULL_NAME = re.compile(r"dlcourse(\.\w+)+")
IN_BACKTICKS = re.compile(r"(?<!`)`[^`]+`(?!`)")


def name_of(module, dotted):
    """Return the full name of what `module` calls `dotted`, such as "dlcourse.layers.Layer" for "Layer"; None if it knows no such name."""
    try:
        found = reduce(getattr, dotted.split("."), sys.modules[module])
        return f"{found.__module__}.{found.__qualname__}"
    except (AttributeError, KeyError):
        return None


def link(app, env, node, content):
    """Resolve a name that Sphinx alone does not find."""
    if node.get("refdomain") != "py" or FULL_NAME.fullmatch(node["reftarget"]):
        return None
    python = env.get_domain("py")
    full = name_of(node.get("py:module"), node["reftarget"])
    if full not in python.objects:
        return content
    place = python.objects[full]
    return make_refnode(app.builder, node["refdoc"], place.docname, place.node_id, content, full)


def set_apart(app, kind, name, thing, options, lines):
    """Let a name in backticks end where its backtick stands, in `size`² too: reStructuredText wants a mark, "\\ ", that is not shown."""
    lines[:] = [IN_BACKTICKS.sub(r"\\ \g<0>\\ ", line) for line in lines]


def keep_colons(app, kind, name, thing, options, lines):
    """Keep napoleon from reading the first half of "The scores: one for each digit" as a type; it looks at the first line alone."""
    if kind in ("attribute", "data", "property"):
        lines[:0] = ["..", ""]


def leave_out(app, kind, name, thing, skip, options):
    """Leave out what Python itself says of the fields of a named tuple: "Alias for field number 0"."""
    return True if type(thing).__name__ == "_tuplegetter" else None


def show_arguments(app, kind, name, thing, options, signature, returned):
    """Show the arguments of a figure's own `__init__`, which a widget hides, and dots for a field that is made anew for each object."""
    if signature == "(*args, **kwargs)":
        signature = stringify_signature(signature_of(thing.__init__, bound_method=True), show_annotation=False)
    return (signature or "").replace("<factory>", "...") or None, returned


def setup(app):
    app.connect("missing-reference", link)
    app.connect("autodoc-process-signature", show_arguments)
    app.connect("autodoc-process-docstring", keep_colons, priority=100)
    app.connect("autodoc-process-docstring", set_apart, priority=900)
    app.connect("autodoc-skip-member", leave_out)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
