"""Brings the icons that the pages use as small fonts, in place of the theme's script and fonts with two thousand of them.

That script alone would be more than half of what a page weighs. The small fonts are part of a style sheet, because Safari
refuses font files to a page opened from the disk. They have names of their own, as the license of Font Awesome asks.
"""

import base64
import io
import re
import shutil
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = {"solid": "fa-solid-900.ttf", "regular": "fa-regular-400.ttf", "brands": "fa-brands-400.ttf"}
SELECTORS = {"solid": ".fas, .fa-solid, .onthispage::after", "regular": ".far, .fa-regular", "brands": ".fab, .fa-brands"}

SCRIPT = re.compile(r"\s*<script[^>]*/fontawesome\.js[^>]*></script>")
USED = re.compile(r"\bfa(?:-(solid|regular|brands)|([srb]))((?:\s+fa-[\w-]+)+)")
CONTENT = re.compile(r'([^{}]*)\{[^{}]*content:"(\\[0-9a-f]{2,4} ?|\\?[^"\\])"')
NAME = re.compile(r"\.(fa-[\w-]+)")
OF_THE_STYLES = re.compile("[\ue000-\uf8ff]")

RULES = """\
@font-face {{ font-family: "icons-{style}"; font-weight: 1 1000; src: url(data:font/woff;base64,{data}) format("woff"); }}
:root {{ --fa-font-{style}: normal 400 1em/1 "icons-{style}"; }}
{selectors} {{ font-family: "icons-{style}"; }}
"""


def characters(css):
    """Return the character of each icon by name, and all those that the theme's styles show without a name."""
    named, unnamed = {}, set(OF_THE_STYLES.findall(css))
    for selectors, escaped in CONTENT.findall(css):
        code = escaped.removeprefix("\\")
        character = chr(int(code, 16)) if len(code) > 1 else code
        named.update(dict.fromkeys(NAME.findall(selectors), character))
        if not NAME.search(selectors) and OF_THE_STYLES.match(character):
            unnamed.add(character)
    return named, unnamed


def used_in(texts, named):
    """Return the characters of the icons that pages and scripts name, by style."""
    used = {style: set() for style in FONTS}
    for text in texts:
        for style, initial, names in USED.findall(text):
            style = style or next(style for style in FONTS if style[0] == initial)
            used[style].update(named[name] for name in names.split() if name in named)
    return used


def small_font(path, wanted):
    """Return the font at `path` with the wanted characters alone, without a name, as the bytes of a WOFF file."""
    font = TTFont(path, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=[], name_IDs=[0, 13, 14])  # copyright and license stay
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, wanted))
    subsetter.subset(font)
    font.flavor = "woff"
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def write_icons(app, exception):
    """Write the style sheet with the small fonts; take the script out of the pages, and its files out of the site."""
    if exception or app.builder.format != "html":
        return
    site = Path(app.outdir)
    static, fonts = site / "_static", site / "_static" / "vendor" / "fontawesome"
    pages = [path for path in site.rglob("*.html") if static not in path.parents]
    for page in pages:
        page.write_text(SCRIPT.sub("", page.read_text("utf-8")), "utf-8")
    for path in (static / "scripts").glob("fontawesome.js*"):
        path.unlink()

    named, unnamed = characters("".join(path.read_text("utf-8") for path in sorted((static / "styles").glob("*.css"))))
    used = used_in((path.read_text("utf-8") for path in [*pages, *(static / "scripts").glob("*.js")]), named)
    used["solid"] |= unnamed
    rules = ""
    for style, wanted in used.items():
        if wanted:
            data = base64.b64encode(small_font(fonts / "webfonts" / FONTS[style], wanted)).decode()
            rules += RULES.format(style=style, data=data, selectors=SELECTORS[style])
    (static / "icons.css").write_text(rules, "utf-8")
    shutil.rmtree(fonts)


def setup(app):
    app.add_css_file("icons.css", priority=650)
    app.connect("build-finished", write_icons, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
