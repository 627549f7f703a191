"""Decodes the bytes of a stream to events whose data is not read yet.

Imports the exceptions and `contract`.
"""
