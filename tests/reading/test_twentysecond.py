"""The twenty-second holdout, blind: talk as people and programs have it, and papers beside it. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Focusgroep tijdelijke docenten mbo.pdf": "labels of two words, parted from the words by a tab, in a PDF",
    "Gesprek over overdracht (Wouter typt).docx": "initials that become names halfway",
    "Interview Sanne_Jaap (2026-02-05 14_01 GMT+1) – Transcript.docx": "what Google Meet writes at the end, as a label",
    "Interview bode stadhuis.md": "two hyphens behind a label in bold",
    "Interview gemeentesecretaris-20260114_100312-Meeting Recording.docx": "a first name in brackets behind initials",
    "Interview_9_combifunctionaris (timestamps).docx": "labels in bold without a sign, behind times",
    "Schrijftolkverslag bijeenkomst doven en werk.txt": "a word for people behind >>",
    "Verbatim telefonisch interview arbodeskundige.txt": "labels with >> behind them",
    "dagboek inspreken - Ilse nachtdienst (uitgetypt).docx": "a title above one voice",
    "gesprek Sjef – ’t Mestreechs.txt": "labels in round brackets, colon and all",
    "int_mantelzorg_mevr_A.odt": "a word as a label on its own line, in bold as all labels are",
}
TWENTYSECOND = Holdout("twentysecond", NOT_YET)


@pytest.mark.parametrize("name", TWENTYSECOND.cases)
def test_talk_and_papers(name: str) -> None:
    TWENTYSECOND.check(name)


def test_the_set_is_complete() -> None:
    TWENTYSECOND.check_whole()
    assert len(TWENTYSECOND.gold) == 73
