"""What a speech recogniser's JSON says, whatever its program calls it: the list of utterances in it, with voices and times.

Programs differ in names (``start_time``, ``startTime``, ``offset``), in depth and in what they list: sentences, words,
paragraphs, or words here and who spoke when elsewhere. So every list in the file is looked at, and the one that says most is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qualcode.reading.decoding import clean
from qualcode.reading.raw import Paragraph

_TEXT = (
    "text", "punctuatedword", "word", "value", "display", "content", "transcript", "body", "sentence", "wordsstr", "utterance", "message",
)  # fmt: skip
_NAME = ("speakername", "speakerdisplayname", "displayname", "sendername", "sender", "author")
_SPEAKER = (
    "speaker",
    "speakerlabel",
    "speakerid",
    "speakertag",
    "spkid",
    "channel",
    "source",
    "role",
    "from",
    "user",
)
_BEGIN = (
    "start", "begin", "starttime", "from", "begins", "startts", "startoffset", "offset", "offsetmilliseconds", "datastart", "ts", "time",
    "timestamp", "timestamps",
)  # fmt: skip
_END = ("end", "endtime", "to", "ends", "endts", "endoffset", "dataend", "timestamp", "timestamps")
_PARTS = ("words", "elements", "tokens", "sentences")
_MARKS = ("punctuation", "punct", "spacing")
_FIRST_OF = ("alternatives", "nbest")
_DEEPEST, _FIRST = 8, 20
_MOST_LETTERS_IN_WORD = 12
_ENOUGH, _SLOWEST = 0.7, 0.1
_PUNCTUATION = re.compile(r"[.,?!:;…)\]»”’]+")
_PERIOD = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,9})?)")

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Listed:
    items: list[Item]
    depth: int
    letters: int
    voices: int
    by_word: bool


def utterances(root: Any) -> list[Paragraph] | None:
    """The utterances in `root`, in order; None where it holds none."""
    names: dict[str, str] = {}
    spans: list[list[Item]] = []
    found: list[_Listed] = []
    for values, depth in _lists(root, names):
        items = [_opened(value) for value in values if isinstance(value, dict)]
        if len(items) < 0.5 * len(values) or not items:
            continue
        said = [item for item in items if _is_said(item)]
        if len(said) >= 0.5 * len(values):
            found.append(_weighed(_once(said), depth, names))
        elif sum(1 for item in items if _is_span(item, names)) >= 0.8 * len(items):
            spans.append(items)
    if not found:
        bare = root.get("text") if isinstance(root, dict) else None
        return [Paragraph(" ".join(clean(bare).split()), joined=True)] if isinstance(bare, str) else None
    best = _best(found)
    if best.voices == 0 and spans:
        _give_voices(best.items, max(spans, key=len), names)
    paragraphs = [p for p in _paragraphs(best, names) if p.text]
    _in_seconds(paragraphs)
    return paragraphs


def _lists(root: Any, names: dict[str, str]) -> Iterator[tuple[list[Any], int]]:
    """Every list in `root` with its depth, from the top down; names of speakers met on the way go into `names`."""
    level = [root] if isinstance(root, dict | list) else []
    for depth in range(_DEEPEST):
        below: list[Any] = []
        for node in level:
            if isinstance(node, list):
                yield node, depth
                below.extend(child for child in node[:_FIRST] if isinstance(child, dict | list))
                continue
            for key, value in node.items():
                if _plain(str(key)) in ("speakers", "participants"):
                    names.update(_named(value))
                if isinstance(value, dict | list):
                    below.append(value)
        level = below


def _named(listed: Any) -> dict[str, str]:
    """Names of speakers that a file lists beside the utterances, by what stands for them there."""
    if isinstance(listed, dict):
        return {str(key): str(value) for key, value in listed.items() if isinstance(value, str)}
    names: dict[str, str] = {}
    for entry in listed if isinstance(listed, list) else ():
        if not isinstance(entry, dict):
            continue
        key = next((entry[k] for k in ("spkid", "id", "speaker", "label") if k in entry), None)
        name = next((entry[k] for k in ("name", "label", "displayName") if isinstance(entry.get(k), str)), "")
        if isinstance(key, str | int) and name:
            names[str(key)] = name
    return names


@lru_cache(maxsize=1024)
def _plain(key: str) -> str:
    """One spelling for ``start_time``, ``startTime`` and ``StartTime``."""
    return key.replace("_", "").casefold()


def _opened(value: Mapping[str, Any]) -> Item:
    """An item by plain keys; of alternatives, what the first says belongs to it."""
    item = {_plain(str(key)): entry for key, entry in value.items()}
    for key in _FIRST_OF:
        others = item.get(key)
        if isinstance(others, list) and others and isinstance(others[0], dict):
            item = {**{_plain(str(k)): entry for k, entry in others[0].items()}, **item}
    return item


def _text(item: Item) -> str:
    return next((item[key] for key in _TEXT if isinstance(item.get(key), str)), "")


def _parts(item: Item) -> list[Item]:
    for key in _PARTS:
        listed = item.get(key)
        if isinstance(listed, list) and listed and isinstance(listed[0], dict):
            return [_opened(part) for part in listed if isinstance(part, dict)]
    return []


def _is_said(item: Item) -> bool:
    if any(
        isinstance(item.get(key), list) and item[key] and isinstance(item[key][0], dict) for key in _PARTS
    ):
        return True
    timed = any(key in item for key in (*_BEGIN, *_SPEAKER, *_NAME))
    timed = timed or item.get("type") in _MARKS or any(isinstance(item.get(key), list) for key in _FIRST_OF)
    return timed and any(isinstance(item.get(key), str) for key in _TEXT)


def _is_span(item: Item, names: Mapping[str, str]) -> bool:
    return bool(_voice(item, names)) and _time(item, _BEGIN) is not None and not _is_said(item)


def _once(items: list[Item]) -> list[Item]:
    """`items`, only the last where it repeats the words of all others with their voices (Google's first version)."""
    last = items[-1]
    if len(items) < 2 or _text(last) or not (own := _parts(last)):
        return items
    others = sum(len(_parts(item)) for item in items[:-1])
    return [last] if len(own) >= others > 0 else items


def _weighed(items: list[Item], depth: int, names: Mapping[str, str]) -> _Listed:
    letters = words = 0
    voices: set[str] = set()
    for item in items:
        text, parts = _text(item), _parts(item)
        letters += len(text) or sum(len(_text(part)) for part in parts)
        words += bool(parts) or " " in text.strip()
        voices.add(_voice(item, names))
        voices.update(_voice(part, names) for part in parts)
    by_word = words < 0.1 * len(items) and letters < _MOST_LETTERS_IN_WORD * len(items) and len(items) > 1
    return _Listed(items, depth, letters, len(voices - {""}), by_word)


def _best(found: Sequence[_Listed]) -> _Listed:
    """The list that says most; of those that say about as much, one with voices, of sentences, and nearest the top."""
    most = max(listed.letters for listed in found)
    near = [listed for listed in found if listed.letters >= _ENOUGH * most]
    return max(
        near, key=lambda listed: (listed.voices > 1, listed.voices > 0, not listed.by_word, -listed.depth)
    )


def _give_voices(items: list[Item], spans: list[Item], names: Mapping[str, str]) -> None:
    """Give each item the voice of the last span that began before it."""
    timed = sorted(
        (begins, _voice(span, names)) for span in spans if (begins := _time(span, _BEGIN)) is not None
    )
    starts = [begins for begins, _ in timed]
    for item in items:
        begins = _time(item, _BEGIN)
        if begins is not None and (at := bisect_right(starts, begins + 1e-6)):
            item["speaker"] = timed[at - 1][1]


def _paragraphs(listed: _Listed, names: Mapping[str, str]) -> Iterator[Paragraph]:
    if listed.by_word:
        yield from _by_voice(listed.items, names, "")
        return
    for item in listed.items:
        speaker, parts = _voice(item, names), _parts(item)
        voices = {_voice(part, names) for part in parts} - {""}
        if len(voices) > 1:
            yield from _by_voice(parts, names, speaker)
            continue
        begins, ends = _time(item, _BEGIN), _time(item, _END)
        if parts:
            begins = _time(parts[0], _BEGIN) if begins is None else begins
            ends = _time(parts[-1], _END) if ends is None else ends
        text = " ".join(clean(_text(item)).split()) or _sentence(parts)
        yield Paragraph(
            text, speaker=speaker or next(iter(voices), ""), begins=begins, ends=ends, joined=True
        )


def _by_voice(words: list[Item], names: Mapping[str, str], speaker: str) -> Iterator[Paragraph]:
    """Words that follow on each other in one voice, as one utterance each."""
    group: list[Item] = []
    current = speaker
    for word in words:
        voice = _voice(word, names) or current
        if voice != current and group and not _closes(_text(word).strip()):
            yield _grouped(group, current)
            group = []
        current = voice if not group or voice == current else current
        group.append(word)
    if group:
        yield _grouped(group, current)


def _grouped(words: list[Item], speaker: str) -> Paragraph:
    times = [word for word in words if _time(word, _BEGIN) is not None]
    begins = _time(times[0], _BEGIN) if times else None
    ends = _time(times[-1], _END) if times else None
    return Paragraph(_sentence(words), speaker=speaker, begins=begins, ends=ends, joined=True)


def _sentence(words: Sequence[Item]) -> str:
    parts: list[str] = []
    for word in words:
        text = " ".join(clean(_text(word)).split())
        if parts and _closes(text):
            parts[-1] += text
        elif text:
            parts.append(text)
    return " ".join(parts)


def _closes(text: str) -> bool:
    return _PUNCTUATION.fullmatch(text) is not None


def _voice(item: Item, names: Mapping[str, str]) -> str:
    keys = (*_NAME, *_SPEAKER)
    for key in keys if "value" in item or "word" in item or "name" not in item else (*keys, "name"):
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("id")
        if key == "from" and _number(value) is not None:
            continue
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            label = " ".join(clean(str(value)).split())
            label = clean(names.get(label, label))
            return f"Spreker {label}" if label.isdigit() else label
    return ""


def _time(item: Item, keys: tuple[str, ...]) -> float | None:
    for key in keys:
        value = item.get(key)
        if isinstance(value, list) and len(value) == 2:
            value = value[keys is _END]
        elif isinstance(value, dict):
            value = value.get("to" if keys is _END else "from", value.get("seconds"))
        if (number := _number(value)) is not None and 0 <= number < 1e9:
            return number / 1000 if key.endswith("milliseconds") else number
    return None


def _number(value: Any) -> float | None:
    """Seconds in a number, ``"12.3s"``, ``"PT1M2S"`` or ``"00:01:02,000"``."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        return float(value.rstrip("s"))
    except ValueError:
        pass
    if found := _PERIOD.fullmatch(value) or _CLOCK.fullmatch(value):
        hours, minutes, rest = (float((part or "0").replace(",", ".")) for part in found.groups())
        return hours * 3600 + minutes * 60 + rest
    return None


def _in_seconds(paragraphs: list[Paragraph]) -> None:
    """Make seconds of times that are whole numbers and far too long for what is said: thousandths."""
    times = [time for p in paragraphs for time in (p.begins, p.ends) if time is not None]
    letters = sum(len(p.text) for p in paragraphs)
    if not times or max(times) < 1000 or letters >= _SLOWEST * max(times) or any(t % 1 for t in times):
        return
    for paragraph in paragraphs:
        paragraph.begins = None if paragraph.begins is None else paragraph.begins / 1000
        paragraph.ends = None if paragraph.ends is None else paragraph.ends / 1000
