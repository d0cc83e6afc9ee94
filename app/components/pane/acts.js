// What each key and button does: deeds to Python at once, shown before they are confirmed.
import {
  EVERYONE, MINE, codeOf, fragmentAt, fragmentOver, fragmentsWith, isDone, leastSure, neighbour, proposalsFor, subject, subjectFragments, view,
} from "./state.js";
import { makeFacets } from "./facets.js";
import { quoted } from "./select.js";
import { makeSpans } from "./spans.js";
import { inWords } from "./text.js";

export function makeActs(state, pane) {
  const t = inWords(state);
  const doc = () => state.docs.get(state.at.doc);
  const rows = (numbers) => numbers.map((n) => doc().outline.fragments[n].slice(0, 2));
  const deed = (what) => pane.sync.deed({ doc: state.at.doc, ...what });

  function go(fragment, { keep = false, quiet = false } = {}) {
    if (fragment < 0) return false;
    state.at.fragment = fragment;
    if (!keep) Object.assign(state, { selection: null, caret: null, chosen: "" });
    state.facet = null;
    state.visited.add(`${state.at.doc}:${fragment}`);
    pane.page.goTo(doc().outline.fragments[fragment][0]);
    pane.moved();
    if (!quiet) announce();
    return true;
  }

  function announce() {
    const here = doc();
    const row = here.outline.fragments[state.at.fragment];
    if (!row) return;
    const given = view(state, here.id).codings.filter((c) => c.start < row[1] && c.end > row[0]).map((c) => codeOf(state, c.code).label);
    const proposed = proposalsFor(state, here.id, state.at.fragment).map(([id], n) => `${n + 1} ${codeOf(state, id).label}`);
    const speaker = here.outline.speakers[here.outline.turns[row[2]][2]]?.[0] ?? "";
    pane.say([speaker, quoted(here, row[0], row[1]), given.length ? `${t("codes_here")}: ${given.join(", ")}` : "", proposed.length ? `${t("proposals")}: ${proposed.join(", ")}` : ""].filter(Boolean).join(". "));
  }

  /** Code what is selected, marked or read; with `stay` it stays so, for another code. */
  function give(code, extra = {}, stay = false) {
    const spans = subject(state);
    if (!spans.length) return;
    deed({ verb: "code", code, spans, ...extra });
    settle(code, spans, extra, stay);
  }

  function settle(code, spans, extra, stay) {
    state.recent = [code, ...state.recent.filter((one) => one !== code)].slice(0, 12);
    const known = codeOf(state, code);
    pane.say(t("coded", { code: known.label }));
    const list = state.options.facets ? known.facets.filter((id) => state.book.facets[id]?.values.length) : [];
    const whole = spans.every(([s, e]) => fragmentAt(doc(), s, e) >= 0);
    if (!stay) {
      state.marked.clear();
      if (!whole) state.selection = null;
    }
    if (list.length) acts.askAbout({ code, list, at: 0, chosen: {}, targets: spans.map(([s, e]) => [s, e, code]), doc: state.at.doc, onward: Boolean(extra.done) }, stay);
    else if (extra.done) onward();
    pane.refresh();
  }

  function onward() {
    if (state.mode === "queue") return pane.queue.next();
    const next = neighbour(doc(), state.at.fragment, 1);
    if (!go(next)) pane.toast(t("end_of_source"), [[t("next_source"), () => acts.source(1)]]);
    return undefined;
  }

  function ownHere() {
    const spans = subject(state);
    const own = view(state, state.at.doc).codings.filter((c) => c.coder === state.me && spans.some(([s, e]) => c.start < e && c.end > s));
    const chosen = own.filter((c) => keyOf(c) === state.chosen);
    return chosen.length ? chosen : own;
  }

  function withOwn(title, then) {
    const own = ownHere();
    if (!own.length) return pane.toast(t("no_own"));
    if (own.length === 1) return then(own[0]);
    return pane.dialogs.which(title, own.map((c) => [codeOf(state, c.code), quoted(doc(), c.start, c.end).slice(0, 60)]), (n) => then(own[n]));
  }

  const memoLeft = () => pane.toast(t("memo_left"));
  const keyOf = (coding) => `${coding.start}-${coding.end}-${coding.code}`;

  const acts = {
    go, announce,
    move: (step) => go(neighbour(doc(), state.at.fragment, step, true)) || (step > 0 && pane.toast(t("end_of_source"), [[t("next_source"), () => acts.source(1)]])),
    edge: (step) => go(step < 0 ? neighbour(doc(), -1, 1, true) : neighbour(doc(), doc().outline.fragments.length, -1, true)),
    confirm(n) {
      const proposed = state.selection || state.marked.size > 1 ? [] : proposalsFor(state, state.at.doc, state.at.fragment);
      const one = proposed[n];
      if (!one) return pane.toast(t(proposed.length ? "no_such_proposal" : "no_proposals"));
      return give(one[0], { proposed: true, ...(state.options.auto ? { done: true } : {}) });
    },
    reject(n) {
      const one = proposalsFor(state, state.at.doc, state.at.fragment)[n];
      if (!one) return pane.toast(t("no_such_proposal"));
      pane.say(t("rejected", { code: codeOf(state, one[0]).label }));
      return deed({ verb: "reject", spans: rows([state.at.fragment]), codes: [one[0]] });
    },
    rejectAll() {
      const present = view(state, state.at.doc);
      const here = doc().outline.fragments[state.at.fragment];
      const going = state.outbox.some(({ verb }) => verb === "undo");  // then what is given may go; the server knows
      const given = new Set(present.codings.filter((c) => !going && c.coder === state.me && here && c.start === here[0] && c.end === here[1]).map((c) => c.code));
      const codes = proposalsFor(state, state.at.doc, state.at.fragment).map(([id]) => id).filter((id) => !given.has(id));
      if (!codes.length) return state.options.auto ? acts.done() : pane.toast(t("no_proposals"));
      pane.say(t("rejected_all"));
      deed({ verb: "reject", spans: rows([state.at.fragment]), codes, given: false, ...(state.options.auto ? { done: true } : {}) });
      return state.options.auto ? onward() : undefined;
    },
    /** Give a code as it stands in the tree, to what is selected, marked or read. */
    giveFrom(code) {
      if (!subject(state).length) pane.toast(t("no_fragment"));
      else give(code);
    },
    otherCode() {
      if (!subject(state).length) return pane.toast(t("no_fragment"));
      pane.sync.want({ sources: true });
      pane.listing = pane.dialogs.codes(t(state.selection ? "code_selection" : "change"), (code, stay) => give(code, {}, stay), (label) => acts.newCode(label, ""));
    },
    vivo() {
      const spans = subject(state);
      if (!spans.length) return pane.toast(t("no_fragment"));
      const words = state.selection || state.caret ? quoted(doc(), ...(state.selection ? [state.selection.start, state.selection.end] : state.caret)) : "";
      return pane.dialogs.vivo(words.replace(/\s+/gu, " ").slice(0, 80), (label, parent) => acts.newCode(label, parent));
    },
    newCode(label, parent) {
      const spans = subject(state);
      deed({ verb: "vivo", label, parent, spans, quote: quoted(doc(), ...spans[0]).slice(0, 300) });
      state.marked.clear();
      state.selection = null;
      pane.say(t("made", { code: label }));
      pane.refresh();
    },
    done() {
      if (state.facet) acts.facetStop();
      const { fragments } = doc().outline;
      const numbers = subjectFragments(state).filter((n) => fragments[n][3] === 0 && !isDone(state, state.at.doc, n));
      if (numbers.length) deed({ verb: "review", spans: rows(numbers), done: true });
      const last = subjectFragments(state).at(-1) ?? state.at.fragment;
      state.marked.clear();
      state.at.fragment = last;
      onward();
    },
    toggleDone() {
      const numbers = subjectFragments(state).filter((n) => doc().outline.fragments[n][3] === 0);
      if (!numbers.length) return pane.toast(t("fragment_context"));
      const done = !numbers.every((n) => isDone(state, state.at.doc, n));
      deed({ verb: "review", spans: rows(numbers), done });
      pane.say(t(done ? "done" : "not_done"));
      return pane.refresh();
    },
    remove: (coding) => {
      deed({ verb: "uncode", targets: [[coding.start, coding.end, coding.code]] });
      pane.say(t("removed", { code: codeOf(state, coding.code).label }));
    },
    removeHere: () => withOwn(t("which_remove"), (coding) => acts.remove(coding)),
    changeCode: (coding) => pane.dialogs.codes(t("change"), (code) => deed({ verb: "change", target: [coding.start, coding.end, coding.code], code })),
    changeHere: () => withOwn(t("which_change"), (coding) => acts.changeCode(coding)),
    facetsHere: () => withOwn(t("which_facets"), (coding) => acts.askFacets(coding)),
    memo() {
      const spans = subject(state);
      if (!spans.length) return pane.toast(t("no_fragment"));
      const own = view(state, state.at.doc).memos.find((memo) => memo.author === state.me && memo.memo && !memo.code && memo.start === spans[0][0] && memo.end === spans[0][1]);
      const { doc } = state.at; // a colleague may bring in another version while one writes
      return own ? acts.editMemo(own) : pane.dialogs.memo(t("memo_on"), "", (text) => text && deed({ verb: "memo", doc, spans: [spans[0]], text }), `${doc}:${spans[0].slice(0, 2)}`, memoLeft);
    },
    memoSource: () => pane.dialogs.memo(t("memo_source"), "", (text) => text && deed({ verb: "memo", text }), state.at.doc, memoLeft),
    editMemo: (memo) => pane.dialogs.memo(t("memo_edit"), memo.text, (text) => deed({ verb: "memo", memo: memo.memo, text, was: memo.text, spans: memo.start < 0 ? [] : [[memo.start, memo.end]] }), memo.memo, memoLeft),
    undo() {
      state.facet = null;  // what is asked is about a code that goes
      deed({ verb: "undo" });
    },
    redo: () => deed({ verb: "redo" }),
    unsure() {
      if (state.mode === "queue") return pane.queue.next();
      const next = leastSure(state, state.at.doc);
      if (next >= 0) {
        pane.note();
        return go(next);
      }
      return pane.toast(t("all_sure"), [[t("to_queue"), () => acts.queue()]]);
    },
    source(step) {
      if (!state.sources) {
        state.sourceStep = step;
        return pane.sync.want({ sources: true });
      }
      const at = state.sources.findIndex(([id]) => id === state.at.doc);
      const next = state.sources[at + step];
      if (!next) return pane.toast(t("no_more_sources"));
      pane.note();
      return pane.open(next[0]);
    },
    goSource() {
      pane.sync.want({ sources: true });
      pane.listing = pane.dialogs.sources((id) => { pane.note(); pane.open(id); });
    },
    search: () => pane.search(),
    everywhere: () => pane.everywhere(),
    hit(step) {
      if (!state.hits.length) return state.only ? acts.passage(step) : acts.search();
      state.hit = (state.hit + step + state.hits.length) % state.hits.length;
      const [start, end] = state.hits[state.hit];
      Object.assign(state, { selection: null, caret: [start, end], chosen: "" });
      const inside = fragmentOver(doc(), start);
      if (inside >= 0) state.at.fragment = inside;
      pane.page.goTo(start);
      pane.say(t("hit_of", { n: state.hit + 1, of: state.hits.length }));
      return pane.moved();
    },
    choose(bracket) {
      const inside = fragmentOver(doc(), bracket.start, bracket.end);
      if (inside >= 0) go(inside, { quiet: true });
      state.chosen = bracket.key;
      pane.refresh();
    },
    mark() {
      const n = state.at.fragment;
      if (n < 0) return;
      if (state.marked.has(n)) state.marked.delete(n);
      else state.marked.add(n);
      Object.assign(state, { selection: null, caret: null });
      pane.say(t("marked", { n: state.marked.size }));
      pane.refresh();
    },
    /** Mark what participants say wherever a search found something in this source, to code it together. */
    markHits() {
      const found = fragmentsWith(doc(), state.hits);
      if (!found.length) return pane.toast(t("no_hits_here"), [[t("search"), () => acts.search()]]);
      Object.assign(state, { marked: new Set(found), selection: null, caret: null, chosen: "" });
      const { fragments } = doc().outline;
      if (!state.marked.has(state.at.fragment)) state.at.fragment = found.find((n) => fragments[n][0] >= (fragments[state.at.fragment]?.[0] ?? 0)) ?? found[0];
      pane.page.goTo(fragments[state.at.fragment][0]);
      pane.toast(t("marked_to_code", { n: found.length }));
      return pane.moved();
    },
    /** Show the passages of one code and of those below it only; the same one again shows all. */
    setOnly(id) {
      state.only = state.only === id ? "" : id;
      pane.say(state.only ? `${t("only")} ${codeOf(state, id).label}` : t("only_all"));
      pane.moved();
      if (state.only && !pane.page.shownHere()) pane.toast(t("only_none"));
    },
    passage(step) {
      const span = pane.page.passage(step);
      if (!span) return pane.toast(t("only_end"), step > 0 ? [[t("next_source"), () => acts.source(1)]] : []);
      const inside = fragmentOver(doc(), ...span);
      if (inside >= 0) go(inside);
      return pane.page.goTo(span[0]);
    },
    clear() {
      if (state.facet) return acts.facetStop();
      const nothing = !state.selection && !state.caret && !state.hits.length && !state.chosen && !state.marked.size;
      if (nothing && state.only) return acts.setOnly("");
      Object.assign(state, { selection: null, caret: null, hits: [], hit: -1, chosen: "" });
      state.marked.clear();
      return pane.refresh();
    },
    queue: () => pane.setMode(state.mode === "queue" ? "read" : "queue"),
    whose: () => pane.setWhose(state.whose === EVERYONE ? MINE : EVERYONE),
    definitions() {
      state.open = !state.open;
      pane.refresh();
    },
    auto() {
      pane.option("auto", !state.options.auto);
      pane.toast(t(state.options.auto ? "auto_on" : "auto_off"));
    },
    propose() {
      state.making = { state: "busy", label: t("propose"), share: 0 };
      pane.sync.want({ propose: true });
      pane.refresh();
    },
    stopPropose: () => pane.sync.want({ stop_proposing: true }),
    tree: () => pane.codes.enter(),
    treeClose: () => pane.option("tree", false),
    treeToggle: () => pane.option("tree", !state.options.tree),
    help: () => pane.help(),
    openSegment(segment) {
      pane.note();
      pane.openSegment(segment.split(":")[0], segment);
    },
    back: () => pane.back(),
  };
  Object.assign(acts, makeFacets(state, pane, { t, onward }));
  Object.assign(acts, makeSpans(state, pane, { t, doc, deed, go, withOwn, keyOf, mark: () => acts.mark() }));
  return acts;
}
