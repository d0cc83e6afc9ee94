"""What a coder does, as the pane tells it, done to the project: each deed at once, in the coder's name.

A deed may be told twice, as after a lost connection: the second time changes nothing. Nobody touches what
another coder made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.coding.following import followed
from app.coding.sheet import Sheet
from app.coding.told import is_version, told
from app.coding.units import Units
from app.wording import number
from qualcode.errors import ProjectError
from qualcode.i18n import t
from qualcode.model import Code, Codebook, Coding, Event, Segment, slug
from qualcode.project import Project

Deed = Mapping[str, Any]
NEW = "new:"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened: a document (or empty) and a start, in code points; and what, if that is told.

    `wide` is what reaches further than the places that one sees.
    """

    document: str
    start: int
    told: str = ""
    wide: bool = False


class Doer:
    """Does deeds in one project. `sheets` gives the sheet of a document."""

    def __init__(self, project: Project, sheets: Callable[[str], Sheet]) -> None:
        self._project = project
        self._sheet = sheets
        self._verbs: dict[str, Callable[[Deed], Place | None]] = {
            "code": self._code,
            "vivo": self._vivo,
            "everywhere": self._everywhere,
            "uncode": self._uncode,
            "change": self._change,
            "reject": self._reject,
            "unreject": self._unreject,
            "review": self._review,
            "memo": self._memo,
            "undo": self._undo,
            "redo": self._redo,
        }

    def do(self, deed: Deed) -> Place | None:
        """Do one deed; returns where it happened if the pane should go there.

        ProjectError or CodebookError when it cannot be done; then nothing of it is.
        """
        verb = self._verbs.get(str(deed.get("verb")))
        if verb is None:
            raise ProjectError("app_coding.error.deed")
        try:
            return verb(deed if deed["verb"] == "memo" else followed(self._project, deed))
        except ProjectError as error:
            if error.key != "store.error.no_code":
                raise
            raise ProjectError("store.error.code_gone") from error

    # --- codings

    def _code(self, deed: Deed) -> None:
        self._lay(deed, str(deed["code"]))

    def _vivo(self, deed: Deed) -> None:
        label = " ".join(str(deed["label"]).split())
        parent = str(deed.get("parent", "")).rpartition("/")[2]
        examples = [str(deed["quote"])] if deed.get("quote") else []
        with self._project.action():
            book = self._project.codebook()
            if book is None:  # the first code of a study that is coded from the words up
                title = t("app_coding.own_codebook")
                book = self._project.load_codebook(Codebook(slug(title), title, ()))
            known = [f"{book.key}/{code.key}" for code in _called(book, label)]
            code, *_ = known or [self._project.make_code(label, parent=parent, examples=examples)]
            self._lay(deed, code)

    def _everywhere(self, deed: Deed) -> Place | None:
        """Give all fragments that were ticked of what a search found a code, in whichever sources."""
        code, ids = str(deed["code"]), [str(one) for one in deed["segments"]]
        made = self._project.code_found(ids, code, query=str(deed.get("query", "")))
        if not made:  # told twice, or given meanwhile in another tab
            return None
        sources = len({one.document for one in made})
        label = next(
            one.label
            for book in self._project.codebooks()
            for one in book.codes
            if f"{book.key}/{one.key}" == code
        )
        told = t("app_coding.coded_everywhere", n=number(len(made)), sources=number(sources), code=label)
        return Place("", 0, told)

    def _lay(self, deed: Deed, code: str) -> None:
        sheet = self._sheet(str(deed["doc"]))
        spans = _spans(sheet, deed)
        segments = [sheet.fragment(*span) for span in deed["spans"]]
        run = self._run_shown() if deed.get("proposed") else ""
        with self._project.action():
            for segment in segments:
                if segment is not None:
                    self._project.unreject(segment.id, code)
            self._project.code(
                [
                    Coding(
                        "",
                        code,
                        sheet.document.id,
                        start,
                        end,
                        self._project.who,
                        suggestion=run,
                    )
                    for start, end in spans
                ]
            )
            if deed.get("done"):
                self._project.review([segment.id for segment in segments if segment is not None])

    def _run_shown(self) -> str:
        """The run whose proposals are on the screen."""
        run = self._project.suggestion_run()
        return run.id if run else ""

    def _uncode(self, deed: Deed) -> None:
        found = [coding for target in deed["targets"] for coding in self._mine(deed, target)]
        if found:
            self._project.uncode([coding.id for coding in found])

    def _change(self, deed: Deed) -> None:
        sheet = self._sheet(str(deed["doc"]))
        span = sheet.units.span_to(*deed["span"]) if deed.get("span") else None
        facets = deed.get("facets")
        values = None if facets is None else {str(k): tuple(map(str, v)) for k, v in facets.items() if v}
        start, end, code = deed["target"]
        became = (*(deed.get("span") or (start, end)), deed.get("code") or code)
        found = self._mine(deed, deed["target"])
        if not found and not self._mine(deed, became):  # not told twice, but taken away in another tab
            raise ProjectError("app_coding.error.no_coding")
        with self._project.action():
            for coding in found:
                self._project.change_coding(coding.id, code=deed.get("code"), span=span, facets=values)

    def _mine(self, deed: Deed, target: Any) -> list[Coding]:
        """The coder's own coding with that start, end (in units) and code; none when it is gone."""
        sheet = self._sheet(str(deed["doc"]))
        start, end, code = target
        wanted = (*sheet.units.span_to(int(start), int(end)), self._known(str(code)))
        own = self._project.codings(document=sheet.document.id, coder=self._project.who)
        return [coding for coding in own if (coding.start, coding.end, coding.code) == wanted]

    def _known(self, code: str) -> str:
        """The id of a code; the pane calls one that it just asked for ``new:`` with its label."""
        book = self._project.codebook() if code.startswith(NEW) else None
        found = _called(book, code.removeprefix(NEW)) if book else []
        return f"{book.key}/{found[0].key}" if book and found else code

    # --- proposals, reviews, memos

    def _reject(self, deed: Deed) -> None:
        run = self._run_shown()
        with self._project.action():
            for segment in self._segments(deed):
                kept = set() if deed.get("given", True) else self._given(segment)
                for code in deed["codes"]:
                    if code not in kept:
                        self._project.reject(segment.id, str(code), run=run)
                if deed.get("done"):
                    self._project.review([segment.id])

    def _given(self, segment: Segment) -> set[str]:
        """The codes that the coder gave to just this segment."""
        own = self._project.codings(document=segment.document, coder=self._project.who)
        return {one.code for one in own if (one.start, one.end) == (segment.start, segment.end)}

    def _unreject(self, deed: Deed) -> None:
        with self._project.action():
            for segment in self._segments(deed):
                for code in deed["codes"]:
                    self._project.unreject(segment.id, str(code))

    def _review(self, deed: Deed) -> None:
        ids = [segment.id for segment in self._segments(deed)]
        self._project.review(ids, done=bool(deed.get("done", True)))

    def _segments(self, deed: Deed) -> list[Segment]:
        sheet = self._sheet(str(deed["doc"]))
        found = [sheet.fragment(*span) for span in deed["spans"]]
        if any(segment is None for segment in found):
            raise ProjectError("app_coding.error.no_fragment")
        return [segment for segment in found if segment is not None]

    def _memo(self, deed: Deed) -> Place | None:
        text, memo_id = str(deed["text"]), str(deed.get("memo", ""))
        if not memo_id:
            self._write_memo(deed, text)
            return None
        memo = next((memo for memo in self._project.memos() if memo.id == memo_id), None)
        if memo is not None and memo.author != self._project.who:
            raise ProjectError("app_coding.error.not_yours")
        if memo is not None and memo.text in (deed.get("was", memo.text), text):
            self._project.write_memo(memo.target, text, memo_id=memo_id)
        elif text:  # changed or removed meanwhile, in another tab: neither text is lost
            self._write_memo(deed, text)
            return Place("", 0, t("app_coding.memo_beside"))
        elif memo is not None:
            raise ProjectError("app_coding.error.memo_changed")
        return None

    def _write_memo(self, deed: Deed, text: str) -> None:
        target = self._target(deed)
        same = [
            m for m in self._project.memos(target=target) if (m.text, m.author) == (text, self._project.who)
        ]
        if not same:
            self._project.write_memo(target, text)

    def _target(self, deed: Deed) -> str:
        """What a memo is about, also where it was begun in a version that another has replaced since."""
        former = str(deed["doc"])
        sheet = self._sheet(self._project.version_in_use(former))
        document = sheet.document.id
        if not deed.get("spans"):
            return f"document:{document}"
        if former == document:
            (start, end), *_ = _spans(sheet, deed)
        else:
            span = Units(self._project.text(former)).span_to(*map(int, deed["spans"][0]))
            _, start, end = self._project.place_in_use(former, *span)
        return f"span:{document}:{start}-{end}" if start < end else f"document:{document}"

    # --- taking back

    def _undo(self, deed: Deed) -> Place | None:
        return self._reversed(self._project.undo(str(deed.get("action", ""))), back=True)

    def _redo(self, deed: Deed) -> Place | None:
        return self._reversed(self._project.redo(str(deed.get("action", ""))), back=False)

    def _reversed(self, events: list[Event], *, back: bool) -> Place | None:
        """Where what was taken back or done again is, and what it was."""
        codes = {f"{book.key}/{code.key}": code for book in self._project.codebooks() for code in book.codes}
        place, said = _place(events), told(events, codes, back=back)
        if not is_version(events):
            return replace(place, told=said) if place else Place("", 0, said) if said else None
        (event,) = (one for one in events if one.what == ("document.replace" if back else "document.succeed"))
        return Place(event.target.partition(":")[2], 0, said, wide=True)


def _called(book: Codebook, label: str) -> list[Code]:
    return [code for code in book.codes if code.label.casefold() == label.casefold()]


def _spans(sheet: Sheet, deed: Deed) -> list[tuple[int, int]]:
    spans = [sheet.units.span_to(int(start), int(end)) for start, end in deed["spans"]]
    if not spans or any(start >= end for start, end in spans):
        raise ProjectError("app_coding.error.no_span")
    return spans


def _place(events: list[Event]) -> Place | None:
    """Where the first of these events happened."""
    for event in events:
        state = event.after or event.before
        if not isinstance(state, dict):
            continue
        if "document" in state and "start" in state:
            return Place(str(state["document"]), int(state["start"]))
        where = str(state.get("segment") or state.get("target") or "")
        document, _, span = where.removeprefix("span:").rpartition(":")
        start = span.partition("-")[0]
        if document and start.isdecimal():
            return Place(document, int(start))
    return None
