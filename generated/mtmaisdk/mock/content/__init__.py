"""Creates the content of answers: the same text, tool calls, images, audio and vectors for the same request.

Imports nothing else of the package.
"""
