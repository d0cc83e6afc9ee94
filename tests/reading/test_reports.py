"""Damage in reports, one invented case each: which blocks stand in them, and in which order."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind
from qualcode.reading import read_bytes

FIRST = (
    "De meeste teams horen pas op vrijdag wie er in de week daarna komt werken, en zij\n"
    "hebben daar zelf weinig invloed op. De planning ligt bij een bureau in een andere\n"
    "stad, dat de bewoners niet kent en dat vooral let op de kosten van het rooster.\n"
)
SECOND = (
    "Ook de mensen die invallen vinden dat lastig: zij weten niet bij wie zij terecht\n"
    "kunnen, waar de sleutels liggen en welke afspraken er met families zijn gemaakt.\n"
    "In drie teams is dat opgelost doordat de planner elke week een dag meeloopt.\n"
)
THIRD = (
    "Wat opvalt is dat niemand om meer geld vraagt. Men wil eerder weten waar men aan\n"
    "toe is, een keer nee kunnen zeggen zonder dat het wordt onthouden, en collega’s die\n"
    "blijven. Daarover gaat het volgende hoofdstuk, met voorbeelden uit vier huizen.\n"
)
ONE, TWO, THREE = (" ".join(part.split()) for part in (FIRST, SECOND, THIRD))

CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a heading runs into the text below it": (
        f"1.1 Aanleiding\n{FIRST}\n2.3 Planning\n2.3.1 Wie er komt\n{SECOND}",
        [
            ("heading", "1.1 Aanleiding"),
            ("prose", ONE),
            ("heading", "2.3 Planning"),
            ("heading", "2.3.1 Wie er komt"),
            ("prose", TWO),
        ],
    ),
    "the number of a chapter stands below its title": (
        f"{FIRST}\n\fRoosters in\nde praktijk\n4.\n{SECOND}\n\fWat teams\nzelf willen\n\n9.\n\n{THIRD}",
        [
            ("prose", ONE),
            ("heading", "4. Roosters in de praktijk"),
            ("prose", TWO),
            ("heading", "9. Wat teams zelf willen"),
            ("prose", THREE),
        ],
    ),
    "numbered questions are no headings": (
        f"{FIRST}\n1. Waarom kiezen planners voor een vast rooster en niet voor een rooster dat\n\n"
        "de teams zelf maken?\n\n2. Wat kost dat?\n\n3. Wie beslist erover, en wanneer gebeurt dat in de\n\nregel?\n\n"
        f"{SECOND}",
        [
            ("prose", ONE),
            (
                "list",
                "1. Waarom kiezen planners voor een vast rooster en niet voor een rooster dat de teams zelf maken?",
            ),
            ("list", "2. Wat kost dat?"),
            ("list", "3. Wie beslist erover, en wanneer gebeurt dat in de regel?"),
            ("prose", TWO),
        ],
    ),
    "numbered items stand line by line below a colon": (
        f"{FIRST}De teams noemen drie wensen:\n1. een planner die op de afdeling komt;\n2. eerder horen wie er werkt, ook in de weken\n"
        f"met vakantie;\n3. zelf ruilen.\n\n{SECOND}",
        [
            ("prose", f"{ONE} De teams noemen drie wensen:"),
            ("list", "1. een planner die op de afdeling komt;"),
            ("list", "2. eerder horen wie er werkt, ook in de weken met vakantie;"),
            ("list", "3. zelf ruilen."),
            ("prose", TWO),
        ],
    ),
    "a blank line tears an item": (
        f"{FIRST}\n• zorg dat nieuwe mensen een vaste plek krijgen bij de\n\noverdracht;\n"
        "• laat teams zelf ruilen, ook in weken waarin weinig mensen\n\nvrij zijn;\n• begin klein.\n\n"
        f"{SECOND}",
        [
            ("prose", ONE),
            ("list", "zorg dat nieuwe mensen een vaste plek krijgen bij de overdracht;"),
            ("list", "laat teams zelf ruilen, ook in weken waarin weinig mensen vrij zijn;"),
            ("list", "begin klein."),
            ("prose", TWO),
        ],
    ),
    "a figure that is spoken of is no caption": (
        f"Figuur 2.1 laat zien wat er verandert. Dat is niet weinig, zegt een planner.\n{FIRST}\nFiguur 2.1: Wie de roosters maakt\n\n{SECOND}",
        [
            ("prose", f"Figuur 2.1 laat zien wat er verandert. Dat is niet weinig, zegt een planner. {ONE}"),
            ("note", "Figuur 2.1: Wie de roosters maakt"),
            ("prose", TWO),
        ],
    ),
    "a note goes on below a blank line, and the sentence on the next page": (
        f"{FIRST[:-1]} Dat zeggen planners1 en teams2 in de gesprekken die wij met hen voerden over het\n\n"
        "1\tZie het verslag van de tweede bijeenkomst, waarin planners vertellen wat zij anders\n\nzouden doen.\n"
        f"2\tDe teams zijn in maart gesproken.\n\frooster van het voorjaar. Het gaat hun niet om het geld, en ook niet\n{SECOND}\n3\tZie bijlage.\n",
        [
            (
                "prose",
                f"{ONE} Dat zeggen planners en teams in de gesprekken die wij met hen voerden over het rooster van het "
                f"voorjaar. Het gaat hun niet om het geld, en ook niet {TWO}",
            ),
            (
                "note",
                "1 Zie het verslag van de tweede bijeenkomst, waarin planners vertellen wat zij anders zouden doen.",
            ),
            ("note", "2 De teams zijn in maart gesproken."),
            ("note", "3 Zie bijlage."),
        ],
    ),
    "the last sentence of a quote is no heading": (
        f"{FIRST}\nDaarom werkt het.”\n\n{SECOND}",
        [("prose", ONE), ("prose", "Daarom werkt het.”"), ("prose", TWO)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_damage(case: str) -> None:
    text, wanted = CASES[case]
    transcript = read_bytes(text.encode(), "rapport.txt", kind=DocumentKind.REPORT)
    found = [(str(turn.kind), transcript.text[turn.start : turn.end]) for turn in transcript.turns]
    assert found == wanted
