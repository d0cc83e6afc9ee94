"""Attributions: as much as is asked for, and nothing that names a person or place by default."""

from __future__ import annotations

from dataclasses import replace

import builders
import pytest

from qualcode.i18n import use_language
from qualcode.model import Case, Role, Speaker
from qualcode.reporting.attribution import Grain, attribute, readable
from qualcode.reporting.chapters import Book
from qualcode.reporting.html import report_html
from qualcode.reporting.methods import recognisable

NURSE = Speaker(
    "R1",
    "Joke",
    Role.PARTICIPANT,
    {"functie": "nachtzuster", "perspectief": "flexwerker", "contractvorm": "zzp"},
)
HOUSE = Case("Huize Wilgenrijk", {"sector": "thuiszorg"})


@pytest.mark.parametrize(
    ("grain", "told"),
    [
        (Grain.ROLE, "flexwerker"),
        (Grain.SECTOR, "flexwerker, thuiszorg"),
        (Grain.CASE, "nachtzuster, Huize Wilgenrijk"),
    ],
)
def test_grains(grain: Grain, told: str) -> None:
    assert attribute(NURSE, HOUSE, grain) == told


def test_a_contract_alone_makes_a_participant_and_no_sector_no_case_name() -> None:
    speaker = Speaker("R2", attributes={"contractvorm": "zonder-vaste-uren", "functie": "kok"})
    bare = Case("Huize Wilgenrijk")
    assert attribute(speaker, bare, Grain.SECTOR) == "deelnemer (zonder vaste uren)"
    assert attribute(Speaker("R3"), bare, Grain.SECTOR) == "deelnemer"
    assert attribute(None, HOUSE, Grain.SECTOR) == "thuiszorg"
    use_language("en")
    try:
        assert attribute(Speaker("R3"), None, Grain.ROLE) == "participant"
    finally:
        use_language("nl")


def test_only_keys_lose_their_hyphens() -> None:
    assert readable("zonder-vaste-uren") == "zonder vaste uren"
    assert readable("EVV-er") == "EVV-er"
    assert readable("wijk-verpleegkundige") == "wijk-verpleegkundige"


def test_by_default_a_report_names_no_speaker_function_file_or_day() -> None:
    study = builders.study(codings=20)
    page = report_html(study)
    for document in study.documents.values():
        assert document.source.name not in page
        for speaker in document.speakers:
            if speaker.role is not Role.INTERVIEWER:
                assert f">{speaker.attributes['functie']}" not in page
    assert "januari\u00a02024" not in page
    assert "januari\u00a02024" in report_html(replace(study, grain=Grain.CASE))


def test_attributions_that_fit_one_person_are_counted() -> None:
    study = builders.study(threads=2, cases=2, per_case=4, fragments=32)
    same = {"functie": "kok", "perspectief": "medewerker"}
    documents = {
        key: replace(document, speakers=tuple(replace(s, attributes=same) for s in document.speakers))
        for key, document in study.documents.items()
    }
    alike = replace(study, documents=documents, grain=Grain.ROLE)
    alone, total = recognisable(Book(alike))
    assert (alone, total > 0) == (0, True)
    quoted = Book(alike).views[0].quotes[0]
    odd = documents[quoted.document.id]
    marked = tuple(
        replace(s, attributes={"perspectief": "bestuurder"}) if s.label == quoted.segment.speaker else s
        for s in odd.speakers
    )
    told = replace(alike, documents={**documents, odd.id: replace(odd, speakers=marked)})
    alone, again = recognisable(Book(told))
    assert alone >= 1
    assert again == total
