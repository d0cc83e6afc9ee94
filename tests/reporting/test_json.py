"""The JSON report: the same bytes for the same study, and nothing of the machine it was made on."""

from __future__ import annotations

import json
from dataclasses import replace

import builders

from qualcode.i18n import use_language
from qualcode.reporting.json_report import SCHEMA, report_json


def test_two_runs_give_the_same_bytes() -> None:
    assert report_json(builders.study(codings=9)) == report_json(builders.study(codings=9))


def test_moments_order_and_language_do_not_matter() -> None:
    study = builders.study(codings=9)
    assert study.threads is not None
    later = replace(
        study,
        made="2031-01-01T00:00+00:00",
        cases=tuple(reversed(study.cases)),
        documents=dict(reversed(study.documents.items())),
        segments=dict(reversed(study.segments.items())),
        threads=replace(study.threads, run=replace(study.threads.run, created="2031-01-01T00:00:00Z")),
        runs=tuple(replace(run, created="2031-01-01T00:00:00Z") for run in study.runs),
    )
    use_language("en")
    try:
        told = report_json(later)
    finally:
        use_language("nl")
    assert told == report_json(study)
    assert "2031" not in told


def test_structure() -> None:
    study = builders.study()
    told = json.loads(report_json(study))
    assert told["schema"] == SCHEMA
    assert sorted(told) == [
        "cases",
        "codebook",
        "counting",
        "counts",
        "documents",
        "frequencies",
        "left_over",
        "memos",
        "min_cases",
        "outdated",
        "positions",
        "qualcode",
        "runs",
        "schema",
        "threads",
        "title",
    ]
    thread = told["threads"][3]
    assert thread["marks"] == ["one_case"]
    assert told["threads"][2]["nearness"] == "new"
    assert thread["in_vivo"] == "de rug recht"
    assert {quote["document"] for quote in thread["quotes"]} <= {d["id"] for d in told["documents"]}
    assert told["frequencies"] == []


def test_floats_are_rounded() -> None:
    base = builders.study()
    assert base.threads is not None
    noisy = replace(base.threads, positions={"a": (0.1 + 0.2, -1e-9)})
    told = json.loads(report_json(replace(base, threads=noisy)))
    assert told["positions"]["a"] == [0.3, 0.0]


def test_frequencies_hold_codings_only() -> None:
    told = json.loads(report_json(builders.study(codings=12)))
    assert sum(row["codings"] for row in told["frequencies"]) == 12
    assert told["counts"]["codings"] == 12


def test_empty_and_hostile() -> None:
    assert json.loads(report_json(builders.empty()))["threads"] == []
    told = report_json(builders.with_text(builders.study(), "\x00 \ud800 </script> \u2028"))
    assert json.loads(told)["threads"]
    told.encode("utf-8")
