"""From what a reader hands over to a `Transcript`: conversation or report, turns or blocks, repaired."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from qualcode.errors import ReadingError
from qualcode.i18n import t
from qualcode.model import DocumentKind, Repair, Role, SourceFile, Speaker, Transcript, TurnKind
from qualcode.reading import kinds, mails, turnkinds
from qualcode.reading.compose import compose
from qualcode.reading.decoding import clean
from qualcode.reading.lines import Lines, seen
from qualcode.reading.lines.traits import where
from qualcode.reading.page.bold import with_headings
from qualcode.reading.papers import letterheads, letters, mentions
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.repair import (
    FOR_PAGED_SPEECH,
    FOR_REPORTS,
    FOR_SPEECH,
    NAMES,
    begins_with,
    check_steps,
    mend,
)
from qualcode.reading.repair.steps import CELL, NOTE, PAGE, added, told
from qualcode.reading.report import blocks, captions, said_twice
from qualcode.reading.said import Conversation, Said, Sheet
from qualcode.reading.talk import head, roles, turns
from qualcode.reading.talk.flow import let_flow
from qualcode.reading.talk.given import from_format
from qualcode.reading.talk.margins import without_line_numbers
from qualcode.reading.talk.monologue import one_voice, told_by
from qualcode.reading.tidied import tidy

_FOR_PARAGRAPHS = frozenset((
    "debris", "invisible", "ligatures", "accents", "doubled_text", "spaced_letters", "spacing", "glued_words",
    "acronyms",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller decides rather than have it guessed."""

    kind: DocumentKind | None = None
    repair: Collection[str] | None = None
    interviewer: Collection[str] = ()
    without: Collection[str] = ()

    def steps(self, usual: Collection[str]) -> tuple[str, ...]:
        """Names of the repair steps to run, where `usual` are those for this sort of source.

        Raises
        ------
        ValueError : a step that does not exist.
        """
        check_steps(self.without)
        wanted = usual if self.repair is None else self.repair
        return tuple(step for step in wanted if step not in self.without)


def understand(raw: Raw, source: SourceFile, wishes: Wishes) -> Transcript:
    """The transcript in `raw`.

    Raises
    ------
    ReadingError : there are no words in it.
    """
    tidy(raw)
    kind = wishes.kind or raw.kind
    talk: Conversation | None = None
    repairs: tuple[Repair, ...] = ()
    sheet, top = Sheet([]), head.Head()
    begun: Begun | None = None
    above: list[str] = []
    if kind is None or kind.is_dialogue:
        sheet, begun = _sheet(raw, wishes)
        sheet.as_spelled, repairs = NAMES not in begun.steps, begun.repairs
        sure = raw.spoken or kind is not None
        top = head.Head() if sure and mails.opens_thread(sheet.lines) else _head(sheet, raw)
        sheet.title = top.title or raw.title
        above = list(sheet.lines[: len(top.left)])
        talk = _conversation(raw, sheet, top, sure=sure)
        if talk and not sure and mentions.only_mentions_talk(talk.turns, top.title or raw.title, sheet.lines):
            talk, kind = None, DocumentKind.REPORT
    title = top.title or raw.title
    metadata = {**raw.metadata, **top.metadata}
    if talk is None and kind is not DocumentKind.REPORT and not raw.spoken:
        sample = "\n".join(sheet.lines[len(top.left) : kinds.SAMPLE])
        if answering := letters.who_answers(metadata, sample[: kinds.SAMPLE]):
            talk = told_by(answering, sheet, above)
    if talk is None and kind is None and not raw.spoken:
        kind = kinds.without_speakers(sample, source.name, title, metadata)
    if talk is None and kind is DocumentKind.REPORT:
        return _report(raw, source, wishes, begun)
    if talk is None:
        talk = one_voice(sheet, above)
    return _dialogue(raw, source, wishes, talk, repairs=repairs, title=title, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Begun:
    """Lines after the first repair steps, so that a report need not begin anew; `lines` is None for paragraphs."""

    lines: Lines | None
    steps: tuple[str, ...]
    repairs: tuple[Repair, ...]


def _sheet(raw: Raw, wishes: Wishes) -> tuple[Sheet, Begun]:
    """The lines of a conversation, with only that mended which is no one's speech."""
    steps = wishes.steps(FOR_PAGED_SPEECH if raw.paged else FOR_SPEECH)
    if raw.text is None:
        paragraphs, repairs = _mended(raw.paragraphs, steps)
        sheet = turns.sheet_of(paragraphs)
        sheet.lines = without_line_numbers(sheet.lines)
        return sheet, Begun(None, steps, repairs)
    mended, repairs = mend(raw.text.split("\n"), steps)
    first = mended.traits.first
    marked = where((first == ord(PAGE)) | (first == ord(NOTE)))
    lines = mended.replaced({index: mended[index].strip(PAGE + NOTE) for index in marked})
    if "doubled_text" in steps:
        lines = lines.replaced({at: line.replace(CELL, " ") for at, line in enumerate(lines) if CELL in line})
    apart = raw.bold, raw.italic, raw.underlined
    return Sheet(without_line_numbers(lines), paged=raw.paged, set_apart=apart), Begun(mended, steps, repairs)


def _mended(
    paragraphs: list[Paragraph], steps: Collection[str]
) -> tuple[list[Paragraph], tuple[Repair, ...]]:
    """Paragraphs of a format that has them, after those repairs that fit a paragraph."""
    lines = [clean(paragraph.text).replace("\f", "\n").replace("\n", "\x0b") for paragraph in paragraphs]
    lines, repairs = mend(lines, [step for step in steps if step in _FOR_PARAGRAPHS])
    for paragraph, line in zip(paragraphs, lines, strict=True):
        before = len(paragraph.text)
        paragraph.text = line.strip(PAGE).replace(CELL, " ").replace("\x0b", "\n")
        if len(paragraph.text) < before and paragraph.lead > len(paragraph.text):
            paragraph.lead = 0
    return paragraphs, repairs


def _head(sheet: Sheet, raw: Raw) -> head.Head:
    """Take the head matter off the sheet, at the top of which the lines `left` of it stand then."""
    if any(paragraph.speaker for paragraph in raw.paragraphs[:3]):
        return head.Head()
    top = head.split(sheet.lines[:200])
    if raw.spoken and not any(map(str.strip, sheet.lines[top.lines :])):  # it is no head matter alone
        return head.Head()
    if top.lines:
        left = {at for one in top.left for at in (one, one + 1) if at == one or not sheet.lines[at].strip()}
        top.left = tuple(range(len(left)))
        gone = [at for at in range(top.lines) if at not in left]
        sheet.lines = seen(sheet.lines).without(gone)
        sheet.notes = {
            at - bisect(gone, at): note for at, note in sheet.notes.items() if at >= top.lines or at in left
        }
    return top


def _conversation(raw: Raw, sheet: Sheet, top: head.Head, *, sure: bool) -> Conversation | None:
    if any(paragraph.speaker for paragraph in raw.paragraphs):
        return from_format(sheet, {speaker.label for speaker in raw.speakers})
    if not sure and kinds.is_list_of_actions("\n".join([top.title or raw.title, *sheet.lines[:5], ""])):
        return None
    if sure and not raw.spoken and (thread := mails.thread(sheet.lines, paged=sheet.paged)):
        return thread
    known = roles.people_in({**raw.metadata, **top.metadata})
    talk = turns.find(sheet, known, sure=raw.spoken)
    if sure and not raw.spoken and not _said(talk):
        talk = turns.find(sheet, known, sure=True)
        if _said(talk) < 2:
            return None
    return talk if _said(talk) else None


def _said(talk: Conversation | None) -> int:
    """How many turns have a speaker; 2 stands for more."""
    return len(list(islice(filter(None, talk.turns.speakers), 2))) if talk else 0


def _dialogue(
    raw: Raw,
    source: SourceFile,
    wishes: Wishes,
    talk: Conversation,
    *,
    repairs: tuple[Repair, ...],
    title: str,
    metadata: dict[str, str],
) -> Transcript:
    if any(paragraph.joined for paragraph in raw.paragraphs):
        let_flow(talk.turns)
    speakers = roles.cast(talk.turns, talk.asides, metadata, wishes.interviewer)
    if talk.style == "one voice":
        speakers = tuple(Speaker(one.label, one.name, Role.PARTICIPANT) for one in speakers)
    if raw.speakers:
        described = {speaker.label: speaker for speaker in raw.speakers}
        speakers = tuple(described.get(speaker.label, speaker) for speaker in speakers)
    text, places = compose(talk.turns)
    if not text.strip():
        raise ReadingError("reading.error.empty", file=source.name)
    kind = wishes.kind or raw.kind or kinds.of_conversation(source.name, title, metadata, speakers)
    if talk.style == "one voice":
        raw.warn("no_speakers")
    if talk.misspelt:
        raw.warn("misspelt", names=", ".join(f"{slip} → {usual}" for slip, usual in talk.misspelt.items()))
        repairs = (*repairs, told(NAMES, talk.misspelt))
    if talk.guests:
        raw.warn("guests", names=", ".join(f"{shown} → {name}" for shown, name in talk.guests.items()))
    return Transcript(
        text, places, speakers, source, kind, title, metadata, repairs, _worded(raw), raw.columns
    )


def _report(raw: Raw, source: SourceFile, wishes: Wishes, begun: Begun | None) -> Transcript:
    steps = wishes.steps(FOR_REPORTS)
    if raw.text is not None:
        steps = mails.fitting(steps, raw.text)
        if begun is not None and begun.lines is not None and begins_with(steps, begun.steps):
            lines, repairs = mend(
                begun.lines, [step for step in steps if step not in begun.steps], marked=True
            )
            repairs = begun.repairs + repairs
        else:
            lines, repairs = mend(raw.text.split("\n"), steps)
        found = mails.as_blocks(lines) or blocks.typed(lines, bold=raw.bold, plain=raw.plain, ruled=raw.ruled)
        found = with_headings(found, raw.bold) if raw.bold else found
        if "pull_quotes" in steps:
            found, more = said_twice.without_copies(found)
            repairs = added(repairs, more)
    else:
        if raw.by_print:
            raw.by_print()
        paragraphs, repairs = _mended(raw.paragraphs, steps)
        found = [
            Said(p.text.strip(), kind=_of_report(p), level=p.level) for p in paragraphs if p.text.strip()
        ]
        found = captions.beside_tables(found)
    found, letterhead = letterheads.with_letterhead(found)
    text, places = compose(found)
    if not text.strip():
        raise ReadingError("reading.error.empty", file=source.name)
    return Transcript(
        text,
        places,
        (),
        source,
        DocumentKind.REPORT,
        raw.title or blocks.title_of(found) or letterhead.get("Betreft") or letterhead.get("Onderwerp", ""),
        {**letterhead, **raw.metadata},
        repairs,
        _worded(raw),
    )


def _of_report(paragraph: Paragraph) -> TurnKind:
    if paragraph.kind not in (None, turnkinds.SPEECH, turnkinds.PROSE):
        return paragraph.kind
    return turnkinds.NOTE if captions.is_caption(paragraph.text.strip()) else turnkinds.PROSE


def _worded(raw: Raw) -> tuple[str, ...]:
    return tuple(t(f"reading.warning.{key}", **params) for key, params in raw.warnings.items())
