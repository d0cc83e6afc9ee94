"""Projects to and from other tools: REFI-QDA, QualCoder, Taguette, quotations, CSV, JSON Lines, SQLite."""
