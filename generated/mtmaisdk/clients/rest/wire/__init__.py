"""What stands in HTTP messages: headers, addresses, error bodies. Pure functions.

Imports nothing else of the package.
"""
