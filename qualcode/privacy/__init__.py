"""Pseudonyms: proposed for names, kept as a list that researchers edit, applied to what goes out."""
