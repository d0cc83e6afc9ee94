"""Print the reports in `sources` in the looks of LibreOffice, Chromium, WeasyPrint and reportlab: ``python -m tests.reading.reports.make [NAME …]``.

Needs LibreOffice with ``hyphen-nl``, Chromium, poppler and, in an environment of their own, weasyprint, reportlab, pyphen and playwright.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from benchmarks.reading.truth import load
from tests.reading.reports.printing.programs import (
    FILES,
    HERE,
    SANS,
    SERIF,
    chrome,
    copied,
    office,
    set_by_code,
    text_of,
    weasy,
)
from tests.reading.reports.printing.web import Page, pages, style
from tests.reading.reports.printing.writer import Look

NUMBER = "counter(page)"
BOX = "aside{float:right;width:45%;margin:0 0 .5em 1em;padding:.3em;border-top:1pt solid;border-bottom:1pt solid}"
INITIAL = "main>p:first-of-type::first-letter{font-size:3.3em;float:left;line-height:.85;padding-right:.06em}"
SMALL_CAPS = "h2{font-variant:small-caps;letter-spacing:.06em}"

PRINTS: dict[str, Callable[[], bytes]] = {
    "nachtzorg (LibreOffice, een kolom).pdf": lambda: office(
        "nachtzorg",
        Look(size=12, lead=150, left="#   Lectoraat Zorg rond de Nacht", right="Wakker op afstand   #"),
    ),
    "masterthesis chauffeurs (LibreOffice, ingesprongen).pdf": lambda: office(
        "chauffeurs-thesis",
        Look(
            font="Liberation Serif",
            size=12,
            indent=True,
            lead=170,
            right="Thuis is waar je de cabine uitgaat",
            foot="#",
        ),
    ),
    "artikel hotelschoonmaak (LibreOffice, twee kolommen).pdf": lambda: office(
        "hotelschoonmaak",
        Look(
            font="EB Garamond",
            size=10,
            page=(17, 24),
            columns=2,
            indent=True,
            lead=110,
            margin=2,
            caps="small-caps",
            left="# Tijdschrift voor Dienstverleningsonderzoek, jaargang 11",
            right="Van Dongeren, Ketelaars & Benchikh: Zeventien minuten per kamer #",
        ),
    ),
    "advies loket (LibreOffice, eindnoten, voorblad).pdf": lambda: office(
        "raad-loket",
        Look(
            font="Linux Libertine O",
            size=11,
            page=(14.8, 21),
            margin=2,
            lead=125,
            endnotes=True,
            cover=True,
            left="# Een loket met een gezicht",
            right="Advies 12 #",
        ),
    ),
    "evaluatie wijkteams (LibreOffice, A5, kaders).pdf": lambda: office(
        "wijkteams",
        Look(
            font="Caladea",
            size=10.5,
            lead=130,
            page=(14.8, 21),
            margin=1.7,
            right="Naast het gezin - meting 3",
            foot="Onderzoeksbureau Kantlijn | #",
        ),
    ),
    "startende leraren (LibreOffice, initiaal, kaders).pdf": lambda: office(
        "startende-leraren",
        Look(
            font="Caladea",
            size=10,
            page=(17, 24),
            margin=1.8,
            columns=2,
            indent=True,
            lead=115,
            initial=True,
            wide="0.06cm",
            right="L e r e n  &  L e s g e v e n",
            foot="# november 2025",
        ),
    ),
    "brochure werk na kanker (LibreOffice, symbolen).pdf": lambda: office(
        "werkgevers-brochure",
        Look(
            font="Open Sans",
            size=9.5,
            page=(14.8, 21),
            margin=1.8,
            align="start",
            bullet=("\uf0b7", "Symbol"),
            foot="Werk na kanker #",
        ),
    ),
    "rekenkamer inhuur (LibreOffice, smal).pdf": lambda: office(
        "rekenkamer-inhuur",
        Look(
            font="Liberation Sans",
            size=11,
            lead=140,
            page=(17, 24),
            margin=2.6,
            bullet=("➢", "OpenSymbol"),
            left="Tijdelijk blijvend #",
            right="# Rekenkamer Middelkust",
        ),
    ),
    "boerenopvolging (LibreOffice, twee kolommen, vet).pdf": lambda: office(
        "boerenopvolging",
        Look(
            font="Liberation Serif",
            size=11,
            page=(17, 24),
            margin=1.8,
            columns=2,
            lead=115,
            wide="0.1cm",
            initial=True,
            left="#",
            right="Wie neemt de sleutel over | #",
        ),
    ),
    "schuldhulpverlening (WeasyPrint, voetnoten).pdf": lambda: weasy(
        "schuldhulp",
        style(SANS, "9.5pt")
        + pages(
            "A4",
            '"Gemeente Oostmeer " ' + NUMBER,
            f'"Beleidsnotitie Schuldhulpverlening 2026-2029   " {NUMBER}',
            where="bottom",
        ),
    ),
    "artikel hotelschoonmaak (WeasyPrint, ligaturen).pdf": lambda: weasy(
        "hotelschoonmaak",
        style(
            SERIF,
            "11.5pt",
            columns=2,
            lead="1.3",
            more=SMALL_CAPS + "body{font-variant-ligatures:common-ligatures discretionary-ligatures}",
        )
        + pages(
            "17cm 24cm",
            f'{NUMBER} " Tijdschrift voor Dienstverleningsonderzoek"',
            f'"Zeventien minuten per kamer " {NUMBER}',
            margin="20mm 16mm",
        ),
    ),
    "boerenopvolging (WeasyPrint, initiaal, kader).pdf": lambda: weasy(
        "boerenopvolging",
        style('"Linux Libertine O"', "11.5pt", lead="1.5", more=INITIAL + BOX)
        + pages(
            "A5",
            f"{NUMBER}",
            f'"W I E  N E E M T  D E  S L E U T E L  O V E R   " {NUMBER}',
            margin="18mm 16mm",
        ),
    ),
    "advies loket (WeasyPrint, kleinkapitalen).pdf": lambda: weasy(
        "raad-loket",
        style(SERIF, "12pt", lead="1.45", more=BOX)
        + pages("17cm 24cm", f'{NUMBER} " Een loket met een gezicht"', f'{NUMBER} "Advies"', where="bottom"),
        caps=True,
    ),
    "handreiking roosteren (WeasyPrint, links lijnend).pdf": lambda: weasy(
        "roosteren-richtlijn",
        style(SANS, "9.5pt", align="left", more="ul{list-style:'– '}")
        + pages(
            "A4",
            f'"Handreiking Gezond roosteren | " {NUMBER}',
            f'"Handreiking Gezond roosteren | " {NUMBER}',
            where="bottom",
        ),
    ),
    "masterthesis chauffeurs (WeasyPrint, A5).pdf": lambda: weasy(
        "chauffeurs-thesis",
        style(SERIF, "11.5pt", lead="1.5", more="p+p{text-indent:1.2em} main p{margin:0}")
        + pages(
            "A5",
            f'{NUMBER} "   Thuis is waar je de cabine uitgaat"',
            f'"J.R. Hulzebosch   " {NUMBER}',
            margin="18mm 15mm",
        ),
    ),
    "wakker op afstand (WeasyPrint, twee kolommen).pdf": lambda: weasy(
        "nachtzorg",
        style("Carlito", "10pt", columns=2, lead="1.25")
        + pages("A4", f'{NUMBER} " Wakker op afstand"', f'"Eindrapport " {NUMBER}'),
    ),
    "evaluatie wijkteams (Chromium, kop en voet).pdf": lambda: chrome(
        "wijkteams",
        style(SANS, "11pt", lead="1.5"),
        "Naast het gezin - meting 3",
        "Onderzoeksbureau Kantlijn",
    ),
    "jaarverslag clientenraad (Chromium, twee kolommen).pdf": lambda: chrome(
        "clientenraad",
        style('"Caladea"', "10pt", columns=2),
        "Jaarverslag 2025",
        "Centrale Cliëntenraad De Elzenhof",
        size="A5",
    ),
    "leren op de steiger (Chromium, webpagina).pdf": lambda: chrome(
        "renovatie-leren",
        style(SANS, "11pt", align="left"),
        web="https://www.practoraat-vgo.example/werkdocumenten/leren-op-de-steiger",
    ),
    "startende leraren (Chromium, twee kolommen).pdf": lambda: chrome(
        "startende-leraren",
        style(SERIF, "11pt", columns=2, more=INITIAL),
        "Leren &amp; Lesgeven",
        "november 2025",
    ),
    "statushouders (Chromium, uitgevuld).pdf": lambda: chrome(
        "statushouders",
        style('"Liberation Serif"', "13pt", lead="1.5"),
        "",
        "Onderzoeksgroep Arbeid en Inburgering",
        size="A5",
    ),
    "brochure werk na kanker (Chromium, kader).pdf": lambda: chrome(
        "werkgevers-brochure", style(SANS, "10pt", align="left", more=BOX), "", "Werk na kanker"
    ),
    "rekenkamer inhuur (reportlab, twee kolommen).pdf": lambda: set_by_code(
        "rekenkamer-inhuur", "liberation/LiberationSans-Regular.ttf", columns=2, size=9
    ),
    "brandweer (reportlab).pdf": lambda: set_by_code("brandweer", "crosextra/Carlito-Regular.ttf", size=13),
    "nachtzorg uit pdf (pdftotext).txt": lambda: text_of("nachtzorg (LibreOffice, een kolom).pdf"),
    "hotelschoonmaak uit pdf (pdftotext, twee kolommen).txt": lambda: text_of(
        "artikel hotelschoonmaak (LibreOffice, twee kolommen).pdf"
    ),
    "schuldhulp uit pdf (pdftotext, layout).txt": lambda: text_of(
        "schuldhulpverlening (WeasyPrint, voetnoten).pdf", "-layout"
    ),
    "loket uit pdf (pdftotext, raw).txt": lambda: text_of(
        "advies loket (WeasyPrint, kleinkapitalen).pdf", "-raw", "-nopgbrk"
    ),
    "wijkteams gekopieerd uit viewer.txt": lambda: copied(
        "evaluatie wijkteams (LibreOffice, A5, kaders).pdf"
    ),
    "chauffeurs gekopieerd uit viewer.txt": lambda: copied("masterthesis chauffeurs (WeasyPrint, A5).pdf"),
    "brandweer (LibreOffice).docx": lambda: office(
        "brandweer", Look(right="Als de pieper gaat", foot="#"), "docx"
    ),
    "roosteren (LibreOffice, twee kolommen).docx": lambda: office(
        "roosteren-richtlijn", Look(columns=2, right="Handreiking #"), "docx"
    ),
    "statushouders (LibreOffice).odt": lambda: office(
        "statushouders", Look(initial=True, right="Tussenrapportage fase 2"), "odt"
    ),
    "jaarverslag clientenraad (webpagina).html": lambda: (
        Page(load(HERE / "sources" / "clientenraad.md")).whole(style(SANS, "11pt")).encode()
    ),
}
"""Name of each file, and how it is made; extracts stand after what they are taken from."""


def main(names: list[str]) -> None:
    """Make the files whose names hold one of `names`, or all."""
    FILES.mkdir(exist_ok=True)
    for name, made in PRINTS.items():
        if not names or any(part in name for part in names):
            data = made()
            (FILES / name).write_bytes(data)
            print(f"{len(data) // 1000:>6} kB  {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
