"""A warning says where in the file it is, how often, and what to do."""

from __future__ import annotations

import pytest

from qualcode.reading import places, read_bytes
from tests.reading.bad_files import SHOWN, refused

SCAN = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"
STRIPS = " ".join(f"q 595 0 0 421 0 {at} cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q" for at in (0, 421))
OUTLINES = " ".join(f"{50 + n % 60} {700 - n // 60} 3 2 re f" for n in range(400))
LOGO = "q 60 0 0 60 30 30 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"


def pages(*streams: str) -> bytes:
    """A PDF of pages that each draw one of `streams`."""
    kids = " ".join(f"{10 + n} 0 R" for n in range(len(streams)))
    body = [
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        f"2 0 obj<</Type/Pages/Count {len(streams)}/Kids[{kids}]>>endobj",
        "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj",
    ]
    for n, stream in enumerate(streams):
        body.append(
            f"{10 + n} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {100 + n} 0 R>>endobj"
        )
        body.append(f"{100 + n} 0 obj<</Length {len(stream)}>>stream\n{stream}\nendstream endobj")
    return ("\n".join(body) + "\ntrailer<</Root 1 0 R>>\n%%EOF").encode("latin-1")


@pytest.mark.parametrize("scan", [SCAN, STRIPS, OUTLINES], ids=["one picture", "in strips", "outlines"])
def test_scanned_pages_between_others_are_named(scan: str) -> None:
    (warning,) = read_bytes(pages(SHOWN, scan, SHOWN, scan, scan, scan, SHOWN), "gesprek.pdf").warnings
    assert "pagina’s 2 en 4–6 (van de 7)" in warning
    assert "ocrmypdf" in warning


def test_one_scanned_page_of_many_is_named() -> None:
    (warning,) = read_bytes(pages(*[SHOWN] * 9, SCAN), "gesprek.pdf").warnings
    assert "pagina 10 (van de 10)" in warning


def test_a_blank_page_or_one_with_a_logo_is_no_scan() -> None:
    assert not read_bytes(pages(SHOWN, "", LOGO, SHOWN), "gesprek.pdf").warnings


def test_a_pdf_of_scans_alone_is_refused() -> None:
    assert refused(pages(SCAN, SCAN, SCAN), "scan.pdf") == "scanned"


def cue(begins: str, ends: str, words: str) -> str:
    return f"00:{begins}.000 --> 00:{ends}.000\n{words}\n\n"


CALM = "".join(
    cue(f"0{n}:00", f"0{n}:20", f"<v {('Sem', 'Loes')[n % 2]}>Dat is zin {n}.</v>") for n in range(5)
)


def test_times_that_run_back_are_named_by_line_and_counted() -> None:
    text = (
        "WEBVTT\n\n" + CALM + cue("01:30", "01:40", "<v Sem>Nog eens.</v>") + "00:0x:05 --> 00:07\nKwijt.\n\n"
    )
    (warning,) = read_bytes(text.encode(), "a.vtt").warnings
    assert warning.startswith("2 tijden lopen terug of zijn onleesbaar, in regel 18 en 21;")


def test_one_voice_that_overlaps_itself_is_named_and_two_voices_at_once_are_not() -> None:
    both = CALM + cue("04:15", "04:30", "<v Loes>Precies.</v>")
    assert not read_bytes(("WEBVTT\n\n" + both).encode(), "a.vtt").warnings
    text = "WEBVTT\n\n" + CALM + cue("04:05", "04:30", "<v Sem>Dubbel.</v>")
    (warning,) = read_bytes(text.encode(), "a.vtt").warnings
    assert warning.startswith("Op 1 plaats begint een stem")
    assert "regel 18;" in warning


def test_captions_that_always_overlap_are_how_their_program_writes() -> None:
    rolling = "".join(cue(f"00:{n * 2:02}", f"00:{n * 2 + 4:02}", f"Dit is regel {n}.") for n in range(8))
    assert not [w for w in read_bytes(("WEBVTT\n\n" + rolling).encode(), "a.vtt").warnings if "regel " in w]


def test_many_places_are_not_all_named() -> None:
    assert places.told([1, 3, 5, 7, 9, 11, 12]) == "1, 3, 5, 7, 9 en nog 2"
    assert places.told([4, 5]) == "4, 5"
