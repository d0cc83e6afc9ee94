"""Speech on a time line in XML: EXMARaLDA (.exb), Transcriber (.trs) and timed text (.ttml)."""

from __future__ import annotations

import re
from typing import Any

from qualcode.errors import ReadingError
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers.elements import whole, words_in
from qualcode.reading.readers.packages import parse_xml
from qualcode.reading.readers.unread import says_more
from qualcode.reading.talk.stamps import seconds

_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*>")


def read_exmaralda(data: bytes, name: str) -> Raw:
    """The transcription tiers of an EXMARaLDA basic transcription, in the order of its time line.

    Raises
    ------
    ReadingError : not well formed, or nothing said in it.
    """
    root = parse_xml(data, name)
    voices = {
        one.get("id", ""): (one.findtext("abbreviation") or one.get("id") or "?").strip()
        for one in root.iter("speaker")
    }
    order = {point.get("id", ""): number for number, point in enumerate(root.iter("tli"))}
    times = {point.get("id", ""): _number(point.get("time")) for point in root.iter("tli")}
    rows: list[tuple[int, Paragraph]] = []
    unread: list[str] = []
    for tier in root.iter("tier"):
        if tier.get("type") not in (None, "t"):
            unread += map(words_in, tier.iter("event"))
            continue
        speaker = voices.get(tier.get("speaker", ""), "") or tier.get("category") or "?"
        for event in tier.iter("event"):
            begins, ends = event.get("start", ""), event.get("end", "")
            words = words_in(event)
            if words:
                rows.append(
                    (
                        order.get(begins, 0),
                        Paragraph(words, None, 0, speaker, times.get(begins), times.get(ends)),
                    )
                )
    raw = _in_order(rows, name)
    if says_more(unread, (paragraph.text for paragraph in raw.paragraphs)):
        raw.warn("tiers_left_out")
    return raw


def read_transcriber(data: bytes, name: str) -> Raw:
    """The turns of a Transcriber file, with the names of its speakers.

    Raises
    ------
    ReadingError : not well formed, or nothing said in it.
    """
    root = parse_xml(_DOCTYPE.sub(b"", data, count=1), name)
    names = {
        one.get("id", ""): (one.get("name") or one.get("id") or "?").strip() for one in root.iter("Speaker")
    }
    rows: list[tuple[int, Paragraph]] = []
    for turn in root.iter("Turn"):
        voices = [names.get(voice, voice) for voice in (turn.get("speaker") or "").split()] or ["?"]
        begins, ends = _number(turn.get("startTime")), _number(turn.get("endTime"))
        voice, words = voices[0], [turn.text or ""]
        for element in turn:
            if element.tag == "Who" and (number := whole(element.get("nb"), 0)):
                rows.append((len(rows), Paragraph(_joined(words), None, 0, voice, begins, ends)))
                voice, words = voices[min(number, len(voices)) - 1], []
            words.append(f" {' '.join(element.itertext())} {element.tail or ''}")
        rows.append((len(rows), Paragraph(_joined(words), None, 0, voice, begins, ends)))
    raw = _in_order([row for row in rows if row[1].text], name)
    if any(one.get("desc", "").strip() for one in root.iter("Comment")):
        raw.warn("comments")
    return raw


def read_timed_text(data: bytes, name: str) -> Raw:
    """The captions of a timed text file, by the agents it names, if any.

    Raises
    ------
    ReadingError : not well formed, or nothing said in it.
    """
    root = parse_xml(data, name)
    title = root.find("{*}head/{*}metadata/{*}title")
    names = {
        value: " ".join(child.text.split())
        for agent in root.iter("{*}agent")
        for key, value in agent.attrib.items()
        if key.endswith("id")
        for child in agent.iter("{*}name")
        if child.text
    }
    rows: list[tuple[int, Paragraph]] = []
    for caption in root.iter("{*}p"):
        words = _joined([piece if piece.strip() else " " for piece in _pieces(caption)])
        agent = next((value for key, value in caption.attrib.items() if key.endswith("agent")), "")
        begins, ends = (_clock(caption.get(key)) for key in ("begin", "end"))
        if words:
            rows.append((len(rows), Paragraph(words, None, 0, names.get(agent, agent), begins, ends)))
    raw = _in_order(rows, name)
    raw.title = words_in(title) if title is not None else ""
    return raw


def _in_order(rows: list[tuple[int, Paragraph]], name: str) -> Raw:
    if not rows:
        raise ReadingError("reading.error.no_utterances", file=name)
    rows.sort(key=lambda row: row[0])
    for _, paragraph in rows:
        paragraph.joined = True
    return Raw(paragraphs=[paragraph for _, paragraph in rows], spoken=True)


def _pieces(element: Any) -> list[str]:
    found = [element.text or ""]
    for child in element:
        found += [" "] if str(child.tag).endswith("}br") else _pieces(child)
        found.append(child.tail or "")
    return found


def _joined(words: list[str]) -> str:
    return " ".join("".join(words).split())


def _number(value: str | None) -> float | None:
    try:
        return float(value) if value else None
    except ValueError:
        return None


def _clock(value: str | None) -> float | None:
    if value is None:
        return None
    return _number(value.rstrip("s")) if ":" not in value else seconds(value)[0]
