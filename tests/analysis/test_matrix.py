"""Matrices and views, by hand; every shipped view on the care corpus' codebook."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import small_study

from qualcode.analysis import CodingTable, Material, View, make, matrix, shipped
from qualcode.analysis.making import LISTS
from qualcode.analysis.quoting import chosen
from qualcode.analysis.views import KINDS
from qualcode.analysis.wording import provenance
from qualcode.codebook import load
from qualcode.codebook import shipped as books
from qualcode.errors import AnalysisError
from qualcode.i18n import t
from qualcode.model import Segment, Summary


def test_counts_cases_and_empty_cells(table: CodingTable) -> None:
    found = matrix(table, View("v", rows="code", columns="case", rolled_up=False))
    assert found.frame().to_numpy().tolist() == [[0, 1, 1], [2, 2, 2], [1, 0, 1], [0, 2, 1]]
    assert list(found.frame().columns) == ["Noord", "Zuid", "casussen (van 2)"]
    assert found.cells[0][0].empty


def test_cells_lead_back_to_fragments_and_tell_their_kinds(table: CodingTable) -> None:
    found = matrix(table, View("v", rows="code", columns="case", rolled_up=False))
    cell = found.cells[1][1]
    assert [table.material.segments[place].id for place in cell.fragments] == ["d2:10-28", "d3:10-28"]
    assert cell.kinds == {"interview": 1, "leerteam": 1}
    assert (cell.count, cell.cases) == (2, 1)
    assert found.content(1, 1) == 2


def test_a_summary_is_shown_with_what_it_stands_on(table: CodingTable) -> None:
    view = View("v", rows="code", columns="case", cell="summary", rolled_up=False)
    key = matrix(table, view).cells[1][1].key
    written = {key: Summary(key, "Zelf kiezen helpt.", "Anna")}
    found = matrix(table, view, written)
    assert found.content(1, 1) == "Zelf kiezen helpt.\n(interview 1, leerteam 1)"
    assert found.content(0, 0) is None
    turned = matrix(table, replace(view, rows="case", columns="code"), written)
    assert turned.cells[1][1].summary == "Zelf kiezen helpt."


def test_what_a_view_leaves_in_is_part_of_a_cells_key_but_the_coder_is_not(table: CodingTable) -> None:
    view = View("v", rows="code", columns="case")
    plain = matrix(table, view).cells[1][1].key
    by_anna = matrix(table, replace(view, filters={"coder": ("Anna",)}))
    later = matrix(table, replace(view, filters={"phase": ("een",)}))
    assert by_anna.cells[1][1].key == plain
    assert later.cells[1][0].key != plain
    assert later.filters == (("Fase van het onderzoek", ("een",)),)


def test_headings_of_ones_own_belong_to_their_view(table: CodingTable) -> None:
    view = View("kader", rows="case", columns="", column_headings=("Profiel",), row_headings=("Samen",))
    found = matrix(table, view)
    assert [value.label for value in found.rows] == ["Noord", "Zuid", "Samen"]
    key = found.cells[0][0].key
    assert key == "case=noord|kop=Profiel|view=kader"
    again = matrix(table, view, {key: Summary(key, "Klein team", "Anna")})
    assert again.content(0, 0) == "Klein team"
    assert matrix(table, replace(view, name="ander")).cells[0][0].key != key


def test_ranges_are_over_the_cases(table: CodingTable) -> None:
    found = matrix(table, View("v", rows="code", columns="kind", cell="range", rolled_up=False))
    cell = found.cells[1][0]  # rooster in interviews: 2 of 2 in Noord, 1 of 3 in Zuid
    assert (cell.low, cell.high) == pytest.approx((1 / 3, 1.0))
    assert found.content(1, 0) == "33–100%"
    assert np.isfinite(cell.share)


def test_combined_rows_groups_and_marks(table: CodingTable) -> None:
    view = View("v", rows="valentie|wie", columns="case", group="case.sector", cell="mark")
    found = matrix(table, view)
    assert [value.group for value in found.columns] == ["wijk", "huis"]
    by_kind = matrix(table, View("v", rows="code", columns="kind", group="case"))
    assert [value.group for value in by_kind.columns] == ["", "Zuid"], "interviews are of both cases"
    assert found.frame()["Noord"].tolist() == ["●", "●", "●", "–"]
    assert len(matrix(table, replace(view, empty_rows=False)).rows) == 3


def test_rows_with_most_first(table: CodingTable) -> None:
    found = matrix(table, View("v", rows="code", columns="case", sort="most", rolled_up=False))
    assert [value.label for value in found.rows] == ["Rooster", "Loon", "Werk", "Werkdruk"]


def test_material_counts_what_was_said(table: CodingTable) -> None:
    view = View("v", rows="case", columns="kind", of="material", measure="documents")
    assert matrix(table, view).frame().to_numpy()[:, :2].tolist() == [[1, 0], [1, 1]]
    with pytest.raises(AnalysisError):
        matrix(table, replace(view, rows="code"))


def test_shares_of_what_was_said_are_of_different_things(table: CodingTable) -> None:
    """One of the four people is heard in both cases."""
    view = View("v", rows="case", columns="kind", of="material", measure="speakers", cell="share")
    shown = {base: matrix(table, replace(view, base=base)).frame() for base in ("column", "row", "total")}
    assert shown["row"].loc["Zuid"].tolist()[:2] == [2 / 4, 2 / 4]
    assert shown["column"]["leerteam"].tolist() == [0.0, 1.0]
    assert shown["total"].loc["Zuid"].tolist()[:2] == [2 / 4, 2 / 4]
    with pytest.raises(AnalysisError):
        matrix(table, replace(view, base="everything"))


@pytest.mark.parametrize("rows", ["coder", "Codeur", "case|codeur"])
def test_a_view_by_coder_is_one_in_either_language(rows: str) -> None:
    assert View("v", rows=rows).by_coder
    assert View("v", filters={rows: ("Anna",)}).by_coder
    assert not View("v", rows="code", columns="case").by_coder


def test_beside_shares_stands_of_what_they_are_and_in_a_cell_what_it_rests_on_most_first(
    table: CodingTable,
) -> None:
    shares = View("v", rows="code", columns="case", cell="share")
    for view, base in ((shares, "material"), (replace(shares, columns="coder"), "row")):
        told = t(f"analysis.base.{base}").capitalize() + "."
        assert told in matrix(table, view).note()
    assert provenance({"interview": 1, "leerteam": 2, "rapport": 1}) == "leerteam 2, interview 1, rapport 1"


def test_quotes_come_from_different_cases_first(table: CodingTable) -> None:
    picked = chosen(table.material, [1, 2, 3, 6], 2)
    assert {table.material.segments[place].document for place in picked} == {"d1", "d2"}
    told = matrix(table, View("v", rows="code", columns="case", cell="quotes", quotes=1)).content(1, 0)
    assert told == "“een twee drie vier” – vast, wijk"


def test_quotes_are_of_readable_length_and_stand_in_reading_order() -> None:
    said, start = [], 0
    for words in (200, 3, 44, 60):
        text = " ".join(["woord"] * words)
        said.append(Segment("d1", start, start + len(text), text, len(said), "R1"))
        start += len(text) + 2
    material = Material(small_study.CASES, small_study.DOCUMENTS, said)
    assert chosen(material, [0, 1, 2, 3], 1) == [2]
    assert chosen(material, [3, 2, 1, 0], 3) == [1, 2, 3]


def test_a_facet_that_nobody_filled_in_is_told(table: CodingTable) -> None:
    bare = small_study.table([small_study.coding(1, 1, "loon")])
    assert "‘Valentie’ is nog nergens ingevuld" in matrix(bare, View("v", columns="valentie")).note()
    assert "ingevuld" not in matrix(table, View("v", columns="valentie")).note()


def test_a_view_survives_being_kept() -> None:
    view = View("v", rows="a|b", filters={"phase": ("een",)}, column_headings=("X",), options={"near": 2})
    assert View.of_details("v", view.details()) == view
    with pytest.raises(AnalysisError):
        View.of_details("v", {"kolommen": "case"})
    with pytest.raises(AnalysisError):
        View.of_details("v", {"cell": "plaatje"})


@pytest.mark.parametrize(
    "kind", ["frequencies", "cooccurrence", "sequences", "agreement", "disagreements", "talk"]
)
def test_every_kind_of_view_gives_a_table_for_readers(table: CodingTable, kind: str) -> None:
    made = make(table, View("v", kind=kind, rows="code"))
    assert len(made.frame) > 0
    assert not {"key", "share_fragments", "one", "label"} & set(made.frame.columns)


def test_contrast_and_saturation_as_views(table: CodingTable) -> None:
    compared = make(
        table, View("v", kind="contrast", columns="contractvorm", options={"one": "vast", "other": "zzp"})
    )
    assert "Verschil in sprekers" in compared.frame.columns
    assert "Newcombe" in compared.note
    followed = make(table, View("v", kind="saturation", options={"base": 1, "run": 1}))
    assert "Guest" in followed.note


def test_shipped_views_are_made_for_their_codebook(table: CodingTable) -> None:
    book = load(books()["flexwerk-zorg"])
    study = CodingTable.of(small_material(table), [book], ())
    views = shipped("flexwerk-zorg")
    assert len([view for view in views if view.kind == "matrix"]) >= 21
    assert len({view.name for view in views}) == len(views)
    for view in views:
        if view.kind == "saturation":
            continue
        made = make(study, view)
        assert made.title
        if view.kind == "matrix" and view.rows.startswith("code.1") and view.empty_rows:
            assert len(made.frame) == 10


def test_every_kind_of_view_can_be_made(table: CodingTable) -> None:
    assert {"matrix", *LISTS} == set(KINDS)
    with pytest.raises(AnalysisError, match="kind"):
        make(table, View("v", kind="bestaat niet"))


def small_material(table: CodingTable) -> Material:
    """The small study's material, with the attributes that the shipped views ask for."""

    documents = [
        replace(
            document,
            speakers=tuple(
                replace(one, attributes={**one.attributes, "perspectief": "medewerker"})
                for one in document.speakers
            ),
        )
        for document in table.material.documents
    ]
    return Material(table.material.cases, documents, table.material.segments)
