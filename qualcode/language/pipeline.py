"""Which Dutch spaCy pipeline is at hand: a trained one when installed, else a blank one with lookups."""

from __future__ import annotations

import os
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from qualcode.language.lemmas import lookups_version

if TYPE_CHECKING:
    from spacy.language import Language

TRAINED = ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm")


def trained_pipeline() -> str:
    """Name of the best trained pipeline that is installed; empty when there is none.

    The environment variable ``QUALCODE_SPACY`` names another package or folder, or is ``blank``.
    """
    wanted = os.environ.get("QUALCODE_SPACY", "")
    if wanted:
        return "" if wanted == "blank" else wanted
    return next((name for name in TRAINED if find_spec(name) is not None), "")


def pipeline_name() -> str:
    """What runs, with its version, for reports; imports no spaCy.

    Such as ``"nl_core_news_lg 3.8.0"`` or ``"blank:nl + lookups 1.0.5"``.
    """
    name = trained_pipeline()
    if not name:
        return f"blank:nl + lookups {lookups_version()}".strip()
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


@cache
def load_pipeline(name: str) -> Language:
    """The spaCy pipeline of that name (or folder); ``""`` gives ``spacy.blank("nl")``.

    Raises
    ------
    ModelError : it is not installed, or made for another spaCy.
    """
    import spacy

    from qualcode.errors import ModelError

    if not name:
        return spacy.blank("nl")
    try:
        return spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError("language.error.pipeline", name=name, reason=type(error).__name__) from error
