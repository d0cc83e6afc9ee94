"""The eighteenth holdout, blind: talk as six sorts of people deliver it, with what they put around it. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Aantekeningen en opname – Praktijkwerkplaats dementie.docx": "a list of actions behind the talk",
    "Bewonersavond Hoefkwartier – letterlijk verslag (griffie).docx": "an adjournment on a line of its own",
    "Duo-interview huismeesters flat (overlap).txt": "conventions of the transcriber before the talk",
    "Interview 2 – boswachterij (Fries en Nederlands).odt": "Frisian labels",
    "Interview 9 apothekersassistent - def na member check.docx": "a list of agreements behind the talk",
    "Interview loodsmedewerker (paragraafnummers).docx": "a paragraph's number where nobody new speaks",
    "Interview tijdnotaties door elkaar - molenaar.txt": "times as 0'08\"",
    "P07 telefonisch interview mantelzorger.docx": "agreements behind the talk",
    "Rondetafel stikstof in de Peelrand - transcript.docx": "who took part, behind dashes",
    "Tabel-interview schoolmaatschappelijk werk.pdf": "a printed table",
    "Verslag keukentafelgesprek energiecoach (gemeente).docx": "metadata in the table of the talk",
    "dialoog_zonder_witregels_dubbele_naam.txt": "two of one name, told apart by brackets",
    "podcast_af12_vuurtoren_transcript.docx": "chapters of a podcast before the talk",
    "twee talen podcast print.pdf": "a name and a time parted by a middle dot",
}
EIGHTEENTH = Holdout("eighteenth", NOT_YET)


@pytest.mark.parametrize("name", EIGHTEENTH.cases)
def test_everyday_talk(name: str) -> None:
    EIGHTEENTH.check(name)


def test_the_set_is_complete() -> None:
    EIGHTEENTH.check_whole()
    assert len(EIGHTEENTH.gold) == 72
