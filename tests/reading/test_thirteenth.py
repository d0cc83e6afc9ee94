"""The thirteenth holdout, blind: layouts of action research that the earlier sets have not. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Besluitenlijst en acties leerteam 6.docx": "a list of decisions is taken for talk of a learning team",
    "Fout gedecodeerd hoofdstuk werkgeluk.txt": "a closing quotation mark of which a byte was lost",
    "Gesprek met de boswachter in tabelvorm.pdf": "a printed table of number, speaker and words",
    "Groepsinterview mantelzorgmakelaars (samengevoegde cellen).docx": "the heads of a table below its title",
    "Interview 4 praktijkondersteuner (toestemming vooraf, topiclijst achteraan).docx": "a list of topics behind the talk",
    "Interview per e-mail met dorpsondersteuner.docx": "the greeting at the end of a letter",
    "NVivo codering stilte (references).txt": "coded references of NVivo",
    "magazine wijkzorg (citaat in kader tussen zinnen).txt": "a pull quote that stands nowhere else",
    "notitie met noten direct aan woorden en harde regels.txt": "marks of notes at the ends of lines",
    "rapport ontmoetingsplekken (kopie uit pdf, kop en paginanummer).txt": "a running head that stands there twice",
    "Focusgroep zij-instromers (gespreksleider vet, zonder naam).docx": "questions in bold among labels",
    "MAXQDA opgehaalde segmenten (vertrouwen).txt": "coded segments of MAXQDA",
    "Onderzoeksnotitie Zichtbaar werk (kop boven, tabel, opsomming).pdf": "the header of a lone page",
    "P#1 t_m P#4 gemeenschapsgesprek.txt": "two voices in one label",
    "Tafelgesprek wonen, tijd wie wat (afdruk liggend).pdf": "a printed table of time, speaker and words",
    "hoofdstuk met lopende kop en nootcijfers (vier bladzijden).txt": "a running head above the number of its page",
    "huisbezoek_bullets.cha": "marks of time in CHAT",
    "kleine kapitalen en gesplitste woorden (cao-verkenning).txt": "a word cut by a space",
    "minutenstrepen en initialen (stagiaire).txt": "minutes between dashes",
    "tabel met verdubbelde cellen en onderschrift (evaluatie maaltijden).txt": "numbers doubled in the cells of a table",
    "vragen per tabblad (jongerenpeiling).xlsx": "the second sheet of a survey",
}
THIRTEENTH = Holdout("thirteenth", NOT_YET)


@pytest.mark.parametrize("name", THIRTEENTH.cases)
def test_layouts_of_action_research(name: str) -> None:
    THIRTEENTH.check(name)


def test_the_set_is_complete() -> None:
    THIRTEENTH.check_whole()
    assert len(THIRTEENTH.gold) == 89
