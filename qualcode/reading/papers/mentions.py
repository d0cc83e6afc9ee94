"""Papers in which turns are found and nobody talks: guides, conventions, cards of a role-play, questions of readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from math import ceil

from qualcode.reading import turnkinds
from qualcode.reading.papers import gathered, meetings, titles
from qualcode.reading.said import Said
from qualcode.reading.words import first_names
from qualcode.reading.words.labels import LabelKind, classify
from qualcode.reading.words.voices import DUTCH, ENGLISH, OF_ENGLISH_TALK, OF_ONE, OF_TALK, OF_TELLER

_TO_FILL_IN = re.compile(r"^[ \t]*[_.…]{5,}[ \t]*$", re.M)
_TOLD_TO = re.compile(r"\W*(?:je|jij|u|jullie)\b", re.I)
_PAGE_NUMBER = re.compile(r"\d{1,5}")
_ASKED = frozenset(("vraag", "antwoord"))
_LOOKED_AT = 400
"""Lines in which the recap of a meeting, or passages of a program for coding, are looked for."""
_MOST_EXAMPLES, _MOST_ASKED = 7, 40
"""Turns in the examples of a guide, and questions from the floor of a meeting, at most."""
_LONG, _HARDLY = 20_000, 0.02
"""Signs of a long paper, and the share of them that nobody would call talk."""
_FEWEST_PAGES, _SHORTEST_PAGE = 3, 100
"""Pages of a copied text with a running head, and signs below it on the fullest of them."""
_SHORTEST_PROSE, _SAID = 12, 0.34
_SAMPLE, _FEWEST_WORDS = 20_000, 50
"""Signs of what is said in which words of talk are looked for, and words of it at least."""
_OF_A_LANGUAGE, _HARDLY_TALK = 0.1, 0.012
"""The share of its small words by which a language is known; that of words of talk from which on somebody talks."""
_APPENDIX = re.compile(r"\W*(?:bijlage|appendix|annex)\b", re.I)


def only_mentions_talk(turns: Sequence[Said], title: str, lines: Iterable[str]) -> bool:
    """Whether the turns found in a paper are examples in a guide, or questions in minutes that tell what was said.

    Where there is no `title`, the first of the `lines` tell what the paper is.
    """
    spoken = [turn for turn in turns[: 2 * _MOST_ASKED] if turn.speaker]
    if _are_running_heads(spoken) or _is_never_said(spoken):
        return True
    lines = list(lines)
    if gathered.are_gathered("\n".join(lines[:_LOOKED_AT])):
        return True
    if len(spoken) > _MOST_ASKED:
        return False
    if _are_next_to_nothing(turns, spoken):
        return True
    title = title or next((line for line in lines if line.strip()), "")
    return (
        any(rule(spoken) for rule in (_answers_readers, _are_blank))
        or _instructs(spoken, title)
        or meetings.are_minuted(spoken, lines)
        or _is_sent_to_many(title, lines)
        or _is_appended(turns)
        or _gives_examples(turns, len(spoken), title, lines)
        or _tells_of_questions(turns[0], spoken, title)
    )


def _is_never_said(spoken: Sequence[Said]) -> bool:
    """Whether hardly any word below labels that need not be people is one of talk, in a text long enough: headings that come back, cells of tables.

    Known for Dutch and English.
    """
    said = " ".join(turn.text for turn in spoken)[:_SAMPLE]
    words = len(said.split())
    enough = ceil(_HARDLY_TALK * words)
    if words < _FEWEST_WORDS or len(list(islice(OF_TALK.finditer(said), enough))) == enough:
        return False
    people = [turn.speaker for turn in spoken if _is_somebody(turn.speaker)]
    voices = set(people)
    asks = any(classify(voice) is LabelKind.INTERVIEWER for voice in voices)
    if (asks or len(voices) > 1) and 2 * len(people) >= len(spoken):
        return False
    dutch, english = len(DUTCH.findall(said)), len(ENGLISH.findall(said))
    if max(dutch, english) < _OF_A_LANGUAGE * words:
        return False
    return dutch >= english or len(OF_ENGLISH_TALK.findall(said)) < enough


def _is_somebody(label: str) -> bool:
    """Whether a label says that it is a voice, or is a first name that many have."""
    return classify(label) >= LabelKind.PARTICIPANT or label.partition(" ")[0].casefold() in first_names()


def _are_next_to_nothing(turns: Sequence[Said], spoken: Sequence[Said]) -> bool:
    """Whether a few turns hold hardly any of the words of a long paper, as who signs a contract does in a table."""
    if len(spoken) > _MOST_EXAMPLES:
        return False
    said, written = (sum(len(turn.text) for turn in some) for some in (spoken, turns))
    return written >= _LONG and said < _HARDLY * written


def _is_sent_to_many(title: str, lines: Sequence[str]) -> bool:
    """Whether a paper is called a list of questions asked often, a newsletter, an answer to a council, or the recap of a meeting that it is."""
    if any(paper.search(title) for paper in (titles.ASKED_OFTEN, titles.OF_MANY, titles.OFFICIAL)):
        return True
    return meetings.is_recap(title, "\n".join(lines[:_LOOKED_AT]))


def _gives_examples(turns: Sequence[Said], spoken: int, title: str, lines: Sequence[str]) -> bool:
    """Whether the few turns are examples: in a guide, in conventions, or amid an author's prose."""
    if spoken > _MOST_EXAMPLES or meetings.has_talk_below(lines):
        return False
    asks = titles.GUIDE.search(title) is not None and "vragen" not in title.casefold()
    return asks or titles.RULES.search(title) is not None or _is_example(turns)


def _tells_of_questions(first: Said, spoken: Sequence[Said], title: str) -> bool:
    """Whether minutes that begin with what was told go on with questions from the floor and their answers."""
    if first.kind is not turnkinds.NOTE or not first.text.endswith("."):
        return False
    return {turn.speaker.casefold() for turn in spoken} <= _ASKED and bool(meetings.MINUTES.search(title))


def _are_blank(spoken: Sequence[Said]) -> bool:
    """Whether most of what is asked has a dotted line below it, to write the answer on."""
    return 2 * sum(1 for turn in spoken if _TO_FILL_IN.search(turn.text)) > len(spoken)


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
    """Whether rows are the numbers of pages, or one and the same line."""
    if all(map(_PAGE_NUMBER.fullmatch, rows)):
        return all(int(one) < int(other) for one, other in pairwise(rows))
    return len(set(rows)) == 1 and len(rows[0]) > 1


def _instructs(spoken: Sequence[Said], title: str) -> bool:
    """Whether each label stands once, and is told what to do or the `title` says so: the cards of a role-play, ``Interviewer: je stelt open vragen``."""
    if len(spoken) < 2 or len({turn.speaker for turn in spoken}) < len(spoken):
        return False
    return titles.ROLE_CARDS.search(title) is not None or all(
        _TOLD_TO.match(turn.text) and "?" not in turn.text for turn in spoken
    )


def _is_example(turns: Sequence[Said]) -> bool:
    """Whether an author tells much before and behind the few turns: paragraphs of prose, of which none is his who speaks last."""
    at = [place for place, turn in enumerate(turns) if turn.speaker]
    above = [row for turn in turns[: at[0]] if turn.kind is turnkinds.NOTE for row in turn.text.split("\n")]
    while len(at) > 1 and _goes_on_below_heading(turns, at):
        at.pop()
    own = turns[at[-1]].text.split("\n")[1:]
    below = [*own, *(row for turn in turns[at[-1] + 1 :] if turn.speaker for row in turn.text.split("\n"))]
    if not (below and sum(map(_is_prose, above)) > 1 and _is_prose(below[-1])):
        return False
    if any(map(OF_ONE.search, (below[-1], *filter(_is_prose, above)))):
        return False
    said = sum(len(turns[place].text.split()) for place in at) - sum(len(row.split()) for row in own)
    return said < _SAID * sum(len(turn.text.split()) for turn in turns)


def _goes_on_below_heading(turns: Sequence[Said], at: Sequence[int]) -> bool:
    """Whether the last turn has no label of its own: a heading stands above it, and who speaks is who spoke last."""
    return turns[at[-1] - 1].kind is turnkinds.HEADING and turns[at[-1]].speaker == turns[at[-2]].speaker


def _is_appended(turns: Sequence[Said]) -> bool:
    """Whether a talk is the appendix of a longer paper, in which nobody says ``ik``."""
    first = next(place for place, turn in enumerate(turns) if turn.speaker)
    above = [row for turn in turns[:first] for row in turn.text.split("\n")]
    if not above or not _APPENDIX.match(above[-1]):
        return False
    written = sum(len(row.split()) for row in above if _is_prose(row))
    said = sum(len(turn.text.split()) for turn in turns[first:])
    return written > said and not any(map(OF_ONE.search, above))


def _is_prose(row: str) -> bool:
    """Whether a paragraph is one of full sentences."""
    return row.endswith((".", ":")) and len(row.split()) >= _SHORTEST_PROSE


def _answers_readers(spoken: Sequence[Said]) -> bool:
    """Whether one voice asks as ``ik`` would and the other never says it: questions of readers, answered by an office."""
    asked = [turn.text for turn in spoken[::2]]
    told = [turn.text for turn in spoken[1::2]]
    voices = {turn.speaker for turn in spoken[::2]}, {turn.speaker for turn in spoken[1::2]}
    if len(told) < 2 or max(map(len, voices)) > 1 or not all(text.rstrip().endswith("?") for text in asked):
        return False
    return any(map(OF_ONE.search, asked)) and not any(map(OF_TELLER.search, told))
