"""The method chapter: sections with sentences, small tables and lists, the same for HTML and Word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qualcode.i18n import t
from qualcode.model import Document, Role, ThreadStatus
from qualcode.reporting import facts, sampling
from qualcode.reporting.account import account, method
from qualcode.reporting.attribution import Grain, attribute
from qualcode.reporting.chapters import Book
from qualcode.reporting.checklists import Checklist, State, checklists
from qualcode.reporting.quality import agreement_section, saturation_section
from qualcode.reporting.sections import Grid, Section
from qualcode.reporting.words import day, kind_name, number, one_line

MOST_CHANGES = 12


def method_chapter(book: Book) -> tuple[Section, ...]:
    """The sections in order; what the study has no data for is left out."""
    agreement, saturation = agreement_section(book), saturation_section(book)
    told = {
        "agreement": t("report.known.agreement") if agreement else "",
        "saturation": saturation.paragraphs[0] if saturation else "",
    }
    found = [
        _material(book),
        _coding(book),
        agreement,
        saturation,
        _decided(book),
        _searched(book),
        _trail(book),
        _privacy(book),
        *(_checklist(checklist) for checklist in checklists(book, told)),
        Section(t("report.method.computed"), defined=tuple(method()), key="computed"),
        _machine(book),
    ]
    return tuple(section for section in found if section is not None and section.told)


def _sentences(*told: str) -> tuple[str, ...]:
    return tuple(sentence for sentence in told if sentence)


def _material(book: Book) -> Section:
    return Section(
        t("report.method.material"),
        _sentences(
            sampling.sample(book),
            sampling.period(book),
            sampling.attributes(book),
            sampling.phases(book),
            sampling.lasting(book),
        ),
        grids=tuple(grid for grid in (_sources(book), _files(book)) if grid.rows),
        key="material",
    )


def _sources(book: Book) -> Grid:
    """Sources of each kind by case."""
    kinds = book.kinds
    counted = Counter((d.case, d.kind.value) for d in book.study.documents.values())
    rows = [
        (name, *(_count(counted[case, kind]) for kind in kinds), _count(sum(counted[case, k] for k in kinds)))
        for case, name in book.content.names.items()
    ]
    several = sum(count for (case, _), count in counted.items() if not case)
    if several:
        cells = tuple(_count(counted["", kind]) for kind in kinds)
        rows.append((t("report.column.several"), *cells, _count(several)))
    return Grid(
        t("report.caption.sources"),
        (t("reporting.column.case"), *map(kind_name, kinds), t("report.column.all")),
        tuple(rows),
        frozenset(range(1, len(kinds) + 2)),
    )


def _files(book: Book) -> Grid:
    """The sources one by one; their files' names only where attributions are for the team itself."""
    team = book.study.grain is Grain.CASE
    first = t("reporting.column.file") if team else t("report.column.item")
    rows = [
        (
            one_line(document.source.name) if team else str(place),
            book.content.cases_of(document),
            kind_name(document.kind),
            _dated(document, day(document.date) if team else _month(document.date)),
            number(document.words),
            document.source.sha256[:12],
        )
        for place, document in enumerate(book.study.documents.values(), 1)
    ]
    heads = (
        first,
        t("reporting.column.case"),
        t("reporting.column.kind"),
        t("reporting.column.date"),
        t("reporting.column.words"),
        t("reporting.column.hash"),
    )
    return Grid(t("report.caption.files"), heads, tuple(rows), frozenset({4}), (2.0, 6.0, 2.5, 3.0, 2.0, 3.0))


def _dated(document: Document, shown: str) -> str:
    """A source's date as `shown`, told where it was guessed and nobody confirmed it."""
    return t("report.method.date_guessed", date=shown) if document.date_guessed else shown


def _month(date: str) -> str:
    """Month and year of an ISO date: the day itself may lead to a person."""
    told = day(date)
    return told.partition(" ")[2] if told != one_line(date) else told[:7]


def _coding(book: Book) -> Section:
    study, found = book.study, facts.coders(book)
    names = sampling.listed(t("report.method.coder", name=name, n=number(n)) for name, n in found)
    key = "no_coders" if not found else "one_coder" if len(found) == 1 else "coders"
    codings = number(sum(n for _, n in found))
    told = t(f"report.method.{key}", n=number(len(found)), codings=codings, names=names)
    used = study.codebook
    codebook = (
        t(
            "report.method.book",
            title=one_line(used.title),
            version=used.version,
            n=number(len(used.codes)),
        )
        if used
        else t("report.method.no_book")
    )
    return Section(
        t("report.method.coding"),
        _sentences(
            codebook, told, facts.decided(book), one_line(study.table.told), facts.own_thresholds(book)
        ),
        key="coding",
    )


def _decided(book: Book) -> Section:
    rows = tuple(
        (t(f"report.decided.{key}"), number(count)) for key, count in _decisions(book) if count is not None
    )
    heads = (t("reporting.column.what"), t("report.column.count"))
    grid = Grid(t("report.caption.decided"), heads, rows, frozenset({1}), (5.0, 1.5))
    return Section(
        t("report.method.decided"), (t("report.method.decided_intro"),), grids=(grid,), key="decided"
    )


def _searched(book: Book) -> Section:
    """What became of the threads since the search before, and which rejected ones were found again."""
    study = book.study
    rounds = sum(run.kind == "threads" for run in study.runs)
    total, shown = len(study.changes), study.changes[:MOST_CHANGES]
    told = _sentences(
        t("report.method.rounds", n=number(rounds)) if study.changes else "",
        t("report.method.more_changes", total=number(total), shown=number(len(shown)))
        if total > len(shown)
        else "",
    )
    again = Grid(
        t("report.caption.found_again"),
        (
            t("reporting.column.thread"),
            *(t(f"report.column.{key}") for key in ("fragments", "former", "reason")),
        ),
        tuple(
            (one_line(one.label), number(one.fragments), one_line(one.former), one_line(one.reason))
            for one in study.found_again
        ),
        frozenset({1}),
        (5.0, 2.0, 5.0, 5.0),
    )
    return Section(
        t("report.method.searched"),
        told,
        grids=(again,) if again.rows else (),
        list_title=t("report.method.changes"),
        lines=tuple(map(one_line, shown)),
        key="searched",
    )


def _decisions(book: Book) -> Iterator[tuple[str, int | None]]:
    study = book.study
    status = Counter(view.thread.status for view in book.content.threads)
    run = book.content.run
    yield "threads", run.counts.get("threads", len(book.content.threads)) if run else 0
    for key, found in (
        ("confirmed", ThreadStatus.CONFIRMED),
        ("renamed", ThreadStatus.RENAMED),
        ("merged", ThreadStatus.MERGED),
        ("split", ThreadStatus.SPLIT),
        ("rejected", ThreadStatus.REJECTED),
        ("open", ThreadStatus.CANDIDATE),
    ):
        yield key, status[found] or (0 if key in ("confirmed", "rejected", "open") else None)
    yield "suggestions", len(study.suggestions)
    yield "segments", len({suggestion.segment for suggestion in study.suggestions})
    yield "rejections", study.rejections
    yield "codings", len(study.codings)
    yield "from_suggestions", sum(bool(coding.suggestion) for coding in study.codings)


def _trail(book: Book) -> Section:
    events = book.study.events
    if not events:
        return Section(t("report.method.trail"), (t("report.method.trail_none"),), key="trail")
    rows = tuple(
        (t(f"report.event.{what.replace('.', '_')}", default=what), number(count))
        for what, count in sorted(events.items(), key=lambda item: (-item[1], item[0]))
    )
    heads = (t("reporting.column.what"), t("report.column.count"))
    grid = Grid(t("report.caption.events"), heads, rows, frozenset({1}), (5.0, 1.5))
    told = t("report.method.trail_text", n=number(sum(events.values())))
    return Section(t("report.method.trail"), (told,), grids=(grid,), key="trail")


def _privacy(book: Book) -> Section:
    names = t(f"report.method.{'names_on' if book.study.pseudonyms else 'names_off'}")
    alone, total = recognisable(book)
    told = t("report.method.unique_none")
    if alone:
        told = t("report.method.unique", n=number(alone), total=number(total))
    grain = t(f"report.method.grain_{book.study.grain.value}")
    return Section(t("report.method.privacy"), _sentences(grain, told if total else "", names), key="privacy")


def recognisable(book: Book) -> tuple[int, int]:
    """How many quoted fragments carry an attribution that fits only one person, and how many are quoted."""
    study = book.study
    persons: dict[str, set[str]] = {}
    for document in study.documents.values():
        for speaker in document.speakers:
            if speaker.role is Role.INTERVIEWER:
                continue
            case = study.cases_by_id.get(document.case_of(speaker.label))
            shown = attribute(speaker, case, study.grain)
            person = f"person:{speaker.person}" if speaker.person else f"{document.id}:{speaker.label}"
            persons.setdefault(shown, set()).add(person)
    quoted = [quote for view in book.views for quote in view.quotes]
    quoted += [voice.passage for chapter in book.chapters for voice in chapter.counter.voices]
    alone = sum(len(persons.get(quote.attribution, ())) == 1 for quote in quoted)
    return alone, len(quoted)


def _checklist(checklist: Checklist) -> Section:
    counts = {state.value: number(checklist.count(state)) for state in State}
    told = t("report.method.score", total=number(len(checklist.items)), **counts)
    rows = tuple(
        (str(item.number), item.topic, t(f"report.state.{item.state.value}"), item.known)
        for item in checklist.known
    )
    heads = tuple(t(f"report.column.{key}") for key in ("item", "topic", "status", "known"))
    caption = t("report.method.known_of", list=checklist.name.partition(":")[0])
    return Section(
        checklist.name,
        (told, checklist.source + "."),
        grids=(Grid(caption, heads, rows, frozenset(), (1.0, 4.5, 2.5, 10.0)),),
        list_title=t("report.method.todo"),
        lines=tuple(
            t("report.method.todo_line", number=item.number, topic=item.topic, ask=item.ask)
            for item in checklist.todo
        ),
        key=checklist.key,
    )


def _machine(book: Book) -> Section:
    groups: dict[str, list[tuple[str, str]]] = {}
    for entry in account(book.content):
        value = entry.value if isinstance(entry.value, str) else _written(entry.value)
        groups.setdefault(entry.group, []).append((one_line(entry.item), one_line(value)))
    rows: Sequence[tuple[str, str, str]] = [
        (one_line(group), item, value) for group, entries in groups.items() for item, value in entries
    ]
    heads = (t("reporting.column.part"), t("reporting.column.what"), t("reporting.column.value"))
    grid = Grid(t("report.caption.runs"), heads, tuple(rows), frozenset(), (4.0, 6.0, 6.0))
    return Section(t("report.method.machine"), grids=(grid,), key="machine")


def _written(value: float) -> str:
    if isinstance(value, int):
        return number(value)
    return number(value, 2).rstrip("0").rstrip(",.")


def _count(count: int) -> str:
    return number(count) if count else t("report.column.nothing")
