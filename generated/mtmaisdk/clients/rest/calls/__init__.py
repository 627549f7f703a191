"""One call from its arguments to its answer, over all its tries; no socket, no HTTP library.

Imports `configuration`, `settings`, `streaming` and what lies below them.
"""
