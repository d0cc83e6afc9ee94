import csv
import html
import io
import re
import zipfile
from collections import Counter
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

pytest.importorskip("reportlab")
pytest.importorskip("odfdo")
pytest.importorskip("pyphen")

from corpora.build import build
from corpora.rendering.delivery import clock, cues, deliver, paragraphs, timed
from corpora.rendering.script import Said, Script, Voice, load_script
from corpora.split import DEVELOPMENT, DEVELOPMENT_CASES, TEST, TEST_CASES, Part, part_of, part_of_case


@pytest.fixture(scope="module")
def built(corpora):
    return {corpus / name: data for corpus in corpora for name, data in build(corpus).items()}


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pdf_text(data: bytes) -> str:
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_committed_files_are_what_the_scripts_give(built):
    for path, data in built.items():
        committed = path.read_bytes()
        if path.suffix in {".docx", ".odt"}:
            assert members(committed) == members(data), path.name
        elif path.suffix == ".pdf":
            assert pdf_text(committed) == pdf_text(data), path.name
        else:
            assert committed == data, path.name


def test_transcripts_are_as_long_as_talk_and_repeat_no_phrases(corpora):
    """No six words stand in three conversations: nothing was written by template."""
    scripts = [load_script(path) for corpus in corpora for path in sorted((corpus / "script").glob("*.txt"))]
    assert len(scripts) >= 26
    spread = Counter()
    for script in scripts:
        words = [re.findall(r"\w+", said.text.casefold()) for said in script.turns]
        assert 1_200 <= sum(len(said.text.split()) for said in script.turns) <= 3_000, script.id
        spread.update({tuple(turn[at : at + 6]) for turn in words for at in range(len(turn) - 5)})
    assert [" ".join(words) for words, count in spread.items() if count > 2] == []


def test_nothing_else_lies_among_the_transcripts(built, corpora):
    lying = {path for corpus in corpora for path in (corpus / "transcripts").iterdir()}
    assert lying == {path for path in built if path.parent.name == "transcripts"}


def test_no_time_of_building_in_zips(built):
    for path, data in built.items():
        if path.suffix in {".docx", ".odt"}:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert {info.date_time for info in archive.infolist()} == {(2024, 1, 1, 0, 0, 0)}
            assert f"{datetime.now(UTC):%Y-%m-%d}".encode() not in b"".join(members(data).values())


def test_manifest_is_understood_and_complete(truths, corpora):
    from qualcode.model import Role
    from qualcode.project.incoming.manifest import load_manifest

    for corpus in corpora:
        entries = {entry.file: entry for entry in load_manifest(corpus / "transcripts" / "manifest.csv")}
        told = {path.name: truth for path, truth in truths.items() if path.parents[1] == corpus}
        assert set(entries) == set(told)
        for name, truth in told.items():
            entry = entries[name]
            assert entry.kind == truth["kind"]
            if truth["kind"] == "enquete":
                assert [s.label for s in entry.speakers] == [row["respondent"] for row in truth["rows"]]
                continue
            assert (entry.case, entry.date, entry.phase) == (truth["case"], truth["date"], truth["phase"])
            assert entry.case_attributes["sector"] == truth["sector"]
            assert [s.label for s in entry.speakers] == truth["speakers"]
            asking = [s.label for s in entry.speakers if s.role is Role.INTERVIEWER]
            assert asking == truth["interviewers"] != []


def word_lines(path):
    docx = pytest.importorskip("docx")
    document = docx.Document(path)
    lines = [row.cells[1].text for table in document.tables for row in table.rows]
    lines = lines or [paragraph.text for paragraph in document.paragraphs]
    if "-->" in lines[0]:
        return lines[2::3]
    return [line.partition("\n")[2] for line in lines] if "\n" in lines[5] else lines


def delivered_words(path, labels) -> str:
    """The file's words without white space, nor labels between the cues of a turn."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        text = " ".join(word_lines(path))
    elif path.suffix == ".odt":
        text = html.unescape(re.sub(r"<[^>]+>", "", members(data)["content.xml"].decode()))
    elif path.suffix == ".pdf":
        text = re.sub(
            r"(?m)^.*(Onderzoek flexwerk|Duurzame loopbanen uitzend -|Pagina \d).*$", "", pdf_text(data)
        )
        text = re.sub(r"(?m)^(- )?\d+( -)?\s*$|[-\ufffe\u0002\xad]", "", text)
    else:
        encoding = "utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig"
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            text = data.decode("cp1252")
    if path.suffix in {".vtt", ".srt"}:
        text = text.replace("\r", "")
        names = "|".join(map(re.escape, labels))
        text = re.sub(rf"(?m)^.*-->.*\n(<v .*?>|({names}): )?|^\d+$|^[\w-]+/[\d-]+$|</v>", "", text)
    return "".join(text.split())


def test_every_turn_can_be_found_in_the_delivered_file(truths):
    for path, truth in truths.items():
        delivered = delivered_words(path, truth.get("speakers", []))
        at = 0
        for turn in truth.get("turns", []):
            words = "".join(turn["text"].split())
            if path.suffix == ".pdf":
                words = words.replace("-", "")
            found = delivered.find(words, at)
            assert found >= 0, (path.name, turn["text"][:40])
            at = found + len(words)


def test_the_odd_encodings_are_there(truths):
    by_id = {truth["id"]: path.read_bytes() for path, truth in truths.items()}
    old = by_id["ruisende-riet-loondienst"]
    assert "Geïnterviewde" in old.decode("cp1252")
    with pytest.raises(UnicodeDecodeError):
        old.decode("utf-8")
    assert by_id["uitzend-1"].startswith(b"\xff\xfe")
    assert "Geïnterviewde" in by_id["uitzend-1"].decode("utf-16")


def test_subtitles_cut_turns_and_run_forward(truths):
    time = re.compile(r"(\d\d):(\d\d):(\d\d)[.,](\d{3}) --> (\d\d):(\d\d):(\d\d)[.,](\d{3})")
    for path, truth in truths.items():
        if path.suffix not in {".vtt", ".srt"}:
            continue
        found = time.findall(path.read_text(encoding="utf-8-sig"))
        spans = [tuple((int(h) * 60 + int(m)) * 60 + int(s) + int(f) / 1000 for h, m, s, f in (t[:4], t[4:]))
                 for t in found]  # fmt: skip
        assert len(spans) > 1.5 * len(truth["turns"])
        assert all(begin < end for begin, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        words = sum(len(turn["text"].split()) for turn in truth["turns"])
        assert 1.5 < words / spans[-1][1] < 3


def test_the_survey_is_copied_as_it_is(corpora):
    name = "enquete-open-antwoorden.csv"
    assert (corpora[0] / "script" / name).read_bytes() == (corpora[0] / "transcripts" / name).read_bytes()


def test_every_script_lies_in_one_half(truths, corpora):
    assert not set(DEVELOPMENT) & set(TEST)
    parts = {truth["id"]: part_of(truth["id"]) for truth in truths.values()}
    assert {part for name, part in parts.items() if "enquete" not in name} == {Part.DEVELOPMENT, Part.TEST}
    for prefix in DEVELOPMENT + TEST:
        assert any(name.startswith(prefix) for name in parts)
    for truth in truths.values():
        if truth["id"].startswith(("rt-", "uitzend-", "enquete")):
            continue
        assert part_of_case(truth["case"]) == parts[truth["id"]]
    survey = next(truth for truth in truths.values() if truth["kind"] == "enquete")
    assert {row["casus"] for row in survey["rows"]} == set(DEVELOPMENT_CASES + TEST_CASES)


def test_no_half_for_a_stranger():
    with pytest.raises(KeyError):
        part_of("vechtdorpje")
    with pytest.raises(KeyError):
        part_of_case("Elders")


# --- the parts ---------------------------------------------------------------------------


@pytest.fixture
def script():
    voices = (
        Voice("I", "Interviewer", "interviewer"),
        Voice("R", "Ans", "deelnemer", {"functie": "planner"}),
    )
    turns = (Said("I", "En dan?"), Said("R", "Ja. " + "woord " * 40 + "klaar."), Said("R", "Nog wat."))
    return Script("proef", "Casus", "zorg", "interview", date(2024, 3, 12), "0-meting", "srt", voices, turns)


def test_times_do_not_depend_on_the_run_and_do_not_overlap(script):
    assert timed(script) == timed(script)
    assert all(one.ends < other.begins for one, other in pairwise(timed(script)))


def test_turns_of_one_speaker_are_joined_where_the_layout_cannot_tell_them_apart(script):
    delivery = deliver(
        script, {"file": "p.srt", "title": "P", "head": ["{naam}, {functie}, {datum}, {kort}"]}
    )
    assert [turn.label for turn in delivery.turns] == ["I", "R"]
    assert delivery.turns[1].text.endswith("klaar. Nog wat.")
    assert delivery.head == ("Ans, planner, 12 maart 2024, 12-03-2024",)


def test_cues_hold_all_words_once(script):
    delivery = deliver(script, {"file": "p.srt", "title": "P"})
    turn = delivery.turns[1]
    found = cues(turn, delivery.dice("cues"))
    assert len(found) > 2
    assert " ".join(cue.text for cue in found) == turn.text
    assert (found[0].begins, found[-1].ends) == (turn.begins, turn.ends)


def test_paragraphs_end_with_a_sentence():
    text = "Een twee drie. Vier vijf zes! Zeven acht? Negen."
    assert paragraphs(text, 0) == [text]
    assert paragraphs(text, 4) == ["Een twee drie. Vier vijf zes!", "Zeven acht? Negen."]


def test_clock():
    assert clock(3725.0405) == "01:02:05.040"
    assert clock(59.9999, mark=",") == "00:01:00,000"


def test_a_script_with_an_unknown_speaker_is_refused(tmp_path):
    path = tmp_path / "x.txt"
    head = "id: x\ncase: C\nsector: s\nkind: interview\ndate: 2024-01-02\nphase: 0-meting\nlayout: srt\n"
    people = "speakers:\n  - {label: I, name: Interviewer, role: interviewer}\n"
    path.write_text(f"---\n{head}{people}---\nI: Hallo?\n\nR: Ja.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.txt"):
        load_script(path)
    path.write_text(f"---\n{head}{people}---\nI: Hallo  daar?\n", encoding="utf-8")
    assert load_script(path).turns == (Said("I", "Hallo daar?"),)


def test_speaker_sheet_knows_every_column(corpora):
    for corpus in corpora:
        with (corpus / "transcripts" / "sprekers.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        assert all(row["functie"] for row in rows if row["rol"] == "deelnemer")
        assert all(row["contractvorm"] or row["perspectief"] for row in rows if row["rol"] == "deelnemer")
