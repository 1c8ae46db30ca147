"""Mends in the finished HTML what the theme, docutils and MathJax leave undone."""

import html
import re
from pathlib import Path

from docutils import nodes

FOLDED_CHAPTER = re.compile(r"(<a [^>]*>)((?:(?!</a>).)*)(</a><details[^>]*>)<summary>", re.DOTALL)
BLOCK = re.compile(r"(?=</?(?:div|p|li|ol|ul|summary|details|figure|figcaption|table|tr|th|td)\b)")
TITLE_OF_FOLD = re.compile(r'<p (class="(?:collapsed|expanded) admonition-title")>(.*?)</p>')
LABEL_OF_TAB = re.compile(r'(<label) aria-controls="[^"]*"')
OPEN_PACKAGE = re.compile(r'(/index\.html">The package</a><details) open="open"')
FORMULA_AND_MARK = re.compile(r'(<span class="math [^>]*>[^<]*</span>[,.;:?!)]+)')
FRONT = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title><meta http-equiv="refresh" content="0; url={url}"></head>
</html>
"""


def name_the_arrows(navigation):
    """Give each arrow that unfolds a chapter in the navigation a name for those who hear the page."""

    def named(match):
        title = html.escape(re.sub("<[^>]+>", "", match[2]).strip())
        return f'{match[1]}{match[2]}{match[3]}<summary aria-label="Pages of: {title}">'

    return FOLDED_CHAPTER.sub(named, navigation)


def part_the_words(app, doctree, docname):
    """Part the cells and paragraphs in the HTML of an output: the search takes the tags away, and would index two words as one."""
    for node in doctree.findall(nodes.raw):
        if node.get("format") == "html":
            node.children = [nodes.Text(BLOCK.sub("\n", node.astext()))]


def title_of_fold(match):
    """Return the line that unfolds a cell as no paragraph, since none may stand there, with our word for what is folded."""
    return f"<b {match[1]}>{match[2].replace('source', 'code')}</b>"


def mend(navigation, pagename):
    """Name the arrows, and unfold the many modules of the package only on their own pages."""
    if not pagename.startswith("book/reference/api/"):
        navigation = OPEN_PACKAGE.sub(r"\1", navigation)
    return name_the_arrows(navigation)


def polish(app, pagename, templatename, context, doctree):
    """Mend the navigation and invalid HTML, let a fold's own words name it, and keep a formula on one line with its comma."""
    generate = context["generate_toctree_html"]
    context["generate_toctree_html"] = lambda *args, **options: mend(str(generate(*args, **options)), pagename)
    if body := context.get("body"):
        body = body.replace('role="doc-biblioentry"', 'role="listitem"')
        body = body.replace('<summary aria-label="Toggle hidden content">', "<summary>")
        body = TITLE_OF_FOLD.sub(title_of_fold, body)
        body = LABEL_OF_TAB.sub(r"\1", body)
        context["body"] = FORMULA_AND_MARK.sub(r'<span class="dlc-one-line">\1</span>', body)


def lead_to_the_front(app, exception):
    """Write the page at the top of the site, which leads to the front page, as valid HTML."""
    if not exception and app.builder.format == "html":
        front = FRONT.format(title=html.escape(app.config.html_title), url=app.builder.get_target_uri(app.config.root_doc))
        Path(app.outdir, "index.html").write_text(front, "utf-8")


def setup(app):
    app.connect("doctree-resolved", part_the_words)
    app.connect("html-page-context", polish, priority=900)
    app.connect("build-finished", lead_to_the_front, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
