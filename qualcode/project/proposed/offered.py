"""Which of the stored proposals stand: those that a coder, or anybody, has not decided on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from qualcode.model import Suggestion
from qualcode.project.proposed.decided import decided
from qualcode.store import Store
from qualcode.store.proposals import SUGGESTIONS

if TYPE_CHECKING:
    from qualcode.suggesting import Decided

TOP = 3


def offered(store: Store, *, segment: str = "", document: str = "", coder: str = "") -> list[Suggestion]:
    """The current proposals without what was decided since, best first per segment.

    With a `coder` only that coder's decisions count: what one coder decided is still offered to another.
    """
    found = store.proposals.suggestions(segment=segment, document=document)
    run = store.proposals.current(SUGGESTIONS)
    if not found or run is None:
        return found
    codebook, top = found[0].code.partition("/")[0], run.settings.get("top", TOP)
    within = document or segment.rpartition(":")[0]
    decisions = decided(store, codebook, document=within, coder=coder)
    return list(_standing(found, decisions, f"{codebook}/", top if isinstance(top, int) else TOP))


def _standing(
    found: Iterable[Suggestion], decisions: Mapping[str, Decided], prefix: str, top: int
) -> Iterator[Suggestion]:
    for segment, own in groupby(found, key=attrgetter("segment")):
        here = decisions.get(segment)
        if here is None:
            yield from _ranked(own, top)
        elif not here.done:
            taken = {f"{prefix}{key}" for key in (*here.confirmed, *here.rejected)}
            yield from _ranked((one for one in own if one.code not in taken), top)


def _ranked(found: Iterable[Suggestion], top: int) -> Iterator[Suggestion]:
    for rank, suggestion in enumerate(found, start=1):
        if rank > top:
            return
        yield suggestion if suggestion.rank == rank else replace(suggestion, rank=rank)
