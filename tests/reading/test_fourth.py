"""The fourth holdout, blind as the third: more long files, PDF and Word. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET = {
    "Bijlage C - interview brandweervrijwilliger.pdf": "questions in bold are not seen in a PDF; head and number of a single page stay",
    "Chatlog sessie 2 (Zoom).txt": "a chat name with a dash (Denise - ROC) is not seen, words with a colon take the place of the sender",
    "Groepsgesprek tolken (transcript).pdf": "a wrapped line that begins with small words and a colon is read as a label",
    "Leerteam wiskunde bijeenkomst 4.txt": "a remark in brackets on a line of its own is read as the speaker's words",
    "Notitie werkdruk recherche.docx": "a caption with a colon (Tabel 1: …) is prose in Word, with a stop in a PDF a note",
    "Whisper-transcript naar pdf.pdf": "the number of a single page stays in the last turn",
    "Wijkkrant Het Baken twee kolommen.pdf": "the first line of a paragraph, last of its page, is read as a heading",
}
FOURTH = Holdout("fourth", NOT_YET)


@pytest.mark.parametrize("name", FOURTH.cases)
def test_what_research_teams_have(name: str) -> None:
    FOURTH.check(name)


def test_the_set_is_complete() -> None:
    FOURTH.check_whole()
    assert len(FOURTH.gold) == 40
