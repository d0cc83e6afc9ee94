"""Turns that a person put right in one version of a file, put right again where another reads them as wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from qualcode.reading.said import Said

TELLING = 2
"""Spaces in a turn from which on the same words are taken for the same ones."""
_Run = tuple[int, int]


class Again(NamedTuple):
    """Turns put right again: at how many places, and what is said where that could not be."""

    turns: list[Said]
    places: int
    left: tuple[str, ...]


def put_right_again(wrong: Sequence[Said], right: Sequence[Said], turns: Sequence[Said]) -> Again:
    """Turns with what a person changed of others, wherever those stand among them word for word.

    Parameters
    ----------
    wrong : the turns of a former version as they were read.
    right : as a person put them.
    turns : as the new version reads. Where it has them right by itself, there is nothing to do or to tell.
    """
    found, left, places = list(turns), list[str](), 0
    as_wrong, as_right = _there(wrong, turns), _there(right, turns)
    for (first, last), (begin, end) in reversed(list(_changed(wrong, right))):
        run = _run([as_wrong.get(number) for number in range(first, last)])
        if run is not None:
            found[slice(*run)] = _timed(right[begin:end], turns[slice(*run)])
            places += 1
        elif not _said_so(right[begin:end], turns) and None in map(as_right.get, range(begin, end)):
            left.append(wrong[first].text)
    return Again(found, places, tuple(reversed(left)))


def _changed(wrong: Sequence[Said], right: Sequence[Said]) -> Iterator[tuple[_Run, _Run]]:
    """Turns that a person changed and what they became; one turn at least on either side."""
    for tag, first, last, begin, end in _matcher(wrong, right).get_opcodes():
        if tag == "equal":
            continue
        if first == last or begin == end:  # with the turn before, or the first one after
            before = min(first, begin, 1)
            first, begin = first - before, begin - before
            last, end = (last, end) if before else (last + 1, end + 1)
        yield from _apart(wrong, right, (first, last), (begin, end))


def _apart(wrong: Sequence[Said], right: Sequence[Said], old: _Run, new: _Run) -> Iterator[tuple[_Run, _Run]]:
    """Changes that follow each other, one by one: parted where a turn ends on either side."""
    ends = {count: number for number, count in _ends(right, new)}
    first, begin = old[0], new[0]
    for number, count in _ends(wrong, old):
        if count in ends and ends[count] > begin and number > first:
            yield (first, number), (begin, ends[count])
            first, begin = number, ends[count]
    if first < old[1] or begin < new[1]:
        yield (first, old[1]), (begin, new[1])


def _ends(turns: Sequence[Said], run: _Run) -> Iterator[tuple[int, int]]:
    """After each turn of a run the number of the next one, and how many words of the run were said by then."""
    count = 0
    for number in range(*run):
        count += len(turns[number].text.split())
        yield number + 1, count


def _said_so(right: Sequence[Said], turns: Sequence[Said]) -> bool:
    """Whether each of these is a part of what its speaker says in one turn; too few words tell nothing."""
    said = [(turn.speaker, " ".join(turn.text.split())) for turn in turns]
    return all(
        turn.text.count(" ") >= TELLING
        and any(turn.speaker == who and " ".join(turn.text.split()) in words for who, words in said)
        for turn in right
    )


def _there(turns: Sequence[Said], others: Sequence[Said]) -> dict[int, int]:
    """The number of each turn among others, by its own, where it is the same."""
    blocks = _matcher(turns, others).get_matching_blocks()
    return {a + n: b + n for a, b, size in blocks for n in range(size)}


def _matcher(turns: Sequence[Said], others: Sequence[Said]) -> SequenceMatcher[tuple[str, ...]]:
    return SequenceMatcher(None, _keys(turns), _keys(others), autojunk=False)


def _keys(turns: Sequence[Said]) -> list[tuple[str, ...]]:
    return [(one.speaker, *one.text.split()) for one in turns]


def _run(places: Sequence[int | None]) -> _Run | None:
    """The places as one run; None where one is missing or they do not follow each other."""
    numbers = [place for place in places if place is not None]
    if not numbers or len(numbers) < len(places) or numbers[-1] - numbers[0] != len(numbers) - 1:
        return None
    return numbers[0], numbers[-1] + 1


def _timed(right: Sequence[Said], instead_of: Sequence[Said]) -> list[Said]:
    """Turns put right with the times that the file has now, at their outer ends."""
    *others, last = right
    found = [*others, last._replace(ends=instead_of[-1].ends)]
    return [found[0]._replace(begins=instead_of[0].begins), *found[1:]]
