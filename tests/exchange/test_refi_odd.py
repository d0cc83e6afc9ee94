"""A REFI-QDA round trip of what is odd but allowed: nothing of it may get lost or mixed up."""

from __future__ import annotations

from pathlib import Path

from qualcode.model import Code, Codebook, Coding, SegmentKind
from qualcode.project import Project

TALK = """Interviewer: Hoe gaat het 👩‍⚕️ hier?

Ans: Het rooster is écht 😀 puzzelen, 𝕏 en 𠮷 staan door elkaar. Niemand zegt wanneer het af is, elke week weer.

Interviewer: En de pool?

Ans: De pool van {where} is er wel, maar niet altijd op tijd. Dat geeft 🌧️ gedoe aan het begin van de dag.
"""
LONG = "Een heel lange naam die maar doorgaat " * 8


def odd(folder: Path) -> Project:
    """Astral signs in text and names, long names, codes and sources of one name, overlap, odd memos."""
    project = Project.create(folder / "vreemd.db", who="Noor")
    for where in ("noord", "zuid"):
        (folder / where).mkdir()
        (folder / where / "gesprek.txt").write_text(TALK.format(where=where), "utf-8")
        project.add([folder / where / "gesprek.txt"], case=f"Huis {where} 🏠")
    codes = (
        Code("werk", "Werk 😀", ""),
        Code("werk-druk", "Druk", "Op het werk.", parent="werk"),
        Code("thuis", "Thuis 𝕏", ""),
        Code("thuis-druk", "Druk", "Thuis.", parent="thuis"),
        Code("lang", LONG.strip(), "Lang."),
    )
    project.load_codebook(Codebook("b", "Boek 🌧️", codes))
    for one in project.segments(kind=SegmentKind.CONTENT):
        start, end = one.start, one.end
        places = ((start, end), (start, start + 1), (start + 5, end - 3), (start + 22, start + 24))
        project.code(
            [
                Coding("", f"b/{code}", one.document, first, last, coder)
                for code, (first, last) in zip(
                    ("werk-druk", "thuis-druk", "lang", "werk"), places, strict=True
                )
                for coder in ("A", "B 😀")
            ]
        )
    coding = project.codings()[0]
    project.write_memo(f"coding:{coding.id}", "😀")
    project.write_memo("project:", f"{LONG}\n\n\n  \t wit\u00a0en smal\u2009 \n")
    return project


def test_odd_names_texts_and_spans_come_back(tmp_path: Path) -> None:
    with odd(tmp_path) as project:
        before = project.bundle()
        for windows in (False, True):
            path = tmp_path / f"uit-{windows}.qdpx"
            project.export_qdpx(path, windows=windows)
            with Project.create(tmp_path / f"terug-{windows}.db", who="Noor") as again:
                done = again.import_file(path)
                assert (done.documents, done.codes, done.codings) == (2, 5, len(before.codings))
                after = again.bundle()
            texts = {source.text for source in before.sources}
            assert {source.text for source in after.sources} == texts
            assert after.codebooks == before.codebooks
            assert spans(after) == spans(before)
            assert sorted(memo.text for memo in after.memos) == sorted(memo.text for memo in before.memos)
            assert {case.name for case in after.cases} == {case.name for case in before.cases}


def spans(bundle: object) -> list[tuple[str, str, str, str]]:
    """What was coded, as words: the same wherever documents have other identifiers."""
    texts = {source.document.id: source.text for source in bundle.sources}
    return sorted(
        (coding.code, texts[coding.document][coding.start : coding.end], coding.coder, texts[coding.document])
        for coding in bundle.codings
    )
