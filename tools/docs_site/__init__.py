"""Writes the pages of the site from the contract, as Markdown for Sphinx, a folder for each language.

`pages` lists them; `operation_page`, `model_page`, `errors_page` and `family_page` each write one kind. `samples` has the
code on them, `recording` the streams, `schema_view` what a schema says, `words` the words of the site itself.
"""
