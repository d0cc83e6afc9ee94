"""What a synthetic study is made of: cases, documents with speakers, and fragments on a few themes."""

from __future__ import annotations

import random
from collections.abc import Mapping

from qualcode.model import (
    Case,
    Document,
    DocumentKind,
    Role,
    Segment,
    SourceFile,
    Speaker,
    content_hash,
)

CASES = (
    ("Streekziekenhuis Merwepoort", "ziekenhuiszorg"),
    ("Het Ruisende Riet", "ouderenzorg"),
    ("Thuiszorg Vechtdorp", "thuiszorg"),
    ("Stichting Gehandicaptenzorg Ganzenveer, Amersfoort en Eemland", "gehandicaptenzorg"),
    ("Huisartsenpraktijk Wadwierden", "huisartsenzorg"),
    ("GGZ-instelling Het Vlierhuis", "geestelijke gezondheidszorg"),
)
ROLES = (
    ("anesthesiemedewerker", "flexwerker", "detachering"),
    ("wijkverpleegkundige", "medewerker", "vast"),
    ("teamleider", "leidinggevende", "vast"),
    ("verzorgende IG", "flexwerker", "zzp"),
    ("planner", "medewerker", "tijdelijk"),
)
THEMES = (
    (
        "zeggenschap over het rooster",
        ("rooster", "vrije dagen", "zelf kiezen", "weekend", "planner", "ruilen"),
        "Ik wil gewoon weten waar ik aan toe ben. Als het rooster op donderdag nog drie keer verandert, "
        "kan ik thuis niks afspreken, en dan ga ik denken: bij een bureau bepaal ik het tenminste zelf.",
    ),
    (
        "inwerken van nieuwe gezichten",
        ("inwerken", "nieuwe gezichten", "bekwaam", "e-learning", "overdracht"),
        "Elke maandag staat er weer iemand anders op de afdeling. Dan leg je voor de zoveelste keer uit "
        "waar de spullen liggen, en ondertussen loopt je eigen route een half uur uit.",
    ),
    (
        "verschil in beloning",
        ("tarief", "salaris", "netto", "cao", "uurloon", "scheve gezichten"),
        "Wij staan naast elkaar aan hetzelfde bed. Zij verdient bijna het dubbele, dat weet iedereen, en "
        "niemand zegt er wat van. Maar je merkt het wel aan de sfeer in de koffiekamer.",
    ),
    (
        "de rug recht houden",
        ("nee zeggen", "bestuur", "bureaus", "prijs", "afspraak"),
        "Op een gegeven moment hebben we met z'n allen gezegd: dit tarief betalen we niet meer. Dat heeft "
        "ons twee zware zomers gekost, maar we hebben de rug recht gehouden.",
    ),
    (
        "continuïteit voor bewoners",
        ("bewoners", "vertrouwd", "vaste gezichten", "familie"),
        "Mijn moeder weet niet meer welke dag het is, maar ze weet wel wie er aan haar bed staat. Als dat "
        "elke avond een ander is, doet ze de deur op slot.",
    ),
    (
        "eigen flexpool als uitweg",
        ("flexpool", "eigen pool", "inzet", "voorkeursplek"),
        "Met de pool hebben we mensen die van afwisseling houden binnen gehouden. Ze kennen het huis, ze "
        "horen erbij, en ze bepalen toch hun eigen dagen.",
    ),
    (
        "werkdruk en administratie",
        ("werkdruk", "rapporteren", "systeem", "pauze"),
        "Ik ben vijfentwintig minuten per cliënt kwijt aan vinkjes. Daar word je geen verpleegkundige "
        "voor, en het is ook de reden dat mijn collega nu voor zichzelf werkt.",
    ),
    (
        "erbij horen in het team",
        ("team", "erbij horen", "teamuitje", "vergadering"),
        "Je staat niet op de lijst voor de kerstlunch. Niemand doet het expres, maar je bent elke dag "
        "bezoeker op de plek waar je werkt.",
    ),
    (
        "scholing en doorgroeien",
        ("scholing", "opleiding", "doorgroeien", "bijscholen"),
        "Als zzp'er betaal ik elke cursus zelf en ik kies dus wat ik echt nodig heb. In loondienst moest "
        "ik wachten tot er budget was, en dat was er nooit.",
    ),
    (
        "pensioen en onzekerheid",
        ("pensioen", "verzekering", "hypotheek", "ziek"),
        "Nu is het prima, ik ben dertig. Maar vraag me niet wat er gebeurt als ik morgen door mijn rug "
        "ga, want daar heb ik niets voor geregeld.",
    ),
)
KINDS = (DocumentKind.INTERVIEW, DocumentKind.INTERVIEW, DocumentKind.LEARNING_TEAM, DocumentKind.FOCUS_GROUP)


def case(number: int) -> Case:
    name, sector = CASES[number % len(CASES)]
    again = number // len(CASES)
    return Case(f"{name} {again + 1}" if again else name, {"sector": sector})


def documents(cases: tuple[Case, ...], per_case: int) -> dict[str, Document]:
    found = {}
    for index, case in enumerate(cases, 1):
        for number in range(per_case):
            kind = KINDS[number % len(KINDS)]
            key = f"bron-{index}-{number + 1}"
            source = SourceFile(
                f"{case.id}-{kind}-{number + 1}.docx", content_hash(case.id + key), 48_213, "docx"
            )
            speakers = (
                Speaker("I", "Interviewer", Role.INTERVIEWER),
                *(_speaker(place) for place in range(number % 3 + 1)),
            )
            title = f"{kind.value.capitalize()} {number + 1} {case.name}"
            date = f"2024-{number % 12 + 1:02d}-14"
            found[key] = Document(
                key, title, kind, case.id, source, date, "0-meting", {}, speakers, 4_200 + 137 * number
            )
    return found


def _speaker(place: int) -> Speaker:
    function, view, contract = ROLES[place % len(ROLES)]
    attributes = {"functie": function, "perspectief": view, "contractvorm": contract}
    return Speaker(f"R{place + 1}", f"Respondent {place + 1}", Role.PARTICIPANT, attributes)


def segments(
    documents: Mapping[str, Document], number: int, threads: int, chance: random.Random
) -> tuple[dict[str, Segment], dict[str, int]]:
    found: dict[str, Segment] = {}
    theme_of: dict[str, int] = {}
    keys = list(documents)
    for place in range(number):
        document = documents[keys[place % len(keys)]] if keys else None
        if document is None:
            break
        theme = min(threads, int(chance.triangular(0, threads + 1.2, 1))) if threads else 0
        text = THEMES[theme % len(THEMES)][2]
        start = 900 * (place // len(keys))
        speaker = document.speakers[1 + place % (len(document.speakers) - 1)].label
        segment = Segment(document.id, start, start + len(text), text, place // len(keys), speaker)
        found[segment.id] = segment
        theme_of[segment.id] = theme
    return found, theme_of
