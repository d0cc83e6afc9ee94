"""Codebooks and codings of a project, from and to files."""
