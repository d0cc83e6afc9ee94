"""Qualitative coding of Dutch interviews: machines propose, people decide."""

__version__ = "0.1.0"
