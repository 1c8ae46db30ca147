"""Mends in the finished HTML what the theme, docutils and MathJax leave undone."""

import html
import re

FOLDED_CHAPTER = re.compile(r"(<a [^>]*>)((?:(?!</a>).)*)(</a><details[^>]*>)<summary>", re.DOTALL)
OPEN_PACKAGE = re.compile(r'(/index\.html">The package</a><details) open="open"')
FORMULA_AND_MARK = re.compile(r'(<span class="math [^>]*>[^<]*</span>[,.;:?!)]+)')


def name_the_arrows(navigation):
    """Give each arrow that unfolds a chapter in the navigation a name for those who hear the page."""

    def named(match):
        title = html.escape(re.sub("<[^>]+>", "", match[2]).strip())
        return f'{match[1]}{match[2]}{match[3]}<summary aria-label="Pages of: {title}">'

    return FOLDED_CHAPTER.sub(named, navigation)


def mend(navigation, pagename):
    """Name the arrows, and unfold the many modules of the package only on their own pages."""
    if not pagename.startswith("book/reference/api/"):
        navigation = OPEN_PACKAGE.sub(r"\1", navigation)
    return name_the_arrows(navigation)


def polish(app, pagename, templatename, context, doctree):
    """Mend the navigation, replace a deprecated role in the bibliography, and keep a formula on one line with its comma."""
    generate = context["generate_toctree_html"]
    context["generate_toctree_html"] = lambda *args, **options: mend(str(generate(*args, **options)), pagename)
    if body := context.get("body"):
        body = body.replace('role="doc-biblioentry"', 'role="listitem"')
        context["body"] = FORMULA_AND_MARK.sub(r'<span class="dlc-one-line">\1</span>', body)


def setup(app):
    app.connect("html-page-context", polish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
