"""What a method can do beyond one request: streams, saved files, pages, uploads, waiting.

Imports `transport` and what lies below it.
"""
