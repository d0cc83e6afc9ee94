"""Texts made fit for a tokenizer, and put in batches of about equal length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_UNFIT = re.compile("[\x00\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """`text` without NUL and lone surrogates, its white space single; empty when nothing is left."""
    return _SPACE.sub(" ", _UNFIT.sub(" ", text)).strip()


def batches(texts: Sequence[str], size: int) -> Iterator[list[int]]:
    """Indices of `texts` in batches of at most `size`, the shortest texts first.

    Texts of about equal length share a batch, so that little is padded. The order depends on the texts
    alone.

    Raises
    ------
    ValueError : `size` is less than one.
    """
    if size < 1:
        raise ValueError("a batch holds at least one text")
    order = sorted(range(len(texts)), key=lambda i: (len(texts[i]), texts[i], i))
    for start in range(0, len(order), size):
        yield order[start : start + size]
