"""Writes the pages of the site from the contract, as Markdown for Sphinx, a folder for each language.

`pages` lists them; `operation_page`, `family_page` and `exceptions_page` write them. `samples` has the code on them,
`recording` the streams, `schema_view` what a schema says, `words` the words of the site itself.
"""
