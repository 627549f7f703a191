"""The parts of a configuration, each with its checks, and the request that hooks see.

Imports `contract`, `exceptions`, `files` and `wire`.
"""
