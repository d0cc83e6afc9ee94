"""A transcript becomes coding units: fragments of whole sentences, each within one turn."""

from __future__ import annotations

from qualcode.segmenting.fragments import SegmentSettings, segment

__all__ = ["SegmentSettings", "segment"]
