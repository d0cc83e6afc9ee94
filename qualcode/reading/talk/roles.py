"""Which of the speakers asks the questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import compress, count, repeat
from operator import is_

import numpy as np

from qualcode.model import Role, Speaker
from qualcode.reading import turnkinds
from qualcode.reading.said import Turns
from qualcode.reading.talk import head
from qualcode.reading.talk.guests import is_status
from qualcode.reading.words.labels import LabelKind, classify, key_of

_CLOSING = ' )]"”’'
_ASKS = re.compile(
    r"(?:(?:ja|nee|oké|ok|en|maar|dus|want|goed|nou|precies|uh+|eh+m?|euh|hm+|mooi|duidelijk|helder)\b[,. ]*){0,4}"
    r"(?:(?:(?:aan|in|met|op|over|van|voor) )?(?:hoe(?:veel|zo|lang)?|wat|waar\w{0,6}|wanneer|wie|welke?)\b(?! (?:mij|me|ik)\b)"
    r"|(?:heb|hebt|heeft|had|hadden|ben|bent|was|waren|kunt?|kan|kon|zou|zouden|zult?|wilt?|wilde|mag|moet|moest|doet?|deed|vindt?|vond|weet"
    r"|gaat?|ging|komt?|kwam|denkt?|dacht|merkt?|voelt?|ziet?|zag|werkt?|krijgt?|herkent?|gebruikt?|mist?|praat|helpt?|zegt?|snapt?|kent?|gelooft?) (?:u|je|jij|jullie)\b"
    r"|(?:is|zijn|was|waren|heeft|gaat|klopt|kan|kon|mag|moet|komt|werkt|helpt|speelt|zit|zitten|ligt|geldt|lukt|bestaat|hoort) (?:dat|dit|er|die|daar)\b"
    r"|(?:kun|kunt|zou|wil|wilt) (?:u|je)|vertelt? (?:eens|u|er|me|maar)|welkom\b|fijn dat (?:u|je)\b|(?:dank|bedankt)\b.{0,20}dat (?:u|je)\b|u (?:zei|zegt|noemde|noemt|vertelde)\b)"
)
_CLOSES = tuple(_CLOSING)
_ROLE_KEYS = (
    "interviewer", "onderzoeker", "moderator", "gespreksleider", "facilitator", "procesbegeleider",
    "afgenomen door",
)  # fmt: skip

_CALLED = frozenset(("dhr", "mevr", "mw", "mevrouw", "meneer", "mijnheer"))
_SHORTEST_ROLE = 6
"""Shorter words for who asks stand before other things than names: ``Vraag A``, ``Int. Zorg``."""
_FIRST = 0.3
"""How much it says that somebody begins."""
_SEX = {"m": "man", "v": "vrouw", "man": "man", "vrouw": "vrouw", "x": "x", "f": "vrouw"}
"""What a letter in brackets behind a label says: ``D1 (m)``."""


def cast(
    turns: Turns,
    asides: Mapping[str, str],
    metadata: Mapping[str, str],
    interviewer: Collection[str] = (),
) -> tuple[Speaker, ...]:
    """The speakers of `turns` in order of appearance, each with a role.

    Parameters
    ----------
    asides : what stood in brackets after a label, such as a name or a function.
    metadata : head matter, which may name the interviewer.
    interviewer : labels that the researcher says are the interviewer's; nothing is guessed then.
    """
    spoken = map(is_, turns.kinds, repeat(turnkinds.SPEECH))
    order = list(filter(None, dict.fromkeys(compress(turns.speakers, spoken))))
    asking = {key_of(label) for label in interviewer} or _asking(order, turns, asides, metadata)
    return tuple(
        _speaker(label, key_of(label) in asking, asides.get(label, ""), metadata, len(order))
        for label in order
    )


def _speaker(label: str, asks: bool, aside: str, metadata: Mapping[str, str], among: int) -> Speaker:
    role = Role.INTERVIEWER if asks else Role.PARTICIPANT
    attributes: dict[str, str] = {}
    name = label
    if aside:
        generic = classify(label) in (LabelKind.INTERVIEWER, LabelKind.PARTICIPANT)
        if generic and aside[:1].isupper() and classify(aside) is not LabelKind.PERSON:
            name = aside
        elif sex := _SEX.get(aside.casefold().rstrip(".")):
            attributes["geslacht"] = sex
        elif is_status(aside):
            attributes["toegang"] = aside
        else:
            attributes["functie"] = aside
    if not asks and among == 2:
        function = next(
            (value for key, value in metadata.items() if key.casefold() in ("functie", "beroep")), ""
        )
        if function:
            attributes.setdefault("functie", function)
    return Speaker(label=label, name=name, role=role, attributes=attributes)


def _asking(
    order: Sequence[str], turns: Turns, asides: Mapping[str, str], metadata: Mapping[str, str]
) -> set[str]:
    keys = {key_of(label) for label in order}
    certain = {
        key_of(label)
        for label in order
        if LabelKind.INTERVIEWER
        in (classify(label), classify(asides.get(label, "") or label), _before_name(label))
    }
    if {"q", "a"} <= keys or {"vraag", "antwoord"} <= keys:
        return certain - {"a", "antwoord"}
    if {"v", "a"} == keys:
        return {"v"}
    if certain and len(certain) < len(keys):
        return certain
    named = _named_in_head(order, metadata)
    if named:
        return named
    if len(order) < 2:
        return certain
    if {"m", "r"} <= keys or {"m"} == {key for key in keys if not key[-1:].isdigit()} != keys:
        return {"m"}
    return _by_behaviour(order, turns) or _untitled(order)


def _untitled(order: Sequence[str]) -> set[str]:
    """Who speaks first, where all others and nobody else are called ``Dhr.`` or ``Mevr.``: whoever typed it calls those so who were asked."""
    titled = [label.partition(" ")[0].rstrip(".").casefold() in _CALLED for label in order]
    return {key_of(order[0])} if not titled[0] and all(titled[1:]) else set()


def _before_name(label: str) -> LabelKind:
    """What the word is that stands before a name in a label: ``Moderator Ruud``."""
    role, _, name = label.partition(" ")
    return classify(role) if name[:1].isupper() and len(role) >= _SHORTEST_ROLE else LabelKind.NEVER


def _named_in_head(order: Sequence[str], metadata: Mapping[str, str]) -> set[str]:
    named: set[str] = set()
    for key, value in metadata.items():
        if not key.casefold().rstrip("s").startswith(_ROLE_KEYS):
            continue
        words = {word.strip(".,;()").casefold() for word in value.split()}
        initials = "".join(word[0] for word in value.split() if word[:1].isalpha()).casefold()
        for label in order:
            plain = key_of(label).replace(".", "")
            if plain and (set(plain.split()) <= words or plain in (initials, initials[:1])):
                named.add(key_of(label))
    return named if len(named) < len(order) else set()


def _by_behaviour(order: Sequence[str], turns: Turns) -> set[str]:
    """Who asks most, talks least per turn and comes first; nobody where that is not clear."""
    spoken = list(map(is_, turns.kinds, repeat(turnkinds.SPEECH)))
    speakers, texts = (list(compress(column, spoken)) for column in (turns.speakers, turns.texts))
    taken, asked = _of(order, Counter(speakers)), _of(order, Counter(compress(speakers, _ask(texts))))
    length = _of(order, _lengths(speakers, texts))
    total_asked, total = sum(asked.values()), sum(length.values())
    if not total_asked and len(order) == 2:
        asked = _of(order, Counter(compress(speakers, map(asks_without_mark, texts))))
        total_asked = sum(asked.values())
    if not total_asked or not total:
        return set()
    score = {
        label: asked[label] / taken[label] + asked[label] / total_asked - length[label] / total
        for label in order
    }
    score[order[0]] += _FIRST
    best = max(order, key=score.__getitem__)
    share = asked[best] / taken[best]
    rest_asked = total_asked - asked[best]
    rest_taken = sum(taken.values()) - taken[best]
    others = rest_asked / rest_taken if rest_taken else 0.0
    clear = share >= 0.4 and asked[best] >= 0.5 * total_asked and share >= 1.5 * others
    return {key_of(best)} if clear and length[best] <= 0.6 * total else set()


def asks_without_mark(text: str) -> bool:
    """Whether a turn opens as a question or a welcome does, where a recogniser writes no question marks."""
    return _ASKS.match(text.casefold()) is not None


def _of(order: Sequence[str], counts: Mapping[str, int]) -> dict[str, int]:
    """`counts` of the labels in `order`, 0 where there is none."""
    return {label: counts.get(label, 0) for label in order}


def _lengths(speakers: Sequence[str], texts: Sequence[str]) -> dict[str, int]:
    """How many signs each speaker says, where `texts` are what the `speakers` say."""
    numbers = {speaker: number for number, speaker in enumerate(set(speakers))}
    who = np.fromiter(map(numbers.__getitem__, speakers), np.intp, len(speakers))
    sums = np.bincount(who, np.fromiter(map(len, texts), np.float64, len(texts)))
    return dict(zip(numbers, sums.astype(int).tolist(), strict=True))


def _ask(texts: Sequence[str]) -> list[bool]:
    """Of each text whether it ends with a question mark, behind which quotes and brackets may close."""
    asks = list(map(str.endswith, texts, repeat("?")))
    for place in compress(count(), map(str.endswith, texts, repeat(_CLOSES))):
        asks[place] = texts[place].rstrip(_CLOSING).endswith("?")
    return asks


def people_in(metadata: Mapping[str, str]) -> list[str]:
    """Names that head matter mentions as those who talk."""
    found: list[str] = []
    for key, value in metadata.items():
        plain = key.casefold()
        if head.is_role(plain) or plain.startswith(
            ("aanwezig", "deelnemer", "spreker", "naam", "participant", "afgenomen")
        ):
            found.extend(
                part.split("(")[0].strip() for part in value.replace(" en ", ",").replace(";", ",").split(",")
            )
    return [name for name in found if name]
