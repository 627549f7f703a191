"""One file for each backend, found by its name."""
