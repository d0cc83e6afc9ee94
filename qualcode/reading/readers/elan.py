"""ELAN annotation files (.eaf): one tier per speaker, sorted by time."""

from __future__ import annotations

from typing import Any

from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers.packages import parse_xml


def read(data: bytes, name: str) -> Raw:
    """The time-aligned annotations of all independent tiers; the tier's participant, or its name, speaks.

    Raises
    ------
    ReadingError : not well formed.
    """
    root = parse_xml(data, name)
    times: dict[str, float] = {}
    for slot in root.iter("TIME_SLOT"):
        value = slot.get("TIME_VALUE", "")
        if value.isdigit():
            times[slot.get("TIME_SLOT_ID", "")] = int(value) / 1000
    raw = Raw(spoken=True)
    for key in ("DATE", "AUTHOR"):
        if root.get(key):
            raw.metadata[key.capitalize()] = root.get(key)
    found: list[tuple[float, int, Paragraph]] = []
    order: dict[str, int] = {}
    for tier in root.iter("TIER"):
        if tier.get("PARENT_REF"):
            continue
        speaker = " ".join((tier.get("PARTICIPANT") or tier.get("TIER_ID") or "").split())
        order.setdefault(speaker, len(order))
        last = 0.0
        for annotation in tier.iter("ALIGNABLE_ANNOTATION"):
            paragraph = _said(annotation, speaker, times)
            if paragraph.text:
                last = paragraph.begins if paragraph.begins is not None else last
                found.append((last, order[speaker], paragraph))
    found.sort(key=lambda item: item[:2])
    raw.paragraphs = [paragraph for _, _, paragraph in found]
    return raw


def _said(annotation: Any, speaker: str, times: dict[str, float]) -> Paragraph:
    value = annotation.find("ANNOTATION_VALUE")
    words = " ".join((value.text or "").split()) if value is not None else ""
    begins = times.get(annotation.get("TIME_SLOT_REF1", ""))
    ends = times.get(annotation.get("TIME_SLOT_REF2", ""))
    return Paragraph(words, speaker=speaker, begins=begins, ends=ends, joined=True)
