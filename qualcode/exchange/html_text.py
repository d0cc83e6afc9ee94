"""HTML as text with paragraphs, knowing at which place of its bare text each sign stands."""

from __future__ import annotations

from html.parser import HTMLParser

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol"),
        *("p", "pre", "section", "table", "td", "th", "tr", "ul"),
    )
)
_SILENT = frozenset({"head", "script", "style", "template", "title"})
_SPACE = " \t\n\r\f"


class HtmlText(HTMLParser):
    """Collects pieces of text as (what counts, what is shown).

    The bare text, which Taguette counts in, is that of all text nodes of the body; what is shown has runs of
    white space as one space and an empty line between blocks.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[str, str]] = []
        self._silent = 0
        self._pre = 0
        self._break = ""
        self._space = True
        self._begun = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag in _SILENT:
            self._silent += 1
        if tag == "pre":
            self._pre += 1
        if tag in _BLOCKS:
            self._new_block("\n" if tag == "br" else "\n\n")
            self._begun = True

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag == "pre":
            self._pre = max(0, self._pre - 1)
        if tag in _BLOCKS:
            self._new_block("\n\n")

    def handle_data(self, data: str) -> None:
        """Take text in."""
        if self._silent:
            return
        if not self._begun:
            data = data.lstrip(_SPACE)
            self._begun = bool(data)
        for sign in data:
            self._sign(sign)

    def _sign(self, sign: str) -> None:
        if sign in _SPACE and not self._pre:
            self.pieces.append((sign, "" if self._space or self._break else " "))
            self._space = True
            return
        if self._break:
            self.pieces.append(("", self._break))
            self._break = ""
        self.pieces.append((sign, "" if sign in "\x00\ufeff\r" else sign))
        self._space = False

    def _new_block(self, kind: str) -> None:
        if self.pieces:
            self._break = kind if len(kind) > len(self._break) else self._break
        self._space = True


def pieces_of(html: str) -> list[tuple[str, str]]:
    """The text of `html` in pieces, as `HtmlText` has them."""
    parser = HtmlText()
    parser.feed(html)
    parser.close()
    return parser.pieces


def text_of_html(html: str) -> str:
    """The text of `html` as shown."""
    return "".join(shown for _, shown in pieces_of(html)).strip()
