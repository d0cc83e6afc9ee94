"""A file of which the kind is told is read as well as one of which it is guessed: the app tells the kind that it showed."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.model import DocumentKind
from qualcode.reading import read, read_bytes

HERE = Path(__file__).parent
FILES = (
    "holdout/files/trint.txt",
    "holdout/files/whisper.txt",
    "unseen/files/vet-zonder-dubbelepunt.docx",
    "fourth/files/artikel-pontbaas.html",
    "fifth/files/Groepsgesprek huurders in drie kolommen.pdf",
    "sixth/files/Re Fwd afspraak interview en toch al wat antwoorden.txt",
    "sixth/files/transcription_timestamps.txt",
    "eighth/files/Interview huisarts in ruste.txt",
    "eighth/files/aTrain_transcription_speaker.txt",
)


@pytest.mark.parametrize("name", FILES)
def test_the_kind_that_was_guessed_told(name: str) -> None:
    guessed = read(HERE / name)
    told = read(HERE / name, kind=guessed.kind)
    assert (told.text, told.turns, told.speakers) == (guessed.text, guessed.turns, guessed.speakers)


def test_a_told_conversation_of_few_labels_is_one() -> None:
    words = (
        "Annie: Ik heb er lang over gedacht.\n\nPiet: En toen was het te laat.\n\n" + "Ze zwegen.\n\n" * 12
    )
    told = read_bytes(words.encode(), "x.txt", kind=DocumentKind.INTERVIEW)
    assert [speaker.label for speaker in told.speakers] == ["Annie", "Piet"]


def test_one_label_in_a_told_conversation_is_no_speaker() -> None:
    words = "Het ging zo: we liepen naar huis.\n\n" + "Daarna was er niets meer te doen.\n\n" * 6
    told = read_bytes(words.encode(), "x.txt", kind=DocumentKind.INTERVIEW)
    assert [speaker.label for speaker in told.speakers] == ["Spreker 1"]
