"""A reader for each format of file: bytes in, a `Raw` out, nothing understood yet."""
