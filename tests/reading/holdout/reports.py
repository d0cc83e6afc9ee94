"""What is no conversation, however many colons it has."""

from __future__ import annotations

from spoken import prose


def reports() -> None:
    """What is no conversation, however many colons it has."""

    prose(
        "begrippen.txt",
        "Begrippenlijst\n\nAutonomie: de ruimte om zelf te bepalen hoe en wanneer het werk gebeurt.\n\nWerkdruk: meer werk dan er tijd is.\n\n"
        "Inzet: de uren die iemand werkt.\n\nFlexpool: een groep medewerkers zonder vaste afdeling.\n\nRegie: wie er beslist.\n\nInzet: zie ook uren.\n",
    )
    prose(
        "verslag-portret.txt",
        "Mila en de flexpool\n\nHet is tien voor zeven als Mila de telefoon pakt. ‘Drie-zuid,’ hoort ze. Ze zucht: ‘Alweer.’ "
        "Al acht maanden werkt ze in de pool, en ze vertelt wat dat met haar doet.\n\n‘Het went,’ zegt ze. ‘Maar je hoort nergens bij.’ Haar begeleider "
        "zegt het anders: ‘Zij is onze ruggengraat.’ En zo heeft iedereen zijn eigen verhaal.\n",
    )
    prose(
        "programma.txt",
        "Programma ontwikkelplein\n\n10:00 Ontvangst met koffie\n10:15 Opening: waarom zijn we hier?\n10:45 Ronde 1: wat werkt al?\n"
        "12:00 Lunch\n13:00 Ronde 2: wat nemen we mee?\n15:00 Afsluiting: borrel en toost\n",
    )
    prose(
        "mail.txt",
        "Van: Sanne\nAan: het team\nOnderwerp: planning leerteams\nDatum: 3 mei 2023\n\nDag allemaal,\n\nHierbij de data voor de komende "
        "leerteams. Let op: de zaal is veranderd. Graag voor vrijdag laten weten wie er niet kan.\n\nGroet,\nSanne\n",
    )
    prose(
        "voor-en-nadelen.txt",
        "Voordelen: vrijheid, meer geld en minder vergaderen.\nNadelen: geen pensioen en altijd ergens nieuw zijn.\nKans: vaste groepen vormen "
        "die samen een wijk bedienen.\nRisico: de vaste mensen vertrekken ook.\n\nVoordelen: de organisatie kan snel opschalen als er ziekte is.\nNadelen: de kosten lopen op "
        "en niemand kent de bewoners.\n",
    )
