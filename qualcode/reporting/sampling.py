"""What the program knows of the sources and the people in them, in sentences; empty where it knows none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import mean

from qualcode.i18n import t
from qualcode.model import Document, Role, Speaker
from qualcode.reporting.attribution import readable, sector
from qualcode.reporting.chapters import Book
from qualcode.reporting.words import day, number, one_line

MOST_VALUES = 8


def listed(parts: Iterable[str]) -> str:
    """Things in a row, parted by commas."""
    return ", ".join(parts)


def by_kind(documents: Iterable[Document]) -> str:
    """How many sources of each kind: ``18 interviews, 1 leerteam``."""
    counted = Counter(document.kind.value for document in documents)
    return listed(
        f"{number(count)} {t(f'reporting.sources.{kind}', count=count)}"
        for kind, count in counted.most_common()
    )


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
    """From when to when the sources date, and of how many the date was guessed."""
    found = dates(book)
    if not found:
        return ""
    told = t("report.method.period", first=day(found[0]), last=day(found[-1]))
    guessed = sum(document.date_guessed for document in book.study.documents.values())
    return f"{told} {t('report.method.dates_guessed', n=number(guessed))}" if guessed else told


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
    many, shortest, longest = (number(one) for one in (len(minutes), min(minutes), max(minutes)))
    if shortest == longest:
        return t("report.known.lasting_alike", n=many, minutes=longest)
    return t("report.known.lasting", n=many, shortest=shortest, longest=longest)


def words_each(book: Book) -> str:
    """How long the sources are in words."""
    words = [document.words for document in book.study.documents.values()]
    if not words:
        return ""
    if min(words) == max(words):
        return t("report.known.words_alike", most=number(max(words)))
    told = {"least": min(words), "most": max(words), "mean": round(mean(words))}
    return t("report.known.words_each", **{key: number(value) for key, value in told.items()})


def _lasting(book: Book) -> dict[str, float]:
    """Seconds at which the last fragment with a time begins, by document."""
    found: dict[str, float] = {}
    for key, seconds in book.study.times.items():
        segment = book.study.segments.get(key)
        if segment is not None:
            found[segment.document] = max(seconds, found.get(segment.document, 0.0))
    return found
