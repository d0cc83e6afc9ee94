"""Questions and answers without labels: the interviewer is known by the type, the number or the sign before a question."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Sequence

from qualcode.reading import turnkinds
from qualcode.reading.lines import seen
from qualcode.reading.lines.signs import DASH, among
from qualcode.reading.lines.traits import where
from qualcode.reading.raw import Paragraph
from qualcode.reading.said import INTERVIEWER, OTHER_VOICE, Conversation, Said, Sheet, Turns, joined
from qualcode.reading.talk.flow import flow
from qualcode.reading.words import labels
from qualcode.reading.words.voices import OF_ONE

_QUOTED = re.compile(r"\s*>+\s?(.*)")
_NUMBERED = re.compile(r"\s*(\d{1,3})[.)]\s+(\S.*)")
_DASHED = re.compile(r"\s*(?:[—–]\s*|-\s+)(\S.*)")
_GREETS = re.compile(
    r"(?:met )?(?:(?:vriendelijke|hartelijke|warme|sportieve) )?groet(?:en|jes)?[,.!]?|mvg[,.]?|(?:veel )?liefs[,.!]?|hoogachtend[,.]?",
    re.IGNORECASE,
)
_SIGNS = re.compile(rf"(?:{_GREETS.pattern})(?:(?<=,) [^?]{{2,40}})?", re.IGNORECASE)
_OFTEN_NAMED = 0.8
_LONGEST_SIGNED = 3
"""Paragraphs with which a letter ends: its greeting, a name, and what that is in the team."""
_OPENS = among(">0123456789")
_BULLETS = tuple("•▪◦‣●■")
_DASHES = among("-", DASH)
_OF_TALK = re.compile(r"(?<![^\W_])(?:groeps|vraag|diepte)?(?:gesprek|interview)(?![^\W_])", re.IGNORECASE)
"""What a talk is called above its words."""
_FEWEST_DASHES, _MOST_ASKED_BACK = 4, 0.34
_LEAST_OWN = 0.01
"""The share of ``ik`` and its kin in what is told; in interviews it is some .03 to .07."""
_TALKS = re.compile(r"\b(?:ik|mij|mijn|me|ja|nee|nou|hè|hoor|uh+|eh+m?)\b|'k\b", re.IGNORECASE)
_OF_TELLER = re.compile(
    r"\b(?:ik|mij|mijn|me|wij|we|ons|onze|nou|hè|hoor|uh+|eh+m?|zeg maar)\b|'k\b", re.IGNORECASE
)
_TO_OTHER = re.compile(r"\b(?:je|jij|jou|jouw|jullie|u|uw)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:ik|mij|mijn|me|wij|we|ons|onze)\b", re.IGNORECASE)


def by_type(sheet: Sheet) -> Conversation | None:
    """Questions in bold or italic, answers in roman: two voices."""
    notes = [
        note for note in sheet.notes.values() if note.text.strip() and note.kind in (None, turnkinds.SPEECH)
    ]
    asked = [note for note in notes if note.emphasis]
    if not asked:
        asked, notes = _numbered_questions(sheet)
    if not asked:
        asked, notes = _headed_questions(sheet)
    asked = _those_that_ask(asked, notes)
    if len(asked) < 2 or len(notes) - len(asked) < 2:
        return None
    questions = sum(1 for note in asked if note.text.rstrip().endswith("?"))
    by_whom = {id(note) for note in asked}
    elsewhere = sum(1 for note in notes if id(note) not in by_whom and note.text.rstrip().endswith("?"))
    if questions < 0.5 * len(asked) or elsewhere > questions:
        return None
    if not _speaks_for_one([note.text for note in notes if id(note) not in by_whom]):
        return None
    turns: list[Said] = []
    started = False
    signed = _signed_from(sheet)
    for index, note in sheet.notes.items():
        text = " ".join(note.text.split())
        if not text:
            continue
        asks = id(note) in by_whom
        if note.kind not in (None, turnkinds.SPEECH) and not asks:
            turns.append(Said(text, kind=note.kind or turnkinds.NOTE, level=note.level))
            continue
        started = started or (asks and _opens(text))
        if not started or index >= signed:
            turns.append(Said(text, kind=turnkinds.NOTE))
            continue
        turns.append(Said(text, INTERVIEWER if asks else OTHER_VOICE))
    return Conversation(joined(_by_name(_without_numbers(turns))), style="type")


def _by_name(turns: list[Said]) -> list[Said]:
    """`turns`, what is told given to whoever each answer names at its beginning: ``Marga: Dat weet ik niet.``."""
    told = [turn.text.partition(":") for turn in turns if turn.speaker == OTHER_VOICE]
    named = Counter(name for name, colon, _ in told if colon and labels.parse(name))
    name, times = named.most_common(1)[0] if named else ("", 0)
    if times < _OFTEN_NAMED * len(told):
        return turns
    return [
        turn._replace(text=turn.text.removeprefix(f"{name}:").lstrip(), speaker=name)
        if turn.speaker == OTHER_VOICE
        else turn
        for turn in turns
    ]


def _signed_from(sheet: Sheet) -> int:
    """The line from which a letter is signed: one of the last few paragraphs that greets, and what stands below it."""
    written = [index for index, note in sheet.notes.items() if note.text.strip()][-_LONGEST_SIGNED:]
    return next(
        (index for index in written if _SIGNS.fullmatch(sheet.notes[index].text.strip())), len(sheet.lines)
    )


def _those_that_ask(apart: list[Paragraph], notes: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs set apart, or all others where those are set apart that answer: ``Wat deed je?`` in roman, the answers in italics."""
    of_apart = {id(note) for note in apart}
    others = [note for note in notes if id(note) not in of_apart]
    asking = sum(note.text.rstrip().endswith("?") for note in others)
    return (
        others
        if asking >= 0.5 * len(others) and not any(n.text.rstrip().endswith("?") for n in apart)
        else apart
    )


def _without_numbers(turns: list[Said]) -> list[Said]:
    """`turns`, the numbers before the questions taken off where they count all of them."""
    found = [_NUMBERED.fullmatch(turn.text) for turn in turns if turn.speaker == INTERVIEWER]
    counts = [int(match[1]) for match in found if match]
    if not len(counts) == len(found) >= 2 or counts != list(range(counts[0], counts[0] + len(counts))):
        return turns
    asked = iter([match[2] for match in found if match])
    return [turn._replace(text=next(asked)) if turn.speaker == INTERVIEWER else turn for turn in turns]


def _numbered_questions(sheet: Sheet) -> tuple[list[Paragraph], list[Paragraph]]:
    """Questions that stand as items of a list, each with an answer below that is none; and all paragraphs."""
    notes = [
        note
        for note in sheet.notes.values()
        if note.text.strip() and note.kind in (None, turnkinds.SPEECH, turnkinds.LIST)
    ]
    asked = [note for note in notes if note.kind is turnkinds.LIST]
    apart = all(one.kind is not other.kind for one, other in itertools.pairwise(notes) if one.kind)
    return (asked, notes) if apart and notes and notes[0].kind is turnkinds.LIST else ([], notes)


def _headed_questions(sheet: Sheet) -> tuple[list[Paragraph], list[Paragraph]]:
    """Questions that stand as numbered headings, with answers in the first person below them; and these with the answers."""
    notes = [note for note in sheet.notes.values() if note.text.strip()]
    headed = [note for note in notes if note.kind is turnkinds.HEADING]
    asked = [note for note in headed if note.text.rstrip().endswith("?") and _NUMBERED.fullmatch(note.text)]
    told = [note for note in notes if note.kind in (None, turnkinds.SPEECH)]
    personal = sum(1 for note in told if OF_ONE.search(note.text))
    if len(asked) < 2 or len(asked) < len(headed) - 1 or personal < 0.5 * len(told):
        return [], notes
    return asked, [*asked, *told]


def in_text(
    lines: Sequence[str], set_apart: Collection[Collection[str]] = (), title: str = ""
) -> Conversation | None:
    """Running text with questions and answers in the first person: the questions among the lines `set_apart` in one way, or each with a number or the ``>`` of a mail."""
    for apart in set_apart:
        if apart and (talk := _set_apart(lines, apart)) is not None:
            return talk
    traits = seen(lines).traits
    if (talk := in_dashes(lines, title)) is not None:
        return talk
    opened = _OPENS[traits.lead] & (traits.left < 8)
    for mark, may_ask in ((_QUOTED, traits.lead == ord(">")), (_NUMBERED, traits.tail == ord("?"))):
        asking = where(opened & may_ask)
        if len(asking) < 2 or (mark is _NUMBERED and _counted_up(lines, asking) < 2):
            continue
        turns = _answered(lines, mark)
        personal = 0.5 if mark is _NUMBERED else 0.3
        if turns and _asks_and_tells(turns, least=0.8, personal=personal):
            return Conversation(Turns(turns), style="type")
    return None


def in_dashes(lines: Sequence[str], title: str = "") -> Conversation | None:
    """Lines with a dash in turn, of which one voice asks: ``— Rijd je elke dag?``; what stands above them is a note.

    Somebody who asks may say more behind the question; whoever answers hardly asks.
    Nor need those answers be about oneself, where the `title` says that people talk.
    """
    at = where(_DASHES[seen(lines).traits.lead])
    if len(at) < _FEWEST_DASHES or (len(at) - 1) > 2 * (at[-1] - at[0]):
        return None
    dashed = set(at)
    between = any(lines[index].strip() and index not in dashed for index in range(at[0], len(lines)))
    said = [found[1].strip() for index in at if (found := _DASHED.fullmatch(lines[index]))]
    if between or len(said) < len(at):
        return None
    if sum("?" in text for text in said[1::2]) > _MOST_ASKED_BACK * len(said[1::2]):
        return None
    turns = [Said(text, (INTERVIEWER, OTHER_VOICE)[number % 2]) for number, text in enumerate(said)]
    above = "\n".join(line.strip() for line in lines[: at[0]] if line.strip())
    turns = [Said(above, kind=turnkinds.NOTE), *turns] if above else turns
    return (
        Conversation(Turns(turns), style="type")
        if _asks_and_tells(
            turns, least=0.8, personal=0.0 if _OF_TALK.search(f"{title}\n{above}") else 0.3, within=True
        )
        else None
    )


def _asks_and_tells(
    turns: Sequence[Said], *, least: float, personal: float = 0.5, within: bool = False
) -> bool:
    """Whether at least a share of one voice's turns are questions, or hold one `within`, and the other answers in the first person."""
    asked = [turn.text for turn in turns if turn.speaker == INTERVIEWER]
    told = [turn.text for turn in turns if turn.speaker == OTHER_VOICE]
    if len(asked) < 2 or len(told) < 2:
        return False
    wondering = sum(1 for text in asked if text.endswith("?") or (within and "?" in text))
    of_self = sum(1 for text in told if _FIRST_PERSON.search(text))
    if len(told) < len(asked) - 1 or wondering < least * len(asked) or of_self < personal * len(told):
        return False
    return _speaks_for_one(told)


def _speaks_for_one(told: Sequence[str]) -> bool:
    """Whether one person answers, who says ``ik`` or ``nou`` now and then; a report has few of them, and they are its informants'."""
    own = sum(len(_TALKS.findall(text)) for text in told)
    if not any(map(_OF_TELLER.search, told)):
        return False
    return own >= _LEAST_OWN * sum(len(text.split()) for text in told)


def _set_apart(lines: Sequence[str], asked: Collection[str]) -> Conversation | None:
    """Questions `asked` in bold, in italics or underlined and answers in roman, or the other way round, in lines as a page cut them.

    What stands above the first question is a note. Nobody answers with a list: ``Waarom flex?`` above bullets is the heading of a paper.
    """
    strong = [" ".join(line.split()) in asked for line in lines]
    if sum(strong) > 0.5 * sum(1 for line in lines if line.strip()):
        strong = [bool(line.strip()) and not apart for line, apart in zip(lines, strong, strict=True)]
    turns: list[Said] = []
    started = False
    for asks, run in itertools.groupby(
        range(len(lines)), lambda at: strong[at] or _within(strong, lines, at)
    ):
        text = flow([lines[at] for at in run], wrapped=True, stamped=False)
        started = started or (asks and _opens(text))
        if text and started:
            turns.append(Said(text, INTERVIEWER if asks else OTHER_VOICE))
        elif text:
            turns.append(Said(text, kind=turnkinds.NOTE))
    said = joined(turns)
    if any(turn.speaker == OTHER_VOICE and turn.text.startswith(_BULLETS) for turn in said):
        return None
    return Conversation(said, style="type") if _asks_and_tells(said, least=0.5) else None


def _opens(text: str) -> bool:
    """Whether words set apart are those with which somebody begins: a question, or a sentence to the other, ``Vertel eens hoe je …``."""
    return text.endswith("?") or (text.endswith((".", "…")) and _TO_OTHER.search(text) is not None)


def _within(strong: Sequence[bool], lines: Sequence[str], at: int) -> bool:
    """Whether a line is blank between two that are set apart."""
    return not lines[at].strip() and 0 < at < len(lines) - 1 and strong[at - 1] and strong[at + 1]


def _answered(lines: Sequence[str], mark: re.Pattern[str]) -> list[Said]:
    """Marked lines as questions and what stands below each as its answer; a numbered question is one line."""
    turns: list[Said] = []
    above: list[str] = []
    last = 0
    for at, line in enumerate(lines):
        if turns and mark is _QUOTED and _GREETS.fullmatch(line.strip()):
            rest = "\n".join(row.strip() for row in lines[at:] if row.strip())
            return [*_noted(above), *joined(turns), Said(rest, kind=turnkinds.NOTE)]
        found = mark.fullmatch(line) if line[:8].lstrip()[:1] in ">0123456789" else None
        if found is not None and mark is _NUMBERED:
            found = found if int(found[1]) == last + 1 and found[2].rstrip().endswith("?") else None
            last += found is not None
        if found is not None:
            if words := found[found.lastindex or 0].strip():
                turns.append(Said(words, INTERVIEWER))
        elif words := line.strip():
            if turns:
                turns.append(Said(words, OTHER_VOICE))
            else:
                above.append(words)
    return [*_noted(above), *joined(turns)] if turns else []


def _counted_up(lines: Sequence[str], asking: Sequence[int]) -> int:
    """How far the questions with a number, which stand on the lines `asking`, count up from 1."""
    last = 0
    for index in asking:
        found = _NUMBERED.fullmatch(lines[index])
        last += found is not None and int(found[1]) == last + 1
    return last


def _noted(above: Sequence[str]) -> list[Said]:
    """What stands above the first question, which nobody says."""
    return [Said("\n".join(above), kind=turnkinds.NOTE)] if above else []
