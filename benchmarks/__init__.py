"""Measurements of speed and quality: one command each, with its last figures in its README."""
