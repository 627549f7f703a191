"""Reads streams: bytes in, typed events out; without sockets, HTTP libraries or configuration.

Imports `decoding`, `contract`, `exceptions` and `wire`.
"""
