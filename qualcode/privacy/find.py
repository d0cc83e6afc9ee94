"""Names in texts, proposed for a pseudonym: from its own speakers and cases, by spaCy where a trained
pipeline is at hand, else by how Dutch writes names. People edit the list; nothing is replaced unseen.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from qualcode.language import STOPWORDS, load_pipeline, trained_pipeline
from qualcode.model import Case, Document, Role

_NAME = r"(?:[A-ZÀ-Þ][\wÀ-ÿ]*(?:[-'’][A-ZÀ-Þ]?[\wÀ-ÿ]+)*)"
_BETWEEN = r"(?:(?:van|de|den|der|het|'t|te|ten|ter|in|op|aan|la|el|al|bin|ben|von)\s+)"
_RUN = re.compile(rf"{_NAME}(?:\s+{_BETWEEN}{{0,3}}{_NAME}){{0,3}}")
_GENERIC = re.compile(
    r"(?:[A-Z]{1,3}\d{0,3}|[a-z]\d*|\d+|(?i:interviewer|respondent|geïnterviewde|deelnemer|spreker|speaker|"
    r"gespreksleider|onderzoeker|begeleider|onbekend|vraag|antwoord|moderator|int|resp)\W*\d*)"
)
_ACRONYM_AND_MORE = re.compile(r"[A-Z&]{2,5}(?:['’](?:er|ers|en|s)|-[a-zà-ÿ-]+)")
_SENTENCE_BEGIN = re.compile(r"(?:^|[.!?…:\n]|[\"“‘(\-–—])\s*$")
_ARTICLES = frozenset({"de", "het", "'t", "een"})


class Kind(StrEnum):
    """What a name names."""

    PERSON = "persoon"
    ORGANISATION = "organisatie"
    PLACE = "plaats"
    OTHER = "naam"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term proposed for a pseudonym, how often it occurs, and why.

    `why` is ``speaker``, ``case``, ``model``, ``list`` or ``context``.
    """

    term: str
    replacement: str
    kind: Kind
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class SpeakerProposal:
    """A pseudonym proposed for a speaker of one document."""

    document: str
    label: str
    pseudonym: str


def propose_speakers(documents: Iterable[Document]) -> list[SpeakerProposal]:
    """Pseudonyms for speakers known by a name: ``Deelnemer 3``, the same for one person in several documents.

    A label that is no name (``R1``, ``Interviewer``) needs none, unless a name is known. Those that have a
    pseudonym keep it.
    """
    given: dict[str, str] = {}
    counts: Counter[Role] = Counter()
    proposals = []
    for document in documents:
        for speaker in document.speakers:
            name = speaker.name or speaker.label
            if speaker.pseudonym or (_GENERIC.fullmatch(speaker.label) and _GENERIC.fullmatch(name)):
                continue
            key = speaker.person or f"{speaker.role}:{name.casefold()}:{speaker.case or document.case}"
            if key not in given:
                counts[speaker.role] += 1
                role = "Interviewer" if speaker.role is Role.INTERVIEWER else "Deelnemer"
                number = counts[speaker.role]
                if role == "Deelnemer":
                    number = sum(count for one, count in counts.items() if one is not Role.INTERVIEWER)
                given[key] = f"{role} {number}"
            proposals.append(SpeakerProposal(document.id, speaker.label, given[key]))
    return proposals


def propose(
    texts: Mapping[str, str],
    documents: Sequence[Document],
    cases: Sequence[Case],
    pseudonyms: Mapping[tuple[str, str], str] = {},
    known: Iterable[str] = (),
) -> list[Proposal]:
    """Names in the texts with a proposed replacement, most frequent first within each kind.

    Parameters
    ----------
    texts : canonical texts by document id, and any others by a name of their own.
    pseudonyms : of speakers, by (document id, label): a name in a text gets the pseudonym of who bears it.
    known : terms that have a pseudonym already and are not proposed.

    Returns
    -------
    Proposals : too many rather than too few; a researcher strikes out what is no name.
    """
    passed = {_folded(term) for term in known}
    found: dict[str, tuple[Kind, str, str]] = {}  # term: kind, why, replacement
    for term, replacement in _of_speakers(documents, pseudonyms):
        found.setdefault(term, (Kind.PERSON, "speaker", replacement))
    for number, case in enumerate(cases, start=1):
        for term in _of_case(case):
            found.setdefault(term, (Kind.ORGANISATION, "case", f"[{Kind.ORGANISATION} {number}]"))
    for text in texts.values():
        for term, kind, why in _in_text(text):
            found.setdefault(term, (kind, why, ""))
    common = _common_words(texts.values(), (term for term, (_, why, _) in found.items() if why == "context"))
    for term in common:
        del found[term]
    counts = _counts(texts.values(), found)
    return _numbered(
        [
            (term, kind, why, replacement, counts[term])
            for term, (kind, why, replacement) in found.items()
            if _folded(term) not in passed and (counts[term] or why in ("speaker", "case"))
        ],
        len(cases),
    )


def _of_speakers(
    documents: Sequence[Document], pseudonyms: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, str]]:
    """Speakers' names, whole and by first name and surname, with the pseudonym of who bears them."""
    for document in documents:
        for speaker in document.speakers:
            instead = pseudonyms.get((document.id, speaker.label)) or speaker.pseudonym
            for name in dict.fromkeys((speaker.name, speaker.label)):
                yield from ((part, instead) for part in _parts_of(name))


def _parts_of(name: str) -> Iterator[str]:
    """A name whole, by first name and by surname, as far as these tell of a person."""
    words = re.sub(r"\(.*?\)", "", name).split()
    if not words or _GENERIC.fullmatch(name.strip()):
        return
    for part in dict.fromkeys((" ".join(words), words[0], " ".join(words[1:]))):
        named = part[:1].isalpha() and len(part) > 1 and any(sign.isupper() for sign in part)
        if named and not _GENERIC.fullmatch(part) and part.casefold() not in STOPWORDS:
            yield part


def _of_case(case: Case) -> Iterator[str]:
    """A case's name, and its name without the words that only say what it is."""
    words = case.name.split()
    yield " ".join(words)
    _, _, _, before = _lists()
    while len(words) > 1 and (
        words[0].casefold() in before["organisatie"] or words[0].casefold() in _ARTICLES
    ):
        words = words[1:]
        if len(" ".join(words)) > 3 and words[0][:1].isupper() and words[0].casefold() not in _ARTICLES:
            yield " ".join(words)


def _in_text(text: str) -> Iterator[tuple[str, Kind, str]]:
    model = trained_pipeline()
    if model:
        kinds = _MODEL_KINDS
        for paragraph in load_pipeline(model).pipe(text.split("\n\n")):
            for entity in paragraph.ents:
                if entity.label_ in kinds and entity.text[:1].isupper():
                    yield " ".join(entity.text.split()), kinds[entity.label_], "model"
    first, places, _, _ = _lists()
    for match in _RUN.finditer(text):
        words = match[0].split()
        begins = bool(_SENTENCE_BEGIN.search(text[max(0, match.start() - 3) : match.start()]))
        if begins and words[0] not in first and words[0] not in places:
            words = words[1:]
            while words and not words[0][:1].isupper():
                words = words[1:]
        if not words or all(_no_name(word) for word in words):
            continue
        term = " ".join(words)
        cue = _word_before(text, match.start() if len(words) == len(match[0].split()) else -1)
        kind = _kind(term, words, cue)
        if kind is not None:
            why = "list" if words[0] in first or term in places else "context"
            yield term, kind, why


_MODEL_KINDS = {
    "PERSON": Kind.PERSON,
    "PER": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
}


def _kind(term: str, words: Sequence[str], cue: str) -> Kind | None:
    """What a run of capitalised words names; None where nothing tells that it is a name."""
    first, places, _, before = _lists()
    if cue in before["persoon"]:
        return Kind.PERSON
    if cue in before["organisatie"]:
        return Kind.ORGANISATION
    if term in places:
        return Kind.PLACE
    if words[0] in first:
        return Kind.PERSON
    if any(word.casefold() in before["organisatie"] for word in words):
        return Kind.ORGANISATION
    if cue in before["plaats"]:
        return Kind.PLACE
    return Kind.OTHER if len(words) > 1 or any(sign.islower() for sign in term) else None


def _word_before(text: str, at: int) -> str:
    if at < 0:
        return ""
    word = re.search(r"([\wÀ-ÿ]+)\.?\s+$", text[max(0, at - 24) : at])
    return word[1].casefold() if word else ""


def _no_name(word: str) -> bool:
    _, _, others, _ = _lists()
    if word in others or word.casefold() in STOPWORDS or _ACRONYM_AND_MORE.fullmatch(word):
        return True
    return len(word) < 2 or (word.isupper() and len(word) <= 4)


def _common_words(texts: Iterable[str], terms: Iterable[str]) -> set[str]:
    """Those single words that the texts write small at least as often as with a capital: no names."""
    wanted = {term.casefold(): term for term in terms if " " not in term}
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in texts:
        for word in re.findall(r"[\wÀ-ÿ'’-]+", text):
            if (key := word.casefold()) in wanted:
                (small if word[0].islower() else large)[key] += 1
    return {term for key, term in wanted.items() if small[key] >= large[key]}


def _counts(texts: Iterable[str], terms: Mapping[str, object]) -> Counter[str]:
    counts: Counter[str] = Counter()
    alternatives = sorted(terms, key=len, reverse=True)
    if not alternatives:
        return counts
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, alternatives))})(?=(?:['’]?s)?(?!\w))")
    for text in texts:
        counts.update(match[0] for match in pattern.finditer(text))
    return counts


def _numbered(found: Sequence[tuple[str, Kind, str, str, int]], cases: int) -> list[Proposal]:
    """Replacements such as ``[persoon 1]`` where none is given; the first organisations are the cases."""
    proposals = []
    for kind in Kind:
        number = cases if kind is Kind.ORGANISATION else 0
        own = sorted((one for one in found if one[1] is kind), key=lambda one: (-one[4], one[0]))
        for term, _, why, replacement, count in own:
            if not replacement:
                number += 1
                replacement = f"[{kind} {number}]"
            proposals.append(Proposal(term, replacement, kind, count, why))
    return proposals


def _folded(term: str) -> str:
    return " ".join(term.split()).casefold()


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], Mapping[str, frozenset[str]]]:
    """First names, places, words that are no names, and the words before a name by kind."""
    folder = files("qualcode.privacy.wordlists")

    def words(name: str) -> frozenset[str]:
        lines = folder.joinpath(name).read_text(encoding="utf-8").splitlines()
        return frozenset(
            word for line in lines for word in (line.split("|") if "|" in line else line.split())
        )

    before = tomllib.loads(folder.joinpath("voor_namen.toml").read_text(encoding="utf-8"))
    cues = {kind: frozenset(found) for kind, found in before.items()}
    return words("voornamen.txt"), words("plaatsen.txt"), words("geen_naam.txt"), cues
