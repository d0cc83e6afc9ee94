"""What the program knows of a study, in sentences for the method chapter; empty where it knows nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from qualcode import __version__
from qualcode.analysis import Count
from qualcode.i18n import t
from qualcode.reporting.chapters import Book
from qualcode.reporting.content import Mark
from qualcode.reporting.sampling import (
    attributes,
    interviewers,
    lasting,
    listed,
    period,
    phases,
    repeated,
    sample,
    sectors,
    timed,
    words_each,
)
from qualcode.reporting.voices import Basis
from qualcode.reporting.words import number, one_line


def coders(book: Book) -> list[tuple[str, int]]:
    """Who coded, and how much, the busiest first; not the name under which a team decides."""
    coded = (coding.coder for coding in book.study.codings if coding.coder != _decider(book))
    counted = Counter(one_line(coder) for coder in coded)
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


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


def own_thresholds(book: Book) -> str:
    """For which codes researchers chose from where a proposal is likely, and who did."""
    own = book.study.thresholds
    if not own:
        return ""
    names = ", ".join(one_line(one.code) for one in own)
    who = ", ".join(dict.fromkeys(one_line(one.who) for one in own))
    return t(
        "report.method.thresholds", n=number(len(own)), names=names, who=who, part=t("report.method.machine")
    )


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
    judged = sum(not view.thread.status.gone_up for view in book.content.threads)
    return t(f"report.known.{key}", accepted=number(accepted), all=number(judged))


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
