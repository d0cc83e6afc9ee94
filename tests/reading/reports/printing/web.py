"""A report as a page of HTML, in looks of style sheets: for a browser, for WeasyPrint, and to be read as it is."""

from __future__ import annotations

import html
import re
from itertools import groupby

import pyphen

from benchmarks.reading.truth import MARK, Block, Report

_WORD = re.compile(r"\w{6,}")
_NL = pyphen.Pyphen(lang="nl_NL")
_ACRONYM = re.compile(r"\b(?:AOC|CBS|WRR|UWV|SVB|Awb)\b")


def curly(text: str) -> str:
    """Straight quotes as printers set them."""
    text = re.sub(r"(^|[\s(])'(?!s\b|t\b|n\b)", r"\1‘", text)
    return text.replace("'", "’")


def soft(text: str) -> str:
    """Soft hyphens where a word may be cut, as scripts put them into pages."""
    return _WORD.sub(lambda word: _NL.inserted(word[0], "\u00ad"), text)


class Page:
    """How the parts of a report are written in HTML."""

    def __init__(self, report: Report, *, shy: bool = False, foot: bool = False, caps: bool = False) -> None:
        self.report, self.shy, self.foot, self.caps = report, shy, foot, caps

    def words(self, text: str) -> str:
        """Running text, with marks of notes."""
        text = html.escape(curly(text), quote=False)
        text = soft(text) if self.shy else text
        if self.caps:
            text = _ACRONYM.sub(lambda name: f'<span class="ac">{name[0].lower()}</span>', text)
        return MARK.sub(self._mark, text).replace("\n", "<br>")

    def _mark(self, found: re.Match[str]) -> str:
        if self.foot:
            return f'<span class="fn">{self.words(self.report.notes[found[1]])}</span>'
        return f"<sup>{found[1]}</sup>"

    def body(self) -> str:
        """All blocks."""
        parts: list[str] = []
        for kind, group in groupby(self.report.blocks, key=lambda block: block.kind):
            blocks = list(group)
            if kind == "list":
                tag = "ul" if blocks[0].mark == "-" else "ol"
                style = ' type="a"' if blocks[0].mark == "a." else ""
                items = "".join(f"<li>{self.words(block.text)}</li>\n" for block in blocks)
                parts.append(f"<{tag}{style}>\n{items}</{tag}>")
            else:
                parts += [self._one(block) for block in blocks if kind != "note"]
        if not self.foot and self.report.notes:
            notes = "".join(f"<p>{mark} {self.words(text)}</p>\n" for mark, text in self.report.notes.items())
            parts.append(f'<div class="notes">\n{notes}</div>')
        return "\n".join(parts)

    def _one(self, block: Block) -> str:
        said = self.words(block.text)
        match block.kind:
            case "heading":
                return f"<h{block.level + 1}>{said}</h{block.level + 1}>"
            case "quote":
                return f"<blockquote><p>{said}</p></blockquote>"
            case "table":
                return self._table(block)
            case "prose":
                return f"<p>{said}</p>"
            case kind:
                tag = "aside" if kind == "pull" else "p"
                return f'<{tag} class="{kind}">{said}</{tag}>'

    def _table(self, block: Block) -> str:
        head, *rows = block.rows
        top = "".join(f"<th>{self.words(cell)}</th>" for cell in head)
        lines = "\n".join(
            "<tr>" + "".join(f"<td>{self.words(cell)}</td>" for cell in row) + "</tr>" for row in rows
        )
        return f"<table>\n<thead><tr>{top}</tr></thead>\n<tbody>{lines}</tbody></table>"

    def whole(self, css: str) -> str:
        """The page, with what stands on its front."""
        head = self.report.head
        front = f"<header><h1>{self.words(head['title'])}</h1>\n" + "".join(
            f'<p class="{key}">{html.escape(head[key])}</p>\n'
            for key in ("subtitle", "author", "date")
            if key in head
        )
        return (
            f'<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8"><title>{html.escape(head["title"])}</title>'
            f"<style>{css}</style></head>\n<body>{front}</header>\n<main>\n{self.body()}\n</main></body></html>"
        )


BASE = """
body{font-family:%(font)s;font-size:%(size)s;line-height:%(lead)s;margin:0}
p{margin:0 0 .6em;text-align:%(align)s} main{hyphens:auto}
h1{font-size:1.9em} h2{font-size:1.4em;hyphens:none} h3{font-size:1.15em;hyphens:none} h4{font-size:1em;font-style:italic;hyphens:none}
h2,h3,h4{break-after:avoid;margin:1.1em 0 .4em}
blockquote{margin:.6em 1.6em;font-style:italic}
table{border-collapse:collapse;width:100%%;font-size:.88em;margin:.5em 0;hyphens:none} th{text-align:left;border-bottom:1pt solid}
td{border-bottom:.4pt solid #999;padding:.15em .5em .15em 0} thead{display:table-header-group}
.caption{font-weight:bold;font-size:.9em;hyphens:none;break-after:avoid} .remark{font-size:.8em}
.notes{font-size:.8em;border-top:.5pt solid;margin-top:2em} sup{font-size:.65em}
aside{font-size:1.35em;font-style:italic;color:#345;margin:.8em 0;hyphens:none}
.ac{font-variant:all-small-caps;font-feature-settings:"smcp"}
"""


def style(
    font: str, size: str, align: str = "justify", lead: str = "1.35", more: str = "", columns: int = 1
) -> str:
    """A style sheet."""
    css = BASE % {"font": font, "size": size, "align": align, "lead": lead}
    return css + (f"main{{columns:{columns};column-gap:7mm}}" if columns > 1 else "") + more


def pages(size: str, left: str, right: str, *, margin: str = "22mm 20mm", where: str = "top") -> str:
    """Running heads and page numbers of WeasyPrint: `left` and `right` are what stands on even and odd pages."""
    return f"""
@page{{size:{size};margin:{margin};@footnote{{border-top:.4pt solid;padding-top:1mm}}}}
@page:left{{@{where}-left{{content:{left};font-size:8pt}}}}
@page:right{{@{where}-right{{content:{right};font-size:8pt}}}}
@page:first{{@{where}-right{{content:""}}}}
.fn{{float:footnote;font-size:8pt;line-height:1.2;text-align:left}}
::footnote-call{{font-size:60%;vertical-align:super;line-height:0}}
"""
