"""Ways to run the default encoder on a processor."""
