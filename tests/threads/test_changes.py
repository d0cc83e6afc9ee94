"""What is told of threads from one run to the next, with what researchers decided in between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.model import Breadth, KeptThread, Run, Thread, Threads, ThreadStatus
from qualcode.threads import Fate, compare
from qualcode.threads.telling import counted, tell

BREADTH = Breadth(1, 1, 1, 1, 1, 1)
NIGHT, SHIFT, COFFEE = ([f"d{n}:{place}-1" for place in range(10)] for n in "123")


def thread(key: str, label: str, segments: Iterable[str], **more: object) -> Thread:
    return Thread(key, label, (), tuple(segments), (), BREADTH, 0.5, **more)  # type: ignore[arg-type]


def run(name: str, *threads: Thread) -> Threads:
    return Threads(Run(name, "threads", {}, {}, 0, {}), threads)


def kept(name: str, label: str, status: ThreadStatus, segments: Iterable[str], **more: object) -> KeptThread:
    return KeptThread(name, label, status, tuple(segments), **more)  # type: ignore[arg-type]


BEFORE = run(
    "een", thread("t01", "nacht", NIGHT), thread("t02", "dienst", SHIFT), thread("t03", "koffie", COFFEE)
)


def test_a_merged_thread_is_told_with_what_it_was_made_of() -> None:
    decided = [
        kept("a", "nacht", ThreadStatus.MERGED, NIGHT, run="een", key="t01", successors=("m",)),
        kept("b", "dienst", ThreadStatus.MERGED, SHIFT, run="een", key="t02", successors=("m",)),
        kept("m", "Roosters", ThreadStatus.CONFIRMED, [*NIGHT, *SHIFT]),
    ]
    both = thread("t01", "Roosters", [*NIGHT, *SHIFT, "d9:1-2"], kept="m", status=ThreadStatus.CONFIRMED)
    merged, same = compare(BEFORE, run("twee", both, thread("t02", "koffie", COFFEE)), decided)
    assert (merged.fate, merged.sources, merged.gained) == (Fate.MERGED, ("nacht", "dienst"), ("d9:1-2",))
    assert (same.fate, same.tells) == (Fate.SAME, False)
    assert tell(merged) == "samengevoegd: ‘Roosters’, uit ‘nacht’ en ‘dienst’; 1 fragment erbij; bevestigd"
    assert counted([merged]) == "1 samengevoegd"


def test_a_link_made_changed_or_undone_since_is_told_of_a_confirmed_thread_too() -> None:
    confirmed = ThreadStatus.CONFIRMED
    nights, codes = (
        kept("a", "nacht", confirmed, NIGHT, code="z/wacht"),
        {"z/wacht": "Wacht", "z/nacht": "Nacht"},
    )
    before = run("een", thread("t01", "nacht", NIGHT, kept="a", status=confirmed))
    for now, then, told in (
        ("z/wacht", "", "gekoppeld: ‘nacht’; gekoppeld aan code Wacht"),
        ("z/wacht", "z/nacht", "gekoppeld: ‘nacht’; gekoppeld aan code Wacht, eerst aan Nacht"),
        ("", "z/nacht", "gekoppeld: ‘nacht’; niet meer gekoppeld aan code Nacht"),
    ):
        own = replace(nights, code=now)
        after = run("twee", thread("t01", "nacht", NIGHT, kept="a", status=confirmed, code=now))
        (change,) = compare(before, after, [own], {"a": then})
        assert change.tells
        assert tell(change, codes) == told
        (same,) = compare(before, after, [own], {"a": now})
        assert not same.tells


def test_decisions_about_the_later_run_itself_leave_nothing_gone() -> None:
    decided = [
        kept("a", "nacht", ThreadStatus.MERGED, NIGHT, run="twee", key="t01", successors=("m",)),
        kept("b", "dienst", ThreadStatus.MERGED, SHIFT, run="twee", key="t02", successors=("m",)),
        kept("m", "Roosters", ThreadStatus.CANDIDATE, [*NIGHT, *SHIFT]),
    ]
    now = run(
        "twee",
        thread("m", "Roosters", [*NIGHT, *SHIFT], kept="m"),
        thread("t03", "koffie", COFFEE),
        thread("t01", "nacht", NIGHT, kept="a", status=ThreadStatus.MERGED),
        thread("t02", "dienst", SHIFT, kept="b", status=ThreadStatus.MERGED),
    )
    assert [change.fate for change in compare(BEFORE, now, decided)] == [Fate.MERGED, Fate.SAME]


def test_a_split_thread_and_its_parts_are_told() -> None:
    decided = [
        kept("a", "nacht", ThreadStatus.SPLIT, NIGHT, run="een", key="t01", successors=("p", "q")),
        kept("p", "vroeg", ThreadStatus.CANDIDATE, NIGHT[:6]),
        kept("q", "laat", ThreadStatus.CANDIDATE, NIGHT[6:]),
    ]
    now = run("twee", thread("t01", "vroeg", NIGHT[:6], kept="p"), thread("t02", "laat", NIGHT[6:], kept="q"))
    told = [tell(change) for change in compare(run("een", BEFORE.threads[0]), now, decided)]
    assert told == [
        "afgesplitst: ‘vroeg’, uit ‘nacht’",
        "afgesplitst: ‘laat’, uit ‘nacht’",
        "gesplitst: ‘nacht’, in ‘vroeg’ en ‘laat’",
    ]


def test_renamed_confirmed_and_linked_threads_are_told_as_such() -> None:
    decided = [
        kept("a", "De nacht", ThreadStatus.RENAMED, NIGHT, run="een", key="t01"),
        kept("b", "dienst", ThreadStatus.CONFIRMED, SHIFT, run="een", key="t02", code="zorg/ruilen"),
    ]
    now = run(
        "twee",
        thread("t01", "De nacht", NIGHT, kept="a", status=ThreadStatus.RENAMED),
        thread("t02", "dienst", SHIFT, kept="b", status=ThreadStatus.CONFIRMED),
        thread("t03", "thee", COFFEE),
    )
    told = [tell(change, {"zorg/ruilen": "Ruilen"}) for change in compare(BEFORE, now, decided)]
    assert told == [
        "hernoemd: ‘De nacht’, hernoemd van ‘nacht’",
        "bevestigd: ‘dienst’; gekoppeld aan code Ruilen",
        "anders genoemd: ‘thee’, heette eerst ‘koffie’",
    ]


def test_a_rejected_thread_found_again_is_told_once() -> None:
    turned_down = kept("c", "koffie", ThreadStatus.REJECTED, COFFEE, run="een", key="t03", reason="gepraat")
    again = thread("t03", "thee, melk", COFFEE[:7], status=ThreadStatus.REJECTED, again="c")
    now = run("twee", *BEFORE.threads[:2], again)
    changes = [change for change in compare(BEFORE, now, [turned_down]) if change.tells]
    assert [tell(change) for change in changes] == [
        "afgewezen: ‘koffie’, omdat: gepraat; weer gevonden als ‘thee, melk’, en weer afgewezen"
    ]
    later = run("drie", *BEFORE.threads[:2], again)
    raw = run("twee", *BEFORE.threads[:2], thread("t03", "thee, melk", COFFEE[:7]))
    assert not [change for change in compare(raw, later, [turned_down]) if change.tells]
    (found,) = [c for c in compare(run("nul", *BEFORE.threads[:2]), later, [turned_down]) if c.tells]
    assert (
        tell(found)
        == "opnieuw gevonden: ‘thee, melk’ (7 fragmenten), eerder afgewezen als ‘koffie’, omdat: gepraat"
    )


def test_what_nobody_decided_about_is_told_by_where_its_fragments_went() -> None:
    now = run("twee", thread("t01", "nacht en dienst", [*NIGHT, *SHIFT]), thread("t02", "thee", COFFEE[:4]))
    told = {change.label: tell(change) for change in compare(BEFORE, now) if change.tells}
    assert told == {
        "nacht en dienst": "veranderd: ‘nacht en dienst’, heette eerst ‘nacht’; 10 fragmenten erbij",
        "thee": "veranderd: ‘thee’, heette eerst ‘koffie’; 6 fragmenten eraf",
        "dienst": "verdwenen: ‘dienst’; de meeste fragmenten liggen nu in ‘nacht en dienst’",
    }
    rest = thread("t03", "dienst", SHIFT), thread("t04", "koffie", COFFEE)
    finer = run("twee", thread("t01", "nacht", NIGHT[:7]), thread("t02", "laat", NIGHT[7:]), *rest)
    new = next(change for change in compare(BEFORE, finer) if change.fate is Fate.NEW)
    assert tell(new) == "nieuw: ‘laat’ (3 fragmenten); de meeste fragmenten lagen in ‘nacht’"


def test_what_hardly_overlaps_is_another_thread_and_lies_in_none_that_holds_no_more_than_half() -> None:
    """Jaccard 2 of 13 is no kinship; five of ten are not most."""
    half = run(
        "twee",
        thread("t01", "avond", [*NIGHT[:2], "d8:1-2", "d8:3-4", "d8:5-6"]),
        thread("t02", "dienst", SHIFT[:5]),
    )
    told = {change.label: change for change in compare(BEFORE, half)}
    assert (told["avond"].fate, told["avond"].sources) == (Fate.NEW, ())
    assert (told["nacht"].fate, told["nacht"].into) == (Fate.GONE, ())
    shared = run("twee", thread("t01", "een", [*SHIFT[:5], *COFFEE, *NIGHT]), thread("t02", "nacht", NIGHT))
    (gone,) = (change for change in compare(BEFORE, shared) if change.label == "dienst")
    assert (gone.fate, gone.into) == (Fate.GONE, ())


def test_the_closest_pair_is_matched_first_in_whatever_order_they_stand() -> None:
    """The first thread now lies in *nacht* for a half, the second for all of it."""
    half, whole = thread("t01", "half", [*NIGHT[:5], "d8:1-2"]), thread("t02", "heel", NIGHT)
    for pair in ((half, whole), (replace(whole, key="t01"), replace(half, key="t02"))):
        fates = {change.label: (change.fate, change.before) for change in compare(BEFORE, run("twee", *pair))}
        assert fates["heel"] == (Fate.SAME, "t01")
        assert fates["half"][0] is Fate.NEW
