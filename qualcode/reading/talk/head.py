"""The head matter of a transcript (``Datum:``, ``Geïnterviewde:``, ``Functie:``), which nobody says."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from qualcode.reading import words
from qualcode.reading.talk.head_lines import straight
from qualcode.reading.words.labels import LabelKind, key_of, parse

_LONGEST_TERM = 160
_PAIR = re.compile(
    r"[-•*_#\s]*(?P<key>[^\W\d_][\w’'/() .-]{0,38}?)[*_]*\s*(?::|\t| {3,})\s*[*_]*\s*(?P<value>.*?)[*_\s]*$"
)
_RULE = re.compile(r"[\s\-=_*~#.]+$")
_SPOKEN = re.compile(
    r"[?!…]|\.\.\.|[a-zà-ÿ]{3}(?<!mevr)(?<!prof)(?<!dhr)(?<!drs)(?<!ing)[.] [A-Z]|\b(?:ik|je|jij|we|wij|u|jullie|mij|hallo|goedemorgen|welkom)\b",
    re.I,
)
_SOURCE_TITLE = re.compile(
    r"[#*\s]*(?:interview|transcript|gesprek|leerteam|rondetafel|focusgroep|bijeenkomst|verslag)[\w .-]{0,16}:",
    re.I,
)
_PAGE_NUMBER = re.compile(r"(?: {2,}|\t)\s*\d{1,3}$")
_SOURCES = frozenset(
    ("transcript", "transcriptie", "interview", "gesprek", "opname", "bestand", "bijeenkomst")
)
_MOST_WORDS = 3
_LINES = 60
_TITLE = 120


@dataclass(slots=True)
class Head:
    """What stands above the conversation: `lines` of the file belong to it, but for those `left`, which are neither title nor key."""

    metadata: dict[str, str] = field(default_factory=dict)
    title: str = ""
    lines: int = 0
    left: tuple[int, ...] = ()


def split(lines: Sequence[str]) -> Head:
    """Title and head matter at the top of `lines`."""
    one_each = straight(lines[:_LINES], is_key, is_role)
    given, lines = lines, [*one_each.lines, *lines[_LINES:]]
    entries = _entries(lines)
    used = _confirmed(entries, lines)
    if not used:
        return Head(title=_title_alone(given), lines=1 if _title_alone(given) else 0)
    head = Head(lines=_below_rules(given, one_each.ends[max(used)] + 1))
    for index in sorted(used):
        key, value = entries[index]
        if key in head.metadata:
            head.metadata[key] = f"{head.metadata[key]}; {value}"
        elif value:
            head.metadata[key] = value
    above = {
        at: line.strip(" \t#*_=-") for at, line in enumerate(lines[: min(used)]) if not _RULE.match(line)
    }
    titles = {at: _PAGE_NUMBER.sub("", title) for at, title in above.items() if title}
    head.title = next(iter(titles.values()), "")
    head.left = tuple(one_each.ends[at] for at, title in titles.items() if title != head.title)
    return head


def _below_rules(lines: Sequence[str], start: int) -> int:
    """The first line from `start` on that is neither a rule nor a blank above a rule."""
    written = next((at for at in range(start, len(lines)) if lines[at].strip()), start)
    rule = written < len(lines) and _RULE.match(lines[written]) is not None
    return _below_rules(lines, written + 1) if rule and lines[written].strip() else start


def _entries(lines: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Lines among the first that could be a key and its value."""
    found: dict[int, tuple[str, str]] = {}
    for index, line in enumerate(lines[:_LINES]):
        if len(line) > 400 or not (match := _PAIR.fullmatch(line.strip())):
            continue
        key = " ".join(match["key"].split()).strip(" *_")
        if key and (is_key(key) or is_role(key)):
            found[index] = (key, match["value"].strip())
    return found | _among_entries(found, lines)


def _among_entries(found: dict[int, tuple[str, str]], lines: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Lines right between two with usual keys that hold a key of the team's own and its value: ``Wijze: telefonisch``."""
    sure = sorted(index for index, (key, _) in found.items() if is_key(key) and not is_role(key))
    more: dict[int, tuple[str, str]] = {}
    for one, other in itertools.pairwise(sure):
        between = [at for at in range(one + 1, other) if lines[at].strip() and at not in found]
        if len(between) != 1 or not (match := _PAIR.fullmatch(lines[between[0]].strip())):
            continue
        key, value = " ".join(match["key"].split()), match["value"].strip()
        again = sum(1 for line in lines if line.lstrip("*_ ").startswith(f"{match['key']}:"))
        if len(key.split()) <= _MOST_WORDS and value and is_value(value) and again == 1:
            more[between[0]] = (key, value)
    return more


def _confirmed(entries: dict[int, tuple[str, str]], lines: Sequence[str]) -> list[int]:
    """The run of entries at the top that is head matter: it ends where somebody starts to talk."""
    used: list[int] = []
    spoken_keys: dict[str, int] = {}
    for key, _ in entries.values():
        spoken_keys[key_of(key)] = spoken_keys.get(key_of(key), 0) + 1
    index, last = 0, min(len(lines), _LINES)
    free = 0
    while index < last:
        line = lines[index].strip()
        entry = entries.get(index)
        if entry is not None and _belongs(entry, index, entries, spoken_keys, lines):
            used.append(index)
            free = 0
        elif not line or _RULE.match(line):
            pass
        elif (
            not used
            and len(line) <= _TITLE
            and free < 3
            and (":" not in line[:40] or (not free and _SOURCE_TITLE.match(line)))
        ):
            free += 1
        else:
            break
        index += 1
    return used if any(is_key(entries[i][0]) for i in used) or len(used) >= 2 else []


def _belongs(
    entry: tuple[str, str],
    index: int,
    entries: dict[int, tuple[str, str]],
    counts: dict[str, int],
    lines: Sequence[str],
) -> bool:
    key, value = entry
    if not is_role(key):
        return not _speaks(key, value, index, lines)
    if not value or len(value) > 120 or _SPOKEN.search(value):
        return False
    if _among_keys(index, entries, lines):
        return True
    beside = [entries[i][0] for i in (index - 2, index - 1, index + 1, index + 2) if i in entries]
    if any(is_key(other) and not is_role(other) for other in beside):
        return True
    if _is_name(value) and any(i in entries and _is_name(entries[i][1]) for i in (index - 1, index - 2)):
        return True
    again = sum(1 for line in lines[index + 1 : index + 200] if line.lstrip("*_ ").startswith(key + ":"))
    return counts[key_of(key)] == 1 and again == 0 and len(value.split()) <= 8 and bool(beside)


def _speaks(key: str, value: str, index: int, lines: Sequence[str]) -> bool:
    """Whether a usual key stands before what somebody says, and comes back below: ``Inbrenger: Ik vraag me af …``."""
    if is_value(value):
        return False
    again = (line for line in lines[index + 1 : index + 200] if line.lstrip("*_ ").startswith(f"{key}:"))
    return next(again, None) is not None


def _is_name(value: str) -> bool:
    """Whether all that follows on a key is somebody's name, as in ``Notulist: Daan``."""
    label = parse(value) if value[-1:] not in (".", ",") else None
    return label is not None and label.kind is LabelKind.NAME


def _among_keys(index: int, entries: dict[int, tuple[str, str]], lines: Sequence[str]) -> bool:
    """Whether a usual key of head matter follows on an entry with nothing but other entries between."""
    for below in range(index + 1, min(index + 12, len(lines))):
        if below not in entries:
            if lines[below].strip():
                return False
            continue
        key, value = entries[below]
        if is_key(key) and not is_role(key):
            return True
        if not value or len(value) > 120 or _SPOKEN.search(value):
            return False
    return False


def is_value(value: str) -> bool:
    """Whether `value` could stand behind a key: short, on one line, and said by nobody."""
    return len(value) <= _TITLE and "\n" not in value.strip() and not _SPOKEN.search(value)


def is_entry(line: str) -> bool:
    """Whether a line holds a usual key of head matter and its value, ``Locatie: telefonisch``."""
    found = _PAIR.fullmatch(line.strip()) if ":" in line else None
    return (
        found is not None and is_key(found["key"]) and not is_role(found["key"]) and is_value(found["value"])
    )


def is_key(key: str) -> bool:
    """Whether `key` is a usual word of head matter, such as ``"Datum interview"``."""
    if len(key) > _LONGEST_TERM:
        return False
    plain = " ".join(key.casefold().replace("’", "'").split()).strip(" .-")
    plain = re.sub(r"\s*\((?:en|de|in)?[^)]*\)$", "", plain)
    return (
        plain in words.metadata()
        or key_of(plain) in words.metadata()
        or plain.rstrip("s") in words.metadata()
        or _is_compound_key(plain)
    )


def _is_compound_key(plain: str) -> bool:
    """Whether `plain` is a key with what or whom it is of, such as ``code respondent`` and ``nummer transcript``."""
    first, _, rest = plain.partition(" ")
    named = rest in _SOURCES or (" " not in rest and is_role(rest))
    return bool(rest) and first in words.metadata() and named


def is_role(key: str) -> bool:
    """Whether `key` names a part in the talk, such as ``"Interviewer"`` or ``"Deelnemer(s)"``."""
    plain = key.casefold().strip()
    plain = re.sub(r"(?:\(s\)|\(en\)|\(n\))$", "", plain).strip()
    return bool(
        words.INTERVIEWER.fullmatch(plain)
        or words.PARTICIPANT.fullmatch(plain)
        or (
            plain[-1:] in "sn"
            and (words.INTERVIEWER.fullmatch(plain[:-1]) or words.PARTICIPANT.fullmatch(plain[:-1]))
        )
        or words.PERSON.fullmatch(plain)
    )


def _names_the_source(first: str, lines: Sequence[str]) -> bool:
    """Whether ``Transcript 9: chauffeur`` opens the file, and nothing else in it opens so."""
    found = _SOURCE_TITLE.match(first)
    return found is not None and sum(1 for line in lines if line.startswith(found[0])) == 1


def _title_alone(lines: Sequence[str]) -> str:
    """The first line, where it looks like a title: short, without end stop, and a blank or rule below."""
    if len(lines) < 3:
        return ""
    first, second = lines[0].strip(), lines[1].strip()
    plain = first.strip("#*_= ")
    marked = first.startswith("#")
    if (
        not plain
        or len(plain) > _TITLE
        or plain.endswith((".", "?", "!", ":", ","))
        or (":" in plain[:30] and not marked and not _names_the_source(first, lines))
    ):
        return ""
    if plain in {line.strip("#*_= :") for line in lines[1:]} or is_role(plain):
        return ""
    if not second or _RULE.match(second):
        hint = re.search(
            r"interview|transcript|gesprek|leerteam|rondetafel|focusgroep|bijeenkomst|verslag", plain, re.I
        )
        return plain if hint or marked else ""
    return ""
