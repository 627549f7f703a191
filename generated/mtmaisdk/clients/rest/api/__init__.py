"""The API classes; import them from `mtmaisdk.clients.rest`."""
