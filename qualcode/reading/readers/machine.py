"""Output of speech recognisers in JSON: Whisper, WhisperX, Amberscript and their like; and oTranscribe."""

from __future__ import annotations

import json
from typing import Any

from qualcode.errors import ReadingError
from qualcode.reading.decoding import clean, decode
from qualcode.reading.raw import Raw
from qualcode.reading.readers.recognised import utterances
from qualcode.reading.readers.web import paragraphs


def read(data: bytes, name: str) -> Raw:
    """The utterances in a recogniser's JSON, with speakers and times where it gives them.

    Raises
    ------
    ReadingError : no JSON, or no utterances in it.
    """
    root, encoding = _loaded(data, name)
    said = utterances(root)
    if said is None:
        raise ReadingError("reading.error.no_utterances", file=name)
    raw = Raw(paragraphs=said, encoding=encoding, spoken=True)
    if isinstance(root, dict) and isinstance(root.get("language"), str):
        raw.metadata["Taal"] = root["language"]
    return raw


def read_otranscribe(data: bytes, name: str) -> Raw:
    """An oTranscribe file: HTML in JSON, with time marks."""
    root, encoding = _loaded(data, name)
    if not isinstance(root, dict) or not isinstance(root.get("text"), str):
        raise ReadingError("reading.error.no_utterances", file=name)
    raw = Raw(encoding=encoding, spoken=True)
    raw.paragraphs = paragraphs(clean(root["text"]), name, raw)
    if isinstance(root.get("media"), str) and root["media"]:
        raw.metadata["Opname"] = clean(root["media"]).rsplit("/", 1)[-1].strip()
    return raw


def _loaded(data: bytes, name: str) -> tuple[Any, str]:
    text, encoding = decode(data, name)
    try:
        return json.loads(text.lstrip("\ufeff")), encoding
    except (ValueError, RecursionError) as problem:
        lines = _lines(text)
        if not lines:
            raise ReadingError("reading.error.damaged", file=name) from problem
        return lines, encoding


def _lines(text: str) -> list[Any]:
    """The values of JSON lines, one on each line; empty where the lines are anything else."""
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    try:
        found = [json.loads(line) for line in lines]
    except (ValueError, RecursionError):
        return []
    return found if len(found) > 1 and all(isinstance(one, dict) for one in found) else []
