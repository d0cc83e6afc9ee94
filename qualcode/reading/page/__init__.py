"""A page as it is set: columns, white between lines, bold type, and what a browser or a list puts on it."""
