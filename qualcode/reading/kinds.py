"""What sort of document this is: a conversation or a report, and which conversation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from qualcode.model import DocumentKind, Speaker
from qualcode.reading import mails
from qualcode.reading.papers import forms, gathered, letters, meetings, titles
from qualcode.reading.talk.stamps import AT_START, seconds
from qualcode.reading.words.voices import DUTCH, OF_TALK

_NAMED = (
    (
        DocumentKind.LEARNING_TEAM,
        re.compile(r"leer[ _-]?(?:team|kring)|learning[ _-]?team|ontwikkelplein", re.I),
    ),
    (DocumentKind.ROUND_TABLE, re.compile(r"ronde?[ _-]?tafel|round[ _-]?table", re.I)),
    (
        DocumentKind.FOCUS_GROUP,
        re.compile(r"focus[ _-]?gr(?:oe|ou)p|groeps(?:gesprek|interview)|spiegelgesprek", re.I),
    ),
    (DocumentKind.SURVEY, re.compile(r"enqu[eê]te|survey|vragenlijst|open[ _-]antwoorden", re.I)),
    (DocumentKind.INTERVIEW, re.compile(r"interview|diepte-?gesprek|transcript", re.I)),
    (DocumentKind.REPORT, re.compile(r"rapport(?!eur)|report\b|artikel|notitie|advies|beleidsstuk", re.I)),
)
_WORKSHOP = re.compile(r"leer(?:werk)?plaats|leerkring|leertafel|lerend netwerk", re.I)
"""What else a learning team is called; in a talk of two it is what they talk about."""
_REPORTED = re.compile(
    r"^[^\S\n]*\d{1,2}(?:\.\d{1,2})+\.?\s+\S|^[^\S\n]*(?:tabel|figuur|bijlage|hoofdstuk|paragraaf)\s+[\dA-Z]|^[^\S\n]*(?:samenvatting|abstract|inleiding"
    r"|inhoudsopgave|literatuur|referenties|bronnen|bijlagen|conclusies?|voorwoord)[^\S\n]*$|^[^\S\n]*(?:bron|trefwoorden):\s"
    r"|\((?:19|20)\d\d[a-z]?\)|\bet al\.|[a-z], (?:19|20)\d\d[a-z]?\)|https?://|\bISBN\b|\d{1,2},\d procent",
    re.I | re.M,
)
_PROGRAMME = re.compile(r"\s*(?:programma|dagprogramma|agenda|tijdschema)\b[^\n.?!]{0,80}\n", re.I)
_OF_MAIL = frozenset(("aan", "onderwerp"))
_ACTIONS = re.compile(
    r"\s*(?:actie(?:lijst|punten)|actie- en besluitenlijst|besluitenlijst|takenlijst|taakverdeling|to-?do(?:-?lijst)?|besluiten(?:lijst)? (?:en|&) acties|acties (?:en|&) besluiten)\b[^\n.?!]{0,80}\n",
    re.I,
)
_PAPERS = (
    titles.GUIDE,
    titles.RULES,
    titles.ASKED_OFTEN,
    titles.OF_PRINT,
    titles.ON_TALK,
    titles.TO_FILL_IN,
    titles.OFFICIAL,
)
_LONGEST_TITLE = 60
_QUOTED = re.compile(
    r"“[^“”]{2,600}[”“]|„[^„”]{2,600}”|«[^«»]{2,600}»|(?<!\w)\"[^\"\n]{2,600}\"|(?<!\w)[‘'][^‘’'\n]{2,300}[.,?!][’']|(?<!\w)‘(?:[^‘’]|’(?=\w)){2,300}’(?!\w)"
)
_OF_ONE = re.compile(r"\b(?:ik|mij|mijn|me|uh+|eh+m?|euh|hè|nou|hm+|zeg maar)\b|'k\b", re.I)
"""Words of one who speaks for himself, and those that nobody writes."""
_OF_DUTCH, _OF_TALK = 0.1, 0.04
_A_FEW_WORDS, _MANY_WORDS = 60, 150
_TWO, _FEW_VOICES = 2, 4
_FEWEST_QUOTES = 2
_FEWEST_POINTS, _IN_POINTS = 5, 0.34
_FEWEST_TIMES, _FIRST_MINUTE, _TIMED = 3, 60.0, 0.2
"""Times of a recording at least, seconds in which the first stands, and their share of the lines."""
_DIARY = re.compile(r"dagboek|logboek|diary|reflectieverslag", re.I)
_OF_DIARIES = 0.02
SAMPLE = 60_000
"""Signs, and so lines at most, of a text by which its kind is guessed."""


def of_conversation(
    name: str, title: str, metadata: Mapping[str, str], speakers: Sequence[Speaker]
) -> DocumentKind:
    """Which sort of conversation: by its file name, title and head matter, else by how many talk."""
    hints = " ".join((name, title, *metadata.keys(), *metadata.values()))
    named = (kind for kind, pattern in _NAMED if kind.is_dialogue and pattern.search(hints))
    kind = next(named, DocumentKind.FOCUS_GROUP if len(speakers) > _FEW_VOICES else DocumentKind.INTERVIEW)
    if kind is DocumentKind.INTERVIEW and len(speakers) > _TWO and _is_workshop(hints):
        return DocumentKind.LEARNING_TEAM
    return kind


def _is_workshop(hints: str) -> bool:
    return _WORKSHOP.search(hints) is not None and "interview" not in hints.casefold()


def without_speakers(
    text: str, name: str, title: str = "", metadata: Mapping[str, str] = MappingProxyType({})
) -> DocumentKind:
    """Whether text without any speaker's mark is one person talking or a report."""
    sample = text[:SAMPLE]
    heads = (name, title, _first_line(text))
    if any(paper.search(head) for paper in _PAPERS for head in heads):
        return DocumentKind.REPORT
    if (
        forms.is_form(heads, sample)
        or letters.is_letter(sample)
        or gathered.are_gathered(sample)
        or meetings.is_recap(title or _first_line(text), sample)
        or _is_in_points(sample)
        or mails.is_thread(sample)
        or {key.casefold() for key in metadata} >= _OF_MAIL
    ):
        return DocumentKind.REPORT
    if any(map(titles.OF_WORK.search, heads)) and not _is_spoken(sample):
        return DocumentKind.REPORT
    if is_list_of_actions(f"{title}\n{text[:400]}") or (
        meetings.MINUTES.search(title) and (meetings.is_jotted(text) or not _is_spoken(text))
    ):
        return DocumentKind.REPORT
    if _PROGRAMME.match(f"{title}\n") and not _is_spoken(sample):
        return DocumentKind.REPORT
    if _quotes_others(text):
        return DocumentKind.REPORT
    if (_DIARY.search(name) or _DIARY.search(title)) and _own_share(text) > _OF_DIARIES:
        return DocumentKind.INTERVIEW
    for kind, pattern in _NAMED:
        if pattern.search(name) or pattern.search(title):
            written = kind is DocumentKind.SURVEY or _is_written(sample)
            return DocumentKind.REPORT if written else kind
    if _PROGRAMME.match(sample):
        return DocumentKind.REPORT
    return DocumentKind.INTERVIEW if _is_spoken(sample) or _is_timed(sample) else DocumentKind.REPORT


def _is_timed(sample: str) -> bool:
    """Whether times of a recording stand alone above the words, from its first minute on: ``00:00-00:02``."""
    rows = [row for row in sample.split("\n") if row.strip()]
    times = [seconds(found[1])[0] or 0.0 for row in rows if (found := AT_START.fullmatch(row))]
    if len(times) < _FEWEST_TIMES or times[0] > _FIRST_MINUTE or len(times) < _TIMED * len(rows):
        return False
    return times == sorted(times)


def _first_line(text: str) -> str:
    """The first line, where it is short enough for a title."""
    line = text.lstrip().partition("\n")[0]
    return line if len(line) <= _LONGEST_TITLE else ""


def _is_in_points(sample: str) -> bool:
    """Whether a third of the lines or more open with a printed bullet, as those of slides do: nobody talks so."""
    if sample.count("•") < _FEWEST_POINTS:
        return False
    rows = [row for row in sample.split("\n") if row.strip()]
    return sum(1 for row in rows if row.lstrip().startswith("•")) >= _IN_POINTS * len(rows)


def is_list_of_actions(text: str) -> bool:
    """Whether a text says at its top that it lists who does what: ``Joost: belt de gemeente`` is no speech then."""
    return _ACTIONS.match(text[:400]) is not None


def _is_spoken(text: str) -> bool:
    """Whether somebody talks: small words of talk, among them those of one who speaks for himself, outside quotes."""
    sample = text[:SAMPLE]
    words = max(1, len(sample.split()))
    spoken = len(OF_TALK.findall(sample)) / words
    reported = len(_REPORTED.findall(sample)) / words
    return spoken > _OF_TALK and reported < 0.004 and _own_share(sample) > 0.006


def _is_written(text: str) -> bool:
    """Whether a Dutch text has no word of one who speaks for himself, and few of talk or is long: a paper, whatever its name."""
    words = len(text.split())
    dutch = words > _A_FEW_WORDS and len(DUTCH.findall(text)) > words * _OF_DUTCH
    if not dutch or _own_share(text):
        return False
    return words > _MANY_WORDS or len(OF_TALK.findall(text)) <= _OF_TALK * words


def _own_share(text: str) -> float:
    """The share of words of one who speaks for himself, outside quotes."""
    sample = text[:SAMPLE]
    return len(_OF_ONE.findall(_QUOTED.sub(" ", sample))) / max(1, len(sample.split()))


def _quotes_others(text: str) -> bool:
    """Whether a text tells what others said, in quotes, and its writer never says ``ik``: a portrait or an article."""
    sample = text[:SAMPLE]
    own, quoted = _QUOTED.subn(" ", sample)
    return quoted >= _FEWEST_QUOTES and not _OF_ONE.search(own) and bool(_OF_ONE.search(sample))
