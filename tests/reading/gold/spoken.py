"""What is said in the gold set, by paragraph, and how it is laid out and noted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from making.talks import FileSet, form

SET = FileSet(Path(__file__).parent)
text, report = SET.text, SET.report
Spoken = list[tuple[str, list[str]]]
"""Who says what, in paragraphs."""

WIJK: Spoken = [
    ("I", ["Fijn dat je er bent. Kun je vertellen wat voor werk je doet en sinds wanneer?"]),
    ("R", [
        "Ja, eh, ik ben verzorgende in de wijk. Sinds een jaar of zes, schat ik. Daarvoor zat ik in de kinderopvang, "
        "maar daar was ik op een gegeven moment wel klaar mee.",
        "Kortom: ik ben een zij-instromer (lacht).",
    ]),
    ("I", ["En waarom ben je toen voor jezelf begonnen?"]),
    ("R", [
        "Om het rooster, eerlijk gezegd. Ik kreeg op donderdag te horen dat ik zaterdag om 7:30 uur ergens moest staan. "
        "Toen zei mijn man: dit kan zo niet langer…",
    ]),
    ("I", ["Wat zei je leidinggevende daarvan?"]),
    ("R", ["Die vond het jammer, maar [onverstaanbaar] had geen andere roosters te vergeven. Begrijpelijk ook wel."]),
    ("I", ["Zou je teruggaan?"]),
    ("R", ["Alleen als ik zelf mijn diensten mag kiezen. En dan nog: voor € 2,50 per uur minder? Nee, dank je."]),
]  # fmt: skip
TAFEL: Spoken = [
    ("Marieke", ["Welkom allemaal. Wie wil er beginnen met wat er vorige maand is gelukt?"]),
    ("Herman", ["Nou, wij hebben de flexpool eindelijk open voor de avonden. Dat scheelt een slok op een borrel."]),
    ("Samira", ["Voor jullie misschien. Ik hoor het pas als het rooster al vol zit."]),
    ("Herman", ["Dat is waar, dat geef ik toe."]),
    ("Jolanda", ["Zal ik iets zeggen over de planning? Het systeem laat open diensten pas na drie dagen zien.",
                 "En dan zijn de mensen van buiten al gebeld."]),
    ("Marieke", ["Wie kan daar iets aan doen?"]),
    ("Samira", ["Ik zou zeggen: begin bij de app. Iedereen heeft hem, niemand gebruikt hem."]),
    ("Jolanda", ["Precies."]),
    ("Marieke", ["Zetten we dat op de actielijst?"]),
    ("Herman", ["Ja, doe maar. Ik neem het mee naar het MT van 12 juni."]),
]  # fmt: skip
LANG: Spoken = [
    ("I", ["Wat verandert er voor het team als er veel mensen van buiten komen werken?"]),
    ("R", [
        "Dat de vaste mensen alles moeten uitleggen. Waar de sleutel ligt, hoe mevrouw haar thee drinkt, wie er niet "
        "tegen drukte kan. Dat is elke dag opnieuw, en aan het eind van de week ben je op, terwijl je dan zelf nog "
        "rapportages moet schrijven en de medicijnen moet bestellen voor het weekend.",
    ]),
    ("I", ["Wordt dat ergens besproken, dat het zo veel vraagt van de vaste mensen in het team?"]),
    ("R", [
        "In het teamoverleg wel, maar daar zit niemand van de planning bij. Dus dan zeggen we het tegen elkaar en "
        "iedereen knikt, en de week daarna is het precies hetzelfde liedje met weer andere gezichten aan de keukentafel.",
    ]),
    ("I", ["Wat zou er volgens jou als eerste moeten gebeuren om dat te veranderen?"]),
    ("R", [
        "Een vaste groep van buiten, die de bewoners kennen. Liever drie mensen die altijd komen dan twintig die je "
        "één keer ziet. Daar zou ik zelfs wat meer voor over hebben, en volgens mij de directie op den duur ook.",
    ]),
]  # fmt: skip

IR = {"I": "Interviewer", "R": "Respondent"}
HEAD = (
    "Interview 4 – wijkteam Noord\nDatum: 14 maart 2024\nInterviewer: Sanne de Boer\nGeïnterviewde: Karin (verzorgende IG)\n"
    "Functie: verzorgende IG\nDuur: 43 minuten\n\n"
)


def expect(name: str, talk: Spoken, names: dict[str, str] | None = None, **more: Any) -> None:
    """Note what a file says."""
    SET.tell(name, [(who, "\n".join(said)) for who, said in talk], names, **more)


def lines(talk: Spoken, names: dict[str, str], shape: str = "{who}: {said}", gap: str = "\n\n") -> str:
    """Each turn in one shape; the marks that may stand in it: see `form`."""
    return form([(who, "\n".join(said)) for who, said in talk], names, shape, gap, step=17, first=3)
