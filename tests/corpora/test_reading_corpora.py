"""How well every delivered file is read, against what was said.

The thresholds. A researcher reads along and mends a turn or two, so one turn in fifty may begin at the wrong
place (F1 .98) and one word in a hundred may go to the wrong speaker. Every file but a PDF holds its words as
they are, so nothing may change there but the note of a transcriber (.001 of the characters). In a PDF a
hyphen of the word itself at a line end cannot be told from one that cuts it: a handful of characters (.003).
"""

import json
from pathlib import Path

import pytest

from corpora.scoring import HERE, score, truths, turns_of
from qualcode.model import DocumentKind, Role

reading = pytest.importorskip("qualcode.reading")
if not hasattr(reading, "read"):
    pytest.skip("no readers yet", allow_module_level=True)

CASES = [
    pytest.param(path, truth, said, id=truth["id"])
    for path, truth, said in truths()
    if path.suffix in reading.formats()
]


@pytest.fixture(scope="module")
def read():
    known = {}

    def once(path: Path, truth):
        if path not in known:
            known[path] = reading.read(path, kind=DocumentKind(truth["kind"]))
        return known[path]

    return once


@pytest.mark.parametrize(("path", "truth", "said"), CASES)
def test_turns_speakers_and_words(path, truth, said, read):
    result = score(said, turns_of(read(path, truth)))
    assert result.f1 >= 0.98, result.wrong
    assert result.speaker >= 0.99, result.wrong
    assert result.characters <= (0.003 if path.suffix == ".pdf" else 0.001), result.wrong


@pytest.mark.parametrize(("path", "truth", "said"), CASES)
def test_speakers_are_those_of_the_sheet(path, truth, said, read):
    transcript = read(path, truth)
    assert {speaker.label.casefold() for speaker in transcript.speakers} == {
        label.casefold() for label in truth["speakers"]
    }


@pytest.mark.parametrize(("path", "truth", "said"), CASES)
def test_only_those_who_ask_are_interviewers(path, truth, said, read):
    asking = {label.casefold() for label in truth["interviewers"]}
    found = {s.label.casefold() for s in read(path, truth).speakers if s.role is Role.INTERVIEWER}
    if truth["kind"] == "interview":
        assert found == asking
    else:
        assert found <= asking


@pytest.mark.parametrize(("path", "truth", "said"), [case for case in CASES if case.values[1]["head"]])
def test_head_matter_is_told_apart(path, truth, said, read):
    metadata = {key.casefold(): value for key, value in read(path, truth).metadata.items()}
    assert metadata.items() >= truth["head"].items()


def test_the_date_in_the_file_becomes_that_of_the_document():
    from qualcode.project.incoming.adding import understand
    from qualcode.project.incoming.manifest import Entry

    path, truth, _ = next(case.values for case in CASES if "datum" in case.values[1]["head"])
    assert understand(path, Entry(path.name)).document.date in {truth["head"]["datum"], truth["date"]}


@pytest.mark.parametrize(
    ("path", "truth", "said"), [case for case in CASES if "begins" in case.values[1]["turns"][0]]
)
def test_times_come_along(path, truth, said, read):
    transcript = read(path, truth)
    begun = {"".join(transcript.text[t.start : t.end].split())[:40]: t.begins for t in transcript.turns}
    compared = 0
    for turn in truth["turns"]:
        found = begun.get("".join(turn["text"].split())[:40])
        if found is not None and len(turn["text"]) > 40:
            assert abs(found - turn["begins"]) <= 1, turn["text"][:40]
            compared += 1
    assert compared > 10


def test_the_survey_keeps_every_answer():
    corpus = HERE / "flexwerk-zorg"
    told = json.loads((corpus / "truth.json").read_text(encoding="utf-8"))["files"]
    name, truth = next((name, truth) for name, truth in told.items() if truth["kind"] == "enquete")
    if Path(name).suffix not in reading.formats():
        pytest.skip("no reader for surveys yet")
    transcript = reading.read(corpus / "transcripts" / name, kind=DocumentKind.SURVEY)
    text = "".join(transcript.text.split())
    lost = [
        (row["respondent"], column)
        for row in truth["rows"]
        for column in ("reden_flex", "gevolg_team", "wens")
        if "".join((row[column] or "").split()) not in text
    ]
    assert lost == []
