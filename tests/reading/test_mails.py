"""Threads of mail: papers, unless somebody says that they are a talk."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import mails, read_bytes

HEAD = "Van: {who}\nVerzonden: {day} juni 2026 09:12\nAan: {to}\nOnderwerp: RE: sleutels\n"
THREAD = "\n\n".join(
    (
        HEAD.format(who="Harm Dijk <h.dijk@example.nl>", day=8, to="Ilse"),
        "Dag Ilse,",
        "De reservesleutel ligt bij de portier, maar die zegt dat hij van niets weet.",
        "Groet,\nHarm",
        HEAD.format(who="Ilse Bos", day=7, to="Harm"),
        "Hoi Harm,",
        "Wie heeft de sleutel van de berging? Ik sta hier met een bed.",
        "Ilse",
    )
)


def test_a_thread_of_mail_is_a_paper_with_the_head_and_the_name_below_each_mail_beside_it() -> None:
    found = read_bytes(THREAD.encode(), "sleutels.txt")
    assert (found.kind, found.speakers) == (DocumentKind.REPORT, ())
    kinds = [turn.kind for turn in found.turns]
    note, prose = TurnKind.NOTE, TurnKind.PROSE
    assert kinds == [note, prose, prose, note, note, prose, prose, note]


def test_a_thread_with_english_heads_is_one_too() -> None:
    english = THREAD.replace("Van:", "From:").replace("Verzonden:", "Sent:").replace("Aan:", "To:")
    found = read_bytes(english.replace("Onderwerp:", "Subject:").encode(), "rondetafel.txt")
    assert (found.kind, found.speakers) == (DocumentKind.REPORT, ())


def test_a_thread_that_is_said_to_be_a_talk_is_said_by_its_senders() -> None:
    found = read_bytes(THREAD.encode(), "sleutels.txt", kind=DocumentKind.INTERVIEW)
    assert [speaker.label for speaker in found.speakers] == ["Harm Dijk", "Ilse Bos"]
    said = [found.text[turn.start : turn.end] for turn in found.turns if turn.kind is TurnKind.SPEECH]
    assert [words.split("\n")[0] for words in said] == ["Dag Ilse,", "Hoi Harm,"]
    assert "Onderwerp" not in "".join(said)
    assert "Onderwerp: RE: sleutels" in found.text


@pytest.mark.parametrize(
    "text",
    [
        THREAD.split("\n\nVan: Ilse")[0],
        "Van: negen uur\nTot: tien uur\n\nIn de zaal is koffie.\n\nVan: tien uur\nTot: elf uur\n\nIn de tuin is thee.\n",
    ],
    ids=["one mail", "times of a programme"],
)
def test_no_thread(text: str) -> None:
    assert mails.heads(text.split("\n")) == []
