"""Takes the plots out of the pages: each becomes a file of its own, as lossless WebP half as large, pixel for pixel the same.

In a notebook a plot is a PNG inside the HTML. A page with twenty of them would have to arrive whole before its text and figures work.
"""

import base64
import hashlib
import io
import re
from pathlib import Path

from PIL import Image

INSIDE = re.compile(r'src="data:image/png;base64,([^"]+)"')


def write_picture(png, folder):
    """Write a PNG as lossless WebP into `folder`, named after its contents; return the path and the size in pixels."""
    path = folder / f"{hashlib.sha256(png).hexdigest()[:16]}.webp"
    with Image.open(io.BytesIO(png)) as image:
        if not path.exists():
            image.save(path, "webp", lossless=True)
        return path, image.size


def take_out(app, pagename, templatename, context, doctree):
    """Replace each picture in the text of a page by a reference to its file."""
    folder = Path(app.outdir) / "_images"

    def reference(match):
        folder.mkdir(exist_ok=True)
        path, (width, height) = write_picture(base64.b64decode(match[1]), folder)
        address = context["pathto"](f"_images/{path.name}", resource=True)
        return f'width="{width}" height="{height}" src="{address}"'

    if body := context.get("body"):
        context["body"] = INSIDE.sub(reference, body)


def setup(app):
    app.connect("html-page-context", take_out)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
