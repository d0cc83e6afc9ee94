"""How far coders agree, in brief: worked out beside the page, which shows it as soon as it is there."""

from __future__ import annotations

import math
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import DatabaseError
from threading import Lock

from qualcode.errors import QualcodeError
from qualcode.project import Project

TENTATIVE = 0.667  # Krippendorff 2004, p. 241: below it, no conclusions
LEAST_GIVEN = 5

_lock = Lock()
_kept: dict[Path, _Asked] = {}
_worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="qualcode-agreement")


@dataclass(frozen=True, slots=True)
class Brief:
    """Agreement of the two who worked in most of the same sources.

    Attributes
    ----------
    kappa, alpha : over all codes together; NaN where they do not exist.
    fragments : that both saw.
    disputes, open : fragments on which they differ, and those of them not decided on.
    code, label : the code on which they agree least, of those given often enough; empty if there is none.
    """

    coders: tuple[str, ...]
    kappa: float
    alpha: float
    fragments: int
    disputes: int
    open: int
    code: str = ""
    label: str = ""

    @property
    def weak(self) -> bool:
        """Whether they agree too little to go on coding as before."""
        return not math.isnan(self.alpha) and self.alpha < TENTATIVE


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked when the project's last event was that one, and what was known before."""

    event: int
    found: Future[Brief | None]
    before: Brief | None


def brief(project: Project, *, patience: float = 0.0) -> Brief | None:
    """What is known of the project, waiting at most `patience` seconds for what holds now.

    While it is `pending`, what was known before somebody changed something; None when that is nothing.
    """
    asked = _asked(project)
    try:
        return asked.found.result(timeout=patience)
    except TimeoutError:
        return asked.before


def pending(project: Project) -> bool:
    """Whether it is still being worked out."""
    return not _asked(project).found.done()


def _asked(project: Project) -> _Asked:
    path, last = project.path.resolve(), project.last_event()
    with _lock:
        kept = _kept.get(path)
        if kept is None or kept.event != last:
            before = None
            if kept is not None:
                before = kept.found.result() if kept.found.done() else kept.before
            kept = _kept[path] = _Asked(last, _worker.submit(_work_out, path), before)
        return kept


def _work_out(path: Path) -> Brief | None:
    try:
        with Project.open(path, who="") as project:
            return work_out(project)
    except (QualcodeError, OSError, DatabaseError):
        return None


def work_out(project: Project) -> Brief | None:
    """Work it out; None when no two coders worked in the same source."""
    from app.agreeing import settling, work
    from app.agreeing.comparing import compare, figures

    decider = project.deciding
    pair = work.usual_pair(work.rows(project), decider)
    if len(pair) < 2:
        return None
    found = figures(project, pair, decider, only_coded=False, unit="fragments")
    comparison = compare(project, pair, decider)
    disputes = {shared.segment.id for shared in comparison.disputes}
    given = found.per_code[[f"given: {coder}" for coder in pair]].sum(axis=1)
    often = found.per_code[given >= LEAST_GIVEN].dropna(subset=["positive"]).sort_values("positive")
    return Brief(
        pair,
        float(found.pooled["kappa"]),
        float(found.pooled["alpha"]),
        found.fragments,
        len(disputes),
        len(disputes - settling.settled(project, comparison, decider)),
        str(often["key"].iloc[0]) if len(often) else "",
        str(often["label"].iloc[0]) if len(often) else "",
    )
