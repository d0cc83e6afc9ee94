"""Pictures without style sheet, and in dots."""

from __future__ import annotations

import struct

import builders
from lxml import etree

from qualcode.reporting.chapters import Book
from qualcode.reporting.figures import flat
from qualcode.reporting.pictures import breadth_pictures, heat_pictures, map_picture, share_picture
from qualcode.reporting.raster import drawn


def pictures() -> list[str]:
    book = Book(builders.study(threads=6, cases=3, per_case=2, fragments=90, codings=20))
    content, views = book.content, book.views
    shares = share_picture(book.chapters[0], book.whole_share(book.chapters[0]))
    return [
        map_picture(content, views),
        *breadth_pictures(content, views),
        *heat_pictures(content, views),
        shares,
    ]


def words(svg: str) -> list[str]:
    """What can be read in a picture, hints and halos left out."""
    tree = etree.fromstring(svg.encode())
    texts = [node for node in tree.iter("{*}text") if node.get("aria-hidden") != "true"]
    return ["".join(t for t in [n.text, *(c.tail for c in n)] if t) for n in texts]


def test_no_word_is_lost_and_no_style_is_needed() -> None:
    for svg in pictures():
        plain = flat(svg)
        assert sorted(words(plain)) == sorted(words(svg))
        assert len(words(plain)) > 5
        tree = etree.fromstring(plain.encode())
        for node in tree.iter():
            assert "class" not in node.attrib
            assert not node.get("fill", "").startswith("url(")
        names = {etree.QName(node).localname for node in tree.iter() if isinstance(node.tag, str)}
        assert not names & {"style", "defs", "pattern"}
        assert [etree.QName(node).localname for node in tree][:2] == ["title", "desc"]


def test_every_mark_has_its_colour() -> None:
    tree = etree.fromstring(flat(pictures()[-1]).encode())
    bars = list(tree.iter("{*}rect"))
    assert bars
    assert {bar.get("fill") for bar in bars} == {"#0072b2"}


def test_a_halo_lies_behind_its_words() -> None:
    tree = etree.fromstring(flat(pictures()[0]).encode())
    halos = [node for node in tree.iter("{*}text") if node.get("aria-hidden") == "true"]
    assert halos
    for halo in halos:
        front = halo.getnext()
        assert front.text == halo.text
        assert halo.get("stroke") == "#ffffff"
        assert front.get("stroke") is None


def test_dots_are_as_many_as_asked_for() -> None:
    svg = pictures()[-1]
    wide = float(svg.partition(' width="')[2].partition('"')[0])
    data = drawn(flat(svg), zoom=1.5)
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">I", data[16:20])[0] == round(wide * 1.5)
    assert len(set(data)) > 100
