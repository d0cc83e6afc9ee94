"""Invented Dutch interviews and meetings: what was said, how it was delivered, and the truth of it."""
