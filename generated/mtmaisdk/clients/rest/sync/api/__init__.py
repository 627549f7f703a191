# Derived from clients/rest/api/__init__.py by tools/derive_blocking.py; not to be edited.


"""The API classes; import them from `mtmaisdk.clients.rest.sync`."""
