"""The page Rode draden: what its cards show (`board`), how they look (`cards`), the deeds, the map."""
