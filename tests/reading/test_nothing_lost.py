"""Every word that is put into a file comes out of it, or the reading tells that it was left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.i18n import t
from qualcode.model import DocumentKind, Transcript
from qualcode.reading import read_bytes
from tests.reading import put_in_documents as documents
from tests.reading import put_in_talk as talk
from tests.reading.put_in import ASIDE, Block, Cue, looked_through, papers, talks

DOCUMENTS: dict[str, Callable[[list[Block]], bytes]] = {
    ".docx": documents.word,
    ".odt": documents.open_document,
    ".fodt": lambda blocks: documents.open_document(blocks, flat=True),
    ".rtf": documents.rich_text,
    ".html": documents.page,
    ".mht": documents.archived,
    ".md": documents.markdown,
    ".txt": documents.plain,
    ".pdf": documents.printed,
}
LEAVING_OUT = (".docx", ".odt", ".fodt", ".rtf", ".html", ".mht")
TALKS: dict[str, Callable[[list[Cue]], bytes]] = {
    ".vtt": talk.web_subtitles,
    ".srt": talk.subtitles,
    ".sbv": talk.short_subtitles,
    ".json": talk.recognised,
    ".otr": talk.typed_out,
    ".eaf": talk.elan,
    ".cha": talk.chat,
    ".exb": talk.exmaralda,
    ".trs": talk.transcriber,
    ".ttml": talk.timed_text,
    ".textgrid": talk.praat,
    ".csv": talk.separated,
    ".xlsx": talk.worksheet,
    ".zip": talk.packed_up,
}
TELLING = {
    "comment": ["comments"],
    "deleted": ["tracked_changes"],
    "hidden": ["hidden_text"],
    "margin": ["margins", "page_parts"],
}
KINDS = st.sampled_from((None, DocumentKind.REPORT, DocumentKind.INTERVIEW))


def told(transcript: Transcript) -> str:
    """All that a reading shows of a file: its text, what is known of it, and what was mended."""
    mended = (
        f"{change.before} {change.after}" for repair in transcript.repairs for change in repair.examples
    )
    speakers = (f"{one.label} {one.name} {' '.join(one.attributes.values())}" for one in transcript.speakers)
    known = (f"{key} {value}" for key, value in transcript.metadata.items())
    return " ".join((transcript.text, transcript.title, *speakers, *known, *mended, *transcript.warnings))


@pytest.mark.parametrize("suffix", DOCUMENTS)
@given(made=papers(), kind=KINDS)
@settings(max_examples=25, derandomize=True)
def test_documents(suffix: str, made: tuple[list[Block], list[str]], kind: DocumentKind | None) -> None:
    blocks, words = made
    transcript = read_bytes(DOCUMENTS[suffix](blocks), f"a{suffix}", kind=kind)
    assert looked_through(words, told(transcript)) == []


@pytest.mark.parametrize("suffix", LEAVING_OUT)
@given(made=papers(aside=True))
@settings(max_examples=25, derandomize=True)
def test_what_is_left_out_is_told(suffix: str, made: tuple[list[Block], list[str]]) -> None:
    blocks, words = made
    transcript = read_bytes(DOCUMENTS[suffix](blocks), f"a{suffix}")
    assert looked_through(words, told(transcript)) == []
    (aside,) = (block for block in blocks if block.kind in ASIDE)
    if looked_through(aside.words.split(), told(transcript)):
        wanted = {t(f"reading.warning.{key}", words=aside.words) for key in TELLING[aside.kind]}
        assert wanted & set(transcript.warnings)


@pytest.mark.parametrize("suffix", TALKS)
@given(made=talks())
@settings(max_examples=25, derandomize=True)
def test_talk(suffix: str, made: tuple[list[Cue], list[str]]) -> None:
    cues, words = made
    transcript = read_bytes(TALKS[suffix](cues), f"a{suffix}")
    assert looked_through(words, told(transcript)) == []
