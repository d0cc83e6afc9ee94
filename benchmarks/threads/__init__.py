"""How good and how fast the thread step is."""
