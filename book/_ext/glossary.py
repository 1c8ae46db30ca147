"""Brings definitions to where they are needed: a link to the glossary shows the first sentence of what it leads to.

The sentences are written into one script, which `glossary.js` turns into cards. A formula becomes MathML, which browsers draw themselves.
"""

import html
import json
import re
from pathlib import Path

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml

GLOSSARY = "book/reference/glossary"
TAGS = {nodes.emphasis: "em", nodes.strong: "strong", nodes.literal: "code"}


def as_html(node):
    """Return a piece of running text as HTML, links as their text."""
    if isinstance(node, nodes.Text):
        return html.escape(node.astext(), quote=False)
    if isinstance(node, nodes.math):
        return re.sub(r">\s+<", "><", tex2mathml(node.astext()))
    inner = "".join(map(as_html, node.children))
    tag = TAGS.get(type(node))
    return f"<{tag}>{inner}</{tag}>" if tag else inner


def first_sentence(paragraph):
    """Return the first sentence of a paragraph as HTML."""
    parts = []
    for node in paragraph.children:
        if isinstance(node, nodes.Text) and (end := re.search(r"\.(?=\s|$)", node.astext())):
            return "".join([*parts, as_html(nodes.Text(node.astext()[: end.end()]))])
        parts.append(as_html(node))
    return "".join(parts)


def definitions(glossary):
    """Return {anchor: HTML} for all terms of the glossary; a term is a section."""
    sections = [section for section in glossary.findall(nodes.section) if isinstance(section[1], nodes.paragraph)]
    return {anchor: first_sentence(section[1]) for section in sections for anchor in section["ids"]}


def write_script(app, env):
    """Write the sentences and what shows them into the site."""
    if app.builder.format == "html":
        sentences = json.dumps(definitions(env.get_doctree(GLOSSARY)), ensure_ascii=False, indent=0)
        source = Path(__file__).with_name("glossary.js").read_text("utf-8")
        target = Path(app.outdir) / "_static" / "dlcourse" / "glossary.js"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"(function () {{\nconst definitions = {sentences};\n{source}}})();\n", "utf-8")


def add_to_page(app, pagename, templatename, context, doctree):
    """Add the script to a page with a link to the glossary."""
    if "/glossary.html#" in (context.get("body") or ""):
        app.add_js_file("dlcourse/glossary.js", loading_method="defer", priority=600)


def setup(app):
    app.connect("env-check-consistency", write_script)
    app.connect("html-page-context", add_to_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
