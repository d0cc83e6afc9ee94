"""REFI-QDA, the exchange format of the field: projects and codebooks, out and in."""
