"""Long work in the background: it goes on from page to page, shows how far it is, and can be stopped.

Jobs belong to a project, not to a browser: every screen on the same file sees them. Of one project one job
that uses the machine's models runs at a time; the others wait their turn.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import streamlit as st

from app import drawing, guard, texts, wording
from qualcode.errors import Cancelled
from qualcode.i18n import t
from qualcode.project import Project

KEEP = 20
SEEN, FEWEST = 5, 2
"""Seconds and units of work from which its pace can be told."""


@dataclass
class Job:
    """Work on a project; `state` is waiting, running, done, failed or cancelled."""

    id: int
    kind: str
    label: str
    who: str
    alone: bool = True
    about: object = None
    state: str = "waiting"
    done: int = 0
    total: int = 0
    result: Any = None
    trouble: tuple[str, str] = ("", "")
    even: bool = True
    begun: float = 0.0
    pace: tuple[float, int] = (0.0, 0)
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def busy(self) -> bool:
        """Whether it has not ended yet."""
        return self.state in ("waiting", "running")

    def cancel(self) -> None:
        """Ask it to stop; what was finished is kept."""
        self.stop.set()

    def part(self, label: str, *, even: bool = True) -> None:
        """A part of the work begins; `even` where each of its units takes about as long as the others.

        Of one whose steps differ nobody can tell how long the rest takes: it says how long it has been at it.
        """
        self.label, self.even, self.done, self.total, self.begun = label, even, 0, 0, monotonic()

    def __call__(self, done: int, total: int, /) -> None:
        """The `Progress` that the work reports to.

        `pace` is when, and with how much done, its present part got going: what came before (a model loaded,
        another part) says nothing of how long the rest takes.
        """
        if total != self.total or done < self.done or not self.pace[1]:
            self.pace = (monotonic(), done)
        self.done, self.total = done, total
        if self.stop.is_set():
            raise Cancelled


Task = Callable[[Project, Job], Any]
_lock = threading.Lock()
_numbers = itertools.count(1)
_jobs: dict[str, list[Job]] = {}
_turns: dict[str, threading.Lock] = {}
_ended: dict[str, int] = {}


def start(
    project: Project, kind: str, label: str, task: Task, *, alone: bool = True, about: object = None
) -> Job:
    """Run ``task(project, job)`` in a thread with the project opened anew; returns its job at once.

    The job is the task's `Progress`; a task of several parts calls ``job.part`` as it goes.

    While a job of this kind is busy on this project with the same thing (`about`), that one is returned and
    nothing is started. `label` is what the researcher sees. With `alone` it waits for other work that uses
    the models.
    """
    place = _place(project.path)
    with _lock:
        jobs = _jobs.setdefault(place, [])
        same = (job for job in jobs if (job.kind, job.about) == (kind, about))
        busy = next((job for job in same if job.busy), None)
        if busy is not None:
            return busy
        job = Job(next(_numbers), kind, label, project.who, alone, about)
        jobs[:] = [*(one for one in jobs[:-KEEP] if one.busy), *jobs[-KEEP:], job]
        turn = _turns.setdefault(place, threading.Lock()) if alone else threading.Lock()
    arguments = (job, project.path, task, turn)
    threading.Thread(target=_run, args=arguments, name=f"qualcode-{kind}", daemon=True).start()
    return job


def jobs(path: Path, kind: str = "") -> list[Job]:
    """Jobs on a project, oldest first, of one kind if asked."""
    with _lock:
        return [job for job in _jobs.get(_place(path), []) if kind in ("", job.kind)]


def latest(path: Path, kind: str) -> Job | None:
    """The job of that kind started last, or None."""
    return next(reversed(jobs(path, kind)), None)


def clear(path: Path, kind: str) -> None:
    """Forget ended jobs of a kind, once their outcome has been seen."""
    with _lock:
        kept = [job for job in _jobs.get(_place(path), []) if job.busy or job.kind != kind]
        _jobs[_place(path)] = kept


def show(project: Project, kind: str, *, framed: bool = True) -> Job | None:
    """Draw the progress of the latest job of a kind, with a button to stop it; returns the job.

    When it ends the page is run again, and the caller shows ``job.result``. Without a frame it takes no more
    room than two lines of small text.
    """
    job = latest(project.path, kind)
    if job is None:
        return None
    if job.busy:
        _running(job, framed)
    elif job.state == "failed":
        texts.error(*job.trouble)
    elif job.state == "cancelled":
        texts.note(t("app.work.cancelled", label=job.label), t("app.work.kept"))
    return job


@st.fragment(run_every=0.7)
@guard.part
def _running(job: Job, framed: bool) -> None:
    if not job.busy:
        drawing.rerun()
    key = f"job-{job.id}"
    with (
        st.container(border=True, key=key)
        if framed
        else st.container(horizontal=True, vertical_alignment="center", key=f"small-{key}")
    ):
        share = job.done / job.total if job.total else 0.0
        st.progress(min(1.0, share), text=texts.safe(told(job)))
        if st.button(t("app.work.stop"), key=f"stop-{job.id}", disabled=job.stop.is_set()):
            job.cancel()


def line(path: Path) -> None:
    """One line about work that goes on, for the bar at the top."""
    busy = [job for job in jobs(path) if job.busy]
    if busy:
        texts.line(told(busy[0]), kind="qc-busy")


def ended(path: Path) -> int:
    """How many jobs on the models have ended: it changes when such work ends, in whichever order."""
    with _lock:
        return _ended.get(_place(path), 0)


def told(job: Job) -> str:
    """How far it is, in words."""
    if job.stop.is_set():
        return t("app.work.stopping", label=job.label)
    if job.state == "waiting":
        return t("app.work.waiting", label=job.label)
    if not job.total:
        return t("app.work.begun", label=job.label)
    counted = {"label": job.label, "done": wording.number(job.done), "total": wording.number(job.total)}
    if not job.even:
        spent = int((monotonic() - job.begun) / 60)
        key = "app.work.steps_since" if spent else "app.work.steps"
        return t(key, **counted, minutes=t("app.work.some_minutes", count=spent))
    left = _left(job)
    return t("app.work.progress_left" if left else "app.work.progress", **counted, left=left)


def _left(job: Job) -> str:
    """How long the rest takes at the pace of this part; nothing at the last unit, of which nobody knows."""
    since, before = job.pace
    spent, done, left = monotonic() - since, job.done - before, job.total - job.done
    if spent < SEEN or done < FEWEST or left < FEWEST:
        return ""
    minutes = round(spent / done * left / 60)
    return t("app.work.minutes", count=minutes) if minutes else t("app.work.soon")


def _run(job: Job, path: Path, task: Task, turn: threading.Lock) -> None:
    try:
        while not turn.acquire(timeout=0.2):
            job(0, 0)
        try:
            job.state = "running"
            with Project.open(path, who=job.who) as project:
                job.result = task(project, job)
        finally:
            turn.release()
        job.state = "done"
    except Cancelled:
        job.state = "cancelled"
    except Exception as error:  # noqa: BLE001 (the end of a thread: told on the page that waits for it)
        job.trouble = guard.describe(error)
        job.state = "failed"
    finally:
        if job.alone:
            with _lock:
                _ended[_place(path)] = _ended.get(_place(path), 0) + 1


def _place(path: Path) -> str:
    return str(path.resolve())
