"""A report: its lines become headings, prose, lists, tables and notes, each whole."""
