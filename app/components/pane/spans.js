// Spans: words chosen by key or mouse, and the span of a coding made longer, shorter or another.
import { fragmentOver, view } from "./state.js";
import { grown, nextSentence, nextWord, quoted, resized, tidy } from "./select.js";

/** What keys and buttons do with spans; all but the first two come from acts.js. */
export function makeSpans(state, pane, { t, doc, deed, go, withOwn, keyOf, mark }) {
  /** Lay a coding of one's own on another span, and keep hold of it. */
  function respan(coding, span) {
    const there = view(state, state.at.doc).codings.some((c) => c !== coding && c.coder === state.me && keyOf(c) === keyOf({ ...coding, start: span[0], end: span[1] }));
    if (there) return pane.toast(t("span_taken"));
    deed({ verb: "change", target: [coding.start, coding.end, coding.code], span });
    state.chosen = keyOf({ ...coding, start: span[0], end: span[1] });
    pane.say(t("span_now", { words: edges(quoted(doc(), ...span)) }));
    return pane.refresh();
  }

  /** The first and last words of a span: enough to hear where it begins and ends. */
  function edges(text) {
    const all = text.split(/\s+/u);
    return all.length <= 12 ? all.join(" ") : `${all.slice(0, 5).join(" ")} … ${all.slice(-5).join(" ")}`;
  }

  function select(selection) {
    if (!selection) return;
    Object.assign(state, { selection, caret: null });
    state.marked.clear();
    const inside = fragmentOver(doc(), selection.start);
    if (inside >= 0) state.at.fragment = inside;
    pane.page.goTo(selection.end > selection.anchor?.[1] ? selection.end - 1 : selection.start);
    pane.say(quoted(doc(), selection.start, selection.end));
    pane.moved();
  }

  const grow = (step, unit) => select(grown(doc(), state.at.fragment, state.caret, state.selection, step, unit));

  function toWord(next) {
    Object.assign(state, { caret: next, selection: null });
    if (!next) return;
    const inside = fragmentOver(doc(), next[0]);
    if (inside >= 0) state.at.fragment = inside;
    pane.page.goTo(next[0]);
    pane.say(quoted(doc(), ...next));
    pane.refresh();
  }

  /** Lay a coding on what is selected. */
  function toSelection(coding) {
    if (!state.selection) return pane.toast(t("span_no_selection"));
    const { start, end } = state.selection;
    state.selection = null;
    return coding.start === start && coding.end === end ? pane.refresh() : respan(coding, [start, end]);
  }

  return {
    moveEdge: ([edge, step]) => withOwn(t("which_span"), (coding) => {
      const span = resized(doc(), [coding.start, coding.end], edge, step);
      if (!span) return pane.toast(t("span_end"));
      pane.page.goTo(edge === "end" ? span[1] - 1 : span[0]);
      return respan(coding, span);
    }),
    toSelection,
    spanHere: () => (state.selection ? withOwn(t("which_span"), (coding) => toSelection(coding)) : pane.toast(t("span_no_selection"))),
    caret: (step) => toWord(nextWord(doc(), state.at.fragment, state.selection?.anchor ?? state.caret, step)),
    caretSentence: (step) => toWord(nextSentence(doc(), state.at.fragment, state.selection?.anchor ?? state.caret, step)),
    growWord: (step) => grow(step, "word"),
    growSentence: (step) => grow(step, "sentence"),
    growFragment: (step) => grow(step, "fragment"),
    pick(what) {
      if (what.fragment !== undefined) {
        if (what.more) {
          state.at.fragment = what.fragment;
          return mark();
        }
        return go(what.fragment, { quiet: true });
      }
      const span = tidy(doc(), what.start, what.end);
      return span && select({ start: span[0], end: span[1], anchor: span });
    },
  };
}
