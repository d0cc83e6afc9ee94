"""Synthetic studies in lifelike Dutch, of any size, without a model or a file."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

import study_findings as findings
import study_sources as sources

from qualcode.model import (
    Case,
    Code,
    Codebook,
    Coding,
    Facet,
    FacetValue,
    Memo,
    Threads,
    ThreadStatus,
)
from qualcode.reporting.study import Study


def study(
    *,
    threads: int = 8,
    cases: int = 6,
    per_case: int = 4,
    fragments: int = 360,
    codings: int = 0,
    seed: int = 1,
) -> Study:
    """A study with all its parts; `codings` 0 means that nobody coded yet."""
    chance = random.Random(seed)
    all_cases = tuple(sources.case(number) for number in range(cases))
    documents = sources.documents(all_cases, per_case)
    segments, theme_of = sources.segments(documents, fragments, threads, chance)
    book = codebook()
    run = findings.run(len(segments), threads)
    found = findings.threads(segments, theme_of, threads, documents, all_cases, book)
    clustered = {segment for thread in found for segment in thread.segments}
    left = tuple(key for key in segments if key not in clustered)
    result = Study(
        title="Flexwerk in de zorg",
        cases=all_cases,
        documents=documents,
        segments=segments,
        counts={
            "cases": cases,
            "documents": len(documents),
            "speakers": sum(len(document.speakers) for document in documents.values()),
            "words": sum(document.words for document in documents.values()),
            "segments_content": len(segments),
            "segments_context": len(segments) // 3,
            "segments_backchannel": len(segments) // 10,
            "codings": 0,
            "codes": len(book.codes),
        },
        threads=Threads(run, found, left, findings.positions(segments, theme_of, threads, chance)),
        codebook=book,
        suggestions=findings.suggestions(segments, book),
        runs=(run, replace(run, id="b" * 16, kind="suggestions", settings={"top": 3, "codebook": book.key})),
        made="2026-11-23T14:05+01:00",
        times={key: 61.0 * place for place, key in enumerate(segments) if place % 2},
    )
    return coded(result, codings) if codings else result


def empty() -> Study:
    """A project to which nothing was added yet."""
    names = ("cases", "documents", "words", "speakers", "segments_content", "codings", "codes")
    return Study("leeg project", (), {}, {}, dict.fromkeys(names, 0), made="2026-11-23T14:05+01:00")


def coded(base: Study, number: int) -> Study:
    """`base` with that many codings of one coder."""
    assert base.codebook is not None
    codes = [code for code in base.codebook.codes if code.parent]
    held = list(base.segments.values())
    picked = [held[place % len(held)] for place in range(number)]
    made = tuple(
        Coding(
            id=f"c{place}",
            code=f"{base.codebook.key}/{codes[place * place % len(codes)].key}",
            document=segment.document,
            start=segment.start,
            end=segment.end,
            coder="Anna",
            created="2026-11-20T10:00:00Z",
        )
        for place, segment in enumerate(picked)
    )
    return replace(
        base,
        codings=made,
        texts={coding.id: segment.text for coding, segment in zip(made, picked, strict=True)},
        speakers={
            coding.id: f"{segment.document}:{segment.speaker}"
            for coding, segment in zip(made, picked, strict=True)
        },
        counts={**base.counts, "codings": len(made)},
    )


def with_text(base: Study, text: str) -> Study:
    """`base` with `text` wherever a file, a person or a codebook can bring text in."""
    assert base.threads is not None
    assert base.codebook is not None
    threads = tuple(
        replace(thread, label=text[:200], terms=(text[:200], *thread.terms), in_vivo=text[:200])
        for thread in base.threads.threads
    )
    codes = tuple(
        replace(code, label=text[:200], definition=text, examples=(text,)) for code in base.codebook.codes
    )
    documents = {
        key: replace(
            document,
            title=text,
            source=replace(document.source, name=text),
            speakers=tuple(
                replace(speaker, name=text, attributes=dict.fromkeys(("functie", "perspectief"), text))
                for speaker in document.speakers
            ),
        )
        for key, document in base.documents.items()
    }
    cases = tuple(Case(f"{text[:200]} {place}") for place, _ in enumerate(base.cases))
    renamed = {old.id: new.id for old, new in zip(base.cases, cases, strict=True)}
    documents = {key: replace(document, case=renamed[document.case]) for key, document in documents.items()}
    return replace(
        base,
        title=text[:200],
        cases=cases,
        documents=documents,
        segments={key: replace(segment, text=text) for key, segment in base.segments.items()},
        threads=replace(
            base.threads,
            threads=tuple(
                replace(
                    thread,
                    breadth=replace(
                        thread.breadth,
                        by_case={renamed[case]: count for case, count in thread.breadth.by_case.items()},
                    ),
                )
                for thread in threads
            ),
        ),
        codebook=replace(base.codebook, title=text[:200], codes=codes),
        texts=dict.fromkeys(base.texts, text),
        codings=tuple(replace(coding, coder=text[:200]) for coding in base.codings),
        memos=tuple(replace(memo, text=text, author=text[:200]) for memo in base.memos),
    )


def accepted(base: Study, keys: tuple[str, ...] = ("t01", "t03")) -> Study:
    """`base` after a researcher accepted some threads, rejected the last and wrote about the first."""
    assert base.threads is not None
    threads = [
        replace(thread, status=ThreadStatus.CONFIRMED) if thread.key in keys else thread
        for thread in base.threads.threads
    ]
    threads[-1] = replace(threads[-1], status=ThreadStatus.REJECTED)
    memo = Memo(
        "m1",
        f"thread:{base.threads.run.id}/{keys[0]}",
        "Het gaat om zeggenschap, niet om uren.\nWie het rooster maakt, bepaalt wie blijft.",
        "Bea",
        "2026-11-21T09:30:00Z",
    )
    return replace(base, threads=replace(base.threads, threads=tuple(threads)), memos=(memo,))


def valued(base: Study, values: Mapping[str, str]) -> Study:
    """`base` with a facet value on the codings of some segments (by id)."""
    facet = Facet(
        "valentie",
        "Valentie",
        tuple(FacetValue(key, key.capitalize()) for key in ("voor", "tegen", "spanning", "neutraal")),
    )
    assert base.codebook is not None
    places = {f"{c.document}:{c.start}-{c.end}": c for c in base.codings}
    changed = {
        places[key].id: replace(places[key], facets={"valentie": (value,)}) for key, value in values.items()
    }
    return replace(
        base,
        codebook=replace(base.codebook, facets=(facet,)),
        codings=tuple(changed.get(coding.id, coding) for coding in base.codings),
    )


def with_listed_definition(base: Study) -> Study:
    """`base` with codes whose rules are typed as lists."""
    assert base.codebook is not None
    codes = tuple(
        replace(
            code,
            definition="Het gaat om:\n- de nacht\n- het weekend\n",
            when_to_use="Als iemand zegt:\n-  wie er belt",
        )
        for code in base.codebook.codes
    )
    return replace(base, codebook=replace(base.codebook, codes=codes))


def codebook() -> Codebook:
    """Two main codes with a few sub-codes each."""
    codes = (
        Code("werk", "Werk en rooster", "Hoe het werk is ingericht."),
        Code(
            "rooster",
            "Zeggenschap over het rooster",
            "Invloed op wanneer en hoeveel iemand werkt.",
            "Als iemand vertelt over zelf kiezen, ruilen of vastzitten.",
            "Niet voor klachten over te weinig personeel.",
            ("Ik geef gewoon door wanneer ik kan.", "Ik mocht mijn vrije dag niet ruilen."),
            parent="werk",
        ),
        Code(
            "werkdruk",
            "Werkdruk",
            "Te veel werk voor de tijd die er is.",
            "Als tijd tekortkomt.",
            parent="werk",
        ),
        Code("verhouding", "Verhoudingen", "Hoe mensen met elkaar omgaan."),
        Code("beloning", "Verschil in beloning", "Ongelijk loon voor gelijk werk.", parent="verhouding"),
        Code("team", "Erbij horen", "Of iemand deel van het team is.", parent="verhouding"),
    )
    return Codebook("flexwerk-zorg", "Flexwerk in de zorg", codes, version=2)
