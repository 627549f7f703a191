"""The operations as data, one module for each API class."""
