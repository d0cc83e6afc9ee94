"""The page Analyse: tables, filters and views in the address, what is kept and goes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from analysed import coded_by_two, shown, sound
from docx import Document
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from app.analysing import choice
from qualcode.analysis.views import View
from qualcode.model import Code, Codebook, Coding, Pseudonym, SegmentKind
from qualcode.project import Project


@pytest.fixture
def coded(study: Path) -> Path:
    return coded_by_two(study)


def test_without_codings_the_page_says_so(screen: Callable[..., AppTest], study: Path) -> None:
    test = screen("analysis", study)
    assert sound(test)
    assert "nog niets gecodeerd" in shown(test)


@pytest.mark.parametrize("kind", choice.KINDS)
def test_every_kind_of_table_stands(screen: Callable[..., AppTest], coded: Path, kind: str) -> None:
    assert sound(screen("analysis", coded, kind=kind, columns="case" if kind == "contrast" else ""))


def test_the_table_counts_whose_codings_one_chooses(screen: Callable[..., AppTest], coded: Path) -> None:
    noor = screen("analysis", coded, by="Noor", measure="codings").dataframe[0].value
    joost = screen("analysis", coded, by="Joost", measure="codings").dataframe[0].value
    assert list(noor["Code"]) == ["Rooster", "Erbij <b>horen</b>"]
    assert noor["Huis Noord"].sum() > joost["Huis Noord"].sum()
    assert joost["Huis Noord"].iloc[0] == 0
    assert "telt één keer" in shown(screen("analysis", coded, by=choice.ALL_CODERS))
    with Project.open(coded) as project:
        project.count_codings_of("Joost")
    assert "alleen de codes van Joost" in shown(screen("analysis", coded))


@pytest.mark.parametrize("by", [choice.AS_SET, "Joost", choice.ALL_CODERS])
def test_who_codes_blind_sees_nothing_of_others_there(
    screen: Callable[..., AppTest], coded: Path, by: str
) -> None:
    with Project.open(coded, who="Noor") as project:
        project.set_blind([one.id for one in project.documents()])
    test = screen("analysis", coded, by=by, measure="codings")
    assert sound(test)
    assert "blind codeert, telt op deze pagina niet mee" in shown(test)
    counts = test.dataframe[0].value.set_index("Code")["Huis Noord"]
    with Project.open(coded, who="Noor") as project:
        here = {one.id for one in project.documents() if one.case == "huis-noord"}
        own = [one.code for one in project.codings(coder="Noor") if one.document in here]
    codes = {"Rooster": "boek/rooster", "Erbij <b>horen</b>": "boek/horen"}
    expected = {name: 0 if by == "Joost" else own.count(code) for name, code in codes.items()}
    assert counts.loc[list(expected)].to_dict() == expected
    assert sound(screen("output", coded))
    output = screen("output", coded)
    assert "blijft uit het bestand" in shown(output)
    output.checkbox(key="output-others").check().run()
    assert sound(output)
    assert "In dit bestand staat ook wat anderen codeerden" in shown(output)
    assert "blijft uit het bestand" not in shown(output)
    assert "blind codeert" in shown(screen("codebook", coded))


def test_a_filter_in_the_address_narrows_the_table(screen: Callable[..., AppTest], coded: Path) -> None:
    wanted = choice.told({"case": ["huis-noord"]})
    test = screen("analysis", coded, filters=wanted)
    assert sound(test)
    assert "Alleen Casus: Huis Noord" in shown(test)
    table = test.dataframe[0].value
    assert table["Huis Noord"].sum() > 0
    assert "Huis Zuid" not in table or table["Huis Zuid"].sum() == 0


def test_a_table_is_saved_under_a_name_and_found_again(screen: Callable[..., AppTest], coded: Path) -> None:
    test = screen("analysis", coded, rows="case", columns="code")
    test = next(b for b in test.button if b.label.startswith("Bewaren")).click().run()
    next(field for field in test.text_input if field.label == "Naam").input("Tabel 3")
    test = next(b for b in test.button if b.proto.is_form_submitter and b.label == "Bewaren").click().run()
    assert sound(test)
    with Project.open(coded) as project:
        assert project.views()["Tabel 3"]["rows"] == "case"
    again = screen("analysis", coded, view="Tabel 3")
    assert list(again.dataframe[0].value.columns[:1]) == ["Casus"]


def test_what_is_kept_is_what_one_sees(screen: Callable[..., AppTest], coded: Path) -> None:
    """A layout and a filter that were chosen are there at once, and go along when the table is kept."""
    test = screen("analysis", coded, panel="layout")
    next(field for field in test.selectbox if field.label == "Rijen").set_value("case").run()
    assert list(test.dataframe[0].value.columns[:1]) == ["Casus"]
    test = next(b for b in test.button if b.label.startswith("Filters")).click().run()
    test = next(field for field in test.selectbox if field.label == "Filter op").set_value("case").run()
    test.multiselect(key="analysis-filter-case").set_value(["huis-noord"]).run()
    assert "Alleen Casus: Huis Noord" in shown(test)
    test = next(b for b in test.button if b.label.startswith("Bewaren")).click().run()
    next(field for field in test.text_input if field.label == "Naam").input("Noord")
    test = next(b for b in test.button if b.proto.is_form_submitter and b.label == "Bewaren").click().run()
    assert sound(test)
    with Project.open(coded) as project:
        kept = project.views()["Noord"]
    assert (kept["rows"], kept["filters"]) == ("case", {"case": ["huis-noord"]})
    test = screen("analysis", coded, view="Noord", panel="filters", filter="case")
    test.multiselect(key="analysis-filter-case").set_value([]).run()
    assert "Alleen Casus" not in shown(test)  # a view's own filter can be let go as well
    assert sound(test)


def test_one_panel_is_open_at_a_time_and_the_address_has_it(
    screen: Callable[..., AppTest], coded: Path
) -> None:
    test = screen("analysis", coded, panel="layout")
    assert [form.label for form in test.selectbox if form.label == "In de cel"]
    test = next(b for b in test.button if b.label.startswith("Filters")).click().run()
    assert "In de cel" not in [field.label for field in test.selectbox]
    assert "".join(test.query_params["panel"]) == "filters"
    test = next(field for field in test.selectbox if field.label == "Filter op").set_value("role").run()
    assert "".join(test.query_params["filter"]) == "role"
    again = screen("analysis", coded, panel="filters", filter="role")
    assert [field.label for field in again.multiselect] == ["Laat alleen zien"]
    again = next(b for b in again.button if b.label.startswith("Filters")).click().run()
    assert "panel" not in again.query_params
    assert sound(again)


def test_the_address_changes_a_view_and_nonsense_in_it_is_passed_over() -> None:
    view = View("Vast", rows="case", filters={"kind": ("interview",)})
    found = choice.chosen([view], {"view": "Vast", "rows": "phase", "rolled": "0", "filters": "{kapot"})
    assert (found.rows, found.rolled_up, found.filters) == ("phase", False, {"kind": ("interview",)})
    assert choice.filters('["geen"]') == {}
    let_go = choice.chosen([view], {"view": "Vast", "filters": choice.told({"case": ["a"], "kind": []})})
    assert let_go.filters == {"case": ("a",)}


def test_an_empty_table_says_what_would_fill_it(screen: Callable[..., AppTest], coded: Path) -> None:
    test = screen(
        "analysis", coded, rows="case", columns=choice.NONE, own_columns="Profiel~Vraag", cell="summary"
    )
    assert sound(test)
    assert "Deze tabel is nog leeg" in shown(test)
    assert "Klik op een cel" in shown(test)
    assert list(test.dataframe[0].value.columns) == ["Casus", "Profiel", "Vraag"]
    assert "nog leeg" not in shown(screen("analysis", coded))


def test_an_address_may_hold_headings_and_leave_a_dimension_out() -> None:
    found = choice.chosen([], {"rows": choice.NONE, "own_rows": "Waarom?~Hoe?", "columns": "case|kind"})
    assert (found.rows, found.row_headings, found.columns) == ("", ("Waarom?", "Hoe?"), "case|kind")
    assert choice.chosen([View("a", row_headings=("x",))], {"view": "a"}).row_headings == ("x",)
    assert choice.chosen([View("a", row_headings=("x",))], {"view": "a", "own_rows": "-"}).row_headings == ()
    assert choice.lines(" Waarom? \n\n Hoe~dan ") == "Waarom?~Hoe-dan"


def test_a_course_over_time_is_kept_and_made(screen: Callable[..., AppTest], coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        analysis = project.analysis()
        analysis.save(View("Verloop", kind="time", rows="code", columns="phase"))
        made = analysis.make("Verloop")
    assert made.plain[0] == "label"
    assert all(name.startswith("share: ") for name in made.plain[1:])
    assert sound(screen("analysis", coded, view="Verloop"))


@pytest.mark.parametrize("kind", choice.KINDS)
def test_codes_of_one_name_below_others_stand_in_every_kind_of_table(
    screen: Callable[..., AppTest], study: Path, kind: str
) -> None:
    twice = (Code("druk", "Druk", parent="werk"), Code("druk-thuis", "Druk", parent="thuis"))
    with Project.open(study, who="Noor") as project:
        book = Codebook("boek", "Boek", (Code("werk", "Werk"), twice[0], Code("thuis", "Thuis"), twice[1]))
        project.load_codebook(book)
        for number, document in enumerate(project.documents()):
            project.set_document(document.id, phase=f"meting {number}")
            for nth, segment in enumerate(project.segments(document=document.id, kind=SegmentKind.CONTENT)):
                code = f"boek/{twice[nth % 2].key}"
                project.code([Coding("", code, document.id, segment.start, segment.end, "Noor")])
    columns = {"contrast": "case", "time": "phase"}.get(kind, "")
    assert sound(screen("analysis", study, kind=kind, rows="code", columns=columns))


@pytest.mark.parametrize(("columns", "what"), [("phase", "een fase"), ("month", "een datum")])
def test_of_one_period_is_told_what_would_make_a_course(
    screen: Callable[..., AppTest], coded: Path, columns: str, what: str
) -> None:
    over_time = {"kind": "time", "rows": "code", "columns": columns}
    test = screen("analysis", coded, **over_time)
    assert sound(test)
    assert "nog geen verloop" in shown(test)
    assert what in shown(test)
    with Project.open(coded, who="Noor") as project:
        for number, one in enumerate(project.documents(), 1):
            project.set_document(one.id, phase=f"{number}-meting", date=f"2026-0{number}-01")
    assert "nog geen verloop" not in shown(
        screen("analysis", coded, kind="time", rows="code", columns=columns)
    )


def test_two_groups_side_by_side_are_kept_and_go_out(
    screen: Callable[..., AppTest], coded: Path, tmp_path: Path
) -> None:
    views = [View("Groepen", kind="contrast")]
    place = {"view": "Groepen", "one": "huis-zuid", "other": choice.NONE}
    view = choice.chosen(views, place)
    assert view.options == {"one": "huis-zuid", "other": ""}
    assert not choice.chosen([view], {"view": "Groepen", "columns": "role"}).options
    assert not choice.chosen([view], {"view": "Groepen", "kind": "cooccurrence"}).options
    with Project.open(coded, who="Noor") as project:
        project.analysis().save(view)
        project.analysis().save(replace(view, name="Eerste groep", options={}))
        frame = project.analysis().make("Groepen").frame
        path = project.export_table(tmp_path / "groepen.csv", view)
    assert len(path.read_text("utf-8-sig").splitlines()) == 1 + len(frame)
    test = screen("analysis", coded, view="Groepen")
    assert sound(test)
    assert test.selectbox(key="analysis-one-case-('huis-zuid', '')").value == "huis-zuid"


def test_a_table_goes_out_with_pseudonyms(
    screen: Callable[..., AppTest], coded: Path, tmp_path: Path
) -> None:
    view = View("Huis Noord apart", caption="Over Huis Noord", filters={"case": ("huis-noord",)})
    assert "nog geen pseudoniemen" in shown(screen("analysis", coded, names="pseudonyms"))
    with Project.open(coded, who="Noor") as project:
        project.set_pseudonyms([Pseudonym("Huis Noord", "de locatie")])
        plain = project.export_table(tmp_path / "echt.csv", view).read_text("utf-8-sig")
        told = project.export_table(tmp_path / "tabel.csv", view, pseudonyms=True).read_text("utf-8-sig")
        word = project.export_table(tmp_path / "tabel.docx", view, pseudonyms=True)
    assert "Huis Noord" in plain
    assert told == plain.replace("Huis Noord", "de locatie")
    written = " ".join(paragraph.text for paragraph in Document(str(word)).paragraphs)
    assert "Over de locatie" in written
    assert "Huis Noord" not in written
    assert "nog geen pseudoniemen" not in shown(screen("analysis", coded, names="pseudonyms"))


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_one_table_goes_out_by_itself(coded: Path, tmp_path: Path, suffix: str) -> None:
    with Project.open(coded, who="Noor") as project:
        view = View("Codes per casus", caption="Wie waarover praat", number="Tabel 3")
        path = project.export_table(tmp_path / f"tabel{suffix}", view)
    if suffix == ".docx":
        document = Document(str(path))
        assert document.tables[0].cell(1, 0).text == "Rooster"
        assert "Tabel 3: Wie waarover praat" in [paragraph.text for paragraph in document.paragraphs]
    else:
        (sheet,) = load_workbook(path).worksheets
        assert sheet["A1"].value == "Tabel 3. Wie waarover praat"
        assert sheet["A5"].value == "Rooster"
