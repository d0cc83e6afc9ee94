"""How long the way from a folder to a report takes, and where the time and memory go."""
