"""CHAT transcripts (.cha) of the TalkBank: main lines only, without their codes."""

from __future__ import annotations

import re

from qualcode.errors import ReadingError
from qualcode.model import Role, Speaker
from qualcode.reading.decoding import clean, decode
from qualcode.reading.raw import Paragraph, Raw

_MAIN = re.compile(r"\*([A-Za-z0-9_-]{1,12}):\s*(.*)", re.S)
_TIMES = re.compile(r"\x15(\d{1,12})_(\d{1,12})\x15")
_CODES = re.compile(r"\[[^\]]{0,400}\]|&=\S+|\+[<^,\"]+|\x15[^\x15]{0,400}\x15|[‹›]")
_SHORTENED = re.compile(r"(?<=\w)\((\w+)\)|\((\w+)\)(?=\w)")
_FILLER = re.compile(r"&[-+~]?(?=\w)")
_ENDS = ((re.compile(r"\s*\+\.\.\.|\s*\+\.\.\?"), "…"), (re.compile(r"\s*\+//?[.?]|\s*\+/\."), " –"))
_PAUSE = re.compile(r"\(\.{1,3}\)|\(\d+(?:\.\d*)?\)")
_ASKS = ("investigator", "interviewer", "teacher")


def read(data: bytes, name: str) -> Raw:
    """The main lines of a CHAT file, their speakers from ``@Participants``.

    Raises
    ------
    ReadingError : it has no main lines.
    """
    text, encoding = decode(data, name)
    raw = Raw(encoding=encoding, spoken=True)
    people: dict[str, Speaker] = {}
    for line in _whole_lines(clean(text)):
        if line.startswith("@Participants:"):
            people = _participants(line.partition(":")[2])
        elif line.startswith("@") and ":" in line:
            key, _, value = line[1:].partition(":")
            if key in ("Date", "Location", "Situation", "Transcriber", "Media", "Languages"):
                raw.metadata[key] = value.strip()
        elif main := _MAIN.fullmatch(line):
            times = _TIMES.search(main[2])
            words = _words(main[2])
            if words:
                begins, ends = (int(times[1]) / 1000, int(times[2]) / 1000) if times else (None, None)
                person = people.get(main[1])
                label = person.label if person else main[1]
                raw.paragraphs.append(Paragraph(words, speaker=label, begins=begins, ends=ends, joined=True))
    if not raw.paragraphs:
        raise ReadingError("reading.error.no_utterances", file=name)
    raw.speakers = list(people.values())
    return raw


def _whole_lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        if line[:1] in ("\t", " ") and lines:
            lines[-1] += " " + line.strip()
        else:
            lines.append(line)
    return lines


def _participants(listed: str) -> dict[str, Speaker]:
    people: dict[str, Speaker] = {}
    for entry in listed.split(","):
        parts = entry.split()
        if not parts:
            continue
        code, role = parts[0], parts[-1] if len(parts) > 1 else ""
        name = " ".join(parts[1:-1]).replace("_", " ") or code
        asks = role.casefold() in _ASKS
        people[code] = Speaker(
            code, name, Role.INTERVIEWER if asks else Role.PARTICIPANT, {"rol": role} if role else {}
        )
    return people


def _words(text: str) -> str:
    text = " ".join(text.split())
    text = (
        _PAUSE.sub("", _CODES.sub("", text))
        .replace("<", "")
        .replace(">", "")
        .replace("xxx", "[onverstaanbaar]")
    )
    text = _FILLER.sub("", _SHORTENED.sub(lambda found: found[1] or found[2], text))
    text = " ".join(text.split())  # brackets that were taken out leave rows of spaces
    for pattern, sign in _ENDS:
        text = pattern.sub(sign, text)
    text = re.sub(r"\s+([.?!,;…])", r"\1", text.replace("„", ",").replace("‡", ","))
    return " ".join(text.replace("@s", "").split())
