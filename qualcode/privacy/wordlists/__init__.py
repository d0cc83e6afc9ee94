"""Words that tell names from other words in Dutch."""
