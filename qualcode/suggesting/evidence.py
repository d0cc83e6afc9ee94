"""Why a code is proposed: words of the fragment and of the code, earlier decisions, and doubts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from qualcode.language import is_content, sentences
from qualcode.model import Evidence
from qualcode.suggesting.definitions import centred, spread_of
from qualcode.suggesting.material import Material
from qualcode.suggesting.parts import exclusions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MOST_SHARED_WORDS = 5
MOST_NEIGHBOURS = 2
LIKE = 1.0
SLIGHT = 0.05
TELLING_SHARE = 0.25
LEAST_CONTENT_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Pull:
    """What each thing adds to the log odds of one code in one fragment, above what is usual for that code.

    Attributes
    ----------
    own : how well the fragment itself fits the code's text; `asked`: the question before it; `around`: what
        stands around it.
    alike : what was decided on fragments that are like it; `nearby`: on those around it.
    fitting : how well every fragment itself fits the code's text, (n,).
    """

    own: float
    asked: float
    around: float
    alike: float
    nearby: float
    fitting: Floats


class Explainer:
    """Finds the evidence for one fragment and code at a time; kinds are listed at `why`.

    Parameters
    ----------
    features : gives the features of all fragments, (n, p); asked for once something is confirmed.
    """

    def __init__(self, material: Material, features: Callable[[], NDArray[np.float32]]) -> None:
        import numpy as np

        self._telling: dict[int, bool] = {}
        self._split: tuple[int, list[str]] = (-1, [])
        self._material = material
        self._features = features
        self._own = centred(material.vectors)
        self._parts = _Scaled(self._own, material.part_vectors)
        code_of = np.array([part.code for part in material.parts], dtype=np.intp)
        self._own_parts = [np.flatnonzero(code_of == code) for code in range(len(material.codebook.codes))]
        self._exclusions = exclusions(material.codebook)
        self._excluded = _Scaled(self._own, material.exclusion_vectors)

    def why(
        self, row: int, code: int, pull: Pull, probabilities: Floats, decisions: NDArray[np.int8]
    ) -> tuple[Evidence, ...]:
        """What speaks for a code in a fragment, what pulls most first; what pulls nothing is no reason.

        ``definition`` or ``example``: the part of the code that lies nearest. ``sentence``: the sentence of
        the fragment that shares most with the code. ``words``: the words they share. ``pieces``: words that
        hold a word of the code, or are held by one. ``question``: the question before the fragment.
        ``around``: what stands near it and fits best. ``neighbour``: a fragment with that code, confirmed,
        that is like this one and says something. ``nearby``: one in the same stretch of conversation.
        ``exclusion``, always last, speaks against: a sentence of *niet toepassen* that fits better, or whose
        code does.

        Parameters
        ----------
        probabilities : of all codes for this fragment, (k,).
        decisions : on this code for all fragments, (n,): 1 confirmed, -1 not, 0 open.
        """
        ways: list[tuple[float, Callable[[], list[Evidence]]]] = [
            (pull.own, lambda: [self._part(row, code), *self._sentence_and_words(row, code)]),
            (pull.asked, lambda: self._question(row)),
            (pull.around, lambda: self._around(row, pull.fitting)),
            (pull.alike, lambda: self._neighbours(row, decisions)),
            (pull.nearby, lambda: self._nearby(row, decisions)),
        ]
        enough = max(SLIGHT, TELLING_SHARE * max(force for force, _ in ways))
        strongest = sorted(ways, key=lambda way: -way[0])
        found: list[Evidence] = []
        for force, tell in strongest:
            if force >= enough:
                named = {one.segment for one in found if one.segment}
                found += [one for one in tell() if one.segment not in named]
        return (*found, *self._exclusion(row, code, probabilities))

    def _part(self, row: int, code: int) -> Evidence:
        import numpy as np

        own = self._own_parts[code]
        best = self._material.parts[int(own[np.argmax(self._parts.of(row, own))])]
        return Evidence("example" if best.kind == "example" else "definition", best.text)

    def _sentence_and_words(self, row: int, code: int) -> list[Evidence]:
        words = self._material.words
        weights, akin = words.shared(row, code), words.akin(row, code)
        telling = _telling_sentence(self._sentences(row), weights)
        found = [Evidence("sentence", telling)] if telling else []
        if weights:
            likest = sorted(weights, key=lambda word: -weights[word])
            found.append(Evidence("words", ", ".join(likest[:MOST_SHARED_WORDS])))
        if akin:
            pairs = [f"{said} ({of_code})" for said, of_code in akin.items()]
            found.append(Evidence("pieces", ", ".join(pairs[:MOST_SHARED_WORDS])))
        return found

    def _question(self, row: int) -> list[Evidence]:
        """Its last sentence: what comes before that leads up to it."""
        asked = self._material.asked[row]
        return [Evidence("question", asked[start:end]) for start, end in sentences(asked)[-1:]]

    def _around(self, row: int, fitting: Floats) -> list[Evidence]:
        """The one of the fragments around that brings most."""
        import numpy as np

        near = self._material.near
        start, end = near.indptr[row : row + 2]
        places = near.indices[start:end]
        if not len(places):
            return []
        best = self._material.segments[int(places[np.argmax(near.data[start:end] * fitting[places])])]
        return [Evidence("around", best.text, best.id)]

    def _sentences(self, row: int) -> list[str]:
        """The sentences of a fragment; the last one's are kept, for its codes come one after another."""
        held = self._split
        if held[0] != row:
            text = self._material.segments[row].text
            held = self._split = row, [text[start:end] for start, end in sentences(text)]
        return held[1]

    def _neighbours(self, row: int, decisions: NDArray[np.int8]) -> list[Evidence]:
        import numpy as np

        confirmed = _others(row, decisions)
        if not len(confirmed):
            return []
        features = self._features()
        likeness = features[confirmed] @ features[row]
        order = np.argsort(-likeness, kind="stable")
        nearest = confirmed[order[likeness[order] > 0]].tolist()
        return self._told("neighbour", islice(filter(self._tells, nearest), MOST_NEIGHBOURS))

    def _nearby(self, row: int, decisions: NDArray[np.int8]) -> list[Evidence]:
        start, end = self._material.near.indptr[row : row + 2]
        near = set(self._material.near.indices[start:end].tolist())
        around = (place for place in _others(row, decisions).tolist() if place in near)
        return self._told("nearby", islice(filter(self._tells, around), 1))

    def _told(self, kind: str, rows: Iterable[int]) -> list[Evidence]:
        segments = self._material.segments
        return [Evidence(kind, segments[place].text, segments[place].id) for place in rows]

    def _tells(self, row: int) -> bool:
        """Whether a fragment says enough to show what a code is about: *"O, jazeker."* does not."""
        held = self._telling.get(row)
        if held is None:
            words = {word.lower() for word in _WORD.findall(self._material.segments[row].text)}
            held = self._telling[row] = sum(map(is_content, words)) >= LEAST_CONTENT_WORDS
        return held

    def _exclusion(self, row: int, code: int, probabilities: Floats) -> list[Evidence]:
        import numpy as np

        own = [place for place, excluded in enumerate(self._exclusions) if excluded.code == code]
        if not own:
            return []
        likeness = self._excluded.of(row, np.array(own))
        likest = self._exclusions[own[int(np.argmax(likeness))]]
        better = likest.instead is not None and probabilities[likest.instead] > probabilities[code]
        mine = self._parts.of(row, self._own_parts[code]).max()
        if likeness.max() > LIKE and (better or likeness.max() > mine):
            return [Evidence("exclusion", likest.told)]
        return []


def _others(row: int, decisions: NDArray[np.int8]) -> NDArray[np.intp]:
    """Where the code was confirmed, but for the fragment itself."""
    import numpy as np

    confirmed = np.flatnonzero(decisions > 0)
    found: NDArray[np.intp] = confirmed[confirmed != row]
    return found


def _telling_sentence(found: Sequence[str], weights: Mapping[str, float]) -> str:
    """The sentence whose words weigh most; empty where there is but one, or no word."""
    if len(found) < 2 or not weights:
        return ""
    return max(found, key=lambda sentence: sum(weights[word] for word in weights if word in sentence))


class _Scaled:
    """Cosines of fragments with other texts, in each text's own scale; one row at a time."""

    def __init__(self, fragments: Floats, texts: NDArray[np.floating]) -> None:
        self._fragments = fragments
        self._texts = centred(texts)
        self._mean, spread = spread_of(fragments, self._texts)
        self._spread = spread + 1e-9

    def of(self, row: int, which: NDArray[np.intp]) -> Floats:
        """Standardised cosines of the fragment at `row` with the texts at `which`; as many as `which` has."""
        cosines = self._texts[which] @ self._fragments[row]
        found: Floats = (cosines - self._mean[which]) / self._spread[which]
        return found
