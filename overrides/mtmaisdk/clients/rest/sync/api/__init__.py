"""The blocking API classes; import them from `mtmaisdk.clients.rest.sync`."""
