"""Class-based TF-IDF without BERTopic, whose import alone takes seconds."""

from __future__ import annotations

import numpy as np

from qualcode.threads.graph import Labels
from qualcode.threads.vocabulary import Vocabulary


def same_weights(labels: Labels, words: Vocabulary) -> np.ndarray:
    """What `frame.class_weights` gives, by the formula alone: for other levels of a tree that BERTopic saw.

    c-TF-IDF (Grootendorst 2022) with the square root of the term frequencies. The segments left over are a
    class of their own there, so they are here too.
    """
    from scipy.sparse import csr_matrix

    threads = int(labels.max(initial=-1)) + 1
    classes = np.where(labels < 0, threads, labels)
    members = csr_matrix(
        (np.ones(len(labels)), (classes, np.arange(len(labels)))), shape=(threads + 1, len(labels))
    )
    counts = np.asarray((members[: classes.max() + 1] @ words.matrix).todense())
    total = counts.sum(axis=1, keepdims=True)
    frequency = np.sqrt(counts / np.where(total > 0, total, 1.0))
    per_term = np.asarray(words.matrix.sum(axis=0)).ravel()
    average = int(counts.sum(axis=1).mean())
    weight = np.log(average / np.maximum(per_term, 1) + 1)
    return np.asarray((frequency * weight)[:threads])
