"""A server of every operation of the contract, for development and tests.

Imports nothing of the client: its answers come from the contract and from `backends`, `framings` and `content`.
"""
