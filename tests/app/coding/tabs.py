"""A browser tab at the desk, and what its answers hold."""

from __future__ import annotations

import json
from typing import Any

from app.coding.desk import Desk
from qualcode.project import Project


def opened(desk: Desk, **more: Any) -> dict[str, Any]:
    answer = desk.hello(**more)
    assert json.loads(json.dumps(answer)) == answer
    return answer


def row(answer: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = answer["docs"][answer["at"]["doc"]]
    return found


def spans(answer: dict[str, Any], kind: int = 0) -> list[list[int]]:
    return [fragment[:2] for fragment in row(answer)["outline"]["fragments"] if fragment[3] == kind]


class Tab:
    """A browser tab as the desk knows it: numbers its deeds and tells what it has."""

    def __init__(self, desk: Desk, name: str = "tab") -> None:
        self.desk, self.name, self.number = desk, name, 0
        self.first = opened(desk)
        self.doc = self.first["at"]["doc"]

    def do(self, *deeds: dict[str, Any], **more: Any) -> dict[str, Any]:
        numbered = []
        for deed in deeds:
            self.number += 1
            numbered.append({"n": self.number, "doc": self.doc, **deed})
        ask = {"client": self.name, "seq": self.number, "deeds": numbered, "docs": [{"id": self.doc}], **more}
        return self.desk.answer(ask)


def codings(project: Project) -> list[tuple[str, str, str]]:
    return [(c.code, project.text(c.document)[c.start : c.end][:20], c.coder) for c in project.codings()]
