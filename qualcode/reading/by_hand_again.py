"""Turns that a person put right in one version of a file, put right again where another reads them the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
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


def put_right_again(
    wrong: Sequence[Said],
    right: Sequence[Said],
    turns: Sequence[Said],
    labels: Mapping[str, str] | None = None,
) -> Again:
    """Turns with what a person changed of others, wherever those stand among them word for word.

    Parameters
    ----------
    wrong : the turns of a former version as they were read.
    right : as a person put them: the same words in the same order, but for labels that were taken for words.
    turns : as the new version reads. Where it has them right by itself, there is nothing to do or to tell.
    labels : what speakers of the former version are called in the new one, where otherwise.
    """
    changed = list(_changed(wrong, right))
    wrong, right = _called(wrong, labels or {}), _called(right, labels or {})
    found, left, places = list(turns), list[str](), 0
    as_wrong, as_right = _there(wrong, turns), _there(right, turns)
    for (first, last), (begin, end) in reversed(changed):
        run = _run([as_wrong.get(number) for number in range(first, last)])
        if run is not None:
            found[slice(*run)] = _timed(right[begin:end], turns[slice(*run)])
            places += 1
        elif not _said_so(right[begin:end], turns) and None in map(as_right.get, range(begin, end)):
            left.append(wrong[first].text)
    return Again(found, places, tuple(reversed(left)))


def _changed(wrong: Sequence[Said], right: Sequence[Said]) -> Iterator[tuple[_Run, _Run]]:
    """Turns that a person changed and what they became, parted wherever a turn ends on either side."""
    old, new = _ends(wrong), _ends_of(right, wrong)
    cuts = [(0, 0), *((old[count], new[count]) for count in sorted(old.keys() & new.keys()))]
    for (first, begin), (last, end) in pairwise(cuts):
        if _keys(wrong[first:last]) != _keys(right[begin:end]):
            yield (first, last), (begin, end)


def _ends(turns: Sequence[Said]) -> dict[int, int]:
    """By how many words were said when a turn ended, the number of the next turn."""
    found, count = {}, 0
    for number, turn in enumerate(turns, 1):
        count += len(turn.text.split())
        found[count] = number
    return found


def _ends_of(right: Sequence[Said], wrong: Sequence[Said]) -> dict[int, int]:
    """The same of turns put right, in words of those that they were made of: a label is none of these."""
    begins = {0: 0} | _ends(wrong)
    found, count = {}, 0
    for number, turn in enumerate(right, 1):
        words, at = turn.text.split(), 0
        while at < len(words):
            following = wrong[begins[count] :][:1] if count in begins else ()
            label = [word for one in following for word in f"{one.speaker}:".split()]
            at += len(label) if words[at : at + len(label)] == label else 0
            at, count = at + 1, count + 1
        found[count] = number
    return found


def _called(turns: Sequence[Said], labels: Mapping[str, str]) -> list[Said]:
    return [turn._replace(speaker=labels.get(turn.speaker, turn.speaker)) for turn in turns]


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
    matcher = SequenceMatcher(None, _keys(turns), _keys(others), autojunk=False)
    return {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}


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
