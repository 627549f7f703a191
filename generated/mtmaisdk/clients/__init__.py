"""Clients generated from the contract."""
