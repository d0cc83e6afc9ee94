"""What is no conversation, however many colons it has."""

from __future__ import annotations

from spoken import prose


def reports() -> None:
    """What is no conversation, however many colons and names it has."""

    prose(
        "notulen.txt",
        "Notulen teamoverleg nachtdienst\nDatum: 3 maart 2024\nAanwezig: Gerda, Ivo, Fatma\nAfwezig: Rob (met kennisgeving)\n\n"
        "1. Opening\nGerda opent de vergadering om 14.05 uur.\n\n2. Verslag vorige keer\nHet verslag wordt zonder wijzigingen vastgesteld.\n"
        "Naar aanleiding van: het alarm op de vleugel is nog niet gemaakt.\n\n3. Rooster zomer\nIvo licht het concept toe. Fatma vraagt of het loten kan vervallen. "
        "Gerda stelt voor het na de zomer te bespreken.\nBesluit: het concept gaat ongewijzigd naar de teams.\nActie: Ivo verstuurt het rooster voor 15 maart.\n"
        "Actie: Fatma maakt een lijst van wensen.\n\n4. Rondvraag\nFatma: wie regelt de taart voor Henk?\nIvo: de lampen in de gang zijn stuk.\n\n5. Sluiting\n"
        "Gerda sluit de vergadering om 15.10 uur.\n",
    )
    prose(
        "actielijst.txt",
        "Actielijst leerteam nacht\n\nGerda: belt de leverancier over het alarm, voor 1 april.\nIvo: zet de nachten in het nieuwe systeem.\n"
        "Fatma: vraagt bij de andere locaties na hoe zij loten.\nRob: schrijft een stukje voor de nieuwsbrief.\nGerda: plant de volgende bijeenkomst.\n",
    )
    prose(
        "indirect.txt",
        "Verslag rondetafel rooster\n\nMevrouw Yildiz vertelt dat haar teams zelf roosteren. De heer Maas vraagt zich af of dat in de zomer lukt. "
        "Zij antwoordt: meestal niet. Daarop stelt de heer Ter Horst voor om te loten.\n\nDe gespreksleider vat samen: er is steun voor een proef, mits de planner "
        "meedoet. De heer Maas zegt toe dat hij dit uitzoekt.\n",
    )
    prose(
        "artikelen.txt",
        "Reglement flexpool\n\nArtikel 1: Begrippen\nIn dit reglement betekent pool: de groep medewerkers zonder vaste afdeling.\n\nArtikel 2: Toelating\n"
        "Wie ten minste een jaar in dienst is, kan zich aanmelden.\n\nArtikel 3: Vergoeding\nDe toeslag bedraagt: acht procent in de nacht, vier procent in de avond.\n",
    )
    prose(
        "notitie.md",
        "# Notitie nachtdienst\n\n**Aanleiding:** in november viel een bewoner terwijl de nachtverpleegkundige alleen was.\n\n**Doel:** binnen drie minuten een tweede persoon "
        "ter plaatse.\n\n**Aanpak:** een vaste groep van zes mensen, verdeeld over twee vleugels.\n\n**Kosten:** 0,6 fte per jaar.\n\n**Planning:** start na de zomer.\n",
    )
    prose(
        "tijdlijn.txt",
        "Tijdlijn van het project\n\nMaart 2022: de eerste gesprekken met de nachtdiensten.\nJuni 2022: een proef op twee vleugels.\nNovember 2022: het incident.\n"
        "Maart 2023: het bestuur besluit door te gaan.\nJuni 2023: alle locaties doen mee.\n",
    )
