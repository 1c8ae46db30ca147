"""The map of the chapters on the front page: `{chapter-map}` with one line `page: question` for each."""

import html

import small_pictures
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

STOP = """
<li>{picture}<div>
<p class="dlc-title"><span class="dlc-number">{number}</span> <a href="{address}">{title}</a></p>
<p>{question}</p>
<p class="dlc-minutes">About {minutes} minutes</p>
</div></li>"""


class chapter_map(nodes.Element):
    """The place of the map until all chapters are read."""


class ChapterMap(SphinxDirective):
    """The map, and for other pages the question of each chapter."""

    has_content = True

    def run(self):
        stops = [line.split(": ", 1) for line in self.content if line.strip()]
        self.env.metadata[self.env.docname]["questions"] = dict(stops)
        return [chapter_map(stops=stops)]


class Seven(SphinxDirective):
    """The digit of the first sentence."""

    def run(self):
        return [nodes.raw("", f'<div class="dlc-seven">{small_pictures.seven()}</div>', format="html")]


def draw(app, doctree, docname):
    """Put the map in its place: by now the titles of the chapters and their minutes are known."""
    for place in list(doctree.findall(chapter_map)):
        stops = "".join(stop(app, docname, page, question) for page, question in place["stops"])
        place.replace_self(nodes.raw("", f'<ol class="dlc-map">{stops}</ol>', format="html"))


def stop(app, docname, page, question):
    """Return the item of one chapter."""
    number, title = app.env.titles[page].astext().split(" · ", 1)
    return STOP.format(
        picture=small_pictures.DRAWN[page](),
        number=number,
        title=html.escape(title),
        address=app.builder.get_relative_uri(docname, page),
        question=html.escape(question),
        minutes=app.env.metadata[page]["minutes"],
    )


def with_the_chapters(app, env):
    """Write the front page anew whenever anything else is."""
    return [env.config.root_doc]


def setup(app):
    app.add_node(chapter_map)
    app.add_directive("chapter-map", ChapterMap)
    app.add_directive("seven", Seven)
    app.connect("doctree-resolved", draw)
    app.connect("env-updated", with_the_chapters)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
