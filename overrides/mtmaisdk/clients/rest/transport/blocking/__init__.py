"""Sockets over urllib3; `aio` has the same names for the same things.

Imports `calls` and what lies below it.
"""
