"""Turns written short, ``A> words``, and laid out in the shape that a program or a typist gives each of them.

``@ shape`` holds the shape, with ``\\n`` for a new line: ``%who``, ``%said``, the number ``%n``, and the time at which the turn begins as ``%hms``
(00:01:05), ``%ms`` (1:05), ``%mmss`` (01:05), ``%mmmilli`` (01:05.240), ``%milli`` (00:01:05.240), ``%comma``, ``%tenth`` (00:01:05-2) or ``%sec`` (65.240); an ``e`` before it gives
the end (``%ehms``). ``+> words`` is what the same voice says in a cue of its own. ``@ shown A=…; B=…`` are labels as they stand in the
file, where they differ from what is expected; ``@ times 1`` expects the times as well; ``@ start 3600`` begins later.
"""

from __future__ import annotations

import re

SHORT = re.compile(r"^(\w+|\+)> (.*)$", re.MULTILINE)
FIELD = re.compile("%(who|said|n|e?(?:hms|mmss|mmmilli|ms|milli|comma|tenth|sec))(?![a-z])")


def laid_out(marked: str, options: dict[str, str]) -> tuple[str, list[float]]:
    """The text of a file with each short turn in its shape, and when each turn begins, in seconds."""
    shape = options.get("shape", "").replace("\\n", "\n")
    names = _pairs(options.get("names", "")) | _pairs(options.get("shown", ""))
    begins: list[float] = []
    at, number, last = float(options.get("start", "0.8")), 0, ""

    def turn(found: re.Match[str]) -> str:
        nonlocal at, number, last
        key, words = found[1], found[2]
        number += 1
        begin, at = at, at + 0.9 + 0.37 * len(words.split())
        end = at - 0.4
        if key != "+":
            last = key
            begins.append(begin)
        fields = {"who": names.get(last, last), "said": "{" + key + "|" + words + "}", "n": str(number)}
        fields |= _clock(begin, "") | _clock(end, "e")
        return FIELD.sub(lambda field: fields[field[1]], shape)

    return (SHORT.sub(turn, marked), begins) if shape else (marked, begins)


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in text.split("; ") if pair)


def _clock(seconds: float, before: str) -> dict[str, str]:
    milli = round(seconds * 1000)
    whole, rest = divmod(milli, 1000)
    hours, minutes, left = whole // 3600, whole // 60 % 60, whole % 60
    hms = f"{hours:02}:{minutes:02}:{left:02}"
    short = f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
    forms = {"hms": hms, "mmss": hms[3:], "mmmilli": f"{hms[3:]}.{rest:03}", "ms": short, "milli": f"{hms}.{rest:03}", "comma": f"{hms},{rest:03}",
             "tenth": f"{hms}-{rest // 100}", "sec": f"{whole}.{rest:03}"}  # fmt: skip
    return {before + key: value for key, value in forms.items()}
