"""A server of every operation of the contract on this machine, for development and tests."""
