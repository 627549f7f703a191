"""How Sphinx builds the site, once for each language; `make docs` says which one in SITE_LANGUAGE."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.locale import _

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

LANGUAGE = os.environ["SITE_LANGUAGE"]
FURO = {
    "On this page": "本页内容",
    "Next": "下一页",
    "Previous": "上一页",
    "Home": "首页",
    "Made with ": "主题",
    "Skip to content": "跳到正文",
    "Toggle site navigation sidebar": "显示或隐藏导航",
    "Toggle table of contents sidebar": "显示或隐藏本页目录",
    "Toggle Light / Dark / Auto color theme": "切换浅色、深色或自动主题",
    "Back to top": "回到顶部",
}
"""What furo itself says on a page; it brings no Chinese."""

project = "mtmaisdk"
author = "mtmaisdk maintainers"
release = os.environ.get("SITE_VERSION", "")
language = {"zh": "zh_CN"}.get(LANGUAGE, LANGUAGE)
extensions = ["bilingual_search", "myst_parser", "sphinx_copybutton", "sphinx_design"]
templates_path = [str(HERE / "templates")]
myst_enable_extensions = ["attrs_inline", "colon_fence"]
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_ambiguous"]
nitpicky = True
pygments_style = "a11y-light"
pygments_dark_style = "a11y-dark"

html_theme = "furo"
html_title = "mtmaisdk"
html_favicon = str(HERE / "static" / "favicon.svg")
html_static_path = [str(HERE / "static")]
html_css_files = ["site.css"]
html_js_files = [("site.js", {"defer": "defer"}), ("try_it.js", {"defer": "defer"})]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
html_use_index = False
html_search_language = "bilingual"
html_permalinks_icon = "#"
html_last_updated_fmt = None
html_theme_options = {
    "navigation_with_keys": False,
    "top_of_page_buttons": [],
    "light_css_variables": {"font-stack": "var(--site-font)", "font-stack--monospace": "var(--site-mono)"},
    "dark_css_variables": {"font-stack": "var(--site-font)", "font-stack--monospace": "var(--site-mono)"},
}
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "language_switch.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "navigation.html",
        "sidebar/scroll-end.html",
    ]
}
copybutton_selector = "div.highlight-python pre, div.highlight-sh pre, div.highlight-json pre"


def _name_languages(_app: Any, pagename: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """Gives templates the same page in the other language."""
    other = "en" if LANGUAGE == "zh" else "zh"
    up = "../" * (pagename.count("/") + 1)
    translate = context.get("_", _)
    if LANGUAGE == "zh":
        context["_"] = context["gettext"] = lambda message: FURO.get(message) or translate(message)
    context["site_language"] = LANGUAGE
    context["other_language"] = other
    context["other_page"] = f"{up}{other}/{pagename}.html"


def _name_sections(app: Any, doctree: Any) -> None:
    """Gives the reference's sections the same anchors in every language, so that a link fits both."""
    anchors = json.loads(Path(app.srcdir, "anchors.json").read_text(encoding="utf-8"))
    for section in doctree.findall(nodes.section):
        anchor = anchors.get(section[0].astext())
        if anchor and anchor not in doctree.ids:
            section["ids"][0] = anchor
            doctree.ids[anchor] = section


def setup(app: Any) -> None:
    """Connects to Sphinx."""
    # Before the table of contents is collected.
    app.connect("doctree-read", _name_sections, priority=100)
    app.connect("html-page-context", _name_languages)
