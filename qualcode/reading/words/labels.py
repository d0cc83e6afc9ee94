"""Is this a speaker's label? What stands before a colon, and what kind of word it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from qualcode.reading import words

LONGEST = 64
_MOST_SPACES = 16
_LONGEST_FUNCTION = 4
_PART = r"[^\W_][\w'’./&+#-]*"
_SHAPE = re.compile(
    rf"(?:['’][tsTS] )?[^\W\d_][\w'’./&+#-]*(?:(?:,| [&+])? ['’]?{_PART}){{0,5}}|[A-Z]{{1,3}}\d?\?|\?{{1,3}}|\+\d[\d ]{{7,16}}\d"
)
_CODE = re.compile(
    r"[A-Z]{1,3}\d?\?|\?{1,3}|\+\d[\d ]{7,16}\d|[A-Z]{1,3}\.?\d{0,3}|[A-Z](?:\.[A-Z]){1,3}\.?|[A-Z][a-z]?\d{1,3}|[A-Z]{1,2}[a-z]{0,2}[A-Z]"
)
_ONE_WORD = re.compile(r"\S+ [ .]*(?:\d{1,2}|[a-h])?")
_LONG_HYPHEN = re.compile(r"(?<=[^\W\d_])–(?=[^\W\d_])")
"""A dash within a name of two: ``Anna de Vries–Bakker``."""
_SECTION = re.compile(r"[A-Z]\.\d{1,2}(?:\.\d{1,2})*\.? [^\W\d_]")
"""The heading of a part of an appendix: ``A.1. Voorbereiding``."""
_INITIALED = re.compile(r"(?:[A-Z]\.\s?){1,4}")
_ASIDE = re.compile(r"\s*(?:\((?P<round>[^()]{1,60})\)|\[(?P<square>[^\[\]]{1,60})\])\s*$")
_INITIALED_LAST = re.compile(
    r"[^\W\d_][\w' -]{1,40}, (?P<first>[A-Z])\.(?:\s?[A-Z]\.){0,4}(?: [a-z][a-z ']{1,12})?"
)
"""A surname with the initials behind it, as directories of organisations have it: ``Veldman, G.``."""
_LAST_OF_LETTERS = "\u2100"
"""What stands behind it in Unicode are symbols, emoji and letters of the East."""
_DEVICE = re.compile(
    r"(?:iphone|ipad|macbook(?: (?:pro|air))?|laptop|telefoon|tablet|galaxy|samsung|android|chromebook|computer|pc) (?:van|of) [^\W\d_][\w'’-]*(?: [\w'’-]+){0,3}"
    r"|[A-Z][\w-]+(?:['’]s?|s) (?:iphone|ipad|macbook(?: (?:pro|air))?|laptop|tablet|galaxy|chromebook)",
    re.IGNORECASE,
)
"""What a meeting calls somebody who joins by a device: ``iPad van Kees``."""
_SEVERAL = re.compile(r",| en | & |/|\+")
_JOINED = re.compile(r" [&+] ")
"""What joins the names of people who speak at once, and many other things than people: ``Werk & inkomen``."""
_COUNT_WORD = re.compile(r"(?<=[^\W\d_])[ .#]+(?=\d)")
_STAGE = re.compile(
    r"lach|zucht|fluister|huil|knik|stilte|hoest|emotion|ironi|boos|hard|zacht|door elkaar|tegelijk|wijst|denkt|aarzel"
)


class LabelKind(IntEnum):
    """What sort of word stands where a speaker's label could stand; higher is surer."""

    NEVER = 0
    OTHER = 1
    PERSON = 2
    NAME = 3
    CODE = 4
    PARTICIPANT = 5
    INTERVIEWER = 6


_NEVER, _OTHER, _PERSON, _NAME, _CODED, _PARTICIPANT, _INTERVIEWER = LabelKind
"""The members as plain names, as in `turnkinds`."""


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """A label as it stands in the source, the key that ties its spellings together, and what it is.

    One object stands for all places with the same words, so labels are compared by identity.
    """

    text: str
    key: str
    kind: LabelKind
    aside: str = ""


def key_of(label: str) -> str:
    """One key for all spellings of a label: ``"Resp. 3"``, ``"resp 3:"`` and ``"RESP.3"`` are one."""
    return _COUNT_WORD.sub("", label.strip(" \t:.*_").casefold().replace("’", "'"))


@lru_cache(maxsize=16_384)
def parse(head: str) -> Label | None:
    """The label in `head`, the words before a colon; None where no speaker can be meant."""
    if head.count(" ") > _MOST_SPACES:
        return None
    head = head.strip(" \t*_>\u00a0")
    if "–" in head:
        head = _LONG_HYPHEN.sub("-", head)
    aside = ""
    if head.startswith("[") and head.endswith("]") and "[" not in head[1:]:
        head = head[1:-1]
    if head.endswith((")", "]")):
        found = _ASIDE.search(head)
        if found is None:
            return None
        aside = found["round"] or found["square"]
        head = head[: found.start()].rstrip("*_ ")
        if not head:
            return None
        if _is_called(head, aside):
            return _labelled(f"{head} ({aside})", _NAME, "")
    if ", " in head and not aside:
        head, aside = _with_function(head)
    if not head or len(head) > LONGEST:
        return None
    if _SECTION.match(head) or (not _SHAPE.fullmatch(head) and not _emoji_name(head)):
        return None
    kind = classify(head)
    if kind is _NEVER or (kind is not _PARTICIPANT and _JOINED.search(head)):
        return None
    return _labelled(head, kind, aside)


@lru_cache(maxsize=16_384)
def _labelled(text: str, kind: LabelKind, aside: str) -> Label:
    """The one label with these words, whatever signs stood around them: ``[Jan]:`` and ``Jan:``."""
    return Label(text, key_of(text), kind, aside)


@lru_cache(maxsize=16_384)
def classify(label: str) -> LabelKind:
    """What sort of word `label` is."""
    plain = label.casefold().replace("’", "'").strip()
    bare = plain.rstrip(".")
    if plain in words.never() or bare in words.never() or words.NUMBERED_THING.fullmatch(plain):
        return _PARTICIPANT if re.fullmatch(r"p\.? ?\d{1,2}", plain) else _NEVER
    spelled = {plain, bare}
    if any(map(words.INTERVIEWER.fullmatch, spelled)):
        return _INTERVIEWER
    if any(map(words.PARTICIPANT.fullmatch, spelled)):
        return _PARTICIPANT
    if _CODE.fullmatch(label):
        return _CODED
    if _SEVERAL.search(plain) and all(_role(part.strip()) for part in _SEVERAL.split(plain)):
        return _PARTICIPANT
    if (plain.find(" ") < 0 or _ONE_WORD.fullmatch(plain)) and words.PERSON.fullmatch(plain):
        return _PERSON
    return _by_shape(label, plain)


def _is_called(head: str, aside: str) -> bool:
    """Whether the word in brackets is the first name of whose surname and initials stand before it: ``Veldman, G. (Gijs)``."""
    if not aside[:1].isupper() or not aside[1:].islower() or not (named := _INITIALED_LAST.fullmatch(head)):
        return False
    if aside.casefold() in words.first_names():
        return True
    return aside[0] == named["first"] and classify(aside) in (_NAME, _OTHER)


def _with_function(head: str) -> tuple[str, str]:
    """A name and what follows on it after a comma, as in ``"Ivo Maas, planner"``; else `head` and nothing."""
    name, _, function = head.partition(", ")
    if not function[:1].islower() or len(function.split()) > _LONGEST_FUNCTION or len(name) > LONGEST:
        return head, ""
    named = _SHAPE.fullmatch(name) and classify(name) is _NAME
    return (name, function) if named else (head, "")


def is_stage_direction(aside: str) -> bool:
    """Whether words in brackets after a label say how something was said, as in ``"Jan (lacht):"``."""
    return _STAGE.search(aside.casefold()) is not None


def _role(part: str) -> bool:
    return bool(words.INTERVIEWER.fullmatch(part) or words.PARTICIPANT.fullmatch(part)) or (
        part in words.first_names()
    )


def _by_shape(label: str, plain: str) -> LabelKind:
    if _DEVICE.fullmatch(label):
        return _NAME
    if label.islower():
        return _OTHER
    tokens = label.replace("’", "'").split()
    if len(tokens) > 2 and tokens[0].casefold() == "de" and tokens[1].casefold() in words.TITLES:
        tokens, plain = tokens[1:], plain.partition(" ")[2]
    first = tokens[0]
    if plain.split()[0].rstrip(".") in words.first_names() and first[0].isupper():
        return _NAME if _proper(tokens) else _OTHER
    if plain.split()[0].rstrip(".") in words.TITLES and len(tokens) > 1 and _proper(tokens[1:]):
        return _NAME
    if _INITIALED.match(label) and _proper(tokens):
        return _NAME
    if len(tokens) > 1 and _proper(tokens) and any(t in words.PARTICLES for t in tokens[1:-1]):
        return _NAME
    if len(tokens) > 1 and first in words.BEFORE_SURNAMES and tokens[-1][0].isupper() and _proper(tokens):
        return _NAME
    if len(tokens) in (2, 3) and all(token[0].isupper() for token in tokens):
        return _NAME
    return _OTHER


def _proper(tokens: list[str]) -> bool:
    return all(t[0].isupper() or t in words.PARTICLES or t.isdigit() for t in tokens) and any(
        t[0].isupper() for t in tokens
    )


def _emoji_name(head: str) -> bool:
    """A name as people type it in an online meeting: ``"🌷 Anna"``, ``"Jan/Piet"``, ``"Anna 😊"``."""
    if max(head, default="") <= _LAST_OF_LETTERS:
        return False
    letters = "".join(sign if sign.isalnum() or sign in " '’.&+-" else "" for sign in head).strip()
    other = [sign for sign in head if not (sign.isalnum() or sign in " '’.&+-/|")]
    return bool(other) and all(sign > _LAST_OF_LETTERS for sign in other) and bool(_SHAPE.fullmatch(letters))
