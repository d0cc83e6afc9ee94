"""A transcript becomes coding units: fragments of whole sentences within one turn or enumeration."""

from __future__ import annotations

from qualcode.segmenting.fragments import SegmentSettings, kinds_of_turns, segment
from qualcode.segmenting.overlong import cut_within

__all__ = ["SegmentSettings", "cut_within", "kinds_of_turns", "segment"]
