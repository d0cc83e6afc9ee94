"""What every page stands in: the bar with the pages, the project and the coder, and the page itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import streamlit as st

from app import browser, drawing, guard, place, session, texts, watch
from app.doorway import UNKNOWN
from app.parts import undoing
from app.shared import SharedProject
from qualcode import shortening
from qualcode.errors import ProjectError
from qualcode.i18n import t


@dataclass(frozen=True, slots=True)
class Screen:
    """A page: its module in ``app/screens``, the last part of its address, and what it is drawn with.

    `parts` are those of Streamlit that this page mostly begins with (beside `doorway.PARTS`), or a component
    of ours: the browser fetches them with the first page, and need not ask when the first of them comes.
    """

    module: str
    address: str
    parts: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its name in the bar."""
        return t(f"app.page.{self.module}")


_CHOOSING = ("Button", "ButtonGroup", "Selectbox")
SCREENS = (
    Screen("start", "", ("Button",)),
    Screen("sources", "bronnen", ("Button", "ButtonGroup", "FileUploader", "DataFrame")),
    Screen(
        "threads",
        "rode-draden",
        ("Button", "ButtonGroup", "Selectbox", "TextInput", "Checkbox", "Pagination"),
    ),
    Screen("coding", "coderen", ("pane", "SourceSansVF-Italic")),
    Screen("codebook", "codeboek", ("Button", "TextInput")),
    Screen("analysis", "analyse", (*_CHOOSING, "DataFrame", "DownloadButton")),
    Screen("agreement", "overeenstemming", (*_CHOOSING, "DataFrame")),
    Screen("output", "uitvoer", ("Button", "ButtonGroup", "Radio", "FileUploader", "DownloadButton")),
)
START = SCREENS[0].module
_ASKED = "_asked_in_vain"


def run(*, only: str = "") -> None:
    """Draw the page that the address asks for, or the one of that module: AppTest knows no addresses."""
    browser.style()
    with drawing.drawing(), guard.guarded():
        pages = {
            screen.module: st.Page(
                _nothing(screen),
                title=screen.title,
                url_path=screen.address or None,
                default=screen.module == START,
            )
            for screen in SCREENS
            if find_spec(f"app.screens.{screen.module}")
        }
        chosen = st.navigation(list(pages.values()), position="hidden")
        here = only or next(name for name, page in pages.items() if page == chosen)
        place.enter(pages, here)
        _page(here)
    place.keep()


def _page(here: str) -> None:
    if not session.coder():
        _settle()
        from app.screens import welcome

        welcome.show()
        return
    project, trouble = _project()
    if project is not None:
        watch.begin(project)
        undoing.begin(project)
    _bar(here, project)
    in_sight = st.container(key="trouble")
    with in_sight:
        guard.show_pending()
    _unknown(here, project)
    if trouble is not None and here == START:
        guard.show(trouble)
    with guard.guarded(in_sight):
        if project is None and here != START:
            _without_project(here, trouble)
        else:
            import_module(f"app.screens.{here}").show(project)
    _settle()


def _without_project(here: str, trouble: ProjectError | None) -> None:
    """A page that has no project to show: none was chosen, or the file cannot be opened now."""
    texts.heading(t(f"app.page.{here}"))
    if trouble is None:
        texts.empty(t("app.no_project"), t("app.no_project_cure"))
    else:
        guard.show(trouble)
    with st.container(horizontal=True, vertical_alignment="center", key="no-project"):
        if trouble is not None:
            st.button(t("app.again"), key="open-again", icon=":material/refresh:")
        place.link(START, t("app.to_start"), icon=":material/arrow_back:")


def _unknown(here: str, project: SharedProject | None) -> None:
    """Tell of an address that is no page of ours, until one goes on; the doorway leads those to Start."""
    asked = place.get(UNKNOWN)
    if asked:
        st.session_state[_ASKED] = (
            asked  # before the address changes: there a run may be broken off for another
        )
        place.put(**{UNKNOWN: None})
    if here != START:
        st.session_state.pop(_ASKED, None)
    address = st.session_state.get(_ASKED, "")
    if address:
        cure = t("app.no_page_cure" if project is not None else "app.no_page_start")
        texts.note(t("app.no_page", address=shortening.beginning(address, 60)), cure)


def _project() -> tuple[SharedProject | None, ProjectError | None]:
    try:
        return session.project(), None
    except ProjectError as error:
        return None, error


def _bar(here: str, project: SharedProject | None) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key="bar"):
        for screen in SCREENS:
            if not place.has(screen.module) or (project is None and screen.module != START):
                continue
            with st.container(
                width="content", key="here" if screen.module == here else f"to-{screen.module}"
            ):
                place.link(screen.module, screen.title, **place.last(screen.module))
        st.space("stretch")
        if project is not None:
            watch.watcher(project)
        if project is not None and project.read_only:
            with st.popover(t("app.read_only"), icon=":material/lock:", type="tertiary", key="read-only"):
                texts.words(t("app.read_only_explained"))
                texts.line(t("app.read_only_cure"))
        _who(project)


def _who(project: SharedProject | None) -> None:
    with st.popover(
        texts.safe(shortening.beginning(session.coder(), 18)),
        icon=":material/person:",
        type="tertiary",
        key="who",
    ):
        if project is not None:
            texts.line(t("app.in_project", title=project.title))
        texts.line(t("app.coder_explained"))
        with st.form("rename-coder", border=False):
            name = st.text_input(t("app.coder_name"), value=session.coder(), max_chars=session.LONGEST_NAME)
            if st.form_submit_button(t("app.coder_change")) and session.clean_name(name):
                session.set_coder(name)
                st.rerun()
        st.radio(
            t("app.scheme"),
            session.SCHEMES,
            index=session.SCHEMES.index(session.scheme() or session.SCHEMES[0]),
            format_func=lambda one: t(f"app.scheme.{one}"),
            horizontal=True,
            key="scheme",
            on_change=_choose_scheme,
        )


def _choose_scheme() -> None:
    session.set_scheme(st.session_state["scheme"])


def _settle() -> None:
    with st.container(key="frame-parts"):
        kept = {session.CODER_COOKIE: session.coder(), session.SCHEME_COOKIE: session.scheme()}
        browser.settle(
            {name: value for name, value in kept.items() if value},
            scheme=session.scheme(),
            pages=[f"/{screen.address}" for screen in SCREENS],
        )


def _nothing(screen: Screen) -> Callable[[], None]:
    def page() -> None:
        """The frame draws the page itself, within its own guard."""

    page.__name__ = screen.module
    return page
