"""Codebooks as YAML: nothing is lost, and what is wrong is named with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codebook import check, dump, load, parse, save, shipped
from qualcode.errors import CodebookError
from qualcode.model import Code, Codebook, CodeStatus, Facet, FacetValue, Revision, SourceRef

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff"),
    max_size=60,
).map(lambda text: " ".join(text.split()))
NAMED = WORDS.filter(bool)


def code(key: str, **fields: object) -> Code:
    return Code(**{"key": key, "label": key.title(), **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize("path", shipped().values(), ids=lambda path: path.stem)
def test_shipped_codebooks_are_well_formed(path: Path) -> None:
    book = load(path)
    assert [problem for problem in check(book) if problem.level == "error"] == []
    assert book.key == path.stem
    assert parse(dump(book)) == book


@pytest.mark.parametrize("path", shipped().values(), ids=lambda path: path.stem)
def test_shipped_codes_tell_themselves_apart(path: Path) -> None:
    book = load(path)
    labels = {code.key: code.label for code in book.codes}
    assert [p.message for p in check(book) if p.code] == []
    colors = [(code.parent, code.color) for code in book.codes]
    assert len(set(colors)) == len(colors)
    for code in book.codes:
        named = re.findall(r"\(([a-z0-9-]{3,})\)(?!\w)", code.when_not_to_use)
        assert named, code.key
        for key in named:
            before = code.when_not_to_use.partition(f" ({key})")[0]
            assert before.endswith((labels[key], "kies die subcode")), code.key
        assert len(code.definition.split()) >= 5, code.key
        assert len(code.when_to_use.split()) >= 6, code.key


def test_the_joined_codebook_is_small_enough_to_code_with() -> None:
    book = load(shipped()["flexwerk-zorg"])
    assert 30 <= len(book.codes) <= 60
    assert check(book) == []


@given(
    label=NAMED,
    definition=WORDS,
    examples=st.lists(NAMED, max_size=3),
    color=st.sampled_from(["", "#a1b2c3"]),
)
def test_round_trip_of_any_text(label: str, definition: str, examples: list[str], color: str) -> None:
    book = Codebook(
        key="boek",
        title=label,
        codes=(
            code("top", label=label, definition=definition, examples=tuple(examples), color=color),
            code("sub", parent="top", status=CodeStatus.DEPRECATED, facets=("niveau",), aliases=("anders",)),
            code(
                "ander",
                source=SourceRef("a.txt", "", "§3"),
                history=(Revision(1, "nieuw", "2024-01-01", "x"),),
            ),
        ),
        facets=(
            Facet("niveau", "Niveau", (FacetValue("a", "A"), FacetValue("b", "B", "uitleg")), "Waar?", True),
        ),
        version=3,
        description=definition,
    )
    assert parse(dump(book)) == book


def test_save_replaces_the_file(tmp_path: Path) -> None:
    path = tmp_path / "boek.yaml"
    save(Codebook("boek", "Een", (code("a"),)), path)
    save(Codebook("boek", "Twee", (code("a"),)), path)
    assert load(path).title == "Twee"
    assert [entry.name for entry in tmp_path.iterdir()] == ["boek.yaml"]


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("key: a\ncodes:\n  - key: x\n   label: y\n", "regel 4", "YAML"),
        ("key: a\ncodes:\n  - label: y\n", "codes › 1", "key"),
        ("key: a\ncodes:\n  - key: x\n    label: y\n    kleur: rood\n", "codes › 1", "kleur"),
        ("key: a\ncodes:\n  - key: x\n    label: y\n    examples: geen lijst\n", "x", "examples"),
        ("key: a\ncodes:\n  - {key: x, label: y, status: misschien}\n", "x", "misschien"),
        ("key: a\nversion: twee\ncodes: []\n", "", "version"),
        ("key: a\nfacets: [{key: f, multiple: nee, values: [x, y]}]\ncodes: []\n", "f", "true of false"),
        ("schema: iets/anders\nkey: a\ncodes: []\n", "schema", "iets/anders"),
        ("- a\n- b\n", "", "velden"),
    ],
)
def test_errors_name_file_and_place(text: str, place: str, word: str) -> None:
    with pytest.raises(CodebookError) as caught:
        parse(text, name="mijn.yaml")
    assert caught.value.file == "mijn.yaml"
    assert caught.value.place == place
    assert word in str(caught.value)


def test_yaml_cannot_run_code() -> None:
    with pytest.raises(CodebookError):
        parse("key: !!python/object/apply:os.system ['true']\ncodes: []")


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="weg"):
        load(tmp_path / "weg.yaml")
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("key: é".encode("latin-1"))
    with pytest.raises(CodebookError, match="UTF-8"):
        load(latin)


def test_check_finds_what_would_make_coders_disagree() -> None:
    book = Codebook(
        "boek",
        "Boek",
        (
            code("a", label="Zelfde", examples=("hetzelfde",)),
            code("b", label="zelfde", examples=("Hetzelfde",), color="rood"),
            code("B fout", parent="weg", facets=("weg",)),
            code("a"),
        ),
    )
    problems = check(book)
    errors = {(p.code, p.message) for p in problems if p.level == "error"}
    assert {code for code, _ in errors} == {"a", "b", "B fout"}
    assert len(errors) == 5
    assert any("hetzelfde" in p.message.casefold() or "voorbeeld staat ook" in p.message for p in problems)
    assert [p.level for p in problems] == sorted(p.level for p in problems)


def test_the_example_in_the_documentation_can_be_loaded() -> None:
    text = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    book = parse(example)
    assert [code.parent for code in book.codes] == ["", "zelf-roosteren"]
    assert [p for p in check(book) if p.level == "error"] == []


def test_check_names_the_place_and_the_cure() -> None:
    told = {"definition": "d", "when_to_use": "w", "examples": ("e", "f")}
    money = "Gaat het om geld, kies Geld (geld-en-loon). Anders (zo) niet."
    book = Codebook(
        "boek",
        "Boek",
        (
            code(
                "een-code",
                **told,
                when_not_to_use=money,
            ),
            code("Twee Code", **{**told, "examples": ("g", "h")}, when_not_to_use="Kies Een (een-code)."),
        ),
    )
    assert [(p.code, p.level) for p in check(book)] == [("Twee Code", "error"), ("een-code", "warning")]
    assert "twee-code" in check(book)[0].message
    assert "geld-en-loon" in check(book)[1].message


def test_files_made_to_exhaust_a_reader_are_refused() -> None:
    for text in ("key: a\ncodes: " + "[" * 300_000, "key: a\ncodes: &x [{key: b, label: b, children: *x}]"):
        with pytest.raises(CodebookError, match="te diep"):
            parse(text)
    layers = [
        f"l{n}: &l{n} [" + ", ".join([f"{{key: a, label: a, children: *l{n - 1}}}"] * 9) + "]"
        for n in range(1, 9)
    ]
    bomb = "\n  ".join(["x:", "l0: &l0 [{key: a, label: a}]", *layers])
    with pytest.raises(CodebookError):
        parse(f"{bomb}\nkey: a\ncodes: *l8")
    content = "key: a\ncodes:\n" + "".join(f"  - {{key: k{n}, label: l}}\n" for n in range(10_001))
    with pytest.raises(CodebookError, match="meer dan 10000"):
        parse(content)


def test_the_example_in_the_docs_is_a_codebook() -> None:
    text = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
    book = parse(text.split("```yaml\n")[1].split("```")[0])
    assert [code.key for code in book.codes] == ["zelf-roosteren", "ruilen"]
    assert [problem for problem in check(book) if problem.level == "error"] == []
