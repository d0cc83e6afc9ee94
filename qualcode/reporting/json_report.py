"""The topic report as JSON: the same content, the same bytes for the same study."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from qualcode import __version__
from qualcode.model import Breadth, Document, Run
from qualcode.reporting.account import passes
from qualcode.reporting.attribution import Grain
from qualcode.reporting.content import Content, Passage, ThreadView
from qualcode.reporting.memos import Memos, Noted
from qualcode.reporting.study import Study
from qualcode.reporting.words import clean

SCHEMA = "qualcode/report/1"
DECIMALS = 4
_NUMBERS = ("level", "codings", "fragments", "words", "documents", "cases", "speakers", "coders")
FREQUENCY = {"key": "code", **{name: name for name in ("label", "path", *_NUMBERS)}}
"""What is told of a code, by the column that it comes from."""


def report_json(study: Study) -> str:
    """The report on `study` as JSON: keys sorted, floats rounded, without the moment at
    which it was made, paths or login names; who wrote a memo, and when, stands with the memo.

    Two passes over the same material with the same settings and seed give identical text. Keys and
    fixed values are English whatever the language in use.
    """
    return _dumped(_told(study))


def threads_json(study: Study) -> str:
    """Only the threads of the report, for ``qualcode threads --json``; identical like the report."""
    told = _told(study)
    return _dumped(
        {key: told[key] for key in ("schema", "min_cases", "outdated", "threads", "left_over", "positions")}
    )


def _dumped(told: Mapping[str, Any]) -> str:
    return json.dumps(_rounded(told), ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n"


def _told(study: Study) -> dict[str, Any]:
    content = Content(study)
    return {
        "schema": SCHEMA,
        "qualcode": __version__,
        "title": clean(study.title),
        "counts": {**study.counts, "codings": study.table.totals["codings"], "left_over": content.left_over},
        "counting": {"how": study.whose.how.value, "coder": clean(study.whose.coder)},
        "cases": [
            {
                "id": case.id,
                "name": clean(case.name),
                "attributes": _texts(case.attributes),
                "fragments": content.fragments_per_case[case.id],
            }
            for case in sorted(study.cases, key=lambda case: case.id)
        ],
        "documents": [_document(study, study.documents[key]) for key in sorted(study.documents)],
        "min_cases": content.min_cases,
        "outdated": content.outdated,
        "threads": [_thread(view) for view in content.threads],
        "memos": [_memo(study, one) for one in sorted(Memos(content).all, key=_place)],
        "left_over": sorted(study.threads.left_over) if study.threads else [],
        "positions": dict(study.threads.positions) if study.threads else {},
        "codebook": _codebook(study),
        "frequencies": _frequencies(study),
        "runs": [_run(run) for run in passes(content)],
    }


def _thread(view: ThreadView) -> dict[str, Any]:
    thread = view.thread
    nearest = thread.nearest
    return {
        "key": thread.key,
        "rank": view.rank,
        "label": clean(thread.label),
        "in_vivo": clean(thread.in_vivo),
        "aliases": [clean(alias) for alias in thread.aliases],
        "status": thread.status.value,
        "found_again": bool(thread.again),
        "assigned": list(thread.assigned),
        "description": clean(thread.description),
        "linked": thread.code,
        "terms": [clean(term) for term in thread.terms],
        "breadth": _breadth(thread.breadth),
        "carried": None if thread.carried is None else list(thread.carried),
        "parts": [
            {
                "key": part.key,
                "label": clean(part.label),
                "terms": [clean(term) for term in part.terms],
                "cases": part.cases,
                "segments": list(part.segments),
            }
            for part in thread.parts
        ],
        "contrasts": [_cleaned(asdict(contrast)) for contrast in thread.contrasts],
        "periods": [_cleaned(asdict(period)) for period in thread.periods],
        "cohesion": thread.cohesion,
        "stability": thread.stability,
        "without_case": thread.without_case,
        "leans_on": thread.leans_on,
        "nearness": view.nearness.value,
        "nearest": nearest
        and {
            "code": nearest.code,
            "label": clean(nearest.label),
            "score": nearest.score,
            "margin": nearest.margin,
            "led": nearest.led,
        },
        "marks": [mark.value for mark in view.marks],
        "quotes": [_quote(quote) for quote in view.quotes],
        "size": thread.size,
        "segments": list(thread.segments),
    }


def _breadth(breadth: Breadth) -> dict[str, Any]:
    return {
        "cases": breadth.cases,
        "of_cases": breadth.of_cases,
        "documents": breadth.documents,
        "of_documents": breadth.of_documents,
        "speakers": breadth.speakers,
        "of_speakers": breadth.of_speakers,
        "by_case": dict(breadth.by_case),
        "by_kind": dict(breadth.by_kind),
        "evenness": breadth.evenness,
        "top_speaker": breadth.top_speaker,
    }


def _quote(quote: Passage) -> dict[str, Any]:
    return {
        "segment": quote.segment.id,
        "text": clean(quote.segment.text),
        "attribution": clean(quote.attribution),
        "document": quote.document.id,
        "time": quote.time,
    }


def _document(study: Study, document: Document) -> dict[str, Any]:
    """A source; its title and file name, which may name people, only in reports for the team itself."""
    team = study.grain is Grain.CASE
    return {
        "id": document.id,
        "title": clean(document.title) if team else "",
        "kind": document.kind.value,
        "cases": sorted(document.cases),
        "date": clean(document.date),
        "dated": document.dated.value,
        "phase": clean(document.phase),
        "words": document.words,
        "file": clean(document.source.name) if team else "",
        "format": document.source.format,
        "sha256": document.source.sha256,
    }


def _place(one: Noted) -> tuple[str, int, str, str, str]:
    """Where a memo stands among the others, whatever the order in which sources are kept."""
    document = one.document.id if one.document else ""
    return document, one.start, one.about.value, one.memo.created, one.memo.id


def _memo(study: Study, one: Noted) -> dict[str, Any]:
    """A memo with what it is on; who says its words only in reports for the team itself, as on the page."""
    team = study.grain is Grain.CASE
    return {
        "about": one.about.value,
        "name": clean(one.name),
        "text": clean(one.memo.text),
        "author": clean(one.memo.author),
        "written": clean(one.memo.created),
        "document": one.document.id if one.document else "",
        "segment": one.fragment,
        "words": clean(one.words),
        "attribution": clean(one.attribution),
        "speaker": clean(one.speaker) if team else "",
        "turn": one.turn,
        "time": one.time if team else "",
        "codes": list(one.codes),
        "former": one.former,
    }


def _codebook(study: Study) -> dict[str, Any] | None:
    book = study.codebook
    if book is None:
        return None
    return {
        "key": book.key,
        "title": clean(book.title),
        "version": book.version,
        "codes": len(book.codes),
    }


def _frequencies(study: Study) -> list[dict[str, Any]]:
    from qualcode.analysis import frequencies

    if study.codebook is None or not study.codings:
        return []
    return [
        {FREQUENCY[key]: clean(row[key]) if isinstance(row[key], str) else int(row[key]) for key in FREQUENCY}
        for row in frequencies(study.table).to_dict("records")
    ]


def _run(run: Run) -> dict[str, Any]:
    return {
        "id": run.id,
        "kind": run.kind,
        "settings": dict(run.settings),
        "models": dict(run.models),
        "seed": run.seed,
        "counts": dict(run.counts),
    }


def _texts(attributes: Mapping[str, str]) -> dict[str, str]:
    return {clean(key): clean(value) for key, value in attributes.items()}


def _cleaned(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: clean(value) if isinstance(value, str) else value for key, value in told.items()}


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS) + 0.0
    if isinstance(value, Mapping):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(inner) for inner in value]
    return value
