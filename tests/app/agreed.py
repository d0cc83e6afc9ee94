"""Sources that two coders coded, alike in part, and the page Overeenstemming as it shows them."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from app.agreeing import comparing
from qualcode.model import Code, Codebook, Coding, Segment, SegmentKind
from qualcode.project import Project

FILES = {
    "een": (
        "Het rooster wisselt bij ons elke week en dat vind ik zwaar.",
        "Bij ons op de afdeling hangt het rooster er al een maand van tevoren.",
        "Dan boft u <b>echt</b>. Ik hoor het pas op vrijdag in de groepsapp.",
    ),
    "twee": (
        "Wij plannen de diensten samen met de planner aan één tafel.",
        "Dat scheelt veel gebel in het weekend, en niemand wordt overgeslagen.",
    ),
    "drie": (
        "Ik werk liever met vaste mensen die de bewoners goed kennen.",
        "Vast of flex, dat maakt mij eerlijk gezegd niets meer uit.",
    ),
}
BOOK = Codebook(
    "r", "Rooster", (Code("last", "Last van wisselen"), Code("samen", "Samen plannen"), Code("vast", "Vast"))
)


def talk(answers: tuple[str, ...]) -> str:
    """A conversation in which each answer follows a question."""
    return "\n\n".join(f"Interviewer: En hoe gaat dat bij u?\n\nMila: {answer}" for answer in answers)


def lay(segment: Segment, code: str, coder: str) -> Coding:
    return Coding("", f"r/{code}", segment.document, segment.start, segment.end, coder)


def coded_twice(folder: Path) -> Path:
    """A project in `folder`: Anna and Bram both coded sources one and two, Anna alone source three.

    Of the five fragments they share they agree on two (one with a code, one without).
    """
    path = folder / "studie.db"
    with Project.create(path, who="Noor") as project:
        for name, lines in FILES.items():
            (folder / f"{name}.txt").write_text(talk(lines), "utf-8")
            project.add([folder / f"{name}.txt"], case=name)
        project.load_codebook(BOOK)
        titles = {document.title: document.id for document in project.documents()}
        one, two, three = (
            project.segments(document=titles[name], kind=SegmentKind.CONTENT) for name in FILES
        )
        assert (len(one), len(two), len(three)) == (3, 2, 2)
        project.code([lay(one[0], "last", "Anna"), lay(one[0], "last", "Bram")])  # agreed
        project.code([lay(one[2], "last", "Anna"), lay(one[2], "vast", "Bram")])  # wholly different
        project.code([lay(two[0], "samen", who) for who in ("Anna", "Bram")] + [lay(two[0], "last", "Anna")])
        project.code([lay(two[1], "samen", "Bram")])  # Anna gave nothing
        project.code([lay(three[0], "vast", "Anna")])  # Bram never came there
    return path


def disputes(project: Project) -> tuple[comparing.Comparison, tuple[comparing.Shared, ...]]:
    found = comparing.compare(project, ("Anna", "Bram"), "Besluit")
    return found, found.disputes


def decided(project: Project) -> list[tuple[str, str]]:
    return sorted(
        (one.code, project.text(one.document)[one.start : one.end])
        for one in project.codings(coder="Besluit")
    )


def shown(test: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in test.get("html"))


def press(test: AppTest, key: str) -> AppTest:
    return next(button for button in test.button if button.key == key).click().run()
