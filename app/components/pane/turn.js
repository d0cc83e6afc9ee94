// One turn of the transcript: who speaks and when, the words with all that is marked in them, room for the margin.
import { el } from "./dom.js";
import { pieces } from "./lanes.js";
import { codeOf, view } from "./state.js";
import { clock, inWords } from "./text.js";

const STRIPES = ["code", "second", "third"];  // of the codes below words, the lowest first; pane.css deepens each

export function makeTurn(state) {
  const t = inWords(state);

  /** Fill a row with a turn and the brackets over it; tells whether what stands there had to be made anew. */
  function draw(row, here, number, over) {
    const found = marksOf(here, number, over);
    const key = JSON.stringify([over.map((b) => [b.key, b.lane, b.codings.length, state.chosen === b.key, codeOf(state, b.code).label, codeOf(state, b.code).color]),
      found.map(({ bracket, ...mark }) => (bracket ? 0 : mark)), state.me]);
    if (row.dataset.filled && row.dataset.key === key) return false;
    Object.assign(row.dataset, { key, filled: "1" });
    row.style.minHeight = "";
    row.classList.toggle("current", found.some((mark) => mark.current));
    row.replaceChildren(who(here, number), words(here, number, found), el("div", { class: "qc-margin" }));
    return true;
  }

  /** All that is marked in a turn, each with its `span`. */
  function marksOf(here, number, over) {
    const [start, end] = here.outline.turns[number];
    const { fragments } = here.outline;
    const inside = here.byTurn.get(number) ?? [];
    const current = view(state, here.id);
    const selected = state.selection && [state.selection.start, state.selection.end];
    const one = (span, mark) => (span && span[0] < end && span[1] > start ? [{ span: span.slice(0, 2), ...mark }] : []);
    return [
      ...over.map((bracket) => ({ span: [bracket.start, bracket.end], bracket })),
      ...inside.map((n) => ({
        span: fragments[n].slice(0, 2), fragment: n, several: inside.length > 1,
        current: n === state.at.fragment, marked: state.marked.has(n), done: [...(current.done.get(n) ?? [])],
      })),
      ...one(selected, { selection: true }), ...(selected ? [] : one(state.caret, { caret: true })),
      ...state.hits.flatMap((hit, n) => one(hit, { hit: true, now: n === state.hit })),
      ...current.memos.filter((memo) => memo.start >= start && memo.start < end).map((memo) => ({
        span: [memo.start, memo.end], memo: memo.text, whole: inside.some((n) => fragments[n][0] === memo.start && fragments[n][1] === memo.end),
      })),
    ];
  }

  function who(here, number) {
    const [, , speaker, , , begins] = here.outline.turns[number];
    const name = here.outline.speakers[speaker]?.[0];
    return el("div", { class: "qc-who" },
      name && el("span", { class: "qc-name", title: name.length > 40 && name }, name),
      begins === null || begins === undefined ? null : el("span", { class: "qc-time" }, clock(begins)));
  }

  function words(here, number, marks) {
    const [start, end, , kind, level] = here.outline.turns[number];
    const text = here.turns.get(number);
    const tag = kind === "heading" ? `h${Math.min(6, Math.max(2, level + 1))}` : "p";
    const found = el(tag, { class: "qc-text qc-words" });
    for (const [from, to, covering] of pieces(start, end, marks.map((mark) => mark.span))) {
      const over = covering.map((n) => marks[n]);
      found.append(piece(from, text.slice(from - start, to - start), over));
      for (const mark of over.filter(({ span }) => Math.min(span[1], end) === to)) found.append(...after(mark, to));
    }
    return found;
  }

  function piece(from, text, marks) {
    const span = el("span", { data: { s: from } }, text);
    for (const mark of marks) {
      if (mark.selection) span.classList.add("sel");
      if (mark.caret) span.classList.add("caret");
      if (mark.hit) span.classList.add(mark.now ? "hit-now" : "hit");
      if (mark.memo && !mark.whole) span.classList.add("memo");
      if (mark.fragment === undefined) continue;
      span.dataset.f = mark.fragment;
      for (const name of ["several", "marked"]) span.classList.toggle(name, mark[name]);
      span.classList.toggle("cur", mark.current);
      span.classList.toggle("begin", mark.span[0] === from);
    }
    const codes = marks.filter((mark) => mark.bracket).map((mark) => mark.bracket);
    if (codes.length) stripe(span, codes);
    return span;
  }

  function stripe(span, codes) {
    span.classList.add("coded");
    codes.sort((a, b) => a.lane - b.lane);
    const stripes = codes.slice(0, STRIPES.length).map((b) => codeOf(state, b.code).color);
    stripes.forEach((color, i) => span.style.setProperty(`--${STRIPES[i]}`, color));
    span.style.setProperty("--tint", `${Math.min(30, 10 + 5 * codes.length)}%`);
    span.style.setProperty("--stripes", stripes.map((_, i) => `linear-gradient(var(--deep-${STRIPES[i]}) 0 0)`).join(", "));
    span.style.setProperty("--places", stripes.map((_, i) => `0 calc(100% - ${i * 4}px)`).join(", "));
    span.style.setProperty("--deep", `${stripes.length * 4 - 2}px`);
  }

  /** The signs where a mark ends: that a fragment is done (in the turn where it ends), that there is a memo. */
  function after(mark, to) {
    if (mark.memo) return [el("span", { class: "flag note", title: mark.memo }, "✎", hidden(t("memo_on")))];
    if (!mark.done?.length || mark.span[1] !== to) return [];
    if (mark.done.includes(state.me)) return [el("span", { class: "flag", title: t("done") }, "✓", hidden(t("done")))];
    const told = t("done_by", { who: mark.done.join(", ") });
    return [el("span", { class: "flag others", title: told }, "✓", hidden(told))];
  }

  const hidden = (text) => el("span", { class: "qc-hidden" }, ` ${text} `);

  return { draw };
}
