"""In which order fragments are put before a coder: those about which the machine is least sure come first."""

from __future__ import annotations

from qualcode.project import Project


def review_order(project: Project) -> list[str]:
    """Ids of the segments with proposals for this coder, least certain first.

    Until the suggester knows better: by the lead of the best proposal on the second (margin sampling,
    Settles 2009, section 3.1), and at the same lead the lowest best score first.
    """
    scores: dict[str, list[float]] = {}
    for suggestion in project.suggestions(coder=project.who):
        scores.setdefault(suggestion.segment, []).append(suggestion.score)
    return sorted(scores, key=lambda segment: (_lead(scores[segment]), scores[segment][0], segment))


def _lead(scores: list[float]) -> float:
    best = sorted(scores, reverse=True)
    return best[0] - best[1] if len(best) > 1 else float("inf")
