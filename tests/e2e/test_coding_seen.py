"""How Coderen looks, in light and dark and on a small screen: accessible and well filled."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from coding_study import longest
from playwright.sync_api import Route, expect
from reading import opened, pane, settled

from qualcode.codebook import add
from qualcode.model import Coding, SegmentKind
from qualcode.project import Project


@pytest.mark.parametrize(("size", "scheme"), [("large", "light"), ("small", "dark")])
def test_accessible_and_well_filled(server, visit: Callable, uncoded: Path, size: str, scheme: str) -> None:
    server.start(uncoded)
    document = longest(uncoded)
    one = visit(size, color_scheme=scheme)
    page = opened(one, server, uncoded, source=document)
    for key in ("1", "Escape", "2", "Escape"):
        page.keyboard.press(key)
    settled(page)
    one.accessible()
    one.photo(f"coderen-{scheme}")
    page.keyboard.press("c")
    one.accessible()
    one.photo(f"coderen-code-{scheme}")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    one.accessible()
    one.photo(f"coderen-toetsen-{scheme}")
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    expect(page.locator(".qc-scroll.queue .qc-turn.near.current")).to_be_visible()
    one.accessible()
    one.photo(f"coderen-wachtrij-{scheme}")
    first = pane(page, "state.queue.items[0][1]")
    page.keyboard.press("Space")
    page.wait_for_function("qualcodePane.state.queue.at === 1")
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert first in {review.segment for review in project.reviews()}


CONTRAST = r"""() => {
  const light = (colour) => {
    const dot = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    dot.fillStyle = colour;
    dot.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...dot.getImageData(0, 0, 1, 1).data].map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.05 + 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = light(getComputedStyle(document.querySelector('.stApp')).backgroundColor);
  const marks = [...document.querySelectorAll('.qc-line-mark')];
  const under = getComputedStyle(document.querySelector('.qc-turn.current .coded')).backgroundImage;
  const bars = marks.map((one) => getComputedStyle(one).borderLeftColor);
  const stripes = under.match(/(oklch|color|rgb)\([^()]*\)/g) ?? [];
  const contrast = (ink) => Math.max(light(ink), paper) / Math.min(light(ink), paper);
  return [bars.map(contrast), stripes.map(contrast)];
}"""


NEWER = """() => {
  const bar = document.querySelector('.qc-line-mark');
  return getComputedStyle(bar).getPropertyValue('--deep-code').includes('oklch');
}"""


def _as_an_older_browser(route: Route) -> None:
    """The same style, without what a browser may not know yet."""
    answer = route.fetch()
    newer = "@supports (color: oklch(from"
    assert newer in answer.text()
    route.fulfill(response=answer, body=answer.text().replace(newer, "@supports (color: unknown(from"))


@pytest.mark.parametrize("older", [False, True])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_brackets_and_stripes_of_dark_and_light_codes_stand_out(
    server, visit: Callable, uncoded: Path, scheme: str, older: bool
) -> None:
    document = longest(uncoded)
    with Project.open(uncoded, who="Noor") as project:
        segment = project.segments(document=document, kind=SegmentKind.CONTENT)[0]
        for color in ("#1f5f7a", "#101010", "#e8f6ff"):
            project.edit_codebook(partial(add, label=f"Kleur {color}", color=color))
        made = [code for code in project.codebook().codes if code.label.startswith("Kleur")]
        project.code(
            [
                Coding("", f"flexwerk-zorg/{one.key}", document, segment.start, segment.end, "Noor")
                for one in made
            ]
        )
    server.start(uncoded)
    one = visit(color_scheme=scheme)
    if older:
        one.page.route("**/pane*.css*", _as_an_older_browser)
    page = opened(one, server, uncoded, source=document, fragment=str(segment.start))
    expect(page.locator(".qc-turn.current .qc-line-mark")).to_have_count(3)
    assert page.evaluate(NEWER) != older
    bars, stripes = page.evaluate(CONTRAST)
    assert len(stripes) >= 3
    assert min(bars + stripes) >= 3


GAPS = """() => {
  const lines = [...document.querySelectorAll('.qc-turn')].map((row) => {
    const line = row.querySelector('.qc-line-mark');
    return line && line.getBoundingClientRect();
  });
  return lines.flatMap((line, n) => (line && lines[n + 1] ? [lines[n + 1].top - line.bottom] : []));
}"""


def test_a_bracket_over_several_turns_has_no_gaps(server, visit: Callable, uncoded: Path) -> None:
    """Also where the names of other codes make a turn higher than its words."""
    document = longest(uncoded)
    with Project.open(uncoded, who="Noor") as project:
        segments = project.segments(document=document, kind=SegmentKind.CONTENT)
        codes = [f"flexwerk-zorg/{code.key}" for code in project.codebook().codes[:7]]
        long, *short = codes
        short_one = min(segments[1:6], key=lambda segment: len(segment.text))
        project.code([Coding("", long, document, segments[0].start, segments[7].end, "Noor")])
        project.code(
            [
                Coding("", code, document, short_one.start, short_one.end - 1 - n, "Noor")
                for n, code in enumerate(short)
            ]
        )
    server.start(uncoded)
    page = opened(visit("small"), server, uncoded, source=document)
    expect(page.locator(".qc-label")).to_have_count(7)
    gaps = page.evaluate(GAPS)
    assert len(gaps) > 7
    assert max(map(abs, gaps)) < 2


def test_names_of_many_codes_keep_two_lines_where_their_words_have_room(
    server, visit: Callable, uncoded: Path
) -> None:
    """And one line each beside few words."""
    document = longest(uncoded)
    with Project.open(uncoded, who="Noor") as project:
        segments = project.segments(document=document, kind=SegmentKind.CONTENT)
        wordy, brief = (key(segments, key=lambda one: len(one.text)) for key in (max, min))
        codes = sorted(project.codebook().codes, key=lambda code: -len(code.label))[:7]
        project.code(
            Coding("", f"flexwerk-zorg/{code.key}", document, one.start, one.end, "Noor")
            for one in (wordy, brief)
            for code in codes
        )
    server.start(uncoded)
    heights = "all => all.map((one) => one.getBoundingClientRect().height)"
    lines: dict[str, list[float]] = {}
    for name, one in (("wordy", wordy), ("brief", brief)):
        page = opened(visit("small"), server, uncoded, source=document, fragment=one.id)
        labels = page.locator(".qc-turn.current .qc-label")
        expect(labels.first).to_be_visible()
        lines[name] = labels.evaluate_all(heights)
    assert max(lines["wordy"]) > 1.5 * max(lines["brief"])


def test_what_is_chosen_shows_where_the_computer_chooses_the_colours(
    server, visit: Callable, uncoded: Path
) -> None:
    server.start(uncoded)
    one = visit(forced_colors="active")
    page = opened(one, server, uncoded, source=longest(uncoded))

    def drawn(selector: str, name: str, pseudo: str = "") -> str:
        told = "([one, name, pseudo]) => getComputedStyle(document.querySelector(one), pseudo)[name]"
        return str(page.evaluate(told, [selector, name, pseudo]))

    paper = drawn("body", "backgroundColor")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".qc-text .sel")).to_have_count(1)
    assert drawn(".qc-text .sel", "backgroundColor") != paper
    assert drawn(".qc-turn.current", "backgroundColor", "::before") != paper
    page.keyboard.press("c")
    chosen = '.list-body [aria-selected="true"]'
    expect(page.locator(chosen)).to_have_count(1)
    assert drawn(chosen, "outlineStyle") == "solid"
