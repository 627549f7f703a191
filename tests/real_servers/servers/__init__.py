"""The servers, one a module, whose name is the server's; each has a `SERVER`."""
