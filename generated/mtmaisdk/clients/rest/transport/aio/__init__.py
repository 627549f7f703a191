"""Sockets over aiohttp; `blocking` has the same names for the same things.

Imports `calls` and what lies below it.
"""
