"""What a program or transcriber wrote around a conversation: rules between turns, page lines, the word that it ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from qualcode.reading.lines import Lines, is_alone
from qualcode.reading.lines.looks import DIGITS, Has
from qualcode.reading.lines.signs import DASH, among
from qualcode.reading.lines.traits import where
from qualcode.reading.talk.stamps import CHAT, UNSEEN_BEFORE

_END = re.compile(
    r"[\[(]?(?:\[?[\d:.]{4,8}\]?\s+)?(?:einde\.?|einde?(?: van)?(?: de| het)? (?:opname|interview|gesprek|transcript)(?:\W{1,3}(?:totale )?duur:? .{2,30})?|end of (?:recording|transcript)"
    r"|[^.?!]{2,60} (?:is gestopt met transcriberen|heeft de transcriptie (?:gestopt|gestaakt|stopgezet|beëindigd)|stopped transcription)"
    r"|(?:meeting ended|vergadering beëindigd) (?:after|na) [\d:]{4,8}"
    r"|(?:(?:de|het|the) )?(?:transcriptie|transcript|transcription)(?: is)? (?:beëindigd|gestopt|afgelopen|ended|stopped)(?: (?:after|na) [\d:]{4,8})?"
    r"|(?:transcribed|getranscribeerd|gemaakt) (?:by|door|met) \S{4,40}(?: go unlimited to remove this message)?"
    r"|sonix (?:is the|has many) .{20,170}|automatically convert your \w{2,5} files to text .{20,150}"
    r"|(?:(?:deze|dit) (?:bewerkbare? )?(?:transcript(?:ie)?|ondertiteling) is (?:(?:door (?:de|een) computer|(?:volledig )?automatisch|met ai) (?:gegenereerd|gemaakt|aangemaakt)|(?:gegenereerd|gemaakt) door (?:de|een) computer)|this editable transcript was computer generated).{0,120}"
    r"|(?:aldus )?(?:vastgesteld|geaccordeerd|goedgekeurd) (?:in|op|door|te) (?:de|het|\d)[^.?!]{3,90}"
    r"|(?:met )?dank aan [^?!:]{2,60}, die (?:de|het|deze|dit) [^?!:]{2,60} (?:heeft|hebben) (?:gelezen|nagelezen|goedgekeurd)[^?!:]{0,60}"
    r"|(?:noot|opmerking|aantekening)(?: van| door)?(?: de| het)? (?:observator|observant|transcribent|transcribist|uitwerker|onderzoeker|notulist|redactie)\b ?:.{3,180}"
    r")(?: (?:om |na |at |after )?[\[(]?\d{1,2}(?::\d{2}){1,2}[\])]?)?[\])]?\W*(?: go unlimited to remove this message\W*)?",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[\[(]?(?:(?:korte |kleine )?(?:koffie|thee|lunch|rook)?pauze|schorsing)(?: (?:van|om|tot|voor)\b[^.?!:]{2,50})?\.?[\])]?"
    r"|(?:de |het )?(?:voorzitter schorst (?:de vergadering|het gesprek)|(?:vergadering|bijeenkomst|opname|gesprek) (?:wordt|is) (?:kort |even )?(?:geschorst|onderbroken|hervat|heropend))\b[^.?!:]{0,50}\.?",
    re.IGNORECASE,
)
"""A break of the talk on a line of its own: ``Schorsing van vijf minuten``."""
_LONGEST_NOTICE = 200
_BRACKETS = {"(": ")", "[": "]"}
_WORD = re.compile(r"[^\W\d_]{2}|(?:[^\W\d_]\.){2}")
_UNHEARD = re.compile(r"onverstaanbaar|onduidelijk|unintelligible|inaudible|crosstalk", re.IGNORECASE)
_OF_TRANSCRIBER = re.compile(
    r".(?:(?:noot|nb|n\.b\.|opm\.?|opmerking|aantekening)\W{1,2})?(?:van (?:de )?)?(?:transcri|uitwerker|typiste?\b)",
    re.IGNORECASE,
)
"""What a line in brackets opens with that the transcriber wrote, wherever it stands: ``(Noot transcribent: …)``."""
_OF_ALL = re.compile(
    r".(?:(?:algemeen|algehele|de (?:hele )?groep|groep|de zaal|zaal)\b.{2,40}|(?:geroezemoes|gelach|hilariteit|applaus|rumoer)\b.{0,40}"
    r"|(?:(?:begin|eind|einde)(?: van)? )?(?:bandje|band|cassette|tape|kant|zijde|side|opname|bestand|deel) ?(?:\d{1,2}|[a-d])\b[^.?!]{0,40}"
    r"|(?:koffie|thee|lunch)pauze\b.{0,40}|(?:opname|band) (?:onderbroken|gestopt|gepauzeerd|hervat|stopt|gaat verder)\b.{0,40}).",
    re.IGNORECASE,
)
"""What nobody does alone, in brackets on a line of its own: ``[algemeen gelach]``, ``(koffiepauze)``."""
_RULE = re.compile(
    r"\s*([-=_*~–—.#])(?:\s?\1){3,}\s*|\s*([-=_*~–—])\2+ ?\[?(?:\d{1,2}:)?\d{1,3}:\d{2}(?: min(?:uten|\.)?)?\]? ?\2{2,}\s*"
)
"""A rule that is drawn, also one that tells the minute: ``--- 05:00 ---``."""
_PAGE = re.compile(
    r"\W*(?:pagina|page|blz\.?|bladzijde)\s*(\d{1,4})(?:\s*(?:van|of|/)\s*\d{1,4})?\W*", re.IGNORECASE
)
_HEADED = re.compile(r"\s*(\S[^:]{9,90}?)(?: {3,}|\t+ *|\s+[|–—]\s+)(\d{1,4})\s*")
_LONGEST_HEAD = 160
_SEALED = re.compile(r"(?:berichten|messages)\b.{0,40} end-to-end (?:versleuteld|encrypted)", re.IGNORECASE)
_UNSENT = re.compile(
    r"\S.{0,90}: [\u200e\u200f]*(?:<[^<>]{2,40}(?:weggelaten|omitted|bijgevoegd|attached)[^<>]{0,40}>"
    r"|(?:afbeelding|foto|video|audio|sticker|gif|document|bestand|contactkaart|videonotitie|image|contact card)"
    r" (?:weggelaten|omitted)|[^:<>]{3,80}\.\w{3,4} \((?:bestand bijgevoegd|file attached)\)"
    r"|(?:dit bericht is verwijderd|(?:jij hebt|u heeft|je hebt) dit bericht verwijderd"
    r"|this message was deleted|you deleted this message))[.\u200e\u200f]*",
    re.IGNORECASE,
)
"""A message of which the program exported no words: ``Karin: <Media weggelaten>``."""
_CHANGED = re.compile(
    r"\s*[\u200e\u200f]*<(?:dit bericht is bewerkt|this message was edited)>\s*$", re.IGNORECASE
)
_IN_GROUP = re.compile(
    r"\b(?:heeft|hebt|hebben|is|zijn|bent|werd|left|added|removed|changed|created|joined|was)\b.{0,120}"
    r"(?:groep|toegevoegd|verwijderd|verlaten|gewijzigd|nummer|beveiligingscode|onderwerp|beheerder|group|subject|number|security code|admin)",
    re.IGNORECASE,
)
"""What a messaging program says of its group: who made, joined or left it, and what it is called now."""
_THEME = re.compile(r"(?:thema|topic|onderwerp|deel|blok|onderdeel|hoofdstuk) ?\d{1,2}\b.*", re.IGNORECASE)
_HEADED_THEME = re.compile(
    r"(?:thema|onderwerp|topic|blok|onderdeel) ?\d{0,2} ?: ?[^.?!…:]{2,60}", re.IGNORECASE
)
LONGEST_THEME = 80
_TOP = 12
_FEWEST_MESSAGES, _FEWEST_HEADS = 3, 3
_NEAR = 3
_LONGEST_PAGE_LINE = 60
_DRAWN = among("-=_*~.# \t", DASH)


def is_end_notice(text: str) -> bool:
    """Whether a paragraph is no speech but the program's or transcriber's word that the recording ends."""
    return len(text) < _LONGEST_NOTICE and _END.fullmatch(text.strip()) is not None


def is_break(text: str) -> bool:
    """Whether a paragraph tells that the talk stopped for a while, which nobody says."""
    return len(text) < LONGEST_THEME and _BREAK.fullmatch(text.strip()) is not None


def is_remark(lines: Sequence[str], index: int, opening: Collection[int] = ()) -> bool:
    """Whether a line stands alone between blank ones and wholly in brackets: ``(film, 2 min.)``, which nobody says.

    Below it may stand one of those `opening` a turn: ``[13:20, we lopen naar de tafel]``.

    Words that could not be heard are somebody's; what the transcriber signs is nobody's, wherever it stands.
    """
    text = lines[index].strip()
    closing = _BRACKETS.get(text[:1])
    if closing is None or len(text) > _LONGEST_NOTICE or text.find(closing) != len(text) - 1:
        return False
    if _OF_TRANSCRIBER.match(text) or _OF_ALL.fullmatch(text):
        return True
    return (
        bool(_WORD.search(text))
        and not _UNHEARD.search(text)
        and (is_alone(lines, index) or (index + 1 in opening and not lines[index - 1].strip()))
    )


def is_theme(line: str) -> bool:
    """Whether a line that stands by itself is the title of what follows, as ``THEMA 2: WERK`` is."""
    text = line.strip()
    if not text or text[-1] in ".?!…,:;" or len(text) > LONGEST_THEME:
        return False
    return (text.isupper() and " " in text) or _THEME.fullmatch(text) is not None


def is_headed_theme(line: str) -> bool:
    """Whether a line gives the theme of what follows in so many words: ``Thema: gezin``."""
    return len(line) <= LONGEST_THEME and _HEADED_THEME.fullmatch(line.strip()) is not None


def without_end_notices(lines: Lines) -> tuple[Lines, list[str]]:
    """`lines` without the notices they end with, and those notices."""
    notices: list[str] = []
    end = len(lines)
    while end and (not lines[end - 1].strip() or is_end_notice(lines[end - 1])):
        end -= 1
        if line := lines[end].strip():
            notices.insert(0, line)
    return (lines.part(0, end), notices) if notices and end else (lines, [])


def without_rules(lines: Lines) -> Lines:
    """`lines`, those blank that hold nothing but a drawn rule."""
    drawn = where(_DRAWN[lines.traits.first])
    return lines.replaced({index: "" for index in drawn if _RULE.fullmatch(lines[index])})


def without_page_lines(lines: Lines) -> Lines:
    """`lines` without ``Pagina 3`` and the head or foot that comes back beside it; what a page cut is joined again.

    Only where such lines count up by one.
    """
    short = lines.traits.has(Has.DIGIT) & (lines.traits.length < _LONGEST_PAGE_LINE)
    pages = {index: int(found[1]) for index in where(short) if (found := _PAGE.fullmatch(lines[index]))}
    pages = pages or _numbered_heads(lines)
    numbers = list(pages.values())
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return lines
    near = [_beside(lines, index) for index in pages]
    heads = {
        text for text, times in Counter(lines[i].strip() for beside in near for i in set(beside)).items()
        if times >= max(2, len(pages) - 1) and text[-1] not in ".?!,"
    }  # fmt: skip
    drop = set(pages) | {i for beside in near for i in beside if lines[i].strip() in heads}
    for index in list(drop):
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(lines) and not lines[at].strip():
                drop.add(at)
                at += step
    return lines.without(drop)


def _numbered_heads(lines: Lines) -> dict[int, int]:
    """Lines on which the same words stand with white and a number behind them: each between blanks, or three or more."""
    may = lines.traits.has(Has.DIGIT) & (lines.traits.length < _LONGEST_HEAD) & DIGITS[lines.traits.tail]
    found = [(index, match) for index in where(may) if (match := _HEADED.fullmatch(lines[index]))]
    if len(found) < _FEWEST_HEADS or len({match[1] for _, match in found}) > 1:
        found = [(index, match) for index, match in found if is_alone(lines, index)]
    same = {match[1] for _, match in found}
    return {index: int(match[2]) for index, match in found} if len(same) == 1 else {}


def without_chat_notices(lines: Lines) -> Lines:
    """`lines`, those blank which say at the top of a chat that others cannot read it, that a picture was sent or that somebody left.

    The word of the program that a message was changed is taken off the message.
    """
    top = range(min(len(lines), _TOP))
    gone = {index: "" for index in top if "end-to-end" in lines[index] and _SEALED.search(lines[index])}
    if sum(1 for index in top if CHAT.match(lines[index].lstrip(UNSEEN_BEFORE))) >= _FEWEST_MESSAGES:
        dated = where(lines.traits.colon & lines.traits.has(Has.DIGIT))
        gone |= {index: "" for index in dated if _is_unsent(lines[index].lstrip(UNSEEN_BEFORE))}
        gone |= dict.fromkeys(_of_nobody(lines, dated), "")
        changed = where(lines.traits.last == ord(">"))
        gone |= {index: _CHANGED.sub("", lines[index]) for index in changed if index not in gone}
    return lines.replaced(gone)


def _of_nobody(lines: Lines, dated: Sequence[int]) -> list[int]:
    """Dated lines without a sender, where nearly all name one: ``Ricardo heeft de groep verlaten``."""
    found = {
        index: match.end() for index in dated if (match := CHAT.match(lines[index].lstrip(UNSEEN_BEFORE)))
    }
    alone = [index for index, end in found.items() if ": " not in lines[index].lstrip(UNSEEN_BEFORE)[end:]]
    return [index for index in alone if _IN_GROUP.search(lines[index])] if len(alone) < len(found) / 2 else []


def _is_unsent(line: str) -> bool:
    found = CHAT.match(line)
    return found is not None and _UNSENT.fullmatch(line, found.end()) is not None


def _beside(lines: Sequence[str], index: int) -> list[int]:
    """The nearest written lines above and below."""
    found: list[int] = []
    for step in (-1, 1):
        at, seen = index + step, 0
        while 0 <= at < len(lines) and seen < _NEAR and abs(at - index) < 4 * _NEAR:
            if lines[at].strip():
                if not is_alone(lines, at):
                    break
                found.append(at)
                seen += 1
            at += step
    return found
