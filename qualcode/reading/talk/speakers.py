"""Which of the marks in a file are speakers: the decision between a conversation and a text with colons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np

from qualcode.reading.lines import seen
from qualcode.reading.lines.sought import stands_alone
from qualcode.reading.lines.traits import where
from qualcode.reading.talk.glossary import below_captions, is_no_talk, without_items
from qualcode.reading.talk.marked import Mark, Marks
from qualcode.reading.words import PERSON
from qualcode.reading.words.labels import LabelKind, key_of
from qualcode.reading.words.open_ended import is_open_ended

_LEAST_COVER = 0.02
_IN_NO_NAME = frozenset([
    "ik", "je", "jij", "hij", "zij", "ze", "we", "wij", "jullie", "men", "er", "dat", "die", "dit",
    "dus", "toen", "dan", "want", "maar", "omdat", "zei", "zeg", "zegt", "is", "was", "heb", "heeft", "had",
])  # fmt: skip
"""Words that make a sentence of what stands before a colon, however rare the others are: ``Bij ós zagte ze vroeger: …``."""
_FEWEST_LISTED, _ENDS_SENTENCE = 4, tuple('.?!…,”’)"')
"""Names that stand once each, and none before a sentence, are a list: ``Spinvis: Bagagedrager``."""
_NEARLY_ALL = 0.8
"""The share of lines from which on names before sentences are a round, in which few speak twice."""
_LONGEST_NAME, _LONGEST_FUNCTION = 2, 4
_ANNOUNCES = ">>"
"""What subtitlers set before whoever begins to speak: ``>> Zaal: Ja.``."""
_CERTAIN = (LabelKind.INTERVIEWER, LabelKind.PARTICIPANT)


def accepted(
    marks: Marks,
    lines: Sequence[str],
    known: Collection[str] = (),
    *,
    sure: bool = False,
    least: float = 0.0,
) -> Marks:
    """Those of `marks` at which somebody speaks; empty where the text is no conversation.

    Parameters
    ----------
    marks : places where somebody could begin to speak, in order.
    lines : the lines of the file.
    known : names that the head of the file mentions.
    sure : the caller knows it to be a conversation.
    least : fewer marks than this are of no use to the caller, so none are returned.
    """
    none = Marks()
    marks = _without_run_on(without_items(marks), lines)
    if not marks:
        return none
    counts, kinds = marks.key_counts, _kinds(marks, known)
    written = int((seen(lines).traits.length > 0).sum())
    candidates = {key for key in counts if _may_speak(key, kinds[key], counts[key], written)}
    if not sure and _too_few(candidates, counts, marks, written, least):
        return none
    common, doubtful = _ordinary_words(candidates, kinds, marks)
    left = candidates - common
    if not sure and _too_few(left, counts, marks, written, least):
        if not _every_block_is_marked(marks.of_keys(left), lines):
            return none
    common |= _written_small(doubtful, lines)
    common -= _names_all_the_same(common, candidates, marks, lines)
    spoken = below_captions(marks.of_keys(candidates - common), counts, kinds)
    if not _is_conversation(spoken, counts, kinds, written, sure=sure) or (
        not sure and is_no_talk(spoken, kinds, written)
    ):
        return none
    return spoken


def _without_run_on(marks: Marks, lines: Sequence[str]) -> Marks:
    """`marks` without those of labels that stand once and go on with the sentence of the line above."""
    once = {key for key, times in marks.key_counts.items() if times == 1}
    kept = np.ones(len(marks), np.bool_)
    for place in where(marks.has_key(once)):
        kept[place] = not _runs_on(marks[place], lines)
    return marks.kept(kept)


def _runs_on(mark: Mark, lines: Sequence[str]) -> bool:
    """Whether what stands before a colon goes on with the sentence of the line above: ``De man zegt / in het Arabisch: …``.

    A name does where that line ends in a comma: ``mijn zus, / Bianca: …``; other words where it ends in one that leaves it open: ``bij / Merwepoort de eerste dag: …``.
    Small letters on a line of their own do right below another word: a cell that is too narrow cuts it anywhere, ``Groepshul / p``.
    """
    label = mark.label
    above = lines[mark.line - 1].rstrip() if mark.line else ""
    if not above:
        return False
    if mark.style == "own" and label.text.islower() and above[-1].isalpha():
        return True
    if label.kind > LabelKind.NAME:
        return False
    goes_on = above[-1:] == "," or (label.kind <= LabelKind.OTHER and is_open_ended(above))
    if goes_on and mark.style == "colon" and mark.begins is None:
        return True
    if (label.kind > LabelKind.OTHER and " " not in label.text) or not label.text[0].islower():
        return False
    return lines[mark.line].lstrip()[:1].islower() and (above[-1:].isalnum() or above[-1:] == ",")


def _too_few(
    candidates: Collection[str], counts: Counter[str], marks: Marks, written: int, least: float
) -> bool:
    """Whether, even if all candidates speak, they cover too little for a conversation; a quick look before a long one."""
    total = sum(counts[key] for key in candidates)
    if total < least:
        return True
    return total < _LEAST_COVER * written and "header" not in marks.styles


def _kinds(marks: Marks, known: Collection[str]) -> dict[str, LabelKind]:
    keys = {key_of(name) for name in known}
    kinds: dict[str, LabelKind] = {}
    for label, style in marks.label_styles:
        key, kind = label.key, label.kind
        if kind is LabelKind.OTHER and (key in keys or any(key in name.split() for name in keys)):
            kind = LabelKind.NAME
        if kind is LabelKind.OTHER and style in ("header", "bracket"):
            kind = LabelKind.PERSON
        kinds[key] = max(kind, kinds.get(key, LabelKind.NEVER))
    return kinds


def _may_speak(key: str, kind: LabelKind, count: int, written: int) -> bool:
    if kind >= LabelKind.NAME:
        return True
    if kind is LabelKind.PERSON:
        return True
    return count >= 2 or (written <= 12 and len(key.split()) <= 2) or len(key) <= 24


def _ordinary_words(
    candidates: Collection[str], kinds: dict[str, LabelKind], marks: Marks
) -> tuple[set[str], set[str]]:
    """Labels that are ordinary Dutch words rather than people, and those that are so if the text writes them small."""
    doubtful = {key for key in candidates if kinds[key] in (LabelKind.OTHER, LabelKind.PERSON)}
    if not doubtful:
        return set(), set()
    counts = marks.key_counts
    total = sum(counts[key] for key in candidates)
    lower = {
        label.key
        for label, style in marks.label_styles
        if label.text[:1].islower() and not (style == "bracket" and counts[label.key] > 1)
    }
    shares = {key: counts[key] / max(1, total) for key in doubtful}
    ordinary = {
        key
        for key in doubtful
        if kinds[key] is LabelKind.OTHER and _is_ordinary(key, counts[key], shares[key])
    }
    ordinary |= {key for key in lower & doubtful if counts[key] < 3 or shares[key] < 0.1}
    rest = {key for key in doubtful - ordinary if kinds[key] is LabelKind.OTHER and shares[key] < 0.25}
    return ordinary, rest


def _is_ordinary(key: str, count: int, share: float) -> bool:
    from wordfreq import zipf_frequency

    tokens = key.replace("'", " ").split()
    if len(tokens) > 2 and count < 3 and not _IN_NO_NAME.isdisjoint(tokens):
        return True
    rarest = min((zipf_frequency(token, "nl") for token in tokens), default=0.0)
    if len(tokens) > 1:
        return (rarest > 3.2 and share < 0.2) or (count == 1 and rarest > 1.5)
    if count == 1:
        return rarest > 3.0
    return (rarest > 4.2 and share < 0.1) or (rarest > 3.2 and count < 3 and share < 0.2)


def _every_block_is_marked(kept: Marks, lines: Sequence[str]) -> bool:
    """Whether nearly every paragraph from the first mark on begins with a speaker, so that one more label will be one too."""
    if not len(kept):
        return False
    written = seen(lines).traits.written.copy()
    written[: int(kept.lines[0])] = False
    blocks = written & ~np.append(False, written[:-1])
    count = int(blocks.sum())
    return count >= 8 and int((blocks & kept.marked_lines(len(lines))).sum()) >= 0.9 * count


def _names_all_the_same(
    common: set[str], candidates: Collection[str], marks: Marks, lines: Sequence[str]
) -> set[str]:
    """Those of the `common` words that are names here: they stand as names do where nearly every paragraph begins with a speaker.

    So they do either without them, or with them, where they are not most of the `candidates` and come back.
    """
    if not common:
        return set()
    others = marks.kept(~marks.has_key(common))
    if len(others) > 1 and all(lines[at].lstrip().startswith(_ANNOUNCES) for at in marks.lines.tolist()):
        return common
    if _every_block_is_marked(others, lines):
        below = marks.kept(marks.lines > others.lines[0])
        return {key for key in common & set(below.keys) if _opens_a_block(key, marks, lines)}
    counts, all_ = marks.key_counts, marks.of_keys(candidates)
    settled = sum(counts[key] for key in set(candidates).difference(common))
    if settled < 0.5 * len(all_) or not _every_block_is_marked(all_, lines):
        return set()
    return {key for key in common if counts[key] > 1 and _opens_a_block(key, marks, lines, often=True)}


def _opens_a_block(key: str, marks: Marks, lines: Sequence[str], *, often: bool = False) -> bool:
    """Whether a label stands at the head of a paragraph, is written as a name, and is no very common word.

    One that opens with what somebody is may go on, as ``Directeur lagere school`` does. A word that does so `often`, in a file in which all paragraphs begin with a label, may be as common as ``Gemeente``,
    and what somebody is may then be written small: ``tolk``.
    """
    from wordfreq import zipf_frequency

    own = marks.of_keys((key,))
    heads = all(line == 0 or not lines[line - 1].strip() for line in own.lines.tolist())
    named = all(
        (label.text[:1].isupper() or (often and label.kind is LabelKind.PERSON))
        and _is_short(label.text.casefold().split())
        for label in own.labels
    )
    return heads and named and (often or all(zipf_frequency(word, "nl") < 4.8 for word in key.split()))


def _is_short(tokens: Sequence[str]) -> bool:
    return len(tokens) <= (_LONGEST_FUNCTION if PERSON.fullmatch(tokens[0]) else _LONGEST_NAME)


def _written_small(keys: Collection[str], lines: Sequence[str]) -> set[str]:
    """Those of `keys` that stand in the text as words, in small letters; Arabic and other scripts have none."""
    if not keys:
        return set()
    text = "\n".join(lines)
    return {key for key in keys if key.upper() != key and stands_alone(text, key)}


def _is_conversation(
    kept: Marks, counts: Counter[str], kinds: dict[str, LabelKind], written: int, *, sure: bool
) -> bool:
    keys, total = kept.keys, len(kept)
    if not keys:
        return False
    certain = sum(counts[key] for key in keys if kinds[key] in _CERTAIN)
    cover = total / max(1, written)
    if sure:
        return total >= 1
    if certain and len(keys) >= 2:
        return total >= 2 and cover >= (0.02 if certain >= 2 else 0.2)
    if certain:
        return (total >= 2 and cover >= 0.1) or (kept[0].style == "header" and total >= 1)
    if len(keys) < 2:
        return kept[0].style == "header" and total >= 2
    people = sum(counts[key] for key in keys if kinds[key] >= LabelKind.PERSON)
    named = sum(counts[key] for key in keys if kinds[key] >= LabelKind.NAME)
    spoken = kept.key_of
    changes = int((spoken[1:] != spoken[:-1]).sum())
    if len(keys) == total >= _FEWEST_LISTED and not any(rest.endswith(_ENDS_SENTENCE) for rest in kept.rests):
        return False
    if cover >= 0.4 and total <= 6:
        sure_of = people >= 0.5 * total or _all_timed(kept)
        in_turn = sure_of and changes == total - 1 and min(counts[key] for key in keys) > 1
        return named >= 0.5 * total or in_turn
    if cover >= _NEARLY_ALL and named >= 0.5 * total:
        if 2 * sum(1 for rest in kept.rests if rest.endswith(_ENDS_SENTENCE)) >= total:
            return True
    lively = changes >= 0.3 * (total - 1) and total / len(keys) >= 1.5
    speech = people >= 0.5 * total and cover >= 0.03
    return lively and total >= 4 and (speech or cover >= 0.2)


def _all_timed(kept: Marks) -> bool:
    """Whether each label stands with the time at which somebody begins to speak, each later than the last."""
    times = [at for at in kept.begins if at is not None]
    return len(times) == len(kept) and all(one < other for one, other in pairwise(times))


def spellings(marks: Marks) -> dict[str, str]:
    """The spelling to use for each key: the commonest in the file, the first of equals."""
    seen: dict[str, Counter[str]] = {}
    for label, times in marks.label_counts.items():
        seen.setdefault(label.key, Counter())[" ".join(label.text.split())] += times
    return {key: texts.most_common(1)[0][0] for key, texts in seen.items()}
