"""A source of which nothing can be coded: it is stored, but people must know, and why."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model import Role, Segment, SegmentKind, Speaker, Transcript, TurnKind

_GLUED = 25
"""Signs a word on average; Dutch has six, its longest compounds thirty."""


def why_nothing(transcript: Transcript, speakers: Sequence[Speaker], segments: Sequence[Segment]) -> str:
    """Last part of the catalogue's key for why no segment of a source can be coded; empty where some can.

    Its words are not parted, only interviewers speak, all that is said is too short, or nothing is said.
    """
    if any(segment.kind is SegmentKind.CONTENT for segment in segments):
        return ""
    words = transcript.text.split()
    if len(transcript.text) > _GLUED * len(words):
        return "glued"
    asking = {speaker.label for speaker in speakers if speaker.role is Role.INTERVIEWER}
    voices = {turn.speaker for turn in transcript.turns if turn.speaker}
    if voices and voices <= asking:
        return "interviewers"
    spoken = any(turn.kind is TurnKind.SPEECH for turn in transcript.turns)
    return "short" if spoken else "unsaid"
