"""Work in the background: progress, stopping, failing, one at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from app import work
from qualcode.errors import ProjectError
from qualcode.project import Project


def wait(until: Callable[[], bool]) -> None:
    end = monotonic() + 20
    while not until():
        assert monotonic() < end, "it never came"
        sleep(0.01)


def test_a_job_works_in_its_own_connection_under_the_same_name(study: Path) -> None:
    with Project.open(study, who="Daan") as project:
        job = work.start(project, "memo", "Memo", lambda own, job: own.write_memo("project:", "klaar"))
        wait(lambda: not job.busy)
        assert job.state == "done"
        assert [(memo.text, memo.author) for memo in project.memos()] == [("klaar", "Daan")]


def test_a_kind_of_work_is_not_begun_twice(study: Path) -> None:
    go = threading.Event()
    with Project.open(study) as project:
        first = work.start(project, "long", "Lang", lambda own, job: go.wait(20))
        assert work.start(project, "long", "Lang", lambda own, job: None) is first
        go.set()
        wait(lambda: not first.busy)
        assert work.start(project, "long", "Lang", lambda own, job: None) is not first


def test_work_of_one_kind_on_another_thing_is_done_as_well(study: Path) -> None:
    go = threading.Event()
    with Project.open(study) as project:
        first = work.start(project, "make", "Maken", lambda own, job: go.wait(20), alone=False, about="word")
        other = work.start(project, "make", "Maken", lambda own, job: "rapport", alone=False, about="excel")
        wait(lambda: not other.busy)
        assert (other.result, first.busy) == ("rapport", True)
        go.set()
        wait(lambda: not first.busy)


def test_what_goes_on_is_kept_in_sight_however_much_is_done_meanwhile(study: Path) -> None:
    go = threading.Event()
    with Project.open(study) as project:
        long = work.start(project, "long", "Lang", lambda own, job: go.wait(20), alone=False)
        for number in range(work.KEEP + 2):
            short = work.start(project, "short", "Kort", lambda own, job: None, alone=False, about=number)
            wait(lambda job=short: not job.busy)  # type: ignore[misc]
        assert work.latest(study, "long") is long
        go.set()
        wait(lambda: not long.busy)


def test_that_work_ended_is_seen_in_whichever_order_it_does(study: Path) -> None:
    go = threading.Event()
    with Project.open(study) as project:
        seen = [work.ended(study)]
        first = work.start(project, "one", "Een", lambda own, job: go.wait(20))
        wait(lambda: first.state == "running")
        second = work.start(project, "two", "Twee", lambda own, job: None)
        second.cancel()
        wait(lambda: work.ended(study) != seen[-1])
        seen.append(work.ended(study))
        go.set()
        wait(lambda: work.ended(study) not in seen)
        assert not first.busy
        work.clear(study, "one")
        assert work.ended(study) not in seen


def test_work_on_the_models_waits_its_turn_and_can_be_stopped_while_it_waits(study: Path) -> None:
    go = threading.Event()
    with Project.open(study) as project:
        first = work.start(project, "one", "Een", lambda own, job: go.wait(20))
        wait(lambda: first.state == "running")
        second = work.start(project, "two", "Twee", lambda own, job: "nooit")
        aside = work.start(project, "three", "Drie", lambda own, job: "meteen", alone=False)
        wait(lambda: not aside.busy)
        assert (aside.result, second.state) == ("meteen", "waiting")
        second.cancel()
        wait(lambda: not second.busy)
        assert (second.state, second.result) == ("cancelled", None)
        go.set()
        wait(lambda: not first.busy)


def test_stopping_keeps_what_was_finished(study: Path, tmp_path: Path) -> None:
    folder = tmp_path / "meer"
    folder.mkdir()
    for number in range(6):
        (folder / f"gesprek {number}.txt").write_text(f"Bo: Dit is gesprek {number}.\n\nIk: Ja.", "utf-8")

    def stop_after_three(own: Project, job: work.Job) -> None:
        def progress(done: int, total: int, /) -> None:
            if done == 3:
                job.cancel()
            job(done, total)

        own.add([folder], progress=progress)

    with Project.open(study) as project:
        before = len(project.documents())
        job = work.start(project, "add", "Inlezen", stop_after_three)
        wait(lambda: not job.busy)
        assert job.state == "cancelled"
        assert len(project.documents()) == before + 3


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ProjectError("project.error.codebook_needed", file="studie.db"), "codeboek"),
        (ValueError("Mila: het rooster"), "Er ging iets mis"),
    ],
)
def test_failing_tells_what_and_never_the_words(
    study: Path, error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(own: Project, job: work.Job) -> None:
        raise error

    with Project.open(study) as project:
        job = work.start(project, "fail", "Mis", fail)
        wait(lambda: not job.busy)
    assert job.state == "failed"
    assert said in job.trouble[0]
    told = "".join(job.trouble) + capsys.readouterr().err
    assert "rooster" not in told


class Told:
    """A job of which the time is set by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = 100.0
        monkeypatch.setattr(work, "monotonic", lambda: self.clock)
        self.job = work.Job(1, "threads", "Lezen", "Daan", state="running")

    def at(self, seconds: float, done: int, total: int) -> str:
        """What is told after that many seconds, when so much is done."""
        self.clock = 100 + seconds
        self.job(done, total)
        return work.told(self.job)


def test_the_time_left_is_told_by_the_pace_of_the_present_part_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(monkeypatch)
    told.at(0, 0, 1000)
    assert told.at(60, 8, 1000) == "Lezen: 8 van 1.000"  # a minute for loading the model says nothing
    assert told.at(160, 208, 1000) == "Lezen: 208 van 1.000, nog ongeveer 7 minuten"
    assert told.at(560, 950, 1000) == "Lezen: 950 van 1.000, nog minder dan een minuut"
    told.at(561, 0, 41)
    told.at(562, 1, 41)
    assert told.at(582, 2, 41) == "Lezen: 2 van 41"  # one unit is no pace
    assert told.at(602, 3, 41) == "Lezen: 3 van 41, nog ongeveer 13 minuten"
    assert told.at(700, 40, 41) == "Lezen: 40 van 41"  # nobody knows how long the last one takes


def test_of_steps_that_are_unlike_no_time_left_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(monkeypatch)
    told.at(0, 0, 1000)
    told.job.part("Zoeken", even=False)
    assert told.at(1, 1, 41) == "Zoeken: stap 1 van 41"
    assert told.at(59, 38, 41) == "Zoeken: stap 38 van 41"
    assert told.at(61, 38, 41) == "Zoeken: stap 38 van 41, al 1 minuut bezig"
    assert told.at(200, 39, 41) == "Zoeken: stap 39 van 41, al 3 minuten bezig"
    told.job.part("Lezen")
    told.at(201, 0, 50)
    told.at(202, 10, 50)
    assert told.at(222, 30, 50) == "Lezen: 30 van 50, nog minder dan een minuut"
