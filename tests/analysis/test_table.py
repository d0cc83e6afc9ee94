"""Laying codings on fragments, narrowing, and counting, by hand and against plain Python."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import small_study
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis import CodingTable, Material, crosstab, dimensions, frequencies, material
from qualcode.analysis.counting import distinct
from qualcode.analysis.voice_axes import _quarter
from qualcode.errors import AnalysisError
from qualcode.model import Case, Coding


def figures(found: object, key: str, column: str = "key") -> dict[str, object]:
    return dict(found.set_index(column).loc[key])  # type: ignore[attr-defined]


def test_each_code_counts_for_itself(table: CodingTable) -> None:
    row = figures(frequencies(table), "b/rooster")
    assert (row["codings"], row["fragments"], row["words"]) == (4, 4, 16)  # one of them by two coders
    assert (row["documents"], row["cases"], row["coders"]) == (3, 2, 2)
    assert row["speakers"] == 2  # p1 speaks in two sources and is one person
    assert row["share_fragments"] == pytest.approx(4 / 7)
    assert figures(frequencies(table), "b/werk")["fragments"] == 1


def test_rolled_up_counts_a_fragment_once(table: CodingTable) -> None:
    row = figures(frequencies(table, rolled_up=True), "b/werk")
    assert (row["codings"], row["fragments"], row["words"]) == (6, 4, 16)
    assert figures(frequencies(table, "code.1"), "b/werk")["fragments"] == 4


def test_codes_never_given_stay_in_sight(table: CodingTable) -> None:
    narrowed = table.where(case="Noord")
    assert list(frequencies(narrowed)["key"]) == ["b/werk", "b/rooster", "b/druk", "b/loon"]
    assert figures(frequencies(narrowed), "b/loon")["codings"] == 0


def test_filters_on_the_material_narrow_the_base_and_those_on_codings_do_not(table: CodingTable) -> None:
    assert table.totals["fragments"] == 7
    assert table.where(contractvorm="zzp").totals["fragments"] == 2
    assert table.where(coder="Bas").totals == {**table.totals, "codings": 3, "coders": 1}
    assert table.where(valentie="Tegen").totals["codings"] == 2
    assert table.where(phase="een", contractvorm="vast").totals["fragments"] == 1


def test_a_filter_on_a_code_brings_its_sub_codes(table: CodingTable) -> None:
    assert table.where(code="werk").totals["codings"] == 6
    assert table.where(code="Loon").totals["codings"] == 2


def test_unknown_and_ambiguous_names_are_told(table: CodingTable) -> None:
    for name, value in (("kleur", "x"), ("case", "Oost"), ("facet.x", "y"), ("code.nul", "werk")):
        with pytest.raises(AnalysisError):
            table.where({name: [value]})
    with pytest.raises(AnalysisError) as told:
        table.where(kleur="x")
    assert "speaker.contractvorm" in told.value.cure
    sided = (Case("Noord", {"valentie": "ja"}), small_study.CASES[1])
    two = CodingTable.of(
        Material(sided, table.material.documents, table.material.segments), table.codebooks, ()
    )
    with pytest.raises(AnalysisError, match=r"facet\.valentie, case\.valentie"):
        two.axis("valentie")
    assert two.axis("case.valentie").name == "case.valentie"


def test_dimensions_are_those_of_this_study(table: CodingTable) -> None:
    names = [dimension.name for dimension in dimensions(table)]
    assert {"code", "code.1", "case.sector", "speaker.contractvorm", "document.ronde", "facet.wie"} <= set(
        names
    )
    for name in names:
        table.axis(name)


def test_crosstab_of_code_by_case_takes_shares_of_what_was_said(table: CodingTable) -> None:
    found = crosstab(table, "code", "case")
    assert found.counts.loc["Rooster"].to_dict() == {"Noord": 2, "Zuid": 2}
    assert found.shares.loc["Rooster"].to_dict() == pytest.approx({"Noord": 1.0, "Zuid": 2 / 5})
    assert list(found.cases) == [1, 2, 1, 1]
    assert found.of_cases == 2
    for base, share in {"row": 2 / 4, "total": 2 / 5, "coded": 2 / 3, "material": 2 / 5}.items():
        found = crosstab(table, "code", "case", base=base)
        assert (found.base_name, found.shares.loc["Rooster", "Zuid"]) == (base, pytest.approx(share))
    under = crosstab(table, "code:werk", "case", base="column")  # of what is in this column of the table
    assert under.shares.loc["Rooster", "Zuid"] == 1.0


def test_what_is_nobodys_is_not_counted_and_a_case_out_of_scope_neither(table: CodingTable) -> None:
    assert distinct(np.array([0, 0, 1, 1]), np.array([0, -1, -1, 2]), 2).tolist() == [1, 1]
    assert table.totals["cases"] == 2
    assert table.where(case="noord").totals["cases"] == 1


def test_facets_meet_codes_in_one_coding(table: CodingTable) -> None:
    found = crosstab(table, "code", "facet.valentie").counts
    assert found.loc["Rooster"].to_dict() == {"Voor": 1, "Tegen": 1}
    assert found.loc["Werkdruk"].to_dict() == {"Voor": 0, "Tegen": 1}
    several = crosstab(table, "wie", "valentie").counts
    assert several.loc["Flex"].to_dict() == {"Voor": 1, "Tegen": 1}
    assert several.loc["Vast"].to_dict() == {"Voor": 1, "Tegen": 0}


def test_codes_meet_codes_in_a_fragment_of_one_coder(table: CodingTable) -> None:
    found = crosstab(table, "code", "code").counts
    assert found.loc["Rooster", "Werkdruk"] == 1
    assert found.loc["Rooster", "Loon"] == 0  # Anna gave one and Bas the other
    assert found.loc["Rooster", "Rooster"] == 4


def test_combined_dimensions_keep_empty_combinations(table: CodingTable) -> None:
    axis = table.axis("valentie|wie")
    assert [value.parts for value in axis.values] == [
        ("Voor", "Flex"),
        ("Voor", "Vast"),
        ("Tegen", "Flex"),
        ("Tegen", "Vast"),
    ]
    assert list(frequencies(table, "valentie|wie")["codings"]) == [1, 1, 1, 0]


def test_codes_under_one_code(table: CodingTable) -> None:
    found = frequencies(table, "code:werk")
    assert dict(zip(found["label"], found["fragments"], strict=True)) == {
        "Werk": 1,
        "Rooster": 4,
        "Werkdruk": 1,
    }


def test_unknown_attributes_stand_last(table: CodingTable) -> None:
    assert [value.label for value in table.axis("contractvorm").values] == ["vast", "zzp", "(onbekend)"]


def test_material_without_codings(table: CodingTable) -> None:
    found = material(table, "case")
    assert found["fragments"].tolist() == [2, 5]
    assert found["speakers"].tolist() == [1, 4]
    assert found["coded"].tolist() == [2, 3]


def test_a_free_span_lies_on_the_fragments_it_has_words_of() -> None:
    def on(start: int, end: int) -> tuple[int, int]:
        found = small_study.table([Coding("x", "b/loon", "d1", start, end, "Anna")])
        row = figures(frequencies(found), "b/loon")
        return int(str(row["fragments"])), int(str(row["words"]))

    assert on(40, 58) == (1, 4)  # the whole second fragment
    assert on(44, 52) == (1, 1 + 1)  # "twee drie" begin inside
    assert on(50, 75) == (2, 3)  # the end of one and the beginning of the next
    assert on(41, 43) == (1, 0)  # a piece of a word
    assert on(0, 5) == (0, 0)  # a label before the first fragment


def test_words_under_several_codings_count_once() -> None:
    codings = [
        Coding("x", "b/loon", "d1", 40, 53, "Anna"),
        Coding("y", "b/loon", "d1", 44, 58, "Anna"),
        Coding("z", "b/loon", "d1", 40, 58, "Bas"),
    ]
    row = figures(frequencies(small_study.table(codings)), "b/loon")
    assert (row["codings"], row["fragments"], row["words"]) == (2, 1, 4)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["d1", "d2", "d3"]),
            st.integers(0, 120),
            st.integers(1, 60),
            st.sampled_from(["werk", "rooster", "druk", "loon"]),
            st.sampled_from(["Anna", "Bas"]),
        ),
        max_size=12,
    )
)
def test_counts_agree_with_plain_python(drawn: list[tuple[str, int, int, str, str]]) -> None:
    codings = [
        Coding(f"c{number}", f"b/{code}", document, start, start + length, coder)
        for number, (document, start, length, code, coder) in enumerate(drawn)
    ]
    said = small_study.segments()
    found = crosstab(small_study.table(codings), "code", "document", measure="words").counts
    for code in small_study.BOOK.codes:
        for document in small_study.DOCUMENTS:
            words = {
                (segment.id, at)
                for coding in codings
                if coding.code == f"b/{code.key}" and coding.document == document.id
                for segment in said
                if segment.document == document.id
                for at in (0, 4, 9, 14)
                if max(coding.start, segment.start) <= segment.start + at < min(coding.end, segment.end)
            }
            assert found.loc[code.label].to_dict().get(document.title, 0) == len(words)


def test_an_empty_study_gives_empty_figures() -> None:
    from qualcode.analysis import Material, cooccurrence, sequences

    nothing = CodingTable.of(Material((), (), ()), [small_study.BOOK], ())
    assert frequencies(nothing)["codings"].tolist() == [0, 0, 0, 0]
    assert crosstab(nothing, "code", "case").counts.shape == (4, 0)
    assert cooccurrence(nothing).counts.sum() == 0
    assert sequences(nothing).empty
    assert frequencies(CodingTable.of(Material((), (), ()), [], ())).empty


def test_words_are_those_of_split_however_many_fragments() -> None:
    from qualcode.analysis import Material
    from qualcode.model import Segment

    texts = ["een  twee\u00a0drie", " vier\n\nvijf ", "👩🏽‍⚕️ zes", "zeven\u2028acht"] * 700
    said = [
        Segment("d1", 100 * place, 100 * place + len(text), text, place) for place, text in enumerate(texts)
    ]
    material = Material(small_study.CASES, small_study.DOCUMENTS, said)
    assert material.words.tolist() == [len(text.split()) for text in texts]


def test_dates_among_attributes_stand_in_order_of_time(table: CodingTable) -> None:
    """As a workbook writes them: the day first."""
    given = ("12-03-2026", "3-11-2025", "04-2025")
    told = dict(zip(("d1", "d2", "d3"), given, strict=True))
    documents = [
        replace(one, attributes={**one.attributes, "afgenomen": told[one.id]})
        for one in table.material.documents
    ]
    known = CodingTable.of(
        Material(table.material.cases, documents, table.material.segments), table.codebooks, table.codings
    )
    axis = known.axis("document.afgenomen")
    assert [value.label for value in axis.values] == ["04-2025", "3-11-2025", "12-03-2026"]


def test_periods_stand_in_order_of_time_and_are_written_as_one_writes_them(table: CodingTable) -> None:
    assert [value.label for value in table.axis("date").values] == ["10-01-2024", "20-02-2024", "01-03-2025"]
    assert [value.label for value in table.axis("month").values] == [
        "januari 2024",
        "februari 2024",
        "maart 2025",
    ]


def test_quarters_are_of_three_months_and_phases_stand_by_their_first_date(table: CodingTable) -> None:
    dates = [f"2024-{month:02d}-15" for month in range(1, 13)]
    assert [_quarter(date) for date in dates] == [
        f"2024-K{number}" for number in (1, 2, 3, 4) for _ in range(3)
    ]
    assert (_quarter("2024"), _quarter("")) == ("2024", "")
    late, early = ("2025-01-01", "Aan het begin"), ("2023-01-01", "Zomer")
    documents = [
        replace(document, date=date, title=title, phase=title)
        for document, (date, title) in zip(table.material.documents, (late, early, ("", "Ooit")), strict=True)
    ]
    made = Material(small_study.CASES, documents, table.material.segments)
    axis = CodingTable.of(made, table.codebooks, ()).axis("phase")
    assert [value.label for value in axis.values] == ["Zomer", "Aan het begin", "Ooit"]
