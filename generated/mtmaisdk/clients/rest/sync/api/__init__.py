# Made from clients/rest/api/__init__.py by tools/derive_blocking.py: edit that file.


"""The API classes; import them from `mtmaisdk.clients.rest.sync`."""
