"""Making proposals for a project from the page on which one codes: begun, followed and stopped there."""

from __future__ import annotations

from typing import Any

from app import wording, work
from qualcode.i18n import t
from qualcode.model import CodeStatus
from qualcode.project import Project

KIND = "suggest"


def start(project: Project) -> None:
    """Propose codes for all fragments, having learnt from all decisions so far, in the background."""
    work.clear(project.path, KIND)
    work.start(project, KIND, t("app_coding.proposing"), _propose)


def stop(project: Project) -> None:
    """Ask that work to stop; vectors that were made are kept."""
    job = work.latest(project.path, KIND)
    if job is not None:
        job.cancel()


def standing(project: Project) -> dict[str, Any]:
    """How it stands: `state` is none, no_codebook, busy, failed, cancelled or made."""
    job = work.latest(project.path, KIND)
    if job is not None and job.busy:
        return {
            "state": "busy",
            "label": work.told(job),
            "share": round(job.done / job.total, 3) if job.total else 0,
        }
    if job is not None and job.state == "failed":
        return {"state": "failed", "trouble": " ".join(part for part in job.trouble if part)}
    if job is not None and job.state == "cancelled":
        return {"state": "cancelled"}
    made = project.suggestion_run()
    if made is None:
        codebook = project.codebook()
        in_use = codebook and any(code.status is CodeStatus.ACTIVE for code in codebook.codes)
        return {"state": "none" if in_use else "no_codebook"}
    learned = made.counts.get("decisions", 0)
    return {
        "state": "made",
        "run": made.id,
        "when": wording.when(made.created),
        "learned": wording.number(learned) if learned else "",
    }


def _propose(project: Project, job: work.Job) -> None:
    project.suggest(progress=job)
