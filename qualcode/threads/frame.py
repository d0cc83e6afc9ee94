"""BERTopic with our own parts plugged in; only import this where threads are really looked for.

BERTopic (Grootendorst 2022) holds the run together: reduction (none: the features come ready),
clustering (communities found beforehand), a bag of terms per thread, class-based TF-IDF, and the
representation that picks the terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

import qualcode.threads.light  # noqa: F401 (before anything of BERTopic)

# isort: split
from bertopic import BERTopic
from bertopic.backend import BaseEmbedder
from bertopic.cluster import BaseCluster
from bertopic.dimensionality import BaseDimensionalityReduction
from bertopic.vectorizers import ClassTfidfTransformer

from qualcode.threads.features import Matrix
from qualcode.threads.graph import Labels
from qualcode.threads.vocabulary import Vocabulary


class TermCounter:
    """A BERTopic vectorizer over row numbers: a "document" names segments, whose terms are known.

    BERTopic joins the documents of a topic by spaces, so ``"3 17 20"`` stands for three segments;
    a term counts once per segment, however often it is said there.
    """

    def __init__(self, words: Vocabulary) -> None:
        self.words = words

    def fit(self, documents: Sequence[str]) -> TermCounter:
        """Nothing to learn: the terms are known."""
        return self

    def transform(self, documents: Sequence[str]) -> Any:
        """Sparse matrix (documents, terms) of the number of segments that hold each term."""
        from scipy.sparse import csr_matrix

        groups = [[int(row) for row in document.split()] for document in documents]
        bounds = np.cumsum([0, *(len(group) for group in groups)])
        members = np.array([row for group in groups for row in group], dtype=np.int64)
        shape = (len(groups), len(self.words.rows))
        return csr_matrix((np.ones(len(members)), members, bounds), shape=shape) @ self.words.matrix

    def fit_transform(self, documents: Sequence[str]) -> Any:
        """The same as `transform`."""
        return self.transform(documents)

    def get_feature_names_out(self) -> np.ndarray:
        """The lemmas, one per column."""
        return np.array(self.words.lemmas or ("",), dtype=object)


class Communities(BaseCluster):  # type: ignore[misc]
    """A BERTopic cluster model that hands over groups found beforehand."""

    def __init__(self, labels: Labels) -> None:
        self.given = labels

    def fit(self, features: np.ndarray, y: object = None) -> Communities:
        """Take the given groups; `features` must be the rows they were found in."""
        self.labels_ = self.given
        return self


def class_weights(features: Matrix, labels: Labels, words: Vocabulary) -> np.ndarray:
    """c-TF-IDF weight of every term for every thread, by a BERTopic fit: array (threads, terms)."""
    model = BERTopic(
        embedding_model=BaseEmbedder(),
        umap_model=BaseDimensionalityReduction(),
        hdbscan_model=Communities(labels),
        vectorizer_model=TermCounter(words),
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
        verbose=False,
    )
    model.language = "multilingual"
    topics, _ = model.fit_transform([str(row) for row in range(len(labels))], embeddings=features)
    ordered = sorted(set(topics))
    row_of = {
        int(label): ordered.index(topic) for label, topic in zip(labels, topics, strict=True) if label >= 0
    }
    weights = np.asarray(model.c_tf_idf_.todense())
    return weights[[row_of[thread] for thread in range(len(row_of))]]
