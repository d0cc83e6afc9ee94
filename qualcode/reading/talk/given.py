"""Turns of a format that itself tells who speaks: subtitles, tiers, tables of utterances."""

from __future__ import annotations

from collections.abc import Collection

from qualcode.reading import turnkinds
from qualcode.reading.said import ONE_VOICE, Conversation, Said, Sheet, Turns
from qualcode.reading.talk.guests import without_status


def from_format(sheet: Sheet, described: Collection[str] = ()) -> Conversation:
    """The turns that the paragraphs of `sheet` name a speaker of; what the same person says next is joined.

    `described` are the labels that the format tells more of.
    """
    talk = Conversation(style="format")
    _name_plainly(sheet, talk, described)
    turns: list[Said] = []
    rows: list[str] = []
    ends: float | None = None
    for index in sorted(sheet.notes):
        note = sheet.notes[index]
        text = note.text.strip()
        if not text:
            continue
        last = turns[-1] if turns else None
        if not note.speaker and not note.joined:
            said = Said(text, kind=note.kind or turnkinds.NOTE, level=note.level)
        else:
            speaker = note.speaker or (last.speaker if last else "") or ONE_VOICE
            if last is not None and last.kind is turnkinds.SPEECH and last.speaker == speaker:
                rows += (" " if note.joined else "\n", text)
                ends = note.ends
                continue
            said = Said(text, speaker, begins=note.begins, ends=note.ends)
        if last is not None and len(rows) > 1:
            turns[-1] = last._replace(text="".join(rows), ends=ends)
        turns.append(said)
        rows, ends = [text], said.ends
    if len(rows) > 1:
        turns[-1] = turns[-1]._replace(text="".join(rows), ends=ends)
    talk.turns = Turns(turns)
    return talk


def _name_plainly(sheet: Sheet, talk: Conversation, described: Collection[str]) -> None:
    """Take off the names in `sheet` how somebody joined a meeting, and note it in `talk`."""
    notes = [sheet.notes[index] for index in sorted(sheet.notes)]
    voices = [note.speaker for note in notes if note.speaker]
    plain = without_status(voices, described)
    if not plain:
        return
    for note in notes:
        note.speaker = plain[note.speaker][0] if note.speaker in plain else note.speaker
    talk.asides = dict(plain.values())
    talk.guests = {voice: name for voice, (name, _) in plain.items() if name in set(voices)}
