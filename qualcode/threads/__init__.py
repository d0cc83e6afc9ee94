"""Candidate rode draden: groups of segments that recur across the study, found through BERTopic.

Importing this package imports no BERTopic and no scikit-learn.
"""

from __future__ import annotations

from qualcode.threads.changes import Fate, ThreadChange, compare
from qualcode.threads.find import find_threads
from qualcode.threads.keeping import KeptGroup
from qualcode.threads.settings import ThreadSettings

__all__ = ["Fate", "KeptGroup", "ThreadChange", "ThreadSettings", "compare", "find_threads"]
