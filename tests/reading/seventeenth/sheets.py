"""Workbooks with what programs and people put in them: merged heads, dates, several sheets, empty rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
from making.talks import FileSet


def survey(
    made: FileSet, name: str, book: Any, answers: list[list[str]], ids: list[str], **more: Any
) -> None:
    """Save a workbook; `answers` holds, question by question, what each respondent of `ids` says ('' for nothing)."""
    book.save(made.files / name)
    turns = [[who, said] for said_to in answers for who, said in zip(ids, said_to, strict=True) if said]
    made.gold[name] = {"of": "surveys", "kind": "enquete", "turns": turns, **more}


def _forms(made: FileSet) -> None:
    """Microsoft Forms: numbers, two times, an address, a name, and a question for each column."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Form1"
    sheet.append(["Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "In welk team werk je?", "Hoe tevreden ben je over de leerteambijeenkomsten?", "Wat heeft het leerteam je opgeleverd?", "Wat zou je de volgende keer anders doen?"])  # fmt: skip
    rows = [
        ("Ambulant Zuid", 8, "Dat ik nu weet wie er achter de mailadressen zitten. Ik bel sneller.", "Korter. Twee uur achter elkaar zitten lukt mij niet met mijn rug."),
        ("Ambulant Zuid", 6, "Niet zoveel eerlijk gezegd, ik was er maar twee keer.", ""),
        ("Dagbesteding De Schuur", 9, "Lef! Ik heb de week erna gelijk tegen de teamleider gezegd dat het zo niet meer gaat met de invallers.", "Ook cliënten uitnodigen.\nEn dan niet voor de show."),
        ("Ambulant Noord", 7, "Een paar handige tips over overdragen, vooral dat van die foto's.", "De begeleider mag strenger zijn tegen mensen die steeds op hun telefoon kijken."),
    ]  # fmt: skip
    for number, (team, mark, got, other) in enumerate(rows, 1):
        begin = datetime.fromisoformat(f"2026-06-{9 + number:02} 10:04:12")
        sheet.append(
            [number, begin, begin.replace(minute=19), "anonymous", None, team, mark, got, other or None]
        )
    survey(made, "Evaluatie leerteams(1-4).xlsx", book, [[row[2] for row in rows], [row[3] for row in rows]], [f"Respondent {n}" for n in range(1, 5)])  # fmt: skip


def _hand_made(made: FileSet) -> None:
    """A title over merged cells, an empty row, the heads, and the key to the codes on the first sheet."""
    book = openpyxl.Workbook()
    key = book.active
    key.title = "Toelichting"
    for line in (["Code", "Betekenis"], [1, "helemaal mee oneens"], [2, "mee oneens"], [3, "neutraal"], [4, "mee eens"], [5, "helemaal mee eens"], [99, "niet ingevuld"]):  # fmt: skip
        key.append(line)
    sheet = book.create_sheet("Antwoorden")
    sheet.append(["Vragenlijst uitzendkrachten groenvoorziening, voorjaar 2026"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(["Nr", "Leeftijd", "Ik voel me welkom (1-5)", "Ik krijg uitleg (1-5)", "Wat gaat er goed?", "Wat kan er beter?"])  # fmt: skip
    rows = [
        ("G01", 23, 4, 2, "Lekker buiten, en de voorman laat je met rust als je doorwerkt.", "Handschoenen in mijn maat. Elke keer weer XL."),
        ("G02", 41, 2, 2, "Collega’s zijn oké", "Zeg het een dag van tevoren als we naar een andere wijk gaan. Ik kom met de bus en niet met de auto!"),
        ("G03", 56, 99, 3, "", "Koffie voor iedereen of voor niemand."),
        ("G04", 19, 5, 5, "Ik heb van Gerrit leren snoeien en dat vergeet ik nooit meer, hij zei: je knipt niet weg, je kiest wat er blijft.", ""),
    ]  # fmt: skip
    for row in rows:
        sheet.append([cell if cell != "" else None for cell in row])
        if row[0] == "G02":
            sheet.append([])
    survey(made, "vragenlijst groen (ingevoerd door stagiair).xlsx", book, [[row[4] for row in rows], [row[5] for row in rows]], [row[0] for row in rows])  # fmt: skip


def _on_its_side(made: FileSet) -> None:
    """Questions down, people across, as flaps of a meeting are typed out."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "flaps 3 juni"
    people = ["Planner", "Woonbegeleider", "Uitzendkracht", "Teamleider"]
    sheet.append(["Vraag", *people])
    rows = [
        ("Waar loop jij op een dinsdag tegenaan?", "Dat ik om half negen nog drie gaten heb en iedereen al in de auto zit.", "Aan de deur staan bij een bewoner die mij verwacht en niet de vervanger die ik meeneem.", "Geen pas, geen code, geen kapstok.", "Ik hoor alles pas om vier uur."),
        ("Wie kan daar iets aan doen?", "De bewoner niet, de inkoop wel.", "Wij zelf, als we het op vrijdag doorspreken.", "Degene die de passen heeft, maar ik weet niet wie dat is.", "Ik, denk ik. Dat is even slikken."),
        ("Wat ga je morgen doen?", "Bellen in plaats van appen.", "Een kaartje maken met wie wie is.", "Vragen waar ik mijn jas mag hangen.", "Om tien uur een rondje lopen."),
    ]  # fmt: skip
    for row in rows:
        sheet.append(list(row))
    survey(made, "flappen overgetypt 3 juni.xlsx", book, [list(row[1:]) for row in rows], people)


def _matrix(made: FileSet) -> None:
    """A question of several parts under one merged head, and a day as the number that Excel keeps."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Export"
    sheet.append(
        [
            "Resp.nr",
            "Ingevuld op",
            "Geef een cijfer voor",
            None,
            None,
            "Toelichting op de cijfers",
            "Wat moet zo blijven?",
        ]
    )
    sheet.append([None, None, "bereikbaarheid", "uitleg", "sfeer", None, None])
    sheet.merge_cells("C1:E1")
    for place in ("A1:A2", "B1:B2", "F1:F2", "G1:G2"):
        sheet.merge_cells(place)
    rows = [
        (
            2001,
            46037.41,
            7,
            5.5,
            8,
            "Telefonisch bereikbaar is iets anders dan bereikbaar. Ik krijg altijd de voicemail van iemand die al weg is.",
            "De vrijdagborrel, ook voor uitzendkrachten.",
        ),
        (2002, 46037.77, 8, 8, 9, "Prima zo", "Dat je je eigen route mag kiezen"),
        (
            2003,
            46039.02,
            4,
            6,
            6.5,
            "De 4 is voor de app. Die stuurt om elf uur ’s avonds een dienst rond en wie het eerst drukt heeft hem, dus ik lig met mijn telefoon op het kussen.",
            "",
        ),
        (
            2004,
            46041.5,
            9,
            7,
            7,
            "",
            "Meneer Pijpers van de planning, die onthoudt dat ik op woensdag mijn kleindochter heb.",
        ),
    ]
    for row in rows:
        sheet.append([cell if cell != "" else None for cell in row])
    survey(
        made,
        "Formdesk resultaten chauffeurs.xlsx",
        book,
        [[row[5] for row in rows], [row[6] for row in rows]],
        [f"Respondent {row[0]}" for row in rows],
    )


def _sheet_a_team(made: FileSet) -> None:
    """The same heads on a sheet for each team, and one sheet with counts."""
    book = openpyxl.Workbook()
    first = book.active
    first.title = "Overzicht"
    for line in (["Team", "Uitgezet", "Respons"], ["Noord", 14, 2], ["Zuid", 11, 2]):
        first.append(line)
    teams = {
        "Noord": [
            (
                "N1",
                "Elke week hetzelfde gezicht, dat zou al zo veel schelen.",
                "Dat heb ik zelf in de hand: ik kan ja blijven zeggen tegen Noord.",
            ),
            ("N2", "Iemand die mijn uren goedkeurt zonder dat ik er drie keer achteraan moet.", "Geen idee."),
        ],
        "Zuid": [
            ("Z1", "Bij ons gaat het eigenlijk goed.", "Laat ons met rust, zou ik haast zeggen."),
            ("Z2", "Een kluisje.", "De huismeester vragen. Maar die is ook ingehuurd."),
        ],
    }
    for title, rows in teams.items():
        sheet = book.create_sheet(title)
        sheet.append(["Code", "Wat zou voor jou het verschil maken?", "Wat kun je er zelf aan doen?"])
        for row in rows:
            sheet.append(list(row))
    every = [row for rows in teams.values() for row in rows]
    answers = [[row[column] for row in every] for column in (1, 2)]
    attributes = {row[0]: {"Blad": title} for title, rows in teams.items() for row in rows}
    ids = [row[0] for row in every]
    survey(made, "respons per team (blad per team).xlsx", book, answers, ids, attributes=attributes)


SHEETS: tuple[Callable[[FileSet], None], ...] = (_forms, _hand_made, _on_its_side, _matrix, _sheet_a_team)
