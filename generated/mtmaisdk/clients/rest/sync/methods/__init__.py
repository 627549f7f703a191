# Derived from clients/rest/methods/__init__.py by tools/derive_blocking.py; not to be edited.

"""What a method can do beyond one request: streams, saved files, pages, uploads, waiting.

Imports `transport` and what lies below it.
"""
