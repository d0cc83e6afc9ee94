"""Subtitles: WebVTT and SubRip, as Teams, Zoom and transcription desks write them."""

from __future__ import annotations

import html
import re
from collections.abc import Collection

from qualcode.errors import ReadingError
from qualcode.reading import places
from qualcode.reading.decoding import clean, decode
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers.cuebodies import bodies_of, tells_no_time
from qualcode.reading.readers.cuedashes import in_turn, part_dashes, voices_of
from qualcode.reading.readers.cuenames import names_above, names_within
from qualcode.reading.talk.stamps import seconds

_BROKEN = re.compile(r"\s*\d[\w:.,]{0,14}\s*-+>\s*\d[\w:.,]{0,14}\s*$")
"""Times of a cue that somebody mistyped: its words are read, without them."""
_TIMES = re.compile(
    r"\s*(\d{1,3}:\d{1,2}:\d{1,2}(?:[.,]\d{0,3})?|\d{1,2}:\d{2}[.,]?\d{0,3})\s*-{1,2}>"
    r"\s*(\d{1,3}:\d{1,2}:\d{1,2}(?:[.,]\d{0,3})?|\d{1,2}:\d{2}[.,]?\d{0,3})?(.*)"
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*+)?\s++([^<>]*+)>")
_TAG = re.compile(r"</?[^<>]{0,60}>|\{\\[^{}]{0,40}\}")
_COMMA_TIMES = re.compile(r"(\d{1,2}:\d{2}:\d{2}\.\d{3}),(\d{1,2}:\d{2}:\d{2}\.\d{3})\s*$", re.M)
"""The times of a .sbv, as YouTube writes it: ``0:00:00.378,0:00:11.378``."""
_CHANGE = re.compile(r"(?:^|(?<=\s))(?:>>|&gt;&gt;)\s*")
_TIME_TAG = re.compile(r"<\d{1,3}:\d{2}(?::\d{2})?[.,]\d{3}>")
_NAMED_CUE = re.compile(r"\d+ \"([^\"]{1,80})\"(?: \(\d*\))?\s*")
_FEWEST_CHANGES = 3
_TOGETHER = 0.5
"""Seconds that two cues of one voice may overlap without a word."""
_USUAL = 0.3
"""From this share of cues on, overlapping is how the program writes: captions that roll up."""


def read(data: bytes, name: str) -> Raw:
    """The cues of a .vtt, .srt or .sbv file, in the order of the file.

    Times that run back, overlap or cannot be read do not stop it; a warning counts them and says where they are, and so does
    one for the words that stand beside the cues.

    Raises
    ------
    ReadingError : there are words in the file but no cue.
    """
    text, encoding = decode(data, name)
    raw = Raw(encoding=encoding, spoken=True)
    text = _COMMA_TIMES.sub(r"\1 --> \2", text) if "->" not in text else text
    lines = clean(text).split("\n")
    at, mistyped = _times_at(lines)
    if not at:
        if text.replace("WEBVTT", "").strip():
            raise ReadingError("reading.error.no_cues", file=name)
        return raw
    bodies, beside = bodies_of(lines, at)
    _unroll(bodies)
    named = names_above(lines, at) or names_within(bodies)
    dashed = not named and "<v" not in text and part_dashes(bodies)
    clock = _Clock(mistyped)
    for number, (index, body) in enumerate(zip(at, bodies, strict=True)):
        begins, ends = clock.times(index, lines[index])
        voice = named.get(number, "")
        if index and (titled := _NAMED_CUE.fullmatch(lines[index - 1])):
            voice = titled[1]
        cues = [
            cue
            for said in (voices_of(body) if dashed else [" ".join(body)])
            for cue in _cue(said, begins, ends)
        ]
        for cue in cues:
            cue.speaker = cue.speaker or voice
        clock.heard(index, [cue.speaker for cue in cues], begins, ends)
        raw.paragraphs.extend(cues)
    raw.paragraphs = _without_rolling(raw.paragraphs)
    if changed := in_turn(raw.paragraphs) if dashed else _by_change(raw.paragraphs):
        raw.paragraphs = changed
        raw.warn("voices_in_turn")
    _warn(raw, "times", clock.wrong)
    _warn(raw, "beside_cues", beside)
    if len(clock.overlapping) < _USUAL * len(at):
        _warn(raw, "overlap", set(clock.overlapping) - clock.wrong)
    return raw


def _times_at(lines: list[str]) -> tuple[list[int], set[int]]:
    """Indices of the lines with the times of a cue, mistyped ones too, and of all lines with an arrow that tell no times."""
    arrows = [index for index, line in enumerate(lines) if "->" in line and not tells_no_time(line)]
    at = [index for index in arrows if _TIMES.match(lines[index])]
    wrong = set(arrows).difference(at)
    if wrong and at:
        at = [index for index in arrows if index not in wrong or _BROKEN.match(lines[index])]
    return at, wrong


class _Clock:
    """The times of cues, one after another.

    Attributes
    ----------
    wrong : indices of lines whose times cannot be read or run back.
    overlapping : of lines whose cue begins before the last of the same voice ended, one for each voice in it.
    """

    def __init__(self, wrong: set[int]) -> None:
        self.wrong = wrong
        self.overlapping: list[int] = []
        self._last = -1.0
        self._ended: dict[str, float] = {}

    def times(self, index: int, line: str) -> tuple[float | None, float | None]:
        """When the cue of that line begins and ends, in seconds; None where it does not say or cannot be."""
        match = _TIMES.match(line)
        begins = seconds(match[1])[0] if match else None
        ends = seconds(match[2])[0] if match and match[2] else None
        if begins is None:
            return begins, ends
        if ends is not None and ends < begins:
            self.wrong.add(index)
            ends = None
        if begins < self._last:
            self.wrong.add(index)
        self._last = begins
        return begins, ends

    def heard(self, index: int, voices: list[str], begins: float | None, ends: float | None) -> None:
        """Take in who speak in a cue."""
        if begins is not None:
            late = [voice for voice in voices if begins + _TOGETHER < self._ended.get(voice, 0)]
            self.overlapping += [index] * len(late)
        if ends is not None:
            self._ended |= dict.fromkeys(voices, ends)


def _warn(raw: Raw, key: str, lines: Collection[int]) -> None:
    if lines:
        raw.warn(key, count=len(lines), lines=places.told(line + 1 for line in lines))


def _by_change(cues: list[Paragraph]) -> list[Paragraph]:
    """Cues of captions that only say when another begins to speak, with ``>>``: two voices in turn; none where they do not."""
    if (
        any(cue.speaker for cue in cues)
        or sum(1 for cue in cues if _CHANGE.match(cue.text)) < _FEWEST_CHANGES
    ):
        return []
    found: list[Paragraph] = []
    voice = 0
    for cue in cues:
        for number, said in enumerate(_CHANGE.split(cue.text)):
            voice += number > 0 and bool(found)
            if words := said.strip():
                speaker = f"Spreker {voice % 2 + 1}"
                found.append(Paragraph(words, speaker=speaker, begins=cue.begins, ends=cue.ends, joined=True))
    return found


def _unroll(bodies: list[list[str]]) -> None:
    """Take the first line off cues that repeat the last line of the cue before, where automatic captions roll up."""
    plain = [[_words(_TIME_TAG.sub("", line)) for line in body] for body in bodies]
    again = [
        index
        for index in range(1, len(plain))
        if plain[index] and plain[index - 1] and plain[index][0] == plain[index - 1][-1]
    ]
    if len(again) >= max(3, 0.5 * len(bodies)):
        for index in again:
            del bodies[index][0]


def _cue(words: str, begins: float | None, ends: float | None) -> list[Paragraph]:
    """The utterances of one cue: one, or one for every voice in it."""
    text = _TIME_TAG.sub("", words)
    voices = list(_VOICE.finditer(text))
    if not voices:
        said = _words(text)
        return [Paragraph(said, begins=begins, ends=ends, joined=True)] if said else []
    found: list[Paragraph] = []
    before = _words(text[: voices[0].start()])
    if before:
        found.append(Paragraph(before, begins=begins, ends=ends, joined=True))
    for voice, following in zip(voices, [*voices[1:], None], strict=True):
        said = _words(text[voice.end() : following.start() if following else len(text)])
        speaker = " ".join(html.unescape(voice[1]).split())
        if said:
            found.append(Paragraph(said, speaker=speaker, begins=begins, ends=ends, joined=True))
    return found


def _words(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _without_rolling(cues: list[Paragraph]) -> list[Paragraph]:
    """Cues without the lines that automatic captions show twice while they roll up."""
    kept: list[Paragraph] = []
    for cue in cues:
        last = kept[-1] if kept else None
        if last is not None and last.speaker == cue.speaker and len(last.text) > 8 and _touches(last, cue):
            if cue.text == last.text:
                last.ends = cue.ends
                continue
            if cue.text.startswith(last.text + " "):
                last.text, last.ends = cue.text, cue.ends
                continue
        kept.append(cue)
    return kept


def _touches(last: Paragraph, cue: Paragraph) -> bool:
    return last.ends is None or cue.begins is None or abs(cue.begins - last.ends) < 0.3
