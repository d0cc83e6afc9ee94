"""Acronyms and Roman numerals come back where small capitals were lost, and only there."""

from __future__ import annotations

import pytest

from qualcode.reading.repair import mend

_LOST = [f"In jaar {number} schreef het cbs erover, en de oecd ook." for number in range(10)]


def mended(*lines: str, lost: bool = True) -> str:
    """`lines` after the step, at the end of a text that lost its small capitals."""
    every, _ = mend([*(_LOST if lost else ["Wij lazen alles."]), *lines], ["acronyms"])
    return "\n".join(every[len(_LOST) if lost else 1 :])


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ("Volgens de ggd en dhl valt het mee.", "Volgens de GGD en DHL valt het mee."),
        ("Ook vno-ncw deed mee.", "Ook VNO-NCW deed mee."),
        ("De Raad voor Beter Buiten (rbb) bestaat, en de rbb groeit.", "De Raad voor Beter Buiten (RBB) bestaat, en de RBB groeit."),
        ("Het ministerie van Groene Zaken (gz) betaalt.", "Het ministerie van Groene Zaken (GZ) betaalt."),
        ("De bibliotheekwaarderingsindex Zuid (bwiz) steeg.", "De bibliotheekwaarderingsindex Zuid (BWIZ) steeg."),
        ("Wij lazen de wob2 en de wop (Wet op de plantsoenen) na.", "Wij lazen de wob2 en de WOP (Wet op de plantsoenen) na."),
        ("Zie Kamerstukken ii en het plan van kabinet-Vink iii, blz. 4.", "Zie Kamerstukken II en het plan van kabinet-Vink III, blz. 4."),
    ],
)  # fmt: skip
def test_a_text_that_lost_its_small_capitals_gets_the_rare_ones_back(small: str, large: str) -> None:
    assert mended(small) == large


def test_an_explanation_that_runs_over_two_lines_is_found() -> None:
    assert mended("Lees het verslag van de Raad voor", "Beter Buiten (rbb) na.").endswith("(RBB) na.")
    assert mended("Het heet wop (Wet op", "de plantsoenen) en geldt.").startswith("Het heet WOP (Wet")


@pytest.mark.parametrize(
    "line",
    [
        "Een zzp’er belde, hmm, en stuurde een pdf met de btw.",
        "Zij zijn zelfstandigen zonder personeel (zzp) en anders niets.",
        "De groep was groot, ook deelnemers (goed) kwamen langs.",
        "Zij spraken over een mix en over de x in de som.",
        "Ga naar www.ggd.nl of schrijf aan ggd@stad.nl.",
    ],
)
def test_words_that_dutch_writes_small_stay_small(line: str) -> None:
    assert mended(line) == line


def test_nothing_of_it_is_done_where_no_capitals_were_lost() -> None:
    for line in ("Volgens de ggd valt het mee.", "De Raad voor Buiten (rvb) en Vink iii."):
        assert mended(line, lost=False) == line


def few(*lines: str) -> str:
    every, _ = mend(lines, ["acronyms"])
    return "\n".join(every)


def test_a_text_that_lost_two_gets_back_what_it_writes_in_capitals_elsewhere() -> None:
    lost = "Volgens het cbs daalt het, en het scp zegt dat ook."
    assert few(lost, "De SER adviseert. Ook de ser wacht.").endswith("De SER adviseert. Ook de SER wacht.")
    assert few(lost, "Ook de ser wacht, ter ere en eer.").endswith("Ook de ser wacht, ter ere en eer.")


def test_a_text_that_kept_none_gets_back_all_but_words() -> None:
    lost = "Het cbs en de oecd tellen, de wrr en het uwv niet."
    assert few(lost, "De ser en de knaw zwijgen, tot hun eer.").endswith(
        "De SER en de KNAW zwijgen, tot hun eer."
    )
    assert few(lost, "De OECD telt. De knaw zwijgt.").endswith("De knaw zwijgt.")
