"""The contract as data: operations, streams, pages, models, and the plain answers that callers get.

Imports `files`; generated code is written in its terms.
"""
