"""The page Uitvoer: what is shown before a file is made is what will stand in it."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest
from streamlit.testing.v1 import AppTest

from app import work
from app.parts.outputs import FORMS, Choice, Made, make
from app.parts.preview import KIND as PREVIEW
from app.parts.preview import preview
from app.screens.output import KIND
from qualcode.model import Code, Codebook, Coding, Pseudonym
from qualcode.project import Project
from qualcode.reporting.attribution import Grain

BOOK = Codebook("boek", "Boek", (Code("rooster", "Rooster van Mila"), Code("vrij", "Vrij <b>zijn</b>")))


def shown(test: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in test.get("html"))


def test_of_a_codebook_the_codes_are_shown_and_no_participants(
    screen: Callable[..., AppTest], study: Path
) -> None:
    with Project.open(study, who="Noor") as project:
        project.load_codebook(BOOK)
        project.set_pseudonyms([Pseudonym("Mila", "Deelnemer 1", "persoon")])
    told = shown(screen("output", study, form="qdc"))
    assert "2 codes" in told
    assert "Rooster van Mila, Vrij &lt;b&gt;zijn&lt;/b&gt;" in told
    assert "Zo staan citaten erin" not in told
    assert "Rooster van Deelnemer 1" in shown(screen("output", study, form="qdc", names="pseudonyms"))


def test_quotes_in_tables_have_speaker_and_source(study: Path) -> None:
    with Project.open(study, who="Noor") as project:
        made = project.study()
        titles = {document.title for document in project.documents()}
    in_columns = [told for _, told in preview(made, None).quotes]
    assert in_columns
    assert all(any(told.endswith(title) for title in titles) for told in in_columns)
    attributed = [told for _, told in preview(made, Grain.ROLE).quotes]
    assert not any(title in told for told in attributed for title in titles)


def test_files_of_who_codes_blind_hold_nothing_of_others_unless_asked(study: Path) -> None:
    with Project.open(study, who="Noor") as project:
        project.load_codebook(BOOK)
        first, *_ = project.documents()
        place = project.segments(document=first.id)[0]
        project.code([Coding("", "boek/vrij", first.id, place.start, place.end, "Joost")])
        project.set_blind([first.id])
        for others in (False, True):
            held = {
                form.key: _words(make(project, Choice(form.key, False, Grain.CASE, others=others)))
                for form in FORMS
            }
            told = {key for key, words in held.items() if "Joost" in words}
            assert told == (set(held) - {"qdc"} if others else set()), others


def test_the_name_of_a_file_tells_whose_work_and_whose_names_are_in_it(study: Path) -> None:
    with Project.open(study, who="Noor") as project:
        first, *_ = project.documents()

        def name(
            form: str, *, pseudonyms: bool = False, grain: Grain = Grain.SECTOR, others: bool = False
        ) -> str:
            return make(project, Choice(form, pseudonyms, grain, others=others)).path.stem

        plain = name("word")
        assert name("excel", grain=Grain.CASE) == plain
        assert name("word", grain=Grain.CASE) == f"{plain}-team"
        assert name("jsonl", pseudonyms=True) == f"{plain}-pseudoniemen"
        project.load_codebook(BOOK)
        project.set_blind([first.id])
        assert name("jsonl") == f"{plain}-blind-noor"
        assert name("jsonl", others=True) == name("qdc") == plain
        assert name("jsonl", pseudonyms=True) == f"{plain}-pseudoniemen-blind-noor"


def test_before_a_file_is_made_memos_are_told_of(study: Path) -> None:
    with Project.open(study, who="Noor") as project:
        first, *_ = project.documents()
        assert preview(project.study(), None).memos == ()
        project.write_memo(f"document:{first.id}", "Onrustig gesprek, Mila zat erbij.")
        project.set_pseudonyms([Pseudonym("Mila", "Deelnemer 1", "persoon")])
        made = preview(project.study(pseudonyms=True), None)
    assert "1 memo" in made.figures
    assert made.memos == (("Onrustig gesprek, Deelnemer 1 zat erbij.", "Memo van Noor"),)


def test_before_a_report_is_made_the_codings_are_told_that_count_in_it(study: Path) -> None:
    with Project.open(study, who="Noor") as project:
        project.load_codebook(BOOK)
        first, *_ = project.documents()
        place = project.segments(document=first.id)[0]
        project.code(
            [Coding("", "boek/vrij", first.id, place.start, place.end, who) for who in ("Noor", "Joost")]
        )
        made = project.study()
    assert "1 codering" in preview(made, Grain.ROLE).figures
    assert "2 coderingen" in preview(made, None).figures


def test_memos_can_stay_out_of_what_people_read(screen: Callable[..., AppTest], study: Path) -> None:
    asked = "Memo’s van de onderzoekers erin"
    assert asked not in [one.label for one in screen("output", study).checkbox]
    with Project.open(study, who="Noor") as project:
        first, *_ = project.documents()
        project.write_memo(f"document:{first.id}", "Onrustig gesprek.")
        for form in ("word", "excel", "html"):
            held = [
                "Onrustig gesprek." in _words(make(project, Choice(form, False, Grain.ROLE, memos=memos)))
                for memos in (True, False)
            ]
            assert held == [True, False], form
    page = screen("output", study, form="excel")
    assert next(one.value for one in page.checkbox if one.label == asked)
    page = screen("output", study, form="excel", memos="no")
    assert not next(one.value for one in page.checkbox if one.label == asked)
    assert asked not in [one.label for one in screen("output", study, form="qdpx").checkbox]


def test_two_who_ask_for_another_file_at_once_both_get_theirs(
    screen: Callable[..., AppTest], study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def slowly(project: Project, choice: Choice) -> Made:
        go.wait(20)
        return make(project, choice)

    monkeypatch.setattr("app.screens.output.make", slowly)
    for coder, form in (("Noor", "jsonl"), ("Daan", "csv")):
        screen("output", study, coder=coder, form=form).button(key="output-make").click().run()
    go.set()
    jobs = work.jobs(study, KIND)
    while any(job.busy for job in jobs):
        sleep(0.01)
    assert [job.result.choice.form for job in jobs] == ["jsonl", "csv"]


def test_the_preview_of_one_takes_nothing_from_that_of_another(
    screen: Callable[..., AppTest], study: Path
) -> None:
    for names in ("real", "pseudonyms", "real"):
        page = screen("output", study, names=names)
        while any(job.busy for job in work.jobs(study, PREVIEW)):
            sleep(0.01)
    assert "Zo staan citaten erin" in shown(page)
    assert len(work.jobs(study, PREVIEW)) == 2


def test_who_codes_blind_is_not_offered_what_others_made(screen: Callable[..., AppTest], study: Path) -> None:
    choice = Choice("jsonl", False, Grain.CASE)
    with Project.open(study, who="Joost") as project:
        made = make(project, choice)
        job = work.start(project, KIND, "Maken", lambda own, job: made, alone=False)
        while job.busy:
            sleep(0.01)
        first, *_ = project.documents()
    told = made.path.name
    assert told in shown(screen("output", study))
    with Project.open(study, who="Noor") as project:
        project.set_blind([first.id])
    assert told not in shown(screen("output", study))
    assert told in shown(screen("output", study, coder="Joost"))


def _words(made: Made) -> str:
    """All that stands in a file, whatever its form."""
    data = made.path.read_bytes()
    if not zipfile.is_zipfile(made.path):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(made.path) as packed:
        return " ".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def test_names_stand_in_the_order_in_which_people_count(study: Path) -> None:
    with Project.open(study, who="Noor") as project:
        for file in ("10", "9"):
            path = study.parent / f"{file}.txt"
            path.write_text(
                f"Interviewer: Hoe is het?\n\nSpreker {file}: Het is druk, en dat al {file} weken.\n"
            )
            project.add([path], case=f"Huis {file}")
        made = preview(project.study(), Grain.ROLE)
        assert [one.name for one in project.study().cases][-2:] == ["Huis Noord", "Huis Zuid"]
        assert [one.name for one in project.study().cases][:2] == ["Huis 9", "Huis 10"]
    assert [one for one in made.cases if one[-1].isdecimal()] == ["Huis 9", "Huis 10"]
    assert [one for one in made.names if one.startswith("Spreker")] == ["Spreker 9", "Spreker 10"]
