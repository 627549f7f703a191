"""Bytes in, typed events out; no socket, no HTTP library, no configuration.

Imports `contract`, `exceptions` and `wire`.
"""
