"""Servers that no one here wrote, from PyPI, and what both clients make of them: `make real-servers`."""
