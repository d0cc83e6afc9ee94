"""Dutch: sentences, content words and their dictionary forms, fillers of speech, back-channels.

Works on what PyPI brings, and better where a trained spaCy pipeline (``nl_core_news_lg``, ``_md`` or
``_sm``) is installed. Importing this package imports no spaCy.
"""

from __future__ import annotations

from qualcode.language.backchannels import is_backchannel, without_stage_directions
from qualcode.language.commonness import commonness
from qualcode.language.lemmas import Reading, read_word
from qualcode.language.pipeline import load_pipeline, pipeline_name, trained_pipeline
from qualcode.language.sentences import sentences
from qualcode.language.terms import Term, is_content, terms
from qualcode.language.words import FILLERS, STOPWORDS

__all__ = [
    "FILLERS",
    "STOPWORDS",
    "Reading",
    "Term",
    "commonness",
    "is_backchannel",
    "is_content",
    "load_pipeline",
    "pipeline_name",
    "read_word",
    "sentences",
    "terms",
    "trained_pipeline",
    "without_stage_directions",
]
