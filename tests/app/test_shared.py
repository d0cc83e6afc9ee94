"""One connection, several threads: nothing of one lands in the transaction of another."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

from app.shared import SharedProject


def test_a_failing_action_takes_nothing_of_another_thread_along(study: Path) -> None:
    project = SharedProject.open(study, who="Noor")
    inside, tried = threading.Event(), threading.Event()

    def fails() -> None:
        try:
            with project.action():
                project.write_memo("project:", "hoort weg te gaan")
                inside.set()
                tried.wait(0.5)
                raise RuntimeError
        except RuntimeError:
            pass

    def writes() -> None:
        inside.wait(10)
        project.write_memo("project:", "blijft")
        tried.set()

    threads = [threading.Thread(target=fails), threading.Thread(target=writes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert [memo.text for memo in project.memos()] == ["blijft"]
    project.close()


def test_what_others_write_is_noticed_and_ones_own_is_not(study: Path) -> None:
    mine, theirs = SharedProject.open(study, who="Noor"), SharedProject.open(study, who="Daan")
    before = mine.changed_elsewhere()
    mine.write_memo("project:", "van mij")
    assert mine.changed_elsewhere() == before
    theirs.write_memo("project:", "van een ander")
    assert mine.changed_elsewhere() != before
    mine.close()
    theirs.close()


def test_what_is_set_waits_for_the_action_of_another_thread(study: Path) -> None:
    project = SharedProject.open(study, who="Noor")
    former = project.title
    inside, read = threading.Event(), []

    def sets() -> None:
        inside.wait(10)
        read.append(project.path)  # nobody waits for that
        read.append(project.title)
        project.title = "Blijft"

    thread = threading.Thread(target=sets)
    thread.start()
    with contextlib.suppress(RuntimeError), project.action():
        project.title = "Hoort weg te gaan"
        inside.set()
        thread.join(0.5)
        raise RuntimeError
    thread.join(20)
    assert read == [study, former]
    assert project.title == "Blijft"
    project.close()
