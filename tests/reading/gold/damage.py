"""Reports with one sort of damage each."""

from __future__ import annotations

import textwrap

from spoken import report, text

PAGES = [
    ["Het onderzoek laat zien dat de meeste teams pas laat horen wie", "er komt werken, en dat zij daar zelf weinig invloed op"],
    ["hebben. De planning ligt bij een centraal bureau dat de mensen", "niet kent, en dat vooral let op de kosten van het"],
    ["rooster. In drie van de acht teams is dat veranderd doordat een", "planner eens in de week op de afdeling komt"],
    ["zitten. Dat kost tijd, maar het levert ook veel op voor iedereen."],
]  # fmt: skip


def damage() -> None:
    """Reports with one sort of damage each."""
    one = "Het rooster is voor veel zelfstandigen de reden om niet meer in loondienst te werken."
    two = "De werkgever en de medewerkers zoeken samen naar een oplossing die voor iedereen goed uitpakt."
    cases: dict[str, tuple[str, list[tuple[str, str]]]] = {
        "hyphens": (
            "Het rooster is voor veel zelf-\nstandigen de reden om niet meer in loon-\ndienst te werken.\n\nDe werk-\ngever en de "
            "medewerkers zoeken samen naar een oplos-\nsing die voor iedereen goed uitpakt.\n",
            [("prose", one), ("prose", two)]),
        "kept-hyphens": (
            "Bij de CAO-\nonderhandelingen ging het over vrouw-\nzijn in de zorg en over de in- \nen uitstroom van mensen met een MBO-\n"
            "diploma in de periode 2010-\n2018, zo blijkt uit het onderzoek.\n",
            [("prose", "Bij de CAO-onderhandelingen ging het over vrouw-zijn in de zorg en over de in- en uitstroom van mensen met een "
              "MBO-diploma in de periode 2010-2018, zo blijkt uit het onderzoek.")]),
        "soft-hyphens": (
            "Het rooster is voor veel zelf\u00ad\nstandigen de re\u00adden om niet meer in loon\u00ad\ndienst te wer\u00adken.\n",
            [("prose", one)]),
        "invisible": (
            "Het rooster\u200b is voor\u00a0veel \ufeffzelfstandigen de reden\ufffd om niet meer in loondienst te werken\u200d.\n",
            [("prose", one)]),
        "ligatures": ("De ofﬁciële afspraken bleken in de praktijk ﬂexibel te zijn en efﬁciënt genoeg voor iedereen.\n",
                      [("prose", "De officiële afspraken bleken in de praktijk flexibel te zijn en efficiënt genoeg voor iedereen.")]),
        "debris": ("Veel zzpâ€™ers vinden dat de coÃ¶rdinatie beter kan, zegt een geÃ¯nterviewde leidinggevende.\n",
                   [("prose", "Veel zzp’ers vinden dat de coördinatie beter kan, zegt een geïnterviewde leidinggevende.")]),
        "spaced": ("p e r s o n e e l  &  o r g a n i s at i e\n\n" + one + "\n",
                   [("table", "personeel & organisatie"), ("prose", one)]),
        "footnotes": (
            "Het rooster is voor veel zelfstandigen1 de reden om niet meer\nin loondienst te werken.2 De werkgever en de medewerkers zoeken\n"
            "samen naar een oplossing die voor iedereen goed uitpakt.\n\n1\tZie ook het vorige rapport.\n2\tDit staat in de bijlage.\n",
            [("prose", f"{one} {two}"), ("note", "1 Zie ook het vorige rapport."), ("note", "2 Dit staat in de bijlage.")]),
        "heads": (
            "\f" + "\f".join(f"{n + 12}Rapport\n" + "\n".join(PAGES[n]) + "\n" for n in range(4)),
            [("prose", " ".join(line for page in PAGES for line in page))]),
        "urls": (f"{one[:55]}\n{one[56:]}\n\nhttps://www.voorbeeld.nl/rapport\nhttps://www.voorbeeld.nl/rapport\n\n{two}\n",
                 [("prose", one), ("prose", two)]),
        "marks": ("De maatregelen zijn:\n• minder reistijd\n! vaste gezichten\n! eerder roosteren\n! zelf kiezen\n",
                  [("prose", "De maatregelen zijn:"), ("list", "minder reistijd"), ("list", "vaste gezichten"),
                   ("list", "eerder roosteren"), ("list", "zelf kiezen")]),
        "doubled": (
            f"{one}\n\nSTAKEHOLDERSTAKEHOLDER\n\nUitzendbureauUitzendbureau\n\nInlenerInlener\n\nContextContext Biedt werk aan Biedt werk aan\n\n{two}\n",
            [("prose", one), ("table", "STAKEHOLDER\nUitzendbureau\nInlener\nContext Biedt werk aan"), ("prose", two)]),
        "double-spaced": (
            "\n\n".join(textwrap.wrap(f"{one} {two} {one}", 60)) + "\n",
            [("prose", f"{one} {two} {one}")]),
        "pull-quote": (
            "\n".join(textwrap.wrap(f"{one} {two} Daarbij komt dat de reistijd vaak niet wordt betaald.", 80))
            + "\n\nDe werkgever en de medewerkers\nzoeken samen naar een oplossing\ndie voor iedereen goed uitpakt.\n\n"
            + "\n".join(textwrap.wrap("Dat merken de teams ook in het overleg, waar het rooster elke week opnieuw het eerste onderwerp is.", 80)) + "\n",
            [("prose", f"{one} {two} Daarbij komt dat de reistijd vaak niet wordt betaald."),
             ("prose", "Dat merken de teams ook in het overleg, waar het rooster elke week opnieuw het eerste onderwerp is.")]),
        "colons": (
            "Bron: CBS\n\nConclusie: het gaat de goede kant op met de roosters in de wijk.\n\nLet op: dit zijn voorlopige cijfers.\n\n"
            "Werkdruk: de mate waarin het werk te veel wordt.\n\nAutonomie: zelf kunnen beslissen over het werk.\n",
            [("note", "Bron: CBS"), ("prose", "Conclusie: het gaat de goede kant op met de roosters in de wijk."),
             ("prose", "Let op: dit zijn voorlopige cijfers."), ("prose", "Werkdruk: de mate waarin het werk te veel wordt."),
             ("prose", "Autonomie: zelf kunnen beslissen over het werk.")]),
    }  # fmt: skip
    for name, (words, blocks) in cases.items():
        text(f"rapport-{name}.txt", words)
        report(f"rapport-{name}.txt", *blocks)
