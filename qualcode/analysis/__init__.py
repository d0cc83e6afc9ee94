"""Figures: DataFrames made from nouns. Only codings, which people confirm, are ever counted as codes."""

from qualcode.analysis.frequencies import code_frequencies
from qualcode.analysis.spread import threads_by_case

__all__ = ["code_frequencies", "threads_by_case"]
