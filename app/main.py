"""The app's entry: ``streamlit run app/main.py -- PROJECT.db``, as `qualcode app` starts it."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import streamlit as st

from qualcode.errors import ProjectError
from qualcode.i18n import t
from qualcode.model import Segment, Threads
from qualcode.project import Project

st.set_page_config(page_title="qualcode", page_icon=":material/stylus_note:", layout="wide")


def main() -> None:
    """One page: the sources of a project and its candidate rode draden."""
    if len(sys.argv) < 2:
        st.info(t("app.no_project"))
        return
    try:
        project = Project.open(Path(sys.argv[1]))
    except ProjectError as error:
        st.error(error.message)
        st.text(error.cure)
        return
    with project:
        st.title(project.path.stem)
        sources, threads = st.tabs([t("app.sources"), t("app.threads")])
        with sources:
            show_sources(project)
        with threads:
            show_threads(project)


def show_sources(project: Project) -> None:
    """The sources as a table, or what to do when there are none."""
    names = {case.id: case.name for case in project.cases()}
    rows = [
        {
            t("app.case"): ", ".join(names[case] for case in document.cases),
            t("app.source"): document.title,
            t("app.kind"): document.kind.value,
            t("app.date"): document.date,
            t("app.speakers"): len(document.speakers),
            t("app.words"): document.words,
        }
        for document in project.documents()
    ]
    if rows:
        st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch")
    else:
        st.info(t("app.no_sources", file=project.path.name))


def show_threads(project: Project) -> None:
    """A card per thread, or what to do when there are none."""
    try:
        threads = project.current_threads()
    except ProjectError:
        st.info(t("app.no_threads", file=project.path.name))
        return
    st.caption(t("app.candidates"))
    wanted = {quote for thread in threads.threads for quote in thread.quotes}
    segments = {segment.id: segment for segment in project.segments(ids=sorted(wanted))}
    titles = {document.id: document.title for document in project.documents()}
    show_cards(threads, segments, titles)


def show_cards(threads: Threads, segments: dict[str, Segment], titles: dict[str, str]) -> None:
    """Label, breadth, terms and quotes of each thread; words of people are shown as typed."""
    for thread in threads.threads:
        breadth = thread.breadth
        with st.container(border=True):
            st.text(thread.label)
            st.caption(
                t(
                    "app.breadth",
                    cases=breadth.cases,
                    of_cases=breadth.of_cases,
                    documents=breadth.documents,
                    fragments=thread.size,
                )
            )
            st.text(", ".join(thread.terms))
            with st.expander(t("app.quotes")):
                for quote in thread.quotes:
                    segment = segments[quote]
                    st.text(f"“{segment.text}”\n— {titles[segment.document]}")


main()
