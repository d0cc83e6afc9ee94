"""Repair of extracted text: one named step for each damage, each a function of lines to lines and a `Repair`.

Nothing changes silently: every step counts what it did and keeps examples, and each can be left out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qualcode.model import Repair
from qualcode.reading.lines import Lines, seen
from qualcode.reading.repair import (
    accents,
    acronyms,
    addresses,
    capitals,
    characters,
    hyphens,
    inner_hyphens,
    line_spacing,
    list_titles,
    lone_addresses,
    lost_hyphens,
    marks,
    notes,
    overprint,
    pages,
    quotes,
    rules,
    slashes,
)
from qualcode.reading.repair.steps import Step

STEPS: dict[str, Step] = {
    "debris": characters.debris,
    "invisible": characters.invisible,
    "ligatures": characters.ligatures,
    "accents": accents.accents,
    "rules": rules.rules,
    "running_heads": pages.running_heads,
    "doubled_text": overprint.doubled_text,
    "spaced_letters": characters.spaced_letters,
    "addresses": addresses.addresses,
    "urls": lone_addresses.urls,
    "repeated_pages": overprint.repeated_pages,
    "footnotes": notes.footnotes,
    "double_spacing": line_spacing.double_spacing,
    "pull_quotes": quotes.pull_quotes,
    "hyphens": hyphens.hyphens,
    "inner_hyphens": inner_hyphens.inner_hyphens,
    "lost_hyphens": lost_hyphens.lost_hyphens,
    "slashes": slashes.slashes,
    "list_marks": marks.list_marks,
    "spacing": characters.spacing,
    "list_titles": list_titles.list_titles,
    "mixed_capitals": capitals.mixed_capitals,
    "glued_words": marks.glued_words,
    "split_words": marks.split_words,
    "acronyms": acronyms.acronyms,
}
"""All steps by name, in the order in which they run."""

NAMES = "misspelt_names"
"""The step of talk that is done where turns are collected, since it changes no line: names of speakers that slipped."""

FOR_REPORTS = tuple(STEPS)
FOR_PAGED_SPEECH = ("debris", "invisible", "ligatures", "accents", "running_heads", "hyphens", NAMES)
FOR_SPEECH = ("debris", "invisible", NAMES)


def mend(
    lines: Sequence[str], steps: Collection[str], *, marked: bool = False
) -> tuple[Lines, tuple[Repair, ...]]:
    """`lines` after `steps`, in their fixed order, and what each of them did.

    `marked` says that the pages in `lines` are marked already, by an earlier call.

    Raises
    ------
    ValueError : a step that does not exist.
    """
    check_steps(steps)
    mended = seen(lines) if marked else pages.mark_pages(seen(lines))
    repairs: list[Repair] = []
    for name, step in STEPS.items():
        if name in steps:
            mended, repair = step(mended)
            repairs.append(repair)
    return mended, tuple(repair for repair in repairs if repair.count)


def begins_with(steps: Collection[str], done: Collection[str]) -> bool:
    """Whether `done` are the first of `steps`, so that the rest may follow on their outcome."""
    order, first = ([name for name in STEPS if name in some] for some in (steps, done))
    return order[: len(first)] == first


def check_steps(steps: Collection[str]) -> None:
    """ValueError where one of `steps` does not exist."""
    unknown = sorted(set(steps) - {*STEPS, NAMES})
    if unknown:
        raise ValueError(f"no such repair: {', '.join(unknown)}; choose from {', '.join((*STEPS, NAMES))}")
