"""A transcript becomes coding units: fragments of whole sentences within one turn or enumeration."""

from __future__ import annotations

from qualcode.segmenting.fragments import SegmentSettings, segment

__all__ = ["SegmentSettings", "segment"]
