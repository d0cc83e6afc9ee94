"""What the program knows of a study, in sentences for the method chapter; empty where it knows nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from statistics import mean

from qualcode import __version__
from qualcode.analysis import Count
from qualcode.i18n import t
from qualcode.model import Document, Role, Speaker
from qualcode.reporting.attribution import readable, sector
from qualcode.reporting.chapters import Book
from qualcode.reporting.content import Mark
from qualcode.reporting.voices import Basis
from qualcode.reporting.words import day, kind_name, number, one_line

MOST_VALUES = 8


def listed(parts: Iterable[str]) -> str:
    """Things in a row, parted by commas."""
    return ", ".join(parts)


def by_kind(documents: Iterable[Document]) -> str:
    """How many sources of each kind: ``18 interview, 6 leerteam``."""
    counted = Counter(document.kind.value for document in documents)
    return listed(f"{number(count)} {kind_name(kind)}" for kind, count in counted.most_common())


def coders(book: Book) -> list[tuple[str, int]]:
    """Who coded, and how much, the busiest first; not the name under which a team decides."""
    coded = (coding.coder for coding in book.study.codings if coding.coder != _decider(book))
    counted = Counter(one_line(coder) for coder in coded)
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def people(book: Book, role: Role | None = None) -> Mapping[str, tuple[Speaker, ...]]:
    """The speakers of each person: interviewers if asked, else all who are none."""
    found: dict[str, list[Speaker]] = {}
    for document in book.study.documents.values():
        for speaker in document.speakers:
            wanted = speaker.role is role if role else speaker.role is not Role.INTERVIEWER
            if wanted:
                key = f"person:{speaker.person}" if speaker.person else f"{document.id}:{speaker.label}"
                found.setdefault(key, []).append(speaker)
    return {key: tuple(speakers) for key, speakers in found.items()}


def dates(book: Book) -> list[str]:
    """The dates of the sources, oldest first."""
    return sorted(document.date for document in book.study.documents.values() if document.date)


def period(book: Book) -> str:
    """From when to when the sources date."""
    found = dates(book)
    return t("report.method.period", first=day(found[0]), last=day(found[-1])) if found else ""


def sample(book: Book) -> str:
    """How many people and sources there are."""
    study = book.study
    if not study.documents:
        return ""
    return t(
        "report.known.sample",
        people=number(book.content.participants),
        documents=number(len(study.documents)),
        kinds=by_kind(study.documents.values()),
        cases=number(len(study.cases)),
        words=number(sum(document.words for document in study.documents.values())),
    )


def sectors(book: Book) -> str:
    """How many cases, in which sectors."""
    cases = book.study.cases
    if not cases:
        return ""
    found = sorted({sector(case) for case in cases} - {""})
    key = "sectors" if found else "cases"
    return t(f"report.known.{key}", cases=number(len(cases)), sectors=listed(found))


def interviewers(book: Book) -> str:
    """How many people lead the conversations."""
    found = people(book, Role.INTERVIEWER)
    return t("report.known.interviewers", n=number(len(found))) if found else ""


def attributes(book: Book) -> str:
    """What is known of the participants, by attribute that makes groups."""
    persons = people(book).values()
    told = []
    for key in book.groups.keys:
        values = (next((s.attributes[key] for s in own if s.attributes.get(key)), "") for own in persons)
        counted = Counter(readable(one_line(value)) for value in values if value)
        if counted:
            shown = listed(f"{value} {number(n)}" for value, n in counted.most_common(MOST_VALUES))
            told.append(t("report.known.attribute", name=one_line(key), values=shown))
    return t("report.known.attributes", told="; ".join(told)) if told else ""


def repeated(book: Book) -> str:
    """How many people were spoken to more than once."""
    again = sum(len(speakers) > 1 for speakers in people(book).values())
    return t("report.known.repeated", n=number(again)) if again else ""


def phases(book: Book) -> str:
    """The phases of the study."""
    found = sorted({document.phase for document in book.study.documents.values() if document.phase})
    if len(found) < 2:
        return ""
    return t("report.known.phases", n=number(len(found)), phases=listed(map(one_line, found)))


def timed(book: Book) -> str:
    """How many sources have time codes."""
    found = _lasting(book)
    return (
        t("report.known.timed", n=number(len(found)), total=number(len(book.study.documents)))
        if found
        else ""
    )


def lasting(book: Book) -> str:
    """How long the conversations with time codes are, to the beginning of their last fragment."""
    minutes = [round(seconds / 60) for seconds in _lasting(book).values()]
    if not minutes:
        return ""
    return t(
        "report.known.lasting",
        n=number(len(minutes)),
        shortest=number(min(minutes)),
        longest=number(max(minutes)),
    )


def words_each(book: Book) -> str:
    """How long the sources are in words."""
    words = [document.words for document in book.study.documents.values()]
    if not words:
        return ""
    told = {"least": min(words), "most": max(words), "mean": round(mean(words))}
    return t("report.known.words_each", **{key: number(value) for key, value in told.items()})


def coder_count(book: Book) -> str:
    """Who coded."""
    found = coders(book)
    if not found:
        return ""
    key = "one_coder" if len(found) == 1 else "coders"
    told = t(f"report.known.{key}", n=number(len(found)), names=listed(name for name, _ in found))
    return f"{told} {decided(book)}".strip()


def decided(book: Book) -> str:
    """Under which name the team decided on differences, and how much."""
    name = _decider(book)
    many = sum(coding.coder == name for coding in book.study.codings) if name else 0
    return t("report.known.decided", name=one_line(name), n=number(many)) if many else ""


def _decider(book: Book) -> str:
    """The name under which decisions stand; empty where nobody else coded, so that it is a coder's own."""
    whose = book.study.whose
    others = any(coding.coder != whose.coder for coding in book.study.codings)
    return whose.coder if whose.how is Count.DECIDED and others else ""


def anonymous(book: Book) -> str:
    """Whether names were replaced, and what stands under quotes."""
    if not book.study.pseudonyms:
        return ""
    return f"{t('report.method.names_on')} {t(f'report.method.grain_{book.study.grain.value}')}"


def tree(book: Book) -> str:
    """What the codebook is like."""
    codebook = book.study.codebook
    if codebook is None or not codebook.codes:
        return ""
    levels = max(len(codebook.path(code.key)) for code in codebook.codes)
    return t(
        "report.known.tree",
        title=one_line(codebook.title),
        version=codebook.version,
        n=number(len(codebook.codes)),
        levels=number(levels),
    )


def derived(book: Book) -> str:
    """Where codes and themes came from."""
    if not book.content.threads:
        return ""
    key = "derived" if book.study.codebook else "derived_no_book"
    accepted = len(book.views) if book.accepted else 0
    return t(f"report.known.{key}", accepted=number(accepted), all=number(len(book.content.threads)))


def software(book: Book) -> str:
    """Which program."""
    return t("report.known.software", version=__version__)


def quotes(book: Book) -> str:
    """How many quotes there are."""
    n = sum(len(view.quotes) for view in book.views)
    return t("report.known.quotes", n=number(n)) if n else ""


def consistent(book: Book) -> str:
    """By what findings can be tested."""
    return t("report.known.consistent") if book.views else ""


def major(book: Book) -> str:
    """How many themes were accepted."""
    if not book.views:
        return ""
    told = t(f"report.known.{'major' if book.accepted else 'major_none'}", n=number(len(book.views)))
    bare = undescribed(book)
    return f"{told} {t('report.known.undescribed', n=number(bare))}" if bare else told


def undescribed(book: Book) -> int:
    """Of how many accepted themes the researchers did not write yet what they are."""
    if not book.accepted:
        return 0
    return sum(not (one.view.thread.description or one.memos) for one in book.chapters)


def minor(book: Book) -> str:
    """What deviates."""
    if not book.views:
        return ""
    deviant = sum(chapter.counter.basis is not Basis.NONE for chapter in book.chapters)
    return t(
        "report.known.minor",
        n=number(deviant),
        all=number(len(book.views)),
        own=number(sum(Mark.ONE_CASE in view.marks for view in book.views)),
        left=number(book.content.left_over),
        total=number(len(book.study.segments)),
    )


def processing(book: Book) -> str:
    """How files became fragments."""
    return t("report.known.processing", n=number(len(book.study.segments))) if book.study.segments else ""


def trust(book: Book) -> str:
    """What was done to be believed."""
    events = number(sum(book.study.events.values()))
    return t("report.known.trust", n=events) if book.views else ""


def limits(book: Book) -> str:
    """What the machine cannot do."""
    return t("report.known.limits") if book.content.threads else ""


FACTS: Mapping[str, Callable[[Book], str]] = {
    fact.__name__: fact
    for fact in (
        period,
        sample,
        sectors,
        interviewers,
        attributes,
        repeated,
        phases,
        timed,
        lasting,
        words_each,
        coder_count,
        tree,
        derived,
        software,
        quotes,
        consistent,
        major,
        minor,
        processing,
        trust,
        anonymous,
        limits,
    )
}


def _lasting(book: Book) -> dict[str, float]:
    """Seconds at which the last fragment with a time begins, by document."""
    found: dict[str, float] = {}
    for key, seconds in book.study.times.items():
        segment = book.study.segments.get(key)
        if segment is not None:
            found[segment.document] = max(seconds, found.get(segment.document, 0.0))
    return found
