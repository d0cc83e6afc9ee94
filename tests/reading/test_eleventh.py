"""The eleventh holdout, blind: files as Dutch research teams really have them. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "20260311_Interview_R04_wijkverpleegkundige_def.docx": "the first question in bold, below a table of the head, is lost",
    "Beleidsbrief mantelzorg en werk (concept 4).pdf": "the header of a lone page",
    "GMT20260423-121503_Recording.transcript.vtt": "a device as the name of who speaks",
    "Vergadering met het kernteam Groene Long-20260413_100312-Transcriptie.docx": "the notice that the transcription ended",
    "WhatsApp-chat met Dagboekgroep nachtdienst.txt": "who left the group, and what was edited",
}
ELEVENTH = Holdout("eleventh", NOT_YET)


@pytest.mark.parametrize("name", ELEVENTH.cases)
def test_files_of_research_teams(name: str) -> None:
    ELEVENTH.check(name)


def test_the_set_is_complete() -> None:
    ELEVENTH.check_whole()
    assert len(ELEVENTH.gold) == 34
