"""The contract as data: operations, streams, pages, models, and the plain answers that callers get.

Imports `files` only; generated code speaks in its words.
"""
