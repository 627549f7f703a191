"""Search in English, Chinese and code at once.

Identifiers stay whole (`reasoning_content`), also in parts (`content`); English words are stemmed as Sphinx does;
Chinese is split into overlapping pairs of characters, so that a word is found wherever it is. `SPLITTER` does the same
with what is typed into the page.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx.search.en import SearchEnglish

_CHINESE = "\u3400-\u9fff"
_TOKEN = re.compile(rf"[{_CHINESE}]+|[A-Za-z0-9_]+(?:[-.][A-Za-z0-9_]+)*")
_NUMBER = "no"
"""Stands before a number, as Sphinx's script ignores bare ones and error codes are numbers."""

SPLITTER = rf"""
var splitQuery = (query) => {{
  const terms = [];
  for (const token of query.match(/[{_CHINESE}]+|[A-Za-z0-9_]+(?:[-.][A-Za-z0-9_]+)*/g) || []) {{
    if (/[{_CHINESE}]/.test(token)) {{
      if (token.length === 1) terms.push(token);
      for (let at = 0; at + 1 < token.length; at++) terms.push(token.slice(at, at + 2));
    }} else if (/^[0-9]+$/.test(token)) terms.push("{_NUMBER}" + token);
    else terms.push(token);
  }}
  return terms;
}};
"""


def terms_of(text: str) -> list[str]:
    """Returns the terms under which a text is found."""
    terms = []
    for token in _TOKEN.findall(text):
        if re.match(rf"[{_CHINESE}]", token):
            terms += [*token, *(token[at : at + 2] for at in range(len(token) - 1))]
        elif token.isdigit():
            terms.append(f"{_NUMBER}{token}")
        else:
            parts = re.split(r"[-._]", token)
            terms += [token, *(parts if len(parts) > 1 else [])]
    return terms


class BilingualSearch(SearchEnglish):
    """Splits and stems text of both languages."""

    lang = "bilingual"
    language_name = "English"
    js_splitter_code = SPLITTER

    def split(self, input: str) -> list[str]:  # noqa: A002
        """Returns the terms of a text."""
        return terms_of(input)

    def word_filter(self, word: str) -> bool:
        """Whether a term goes into the index."""
        return bool(word) and (not word.isascii() or super().word_filter(word))


def setup(app: Any) -> dict[str, bool]:
    """Connects to Sphinx."""
    app.add_search_language(BilingualSearch)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
