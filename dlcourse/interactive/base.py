"""What every interactive figure shares: one JavaScript file, a widget in a notebook and plain HTML on a page.

A figure is a subclass with the path of its JavaScript file in ``_esm``, its state as synced traits, and two methods:
`summary`, one stable text, and `still`, the HTML that stands there where no script runs.
"""

import json
from pathlib import Path

import anywidget

HERE = Path(__file__).parent
SHARED = HERE / "shared.js"


def script(path):
    """Return the JavaScript of a figure, with what all figures share in front of it."""
    return SHARED.read_text("utf-8") + path.read_text("utf-8")


def rounded(value):
    """Return JSON-able `value` with every float in it rounded to five significant digits, whole ones written short."""
    if isinstance(value, float):
        short = float(f"{value:.5g}")
        return int(short) if short.is_integer() else short
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(part) for part in value]
    return value


class Interactive(anywidget.AnyWidget):
    """A figure whose computation runs in the browser, on numbers exported by Python.

    Attributes
    ----------
    name : str
        The stem of the JavaScript file, by which a page finds the script of the figure.
    """

    _css = HERE / "interactive.css"

    def __init_subclass__(cls, **kwargs):
        if isinstance(cls._esm, Path):  # not so in the classes that anywidget derives from ours
            cls.name = cls._esm.stem
            cls._esm = script(cls._esm)
        super().__init_subclass__(**kwargs)

    def summary(self):
        """Return the figure in words: the same for the same data, wherever it runs."""
        raise NotImplementedError(f"{type(self).__name__} defines no summary")

    def still(self):
        """Return the HTML of a still picture with its description, for places where no script runs."""
        raise NotImplementedError(f"{type(self).__name__} defines no still")

    def state(self):
        """Return the synced traits of the figure itself as a JSON-able dict."""
        own = set(self.trait_names(sync=True)) - set(Interactive.class_trait_names(sync=True))
        return {name: rounded(getattr(self, name)) for name in sorted(own) if not name.startswith("_")}

    def html(self):
        """Return the HTML that brings the figure to life on a page without a widget manager."""
        state = json.dumps(self.state(), allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")
        return (
            f'<div class="dlc-interactive" data-dlcourse="{self.name}">'
            f'<script type="application/json">{state}</script>'
            f'<div class="dlc-still">{self.still()}</div></div>'
        )

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | {"text/plain": self.summary(), "text/html": self.html()}, metadata

    def __repr__(self):
        return self.summary()
