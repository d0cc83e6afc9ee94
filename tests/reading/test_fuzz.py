"""Noise of all sorts into every reader: a transcript that keeps its promises, or an error of our own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import ReadingError
from qualcode.model import DocumentKind
from qualcode.reading import formats, read_bytes
from qualcode.reading.compose import check
from qualcode.reading.repair import STEPS, mend

GOLD = Path(__file__).parent / "gold" / "files"
SLOW = frozenset((".doc", ".pdf", ".xlsx", ".xlsm"))
PIECES = [
    "Interviewer", "I", "R1", "Karin", "Spreker 2", ":", ": ", "\t", "  ", "\n", "\n\n", "\r\n", "\f", " ", "-", "- ", "00:01:23",
    "[00:12]", "#00:00:05-3#", "-->", "1", "12", "\x00", "\u00ad", "\u2028", "\ufeff", "\ufffd", "\x1d", "\x0b", "\x85",
    "woord", "zelf-", "standigen", "aanbodaanbod", "Bron", "Datum: 3 mei", "?", ".", "…", "(lacht)", "WEBVTT", "<v Jan>", "**", "_", "|",
    "•", "! ", "https://a.nl/b", "p e r s o n e e l", "é", "e\u0301", "😀", '"', ";", ",", "{", "}", "\\", "\\par ", "<p>", "</p>", "<b>", "é",
    "1.2 Kop", "Tabel 3.1", "15Rapport", "\x15", "*INT:\t", "@Begin", "ﬁ", "zzpâ€™ers",
]  # fmt: skip

noise = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map("".join)


def survives(data: bytes, name: str, kind: DocumentKind | None = None) -> None:
    try:
        transcript = read_bytes(data, name, kind=kind)
    except ReadingError as problem:
        assert str(problem)
        return
    check(transcript)
    transcript.text.encode("utf-8")


@given(noise, st.sampled_from([None, DocumentKind.INTERVIEW, DocumentKind.REPORT]))
@settings(max_examples=400, deadline=None)
def test_text(words: str, kind: DocumentKind | None) -> None:
    survives(words.encode("utf-8", "surrogatepass"), "a.txt", kind)


@pytest.mark.parametrize("suffix", sorted(set(formats()) - {".txt"}))
@given(words=noise)
@settings(max_examples=60, deadline=None)
def test_noise_under_every_suffix(suffix: str, words: str) -> None:
    survives(words.encode("utf-8", "surrogatepass"), f"a{suffix}")


@pytest.mark.parametrize(
    "file",
    sorted(
        p.name for p in GOLD.iterdir() if p.suffix != ".doc" and not p.name.startswith(("lay-", "rapport-"))
    ),
)
@given(data=st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_copies_of_good_files(file: str, data: st.DataObject) -> None:
    whole = bytearray((GOLD / file).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(whole) - 1))
        size = data.draw(st.sampled_from([1, 1, 2, 20, 200]))
        way = data.draw(st.sampled_from(["flip", "cut", "double", "fill"]))
        if way == "flip":
            whole[place] ^= data.draw(st.integers(1, 255))
        elif way == "cut":
            del whole[place : place + size]
        elif way == "double":
            whole[place:place] = whole[place : place + size]
        else:
            whole[place : place + size] = b"\xff" * size
        if not whole:
            break
    survives(bytes(whole), file)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="a .doc needs LibreOffice")
@pytest.mark.parametrize("name", ["a.doc", "a.dot"])
@pytest.mark.parametrize("way", ["whole", "cut", "noise"])
def test_damaged_old_word_files(way: str, name: str) -> None:
    whole = (GOLD / "doc-colon.doc").read_bytes()
    if way == "whole":
        assert len(read_bytes(whole, name).turns) > 1
    survives(whole[: len(whole) // 3] if way == "cut" else whole[:600] + bytes(range(256)) * 40, name)


leaves = st.none() | st.booleans() | st.integers() | st.floats() | noise
keys = st.sampled_from(
    ["segments", "words", "text", "speaker", "start", "end", "speakers", "spkid", "name", "results", "media"]
) | st.text(max_size=4)
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=30,
)


@given(trees)
@settings(max_examples=250, deadline=None)
def test_any_json(tree: object) -> None:
    data = json.dumps(tree).encode()
    survives(data, "a.json")
    survives(data, "a.otr")


@given(st.lists(st.lists(noise, max_size=5), max_size=8), st.sampled_from(";,\t|"))
@settings(max_examples=150, deadline=None)
def test_any_table(rows: list[list[str]], separator: str) -> None:
    survives("\n".join(separator.join(row) for row in rows).encode("utf-8", "replace"), "a.csv")


@given(noise)
@settings(max_examples=150, deadline=None)
def test_every_repair_step_alone(words: str) -> None:
    lines = words.replace("\r", "").replace("\x00", "").split("\n")
    for name in STEPS:
        mended, repairs = mend(lines, [name])
        assert all(isinstance(line, str) and "\n" not in line for line in mended)
        assert all(repair.step == name and repair.count >= len(repair.examples) > 0 for repair in repairs)


@given(noise)
@settings(max_examples=100, deadline=None)
def test_the_same_bytes_give_the_same_transcript(words: str) -> None:
    data = words.encode("utf-8", "surrogatepass")
    try:
        first = read_bytes(data, "a.txt")
    except ReadingError:
        return
    assert read_bytes(data, "a.txt") == first


def _is_dotted(said: str) -> bool:
    """Whether what is said is dots alone, as the lines of a form on which one writes an answer."""
    return set(said) - {" "} == {"."}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Interviewer", "Karin", "R2"]),
            st.text("abcé zn.?", min_size=3, max_size=40).filter(lambda said: not _is_dotted(said)),
        ),
        min_size=4,
        max_size=20,
    )
)
@settings(max_examples=150, deadline=None)
def test_labels_before_colons_always_give_their_turns(talk: list[tuple[str, str]]) -> None:
    talk = [(who, " ".join(said.split()) or "ja") for who, said in talk]
    talk = [("Interviewer", "hoe gaat het?"), ("Karin", "goed."), *talk]
    transcript = read_bytes("\n\n".join(f"{who}: {said}" for who, said in talk).encode(), "interview.txt")
    check(transcript)
    found = [(turn.speaker, transcript.text[turn.start : turn.end].split("\n")) for turn in transcript.turns]
    assert [(who, said) for who, parts in found for said in parts] == talk
