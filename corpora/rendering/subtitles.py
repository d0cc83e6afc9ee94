"""Subtitles: WebVTT as Teams and Zoom make it, and SubRip."""

from __future__ import annotations

import textwrap
from random import Random
from uuid import UUID

from corpora.rendering.delivery import Delivery, clock, cues

_LINE = 42


def vtt_voice(delivery: Delivery) -> bytes:
    """``<v Name>words</v>``, with the habit ``ids`` every cue named as Teams does."""
    dice = delivery.dice("cues")
    blocks = ["WEBVTT"]
    recording = _invented_id(dice)
    for number, turn in enumerate(delivery.turns):
        for part, cue in enumerate(cues(turn, dice)):
            name = f"{recording}/{number + 7}-{part}\n" if delivery.habits.get("ids") else ""
            close = "</v>" if delivery.habits.get("closed", True) else ""
            times = f"{clock(cue.begins)} --> {clock(cue.ends)}"
            blocks.append(f"{name}{times}\n<v {turn.label}>{_escaped(cue.text)}{close}")
    return ("\n\n".join(blocks) + "\n").encode()


def vtt_zoom(delivery: Delivery) -> bytes:
    """``Naam: words`` in every cue, cues numbered from 1, lines ended as on Windows."""
    dice = delivery.dice("cues")
    blocks = ["WEBVTT"]
    for turn in delivery.turns:
        for cue in cues(turn, dice, seconds=(3.0, 8.0)):
            times = f"{clock(cue.begins)} --> {clock(cue.ends)}"
            blocks.append(f"{len(blocks)}\n{times}\n{turn.label}: {_escaped(cue.text)}")
    return ("\n\n".join(blocks) + "\n").replace("\n", "\r\n").encode()


def srt(delivery: Delivery) -> bytes:
    """Two short lines a cue; the label at the turn's first cue, or at every one with ``each``."""
    dice = delivery.dice("cues")
    blocks: list[str] = []
    for turn in delivery.turns:
        for part, cue in enumerate(cues(turn, dice, seconds=(2.0, 4.5))):
            label = f"{turn.label}: " if part == 0 or delivery.habits.get("each") else ""
            lines = textwrap.fill(label + cue.text, _LINE, break_long_words=False, break_on_hyphens=False)
            times = f"{clock(cue.begins, mark=',')} --> {clock(cue.ends, mark=',')}"
            blocks.append(f"{len(blocks) + 1}\n{times}\n{lines}")
    return ("\n\n".join(blocks) + "\n").replace("\n", delivery.habit("newline", "\n")).encode("utf-8-sig")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _invented_id(dice: Random) -> UUID:
    return UUID(int=dice.getrandbits(128), version=4)
