"""Mends what the theme and docutils leave unfinished for readers who listen to a page."""

import html
import re

FOLDED_CHAPTER = re.compile(r"(<a [^>]*>)(.*?)(</a><details[^>]*>)<summary>", re.DOTALL)


def name_the_arrows(navigation):
    """Give each arrow that unfolds a chapter in the navigation a name; the theme leaves it without."""

    def named(match):
        title = html.escape(re.sub("<[^>]+>", "", match[2]).strip())
        return f'{match[1]}{match[2]}{match[3]}<summary aria-label="Pages of: {title}">'

    return FOLDED_CHAPTER.sub(named, navigation)


def mend(app, pagename, templatename, context, doctree):
    """Name the arrows of the navigation, and replace a deprecated role in the bibliography."""
    generate = context["generate_toctree_html"]
    context["generate_toctree_html"] = lambda *args, **options: name_the_arrows(str(generate(*args, **options)))
    if context.get("body"):
        context["body"] = context["body"].replace('role="doc-biblioentry"', 'role="listitem"')


def setup(app):
    app.connect("html-page-context", mend, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
