"""Mends in the finished HTML what the theme, docutils and MathJax leave undone."""

import html
import re

FOLDED_CHAPTER = re.compile(r"(<a [^>]*>)((?:(?!</a>).)*)(</a><details[^>]*>)<summary>", re.DOTALL)
FORMULA_AND_MARK = re.compile(r'(<span class="math [^>]*>[^<]*</span>[,.;:?!)]+)')

FOLD_OF_CODE = re.compile(r'(<p class="(?:collapsed|expanded) admonition-title">\w+ the )source')


def name_the_arrows(navigation):
    """Give each arrow that unfolds a chapter in the navigation a name for those who hear the page."""

    def named(match):
        title = html.escape(re.sub("<[^>]+>", "", match[2]).strip())
        return f'{match[1]}{match[2]}{match[3]}<summary aria-label="Pages of: {title}">'

    return FOLDED_CHAPTER.sub(named, navigation)


def polish(app, pagename, templatename, context, doctree):
    """Name the arrows, replace a deprecated role in the bibliography, let a fold's own words name it, keep a formula on one line with its comma."""
    generate = context["generate_toctree_html"]
    context["generate_toctree_html"] = lambda *args, **options: name_the_arrows(str(generate(*args, **options)))
    if body := context.get("body"):
        body = body.replace('role="doc-biblioentry"', 'role="listitem"')
        body = body.replace('<summary aria-label="Toggle hidden content">', "<summary>")
        body = FOLD_OF_CODE.sub(r"\1code", body)
        context["body"] = FORMULA_AND_MARK.sub(r'<span class="dlc-one-line">\1</span>', body)


def setup(app):
    app.connect("html-page-context", polish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
