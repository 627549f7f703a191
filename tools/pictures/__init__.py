"""Makes the pictures of the guides: SVG that needs no font and nothing else from elsewhere."""
