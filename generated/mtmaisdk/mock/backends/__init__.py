"""What the server does for each family of operations: one module, and in it one `Backend`, for each."""
