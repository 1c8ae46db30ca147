"""What search engines and messengers show of a page: its description, and, where the address of the site is known, a picture and a sitemap.

The environment variable DLCOURSE_SITE_URL gives the address. Pictures and sitemaps need it, because they take no relative links.
"""

import html
import os
import textwrap
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from docutils import nodes
from matplotlib.figure import Figure

from dlcourse.data import load_digits
from dlcourse.models import class_means
from dlcourse.plotting import INK, SIGNED

PICTURE = "social.png"
ALT = "Ten handwritten digits, and below each the weights with which a linear model recognizes it, in blue and orange."
LONGEST = 200
"""Characters of a description."""


def configure(app, config):
    """Tell Sphinx the address of the site, with a slash at its end."""
    if address := os.environ.get("DLCOURSE_SITE_URL"):
        config.html_baseurl = address.rstrip("/") + "/"


def description(app, pagename, doctree):
    """Return the question of a chapter, or how the text of another page begins."""
    questions = app.env.metadata[app.config.root_doc].get("questions", {})
    if pagename in questions:
        return f"{questions[pagename]} A chapter of {app.config.project}."
    beginning = next((paragraph.astext() for paragraph in doctree.findall(nodes.paragraph)), app.config.project)
    return textwrap.shorten(beginning, LONGEST, placeholder=" …")


def describe(app, pagename, templatename, context, doctree):
    """Add the description and what messengers read to the head of a page."""
    if doctree is None:
        return
    told = description(app, pagename, doctree)
    properties = {
        "og:title": app.env.titles[pagename].astext(),
        "og:description": told,
        "og:type": "website",
        "og:site_name": app.config.project,
    }
    if address := app.config.html_baseurl:
        properties |= {
            "og:url": address + app.builder.get_target_uri(pagename),
            "og:image": f"{address}_static/{PICTURE}",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": ALT,
        }
    names = {"description": told, "twitter:card": "summary_large_image" if address else "summary"}
    context["metatags"] += "".join(
        f'\n<meta {kind}="{key}" content="{html.escape(value)}">'
        for kind, tags in (("name", names), ("property", properties))
        for key, value in tags.items()
    )


def draw_picture(path):
    """Draw ten digits, and below each its weights in a linear model, as a PNG of 1200 by 630."""
    digits = load_digits()
    X, means = digits.X.astype(float), class_means(digits.X, digits.y)
    weights = np.linalg.solve(np.cov(X.T) + 0.02 * np.eye(64), (means - X.mean(0)).T).T
    weights /= np.abs(weights).max(1, keepdims=True)
    figure = Figure(figsize=(12, 6.3), dpi=100, facecolor="#ffffff")
    figure.text(0.06, 0.8, "How Programs Learn", fontsize=52, weight="bold", color="#1b1f24")
    figure.text(0.06, 0.69, "From rules written by hand to a residual network", fontsize=25, color="#5b6470")
    for digit in range(10):
        first = digits.images[np.flatnonzero(digits.y == digit)[0], 0]
        for row, (picture, style) in enumerate([(first, (INK, 0, 1)), (weights[digit].reshape(8, 8), (SIGNED, -1, 1))]):
            ax = figure.add_axes((0.06 + 0.0885 * digit, 0.36 - 0.19 * row, 0.08, 0.08 * 12 / 6.3))
            ax.imshow(picture, cmap=style[0], vmin=style[1], vmax=style[2])
            ax.set(xticks=[], yticks=[])
            ax.spines[:].set_color("#d5d9de")
    figure.savefig(path)


def write_sitemap(path, addresses):
    """Write the sitemap of all pages."""
    root = ElementTree.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for address in addresses:
        ElementTree.SubElement(ElementTree.SubElement(root, "url"), "loc").text = address
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def finish(app, exception):
    """Write the picture and the sitemap beside the pages, or remove those of a site whose address was known."""
    picture, sitemap = Path(app.outdir) / "_static" / PICTURE, Path(app.outdir) / "sitemap.xml"
    picture.unlink(missing_ok=True)
    sitemap.unlink(missing_ok=True)
    if exception or not app.config.html_baseurl:
        return
    draw_picture(picture)
    pages = sorted(app.env.found_docs)
    write_sitemap(sitemap, [app.config.html_baseurl + app.builder.get_target_uri(page) for page in pages])


def setup(app):
    app.connect("config-inited", configure)
    app.connect("html-page-context", describe)
    app.connect("build-finished", finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
