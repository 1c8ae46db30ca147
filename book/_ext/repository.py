"""Buttons that lead to the repository, to Binder and to Colab, where the build knows the repository.

The environment variable `DLCOURSE_REPOSITORY` holds its address and `DLCOURSE_BRANCH` the branch, else it is `main`.
Without them no page has such a button. All are plain links: a page loads nothing from there.
"""

import os
from urllib.parse import quote

GITHUB = "https://github.com/"
BINDER = "https://mybinder.org/v2/gh/"
COLAB = "https://colab.research.google.com/github/"
COLAB_BRANCH = "colab"  # there every notebook begins with a cell that installs the package: see book/for_colab.py


def link(place, url, logo):
    """Return a link to a place that runs notebooks, as the theme describes its buttons."""
    return {"type": "link", "text": place, "tooltip": f"Run on {place}", "icon": f"_static/images/{logo}", "url": url}


def run_links(repository, branch, notebook):
    """Return the links that run a notebook of the repository; there are none if it is not on GitHub."""
    if not repository.startswith(GITHUB):
        return []
    name = repository.removeprefix(GITHUB)
    return [
        link("Binder", f"{BINDER}{name}/{quote(branch, safe='')}?urlpath=lab/tree/{notebook}", "logo_binder.svg"),
        link("Colab", f"{COLAB}{name}/blob/{COLAB_BRANCH}/{notebook}", "logo_colab.png"),
    ]


def configure(app, config):
    """Let the theme make the buttons to the repository, to the source of a page, and to a new issue."""
    if repository := os.environ.get("DLCOURSE_REPOSITORY"):
        config.html_theme_options.update(
            repository_url=repository.rstrip("/").removesuffix(".git"),
            repository_branch=os.environ.get("DLCOURSE_BRANCH") or "main",
            use_repository_button=True,
            use_edit_page_button=True,
            use_issues_button=True,
        )


def add_run_buttons(app, pagename, templatename, context, doctree):
    """Put the buttons that run a notebook in front of the theme's buttons."""
    options = app.config.html_theme_options
    if context.get("page_source_suffix") != ".ipynb" or "repository_url" not in options:
        return
    if links := run_links(options["repository_url"], options["repository_branch"], f"{pagename}.ipynb"):
        group = {
            "type": "group",
            "tooltip": "Run this notebook",
            "icon": "fas fa-rocket",
            "label": "launch-buttons",
            "buttons": links,
        }
        context["header_buttons"].insert(0, group)


def setup(app):
    app.connect("config-inited", configure)
    app.connect("html-page-context", add_run_buttons, priority=600)  # when the theme has made its own
    return {"parallel_read_safe": True, "parallel_write_safe": True}
