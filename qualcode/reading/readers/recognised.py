"""What a speech recogniser's JSON says, whatever its program calls it: the list of utterances in it, with voices and times.

Programs differ in names (``start_time``, ``startTime``, ``offset``), in depth and in what they list: sentences, words,
paragraphs, or words here and who spoke when elsewhere. So every list in the file is looked at, and the one that says most is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from qualcode.reading.decoding import clean
from qualcode.reading.raw import Paragraph
from qualcode.reading.readers.entries import (
    BEGIN,
    END,
    FIRST_OF,
    NAME,
    PARTS,
    SPEAKER,
    TEXT,
    Item,
    opened,
    parts_of,
    plain,
    text_of,
    time_of,
    voice_of,
)

_MARKS = ("punctuation", "punct", "spacing")
_SENT = ("timestampms", "sentat", "createdat", "dateunixtime")
_DEEPEST, _FIRST = 8, 20
_MOST_LETTERS_IN_WORD = 12
_ENOUGH, _SLOWEST = 0.7, 0.1
_PUNCTUATION = re.compile(r"[.,?!:;…)\]»”’]+")


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
        items = [opened(value) for value in values if isinstance(value, dict)]
        if len(items) < 0.5 * len(values) or not items:
            continue
        if sum(map(_is_said, items)) >= 0.5 * len(values):
            said = [item for item in items if _is_said(item) or text_of(item).strip()]
            found.append(_weighed(_once(said), depth, names))
        elif sum(1 for item in items if _is_span(item, names)) >= 0.8 * len(items):
            spans.append(items)
    if not found:
        bare = root.get("text") if isinstance(root, dict) else None
        return [Paragraph(" ".join(clean(bare).split()), joined=True)] if isinstance(bare, str) else None
    best = _best(found)
    if _is_newest_first(best.items):
        best.items.reverse()
    if best.voices == 0 and spans:
        _give_voices(best.items, max(spans, key=len), names)
    paragraphs = [p for p in _paragraphs(best, names) if p.text]
    in_seconds(paragraphs)
    return paragraphs


def _is_newest_first(items: Sequence[Item]) -> bool:
    """Whether the times at which messages were sent go back, as in what messaging programs give out."""
    for key in _SENT:
        times = [time for item in items if isinstance(time := item.get(key), int | float)]
        if len(times) == len(items) > 2:
            return times[0] > times[-1] and all(one >= other for one, other in pairwise(times))
    return False


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
                if plain(str(key)) in ("speakers", "participants"):
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


def _is_said(item: Item) -> bool:
    if any(isinstance(item.get(key), list) and item[key] and isinstance(item[key][0], dict) for key in PARTS):
        return True
    timed = any(key in item for key in (*BEGIN, *SPEAKER, *NAME))
    timed = timed or item.get("type") in _MARKS or any(isinstance(item.get(key), list) for key in FIRST_OF)
    return timed and any(isinstance(item.get(key), str) for key in TEXT)


def _is_span(item: Item, names: Mapping[str, str]) -> bool:
    return bool(voice_of(item, names)) and time_of(item, BEGIN) is not None and not _is_said(item)


def _once(items: list[Item]) -> list[Item]:
    """`items`, only the last where it repeats the words of all others with their voices (Google's first version)."""
    last = items[-1]
    if len(items) < 2 or text_of(last) or not (own := parts_of(last)):
        return items
    others = sum(len(parts_of(item)) for item in items[:-1])
    return [last] if len(own) >= others > 0 else items


def _weighed(items: list[Item], depth: int, names: Mapping[str, str]) -> _Listed:
    letters = words = 0
    voices: set[str] = set()
    for item in items:
        text, parts = text_of(item), parts_of(item)
        letters += len(text) or sum(len(text_of(part)) for part in parts)
        words += bool(parts) or " " in text.strip()
        voices.add(voice_of(item, names))
        voices.update(voice_of(part, names) for part in parts)
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
        (begins, voice_of(span, names)) for span in spans if (begins := time_of(span, BEGIN)) is not None
    )
    starts = [begins for begins, _ in timed]
    for item in items:
        begins = time_of(item, BEGIN)
        if begins is not None and (at := bisect_right(starts, begins + 1e-6)):
            item["speaker"] = timed[at - 1][1]


def _paragraphs(listed: _Listed, names: Mapping[str, str]) -> Iterator[Paragraph]:
    if listed.by_word:
        yield from _by_voice(listed.items, names, "")
        return
    for item in listed.items:
        speaker, parts = voice_of(item, names), parts_of(item)
        voices = {voice_of(part, names) for part in parts} - {""}
        if len(voices) > 1:
            yield from _by_voice(parts, names, speaker)
            continue
        begins, ends = time_of(item, BEGIN), time_of(item, END)
        if parts:
            begins = time_of(parts[0], BEGIN) if begins is None else begins
            ends = time_of(parts[-1], END) if ends is None else ends
        text = " ".join(clean(text_of(item)).split()) or _sentence(parts)
        yield Paragraph(
            text, speaker=speaker or next(iter(voices), ""), begins=begins, ends=ends, joined=True
        )


def _by_voice(words: list[Item], names: Mapping[str, str], speaker: str) -> Iterator[Paragraph]:
    """Words that follow on each other in one voice, as one utterance each."""
    group: list[Item] = []
    current = speaker
    for word in words:
        voice = voice_of(word, names) or current
        if voice != current and group and not _closes(text_of(word).strip()):
            yield _grouped(group, current)
            group = []
        current = voice if not group or voice == current else current
        group.append(word)
    if group:
        yield _grouped(group, current)


def _grouped(words: list[Item], speaker: str) -> Paragraph:
    times = [word for word in words if time_of(word, BEGIN) is not None]
    begins = time_of(times[0], BEGIN) if times else None
    ends = time_of(times[-1], END) if times else None
    return Paragraph(_sentence(words), speaker=speaker, begins=begins, ends=ends, joined=True)


def _sentence(words: Sequence[Item]) -> str:
    parts: list[str] = []
    for word in words:
        text = " ".join(clean(text_of(word)).split())
        if parts and _closes(text):
            parts[-1] += text
        elif text:
            parts.append(text)
    return " ".join(parts)


def _closes(text: str) -> bool:
    return _PUNCTUATION.fullmatch(text) is not None


def in_seconds(paragraphs: list[Paragraph]) -> None:
    """Make seconds of times that are whole numbers and far too long for what is said: thousandths."""
    times = [time for p in paragraphs for time in (p.begins, p.ends) if time is not None]
    letters = sum(len(p.text) for p in paragraphs)
    if not times or max(times) < 1000 or letters >= _SLOWEST * max(times) or any(t % 1 for t in times):
        return
    for paragraph in paragraphs:
        paragraph.begins = None if paragraph.begins is None else paragraph.begins / 1000
        paragraph.ends = None if paragraph.ends is None else paragraph.ends / 1000
