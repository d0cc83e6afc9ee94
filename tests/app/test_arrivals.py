"""Bronnen: what was dragged in is corrected, stored, stopped halfway, and told of."""

from __future__ import annotations

import errno
import io
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import staging, work
from app.parts import arrivals
from qualcode.errors import Cancelled
from qualcode.model import ColumnUse, DocumentKind
from qualcode.progress import silent
from qualcode.project import Project
from qualcode.project.incoming import intake
from qualcode.reading import survey_columns

TALK = """Interviewer: Hoe ging het in {house}?

Bo: Druk, en toch reÃ«el voor wie het elke week moet doen, zolang de roosters maar op tijd komen.

Interviewer: En nu?

Bo: Rustiger, sinds de planner van {house} terug is van vakantie.
"""


def deliver(study: Path, *houses: str) -> staging.Staging:
    mine = staging.begin(study, "Noor")
    for house in houses:
        mine.take(f"gesprek {house}.txt", io.BytesIO(TALK.format(house=house).encode()))
    with Project.open(study, who="Noor") as project:
        mine.settle(project.look([mine.folder]))
    return mine


@pytest.fixture(autouse=True)
def _dropped(study: Path) -> Iterator[None]:
    yield
    staging.drop(study, "Noor")


def settled(study: Path) -> None:
    """The look that a choice started has ended."""
    job = work.latest(study, arrivals.LOOK)
    while job is not None and job.busy:
        job.stop.wait(0.05)


def shown(test: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in test.get("html"))


def store(study: Path, mine: staging.Staging, *, stop_at: int = -1) -> None:
    """What the button does, in this thread."""
    paths, entries = mine.chosen()

    def progress(done: int, _: int) -> None:
        if done == stop_at:
            raise Cancelled

    with Project.open(study, who="Noor") as project:
        mine.store(project, paths, entries, progress)


def test_the_next_delivery_shows_its_own_files(screen: Callable[..., AppTest], study: Path) -> None:
    deliver(study, "Zonnehof", "Brink")
    test = screen("sources", study)
    assert "sources-store" in [button.key for button in test.button]
    mine = deliver(study, "De Terp")
    test.run()
    assert [row["file"] for row in mine.rows] == ["gesprek De Terp.txt"]
    assert [row["title"] for row in mine.rows] == ["gesprek De Terp"]


def test_stopped_halfway_tells_what_is_in_and_keeps_the_rest(
    screen: Callable[..., AppTest], study: Path
) -> None:
    mine = deliver(study, "Brink", "De Terp", "Zonnehof")
    mine.rows[2]["case"] = "Huis Zonnehof"
    next(row for row in mine.speakers if row["number"] == 2 and row["label"] == "Bo")["name"] = "Bo de Wit"
    with pytest.raises(Cancelled):
        store(study, mine, stop_at=1)
    assert [row["file"] for row in mine.rows] == ["gesprek De Terp.txt", "gesprek Zonnehof.txt"]
    test = screen("sources", study)
    assert "1 bron staat in het project, 2 nog niet" in shown(test)
    store(study, mine)
    assert "3 bronnen toegevoegd" in shown(screen("sources", study))
    with Project.open(study) as project:
        last = next(d for d in project.documents() if d.title == "gesprek Zonnehof")
        assert last.case == "huis-zonnehof"
        assert [speaker.name for speaker in last.speakers] == ["Interviewer", "Bo de Wit"]


def test_what_is_to_be_said_of_a_few_files_stands_open_below_the_grid(
    screen: Callable[..., AppTest], study: Path
) -> None:
    mine = deliver(study, "Linde", *(f"Huis {number}" for number in range(arrivals.FEW_SAID)))

    def drawn(said: int) -> list[bool]:
        note = "Er zijn geen sprekers gevonden; alles is gelezen als één stem."
        mine.looked = [
            replace(one, note=note if place < said else "", warnings=())
            for place, one in enumerate(mine.looked)
        ]
        test = screen("sources", study)
        assert ("geen sprekers gevonden" in shown(test)) == bool(said)
        return [one.proto.expanded for one in test.expander if "valt iets op" in one.label]

    assert drawn(0) == []
    assert drawn(1) == [True]
    assert drawn(len(mine.looked)) == [False]


def test_leaving_out_the_rest_still_reports_what_is_in(screen: Callable[..., AppTest], study: Path) -> None:
    mine = deliver(study, "Brink", "De Terp")
    with pytest.raises(Cancelled):
        store(study, mine, stop_at=1)
    test = screen("sources", study)
    next(button for button in test.button if button.key == "sources-drop").click().run()
    assert "1 bron toegevoegd" in shown(screen("sources", study))


def test_a_repair_is_switched_off_before_anything_is_stored(
    screen: Callable[..., AppTest], study: Path
) -> None:
    mine = deliver(study, "Brink")
    mine.rows[0]["title"] = "Brink, eerste gesprek"
    mine.keep()
    test = screen("sources", study)
    assert "reÃ«el" in shown(test)
    next(box for box in test.checkbox if str(box.key).startswith("sources-repair-debris")).uncheck().run()
    settled(study)
    test.run()
    (box,) = [box for box in test.checkbox if str(box.key).startswith("sources-repair-debris")]
    assert not box.value
    store(study, mine)
    with Project.open(study) as project:
        (document,) = [d for d in project.documents() if d.title == "Brink, eerste gesprek"]
        assert "reÃ«el" in project.text(document.id)


def test_a_new_version_is_told_as_one_and_not_as_a_source_more(
    screen: Callable[..., AppTest], study: Path
) -> None:
    store(study, deliver(study, "Brink"))
    assert "1 bron toegevoegd." in shown(screen("sources", study))
    mine = staging.begin(study, "Noor")
    changed = TALK.format(house="Brink") + "\n\nMila: En het dak lekt nog altijd boven de linnenkast.\n"
    mine.take("gesprek Brink.txt", io.BytesIO(changed.encode()))
    with Project.open(study, who="Noor") as project:
        mine.settle(project.look([mine.folder]))
    store(study, mine)
    told = shown(screen("sources", study))
    assert "1 bron vervangen door een nieuwe versie." in told
    assert "toegevoegd." not in told


def test_a_repair_is_switched_off_for_one_file(screen: Callable[..., AppTest], study: Path) -> None:
    mine = deliver(study, "Brink", "De Terp")
    test = screen("sources", study)
    boxes = [box for box in test.checkbox if str(box.key).startswith("sources-repair-debris")]
    assert [box.label.replace("\\", "").partition(":")[0] for box in boxes[1:]] == [
        row["file"] for row in mine.rows
    ]
    assert "2 bestanden" in boxes[0].label
    boxes[1].uncheck().run()
    settled(study)
    test.run()
    boxes = [box for box in test.checkbox if str(box.key).startswith("sources-repair-debris")]
    assert [box.value for box in boxes] == [True, False, True]
    assert "1 bestand" in boxes[0].label
    assert [one.entry.without for one in mine.storable] == [("debris",), ()]


SURVEY = b"nr;afdeling;woord van de dag\n1;noord;gezellig\n2;zuid;druk\n3;noord;te laat\n4;zuid;fijn\n"


def choose(test: AppTest, study: Path, title: str, use: ColumnUse) -> None:
    """Choose what the column whose title begins so is read as."""
    next(box for box in test.selectbox if box.label.startswith(title)).select(use).run()
    settled(study)
    test.run()


def test_the_columns_of_a_survey_are_chosen_before_it_is_stored(
    screen: Callable[..., AppTest], study: Path
) -> None:
    mine = staging.begin(study, "Noor")
    mine.take("enquete.csv", io.BytesIO(SURVEY))
    mine.take("gesprek.txt", io.BytesIO(TALK.encode()))
    with Project.open(study, who="Noor") as project:
        mine.look(project, silent)
    assert [row["file"] for row in mine.rows] == ["gesprek.txt"]
    mine.rows[0]["case"] = "Huis Zonnehof"
    test = screen("sources", study)
    choose(test, study, "woord", ColumnUse.OPEN)
    assert [row["file"] for row in mine.rows] == ["enquete.csv", "gesprek.txt"]
    assert [row["case"] for row in mine.rows][1] == "Huis Zonnehof"
    choose(test, study, "afdeling", ColumnUse.LEFT_OUT)
    store(study, mine)
    with Project.open(study) as project:
        document = next(d for d in project.documents() if d.source.name == "enquete.csv")
    assert document.source.columns == (
        ("afdeling", ColumnUse.LEFT_OUT),
        ("woord van de dag", ColumnUse.OPEN),
    )


def test_columns_and_repairs_that_were_chosen_outlive_the_server(study: Path) -> None:
    mine = staging.begin(study, "Noor")
    mine.take("enquete.csv", io.BytesIO(SURVEY))
    with Project.open(study, who="Noor") as project:
        mine.look(project, silent)
        (one,) = mine.looked
        told = replace(one.entry, file="enquete.csv", columns=survey_columns("open: 3"), without=("spacing",))
        mine.look_again(project.look([one.path], manifest=[told]))
        mine.rows[0]["title"] = "Dagwoord"
        mine.keep()
        back = staging.Staging(mine.folder, found_back=True)
        back.look(project, silent)
    assert [row["title"] for row in back.rows] == ["Dagwoord"]
    assert back.looked[0].entry.without == ("spacing",)
    assert back.looked[0].columns == mine.looked[0].columns


def test_what_was_corrected_of_the_rest_outlives_a_server_that_died_while_storing(study: Path) -> None:
    mine = deliver(study, "Brink", "De Terp", "Zonnehof")
    mine.rows[2]["case"] = "Huis Zonnehof"
    next(row for row in mine.speakers if row["number"] == 2 and row["label"] == "Bo")["name"] = "Bo de Wit"
    mine.keep()
    paths, entries = mine.chosen()
    with Project.open(study, who="Noor") as project:
        list(project.adding(paths[:1], entries[:1]))
        back = staging.Staging(mine.folder, found_back=True)
        back.look(project, silent)
    assert [row["file"] for row in back.rows] == ["gesprek De Terp.txt", "gesprek Zonnehof.txt"]
    assert [row["case"] for row in back.rows] == ["gesprek De Terp", "Huis Zonnehof"]
    assert [row["name"] for row in back.speakers if row["label"] == "Bo"] == ["Bo", "Bo de Wit"]


def test_what_gets_another_kind_is_read_so_before_it_is_stored(
    screen: Callable[..., AppTest], study: Path
) -> None:
    mine = deliver(study, "Brink")
    assert mine.rows[0]["speakers"] == "Interviewer, Bo"
    for kind, speakers in (("rapport", ""), ("leerteam", "Interviewer, Bo")):
        test = screen("sources", study)
        test.selectbox(key="all-kind").select(kind)
        next(button for button in test.button if button.label == "Toepassen").click().run()
        settled(study)
        assert (mine.rows[0]["kind"], mine.rows[0]["speakers"]) == (kind, speakers)
    mine.rows[0]["kind"] = "rapport"
    mine.look_again([])
    assert [entry.kind for entry in mine.misread] == [DocumentKind.REPORT]
    screen("sources", study)
    settled(study)
    store(study, mine)
    with Project.open(study) as project:
        (document,) = [d for d in project.documents() if d.title == "gesprek Brink"]
        assert (document.kind, document.speakers) == (DocumentKind.REPORT, ())
        assert not any("spreker" in note for note in project.import_report(document.id)[1])


class Full(io.BytesIO):
    """A file of which the disk has no room for more than the first part."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().read(40)


@pytest.mark.parametrize("name", ["gesprek Brink.txt", "alles.zip"])
def test_a_disk_that_fills_up_leaves_no_half_a_file_and_says_so(study: Path, name: str) -> None:
    mine = staging.begin(study, "Noor")
    mine.take(name, Full(TALK.encode()))
    mine.take("gesprek De Terp.txt", io.BytesIO(TALK.encode()))
    assert [path.name for path in mine.folder.iterdir()] == ["gesprek De Terp.txt"]
    (trouble,) = mine.troubles
    assert trouble[0] == name
    assert "de schijf is vol" in trouble[1]


def test_what_did_not_fit_on_the_disk_is_taken_once_there_is_room(
    screen: Callable[..., AppTest], study: Path
) -> None:
    mine = deliver(study, "Brink")
    mine.rows[0]["case"] = "Huis Brink"
    mine.keep()
    later = Full(TALK.format(house="De Terp").encode())
    mine.take("gesprek De Terp.txt", later)
    test = screen("sources", study)
    assert "de schijf is vol" in shown(test)
    later.read = io.BytesIO(later.getvalue()).read  # type: ignore[method-assign]
    test.button(key="sources-take-again").click().run()
    settled(study)
    test.run()
    assert "de schijf is vol" not in shown(test)
    assert [row["file"] for row in mine.rows] == ["gesprek Brink.txt", "gesprek De Terp.txt"]
    assert mine.rows[0]["case"] == "Huis Brink"


def test_what_could_not_be_stored_for_now_stays_as_it_was_corrected(
    screen: Callable[..., AppTest], study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = deliver(study, "Brink", "De Terp", "Zonnehof")
    mine.take("kapot.docx", io.BytesIO(b"PK geen Word"))
    mine.rows[1]["case"] = "Huis Terp"
    mine.rows[2]["chosen"] = False
    put, calls = intake.put, []

    def full_at_the_second(*given: object, **named: object) -> object:
        calls.append(1)
        if len(calls) == 2:
            raise full()
        return put(*given, **named)

    monkeypatch.setattr(intake, "put", full_at_the_second)
    store(study, mine)
    assert mine.report is None
    test = screen("sources", study)
    assert "1 bestand is nog niet opgeslagen" in shown(test)
    assert "de schijf is vol; deze wijziging is niet bewaard" in shown(test)
    assert [row["file"] for row in mine.rows] == ["gesprek De Terp.txt"]
    store(study, mine)
    assert "2 bronnen toegevoegd" in shown(screen("sources", study))
    with Project.open(study) as project:
        assert "huis-terp" in [document.case for document in project.documents()]


def full() -> Exception:
    """What SQLite raises where there is no room."""
    small = sqlite3.connect(":memory:")
    small.execute("PRAGMA max_page_count = 2")
    try:
        small.execute("CREATE TABLE t (a)")
        small.executemany("INSERT INTO t VALUES (?)", [(b"x" * 4000,)] * 9)
    except sqlite3.OperationalError as error:
        return error
    raise AssertionError("there was room")


def test_on_a_full_disk_what_was_dragged_in_can_be_dropped(
    screen: Callable[..., AppTest], study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = deliver(study, "Brink")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(staging, "replacing", full)
    mine.rows[0]["case"] = "Huis Brink"
    test = screen("sources", study)
    assert "De schijf is vol" in shown(test)
    test.button(key="sources-drop").click().run()
    assert staging.of(study, "Noor") is None


def test_files_given_on_a_page_that_knew_of_no_others_are_told_of(
    screen: Callable[..., AppTest], study: Path
) -> None:
    test = screen("sources", study)
    test.file_uploader[0].upload("brief.txt", TALK.encode())
    deliver(study, "Brink")
    test.run()
    assert "1 bestand is niet overgenomen" in shown(test)
    assert "brief.txt" in shown(test)
    test.button(key="sources-drop").click().run()
    assert "brief.txt" in shown(test)
    assert "sources-store" not in [button.key for button in test.button]
