"""Papers of a study that are no talk though somebody asks or answers in them: guides, conventions, minutes, letters, forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise

from qualcode.reading import turnkinds
from qualcode.reading.said import Said

GUIDE = re.compile(
    r"leidraad|topic-?(?: )?lijst|topic-?(?: )?guide|item-?lijst|interview-?(?: )?(?:guide|protocol|schema|vragen|handleiding)"
    r"|gespreks-?(?: )?(?:protocol|schema|handleiding)|vragenlijst",
    re.I,
)
"""What a team asks with; nobody answers in it."""
RULES = re.compile(
    r"(?:transcripti\w*|transcribe\w*|notatie)[ -]?(?:afspraken|regels|conventies?|richtlijn(?:en)?|instructies?|protocol|handleiding|sleutel)"
    r"|(?:instructies?|handleiding|richtlijn(?:en)?|regels|afspraken|protocol)\b[^\n.?!:]{0,30}\b(?:transcri|uitwerken)",
    re.I,
)
"""How a team writes down talk; the talk in it is an example."""
MINUTES = re.compile(r"verslag|notulen|impressie|opbrengst|samenvatting|aantekening|notities|\bmemo\b", re.I)
ASKED_OFTEN = re.compile(r"(?:veel|vaak) ?gestelde vragen|frequently asked|(?<![^\W_])faqs?(?![^\W_])", re.I)
"""What a service answers to everybody; nobody is asked."""
_RECAP = re.compile(
    r"samenvatting|recap|meeting (?:notes|summary)|vergader(?:ings)?(?:samenvatting|notities)", re.I
)
_TO_DO_NEXT = re.compile(
    r"^\W*(?:vervolg(?:taken|stappen|acties)|actie(?:punten|s)|follow-?ups?(?: (?:tasks|items))?|(?:action|next) (?:items|steps)|volgende stappen)\W*$",
    re.I | re.M,
)
_OF_ONE = re.compile(r"\b(?:ik|mij|mijn|me)\b", re.I)
_OF_TELLER = re.compile(r"\b(?:ik|mij|mijn|me|we|wij|ons|onze)\b|'k\b", re.I)
_TALK_BELOW = re.compile(
    r"\W*(?:het )?(?:(?:letterlijke?|volledige?|woordelijke?) )?(?:transcript(?:ie)?|gesprek|interview)\W*",
    re.I,
)
_OF_MANY = re.compile(r"(?<![^\W_])(?:nieuwsbrief|nieuwsbericht|persbericht|kwartaalbericht)(?![^\W_])", re.I)
"""What is sent to many; a talk in it is one of its parts."""
_TO_FILL_IN = re.compile(r"^[ \t]*[_.…]{5,}[ \t]*$", re.M)
_TOP = 60
_FEWEST_PAGES, _SHORTEST_PAGE = 3, 100
"""Pages of a copied text with a running head, and signs below it on the fullest of them."""
_SHORTEST_PROSE, _SAID = 12, 0.34
_FEWEST_JOTTINGS, _LONGEST_JOTTING, _JOTTED = 4, 30, 0.7
_MOST_EXAMPLES, _MOST_ASKED = 7, 40
"""Turns in the examples of a guide, and questions from the floor of a meeting, at most."""
_ASKED = frozenset(("vraag", "antwoord"))
_OF_AGENDA = re.compile(
    r"\W*(?:(?:agendapunt )?\d{1,2}[a-z]?[.):]?\s+)?(?:opening|mededelingen|ingekomen (?:stukken|post)|rondvraag|w\.?v\.?t\.?t\.?k|sluiting"
    r"|vaststell(?:ing|en) (?:van )?(?:de )?(?:agenda|notulen|verslag)|(?:notulen|verslag) (?:van de )?(?:vorige|vergadering)|actie(?:punt)?(?=:)|besluit(?=:)|afspraak(?=:))\b",
    re.I,
)
"""What opens a line of minutes: an item of an agenda, a decision, what somebody will do."""
_OF_TALKER = re.compile(r"\b(?:ik|mij|mijn|me|ja|nee|nou|hè|hoor|uh+|eh+m?|jij|je|u)\b|'k\b", re.I)
_LONGEST_ITEM, _MINUTED, _LOOKED_AT = 200, 0.2, 400
OF_PRINT = re.compile(
    r"(?<![^\W_])(?:columns?|blog(?:post|bericht)?|opinie(?:stuk)?|ingezonden brief|essay|recensie|persbericht|nieuwsbrief)(?![^\W_])",
    re.I,
)
"""What somebody wrote to be read; nobody asked him."""
_TOLD_TO = re.compile(r"\W*(?:je|jij|u|jullie)\b", re.I)
_STARR = re.compile(r"^[^\w\n]{0,9}(situatie|taak|actie|resultaat)s?\b[^\n:]{0,20}:", re.I | re.M)
_GIBBS = re.compile(
    r"^[^\w\n]{0,9}(?:\d[.)]? )?(beschrijving|gevoel(?:ens)?|evaluatie|analyse|conclusies?)(?: van [^\n.?!]{2,40})?[ \t]*(?::|$)",
    re.I | re.M,
)
_IN_CYCLE = ["besc", "gevo", "eval", "anal", "conc"]
_IN_ORDER = ["situatie", "taak", "actie", "resultaat"]
"""The heads under which students look back on what they did."""
_CONSENT = re.compile(r"toestemmings(?:verklaring|formulier)|informed consent", re.I)
_DOTTED = re.compile(r":[ \t]*[._…]{5,}[ \t]*(?:\n|\Z)")
_SALUTATION = re.compile(r"[ \t]*(?:beste|geachte?|lieve|dear)\b[^\n.?!:]{1,80},[ \t]*$", re.I | re.M)
_GREETING = re.compile(
    r"[ \t]*(?:(?:met )?(?:(?:vriendelijke|hartelijke|warme) )?groet(?:en|jes)?|hoogachtend|(?:kind|best) regards),?[ \t]*$",
    re.I | re.M,
)
_ANSWERS = re.compile(
    r"\b(?:jullie|je|jij|u)\s+(?:vroeg(?:en|t)?|wilden?|wilt|wil)\b|\b(?:vroeg(?:en)?|wilden?) (?:je|jij|u|jullie)\b"
    r"|\b(?:je|jouw|uw|jullie|de) (?:\w+ )?vra(?:ag|gen)\b|\b(?:mijn|wat|enkele|paar|de) antwoord(?:en)?\b",
    re.I,
)
_OF_STUDY = re.compile(r"interview|vragen|vraag\b|antwoord|gesprek|onderzoek|ervaring", re.I)
_OWN_SHARE, _FEWEST_WORDS = 0.03, 60
_ADDRESS_OF_MAIL = re.compile(r"\s*[<\[(][^<>()\[\]]*@[^<>()\[\]]*[>\])]\s*")
_ADDRESS = 600
"""Signs of the address and the date that stand above a salutation, at most."""


def only_mentions_talk(turns: Sequence[Said], title: str, lines: Iterable[str]) -> bool:
    """Whether the turns found in a paper are examples in a guide, or questions in minutes that tell what was said.

    Where there is no `title`, the first of the `lines` tell what the paper is.
    """
    spoken = [turn for turn in turns[: 2 * _MOST_ASKED] if turn.speaker]
    if _are_running_heads(spoken):
        return True
    if len(spoken) > _MOST_ASKED:
        return False
    lines = list(lines)
    if _answers_readers(spoken) or _instructs(spoken) or _are_minuted(spoken, lines):
        return True
    title = title or next((line for line in lines if line.strip()), "")
    if ASKED_OFTEN.search(title) or _OF_MANY.search(title) or is_recap(title, "\n".join(lines[:_LOOKED_AT])):
        return True
    if 2 * sum(1 for turn in spoken if _TO_FILL_IN.search(turn.text)) > len(spoken):
        return True
    if len(spoken) <= _MOST_EXAMPLES and not _has_talk_below(lines):
        asks = GUIDE.search(title) is not None and "vragen" not in title.casefold()
        if asks or RULES.search(title) or _is_example(turns):
            return True
    told = turns[0].kind is turnkinds.NOTE and turns[0].text.endswith(".")
    return (
        told and {turn.speaker.casefold() for turn in spoken} <= _ASKED and MINUTES.search(title) is not None
    )


def _are_running_heads(spoken: Sequence[Said]) -> bool:
    """Whether each label comes back with the same words, or with numbers that rise: ``Samen wonen - deel 2`` at the top of each page of a copied text."""
    first: dict[str, list[str]] = {}
    longest = 0
    for turn in spoken:
        row, _, page = turn.text.partition("\n")
        first.setdefault(turn.speaker, []).append(row.strip())
        longest = max(longest, len(page))
    return longest >= _SHORTEST_PAGE and all(
        len(rows) >= _FEWEST_PAGES and _comes_back(rows) for rows in first.values()
    )


def _comes_back(rows: Sequence[str]) -> bool:
    if all(row.isdecimal() for row in rows):
        return all(int(one) < int(other) for one, other in pairwise(rows))
    return len(set(rows)) == 1 and len(rows[0]) > 1


def _has_talk_below(lines: Iterable[str]) -> bool:
    """Whether a line says that the transcript begins below it, as it does below the conventions it keeps to."""
    return any(map(_TALK_BELOW.fullmatch, islice(lines, 1, _TOP)))


def _are_minuted(spoken: Sequence[Said], lines: Sequence[str]) -> bool:
    """Whether two items of an agenda or decisions stand among turns in which hardly anybody says ``ik``: minutes, however they name who said what."""
    marks = sum(1 for line in lines if len(line) <= _LONGEST_ITEM and _OF_AGENDA.match(line))
    return marks > 1 and sum(1 for turn in spoken if _OF_TALKER.search(turn.text)) <= _MINUTED * len(spoken)


def _instructs(spoken: Sequence[Said]) -> bool:
    """Whether each label stands once and is told what to do: the cards of a role-play, ``Interviewer: je stelt open vragen``."""
    if len(spoken) < 2 or len({turn.speaker for turn in spoken}) < len(spoken):
        return False
    return all(_TOLD_TO.match(turn.text) and "?" not in turn.text for turn in spoken)


def _is_example(turns: Sequence[Said]) -> bool:
    """Whether an author tells much before and behind the few turns: paragraphs of prose, of which none is his who speaks last."""
    at = [place for place, turn in enumerate(turns) if turn.speaker]
    above = [row for turn in turns[: at[0]] if turn.kind is turnkinds.NOTE for row in turn.text.split("\n")]
    below = turns[at[-1]].text.split("\n")[1:]
    if not (below and sum(map(_is_prose, above)) > 1 and _is_prose(below[-1])):
        return False
    if any(map(_OF_ONE.search, (below[-1], *filter(_is_prose, above)))):
        return False
    said = sum(len(turns[place].text.split()) for place in at) - sum(len(row.split()) for row in below)
    return said < _SAID * sum(len(turn.text.split()) for turn in turns)


def _is_prose(row: str) -> bool:
    """Whether a paragraph is one of full sentences."""
    return row.endswith(".") and len(row.split()) >= _SHORTEST_PROSE


def _answers_readers(spoken: Sequence[Said]) -> bool:
    """Whether one voice asks as ``ik`` would and the other never says it: questions of readers, answered by an office."""
    asked = [turn.text for turn in spoken[::2]]
    told = [turn.text for turn in spoken[1::2]]
    voices = {turn.speaker for turn in spoken[::2]}, {turn.speaker for turn in spoken[1::2]}
    if len(told) < 2 or max(map(len, voices)) > 1 or not all(text.rstrip().endswith("?") for text in asked):
        return False
    return any(map(_OF_ONE.search, asked)) and not any(map(_OF_TELLER.search, told))


def is_recap(title: str, text: str) -> bool:
    """Whether a machine, or somebody, sums up a meeting under heads, of which one says what is to be done next, and gives no transcript below."""
    if not _RECAP.search(title) or not _TO_DO_NEXT.search(text):
        return False
    return not any(map(_TALK_BELOW.fullmatch, text.split("\n")[1:]))


def is_form(heads: Iterable[str], text: str) -> bool:
    """Whether a paper is to be signed or filled in: by what it is called, by its heads, or by two dotted lines or more behind colons."""
    if any(map(_CONSENT.search, heads)) or _looks_back(text):
        return True
    dotted = "....." in text or "_____" in text or "……" in text
    return dotted and len(_DOTTED.findall(text)) > 1


def _looks_back(text: str) -> bool:
    """Whether the heads of a reflection stand in a text, each once before they come back, and in their order."""
    heads = [found.casefold() for found in _STARR.findall(text)]
    cycle = [found[:4].casefold() for found in _GIBBS.findall(text)]
    return heads[: len(_IN_ORDER)] == _IN_ORDER or cycle[: len(_IN_CYCLE)] == _IN_CYCLE


def is_jotted(text: str) -> bool:
    """Whether most lines open small and end without a stop, none of them long: what somebody jotted down while others talked."""
    rows = [line.strip(" \t-•*") for line in text.split("\n") if line.strip()]
    short = all(len(row.split()) <= _LONGEST_JOTTING for row in rows)
    jotted = sum(1 for row in rows if not row[:1].isupper() and row[-1:] not in ".!…")
    return len(rows) >= _FEWEST_JOTTINGS and short and jotted >= _JOTTED * len(rows)


def is_letter(text: str) -> bool:
    """Whether a text opens with ``Beste deelnemer,`` and has a greeting alone on a line below."""
    opening = _SALUTATION.search(text, 0, _ADDRESS)
    return opening is not None and _GREETING.search(text, opening.end()) is not None


def who_answers(metadata: Mapping[str, str], text: str) -> str:
    """The sender of a mail in which he tells of himself what a study asked; empty where a mail does not.

    Its subject names an interview, questions or answers, its words say what was asked, and one in thirty is ``ik`` or its kin.
    """
    heads = {key.casefold(): value for key, value in metadata.items()}
    sender = _ADDRESS_OF_MAIL.sub(" ", heads.get("van", "")).strip(" \"'")
    words = len(text.split())
    if not sender or words < _FEWEST_WORDS or not _OF_STUDY.search(heads.get("onderwerp", "")):
        return ""
    tells = len(_OF_ONE.findall(text)) >= _OWN_SHARE * words and text.count("?") < 3
    return sender if tells and _ANSWERS.search(text) else ""
