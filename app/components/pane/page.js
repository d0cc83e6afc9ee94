// The transcript: turns with speaker and time, highlights in the text, brackets with labels in the margin.
import { below } from "./codetree.js";
import { el } from "./dom.js";
import { assignLanes, brackets } from "./lanes.js";
import { makeMargin } from "./margin.js";
import { view } from "./state.js";
import { inWords } from "./text.js";

const MOST_FILLED = 240;

export function makePage(state, { ask, pick, choose }) {
  const scroll = el("div", {
    class: "qc-scroll", tabindex: "0", role: "region", "aria-describedby": "qc-keys-hint",
  });
  let shown = null;
  let turns = [];
  let seen = new Set();
  let asked = new Set();
  let laid = { all: [] };
  let goal = null;
  let held = null;
  const margins = makeMargin(state, choose);
  const { draw: drawTurn } = makeTurn(state);

  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const number = Number(entry.target.dataset.turn);
      if (entry.isIntersecting) seen.add(number);
      else seen.delete(number);
    }
    draw();
  }, { root: scroll, rootMargin: "900px 0px" });
  const resized = new ResizeObserver(() => relayout());
  resized.observe(scroll);

  const t = inWords(state);
  const doc = () => state.docs.get(state.at.doc);

  function build() {
    const { outline } = doc();
    observer.disconnect();
    release();
    [seen, asked, turns] = [new Set(), new Set(), []];
    shown = `${outline.id}|${outline.v}`;
    scroll.replaceChildren();
    delete scroll.dataset.near;
    scroll.setAttribute("aria-label", t("transcript", { title: outline.title }));
    const wide = Math.max(40, Math.round((scroll.clientWidth - 420) / 8.4));
    outline.turns.forEach(([start, end, speaker, kind], number) => {
      const row = el("div", { class: `qc-turn kind-${kind}`, data: { turn: number } });
      row.style.minHeight = `${Math.ceil((end - start) / wide) * 29 + 12}px`;
      if (outline.speakers[speaker]?.[1]) row.classList.add("interviewer");
      turns.push(row);
      scroll.append(row);
      observer.observe(row);
    });
  }

  /** Bring what is on the page in line with the state. */
  function draw() {
    const here = doc();
    if (!here?.outline || !here.marks) return;
    if (shown !== `${here.outline.id}|${here.outline.v}`) build();
    lanes(here);
    near(here);
    const wanted = [...seen].sort((a, b) => a - b);
    if (goal !== null && !seen.has(goal.turn)) wanted.push(goal.turn);
    const fresh = [];
    const missing = [];
    for (const number of wanted) {
      if (!here.turns.has(number)) missing.push(number);
      else if (drawTurn(turns[number], here, number, over(here, number))) fresh.push(number);
    }
    empty(new Set(wanted));
    measure(here, fresh);
    request(here, missing);
    if (goal) arrive(here);
    else if (fresh.length) hold();
  }

  /** The brackets that are shown: all, or those of one code and what lies below it. */
  function lanes(here) {
    const current = view(state, here.id);
    if (laid.view === current && laid.only === state.only && laid.book === state.book) return;
    const shown = state.only && below(state.book, state.only);
    const codings = shown ? current.codings.filter((coding) => shown.has(coding.code)) : current.codings;
    laid = { view: current, only: state.only, book: state.book, all: brackets(codings) };
    assignLanes(laid.all);
  }

  function near(here) {
    scroll.classList.toggle("queue", state.mode === "queue");
    const turn = here.outline.fragments[state.at.fragment]?.[2] ?? -1;
    const key = state.mode === "queue" ? turn : -1;
    if (scroll.dataset.near === String(key)) return;
    scroll.dataset.near = String(key);
    turns.forEach((row, n) => row.classList.toggle("near", key >= 0 && n >= key - 2 && n <= key + 1));
  }

  function request(here, missing) {
    const unasked = missing.filter((number) => !asked.has(number));
    if (!unasked.length) return;
    const first = Math.max(0, unasked[0] - 4);
    const last = Math.min(turns.length - 1, first + 39);
    for (let n = first; n <= last; n += 1) asked.add(n);
    ask(here.id, first, last);
  }

  /** The brackets over a turn. */
  function over(here, number) {
    const [start, end] = here.outline.turns[number];
    return laid.all.filter((b) => b.start < end && b.end > start);
  }

  /** Empty the turns that are not wanted, where many are filled; each keeps its room. */
  function empty(wanted) {
    const filled = turns.filter((row) => row.dataset.filled);
    const stale = filled.filter((row) => !wanted.has(Number(row.dataset.turn))).slice(0, Math.max(0, filled.length - MOST_FILLED));
    const heights = stale.map((row) => row.offsetHeight);
    stale.forEach((row, n) => {
      row.style.minHeight = `${heights[n]}px`;
      row.replaceChildren();
      delete row.dataset.filled;
      delete row.dataset.key;
    });
  }

  /** Put the brackets of some turns where their words are. */
  function measure(here, numbers) {
    margins.draw(numbers.map((number) => {
      const [start, end] = here.outline.turns[number];
      return { row: turns[number], start, end, over: over(here, number) };
    }));
  }

  function relayout() {
    const here = doc();
    if (!here?.marks || !turns.length) return;
    measure(here, turns.filter((row) => row.dataset.filled).map((row) => Number(row.dataset.turn)));
    hold();
  }

  /** Bring a place (units) into view as soon as its words are there. */
  function goTo(unit, calm = true) {
    const here = doc();
    if (!here?.outline) return;
    const turn = here.outline.turns.findIndex((one) => one[1] > unit);
    goal = { unit, turn: turn < 0 ? here.outline.turns.length - 1 : turn, calm };
    draw();
  }

  function arrive(here) {
    if (!here.turns.has(goal.turn) || !turns[goal.turn]?.dataset.filled) return;
    const { unit, turn, calm } = goal;
    goal = null;
    const { top, bottom, high } = standing(unit, turn);
    const easy = top > 70 && bottom < high - 110;
    if (!calm || !easy) scroll.scrollTop = Math.max(0, scroll.scrollTop + top - high * 0.3);
    held = { unit, turn, top: standing(unit, turn).top };
    scroll.classList.add("held");
  }

  /** Where a place stands in the window on the page, in pixels. */
  function standing(unit, turn) {
    const spans = [...turns[turn].querySelectorAll(".qc-text > [data-s]")];
    const target = spans.filter((span) => Number(span.dataset.s) <= unit).at(-1) ?? turns[turn];
    const [box, view] = [target.getBoundingClientRect(), scroll.getBoundingClientRect()];
    return { top: box.top - view.top, bottom: box.bottom - view.top, high: view.height };
  }

  /** Keep the place one went to where it stands while turns above it get their words, until one scrolls. */
  function hold() {
    if (!held || !turns[held.turn]?.dataset.filled) return;
    const moved = standing(held.unit, held.turn).top - held.top;
    if (Math.abs(moved) > 1) scroll.scrollTop += moved;
  }

  function release() {
    held = null;
    scroll.classList.remove("held");
  }

  /** The unit at a place in the page, or null outside the words. */
  function unitAt(node, offset) {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-s]");
    if (piece && scroll.contains(piece)) {
      const inside = node.nodeType === Node.TEXT_NODE ? offset : offset > 0 ? piece.textContent.length : 0;
      return Number(piece.dataset.s) + inside;
    }
    if (!scroll.contains(node)) return null;
    const point = document.createRange();
    point.setStart(node, offset);
    let last = null;
    for (const span of scroll.querySelectorAll(".qc-text > [data-s]")) {
      if (point.comparePoint(span, 0) >= 0 && point.startContainer !== span) return last ?? Number(span.dataset.s);
      last = Number(span.dataset.s) + span.textContent.length;
    }
    return last;
  }

  for (const name of ["wheel", "pointerdown", "touchmove", "keydown"]) scroll.addEventListener(name, release, { passive: true });
  scroll.addEventListener("mouseup", () => setTimeout(() => {
    const native = window.getSelection();
    if (!native || native.isCollapsed || !native.rangeCount) return;
    const range = native.getRangeAt(0);
    const [from, to] = [unitAt(range.startContainer, range.startOffset), unitAt(range.endContainer, range.endOffset)];
    if (from !== null && to !== null && from < to) pick({ start: from, end: to });
  }));
  scroll.addEventListener("click", (event) => {
    const native = window.getSelection();
    if (native && !native.isCollapsed) return;
    const piece = event.target.closest?.("[data-f]");
    if (piece) pick({ fragment: Number(piece.dataset.f), more: event.ctrlKey || event.metaKey });
  });

  /** Whether any passage is shown in this source. */
  const shownHere = () => laid.all.length > 0;

  /** The passage after or before the present fragment, of those that are shown; null at the end. */
  function passage(step) {
    const [start, end] = doc().outline.fragments[state.at.fragment] ?? [0, 0];
    const found = step > 0 ? laid.all.find((b) => b.start >= end) : laid.all.findLast((b) => b.end <= start);
    return found ? [found.start, found.end] : null;
  }

  return { scroll, draw, goTo, relayout, shownHere, passage, stop: () => { observer.disconnect(); resized.disconnect(); } };
}
