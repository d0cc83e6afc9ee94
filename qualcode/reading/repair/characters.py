"""Damage to single characters: wrong encodings, invisible signs, ligatures, spaced letters, wild spaces."""

from __future__ import annotations

import re
import unicodedata

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import Has
from qualcode.reading.repair.steps import PAGE, rewritten

_DEBRIS = re.compile("[ÂÃâÅÄ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]|ï¿½|Ã[a-z ]")
_CLOSING_DEBRIS = re.compile("â€\ufffd?(?=[\\s.,;:!?)\\]]|$)")
"""A closing quotation mark of which the last byte was lost: Windows-1252 has no sign for it."""
_INVISIBLE = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffd\ufffe\ue000-\uf8ff\x00-\x08\x0e-\x1c\x1e\x1f\x7f-\x84\x86-\x9f]"
)
_JOINER = re.compile("[\u200c\u200d](?![^\x00-\u024f])|(?<![^\x00-\u024f])[\u200c\u200d]")
"""A joiner that joins nothing: between emoji, and letters of scripts that need it, it has its work to do."""
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HYPHEN = re.compile("[\u2010\u2011]")
_SYMBOL = re.compile("^[ \t]*[\ue000-\uf8ff\ufffd](?=[ \t\u00a0]+[^\\W_])")
"""What a symbol font, such as Word's, sets before an item of a list, or what an extract has left of that."""
_SOFT_END = re.compile("\u00ad\\s*$")
_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "ĳ": "ij",
    "Ĳ": "IJ",
}
_LIGATURE = re.compile("[ﬀﬁﬂﬃﬄﬅﬆĳĲ]")
_ODD_SPACE, _UNSEEN = "⍽", "▯"
"""What the import report shows for signs that nobody sees."""
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_]{1,2}[ \u00a0]){4,}[^\W\d_]{1,2}(?!\S)")
_SHORT_WORDS = re.compile("[ \u00a0](?:[^\\W\\d_]{1,2}[ \u00a0]){3}")
_LETTERS_APART = re.compile(r"\f?[^\W\d_](?: [^\W\d_])*")
"""A word of which each letter is set apart; one of two letters is none where others are not."""
_WIDE = re.compile(r"[ \t]{2,}|\t")
_LOOSE_QUOTE = re.compile(r"(?:(?<=^[‘“])|(?<=[\s(\[][‘“])) (?=\w)")
_LOOSE_CLOSING = re.compile(r"(?<=[^\W\d_]) (?=[”’]\)?[\s.,;:?!)–]|”$)")
_LOOSE_BRACKET = re.compile(r"(?<=\() (?=[^\W\d_])|(?<=[^\W\d_]) (?=\))")
_LOOSE_COMMA = re.compile(r"(?<=[^\W\d_]) (?=, )")
_TIGHT = re.compile(
    r"(?<=[a-zà-ÿ]\)[.;])(?=[A-ZÀ-Ý])|(?<=[a-zà-ÿ]{2}[.])(?=(?:De|Het|Een|Er|In|Dit|Dat|Deze|Daar\w*)\b)"
)


def debris(lines: Lines) -> tuple[Lines, Repair]:
    """UTF-8 that was once read as Windows-1252: ``zzpâ€™ers`` becomes ``zzp’ers`` (by ftfy)."""
    at = [index for index in lines.where(Has.BROKEN) if _DEBRIS.search(lines[index])]
    return rewritten("debris", lines, at, _read_again)


def _read_again(line: str) -> str:
    from ftfy import fix_encoding

    return fix_encoding(_CLOSING_DEBRIS.sub("”", line))


def invisible(lines: Lines) -> tuple[Lines, Repair]:
    """Signs nobody sees or that stand for nothing: U+FFFD, zero width, private use, odd spaces and hyphens.

    A soft hyphen at the end of a line becomes a hyphen, so that the step ``hyphens`` can join the word.
    """
    return rewritten("invisible", lines, lines.where(Has.STRANGE), _visible, shown=_pointed_out)


def _pointed_out(line: str) -> str:
    """`line` with a sign that can be seen for each that cannot: ``⍽`` for a space of another kind, ``▯`` for the rest."""
    line = _SPACE.sub(_ODD_SPACE, line.removeprefix(PAGE))
    return _JOINER.sub(_UNSEEN, _INVISIBLE.sub(_UNSEEN, line)).replace("\u00ad", _UNSEEN)


def _visible(line: str) -> str:
    fixed = _SOFT_END.sub("-", _SYMBOL.sub("•", line.removeprefix(PAGE)))
    fixed = _SPACE.sub(" ", _JOINER.sub("", _INVISIBLE.sub("", fixed))).replace("\u00ad", "")
    fixed = _HYPHEN.sub("-", fixed).replace("\u2028", " ").replace("\u2029", " ")
    fixed = unicodedata.normalize("NFC", fixed)
    return PAGE + fixed if line[:1] == PAGE else fixed


def ligatures(lines: Lines) -> tuple[Lines, Repair]:
    """Letters printed as one sign: ``ﬁ`` becomes ``fi``."""
    at = lines.where(Has.LIGATURE)
    return rewritten(
        "ligatures", lines, at, lambda line: _LIGATURE.sub(lambda found: _LIGATURES[found[0]], line)
    )


def spaced_letters(lines: Lines) -> tuple[Lines, Repair]:
    """Letters set apart: ``p e r s o n e e l`` becomes ``personeel``; two spaces part the words."""
    at = [
        index
        for index in lines.where(Has.SHORT_WORDS)
        if len(lines[index]) >= 9
        and lines[index].count(" ") * 2 >= 0.35 * len(lines[index])
        and _SHORT_WORDS.search(lines[index])
    ]
    return rewritten("spaced_letters", lines, at, _close_up)


def _close_up(line: str) -> str:
    if not _SPACED.search(line):
        return line
    parts = re.split(r"( {2,}&? *| & )", line)
    if all(_LETTERS_APART.fullmatch(part.strip()) for part in parts[::2] if part.strip()):
        return _WIDE.sub(
            " ",
            "".join("".join(part.split(" ")) if place % 2 == 0 else part for place, part in enumerate(parts)),
        )
    return "".join(
        _SPACED.sub(_as_one_word, part) if index % 2 == 0 else f" {part.strip()} ".replace("  ", " ")
        for index, part in enumerate(parts)
    )


def _as_one_word(found: re.Match[str]) -> str:
    """Letters set apart, closed up, without the short words before and after; a run of such words as it stands."""
    letters = found[0].split()
    single = [at for at, letter in enumerate(letters) if len(letter) == 1]
    if len(single) <= 0.5 * len(letters):
        return found[0]
    first, last = single[0], single[-1] + 1
    return " ".join([*letters[:first], "".join(letters[first:last]), *letters[last:]])


def spacing(lines: Lines) -> tuple[Lines, Repair]:
    """Tabs and runs of spaces become one space; one is put back where a sentence was glued to the next.

    The space behind an opening quotation mark or bracket goes, and that before a closing one or a comma.
    """
    at = lines.where(Has.WIDE_SPACE | Has.TAB | Has.TIGHT | Has.LOOSE_QUOTE)
    return rewritten("spacing", lines, at, _evenly_spaced)


def _evenly_spaced(line: str) -> str:
    if "  " in line or "\t" in line:
        line = _WIDE.sub(" ", line)
    if ("‘ " in line or "“ " in line) and "„" not in line:
        line = _LOOSE_QUOTE.sub("", line)
    if (" ”" in line or " ’" in line) and "„" not in line:
        line = _LOOSE_CLOSING.sub("", line)
    if "( " in line or " )" in line:
        line = _LOOSE_BRACKET.sub("", line)
    if " ," in line:
        line = _LOOSE_COMMA.sub("", line)
    return _TIGHT.sub(" ", line) if "." in line else line
