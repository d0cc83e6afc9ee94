"""A codebook proposed from documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from qualcode.codebook import check, dump, load, parse
from qualcode.codebook.draft import Passage, Section, Theme, draft, layers_for
from qualcode.codebook.headings import Heading, headings_of
from qualcode.errors import CodebookError
from qualcode.model import CodeStatus, DocumentKind, TurnKind
from qualcode.project.codes.drafting import draft_codebook
from qualcode.reading import read

RODE_DRADEN = [
    "De rug recht",
    "Werven & behoud",
    "Interne flexibiliteit",
    "Communicatie en informatie-overload",
    "Cultuur",
    "Werkdruk & (keuze)vrijheid",
    "Maatschappelijke tendens",
    "Aannames",
    "Structurele inzet van flexwerkers",
]


def section(title: str, parent: int = -1, file: str = "a.txt", number: str = "", text: str = "") -> Section:
    return Section(Heading(title, number, file, parent, 10, 90), text)


def test_headings_become_a_tree_of_drafts() -> None:
    book = draft(
        "Mijn studie",
        [
            section("Grip: waar het om draait", number="2"),
            section("Rooster", 0, number="2.1", text="Het rooster schuift. Het rooster knelt, en de pauze."),
            section("Loon", text="Het loon stijgt en het loon daalt; ook de pauze."),
            section("Rooster", file="b.txt"),
        ],
    )
    assert [(code.key, code.parent) for code in book.codes] == [
        ("grip", ""),
        ("rooster", "grip"),
        ("loon", ""),
    ]
    assert {code.status for code in book.codes} == {CodeStatus.DRAFT}
    assert {code.definition for code in book.codes} == {""}
    assert book.code("grip").aliases == ("Grip: waar het om draait",)
    assert book.code("rooster").when_to_use == "Als het gaat over: rooster."
    source = book.code("rooster").source
    assert source.file == "a.txt"
    assert source.place == "§2.1, tekens 10–90; b.txt: kop ‘Rooster’, tekens 10–90"
    assert book.code("rooster").color == book.code("grip").color != book.code("loon").color
    assert [ref.file for ref in book.sources] == ["a.txt", "b.txt"]
    assert [problem for problem in check(book) if problem.level == "error"] == []
    assert parse(dump(book)) == book


def test_layers_can_be_limited() -> None:
    sections = [section("Werk"), section("Rooster", 0), section("Ruilen", 1)]
    assert [code.key for code in draft("Studie", sections, depth=2).codes] == ["werk", "rooster"]


def test_themes_bring_terms_passages_and_examples() -> None:
    words = " ".join(f"woord{number}" for number in range(30))
    passages = (
        Passage("a.vtt", 5, 200, words),
        Passage("b.vtt", 7, 40, "Kort gezegd."),
        Passage("a.vtt", 300, 340, words),
    )
    book = draft("Studie", [section("Geld")], [Theme("Ruilen van diensten", ("dienst", "ruilen"), passages)])
    code = book.code("ruilen-van-diensten")
    assert code.when_to_use == "Als het gaat over: dienst, ruilen."
    assert code.source.file == "a.vtt"
    assert code.source.place == "tekens 5–200, tekens 300–340; b.vtt: tekens 7–40"
    assert code.examples[2] == "Kort gezegd. [b.vtt: tekens 7–40]"
    assert len(code.examples[0].split("…")[0].split()) == 12


def test_names_that_are_alike_get_keys_of_their_own() -> None:
    book = draft(
        "Studie", [section("Werk!"), section("Werk"), section("Een " + "heel " * 20 + "lange titel")]
    )
    assert [code.key for code in book.codes[:2]] == ["werk", "werk-2"]
    assert len(book.codes[2].key) <= 40


REPORT = """# Verslag

## 1 Inleiding

Dit verslag gaat over werk.

## 2 Rust op de afdeling

De rust keert terug als het rooster klopt. De rust is broos.

### 2.1 Pauzes

Een pauze hoort bij het werk, ook als het druk is op de afdeling.

## 3 Zeggenschap

Wie zelf roostert heeft zeggenschap. Zeggenschap vraagt tijd van iedereen.
"""


def test_from_a_report_to_a_file(tmp_path: Path) -> None:
    from qualcode.cli.commands import app

    report, out = tmp_path / "rapport over rust.md", tmp_path / "boek.yaml"
    report.write_text(REPORT, encoding="utf-8")
    words = ["codebook", "draft", str(report), "--out", str(out), "--title", "Rust en werk"]
    result = CliRunner().invoke(app, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    book = load(out)
    assert (book.key, book.title) == ("rust-en-werk", "Rust en werk")
    assert {"rust-op-de-afdeling", "pauzes", "zeggenschap"} <= {code.key for code in book.codes}
    assert book.code("pauzes").parent == "rust-op-de-afdeling"
    assert "inleiding" not in {code.key for code in book.codes}


TOPICS = {
    "rooster": "Het rooster wisselt elke week en dan ruil ik mijn dienst met een collega van de nacht,"
    " want het rooster houdt geen rekening met wie er thuis kinderen naar school moet brengen.",
    "scholing": "De scholing volg ik in mijn eigen tijd en de cursus betaal ik zelf, terwijl een diploma"
    " toch ook voor de werkgever waarde heeft als er weer een opleiding of cursus verplicht is.",
    "reiskosten": "De reiskosten lopen op nu de bus niet meer rijdt, dus met de auto en parkeren op eigen"
    " rekening blijft er van de vergoeding per kilometer bijna niets over na het tanken.",
}


def interview(number: int) -> str:
    turns = []
    for round_ in range(4):
        for name, words in TOPICS.items():
            turns += [
                f"I: Wat vindt u van punt {round_}?",
                f"R: In gesprek {number}, keer {round_}. {words} {name.title()}.",
            ]
    return "\n\n".join(turns)


def test_themes_of_documents_without_headings(tmp_path: Path) -> None:
    paths = [tmp_path / f"interview {number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(interview(number), encoding="utf-8")
    book = draft_codebook(paths, title="Gesprekken", about=3, model="hashing")
    told = [f"{code.label} {code.when_to_use}".casefold() for code in book.codes]
    for topic in ("rooster", "cursus", "reiskosten"):
        assert any(topic in words for words in told), told
    assert all(code.examples and code.source.place for code in book.codes)
    assert [source.file for source in book.sources if source.file.startswith("interview")]
    assert book == draft_codebook(paths, title="Gesprekken", about=3, model="hashing")


def test_layers_that_keep_a_draft_small() -> None:
    book = draft("Verslag", [section("Werk"), section("Rooster", 0), section("Ruilen", 1), section("Geld")])
    assert [layers_for(book.codes, most) for most in (1, 2, 3, 4, 60)] == [0, 1, 2, 3, 3]


def test_nothing_to_draft_from(tmp_path: Path) -> None:
    path = tmp_path / "kort.txt"
    path.write_text("I: Hoe gaat het?\n\nR: Goed, dank u wel, en met u ook hoop ik.", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"kort\.txt"):
        draft_codebook([path], model="hashing")


def test_the_nine_rode_draden_of_the_care_report(seeds: Path) -> None:
    (path,) = seeds.glob("001_*.txt")
    book = draft_codebook([path])
    assert [code.label for code in book.codes if code.parent == "rode-draden"] == RODE_DRADEN
    labels = {code.label.split()[0] for code in book.codes}
    assert labels.isdisjoint({"Inleiding", "Leeswijzer", "Conclusie", "Tot", "Bijlage", "Colofon"})
    assert all(code.source.file == path.name and code.source.place for code in book.codes)


def test_the_same_themes_without_their_headings(seeds: Path, tmp_path: Path) -> None:
    (path,) = seeds.glob("001_*.txt")
    transcript = read(path, kind=DocumentKind.REPORT)
    chapter = [h for h in headings_of(transcript.text, transcript.turns, path.name) if h.number[:3] == "3.3"]
    bare = tmp_path / "verslag zonder koppen.txt"
    paragraphs = [
        transcript.text[turn.start : turn.end]
        for turn in transcript.turns
        if turn.kind is TurnKind.PROSE and chapter[1].start < turn.start < chapter[-1].end
    ]
    bare.write_text("\n\n".join(paragraphs), encoding="utf-8")
    book = draft_codebook([bare], model="hashing")
    told = [f"{code.label} {code.when_to_use}".casefold() for code in book.codes]
    found = {
        theme
        for theme in ("interne", "werkdruk", "werving", "cultuur", "vrijheid", "zzp", "structureel")
        if any(theme in words for words in told)
    }
    assert len(found) >= 5, told
    assert all(code.status is CodeStatus.DRAFT and code.source.file == bare.name for code in book.codes)
