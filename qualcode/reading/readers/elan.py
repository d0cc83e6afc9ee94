"""ELAN annotation files (.eaf): one tier per speaker, sorted by time."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers.elements import whole
from qualcode.reading.readers.packages import parse_xml
from qualcode.reading.readers.tiers import is_unsaid
from qualcode.reading.readers.unread import says_more


def read(data: bytes, name: str) -> Raw:
    """The time-aligned annotations of all independent tiers; the tier's participant, or its name, speaks.

    One without words says what the annotations say that divide it. Tiers with gestures, tones or codes are left out, and the
    transcript says so.

    Raises
    ------
    ReadingError : not well formed.
    """
    root = parse_xml(data, name)
    times: dict[str, float] = {}
    for slot in root.iter("TIME_SLOT"):
        if (value := whole(slot.get("TIME_VALUE"), -1)) >= 0:
            times[slot.get("TIME_SLOT_ID", "")] = value / 1000
    raw = Raw(spoken=True)
    for key in ("DATE", "AUTHOR"):
        if root.get(key):
            raw.metadata[key.capitalize()] = root.get(key)
    found: list[tuple[float, int, Paragraph]] = []
    order: dict[str, int] = {}
    tiers = [tier for tier in root.iter("TIER") if not tier.get("PARENT_REF")]
    spoken = [tier for tier in tiers if not _is_unsaid(tier)] or tiers
    parts = _parts(root)
    for tier in spoken:
        speaker = " ".join((tier.get("PARTICIPANT") or tier.get("TIER_ID") or "").split())
        order.setdefault(speaker, len(order))
        last = 0.0
        for annotation in tier.iter("ALIGNABLE_ANNOTATION"):
            paragraph = _said(annotation, speaker, times)
            if not paragraph.text:
                paragraph.text = _together(annotation, parts)
            if paragraph.text:
                last = paragraph.begins if paragraph.begins is not None else last
                found.append((last, order[speaker], paragraph))
    found.sort(key=lambda item: item[:2])
    raw.paragraphs = [paragraph for _, _, paragraph in found]
    written = (value.text or "" for value in root.iter("ANNOTATION_VALUE"))
    if len(spoken) < len(tiers) or says_more(written, (paragraph.text for paragraph in raw.paragraphs)):
        raw.warn("tiers_left_out")
    return raw


def _parts(root: Any) -> dict[str, list[Any]]:
    """The annotations that divide another one, in time or otherwise, by the id of that, in order."""
    found: dict[str, list[Any]] = {}
    slots = {slot.get("TIME_SLOT_ID"): at for at, slot in enumerate(root.iter("TIME_SLOT"))}
    spans: dict[str, list[tuple[int, str]]] = {}
    for tier in root.iter("TIER"):
        aligned = tier.iter("ALIGNABLE_ANNOTATION")
        own = ((slots.get(one.get("TIME_SLOT_REF1"), -1), one.get("ANNOTATION_ID", "")) for one in aligned)
        spans[tier.get("TIER_ID", "")] = sorted(own)
    for tier in root.iter("TIER"):
        if _is_unsaid(tier):
            continue
        for annotation in tier.iter("REF_ANNOTATION"):
            found.setdefault(annotation.get("ANNOTATION_REF", ""), []).append(annotation)
        above = spans.get(tier.get("PARENT_REF", ""), [])
        for annotation in tier.iter("ALIGNABLE_ANNOTATION") if above else ():
            begins = slots.get(annotation.get("TIME_SLOT_REF1"), -1)
            _, divided = above[max(0, bisect_right(above, begins, key=lambda span: span[0]) - 1)]
            found.setdefault(divided, []).append(annotation)
    return found


def _together(annotation: Any, parts: dict[str, list[Any]]) -> str:
    """The words of what divides an annotation that holds none itself, as where only its words are written down."""
    said: list[str] = []
    waiting = [annotation]
    while waiting:
        one = waiting.pop()
        words = "" if one is annotation else (one.findtext("ANNOTATION_VALUE") or "").strip()
        if words:
            said.append(words)
        else:
            waiting.extend(reversed(parts.pop(one.get("ANNOTATION_ID", ""), [])))
    return " ".join(" ".join(said).split())


def _is_unsaid(tier: Any) -> bool:
    return any(is_unsaid(tier.get(key, "")) for key in ("TIER_ID", "LINGUISTIC_TYPE_REF"))


def _said(annotation: Any, speaker: str, times: dict[str, float]) -> Paragraph:
    value = annotation.find("ANNOTATION_VALUE")
    words = " ".join((value.text or "").split()) if value is not None else ""
    begins = times.get(annotation.get("TIME_SLOT_REF1", ""))
    ends = times.get(annotation.get("TIME_SLOT_REF2", ""))
    return Paragraph(words, speaker=speaker, begins=begins, ends=ends, joined=True)
