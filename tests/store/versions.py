"""A talk that comes in anew, and what people decided in it before."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.model import Coding, KeptThread, ThreadStatus
from qualcode.project import Added, Project
from tests.store.conftest import TALK

NEW = TALK.replace("Dat is al jaren zo, en niemand doet er wat aan.", "Daar is nu een werkgroep voor.")


def code(project: Project, words: str, key: str) -> None:
    (document,) = project.documents()
    start = project.text(document.id).index(words)
    assert project.code([Coding("", f"boek/{key}", document.id, start, start + len(words), "joke")]) == 1


def keep(project: Project, *words: str, label: str = "Roosters") -> KeptThread:
    """A confirmed thread of the fragments with these words."""
    segments = [one for one in project.segments() if any(word in one.text for word in words)]
    ids = tuple(one.id for one in segments)
    card = {"quotes": ids[:1], "parts": [{"key": "t01.1", "segments": ids}]}
    return project._store.curated.put(KeptThread("", label, ThreadStatus.CONFIRMED, ids, card=card))


def words_in(project: Project, keys: Iterable[str]) -> list[str]:
    return [segment.text for segment in project.segments(ids=keys)]


def put_in(project: Project, text: str) -> Added:
    """The file comes in with this text."""
    path = project.path.with_name("gesprek.txt")
    path.write_text(text)
    (line,) = project.add([path], case="Huis A")
    return line


def worked_on(project: Project) -> None:
    """Codings, memos of three kinds, a thread, a review and a rejection in the talk."""
    code(project, "Maar de werkdruk is hoog", "druk")
    code(project, "al jaren zo", "rooster")
    (document,) = project.documents()
    last = next(one for one in project.segments() if "op tijd" in one.text)
    for target in (
        f"document:{document.id}",
        f"span:{document.id}:{last.start}-{last.start + 10}",
        f"coding:{next(one.id for one in project.codings() if one.code == 'boek/druk')}",
        f"coding:{next(one.id for one in project.codings() if one.code == 'boek/rooster')}",
    ):
        project.write_memo(target, "Navragen.")
    keep(project, "komt altijd te laat", "komt het rooster op tijd")
    project.review([last.id])
    project.reject(last.id, "boek/rooster")
