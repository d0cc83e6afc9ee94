"""Turns that were misread, put right by hand: the canonical text is composed anew, no word is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode.model import Speaker, Transcript, Turn
from qualcode.reading import turnkinds
from qualcode.reading.compose import check, compose
from qualcode.reading.said import Said


def blocks(transcript: Transcript) -> list[Said]:
    """The turns of a transcript with their words."""
    return [_said(turn, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def said_by(turns: Sequence[Said], number: int, speaker: str) -> list[Said]:
    """Let another one have said a turn."""
    return [*turns[:number], _by(turns[number], speaker), *turns[number + 1 :]]


def joined(turns: Sequence[Said], number: int) -> list[Said]:
    """Let a turn go on with the one before it. IndexError for the first one."""
    if not 0 < number < len(turns):
        raise IndexError(number)
    return [
        *turns[: number - 1],
        _join(turns[number - 1], turns[number].text, turns[number].ends),
        *turns[number + 1 :],
    ]


def split(turns: Sequence[Said], number: int, at: int, speaker: str) -> list[Said]:
    """From a character of it on, let a turn be another one, by `speaker`. ValueError where a part is empty."""
    turn = turns[number]
    first, second = turn.text[:at].rstrip(), turn.text[at:].lstrip()
    if not first or not second:
        raise ValueError(at)
    parts = [turn._replace(text=first, ends=None), _by(turn._replace(text=second, begins=None), speaker)]
    return [*turns[:number], *parts, *turns[number + 1 :]]


def no_speaker(turns: Sequence[Said], label: str) -> list[Said]:
    """Take a label for words: each of its turns goes on, label and all, with the one before it."""
    found: list[Said] = []
    for turn in turns:
        words = f"{label}: {turn.text}"
        if turn.speaker != label:
            found.append(turn)
        elif found:
            found[-1] = _join(found[-1], words, turn.ends)
        else:
            found.append(turn._replace(text=words, speaker="", kind=turnkinds.NOTE))
    return found


def retold(transcript: Transcript, turns: Sequence[Said]) -> Transcript:
    """The transcript with these turns; speakers who say nothing any more are left out, new ones come last."""
    text, placed = compose(turns)
    speaking = dict.fromkeys(turn.speaker for turn in placed if turn.speaker)
    known = {speaker.label: speaker for speaker in transcript.speakers}
    order = [label for label in known if label in speaking] + [one for one in speaking if one not in known]
    speakers = tuple(known.get(label) or Speaker(label, label) for label in order)
    made = replace(transcript, text=text, turns=placed, speakers=speakers)
    check(made)
    return made


def _said(turn: Turn, words: str) -> Said:
    return Said(words, turn.speaker or "", turn.kind, turn.begins, turn.ends, turn.level)


def _by(turn: Said, speaker: str) -> Said:
    return turn._replace(speaker=speaker, kind=turnkinds.SPEECH)


def _join(turn: Said, words: str, ends: float | None) -> Said:
    return turn._replace(text=f"{turn.text} {words}", ends=ends)
