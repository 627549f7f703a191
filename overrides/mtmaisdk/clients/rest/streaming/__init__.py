"""Decodes streams: bytes in, typed events out; without sockets, HTTP libraries or configuration.

Imports `contract`, `exceptions` and `wire`.
"""
