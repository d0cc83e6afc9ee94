"""The groupings that are compared, each a function of a material and a seed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from benchmarks.threads.material import Material
from qualcode.threads import ThreadSettings, find_threads

Labels = NDArray[np.int64]


def ours(**settings: object) -> Callable[[Material, int], Labels]:
    """Our thread step with some settings changed."""

    def group(material: Material, seed: int) -> Labels:
        chosen = ThreadSettings(seed=seed, resamples=0, **settings)  # type: ignore[arg-type]
        found = find_threads(material.segments, material.vectors, material.documents, material.cases, chosen)
        label = {part: place for place, thread in enumerate(found.threads) for part in thread.segments}
        return np.array([label.get(part.id, -1) for part in material.segments])

    return group


def bertopic_defaults(material: Material, seed: int) -> Labels:
    """BERTopic with UMAP and HDBSCAN as they come; only UMAP's seed is fixed."""
    from bertopic import BERTopic
    from bertopic.backend import BaseEmbedder
    from sklearn.feature_extraction.text import CountVectorizer
    from umap import UMAP

    reduction = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
    model = BERTopic(embedding_model=BaseEmbedder(), umap_model=reduction, vectorizer_model=CountVectorizer())
    topics, _ = model.fit_transform([part.text for part in material.segments], material.vectors)
    return np.array(topics)


def k_means(material: Material, seed: int) -> Labels:
    """Spherical k-means on centred vectors, with the square root of n/2 groups."""
    from sklearn.cluster import KMeans

    from qualcode.threads.features import centred

    k = max(2, round((len(material.segments) / 2) ** 0.5))
    return np.asarray(
        KMeans(k, n_init=10, random_state=seed).fit_predict(centred(material.vectors)), dtype=np.int64
    )


EVERYTHING_OFF = {
    "neighbours": 7,
    "own_neighbours": 7,
    "lexical": 1.0,
    "surroundings": 0.0,
    "min_words": 0,
    "belonging": -1.0,
}
VARIANTS: dict[str, Callable[[Material, int], Labels]] = {
    "qualcode": ours(),
    "  without surroundings": ours(surroundings=0.0),
    "  neighbours from anywhere": ours(own_neighbours=10),
    "  no TF-IDF/LSA block": ours(lexical=0.0),
    "  TF-IDF/LSA block, weight 1": ours(lexical=1.0),
    "  short segments grouped too": ours(min_words=0),
    "  nothing left over": ours(belonging=-1.0),
    "graph as in the design": ours(**EVERYTHING_OFF),
    "spherical k-means": k_means,
    "BERTopic's defaults": bertopic_defaults,
}
