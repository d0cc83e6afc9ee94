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
    "a note cut before a number is one, and so is a sentence": (
        f"{FIRST[:-1]} Dat zeggen planners1 en teams2 die wij spraken. In zes van de huizen is er meer dan\n\n"
        "1\tVan de planners vond de helft dat er te weinig mensen zijn en nog eens\n39 procent dat zij te laat komen.\n"
        f"2\tDe teams zijn in maart gesproken.\n\f2.000 euro over. {SECOND}",
        [
            (
                "prose",
                f"{ONE} Dat zeggen planners en teams die wij spraken. In zes van de huizen is er meer dan 2.000 euro over. {TWO}",
            ),
            (
                "note",
                "1 Van de planners vond de helft dat er te weinig mensen zijn en nog eens 39 procent dat zij te laat komen.",
            ),
            ("note", "2 De teams zijn in maart gesproken."),
        ],
    ),
    "a long question with a number heads a section, and a web address none": (
        f"4.1 Roosters\n{FIRST}\n4.2 Samen plannen: welke teams maken het rooster zelf,\n"
        f"en wat hebben zij daarvoor nodig? (Deelvraag 2b)\n\n{SECOND}\n3 Planner: www.voorbeeld.nl/\n\n{THIRD}",
        [
            ("heading", "4.1 Roosters"),
            ("prose", ONE),
            (
                "heading",
                "4.2 Samen plannen: welke teams maken het rooster zelf, en wat hebben zij daarvoor nodig? (Deelvraag 2b)",
            ),
            ("prose", TWO),
            ("note", "3 Planner: www.voorbeeld.nl/"),
            ("prose", THREE),
        ],
    ),
    "what stands below the caption and the heads of a table belongs to it": (
        f"{FIRST}\nTabel 4.2 Wat teams willen proberen\n\nVOORSTEL WIE WANNEER WAAR\n\n"
        "Een vast rooster dat per kwartaal ingaat en dat door het team zelf wordt gemaakt en bijgehouden.\n\n"
        f"Ruilen zonder planner\n\nDe teams doen dat onderling, met een lijst aan de muur en zonder dat iemand tekent.\n\n5.1 Hoe verder\n{SECOND}",
        [
            ("prose", ONE),
            ("note", "Tabel 4.2 Wat teams willen proberen"),
            (
                "table",
                "VOORSTEL WIE WANNEER WAAR\nEen vast rooster dat per kwartaal ingaat en dat door het team zelf wordt gemaakt en "
                "bijgehouden.\nRuilen zonder planner\nDe teams doen dat onderling, met een lijst aan de muur en zonder dat iemand tekent.",
            ),
            ("heading", "5.1 Hoe verder"),
            ("prose", TWO),
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_damage(case: str) -> None:
    text, wanted = CASES[case]
    transcript = read_bytes(text.encode(), "rapport.txt", kind=DocumentKind.REPORT)
    found = [(str(turn.kind), transcript.text[turn.start : turn.end]) for turn in transcript.turns]
    assert found == wanted
