"""Files to send and to save, read piece by piece.

Imports nothing else of the package.
"""
