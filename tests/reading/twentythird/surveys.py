"""Open answers as organisations keep them: separators, quotes and marks of their own, and workbooks of several sheets."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

Gold = dict[str, Any]


def told(gold: Gold, name: str, ids: list[str], answers: list[list[str]]) -> None:
    """Note what each of `ids` answers to one question after another."""
    turns = [[who, said] for column in answers for who, said in zip(ids, column, strict=True) if said]
    gold[name] = {"kind": "enquete", "of": "surveys", "turns": turns}


def sheet(rows: list[list[str]], between: str, **more: Any) -> str:
    """Rows as a text with separators."""
    held = io.StringIO()
    csv.writer(held, delimiter=between, lineterminator="\r\n", **more).writerows(rows)
    return held.getvalue()


def _quoted(files: Path, gold: Gold) -> None:
    """All in quotes, with line ends and doubled quotes within answers, decimal commas and a byte order mark."""
    name = "tevredenheid dagbesteding 2026 (export, puntkomma).csv"
    rows = [
        ["Respondentnummer", "Locatie", "Rapportcijfer", "Wat doet u hier het liefst?", "Wat mag er van u anders?", "Wilt u nog iets kwijt?"],
        ["2001", "De Wiek", "8,5", "In de tuin. Ook als het regent, dan ruikt het naar vroeger.", "Het busje komt te vroeg; dan ben ik net aan het harken.", ""],
        ["2002", "De Wiek", "6,0", "Kaarten met de mannen.", "Er mag best eens \"nee\" gezegd worden tegen mensen die alles willen bepalen.", "Groeten aan Bep."],
        ["2004", "Het Anker", "7,5", "Koken voor de hele groep.\nVooral soep.", "", "Ik mis de kok van vorig jaar. De nieuwe zegt dat ik moet gaan zitten."],
        ["2007", "Het Anker", "9,0", "Niks. Gewoon erbij zitten, kijken en af en toe wat zeggen.", "Minder muziek, of andere.", ""],
        ["2008", "Het Anker", "4,5", "Weet ik niet", "De stoelen zijn te laag en van de nieuwe gezichten word ik moe.", "Nee hoor"],
    ]  # fmt: skip
    (files / name).write_bytes(sheet(rows, ";", quoting=csv.QUOTE_ALL).encode("utf-8-sig"))
    ids = [f"Respondent {row[0]}" for row in rows[1:]]
    told(gold, name, ids, [[row[at] for row in rows[1:]] for at in (3, 4, 5)])


def _bars(files: Path, gold: Gold) -> None:
    """Parted by bars, codes for people, a column of hours with decimal commas."""
    name = "exitvragen invalpool onderwijs.csv"
    rows = [
        ["code", "uren_per_week", "Waarom stop je met invallen?", "Wat zou je willen dat scholen wisten over invallers?"],
        ["INV-03", "12,5", "Ik heb een vaste klas gekregen, groep 5, op loopafstand van mijn huis.", "Dat je om half acht al buikpijn hebt van een sleutel die niet past."],
        ["INV-08", "20,0", "Het bellen om zeven uur. Mijn man werd er eerder gek van dan ik.", "Een plattegrond op het bureau is meer waard dan een bloemetje achteraf."],
        ["INV-11", "8,0", "Ik stop niet echt, ik pauzeer.", "Wij onthouden kinderen ook, al denken jullie van niet."],
        ["INV-15", "32,0", "Na 14 jaar is het mooi geweest", "Dat er niets is overgedragen is ook informatie."],
    ]  # fmt: skip
    (files / name).write_text(sheet(rows, "|"), "utf-8", newline="")
    told(gold, name, [row[0] for row in rows[1:]], [[row[at] for row in rows[1:]] for at in (2, 3)])


def _sheets(files: Path, gold: Gold) -> None:
    """A workbook with an explanation, the closed questions counted, and the open answers on the last sheet."""
    import openpyxl

    name = "Medewerkersonderzoek 2026 – open antwoorden.xlsx"
    book = openpyxl.Workbook()
    first = book.active
    first.title = "Leeswijzer"
    for line in (
        ["Medewerkersonderzoek 2026"],
        ["Respons: 61 van de 140 medewerkers (44%)"],
        ["De antwoorden zijn niet bewerkt; namen zijn vervangen door [naam]."],
    ):
        first.append(line)
    counts = book.create_sheet("Gesloten vragen")
    for line in (
        ["Stelling", "Gemiddelde", "N"],
        ["Ik kan mijn werk goed doen", 3.9, 61],
        ["Ik word gehoord", 3.1, 60],
        ["Mijn rooster past bij mij", 2.8, 59],
    ):
        counts.append(line)
    page = book.create_sheet("Open vragen")
    heads = [
        "Respondent",
        "Afdeling",
        "Waar ben je trots op in je werk?",
        "Wat zou je als eerste veranderen?",
    ]
    page.append(heads)
    rows = [
        (1, "Revalidatie", "Dat mensen hier lopend naar buiten gaan. Ik zwaai ze altijd uit, ook al mag dat niet meer bij de deur.", "De bel op gang B"),
        (2, "Keuken", "Onze appelmoes. [naam] uit het magazijn zegt dat hij ervoor blijft.", "Dat we ook eens op de afdeling mogen komen kijken waar het eten heen gaat."),
        (4, "Nachtzorg", "Ik ken ze allemaal in het donker.", "Een lamp die niet meteen de hele kamer wakker maakt, en een collega op de andere verdieping."),
        (5, "Revalidatie", None, "Minder lijstjes. Ik vink meer af dan ik doe."),
        (9, "Receptie", "Dat ik aan een stem hoor of iemand slecht nieuws komt halen.", None),
    ]  # fmt: skip
    for row in rows:
        page.append(list(row))
    book.save(files / name)
    ids = [f"Respondent {row[0]}" for row in rows]
    told(gold, name, ids, [[row[at] or "" for row in rows] for at in (2, 3)])


SURVEYS = (_quoted, _bars, _sheets)
