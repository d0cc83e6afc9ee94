"""Every place in the lines of a file where somebody could begin to speak."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from qualcode.reading.lines import seen
from qualcode.reading.lines.looks import NEAR, PAIR_NEAR
from qualcode.reading.lines.signs import Mask, Places, among
from qualcode.reading.lines.traits import where
from qualcode.reading.talk.marked import Mark, Marks, Times
from qualcode.reading.talk.stamped import CLOSES_STAMP, OPENS_STAMP, behind_label, clock, unstamped
from qualcode.reading.talk.stamps import AT_END, AT_START, seconds
from qualcode.reading.words import TITLES, labels
from qualcode.reading.words.labels import Label, LabelKind
from qualcode.reading.words.sentences import SAID_ENDS

_SEPARATED = re.compile(
    r"(?P<label>[^\W\d_][\w'’.-]*?(?: [\w'’.-]+){0,3}?)(?=[\s–—;>).-])(?:\t+| {2,}|\.?\s*[-–—]{1,2}\s+|\s+[>=|]\s+|\s?;\s?|(?:>{1,2}|\))\s*|\.\s+(?=\S))"
    r"(?P<rest>\S.*)",
    re.S,
)
_TITLED = re.compile(
    r"(?P<label>[^\W\d_]{2,8}\. [\w'’-]+(?: [\w'’-]+){0,2}?)(?:\t+| {2,}|\.?\s*[-–—]\s+|\s+[>=|]\s+|\s?;\s?|\.\s+)(?P<rest>\S.*)",
    re.S,
)
_ABBREVIATED = re.compile(
    r"(?P<label>(?:Int|Interv|Intv|Resp|Dln)\.? ?\d{0,2}|[IRPMVDS]\d{1,2})(?:[.:]?\s+|(?<=\.)(?=[A-Z]))(?P<rest>[A-Z‘“\"'(\[…].*)",
    re.S,
)
_PLAIN_LABEL = re.compile(r"[^\W\d_][^:()\[\]]{0,40}")
_SEPARATES = re.compile(r"\t|  |[-–—]\s|\s[>=|]\s|[>);]|\.\s|\d\s")
_RUNNING_TEXT = re.compile(r"(?!(?i:int|resp|dln)|[IRPMVDS]\d)[^\W\d_]\w*(?: \w+){3} [\w(‘“]")
_SHORT_FORMS = ("int ", "int.", "inte", "intv", "resp", "dln ", "dln.")
_ROUND = re.compile(r"\((?P<label>[^\W\d_][^()\n]{0,60}?):?\)\s*:?\s*(?P<rest>\S.*)", re.S)
_BRACKETED = re.compile(r"[\[<](?P<label>[^\W\d_][^\[\]<>\n]{0,60})[\]>]\s*:?\s*(?P<rest>.*)", re.S)
_PAST_CLOCK = len("[00:01:10]")
_CLOSES_STAMP = among(*CLOSES_STAMP)
_AT_ONCE = 4096
"""Lines cut at once: what they are cut into stays in the processor's cache."""
_REFUSED, _NEW = -2, -1
"""In place of the number of a label: what opens the line is no label, or was not met before."""


def by_colon(lines: Sequence[str]) -> Marks:
    """Marks of the commonest layout: ``"Naam: woorden"``, with or without time marks, and ``"[Naam] woorden"``."""
    traits = seen(lines).traits
    bracket = traits.first == ord("[")
    timed = bracket & (traits.clock >= 0)
    met = _Met()
    found = _opened_alike(lines, np.flatnonzero((traits.colon & ~bracket) | timed), met)
    odd = [
        mark
        for index in where(bracket & ~timed)
        if (mark := _usual_stamp(index, lines[index], met) or met.look_at(index, lines[index]))
    ]
    return found.merged(odd) if odd else found


@dataclass(slots=True)
class _Met:
    """Labels that were met, and their numbers by the words that open a line, with a space before those behind a time."""

    numbers: dict[str, int] = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)
    _places: dict[Label, int] = field(default_factory=dict)

    def number(self, label: Label) -> int:
        """The number of a label, by which it stands in `labels`."""
        if label not in self._places:
            self._places[label] = len(self.labels)
            self.labels.append(label)
        return self._places[label]

    def look_at(self, index: int, line: str) -> Mark | None:
        """The mark on a line that does not open as one before it did; what opens it is remembered, label or not."""
        mark = _new_label(index, line)
        head = line[: line.find(":", 0, NEAR)]
        if mark is None:
            if _PLAIN_LABEL.fullmatch(head) and labels.parse(head) is None:
                self.numbers[head] = _REFUSED
            return None
        text = mark.label.text
        if text == head:
            self.numbers[text] = self.number(mark.label)
        elif mark.begins is not None and not mark.label.aside and _PLAIN_LABEL.fullmatch(text):
            self.numbers[f" {text}"] = self.number(mark.label)
        return mark


def _opened_alike(lines: Sequence[str], at: Places, met: _Met) -> Marks:
    """The marks on the lines `at` some places; each way to open is looked at once, lines that open so are cut many at once.

    No line opens with a square bracket, but for those that open with a time as ``[00:01:10] `` does.
    """
    traits = seen(lines).traits
    clock, plain = traits.clock[at], ~_CLOSES_STAMP[traits.tail[at]]
    label_of = np.full(len(at), _NEW)
    rests, styles = [""] * len(at), ["colon"] * len(at)
    begins, ends = _times(clock), _times(np.full(len(at), -1.0))
    for start in range(0, len(at), _AT_ONCE):
        many = slice(start, start + _AT_ONCE)
        rows = [lines[index] for index in at[many].tolist()]
        heads, words, usual = _parted(rows, clock[many] >= 0)
        usual &= plain[many]
        numbers = np.fromiter(map(met.numbers.get, heads, repeat(_NEW)), np.intp, len(rows))
        for place in where(~usual | (numbers == _NEW)):
            if usual[place] and heads[place] in met.numbers:
                numbers[place] = met.numbers[heads[place]]
                continue
            mark = met.look_at(int(at[start + place]), rows[place])
            numbers[place] = _REFUSED if mark is None else met.number(mark.label)
            if mark is not None:
                words[place], styles[start + place] = mark.rest, mark.style
                begins[start + place], ends[start + place] = mark.begins, mark.ends
        label_of[many], rests[many] = numbers, words
    if not met.labels:
        return Marks()
    marks = Marks.of(at, met.labels, np.maximum(label_of, 0), rests, styles, begins, ends)
    return marks.kept(label_of >= 0)


def _parted(rows: Sequence[str], timed: Mask) -> tuple[list[str], list[str], Mask]:
    """What stands before the colon of each line, less its time, the words behind it, and whether those are as usual."""
    parts = list(map(str.partition, rows, repeat(": ")))
    heads, rests = list(map(itemgetter(0), parts)), list(map(itemgetter(2), parts))
    usual = np.ones(len(rows), np.bool_)
    if timed.any():
        past = zip(heads, timed.tolist(), strict=True)
        heads = [head[_PAST_CLOCK:] if behind else head for head, behind in past]
        usual = ~timed | [rest != "" and not rest[0].isspace() for rest in rests]
    return heads, list(map(str.strip, rests)), usual


def _times(clock: NDArray[np.float64]) -> Times:
    """The times at which marks begin, where negative ones are none."""
    if not (clock >= 0).any():
        return [None] * len(clock)
    return [begins if begins >= 0 else None for begins in clock.tolist()]


def _new_label(index: int, line: str) -> Mark | None:
    """The mark on a line that does not open as one before it did."""
    if line.find(":", 0, NEAR) < 0 and not (line.startswith("[") and "]" in line[:66]):
        return None
    return _colon_mark(index, line)


def _usual_stamp(index: int, line: str, met: _Met) -> Mark | None:
    """The mark in ``"[1:10] Naam: woorden"`` for a label that was met before; a short way for a common layout."""
    stamp, _, named = line.partition("] ")
    text, _, rest = named.partition(": ")
    number = met.numbers.get(f" {text}", _NEW)
    if number < 0 or not rest or rest[0].isspace() or line[-1] in CLOSES_STAMP:
        return None
    begins = clock(stamp)
    return None if begins is None else Mark(index, met.labels[number], rest.strip(), "colon", begins)


def _colon_mark(index: int, line: str) -> Mark | None:
    begins = ends = None
    text = line.strip()
    if not text:
        return None
    stamped = None
    if text[0] in OPENS_STAMP or text[-1] in CLOSES_STAMP:
        stamped = unstamped(text)
    if stamped is not None:
        begins, ends, text = stamped.begins, stamped.ends, stamped.text
    if stamped is not None and len(text) <= labels.LONGEST and ":" not in text[:-1]:
        label = labels.parse(text.rstrip(":").rstrip())
        if label is not None and (label.kind >= LabelKind.NAME or text[-1] not in SAID_ENDS):
            return Mark(index, label, "", "header", begins, ends)
    if text.startswith("[") and (bracketed := _BRACKETED.fullmatch(text)):
        label = labels.parse(bracketed["label"].strip())
        rest = bracketed["rest"]
        if label and rest[:1] in ("(", "[") and (timed := AT_START.match(rest)):
            (begins, ends), rest = seconds(timed[1]), rest[timed.end() :]
        return Mark(index, label, rest, "bracket", begins, ends) if label else None
    return _before_colon(index, text, begins, ends)


def _before_colon(index: int, text: str, begins: float | None, ends: float | None) -> Mark | None:
    colon = text.find(":", 0, NEAR)
    if colon <= 0:
        return None
    if begins is None and text[colon - 1].isdigit() and (timed := behind_label(text)):
        label = labels.parse(timed.label)
        return Mark(index, label, timed.text, "colon", timed.begins) if label else None
    head, rest = text[:colon], text[colon + 1 :]
    if ("(" in head or "[" in head) and head.rstrip()[-1] not in ")]":
        close = min((p for p in (text.find(")", colon), text.find("]", colon)) if p > 0), default=-1)
        after = text.find(":", close) if close > 0 else -1
        if after < 0 or after - close > 3:
            return None
        head, rest = text[: close + 1], text[after + 1 :]
        found = AT_END.search(head)
        if found is None:
            return None
        begins, ends = seconds(found[1])
        head = head[: found.start()]
    elif head.endswith((")", "]")) and (found := AT_END.search(head)):
        begins, ends = seconds(found[1])
        head = head[: found.start()]
    if rest[:1] == "/" or (rest and not rest[0].isspace() and rest[0].isdigit()):
        return None
    marked = head.lstrip("-–—•>*_# \t")
    label = labels.parse(marked)
    if label is None:
        return None
    if rest and not rest[0].isspace() and rest[0] not in "*_" and label.kind < LabelKind.NAME:
        return None
    rest = rest.strip()
    if head != marked and ("*" in head or "_" in head):
        rest = _without_emphasis(head, rest)
    return Mark(index, label, rest, "colon", begins, ends)


def _without_emphasis(head: str, rest: str) -> str:
    sign = "*" if "*" in head else "_"
    if rest.startswith(sign):
        return rest.lstrip(sign).strip()
    opened = len(head) - len(head.lstrip("-–—•># \t").lstrip(sign))
    closes = sign * max(1, opened)
    return rest[: -len(closes)].rstrip() if rest.endswith(closes) else rest


def by_separator(lines: Sequence[str], least: float = 0.0) -> list[Mark]:
    """Marks where a tab, a dash, a full stop or wide space parts the label from the words.

    None, where it shows on the way that there will be fewer than `least`, which is of no use to the caller.
    A label that only a few lines part with ``=`` is explained there: ``I = interviewer``.
    """
    found: list[Mark] = []
    explained: set[int] = set()
    traits = seen(lines).traits
    places = where(traits.separator & (traits.right - traits.left >= 3))
    for left, index in zip(range(len(places), 0, -1), places, strict=True):
        if len(found) + left < least:
            return []
        if (parted := _separator_mark(index, lines[index].strip())) is not None:
            mark, sign = parted
            if sign == "=":
                explained.add(index)
            found.append(mark)
    if 2 * len(explained) < len(found):
        return [mark for mark in found if mark.line not in explained]
    return found


def _separator_mark(index: int, text: str) -> tuple[Mark, str] | None:
    """The mark in `text`, and the sign that parts its label from the words; None where nothing does."""
    if _RUNNING_TEXT.match(text):
        return None
    if not (_SEPARATES.search(text, 0, PAIR_NEAR) or text[:4].casefold() in _SHORT_FORMS):
        return None
    stamped = unstamped(text) if text[0] in OPENS_STAMP else None
    begins, ends, text = (stamped.begins, stamped.ends, stamped.text) if stamped else (None, None, text)
    bracketed = text[:1] in ("[", "<", "(")
    if bracketed:
        match = _BRACKETED.fullmatch(text) or _ROUND.fullmatch(text)
    else:
        match = _ABBREVIATED.fullmatch(text) or _separated(text[:120])
    label = labels.parse(match["label"]) if match is not None and len(match["label"]) <= 40 else None
    if match is None or label is None:
        return None
    behind = text[match.end("label") :]
    style = "bracket" if bracketed else "stop" if behind[:1] == "." else "separator"
    return Mark(index, label, text[match.start("rest") :], style, begins, ends), behind.lstrip()[:1]


def _separated(text: str) -> re.Match[str] | None:
    """The label and the words in `text`; the stop of ``Mw.`` parts nothing."""
    found = _SEPARATED.fullmatch(text)
    if found is not None and text[found.end("label")] == "." and found["label"].casefold() in TITLES:
        surname = found.start("rest")
        again = _SEPARATED.fullmatch(text, surname)
        return _TITLED.fullmatch(text) if again is not None else None
    return found


def by_lead(lines: Sequence[str], leads: Sequence[int]) -> list[Mark]:
    """Marks where bold or italic type alone sets the label apart; `leads` holds the length of each such run."""
    found: list[Mark] = []
    for index, (line, lead) in enumerate(zip(lines, leads, strict=True)):
        if not 0 < lead <= labels.LONGEST:
            continue
        head, rest = line[:lead].strip(" \t:.-–"), line[lead:].strip(" \t:")
        label = labels.parse(head)
        if label is not None and rest:
            found.append(Mark(index, label, rest, "lead"))
    return found
