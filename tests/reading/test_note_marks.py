"""The digits that refer to footnotes come off words, acronyms and sentences; digits of the text stay."""

from __future__ import annotations

from qualcode.reading.repair import mend
from qualcode.reading.repair.steps import NOTE


def after(text: str) -> list[str]:
    lines, _ = mend(text.split("\n"), ["footnotes"])
    return list(lines)


def notes(first: int, last: int) -> str:
    return "\n".join(f"{number}\tZie het stuk van team {number}." for number in range(first, last + 1))


def body(marks: dict[int, str]) -> str:
    """Thirty sentences that each end with the mark of their note, but for those in `marks`."""
    rows = [marks.get(number, f"Team {number} ruilt de diensten.{number} ") for number in range(1, 31)]
    return "\n".join([*rows, "", notes(1, 30)])


def test_a_number_of_the_text_behind_a_mark_stays() -> None:
    mended = after("De avond is rustig.2 60 van hen blijven.\nDat is nieuw.1\n\n" + notes(1, 60))
    assert mended[0] == "De avond is rustig. 60 van hen blijven."


def test_two_marks_in_a_row_both_go() -> None:
    assert after("De avond is rustig.1 2 En druk.\n\n" + notes(1, 3))[0] == "De avond is rustig. En druk."


def test_a_mark_without_a_word_goes_where_its_note_has_no_other() -> None:
    loose = {
        12: "Team 12 ruilt de diensten. 12 Dat werkt.",
        14: "Team veertien (aan de kust) 14 ruilt ook.",
        16: "Team zestien ruilt .16 Dat werkt.",
        18: "Zij ruilden in 2017-201818, en later niet.",
        20: "Zij waren met 4.500.20 Dat is veel.",
        22: "“Wij ruilen altijd. “22 Dat zei team 22.",
    }
    mended = after(body(loose))
    assert mended[11] == "Team 12 ruilt de diensten. Dat werkt."
    assert mended[13] == "Team veertien (aan de kust) ruilt ook."
    assert mended[15] == "Team zestien ruilt. Dat werkt."
    assert mended[17] == "Zij ruilden in 2017-2018, en later niet."
    assert mended[19] == "Zij waren met 4.500. Dat is veel."
    assert mended[21] == "“Wij ruilen altijd.” Dat zei team 22."


def test_a_number_stays_where_its_note_has_a_mark() -> None:
    line = "Team ruilt de diensten.12 Dat kost 4.512 Euro. 12 Mensen."
    assert after(body({12: line}))[11] == "Team ruilt de diensten. Dat kost 4.512 Euro. 12 Mensen."


def test_the_mark_on_an_acronym_goes_where_the_note_stands_beside_another() -> None:
    text = (
        "Het plan1 van het RTZ2. Het RTZ zelf zwijgt.\n\n1 Het plan\nZie het stuk.\n\n2 Het RTZ\n"
        "Een club van huizen.\n\nDe rest van het verhaal."
    )
    mended = after(text)
    assert mended[0] == "Het plan van het RTZ. Het RTZ zelf zwijgt."
    assert [line for line in mended if line.startswith(NOTE)][2:] == [
        NOTE + "2 Het RTZ",
        NOTE + "Een club van huizen.",
    ]
    assert after("Formaat A4 en GTX2.\n\n1 Plan\n\n2 Het papier\n")[0] == "Formaat A4 en GTX2."


def test_a_note_goes_on_in_the_web_address_that_broke_behind_a_stop() -> None:
    text = (
        "Het rooster1 is van iedereen die er in de avond of in de nacht moet werken, en dus\n\n"
        "1\tZie www.roosters.example/stukken/plan-2020.\n\nphp?deel=2&blad=3.\n2\tEen ander stuk.\n3\tNog een.\n"
        "\fvan ons allemaal."
    )
    assert NOTE + "php?deel=2&blad=3." in after(text)


def test_small_print_below_a_note_belongs_to_it() -> None:
    row = "Het rooster is er voor wie in de avond werkt en ook voor wie dat niet doet, zo zei men. "
    small = "In een ander huis ging het anders, want daar was in die zomer niemand die het rooster wilde maken (Brug 2011)."
    text = "\n".join(
        [row] * 9
        + [
            "",
            "1\tZie Brug.",
            "2\tZie ook Dam en de anderen, die hierover in het najaar een lang en eerlijk stuk hebben geschreven in hun blad.",
            "",
            small,
            "3\tZie Dam.",
            "\f" + row,
            row,
        ]
    )
    mended = after(text)
    assert NOTE + small in mended
    plain = "Dat was in het andere huis niet zo. "
    assert plain in after(text.replace(small, plain))


def test_a_piece_of_a_text_may_begin_with_a_later_note() -> None:
    text = "De avond is rustig.21 Dat is nieuw.\n\nWie blijft, blijft lang.22\n\n21 Geteld in mei.\n22 Zie bijlage 2."
    assert after(text) == [
        "De avond is rustig. Dat is nieuw.",
        "",
        "Wie blijft, blijft lang.",
        "",
        f"{NOTE}21 Geteld in mei.",
        f"{NOTE}22 Zie bijlage 2.",
    ]


def test_a_later_note_does_not_begin_where_the_first_notes_stand_too() -> None:
    text = "Dat is nieuw.1 Op lijn12 ook.\n\n12 Mensen kwamen er.\n\n1 Geteld in mei."
    assert after(text)[2] == "12 Mensen kwamen er."


def test_numbered_rows_of_a_table_with_tabs_are_no_notes() -> None:
    table = "\n".join(f"{number}\tTeam {number}\t{9 + number}\tstabiel" for number in range(1, 6))
    text = f"De teams in april staan hieronder.\n\n{table}\n\nDe cijfers komen uit het rooster."
    assert after(text) == text.split("\n")


def test_the_number_above_its_note_at_the_foot_of_a_page_opens_it() -> None:
    text = ["De pont vaart om het half uur.1 Wie hem mist,", "drinkt koffie op de kade.", "", "1", "", "Behalve bij ijs.", "", "\fDe kade is nieuw."]  # fmt: skip
    assert NOTE + "1 Behalve bij ijs." in after("\n".join(text))
    assert after("\n".join(text))[0] == "De pont vaart om het half uur. Wie hem mist,"
    amid = [*text[:6], "Dan loopt men om.", "", "De kade is nieuw.", "", *text[:2]]
    assert after("\n".join(amid)) == amid
