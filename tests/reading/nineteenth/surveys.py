"""Surveys as exports of programs and as sheets that somebody made: open answers, and closed questions that tell about who gave them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

Gold = dict[str, Any]


def told(
    gold: Gold,
    name: str,
    ids: list[str],
    answers: list[list[str]],
    attributes: dict[str, dict[str, str]] | None = None,
) -> None:
    """Note what each of `ids` answers to one question after another, and what is known of them."""
    turns = [[who, said] for column in answers for who, said in zip(ids, column, strict=True) if said]
    gold[name] = {"kind": "enquete", "of": "surveys", "turns": turns}
    if attributes is not None:
        gold[name]["attributes"] = attributes


def sheet(rows: list[list[str]], between: str = ",", **more: Any) -> str:
    """Rows as a text with separators."""
    held = io.StringIO()
    csv.writer(held, delimiter=between, lineterminator="\n", **more).writerows(rows)
    return held.getvalue()


def _semicolons_1252(files: Path, gold: Gold) -> None:
    """As the Dutch Excel saves it: semicolons, Windows-1252, decimal commas."""
    name = "enquete inwerken (Excel, puntkomma).csv"
    rows = [
        ["Nr", "Functie", "Dienstjaren", "Cijfer inwerken", "Wat heeft u in uw eerste maand gemist?", "Wat was er juist goed geregeld?"],
        ["1", "helpende", "1,5", "6,5", "Iemand die mij vertelde dat je de achterdeur niet op slot mag doen. Ik heb drie collega’s buitengesloten.", "Mijn kleding lag klaar, in de goede maat."],
        ["2", "verpleegkundige", "12", "8", "Eigenlijk niets; ik kwam terug na vier jaar en iedereen deed alsof ik weg was geweest om koffie te halen.", "De praktijkbegeleider. Ze belde me de avond ervoor."],
        ["3", "kok", "0,5", "4,0", "Een rondleiding. Ik heb de voorraadkamer zelf gevonden, op dag negen.", "De geurtjes van mijn voorganger (grapje): het kruidenrek stond op alfabet."],
        ["4", "helpende", "3", "7,5", "Uitleg over de pieper; die ging af en ik dacht dat het brand was.", "Dat ik mocht meelopen zonder meegeteld te worden."],
        ["5", "gastvrouw", "2", "", "", "Dat mevrouw van kamer 9 mij wegwijs maakte; zij woont er al elf jaar."],
    ]  # fmt: skip
    (files / name).write_bytes(sheet(rows, ";").replace("\n", "\r\n").encode("cp1252"))
    keys = rows[0][1:4]
    told(gold, name, [f"Respondent {row[0]}" for row in rows[1:]], [[row[at] for row in rows[1:]] for at in (4, 5)], {f"Respondent {row[0]}": {key: value for key, value in zip(keys, row[1:4], strict=True) if value} for row in rows[1:]})  # fmt: skip


def _tabs_utf16(files: Path, gold: Gold) -> None:
    """Unicode text with tabs, without a column for who answers."""
    name = "reacties ouderavond (Unicode-tekst).txt"
    rows = [
        ["Groep van uw kind", "Wat merkt u thuis van de invallers?", "Wat wilt u de school meegeven?"],
        ["4", "Dat hij elke dag een andere juf tekent. Op één tekening stonden er vijf, hand in hand.", "Laat de kinderen weten wie er morgen komt."],
        ["6", "Niets, en dat vind ik knap.", "Ga zo door, maar zeg het ook als het niet lukt."],
        ["1", "Ze wil haar jas niet uitdoen als de juf er niet is.", "Misschien kan er een vaste invaller zijn, zoals vroeger juf Ans."],
        ["8", "Onze zoon moppert meer over huiswerk dat niet wordt nagekeken dan over wie er voor de klas staat.", "Nakijken dus. Ook door een inval."],
    ]  # fmt: skip
    (files / name).write_bytes(sheet(rows, "\t", quoting=csv.QUOTE_MINIMAL).encode("utf-16"))
    ids = [f"Respondent {at}" for at in range(1, 5)]
    told(gold, name, ids, [[row[at] for row in rows[1:]] for at in (1, 2)], {who: {rows[0][0]: row[0]} for who, row in zip(ids, rows[1:], strict=True)})  # fmt: skip


def _workbook(files: Path, gold: Gold) -> None:
    """A workbook of a team: numbers as numbers, a time stamp, answers over several lines, a column of yes and no."""
    from datetime import datetime

    import openpyxl

    name = "nameting bouwplaats.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Form1"
    heads = [
        "Id",
        "Begintijd",
        "Tijd van voltooien",
        "E-mail",
        "Leeftijd",
        "Heeft u een vast contract?",
        "Wat is er in het afgelopen halfjaar veranderd op de bouwplaats?",
        "Wat zou u als eerste aanpakken?",
    ]
    page.append(heads)
    rows = [
        (1, 34, "Ja", "De keet staat nu bij de ingang. Dat scheelt honderd keer lopen per dag, zeg maar.", "De wc."),
        (2, 58, "Nee", "Er wordt om zeven uur samen koffie gedronken en pas daarna verdeeld. Vroeger stond het op een briefje.\nDat briefje mis ik niet.", "Handschoenen voor kleine handen; mijn dochter werkt hier ook."),
        (3, 23, "Nee", "Weet ik niet, ik ben er net.", "Vertel wie wie is."),
        (4, 45, "Ja", "Minder onderaannemers, meer dezelfde koppen. Je hoeft niet elke ochtend uit te leggen waar de kraan draait.", "Dat de planning ook op dinsdag nog klopt"),
    ]  # fmt: skip
    for number, age, fixed, one, other in rows:
        begin = datetime(2026, 6, 3, 12, 10 + number, 5)  # noqa: DTZ001
        page.append([number, begin, begin.replace(minute=20 + number), "anonymous", age, fixed, one, other])
    book.save(files / name)
    told(gold, name, [f"Respondent {row[0]}" for row in rows], [[row[3] for row in rows], [row[4] for row in rows]], {f"Respondent {row[0]}": {"Leeftijd": str(row[1]), "Heeft u een vast contract?": row[2]} for row in rows})  # fmt: skip


def _qualtrics(files: Path, gold: Gold) -> None:
    """A CSV with quotes, commas and line ends in answers, two rows of heads with codes and questions, and closed scales as words."""
    name = "export_Q_thuiswerken_zorgadministratie.csv"
    rows = [
        ["ResponseId", "Q1", "Q2", "Q3", "Q4"],
        ["Response ID", "Hoeveel dagen per week werkt u thuis?", "In hoeverre voelt u zich deel van het team?", "Kunt u uw antwoord toelichten?", "Wat moeten wij verder nog weten?"],
        ["R_2aXq", "3 dagen", "Enigszins", "Op maandag ben ik er, dan is er taart. De rest van de week, eerlijk gezegd, ben ik een postvak.", ""],
        ["R_9kLm", "0 dagen", "Helemaal", 'Ik zit naast de printer. Iedereen komt langs, en iedereen zegt "heb je even", en dan heb ik even.', "Zet die printer nooit weg."],
        ["R_3ppT", "5 dagen", "Helemaal niet", "Ik ben in mei begonnen en heb mijn collega’s één keer gezien.\nAan het geluid van hun toetsenbord herken ik ze wel.", "Ik zou graag een dag meelopen op een afdeling waarvan ik de declaraties doe."],
        ["R_7uuW", "2 dagen", "Enigszins", "", "Nee, dank u."],
    ]  # fmt: skip
    (files / name).write_text(sheet(rows), "utf-8-sig")
    ids = [row[0] for row in rows[2:]]
    known = {row[0]: {rows[1][at]: row[at] for at in (1, 2)} for row in rows[2:]}
    told(gold, name, ids, [[row[at] for row in rows[2:]] for at in (3, 4)], known)


def _bars(files: Path, gold: Gold) -> None:
    """Bars between the cells, marks for who answers in one column, dates in another."""
    name = "uitdienst-vragen 2025 (databasedump).csv"
    rows = [
        ["medewerker", "datum", "afdeling", "reden", "toelichting", "zou_terugkomen"],
        ["M-014", "03-02-2025", "Nachtzorg", "rooster", "Twee nachten, een dag vrij, twee nachten. Mijn hond herkende me niet meer en mijn man zei dat hij het begreep, van die hond.", "misschien"],
        ["M-022", "17-03-2025", "Keuken", "reistijd", "De bus rijdt niet meer om kwart voor zes. Ik heb het drie maanden met de fiets geprobeerd, in de winter.", "ja"],
        ["M-031", "02-06-2025", "Dagbesteding", "anders", "Ik wilde ouder worden met dezelfde groep en de groep werd elk kwartaal opnieuw ingedeeld.", "nee"],
        ["M-040", "29-08-2025", "Nachtzorg", "rooster", "", "ja"],
        ["M-045", "11-11-2025", "Keuken", "team", "Er zijn geen ruzies, er is gewoon niemand. Ik stond alleen met zestig borden en een radio.", "ja"],
    ]  # fmt: skip
    (files / name).write_text(sheet(rows, "|"), "utf-8")
    answered = [row for row in rows[1:] if row[4]]
    known = {row[0]: {rows[0][at]: row[at] for at in (1, 2, 3, 5)} for row in answered}
    told(gold, name, [row[0] for row in answered], [[row[4] for row in answered]], known)


def _wide(files: Path, gold: Gold) -> None:
    """A workbook with a title above the heads, scales from 1 to 5, a question that nobody answered, a column of initials."""
    import openpyxl

    name = "Evaluatie training regie (handmatig ingevoerd).xlsx"
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Blad1"
    page.append(["Evaluatie training regievoering, groep najaar"])
    page.append([])
    heads = [
        "deelnemer",
        "tempo (1-5)",
        "sfeer (1-5)",
        "Wat neem je mee naar je werk?",
        "Wat had anders gemogen?",
        "Opmerkingen over de zaal",
    ]
    page.append(heads)
    rows = [
        ("JV", 4, 5, "Dat regie iets anders is dan zelf doen. Ik ga morgen iemand bellen die ik al een halfjaar mail.", "Minder rollenspel, of rollenspel met echte telefoons."),
        ("MB", 2, 4, "De vraag ‘wie weet dit nog meer?’", "Het tempo. Na de lunch was ik kwijt welke casus van wie was"),
        ("KO", 3, 5, "niets nieuws, wel de moed om het te doen", None),
        ("ST", 5, 3, "Een lijstje met namen. Ik wist niet dat de wijkagent op donderdag spreekuur heeft in ons eigen gebouw.", "Het was prima zo."),
    ]  # fmt: skip
    for row in rows:
        page.append([*row, None])
    book.save(files / name)
    known = {row[0]: {heads[1]: str(row[1]), heads[2]: str(row[2])} for row in rows}
    told(
        gold,
        name,
        [row[0] for row in rows],
        [[row[3] for row in rows], [row[4] or "" for row in rows]],
        known,
    )


def _limesurvey(files: Path, gold: Gold) -> None:
    """Answers to one question with choices over several columns, and times of the program that nobody wants."""
    name = "vragenlijst vrijwilligers zwembad.csv"
    rows = [
        ["id", "submitdate", "startlanguage", "Hoe lang bent u vrijwilliger?", "Wat doet u? [Toezicht]", "Wat doet u? [Kassa]", "Wat doet u? [Schoonmaak]", "Waarom bent u begonnen?", "Waarom blijft u?"],
        ["3", "2026-02-01 10:11:12", "nl", "1-3 jaar", "Ja", "Nee", "Nee", "Mijn man was badmeester en na zijn dood miste ik de chloorlucht.", "Omdat ik nu zelf de sleutel heb."],
        ["4", "2026-02-01 19:40:01", "nl", "langer dan 10 jaar", "Nee", "Ja", "Ja", "Het zwembad ging dicht en toen hebben wij het met z’n allen opengehouden.", "Nou, als ik wegga gaat de kassa op slot. Zo simpel is het."],
        ["7", "2026-02-03 08:05:59", "nl", "korter dan 1 jaar", "Nee", "Nee", "Ja", "Ik zocht iets voor tussen twee banen in; dat duurt inmiddels langer dan gedacht.", ""],
        ["9", "2026-02-04 21:17:30", "nl", "1-3 jaar", "Ja", "Ja", "Nee", "", "De kinderen die leren duiken. Elke keer weer die gezichten."],
    ]  # fmt: skip
    (files / name).write_text(sheet(rows, ",", quoting=csv.QUOTE_ALL), "utf-8")
    ids = [f"Respondent {row[0]}" for row in rows[1:]]
    known = {f"Respondent {row[0]}": {rows[0][at]: row[at] for at in (3, 4, 5, 6)} for row in rows[1:]}
    told(gold, name, ids, [[row[at] for row in rows[1:]] for at in (7, 8)], known)


def _one_question(files: Path, gold: Gold) -> None:
    """One open question and nothing else, in a sheet of LibreOffice's own making."""
    import subprocess
    import tempfile

    name = "ideeënbus kantine.xlsx"
    ideas = [
        "Zet de soep vooraan, dan hoeft de nachtdienst niet langs de gevulde koeken.",
        "Tafels voor één. Niet iedereen wil praten om half drie ’s nachts.",
        "Een prikbord waar niets op hangt van personeelszaken.",
        "Laat de stagiairs een keer koken; zij mopperen het hardst en eten het meest.",
        "Ramen open",
    ]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "ideeënbus kantine.csv")
        source.write_text(
            sheet([["Wat is uw idee voor de kantine?"], *[[idea] for idea in ideas]], ";"), "utf-8"
        )
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=CSV:59,34,76", "--convert-to", "xlsx", "--outdir", str(files), str(source)],
            check=True, capture_output=True,
        )  # fmt: skip
    told(gold, name, [f"Respondent {at}" for at in range(1, 6)], [ideas])


def _macintosh(files: Path, gold: Gold) -> None:
    """From an old Mac: its own encoding, line ends of one sign, semicolons."""
    name = "reacties bewoners renovatie (Mac).csv"
    rows = [
        ["huisnummer", "aantal bewoners", "Hoe heeft u de monteurs ervaren?", "Wat zou u de aannemer willen zeggen?"],
        ["12", "2", "Beleefd. Eén zong, in de badkamer, waar het mooi klonk.", "Bel aan vóór u het water afsluit."],
        ["14", "1", "Elke dag een ander gezicht, en elke dag opnieuw uitleggen dat de poes niet naar buiten mag.", "Stuur dezelfde twee. Ze mogen ook langzamer."],
        ["16", "5", "Wij waren niet thuis.", "De drempel is te hoog geworden voor oma’s rollator."],
        ["18", "3", "Prima jongens, ik heb er één koffie leren drinken zonder suiker.", "Dank u wel, het is stil geworden in huis: geen tocht, geen fluitende kozijnen."],
    ]  # fmt: skip
    (files / name).write_bytes(sheet(rows, ";").replace("\n", "\r").encode("mac_roman"))
    known = {
        f"Respondent {at}": {rows[0][0]: row[0], rows[0][1]: row[1]} for at, row in enumerate(rows[1:], 1)
    }
    told(gold, name, list(known), [[row[at] for row in rows[1:]] for at in (2, 3)], known)


def _ods_like(files: Path, gold: Gold) -> None:
    """Two sheets: a key to the codes, and the answers; people by a code of letters and digits; scales with a comma."""
    import openpyxl

    name = "meting 2 leerwerkbedrijf.xlsx"
    book = openpyxl.Workbook()
    key = book.active
    key.title = "Toelichting"
    for line in (
        ["Codeboek meting 2"],
        ["deelnemerscode", "eerste letter = groep, cijfers = volgnummer"],
        ["werkplezier", "rapportcijfer, één decimaal"],
    ):
        key.append(line)
    page = book.create_sheet("Data")
    heads = [
        "deelnemerscode",
        "werkplezier",
        "begeleiding",
        "Wat heb je deze maand geleerd?",
        "Wat ging er mis en wat deed je toen?",
    ]
    page.append(heads)
    rows = [
        ("A01", 7.5, 8, "Dat een zaag niet kwaad is maar wel luistert. Zei de meester, en hij heeft nog tien vingers.", "Ik had de plank te kort. Toen hebben we er een vogelhuisje van gemaakt."),
        ("A02", 5.5, 6, "Opruimen", "Niks ging mis. Ik was er bijna niet."),
        ("B01", 8, 9, "Klanten te woord staan, met kijken en alles.", "Er kwam een boze mevrouw. Ik ben blijven staan en heb gewacht tot ze klaar was, daarna hielp ik haar gewoon."),
        ("B02", 6.5, 4, "Dat je mag vragen. Dat mocht ik op mijn vorige plek niet, daar moest je het weten.", "De kassa liep vast en ik riep hard om hulp; dat hoeft dus niet hard."),
    ]  # fmt: skip
    for row in rows:
        page.append(list(row))
    book.save(files / name)
    known = {row[0]: {heads[1]: f"{row[1]:g}".replace(".", ","), heads[2]: str(row[2])} for row in rows}
    told(gold, name, [row[0] for row in rows], [[row[3] for row in rows], [row[4] for row in rows]], known)


SURVEYS = (
    _semicolons_1252,
    _tabs_utf16,
    _workbook,
    _qualtrics,
    _bars,
    _wide,
    _limesurvey,
    _one_question,
    _macintosh,
    _ods_like,
)
