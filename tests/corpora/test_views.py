"""Every shipped view, made on the corpora: none empty, and what cells hold is what was said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpora import views
from corpora.gold import CORPORA, FACETS, ROOT, facets, read_texts, units
from qualcode.analysis import Matrix
from qualcode.project.analysing import Analysis

OF_RESEARCHERS = {"Casuskader", "Oogst per thema", "Pilots en suggesties"}
"""Tables with headings of one's own alone: what is in them, a researcher writes."""


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Analysis]:
    with views.project(tmp_path_factory.mktemp("corpora") / "p.db") as made:
        yield made.analysis()


def test_each_view_shows_something(analysis: Analysis) -> None:
    made = {view.name: analysis.make(view) for view in analysis.presets()}
    assert len(made) >= 30
    for name, one in made.items():
        assert len(one.frame) > 0, name
        if one.matrix is None or name in OF_RESEARCHERS or name.startswith("Kernvragen"):
            continue
        assert any(not cell.empty for row in one.matrix.cells for cell in row), name
        assert "nog nergens ingevuld" not in one.note, name


def test_stakeholders_by_phase(analysis: Analysis) -> None:
    found = analysis.make("Betrokkenen × fase", {"coder": ["facetten"]}).matrix
    assert isinstance(found, Matrix)
    assert [value.label for value in found.columns] == ["Ontwikkeling", "Implementatie", "Borging"]
    assert len(found.rows) == 7
    empty = [cell for row in found.cells for cell in row if cell.empty]
    assert empty  # a stakeholder who is given no role in a phase stays in sight
    material = found.table.material
    for row in found.cells:
        for cell in row:
            assert sum(cell.kinds.values()) == len(cell.fragments)
            for place in cell.fragments:
                assert material.segments[place].text


@pytest.mark.parametrize("corpus", CORPORA)
def test_facets_stand_on_the_words_they_were_given_for(corpus: str) -> None:
    import json

    stored = json.loads((ROOT / corpus / "gold" / FACETS).read_text(encoding="utf-8"))
    assert stored == facets(corpus, list(units(corpus, read_texts(corpus))))
