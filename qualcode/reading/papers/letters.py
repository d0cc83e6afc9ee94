"""Letters and mails, and those in which somebody answers what a study asked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qualcode.reading.words.sentences import GREETING
from qualcode.reading.words.voices import OF_ONE

SALUTATION = re.compile(r"[ \t]*(?:beste|geachte?|lieve|dear)\b[^\n.?!:]{1,80},[ \t]*$", re.I | re.M)
_ADDRESS = 600
"""Signs of the address and the date that stand above a salutation, at most."""
_ADDRESS_OF_MAIL = re.compile(r"\s*[<\[(][^<>()\[\]]*@[^<>()\[\]]*[>\])]\s*")
_OF_STUDY = re.compile(r"interview|vragen|vraag\b|antwoord|gesprek|onderzoek|ervaring", re.I)
_ANSWERS = re.compile(
    r"\b(?:jullie|je|jij|u)\s+(?:vroeg(?:en|t)?|wilden?|wilt|wil)\b|\b(?:vroeg(?:en)?|wilden?) (?:je|jij|u|jullie)\b"
    r"|\b(?:je|jouw|uw|jullie|de) (?:\w+ )?vra(?:ag|gen)\b|\b(?:mijn|wat|enkele|paar|de) antwoord(?:en)?\b",
    re.I,
)
_OWN_SHARE, _FEWEST_WORDS = 0.03, 60


def is_letter(text: str) -> bool:
    """Whether a text opens with ``Beste deelnemer,`` and has a greeting alone on a line below."""
    opening = SALUTATION.search(text, 0, _ADDRESS)
    return opening is not None and GREETING.search(text, opening.end()) is not None


def who_answers(metadata: Mapping[str, str], text: str) -> str:
    """The sender of a mail in which he tells of himself what a study asked; empty where a mail does not.

    Its subject names an interview, questions or answers, its words say what was asked, and one in thirty is ``ik`` or its kin.
    """
    heads = {key.casefold(): value for key, value in metadata.items()}
    sender = _ADDRESS_OF_MAIL.sub(" ", heads.get("van", "")).strip(" \"'")
    words = len(text.split())
    if not sender or words < _FEWEST_WORDS or not _OF_STUDY.search(heads.get("onderwerp", "")):
        return ""
    tells = len(OF_ONE.findall(text)) >= _OWN_SHARE * words and text.count("?") < 3
    return sender if tells and _ANSWERS.search(text) else ""
