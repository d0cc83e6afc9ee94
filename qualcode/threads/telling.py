"""What became of threads, in a sentence for a researcher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qualcode.i18n import t
from qualcode.threads.changes import Fate, ThreadChange

_OF_THE_RESEARCHERS = {Fate.MERGED: "made_of", Fate.PART: "made_of", Fate.REJECTED: "made_of"}


def tell(change: ThreadChange, codes: Mapping[str, str] | None = None) -> str:
    """One change in a line; `codes` says what a code is called, by its id."""
    head = f"{_kind(change)}: {t('threads.change.named', name=change.label)}"
    return head + "".join(_more(change, codes or {}))


def by_fate(changes: Iterable[ThreadChange]) -> list[ThreadChange]:
    """Those that fared alike together, else in the order given."""
    fates = list(Fate)
    return sorted(changes, key=lambda one: fates.index(one.fate))


def counted(changes: Sequence[ThreadChange]) -> str:
    """How many threads fared how, most telling first: *2 nieuw, 1 samengevoegd*."""
    count = Counter(map(_kind, by_fate(changes)))
    return ", ".join(f"{number} {kind}" for kind, number in count.items())


def _kind(change: ThreadChange) -> str:
    kind = change.fate.name.lower()
    if change.fate is Fate.SAME:
        known = {
            "confirmed": change.confirmed,
            "renamed": change.renamed,
            "linked": change.code or change.former_code,
        }
        kind = next((name for name, holds in known.items() if holds), "called" if change.former else "same")
    return t(f"threads.change.what.{kind}")


def _more(change: ThreadChange, codes: Mapping[str, str]) -> Iterator[str]:
    fate = change.fate
    if fate in (Fate.NEW, Fate.AGAIN):
        yield t("threads.change.fragments", count=len(change.gained))
    if change.sources:
        yield t(f"threads.change.{_OF_THE_RESEARCHERS.get(fate, 'lay_in')}", names=listed(change.sources))
    if change.former:
        key = "again" if fate is Fate.AGAIN else "renamed" if change.renamed else "called"
        yield t(f"threads.change.{key}", former=change.former)
    if change.reason:
        yield t("threads.change.because", reason=change.reason)
    if fate is Fate.REJECTED and change.into:
        yield t("threads.change.found", names=listed(change.into))
    elif fate is Fate.SPLIT:
        yield t("threads.change.split_in", names=listed(change.into))
    elif fate is Fate.GONE:
        yield (
            t("threads.change.lies_in", names=listed(change.into))
            if change.into
            else t("threads.change.nowhere")
        )
    elif fate in (Fate.SAME, Fate.CHANGED, Fate.MERGED, Fate.PART):
        for way, moved in (("gained", change.gained), ("lost", change.lost)):
            if moved:
                yield t(f"threads.change.{way}", count=len(moved))
    if change.confirmed and fate is not Fate.SAME:
        yield t("threads.change.confirmed")
    yield _linked(change, codes)


def _linked(change: ThreadChange, codes: Mapping[str, str]) -> str:
    code, former = (codes.get(key, key) for key in (change.code, change.former_code))
    how = "relinked" if code and former else "linked" if code else "unlinked" if former else ""
    return t(f"threads.change.{how}", code=code, former=former) if how else ""


def listed(names: Sequence[str]) -> str:
    """Names of threads in a row, in quotation marks: *‘rooster’, ‘werkdruk’ en ‘loon’*."""
    quoted = [t("threads.change.named", name=name) for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return t("threads.change.and", first=", ".join(quoted[:-1]), last=quoted[-1])
