"""What a codebook says before anybody decides is what a suggester says that learned nothing."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from scipy.special import logit
from themed_talk import material

from qualcode.suggesting import Decided, Suggester, calibration, definitions, expectations
from qualcode.suggesting import suggester as suggester_module


def test_expectations_are_those_of_a_suggester_that_learned_nothing_and_reads_whole_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not np.allclose(expectations(material()[0]), Suggester(material()[0]).probabilities)
    whole_words = partial(definitions.definition_scores, spelling=0.0)
    monkeypatch.setattr(suggester_module, "definition_scores", whole_words)
    found, themes = material()
    suggester = Suggester(found)
    likely = expectations(found)
    assert np.allclose(calibration.probabilities(calibration.sober(logit(likely))), suggester.probabilities)
    best = [found.codebook.codes[column].key for column in likely.argmax(axis=1)]
    assert np.mean([one == theme for one, theme in zip(best, themes, strict=True)]) > 0.9
    suggester.learn(found.segments[0].id, Decided(("pauze",), done=True))
    assert not np.allclose(expectations(found), suggester.probabilities)
