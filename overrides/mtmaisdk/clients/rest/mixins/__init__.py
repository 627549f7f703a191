"""Methods of the API classes that are more than one request each, named after the modules of the classes."""
