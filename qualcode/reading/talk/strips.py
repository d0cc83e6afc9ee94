"""Labels that stand where no line begins, or that carry the number of a question."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from qualcode.reading.lines import seen
from qualcode.reading.lines.traits import where
from qualcode.reading.talk import copied
from qualcode.reading.words import labels
from qualcode.reading.words.labels import LabelKind

_NUMBERED = re.compile(r"(\s*)(vraag|antwoord|v|a|i|r)[ .]?(\d{1,3})(?=\s*[:.]\s)", re.IGNORECASE)
_OF_QUESTION = re.compile(r"(\s*)(vraag|antwoord|v|a)[ .]?(\d{1,3})(?=\s*[:.]\s)", re.IGNORECASE)
_ASKED_ALONE = re.compile(r"\s*(?:vraag|v)[ .]?(\d{1,3})\s*[:.]?\s*", re.IGNORECASE)
_ANSWERED = re.compile(r"\s*(?:antwoord|antw|a)\s*:\s", re.IGNORECASE)
_ANSWERED_ALONE = re.compile(r"\s*(?:antwoord|a)(?:[ .]?(\d{1,3}))?\s*[:.]?\s*", re.IGNORECASE)
_CODED = re.compile(r"¤<\d{1,9}>")
_ITEMISED = re.compile(r"\d{1,2}\.\d{1,3}\s+(?=[^\W\d_][^:]{0,60}:\s)")
_WITHIN = re.compile(
    r"(?<=[.?!…)\]”\"] )(?:(?P<label>[A-Z][\w.]{0,15}(?: \d{1,2})?):(?= )|\[(?P<tag>[A-Z][\w.]{0,15}(?: \d{1,2})?)\](?= ))"
)
_OPENING = re.compile(r"\s*(?:(?P<label>[^:\[\]]{1,40}):|\[(?P<tag>[^\[\]]{1,40})\] )")
_STARS = frozenset("*_")
_ASKS, _ANSWERS = frozenset("vV"), frozenset("aA")
_LONG = 400
_FEWEST = 3
_SAMPLE = 400


_SPOKEN_ALONE = re.compile(
    r"(?:\d{1,2} (?:hours?|uur) )?\d{1,3} (?:minutes?|minuten|minuut)(?: \d{1,2} (?:seconds?|seconden?))?\s*"
    r"|\d{1,2} (?:seconds?|seconden?)\s*"
)
_TWICE = re.compile(
    r"(?:\d{1,2} (?:uur|hours?) )?(?:\d{1,3} (?:minuten|minuut|minutes?) )?\d{1,2} (?:seconden|seconde|seconds?) ?\d{1,2}(?::\d{2}){1,2}\s*"
)
"""A time in words with the same in digits, as the page of a recording sets it beside each name and copies it to a line of its own."""
_CLOCK = re.compile(r"\d{1,2}(?::\d{2}){1,2}\s*")
_SCORED = re.compile(r"\s*(\S.{0,30}?) \[v\]\s+")
_TAGGED = re.compile(r"\s*\[(speaker|spreker):(\d{1,3})\]:?\s+", re.IGNORECASE)
_COUNTED = re.compile(r"\s*(\d{1,3})[.)]?\s+(?=([^\W\d_][\w.]{0,15})\s+[-–]\s)")
"""The number of a question before who asks it: ``3 I - Waar was dat?``."""
_SLASHED = re.compile(r"\s*([A-Z][A-Za-z]{0,11} ?\d{0,2})/\s+(?=\S)")
"""A label that a stroke parts from the words: ``INT/ Hoe gaat het?``."""
_STARRED = re.compile(r"\s*([*_]{1,2})([^\W\d_][^*_:\n]{0,30})(?<=\S)\1\s+(?=\S)")
"""A label between the signs with which plain text sets words in bold or italics: ``*Docent* Hoe gaat het?``."""
_NEAR = 18
_SCORE_NUMBER = re.compile(r"\s*\[\d{1,5}\]\s*")


def usual(lines: Sequence[str]) -> Sequence[str]:
    """`lines` in the layout that others use: ``JB [v]`` (EXMARaLDA) and times in words below names (Teams)."""
    sample = lines[:_SAMPLE]
    if sum(1 for line in sample if "¤" in line) >= 2:
        return [_CODED.sub("", line) for line in lines]
    if sum(1 for line in sample if line[:1].isdigit() and _ITEMISED.match(line)) >= 3:
        return [_ITEMISED.sub("", line, count=1) if line[:1].isdigit() else line for line in lines]
    if sum(1 for line in sample if "[" in line[:8] and _TAGGED.match(line)) >= 2:
        return [_TAGGED.sub(r"\1 \2: ", line, count=1) for line in lines]
    if sum(1 for line in sample if line[:6].lstrip()[:1].isdigit() and _COUNTED.match(line)) >= _FEWEST:
        return _without_question_numbers(lines)
    if sum(1 for line in sample if "/" in line[:_NEAR] and _SLASHED.match(line)) >= _FEWEST:
        return [_SLASHED.sub(r"\1: ", line, count=1) if "/" in line[:_NEAR] else line for line in lines]
    if sum(1 for line in sample if line[:1] in _STARS and _STARRED.match(line)) >= _FEWEST:
        return [_STARRED.sub(r"\2: ", line, count=1) if line[:1] in _STARS else line for line in lines]
    if sum(1 for line in sample if "[v]" in line and _SCORED.match(line)) >= 2:
        return [_SCORED.sub(r"\1: ", line, count=1) for line in lines if not _SCORE_NUMBER.fullmatch(line)]
    if sum(1 for line in sample if line[:1].isdigit() and _TWICE.fullmatch(line)) >= 2:
        return _named_once(lines)
    if sum(1 for at in range(1, len(sample) - 1) if sample[at][:1].isdigit() and _says_again(lines, at)) >= 2:
        return _said_again(lines)
    if sum(1 for line in sample if line[:1].isdigit() and _SPOKEN_ALONE.fullmatch(line)) >= 2:
        return _behind_names(lines)
    return copied.as_others(lines, sample)


def _without_question_numbers(lines: Sequence[str]) -> Sequence[str]:
    """`lines` without the numbers that count up by one before one and the same label: of the questions that somebody asks."""
    found = {at: match for at, line in enumerate(lines) if (match := _COUNTED.match(line))}
    numbers = [int(match[1]) for match in found.values()]
    counted = all(other - one == 1 for one, other in itertools.pairwise(numbers))
    if len({match[2] for match in found.values()}) > 1 or not counted:
        return lines
    return [line[found[at].end() :] if at in found else line.lstrip() for at, line in enumerate(lines)]


def _named_once(lines: Sequence[str]) -> list[str]:
    """`lines` without a name, and the time below it, that stand once more on the line that follows."""
    gone: set[int] = set()
    for at, line in enumerate(lines):
        if line[:1].isdigit() and _TWICE.fullmatch(line):
            gone.add(at)
            name = lines[at - 1].strip() if at else ""
            if name and at + 1 < len(lines) and lines[at + 1].startswith(name):
                gone.add(at - 1)
    return [line for at, line in enumerate(lines) if at not in gone]


def _says_again(lines: Sequence[str], at: int) -> bool:
    """Whether a name and the time below it stand once more together on the line that follows."""
    if not _CLOCK.fullmatch(lines[at]) or not lines[at - 1].strip():
        return False
    return lines[at + 1].split() == [*lines[at - 1].split(), *lines[at].split()]


def _said_again(lines: Sequence[str]) -> list[str]:
    """`lines` without names and times that the line below says again."""
    gone = {at for at in range(1, len(lines) - 1) if lines[at][:1].isdigit() and _says_again(lines, at)}
    return [line for at, line in enumerate(lines) if at not in gone and at + 1 not in gone]


def _behind_names(lines: Sequence[str]) -> list[str]:
    """`lines`, each time in words that stands below a name put behind it."""
    found: list[str] = []
    for line in lines:
        if line[:1].isdigit() and found and found[-1].strip() and _SPOKEN_ALONE.fullmatch(line):
            found[-1] = f"{found[-1].rstrip()} {line.strip()}"
        else:
            found.append(line)
    return found


def unnumbered(lines: Sequence[str]) -> Sequence[str]:
    """`lines` with ``Vraag 3:`` and ``Antwoord 3:`` written without the number, where both count up together.

    So are those with ``Vraag 3:`` where each has one ``Antwoord:`` without a number.
    The number is that of the question; left in its place it would make a speaker of every answer.
    """
    if (voiced := copied.with_voices(lines)) is not lines:
        return voiced
    if alone := _numbered_alone(lines):
        return alone
    found: dict[str, list[int]] = {"v": [], "a": [], "i": [], "r": []}
    order: list[int] = []
    for line in lines[:_SAMPLE]:
        if match := _NUMBERED.match(line):
            found[match[2][0].lower()].append(int(match[3]))
            order.append(int(match[3]))
    if found["i"] and order == sorted(order) and found["i"] == found["r"] and len(found["i"]) >= _FEWEST:
        return [_NUMBERED.sub(r"\1\2", line, count=1) for line in lines]
    asked, answered = found["v"], found["a"]
    if len(asked) >= 2 and not answered and asked == list(range(asked[0], asked[0] + len(asked))):
        answers = sum(1 for line in lines[:_SAMPLE] if _ANSWERED.match(line))
        rising = abs(answers - len(asked)) <= 1
        return [_OF_QUESTION.sub(r"\1\2", line, count=1) for line in lines] if rising else lines
    rising = all(len(set(numbers)) == len(numbers) >= 2 for numbers in (asked, answered))
    if not rising or not set(asked) & set(answered):
        return lines
    return [_OF_QUESTION.sub(r"\1\2", line, count=1) for line in lines]


def _numbered_alone(lines: Sequence[str]) -> list[str]:
    """`lines` with ``Vraag 3`` above a question and ``Antwoord`` above its answer without the numbers; none where they do not so."""
    if sum(1 for line in lines[:_SAMPLE] if line[:1] in _ASKS and _ASKED_ALONE.fullmatch(line)) < 2:
        return []
    asked = {
        at: int(found[1])
        for at, line in enumerate(lines)
        if line[:1] in _ASKS and (found := _ASKED_ALONE.fullmatch(line))
    }
    answered = [
        at for at, line in enumerate(lines) if line[:1] in _ANSWERS and _ANSWERED_ALONE.fullmatch(line)
    ]
    numbers = list(asked.values())
    if (
        len(numbers) < 2
        or len(answered) != len(numbers)
        or numbers != list(range(numbers[0], numbers[0] + len(numbers)))
    ):
        return []
    named = {**dict.fromkeys(asked, "Vraag:"), **dict.fromkeys(answered, "Antwoord:")}
    return [named.get(at, line) for at, line in enumerate(lines)]


def unglued(lines: Sequence[str]) -> Sequence[str]:
    """`lines` cut before each label that follows on the end of a sentence, where all turns stand in one paragraph.

    Only labels that can mean nothing else (``Interviewer:``, ``R2:``) count, when two or more of them take turns.
    """
    long = where(seen(lines).traits.length > _LONG)
    cut = {index: parts for index in long if len(parts := _parts(lines[index])) > 1}
    if not cut:
        return lines
    return [part for index, line in enumerate(lines) for part in cut.get(index, (line,))]


def unglued_text(text: str) -> list[str]:
    """The lines of one paragraph, cut so where it is long."""
    lines = text.split("\n")
    return [part for line in lines for part in _parts(line)] if len(text) > _LONG else lines


def _parts(line: str) -> list[str]:
    if line.count(":") + line.count("[") < _FEWEST:
        return [line]
    found = [match for match in _WITHIN.finditer(line) if _is_certain(_named(match))]
    opening = _OPENING.match(line)
    if len(found) < _FEWEST or opening is None or not _is_certain(_named(opening)):
        return [line]
    if len({labels.key_of(_named(match)) for match in (opening, *found)}) < 2:
        return [line]
    at = [match.start() for match in found]
    return [line[start:end].strip() for start, end in zip([0, *at], [*at, len(line)], strict=True)]


def _named(match: re.Match[str]) -> str:
    return str(match["label"] or match["tag"])


def _is_certain(label: str) -> bool:
    found = labels.parse(label)
    return found is not None and found.kind in (LabelKind.INTERVIEWER, LabelKind.PARTICIPANT)
