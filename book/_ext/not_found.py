"""The page 404.html, which a server shows at any address that does not exist: its links begin at the top of the server."""

import html
import re
from pathlib import Path
from urllib.parse import urlsplit

from reading_time import is_chapter

PAGE = "404"
RELATIVE = re.compile(r'(\s(?:href|src|action|data-content_root)=")(?!#|/|[a-z]+:)(?:\./)?')

BODY = """
<h1>There is no page here</h1>
<p>Perhaps the page has moved, or the address has a slip of the pen in it. Nothing of yours is lost.</p>
<form class="dlc-search" action="search.html" role="search">
<label for="dlc-words">Search this book</label>
<input id="dlc-words" type="search" name="q" required> <button type="submit">Search</button>
</form>
<p>Or go to the <a href="{front}">front page</a>, or to a chapter:</p>
<ul>{chapters}</ul>
"""


def page(app):
    """Return the page: a search, the front page and the chapters."""
    if app.builder.format != "html":
        return []
    uri = app.builder.get_target_uri
    chapters = [
        f'<li><a href="{uri(name)}">{html.escape(title.astext())}</a></li>'
        for name, title in sorted(app.env.titles.items())
        if is_chapter(name)
    ]
    body = BODY.format(front=uri(app.config.root_doc), chapters="".join(chapters))
    return [(PAGE, {"title": "There is no page here", "body": body}, "page.html")]


def begin_at_the_top(app, exception):
    """Make the links of the finished page absolute; the theme writes some of them where no event of Sphinx reaches."""
    path = Path(app.outdir) / f"{PAGE}.html"
    if exception or not path.exists():
        return
    top = urlsplit(app.config.html_baseurl).path or "/"
    path.write_text(RELATIVE.sub(rf"\g<1>{top}", path.read_text("utf-8")), "utf-8")


def setup(app):
    app.connect("html-collect-pages", page)
    app.connect("build-finished", begin_at_the_top)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
