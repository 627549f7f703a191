"""Methods of the blocking API classes that are more than one request each."""
