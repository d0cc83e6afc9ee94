"""What storing a file would do in the project: codings that come along, people who are known."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.i18n import t
from qualcode.model import Document, Role, Speaker
from qualcode.project.incoming.adding import Understood
from qualcode.shortening import beginning
from qualcode.store import Store
from qualcode.store.alignment import Written, aligned

_WORDS, _MOST = 40, 5
"""Characters by which a passage is told, and the passages or people that are told by name."""


def codings_along(store: Store, former: Document, understood: Understood) -> tuple[str, ...]:
    """How many codings would go along from the `former` version of a file, and the words of the others."""
    codings = store.codings.of_document(former.id)
    if not codings:
        return ()
    text = store.documents.text(former.id)
    before = Written(text, tuple((turn.start, turn.end) for turn in store.documents.turns(former.id)))
    read = understood.transcript
    now = Written(read.text, tuple((turn.start, turn.end) for turn in read.turns))
    find = aligned(before, now).same
    lost = [one for one in codings if find(one.start, one.end) is None]
    told = [t("project.codings_would_go", kept=len(codings) - len(lost), of=len(codings))]
    words = dict.fromkeys(text[one.start : one.end] for one in sorted(lost, key=lambda one: one.start))
    if lost:
        told.append(t("project.codings_would_stay", count=len(lost), words=_listed([*words])))
    return tuple(told)


def people_known(store: Store, speakers: Sequence[Speaker], former: Document | None) -> str:
    """Which of `speakers` have that name in other sources than `former` too, and in which; else empty.

    Roles and codes are no names, and whoever asks does so in many sources.
    """
    from qualcode.reading import is_name

    asked = [one.name for one in speakers if one.role is not Role.INTERVIEWER and is_name(one.name)]
    named = {name.casefold(): name for name in asked}
    found: dict[str, list[str]] = {}
    for document in store.documents.all() if named else ():
        if former is None or document.id != former.id:
            for speaker in document.speakers:
                if name := named.get(speaker.name.casefold()):
                    found.setdefault(name, []).append(document.title)
    people = [f"{name} ({_listed([*dict.fromkeys(titles)])})" for name, titles in found.items()]
    return t("project.known_people", people=", ".join(people), count=len(people)) if people else ""


def _listed(passages: Sequence[str]) -> str:
    shown = [f"‘{beginning(' '.join(words.split()), _WORDS)}’" for words in passages[:_MOST]]
    more = len(passages) - _MOST
    return ", ".join([*shown, *([t("project.and_more", count=more)] if more > 0 else [])])
