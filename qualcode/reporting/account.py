"""Verantwoording: what the study holds, which machine did what with which settings, and how it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualcode import __version__
from qualcode.i18n import t
from qualcode.model import Run
from qualcode.reporting.content import Content
from qualcode.reporting.words import kind_name, moment, number

COUNTED = (
    "cases",
    "documents",
    "speakers",
    "words",
    "segments_content",
    "segments_context",
    "segments_backchannel",
    "codes",
    "codings",
)
METHOD = (
    "fragments",
    "meaning",
    "threads",
    "labels",
    "quotes",
    "breadth",
    "evenness",
    "cohesion",
    "stability",
    "nearest",
    "marks",
    "proposals",
    "counting",
)
_LOUVAIN = "BERTopic; consensus of Louvain"
"""How the record of a search for threads begins to say, in English, how it was done."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: to which group it belongs, what it is about, and what holds."""

    group: str
    item: str
    value: str | int | float


def account(content: Content) -> list[Entry]:
    """All lines but the method's, in reading order; texts are in the language in use."""
    return [
        *_made(content),
        *_material(content),
        *_passes(content),
        *_codebook(content),
        *_thresholds(content),
    ]


def method() -> list[tuple[str, str]]:
    """Name and explanation of each thing that is worked out, with its source."""
    return [(t(f"reporting.method.{key}.name"), t(f"reporting.method.{key}.text")) for key in METHOD]


def passes(content: Content) -> list[Run]:
    """The runs that this study's threads and suggestions come from; older ones are not shown."""
    threads = [content.run] if content.run else []
    others = [run for run in content.study.runs if run.kind != "threads"]
    latest = {run.kind: run for run in others}
    return [*threads, *(latest[kind] for kind in sorted(latest))]


def setting_name(key: str) -> str:
    """What a reader calls a setting, model or count of a run."""
    return t(f"reporting.setting.{key}", default=key)


def setting_value(value: object) -> str | int | float:
    """A setting as a reader reads it."""
    if value is None:
        return t("reporting.automatic")
    if isinstance(value, bool):
        return t(f"reporting.{'yes' if value else 'no'}")
    if isinstance(value, str) and value.startswith(_LOUVAIN):
        return t("reporting.louvain")
    if isinstance(value, int | float | str):
        return value
    if isinstance(value, Mapping) and value and all(isinstance(one, int | float) for one in value.values()):
        low, high = min(value.values()), max(value.values())
        return t("reporting.between", low=number(low, 2), high=number(high, 2), n=number(len(value)))
    return str(value)


def _made(content: Content) -> Iterator[Entry]:
    group = t("reporting.account.report")
    yield Entry(group, t("reporting.account.title"), content.study.title)
    if content.study.made:
        yield Entry(group, t("reporting.account.made"), moment(content.study.made))
    yield Entry(group, t("reporting.account.software"), f"qualcode {__version__}")


def _material(content: Content) -> Iterator[Entry]:
    group = t("reporting.account.material")
    for key in COUNTED:
        if key in content.study.counts:
            yield Entry(group, t(f"reporting.count.{key}"), content.study.counts[key])
    for kind, many in _by_kind(content).items():
        yield Entry(group, t("reporting.account.of_kind", kind=kind_name(kind)), many)


def _by_kind(content: Content) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for document in content.study.documents.values():
        found[document.kind.value] = found.get(document.kind.value, 0) + 1
    return dict(sorted(found.items()))


def _passes(content: Content) -> Iterator[Entry]:
    for run in passes(content):
        group = t(f"reporting.run.{run.kind}", default=run.kind)
        yield Entry(group, t("reporting.account.run"), run.id)
        if run.created:
            yield Entry(group, t("reporting.account.created"), moment(run.created))
        for key, value in run.models.items():
            yield Entry(group, setting_name(key), value)
        for key, wanted in run.settings.items():
            if key == "seed":
                continue
            yield Entry(group, setting_name(key), setting_value(wanted))
        yield Entry(group, t("reporting.account.seed"), run.seed)
        for key, many in run.counts.items():
            yield Entry(group, setting_name(f"count_{key}"), many)


def _codebook(content: Content) -> Iterator[Entry]:
    book = content.study.codebook
    group = t("reporting.account.codebook")
    if book is None:
        yield Entry(group, t("reporting.account.codebook"), t("reporting.account.no_codebook"))
        return
    yield Entry(group, t("reporting.account.title"), book.title)
    yield Entry(group, t("reporting.account.key"), book.key)
    yield Entry(group, t("reporting.account.version"), book.version)


def _thresholds(content: Content) -> Iterator[Entry]:
    """From where a code is proposed as likely, where a researcher chose that instead of the computer."""
    group = t("reporting.account.thresholds")
    for one in content.study.thresholds:
        told = t("reporting.account.threshold", score=one.above, who=one.who, when=moment(one.at))
        yield Entry(group, one.code, told)
