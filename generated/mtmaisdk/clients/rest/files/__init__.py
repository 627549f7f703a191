"""Files to send and to save, read in chunks.

Imports nothing else of the package.
"""
