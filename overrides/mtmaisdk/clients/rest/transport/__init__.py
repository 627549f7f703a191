"""All that touches a socket: `aio` over aiohttp, `blocking` over urllib3, with the same names for the same things.

Only these two import the HTTP libraries. Imports `calls` and what lies below it.
"""
