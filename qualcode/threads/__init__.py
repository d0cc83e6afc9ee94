"""Candidate rode draden: groups of segments that recur across the study, found through BERTopic.

Importing this package imports no BERTopic and no scikit-learn.
"""

from __future__ import annotations

from qualcode.threads.changes import Fate, ThreadChange, compare
from qualcode.threads.find import find_structure, find_threads, threads_at
from qualcode.threads.keeping import KeptGroup
from qualcode.threads.questions import asked_before
from qualcode.threads.settings import ThreadSettings
from qualcode.threads.structure import Structure, ThreadLevels

__all__ = [
    "Fate",
    "KeptGroup",
    "Structure",
    "ThreadChange",
    "ThreadLevels",
    "ThreadSettings",
    "asked_before",
    "compare",
    "find_structure",
    "find_threads",
    "threads_at",
]
