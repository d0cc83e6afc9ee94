"""The lines of a page as they stand on it: more white than usual, or other letters, where a paragraph ends."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from qualcode.reading.page.indents import openings
from qualcode.reading.page.letters import Letters

_MORE, _SOMEWHAT, _EVEN = 1.3, 1.15, 1.1
_OPENED_BY = tuple(".?!")
_LARGER = 1.12
_BELOW = 0.5
_SHARE = 0.3
_FEWEST = 6
_FEWEST_FULL, _FULL, _MOSTLY = 3, 0.8, 0.75
_FAR_ABOVE, _ASIDE = 20.0, 30.0
"""Points by which a line stands above the one before it, or to its right, that no raised number and no indent does."""
_TRIED, _SAMPLES, _SAMPLED_FROM = 12, 3, 30
_LINE = "\r\n"
_TIES = "\ufffe\x02"
"""What pdfium writes for a hyphen at a line's end behind which it goes on in the same line."""
_TIED = re.compile(rf"[^{_TIES}]*[{_TIES}]|[^{_TIES}]+$")
_MARK = re.compile(r"\d{1,3} ?")
_RAISED = re.compile(r"(?<=[^\W\d_]|[.,;:?!”’)]) ?(\d{1,3})$")
"""The raised number of a note, at which pdfium breaks a line that goes on behind it."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The lines of a page, how far each but the first stands below the one before it, and the size of its letters.

    Both are in points and empty where they are not known; a size of 0 is not known. So are `origins`, where the first
    sign of each line stands, and `starts`, its index on the page. `at` tells at which line each of pdfium's lines begins, which may
    be several; it is empty once lines were put together. `body` is the size of the running text, and `usual` how far most lines stand below
    the one above; 0 where they share no distance.
    """

    lines: list[str]
    pitches: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    origins: list[tuple[float, float]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    body: float = 0.0
    usual: float = 0.0


def layer_of(letters: Letters) -> Layer:
    """The lines of a page of `letters` as they stand on it."""
    lines = letters.text.split(_LINE)
    starts = _starts(lines)
    if not _same_signs(letters, lines, starts):
        return Layer(lines, at=list(range(len(lines))))
    at = list(range(len(lines)))
    if any(sign in letters.odd for sign in _TIES):
        lines, starts, at = _untied(lines, starts)
    return set_out(letters, lines, starts, _origins(letters, lines, starts), at)


def set_out(
    letters: Letters,
    lines: list[str],
    starts: list[int],
    origins: list[tuple[float, float]],
    at: Sequence[int] = (),
) -> Layer:
    """The layer of `lines` that stand at `origins`; `at` tells at which of them each of pdfium's lines begins."""
    pitches = _pitches(origins)
    usual = _usual(pitches, lines)
    sizes, body = _sizes(letters, lines, pitches, starts, usual)
    return Layer(lines, pitches, sizes, origins, starts, list(at), body, usual)


def _untied(lines: Sequence[str], starts: Sequence[int]) -> tuple[list[str], list[int], list[int]]:
    """Lines and the indices of their first signs, those apart that pdfium ties with a hyphen; and where each of `lines` begins."""
    found: list[str] = []
    begun: list[int] = []
    at: list[int] = []
    for line, start in zip(lines, starts, strict=True):
        at.append(len(found))
        if not any(sign in line for sign in _TIES):
            found.append(line)
            begun.append(start)
            continue
        for piece in _TIED.finditer(line):
            found.append(piece[0])
            begun.append(start + piece.start())
    return found, begun, at


def placed(letters: Letters) -> list[tuple[str, int]]:
    """Each line of a page of `letters` with the index of its first sign; none where text and page count signs unlike."""
    lines = letters.text.split(_LINE)
    starts = _starts(lines)
    return list(zip(lines, starts, strict=True)) if _same_signs(letters, lines, starts) else []


def _starts(lines: Sequence[str]) -> list[int]:
    return list(itertools.accumulate([len(line) + len(_LINE) for line in lines[:-1]], initial=0))


def _pitches(origins: Sequence[tuple[float, float]]) -> list[float]:
    """From each baseline down to the next, in half points, so that equal ones count as equal.

    Infinite where the next stands far above it and not to its right, as the next column would: a frame ended there.
    """
    return [
        math.inf
        if below - above > _FAR_ABOVE and other - one < _ASIDE
        else int(2 * (above - below) + 0.5) / 2
        for (one, above), (other, below) in itertools.pairwise(origins)
    ]


def _same_signs(letters: Letters, lines: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether signs are counted alike in the lines and on the page, which shows at the last of them."""
    last = next((index for index in range(len(lines) - 1, -1, -1) if lines[index].strip()), None)
    if last is None:
        return False
    first = letter_at(lines[last], 0)
    return letters.sign(starts[last] + first) == ord(lines[last][first])


def _origins(letters: Letters, lines: Sequence[str], starts: Sequence[int]) -> list[tuple[float, float]]:
    """Where the first sign of each line stands: from the left, and its baseline from below."""
    found = letters.origins(starts)
    known = [origin for origin in found if origin is not None]
    if len(known) == len(lines) and all(lines):
        return known
    placed: list[tuple[float, float]] = []
    for line, origin in zip(lines, found, strict=True):
        if not line or origin is None:
            origin = placed[-1] if placed else (0.0, 0.0)
        placed.append(origin)
    return placed


def _sizes(
    letters: Letters,
    lines: Sequence[str],
    pitches: Sequence[float],
    starts: Sequence[int],
    usual: float,
) -> tuple[list[float], float]:
    """Sizes of the letters around white that is not the `usual`, of a letter half way a line; and that of the running text.

    A line may begin with the small number of a note, or with a large initial.
    """
    found = [0.0] * len(lines)
    for index in [at for at, pitch in enumerate(pitches, 1) if pitch != usual]:
        for line in (index - 1, index):
            if not found[line] and lines[line].strip():
                found[line] = letters.size(starts[line] + letter_at(lines[line], len(lines[line]) // 2))
    common = [at for at, pitch in enumerate(pitches) if pitch == usual]
    common = [at for at in common[:: max(1, len(common) // _TRIED)] if len(lines[at]) > _SAMPLED_FROM]
    sampled = sorted(
        found[at] or letters.size(starts[at] + letter_at(lines[at], len(lines[at]) // 2))
        for at in common[:: max(1, len(common) // _SAMPLES)][:_SAMPLES]
    )
    return found, sampled[len(sampled) // 2] if sampled else 0.0


def letter_at(line: str, place: int) -> int:
    """Index of the first sign from `place` on that is no white space, or of the first of the line."""
    rest = line[place:].lstrip() or line.lstrip()
    return len(line) - len(rest)


def parted(pages: Sequence[Layer]) -> list[str]:
    """The text of each page, with a blank line where the white between two lines, or the size of the letters, is another."""
    usual = [page.usual or _usual(page.pitches, page.lines) for page in pages]
    if not all(usual):
        known = [page for page in pages if page.pitches]
        everywhere = _usual(
            [pitch for page in known for pitch in page.pitches],
            [line for page in known for line in page.lines[:-1]],
        )
        usual = [pitch or everywhere for pitch in usual]
    return ["\n".join(_with_blanks(page, pitch)) for page, pitch in zip(pages, usual, strict=True)]


def _usual(pitches: Sequence[float], above: Sequence[str]) -> float:
    """The pitch that most lines share; 0 where they share none.

    Where paragraphs are short it is the one below full lines, of those `above`, rather than the one that parts paragraphs.
    """
    if len(pitches) >= _FEWEST and 0 < min(pitches) == max(pitches) < math.inf:
        return pitches[0]
    down = [(pitch, len(line)) for pitch, line in zip(pitches, above, strict=False) if 0 < pitch < math.inf]
    if len(down) < _FEWEST:
        return 0.0
    counts = Counter([pitch for pitch, _ in down])
    usual, times = max(counts.items(), key=itemgetter(1))
    full = _FULL * max([size for _, size in down])
    long = [pitch for pitch, size in down if size >= full]
    shared = times >= _SHARE * len(down)
    if shared and long.count(usual) >= 0.5 * times:
        return usual
    within = [
        pitch
        for pitch, many in counts.items()
        if many >= _FEWEST_FULL
        and long.count(pitch) >= _MOSTLY * many
        and (not shared or pitch * _MORE < usual)
    ]
    return min(within, default=usual if shared else 0.0)


def _is_mark_before_line(page: Layer, at: int, usual: float) -> bool:
    """Whether a line is the raised number of a note for which the line above had no room, so that it opens the one below."""
    pitches = page.pitches
    return (
        at + 1 < len(page.lines)
        and _MARK.fullmatch(page.lines[at]) is not None
        and page.lines[at + 1][:1] == " "
        and page.lines[at - 1][-1:].strip() != ""
        and 0 < pitches[at] < _BELOW * usual
        and abs(pitches[at - 1] + pitches[at] - usual) <= 1
    )


def _with_blanks(page: Layer, usual: float) -> list[str]:
    if not page.pitches or not usual:
        return page.lines
    lines = page.lines
    sizes = page.sizes or [0.0] * len(lines)
    indented = set(openings(lines, page.origins, page.pitches, usual, page.body))
    unlike = {at for at, pitch in enumerate(page.pitches, 1) if pitch != usual}
    if any(sizes):
        unlike |= {at for at, (one, other) in enumerate(itertools.pairwise(sizes), 1) if one != other}
    found: list[str] = []
    done = 0
    for at in sorted(unlike | indented):
        if at < done:
            continue
        found += lines[done:at]
        if _is_mark_before_line(page, at, usual):
            found += [f"{found.pop().rstrip()}{lines[at].strip()}", lines[at + 1].lstrip()]
            done = at + 2
            continue
        done = at + 1
        line, pitch, one, other = lines[at], page.pitches[at - 1], sizes[at - 1], sizes[at]
        if not pitch and line[:1] == " " and (raised := _RAISED.search(found[-1])):
            found[-1] = f"{found[-1][: raised.start()]}{raised[1]}{line}"
            continue
        small, large = sorted((one, other))
        if 0 < page.body < small == large and pitch <= _EVEN * usual * large / page.body:
            found.append(line)
            continue
        ends_large = other == 0 < page.body * _LARGER < one
        if (
            pitch > _MORE * usual
            or at in indented
            or (pitch > _SOMEWHAT * usual and line[:1].isupper() and found[-1].rstrip().endswith(_OPENED_BY))
            or (ends_large and pitch > 0)
            or (not -_FAR_ABOVE <= pitch <= _BELOW * usual and large > _LARGER * small > 0)
        ):
            found.append("")
        found.append(line)
    return found + lines[done:]
