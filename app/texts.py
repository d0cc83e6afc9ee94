"""Words of people shown as they were typed, and the small building blocks of every page.

Streamlit reads labels, messages and `st.write` as Markdown. Anything that comes from a file, a codebook or a
person goes through here: `words` and `line` for texts on the page, `safe` for labels of widgets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import streamlit as st

from qualcode.i18n import t

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$^=])")
_JOINER = "\u2060"  # invisible; parts what Streamlit would read as one sign: an arrow, an icon
_ARROWS = re.compile(r"(?<=[-<>~=])(?=[-<>~=])")


def safe(text: str) -> str:
    """`text` for a widget's label or a message: Markdown in it is shown, not obeyed; one line."""
    plain = " ".join(str(text).split())
    marked = _MARKS.sub(r"\\\1", _ARROWS.sub(_JOINER, plain))
    return marked.replace(":", f":{_JOINER}").replace("&", "&amp;").replace("://", f":{_JOINER}//")


def plain(text: str) -> str:
    """`text` for an option of a selectbox or multiselect, where Streamlit reads no Markdown: one line."""
    return " ".join(str(text).split())


def words(text: str, *, kind: str = "") -> None:
    """A text of people on the page, with its line ends; `kind` is a CSS class such as ``quote``."""
    st.html(f'<div class="qc-words {escape(kind, quote=True)}">{escape(str(text))}</div>')


def outline(text: str) -> None:
    """Lines of which some are indented by spaces; a line that goes on below keeps its indent."""
    lines = [(len(one) - len(one.lstrip(" ")), one.strip()) for one in str(text).split("\n")]
    shown = "".join(f'<div style="padding-left:{deep / 2:g}rem">{escape(one)}</div>' for deep, one in lines)
    st.html(f'<div class="qc-words">{shown}</div>')


def quote(text: str, source: str = "") -> None:
    """A quote with below it where it stands."""
    below = f'<div class="qc-source">{escape(source)}</div>' if source else ""
    st.html(f'<blockquote class="qc-quote"><span class="qc-words">{escape(text)}</span>{below}</blockquote>')


def line(*parts: str, kind: str = "") -> None:
    """A line of small grey text; the parts are divided by a middle dot."""
    shown = " · ".join(escape(part) for part in parts if part)
    st.html(f'<div class="qc-line {escape(kind, quote=True)}">{shown}</div>')


def folded(name: str, head: str, lines: Sequence[str]) -> None:
    """A line of small text with more below it, folded away; the tab remembers by `name` if it is open."""
    below = "".join(f'<div class="qc-line">{escape(one)}</div>' for one in lines)
    opened = f'<summary class="qc-line" title="{escape(head, quote=True)}">{escape(head)}</summary>'
    st.html(
        f'<details class="qc-folded" data-fold="{escape(name, quote=True)}">{opened}'
        f'<div class="qc-folded-lines" tabindex="0">{below}</div></details>'
    )


def heading(text: str, below: str = "") -> None:
    """The heading of a page or part, with an explaining line below it if given."""
    under = f'<p class="qc-under">{escape(below)}</p>' if below else ""
    st.html(f'<h1 class="qc-heading">{escape(text)}</h1>{under}')


def subheading(text: str, below: str = "") -> None:
    """The heading of a part of a page."""
    under = f'<p class="qc-under">{escape(below)}</p>' if below else ""
    st.html(f'<h2 class="qc-subheading">{escape(text)}</h2>{under}')


def empty(title: str, what_to_do: str) -> None:
    """What stands where there is nothing yet: what is missing and what to do. Put a button below it."""
    head = f'<p class="qc-empty-title">{escape(title)}</p>'
    st.html(f'<div class="qc-empty">{head}<p>{escape(what_to_do)}</p></div>')


def listing(head: str, lines: Sequence[tuple[str, str]]) -> None:
    """A notice with a line per thing: its name and what there is to say of it; `head` may be empty."""
    rows = "".join(f"<li><strong>{escape(name)}</strong>: {escape(said)}</li>" for name, said in lines)
    title = f"<p><strong>{escape(head)}</strong></p>" if head else ""
    scrolls = f'class="qc-list" tabindex="0" aria-label="{escape(head, quote=True)}"'
    st.html(f'<div class="qc-notice qc-note" role="status">{title}<ul {scrolls}>{rows}</ul></div>')


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int] = ()) -> None:
    """A plain table of texts; columns whose place is in `numbers` are set to the right."""

    def cells(tag: str, row: Sequence[str]) -> str:
        kinds = [' class="qc-number"' if place in numbers else "" for place in range(len(row))]
        return "".join(f"<{tag}{kind}>{escape(cell)}</{tag}>" for kind, cell in zip(kinds, row, strict=True))

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    head = f"<thead><tr>{cells('th', heads)}</tr></thead>"
    st.html(f'<div class="qc-table" tabindex="0"><table>{head}<tbody>{body}</tbody></table></div>')


def changes(pairs: Sequence[tuple[str, str]]) -> None:
    """Before and after, side by side."""
    left_out = f'<span class="qc-line">{escape(t("app.left_out"))}</span>'
    read = [f"<ins>{escape(new)}</ins>" if new else left_out for _, new in pairs]
    cells = [
        f"<td><del>{escape(old)}</del></td><td>{new}</td>" for (old, _), new in zip(pairs, read, strict=True)
    ]
    rows = "".join(f"<tr>{pair}</tr>" for pair in cells)
    heads = "".join(f"<th>{escape(t(f'app.{name}'))}</th>" for name in ("before", "after"))
    st.html(
        f'<div class="qc-table qc-changes" tabindex="0"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def versions(old: tuple[str, str, str], new: str, *, who: str = "") -> None:
    """Words as they stood, with what stood before and after them, beside what stands there now, if any."""
    before, words_then, after = (escape(part) for part in old)
    speaker = f'<span class="qc-line">{escape(who)}: </span>' if who else ""
    now = f"<ins>{escape(new)}</ins>" if new else f'<span class="qc-line">{escape(t("app.gone"))}</span>'
    heads = "".join(f"<th>{escape(t(f'app.{name}'))}</th>" for name in ("then", "now"))
    around = [f'<span class="qc-line">{part}</span>' for part in (before, after)]
    then = f"{speaker}{around[0]}<del>{words_then}</del>{around[1]}"
    st.html(
        f'<div class="qc-table qc-changes" tabindex="0"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody><tr><td>{then}</td><td>{now}</td></tr></tbody></table></div>"
    )


def error(what: str, cure: str = "") -> None:
    """What went wrong and what to do about it."""
    _notice("error", "alert", what, cure)


def note(what: str, more: str = "") -> None:
    """Something worth knowing."""
    _notice("note", "status", what, more)


def done(what: str, more: str = "") -> None:
    """Something that went well."""
    _notice("done", "status", what, more)


def dialog(
    title: str, *, on_dismiss: Any = "rerun", **options: Any
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`st.dialog`, its title a key of the catalogue; changes by others wait until it is closed."""

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        def body(*args: Any, **named: Any) -> None:
            st.session_state["_dialog"] = True
            function(*args, **named)

        def opened(*args: Any, **named: Any) -> None:
            st.dialog(t(title), on_dismiss=on_dismiss, **options)(body)(*args, **named)

        return opened

    return decorate


def _notice(kind: str, role: str, what: str, more: str) -> None:
    below = f"<p>{escape(more)}</p>" if more else ""
    st.html(
        f'<div class="qc-notice qc-{kind}" role="{role}"><p><strong>{escape(what)}</strong></p>{below}</div>'
    )
