"""Dates in heads of texts and names of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.project import Project
from qualcode.project.incoming.dates import Dated, DateFrom, dated, find_date, find_month


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("26 maart 2024", "2024-03-26"),
        ("Gesprek met Bo, 3 mei 2025 (def)", "2025-05-03"),
        ("verslag_7mrt2024", "2024-03-07"),
        ("12-03-2024", "2024-03-12"),
        ("1.2.2023 tweede versie", "2023-02-01"),
        ("leerteam 5-6-24", "2024-06-05"),
        ("2024-03-21", "2024-03-21"),
        ("20240229 opname", "2024-02-29"),
        ("opname 14032024", "2024-03-14"),
        ("May 4 2024", ""),
        ("4 May 2024", "2024-05-04"),
        ("31-02-2024", ""),
        ("12 maart", ""),
        ("R12-45", ""),
        ("versie 2.0.1", ""),
        ("tel. 0201234567", ""),
        ("", ""),
    ],
)
def test_find_date(text: str, date: str) -> None:
    assert find_date(text) == date


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2026-03-14 interview Gent", "2026-03-14"),
        ("interview_14-3-2026", "2026-03-14"),
        ("14 maart 2026", "2026-03-14"),
        ("gesprek 03-04-2026", "2026-04-03"),  # a Dutch day comes first
        ("14e maart 2026 (2)", "2026-03-14"),
        ("gesprek 14-mrt-26", "2026-03-14"),
        ("gesprek 14 mrt ’26", "2026-03-14"),
        ("gesprek 12-03-98", "1998-03-12"),
        ("opname 14-3-26_10-15", "2026-03-14"),
        ("opzet v2.3.24", ""),
        ("leidraad versie 1.2.2026", ""),
        ("artikel 7.10.2026", ""),
        ("06-12-34-56-78", ""),
        ("groep 1 2 10", ""),
        ("gesprek 14 maart 10 uur", ""),
        ("interview 2026-14-03", ""),
    ],
)
def test_dates_in_names_of_files(name: str, date: str) -> None:
    assert find_date(name) == date


@pytest.mark.parametrize(
    ("text", "month"),
    [("leerteam maart 2026", "2026-03"), ("notulen_mei2024", "2024-05"), ("meisje 2024", ""), ("3-2026", "")],
)
def test_find_month(text: str, month: str) -> None:
    assert find_month(text) == month


@pytest.mark.parametrize(
    ("told", "head", "name", "title", "expected"),
    [
        ("1-2-2026", "2-2-2026", "3-2-2026", "", Dated("2026-02-01", DateFrom.TOLD)),
        ("", "2 februari 2026", "3-2-2026", "", Dated("2026-02-02", DateFrom.HEAD)),
        ("", "", "gesprek 3-2-2026", "4 februari 2026", Dated("2026-02-03", DateFrom.NAME)),
        ("", "", "gesprek mei 2026", "Gesprek op 4 februari 2026", Dated("2026-02-04", DateFrom.TITLE)),
        ("", "", "gesprek mei 2026", "Gesprek", Dated("2026-05", DateFrom.NAME)),
        ("", "31-02-2026", "gesprek 3-2-2026", "", Dated("2026-02-03", DateFrom.NAME, "31-02-2026")),
        ("", "", "gesprek", "Gesprek", Dated("", DateFrom.NOWHERE)),
    ],
)
def test_what_is_told_goes_before_the_text_and_that_before_a_guess(
    told: str, head: str, name: str, title: str, expected: Dated
) -> None:
    assert dated(told=told, head=head, name=name, title=title) == expected


def test_a_delivery_says_where_a_date_is_from(tmp_path: Path) -> None:
    talk = "Vraag: Hoe ging het?\n\nAda: Het ging wel, al was de trap te steil voor mijn knie.\n"
    (tmp_path / "gesprek 14-3-2026.txt").write_text(talk, "utf-8")
    (tmp_path / "gesprek anders.txt").write_text(f"Datum: 2 mei 2026\n\n{talk}", "utf-8")
    with Project.create(tmp_path / "studie.db", who="Noor") as project:
        looked = {one.path.stem: one for one in project.look([tmp_path])}
    assert looked["gesprek 14-3-2026"].dated is DateFrom.NAME
    assert looked["gesprek 14-3-2026"].entry.date == "2026-03-14"
    assert looked["gesprek anders"].dated is DateFrom.HEAD
