"""Makes what the server sends: the same text, tool calls, images, sounds and vectors for the same request."""
