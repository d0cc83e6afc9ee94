"""Names that stand alone on a line, above the words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from qualcode.reading.lines import seen
from qualcode.reading.lines.looks import ASCII_DIGITS, LETTERS, Has
from qualcode.reading.lines.signs import CLOSING_QUOTE, ELLIPSIS, OPENING_QUOTE, among
from qualcode.reading.lines.traits import Traits, where
from qualcode.reading.talk.marked import Mark
from qualcode.reading.talk.stamped import CLOSES_STAMP, OPENS_STAMP, unstamped
from qualcode.reading.words import labels
from qualcode.reading.words.labels import Label, LabelKind

_SENTENCE_END = tuple('.?!…,;:"”’)')
_ENDS_SENTENCE = among('?!,;:")', ELLIPSIS, CLOSING_QUOTE)
_ENDS_SECONDS = among("nesd")
_BLANK = among(" \t")
_BRACKETS = among("({<")
_NEVER_OPENS = among("\"'.,;:!)", OPENING_QUOTE, CLOSING_QUOTE)
"""Signs with which no label opens, nor the mark of an item or heading before it."""


def by_own_line(lines: Sequence[str], least: float = 0.0) -> list[Mark]:
    """Marks where a name stands alone on its line, above the words; none, where there will be fewer than `least`."""
    found: list[Mark] = []
    last = len(lines) - 1
    places = _may_be_own(seen(lines).traits)
    for left, index in zip(range(len(places), 0, -1), places, strict=True):
        if len(found) + left < least:
            return []
        if index != last and (named := _named_alone(lines[index])) is not None:
            found.append(Mark(index, named[0], "", "own", named[1], named[2]))
    return found


@lru_cache(maxsize=16_384)
def _named_alone(line: str) -> tuple[Label, float | None, float | None] | None:
    """The label of which a line consists, and its times; None where it holds more, or no label."""
    text = line.strip(" \t*_#>-–")
    if not text or len(text) > labels.LONGEST or (text[-1] != ")" and text.endswith(_SENTENCE_END[1:])):
        return None
    if text.count(" ") > 4 and text[0] not in OPENS_STAMP and text[-1] not in CLOSES_STAMP:
        if not text.endswith(("seconden", "seconde", "seconds", "second")):
            return None
    stamped = unstamped(text)
    name = stamped.text if stamped else text
    label = labels.parse(name.rstrip(":").rstrip())
    if label is None or len(label.text.split()) > 5 or _ends(text, label):
        return None
    return (label, stamped.begins, stamped.ends) if stamped else (label, None, None)


def _ends(text: str, label: Label) -> bool:
    """Whether a line ends as a sentence does, and not as ``Resp.`` or a name with an initial: ``Ngozi A.``."""
    initialed = label.kind is LabelKind.NAME and len(label.text.split()[-1].rstrip(".")) == 1
    return text[-1] == "." and label.kind < LabelKind.CODE and not initialed


def _may_be_own(traits: Traits) -> list[int]:
    """Lines that could be a label: short, and no sentence by their begin, their end or their number of words.

    Those that open with a digit, or with a bracket but the square one, hold a time, or they are none.
    """
    untimed = (ASCII_DIGITS[traits.lead] & ~traits.colon) | (_BRACKETS[traits.lead] & ~traits.has(Has.DIGIT))
    odd = traits.has(Has.ODD_SPACE | Has.FEED)
    ended = _ENDS_SENTENCE[traits.last] | (_BLANK[traits.last] & _ENDS_SENTENCE[traits.tail] & ~odd)
    ended &= traits.tail != ord(")")
    bare = LETTERS[traits.lead] & (LETTERS[traits.tail] | (traits.tail == ord("."))) & ~odd
    inside = traits.spaces - traits.left - traits.length + traits.right
    wordy = bare & (
        (inside > 4) & ~_ENDS_SECONDS[traits.tail] | (traits.right - traits.left > labels.LONGEST)
    )
    opens = traits.written & ~untimed & ~_NEVER_OPENS[traits.lead]
    return where((traits.length <= 90) & opens & ~ended & ~wordy)
