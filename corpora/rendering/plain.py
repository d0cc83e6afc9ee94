"""Text files: initials, a name on its own line, time stamps; and Markdown."""

from __future__ import annotations

import codecs
import textwrap

from corpora.rendering.delivery import Delivery, Spoken, clock, paragraphs


def initials(delivery: Delivery) -> bytes:
    """``I: words``; habits: encoding, newline, wrap (columns), between (what parts two turns)."""
    turns = [_wrapped(f"{turn.label}: {turn.text}", delivery) for turn in delivery.turns]
    return _encoded(delivery, turns)


def name_on_own_line(delivery: Delivery) -> bytes:
    """The name alone on a line, the words below it."""
    return _encoded(delivery, [f"{turn.label}\n{_wrapped(turn.text, delivery)}" for turn in delivery.turns])


def time_stamped(delivery: Delivery) -> bytes:
    """``[00:01:23] Naam: words``; with the habit ``below`` the words come on the next line."""
    after = "\n" if delivery.habits.get("below") else " "
    turns = [f"[{clock(turn.begins)[:8]}] {turn.label}:{after}{turn.text}" for turn in delivery.turns]
    return _encoded(delivery, turns)


def markdown(delivery: Delivery) -> bytes:
    """A heading, the head matter as a list, and turns that open with a bold label."""
    title, *rest = delivery.head
    head = f"# {title}\n\n" + "\n".join(f"- {line}" for line in rest)
    turns = [_marked(turn, delivery.amount("paragraphs")) for turn in delivery.turns]
    return ("\n\n".join([head, "---", *turns]) + "\n").encode()


def _marked(turn: Spoken, about: int) -> str:
    return f"**{turn.label}:** " + "\n\n".join(paragraphs(turn.text, about))


def _wrapped(text: str, delivery: Delivery) -> str:
    columns = delivery.amount("wrap")
    if not columns:
        return text
    lines = textwrap.wrap(text, columns, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def _encoded(delivery: Delivery, turns: list[str]) -> bytes:
    between = delivery.habit("between", "\n\n")
    tail = delivery.habit("tail")
    parts = ["\n".join(delivery.head) + "\n"] if delivery.head else []
    text = "\n".join([*parts, between.join(turns)]) + (f"{between}{tail}" if tail else "") + "\n"
    text = text.replace("\n", delivery.habit("newline", "\n"))
    encoding = delivery.habit("encoding", "utf-8")
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
    return mark + text.encode(encoding)
