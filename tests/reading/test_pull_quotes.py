"""Pull quotes go with what hangs below them, also edited ones where they are the habit; what only resembles one stays."""

from __future__ import annotations

from textwrap import fill

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.repair import mend

SAYINGS = (
    "de nachtploeg ruilt liever een halve dienst dan een hele",
    "een rooster zonder lucht breekt bij de eerste zieke",
    "wie in de zomer invalt krijgt in de winter voorrang",
    "niemand vraagt de avonddienst wat zij zelf zou veranderen",
    "het bureau belt altijd net voordat de ploeg begint",
    "een vaste kracht leert de nieuwe de weg in het huis",
)


def page(saying: str, quote: str) -> str:
    """A page that begins with a pull quote, each line with a blank below it, and the text it was taken from."""
    words = quote.split()
    narrow = [" ".join(words[at : at + 4]) for at in range(0, len(words), 4)]
    text = fill(
        f"In het derde huis was het in die dagen zo, zei men ons toen, dat {saying}. En dat was volgens de "
        "anderen die wij spraken ook elders zo, in de stad en op het land, al zag men het daar minder vaak "
        "en minder goed dan in dat huis, dat dan ook groter en ouder was.",
        85,
    )
    return "\f" + "\n\n".join(narrow) + "\n\n" + text + "\n"


def report(*more: str) -> str:
    pages = [page(saying, saying[:1].upper() + saying[1:] + ".") for saying in SAYINGS]
    return "\n".join([*pages, *more])


def after(text: str) -> str:
    lines, _ = mend(text.split("\n"), ["double_spacing", "pull_quotes"])
    return "\n".join(lines)


def test_a_copy_that_was_edited_goes_where_copies_are_the_habit() -> None:
    saying = "dat is nu juist waarom een huis dat klein is sneller een eigen flexpool begint dan men denkt"
    edited = (
        "Een huis dat klein is begint sneller een eigen flexpool dan men denkt, en dat is nu juist waarom."
    )
    assert (
        "Een huis dat klein\n"
        not in after(report(page(saying, edited))).split("\f")[-1].split("In het derde")[0]
    )
    alone = after(page(saying, edited))
    assert "Een huis dat klein\n" in alone


def test_what_hangs_below_a_copy_goes_with_it() -> None:
    saying = "de ploeg kent elkaar van haver tot gort en dat geeft rust. daar komt het van"
    quote = "De ploeg kent elkaar van haver tot gort en dat geeft rust. Daar komt het van."
    mended = after(page(saying, quote))
    assert mended.count("aar komt het van") == 1


def test_other_narrow_lines_below_a_copy_stay() -> None:
    saying = "de ploeg kent elkaar van haver tot gort en dat geeft rust aan iedereen"
    quote = "De ploeg kent elkaar van haver tot gort en dat geeft rust aan iedereen."
    text = page(saying, quote).replace("\n\nIn het derde", "\n\nFoto van de ploeg.\n\nIn het derde")
    assert "Foto van de ploeg." in after(text)


def test_the_last_line_of_a_paragraph_is_not_drawn_into_a_quote_below_it() -> None:
    row = "Het was in die zomer dat men in het huis voor het eerst met eigen mensen ging werken\n"
    text = row * 4 + "en dat viel de meesten van hen niet tegen, want het werk bleef daardoor rustig\n"
    quote = "\nMen ging in\n\nhet huis met\n\neigen mensen\n\naan het werk.\n"
    lines, _ = mend((text + quote + row * 4).split("\n"), ["double_spacing"])
    at = lines.index("Men ging in")
    assert not lines[at - 1].strip()


def test_a_sentence_around_a_quote_is_whole_again() -> None:
    saying = "de nachtploeg ruilt liever een halve dienst dan een hele"
    above = fill(
        f"Zij zeiden dat {saying}. Het huis heeft een vaste groep die altijd invalt en dat geeft rust, want de "
        "mensen kennen elkaar en het huis, en zij weten ook wat er in de avond en in de nacht nog rond-",
        85,
    )
    below = fill(
        "om nodig is, zo bleek uit de gesprekken die wij er hebben gevoerd in het voor- en in het najaar.", 85
    )
    torn = f"{above}\n\n\fDe nachtploeg ruilt\n\nliever een halve\n\ndienst dan een hele.\n\n{below}\n"
    transcript = read_bytes(torn.encode(), "rapport.txt", kind=DocumentKind.REPORT)
    assert "in de nacht nog rondom nodig is" in transcript.text
    assert [turn.kind for turn in transcript.turns] == [TurnKind.PROSE]


def test_a_paragraph_set_wide_is_closed_up_beside_others_though_most_of_its_lines_end_sentences() -> None:
    wide = [
        "Het is niet altijd makkelijk geweest, vertelt de oudste verpleegkundige, en de",
        "eerste maand stonden er gaten die niemand zag, omdat iedereen alleen naar zijn",
        "eigen naam keek. Maar je leert elkaars agenda kennen, en zo ook elkaars leven.",
        "Wie dat niet wil, gaat ergens anders werken, en dat is in dat jaar niet gebeurd.",
    ]
    others = [
        "In de keuken van deze afdeling hangt sinds mei een bord van drie bij één meter.",
        "Daarop staan de diensten van de komende twee weken, en achter elke dienst staat",
        "een naam die iemand er zelf bij heeft gezet. Een planner is er nu niet meer bij.",
        "Dat jaar is bijna om.",
    ]
    lines, _ = mend("\n\n".join([*wide, "", *others]).split("\n"), ["double_spacing"])
    assert "\n".join(others) in "\n".join(lines)
    titles = ["Tabel 2 Wat er is gevraagd", "Organisatie", "Inhoud van het werk", "Uitdagend werk"]
    lines, _ = mend("\n\n".join([*wide, "", *titles]).split("\n"), ["double_spacing"])
    assert "\n\n".join(titles) in "\n".join(lines)


def test_a_pull_quote_without_stop_or_white_goes_and_parts_the_paragraphs() -> None:
    text = fill(
        "De brugwachter kent alle schippers bij hun stem, en wie zijn naam niet zegt moet langer wachten dan een "
        "ander. Zo ging het vroeger ook, vertelde hij, toen er nog een bel hing aan de paal bij het oude hek van hout.",
        60,
    ).split("\n")
    below = [
        "Daarna belde er een vreemde, die nergens van wist en ook nog",
        "haast had omdat de wind ging draaien.",
    ]
    copy = ["Wie zijn naam niet zegt", "moet langer wachten"]
    assert after("\n".join([*text, *copy, *below])) == "\n".join([*text, "", *below])
    other = ["Geen schip vaart hier", "zonder groet voorbij"]
    assert after("\n".join([*text, *other, *below])) == "\n".join([*text, *other, *below])


def test_a_quote_whose_words_were_put_in_another_order_goes() -> None:
    above = "Wij spraken hem op de brug. Iedere schipper geeft hij een naam, met krijt op het bord. Dat bord hangt er nog en het is nooit uitgeveegd."
    quote = "‘Hij geeft iedere schipper een naam, met krijt op het bord’"
    found = read_bytes(
        f"{above}\n\n{quote}\n\n{above[::-1]}\n".encode(), "stuk.txt", kind=DocumentKind.REPORT
    )
    assert quote not in found.text
    strange = "‘Hij geeft iedere vreemde een naam, met krijt op het bord’"
    kept = read_bytes(
        f"{above}\n\n{strange}\n\n{above[::-1]}\n".encode(), "stuk.txt", kind=DocumentKind.REPORT
    )
    assert strange in kept.text
