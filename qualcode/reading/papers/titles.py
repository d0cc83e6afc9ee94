"""What the title of a paper says that it is."""

from __future__ import annotations

import re

GUIDE = re.compile(
    r"leidraad|topic-?(?: )?lijst|topic-?(?: )?guide|item-?lijst|interview-?(?: )?(?:guide|protocol|schema|vragen|handleiding)"
    r"|gespreks-?(?: )?(?:protocol|schema|handleiding)|vragenlijst|(?:werk|opdrachten)(?:boek|blad)",
    re.I,
)
"""What a team asks with; nobody answers in it."""
RULES = re.compile(
    r"(?:transcripti\w*|transcribe\w*|notatie)[ -]?(?:afspraken|regels|conventies?|richtlijn(?:en)?|instructies?|protocol|handleiding|sleutel)"
    r"|(?:instructies?|handleiding|richtlijn(?:en)?|regels|afspraken|protocol)\b[^\n.?!:]{0,30}\b(?:transcri|uitwerken)",
    re.I,
)
"""How a team writes down talk; the talk in it is an example."""
ASKED_OFTEN = re.compile(r"(?:veel|vaak) ?gestelde vragen|frequently asked|(?<![^\W_])faqs?(?![^\W_])", re.I)
"""What a service answers to everybody; nobody is asked."""
OF_MANY = re.compile(r"(?<![^\W_])(?:nieuwsbrief|nieuwsbericht|persbericht|kwartaalbericht)(?![^\W_])", re.I)
"""What is sent to many; a talk in it is one of its parts."""
OF_PRINT = re.compile(
    r"(?<![^\W_])(?:columns?|blog(?:post|bericht)?|opinie(?:stuk)?|ingezonden brief|essay|recensie|persbericht|nieuwsbrief)(?![^\W_])",
    re.I,
)
"""What somebody wrote to be read; nobody asked him."""
TO_FILL_IN = re.compile(
    r"(?:intake|aanmeld|inschrijf|meld|meldings|registratie|evaluatie|aanvraag|beoordelings|klachten)-?(?: )?formulier",
    re.I,
)
"""What somebody filled in by himself or with a clerk."""
OF_WORK = re.compile(
    r"(?<![^\W_])(?:offerte|factuur|check-?(?: )?list|checklijst|controlelijst|begroting|opdrachtbevestiging|werkinstructie|uitnodiging|draaiboek|vacature"
    r"|planning|werkplan|tijdpad|observatie-?(?:formulier|schema|lijst))(?![^\W_])",
    re.I,
)
"""What a team works by; a talk may be about it, and then somebody talks in it."""
ON_TALK = re.compile(
    r"(?<![^\W_])(?:(?:zelf)?reflectie|terugblik|nabeschouwing|memo|indrukken|leerpunten)[ _](?:[^\W_]+[ _]){0,3}?(?:na|op|over|bij|van)[ _](?:[^\W_]+[ _]){0,2}?"
    r"(?:interview|gesprek|focusgroep|groepsgesprek|observatie)",
    re.I,
)
"""What a researcher wrote down about a talk, afterwards; nobody talks in it."""
OFFICIAL = re.compile(
    r"\A\W*(?:(?:de )?(?:beantwoording|antwoorden?)\b[^\n.?!:]{0,30}(?:raads|kamer|staten)?vragen\b|(?:schriftelijke (?:raads|kamer|staten)?|raads|kamer|staten)vragen\b"
    r"|privacy-?(?: )?(?:verklaring|statement|beleid)\b|verwerkersovereenkomst\b|algemene voorwaarden\b)",
    re.I,
)
"""What an organisation states, or answers to a council; nobody talks in it."""
ROLE_CARDS = re.compile(
    r"(?<![^\W_])rol(?:kaart(?:en|jes)?|beschrijving(?:en)?|verdeling|instructies?)(?![^\W_])", re.I
)
"""What those are told who play a part."""
