"""Lists of keys and values, of items and of shortcuts are no talk, each beside a talk that is set out like it."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind
from qualcode.reading import read_bytes

RULES = (
    "Reglement bewonersvereniging\n\nDe vergadering besluit over:\na) de begroting voor het komende jaar;\nb) de benoeming van het bestuur;\n"
    "c) de hoogte van de bijdrage;\nd) alles wat haar wordt voorgelegd.\n\nHet bestuur:\na) bereidt de vergadering voor;\nb) voert de besluiten uit;\nc) beheert de kas.\n"
)
IN_LETTERS = "A) Wie begint er?\nB) Ik wel, dan ben ik ervan af.\nC) Dan wacht ik nog.\nB) Doe dat maar.\nA) En toen?\nC) Toen was ik aan de beurt.\n"
KEYS = (
    "Toetsen\n\ntoets | wat hij doet\nEnter | voorstel bevestigen\nC | andere code kiezen\nI | nieuwe code\nV | codering veranderen\n"
    "F | facetten invullen\nG | ga naar een bron\nX | fragment markeren\nB | codes wegvouwen\nR | bereik gelijk\n"
)
IN_BARS = "I | Wie begint er?\nC | Ik wel.\nI | En toen?\nC | Toen was ik klaar.\nV | Ik nog niet.\nI | Waarom niet?\n"
PACKAGE = (
    "Pakket: leeskast\nVersie: 2\nSoort: hulpmiddel\nEis: rekenkern\nEis: tabellen\nEis: woordenlijst\nSoort: gereedschap\nMaker: bureau Noord\n"
    "Extra: kaarten\nExtra: beelden\nEis: kaarten\nEis: beelden\n"
)
IN_WORDS = (
    "Zlorpa: ik hang hier maar\nVaxim: en ik draai de hele dag\nQuenda: jullie doen tenminste wat\nHrubek: ik lig hier goed\n"
    "Hrubek: dat zeg je altijd\nQuenda: ja want het is zo\nVaxim: mij vraagt niemand iets\nZlorpa: vraag het mij dan\n"
)


@pytest.mark.parametrize(("listed", "said"), [(RULES, IN_LETTERS), (KEYS, IN_BARS), (PACKAGE, IN_WORDS)])
def test_a_list_is_no_talk_and_a_talk_like_it_is(listed: str, said: str) -> None:
    assert read_bytes(listed.encode(), "tekst.txt").kind is DocumentKind.REPORT
    assert len(read_bytes(said.encode(), "tekst.txt").speakers) > 1
