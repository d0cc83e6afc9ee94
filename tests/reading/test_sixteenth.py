"""The sixteenth holdout, blind: talk as the last transcripts that a bureau got, and all that stands around it. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Notities meeloopinterview bibliothecaris.txt": "a place in brackets above a turn",
    "gesprek werkplaats_vraag en antwoord met streepjes.txt": "turns by dashes alone in mac-roman",
    "observatie teamoverdracht nachtploeg bakkerij (uitgewerkt).docx": "what the observer sees between turns",
    "Interview 5 scheepslosser (pdf uit Word, regelnummers, kop).pdf": "numbers of lines at the end of a page",
    "Leerkring 2 praktijkopleiders (hele opname).txt": "the kind",
    "Reflectie student onderzoeker na interview 3.docx": "a reflection as talk",
    "VERSLAG RONDE TAFEL MANTELZORG EN WERK.docx": "parties that say little, in capitals",
    "interview bejaardenhelpster_oud systeem.txt": "the side of a tape in brackets",
    "teams_transcript_kopie_uit_venster.txt": "a name with an initial above its time",
}
SIXTEENTH = Holdout("sixteenth", NOT_YET)


@pytest.mark.parametrize("name", SIXTEENTH.cases)
def test_everyday_talk(name: str) -> None:
    SIXTEENTH.check(name)


def test_the_set_is_complete() -> None:
    SIXTEENTH.check_whole()
    assert len(SIXTEENTH.gold) == 50
