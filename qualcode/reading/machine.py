"""Output of speech recognisers in JSON: Whisper, WhisperX, Amberscript and their like; and oTranscribe."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from qualcode.errors import ReadingError
from qualcode.reading.decoding import clean, decode
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.web import paragraphs

_LISTS = (
    "segments",
    "utterances",
    "results",
    "monologues",
    "transcript",
    "transcription",
    "phrases",
    "items",
    "entries",
)
_WORDS = ("text", "punctuated_word", "word", "value", "display", "content", "transcript", "body")
_SPEAKER = ("speaker", "speaker_label", "speakerId", "speaker_id", "speakerName", "spkid", "channel", "name")
_BEGIN = ("start", "begin", "start_time", "startTime", "from", "offset", "begins")
_END = ("end", "end_time", "endTime", "to", "ends")
_DEEPEST = 6


def read(data: bytes, name: str) -> Raw:
    """The utterances in a recogniser's JSON, with speakers and times where it gives them.

    Raises
    ------
    ReadingError : no JSON, or no utterances in it.
    """
    root, encoding = _loaded(data, name)
    segments = _segments(root, 0)
    if segments is None:
        raise ReadingError("reading.error.no_utterances", file=name)
    names = _names(root)
    raw = Raw(encoding=encoding, spoken=True)
    for segment in segments:
        raw.paragraphs.extend(_utterances(segment, names))
    if isinstance(root, dict) and isinstance(root.get("language"), str):
        raw.metadata["Taal"] = root["language"]
    return raw


def read_otranscribe(data: bytes, name: str) -> Raw:
    """An oTranscribe file: HTML in JSON, with time marks."""
    root, encoding = _loaded(data, name)
    if not isinstance(root, dict) or not isinstance(root.get("text"), str):
        raise ReadingError("reading.error.no_utterances", file=name)
    raw = Raw(encoding=encoding, spoken=True)
    raw.paragraphs = paragraphs(clean(root["text"]), name)
    if isinstance(root.get("media"), str) and root["media"]:
        raw.metadata["Opname"] = clean(root["media"]).rsplit("/", 1)[-1].strip()
    return raw


def _loaded(data: bytes, name: str) -> tuple[Any, str]:
    text, encoding = decode(data, name)
    try:
        return json.loads(text.lstrip("\ufeff")), encoding
    except (ValueError, RecursionError) as problem:
        raise ReadingError("reading.error.damaged", file=name) from problem


def _segments(node: Any, depth: int) -> list[Any] | None:
    """The first list of things that are said, searched from the top down."""
    if depth > _DEEPEST:
        return None
    if isinstance(node, list):
        good = [item for item in node if isinstance(item, dict) and _is_said(item)]
        if good and len(good) >= 0.5 * len(node):
            return good
        for item in node[:20]:
            if isinstance(item, dict | list) and (found := _segments(item, depth + 1)) is not None:
                return found
        return None
    if not isinstance(node, dict):
        return None
    for key in [*(key for key in _LISTS if key in node), *(key for key in node if key not in _LISTS)]:
        if isinstance(node[key], dict | list) and (found := _segments(node[key], depth + 1)) is not None:
            return found
    if isinstance(node.get("text"), str) and depth == 0:
        return [{"text": node["text"]}]
    return None


def _is_said(item: Mapping[str, Any]) -> bool:
    timed = any(key in item for key in (*_BEGIN, *_SPEAKER))
    worded = any(isinstance(item.get(key), str) for key in _WORDS)
    listed = any(isinstance(item.get(key), list) for key in ("words", "elements", "alternatives", "tokens"))
    return (timed and worded) or listed


def _names(root: Any) -> dict[str, str]:
    """Names of speakers that the file lists beside the utterances."""
    names: dict[str, str] = {}
    listed = root.get("speakers") if isinstance(root, dict) else None
    if isinstance(listed, dict):
        names = {str(key): str(value) for key, value in listed.items() if isinstance(value, str)}
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict):
            key = next((entry[k] for k in ("spkid", "id", "speaker", "label") if k in entry), None)
            name = next(
                (entry[k] for k in ("name", "label", "displayName") if isinstance(entry.get(k), str)), ""
            )
            if key is not None and name:
                names[str(key)] = name
    return names


def _utterances(segment: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Paragraph]:
    """One segment, cut where its words change speaker."""
    speaker = _speaker(segment, names)
    words = [word for word in _list(segment) if isinstance(word, dict)]
    voices = {_speaker(word, names) for word in words} - {""}
    text = next((segment[key] for key in _WORDS if isinstance(segment.get(key), str)), "")
    if len(voices) > 1:
        yield from _by_word(words, names, speaker)
        return
    speaker = speaker or next(iter(voices), "")
    begins, ends = _time(segment, _BEGIN), _time(segment, _END)
    if words:
        begins = _time(words[0], _BEGIN) if begins is None else begins
        ends = _time(words[-1], _END) if ends is None else ends
        text = text or _sentence(words)
    text = " ".join(clean(text).split())
    if text:
        yield Paragraph(text, speaker=speaker, begins=begins, ends=ends, joined=True)


def _list(segment: Mapping[str, Any]) -> list[Any]:
    for key in ("words", "elements", "tokens", "alternatives"):
        if isinstance(segment.get(key), list):
            found: list[Any] = segment[key]
            return found
    return []


def _by_word(words: list[Any], names: Mapping[str, str], speaker: str) -> Iterator[Paragraph]:
    group: list[Any] = []
    current = _speaker(words[0], names) or speaker
    for word in words:
        voice = _speaker(word, names) or current
        if voice != current and group:
            yield _grouped(group, current)
            group = []
        current = voice
        group.append(word)
    if group:
        yield _grouped(group, current)


def _grouped(words: list[Any], speaker: str) -> Paragraph:
    text = _sentence(words)
    return Paragraph(
        text, speaker=speaker, begins=_time(words[0], _BEGIN), ends=_time(words[-1], _END), joined=True
    )


def _sentence(words: list[Any]) -> str:
    parts: list[str] = []
    for word in words:
        text = next((word[key] for key in _WORDS if isinstance(word.get(key), str)), "")
        text = clean(text)
        if text.strip() in tuple(".,?!:;…") and parts:
            parts[-1] += text.strip()
        elif text.strip():
            parts.append(text.strip())
    return " ".join(parts)


def _speaker(item: Mapping[str, Any], names: Mapping[str, str]) -> str:
    for key in _SPEAKER:
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("id")
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            label = " ".join(clean(str(value)).split())
            label = clean(names.get(label, label))
            return f"Spreker {label}" if label.isdigit() else label
    return ""


def _time(item: Mapping[str, Any], keys: tuple[str, ...]) -> float | None:
    for key in keys:
        value = item.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9:
            return float(value)
        if isinstance(value, str):
            try:
                number = float(value.rstrip("s"))
            except ValueError:
                continue
            if 0 <= number < 1e9:
                return number
    return None
