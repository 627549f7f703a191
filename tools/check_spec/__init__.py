"""Checks openapi.yaml and tells every mistake in one line: where it is, what is wrong, and what may be meant."""
