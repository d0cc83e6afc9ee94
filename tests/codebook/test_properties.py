"""What holds for any codebook: nothing is lost in files, and edits keep the tree whole."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.codebook import (
    check,
    deprecate,
    describe,
    diff,
    dump,
    from_excel,
    merge,
    merge_codes,
    move,
    parse,
    recolour,
    rename,
    to_excel,
)
from qualcode.codebook.tree import in_tree_order
from qualcode.errors import CodebookError
from qualcode.model import Code, Codebook, CodeStatus, Facet, FacetValue, Revision, SourceRef

CHARACTERS = st.one_of(
    st.sampled_from("=+-@'\"_x0041; ,:#\n"),
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff"),
)
LINES = st.text(CHARACTERS, max_size=30).map(lambda text: " ".join(text.split()))
LABELS = LINES.filter(bool)
TEXTS = st.text(CHARACTERS, max_size=60).map(str.strip)
KEYS = st.lists(
    st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True), min_size=1, max_size=7, unique=True
)


@st.composite
def facet_sets(draw: st.DrawFn) -> tuple[Facet, ...]:
    keys = draw(st.lists(st.sampled_from(["niveau", "valentie", "doel"]), max_size=2, unique=True))
    names = draw(st.lists(st.sampled_from("abcd"), min_size=2, max_size=4, unique=True))
    return tuple(
        Facet(
            key,
            draw(LABELS),
            tuple(FacetValue(name, draw(LABELS), draw(TEXTS)) for name in names),
            draw(TEXTS),
            draw(st.booleans()),
        )
        for key in keys
    )


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    """A codebook without errors, in tree order."""
    facets = draw(facet_sets())
    keys = draw(KEYS)
    codes = []
    for number, key in enumerate(keys):
        parent = draw(st.sampled_from(["", *keys[:number]]))
        codes.append(
            Code(
                key,
                draw(LABELS),
                definition=draw(TEXTS),
                when_to_use=draw(TEXTS),
                when_not_to_use=draw(TEXTS),
                examples=tuple(draw(st.lists(LABELS, max_size=3, unique=True))),
                parent=parent,
                color=draw(st.sampled_from(["", "#a1b2c3", "#FFFFFF"])),
                status=draw(st.sampled_from(CodeStatus)),
                source=SourceRef(draw(LINES), draw(LINES), draw(TEXTS)),
                aliases=tuple(draw(st.lists(LABELS, max_size=2, unique=True))),
                related=tuple(draw(st.lists(st.sampled_from(keys), max_size=2, unique=True))),
                facets=tuple(draw(st.sampled_from([(), *((facet.key,) for facet in facets)]))),
                history=tuple(Revision(1, line) for line in draw(st.lists(LABELS, max_size=1))),
            )
        )
    return Codebook(
        "boek",
        draw(LABELS),
        in_tree_order(codes),
        facets,
        version=draw(st.integers(1, 40)),
        description=draw(TEXTS),
        sources=tuple(SourceRef(line) for line in draw(st.lists(LABELS, max_size=2))),
        history=tuple(Revision(2, line, "2024-05-06", "joke") for line in draw(st.lists(LABELS, max_size=1))),
    )


def errors(codebook: Codebook) -> list[str]:
    return [problem.message for problem in check(codebook) if problem.level == "error"]


@given(codebooks())
def test_yaml_keeps_everything(book: Codebook) -> None:
    assert parse(dump(book)) == book


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(codebooks())
def test_a_workbook_keeps_everything_when_loaded_over_its_codebook(book: Codebook) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "boek.xlsx"
        to_excel(book, path)
        assert from_excel(path, over=[book]) == book
        alone = from_excel(path)
    assert [code.key for code in alone.codes] == [code.key for code in book.codes]
    assert {difference.field for difference in diff(book, alone)} <= {"sources"}


@given(codebooks())
def test_nothing_differs_from_itself(book: Codebook) -> None:
    assert diff(book, book) == []


@given(codebooks(), codebooks())
def test_no_difference_means_the_same_codes(one: Codebook, other: Codebook) -> None:
    def without_history(book: Codebook) -> Codebook:
        return replace(
            book, version=1, history=(), codes=tuple(replace(code, history=()) for code in book.codes)
        )

    differences = diff(one, other)
    assert (differences == []) == (without_history(one) == without_history(other))
    assert describe(differences)


@given(codebooks())
def test_merging_with_itself_changes_nothing(book: Codebook) -> None:
    merged = merge(book, book)
    assert merged.codebook == book
    assert merged.conflicts == ()


@given(codebooks(), codebooks(), st.sampled_from(["first", "second"]))
def test_merging_twice_is_merging_once(one: Codebook, other: Codebook, prefer: str) -> None:
    once = merge(one, other, prefer=prefer).codebook  # type: ignore[arg-type]
    assert errors(once) == []
    assert merge(once, other, prefer=prefer).codebook == once  # type: ignore[arg-type]
    assert {code.key for code in once.codes} == {code.key for code in (*one.codes, *other.codes)}
    said = {example for book in (one, other) for code in book.codes for example in code.examples}
    assert said == {example for code in once.codes for example in code.examples}


@given(codebooks(), st.data())
def test_edits_keep_the_tree_whole(book: Codebook, data: st.DataObject) -> None:
    for _ in range(4):
        keys = [code.key for code in book.codes]
        key, other = data.draw(st.sampled_from(keys)), data.draw(st.sampled_from(keys))
        edit = data.draw(st.sampled_from(["rename", "move", "top", "recolour", "deprecate", "merge"]))
        before = book
        try:
            match edit:
                case "rename":
                    book = rename(book, key, data.draw(LABELS))
                case "move":
                    book = move(book, key, other)
                case "top":
                    book = move(book, key)
                case "recolour":
                    book = recolour(book, key, "#0a0b0c")
                case "deprecate":
                    book = deprecate(book, key)
                case "merge":
                    book = merge_codes(book, key, other)
        except CodebookError:
            assert book is before
        assert errors(book) == []
        assert len(book.codes) == len(before.codes) - (edit == "merge" and key != other)
        assert parse(dump(book)) == book
        assert (book.version > before.version) == (book != before)
