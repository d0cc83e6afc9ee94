// What the pane knows: documents, codes, place, and the deeds not yet confirmed, which show as if they were.

export const EVERYONE = "*";
export const MINE = ".";

export function newState() {
  return {
    client: Math.random().toString(36).slice(2, 12),
    project: "", options: {}, me: "", coders: [], texts: {}, event: 0, undo: "", redo: "",
    book: { v: null, codes: new Map(), order: [], facets: {}, current: "", title: "" },
    docs: new Map(), at: { doc: "", fragment: -1 }, mode: "read", whose: EVERYONE,
    selection: null, caret: null, chosen: "", marked: new Set(), facet: null,
    searching: false, query: "", how: "words", hits: [], hit: -1,
    left: null, outbox: [], number: 0, recent: [], visited: new Set(), only: "", tally: null,
    queue: { items: [], at: 0, left: null, total: 0, seen: new Set() },
    sources: null, sourceStep: 0, found: null, revision: 0, open: false, making: { state: "" },
  };
}

/** Take in what an answer says of one document. */
export function mergeDocument(state, id, row) {
  if (row.gone) {
    state.left = state.docs.get(id) ?? state.left;
    state.docs.delete(id);
    return;
  }
  const known = state.docs.get(id) ?? { id, turns: new Map(), marks: null, proposals: null, outline: null };
  state.docs.delete(id);
  state.docs.set(id, known);  // the newest last
  if (row.outline) {
    if (known.outline && known.outline.v !== row.outline.v) known.turns.clear();
    known.outline = row.outline;
    known.byTurn = new Map();
    const { fragments, turns } = row.outline;
    fragments.forEach(([, end, first], n) => {
      for (let turn = first; turn === first || turns[turn]?.[0] < end; turn += 1) {  // an enumeration is several turns
        known.byTurn.set(turn, [...(known.byTurn.get(turn) ?? []), n]);
      }
    });
  }
  for (const [number, text] of Object.entries(row.turns ?? {})) known.turns.set(Number(number), text);
  if (row.marks) known.marks = row.marks;
  if (row.proposals) known.proposals = row.proposals;
  for (const [number, rows] of Object.entries(row.fresh ?? {})) {
    const looked = id === state.at.doc && (Number(number) === state.at.fragment || state.visited.has(`${id}:${number}`));
    if (known.proposals && !looked) known.proposals.rows[number] = rows;  // never under one's hands
  }
  if (row.fresh) known.freshness = (known.freshness ?? 0) + 1;
  known.cached = null;
}

/** Forget documents not looked at for long; the present one stays. */
export function forgetOld(state, most = 12) {
  for (const id of state.docs.keys()) {
    if (state.docs.size <= most) return;
    if (id !== state.at.doc) state.docs.delete(id);
  }
}

export function mergeBook(state, book) {
  const before = state.book;
  const counted = (code) => ({ count: before.codes.get(code.id)?.count ?? 0, ...code });
  state.book = {
    v: book.v, current: book.current, title: book.title, counted: before.counted ?? "", facets: book.facets,
    codes: new Map(book.codes.map((code) => [code.id, counted(code)])), order: book.codes.map((code) => code.id),
  };
}

/** Marks of a document with the deeds that wait laid over them. */
export function view(state, id) {
  const doc = state.docs.get(id);
  if (!doc?.outline || !doc.marks) return null;
  const key = `${doc.marks.v}|${state.revision}`;
  if (doc.cached?.key === key) return doc.cached;
  const laid = {
    key,
    codings: doc.marks.codings.map(([start, end, code, coder, facets, date]) => ({ start, end, code, coder, facets, date })),
    done: new Map(), rejected: new Map(), memos: doc.marks.memos.map(memoOf),
  };
  for (const [fragment, coder] of doc.marks.done) add(laid.done, fragment, coder);
  for (const [fragment, code] of doc.marks.rejected) add(laid.rejected, fragment, code);
  for (const deed of state.outbox) if (deed.doc === id) lay(state, doc, laid, deed);
  doc.cached = laid;
  return laid;
}

function memoOf([start, end, text, author, date, memo, code = ""]) {
  return { start, end, text, author, date, memo, code };
}

function add(map, key, value) {
  if (!map.has(key)) map.set(key, new Set());
  map.get(key).add(value);
}

/** The first fragment that shares a sign with a span, or holds the sign at `start`; -1 where none does. */
export function fragmentOver(doc, start, end = start + 1) {
  return doc.outline.fragments.findIndex(([s, e]) => s < end && e > start);
}

/** Numbers of the content fragments in which one of these spans begins, in order and each once. */
export function fragmentsWith(doc, spans) {
  const found = spans.map(([start]) => fragmentOver(doc, start)).filter((n) => n >= 0 && doc.outline.fragments[n][3] === 0);
  return [...new Set(found)].sort((a, b) => a - b);
}

/** Which fragment lies exactly at a span, -1 if none. */
export function fragmentAt(doc, start, end) {
  return doc.outline.fragments.findIndex((f) => f[0] === start && f[1] === end);
}

function lay(state, doc, laid, deed) {
  const { me } = state;
  const mine = (c, [start, end, code]) => c.coder === me && c.start === start && c.end === end && c.code === code;
  const spans = deed.spans ?? [];
  if (deed.verb === "code" || deed.verb === "vivo") {
    const code = deed.verb === "code" ? deed.code : `new:${deed.label}`;
    for (const [start, end] of spans) {
      if (!laid.codings.some((c) => mine(c, [start, end, code]))) {
        laid.codings.push({ start, end, code, coder: me, facets: {}, date: "", waiting: true });
      }
      laid.rejected.get(fragmentAt(doc, start, end))?.delete(code);
    }
  }
  if (deed.verb === "uncode") {
    laid.codings = laid.codings.filter((c) => !deed.targets.some((target) => mine(c, target)));
  }
  if (deed.verb === "change") {
    for (const coding of laid.codings) {
      if (!mine(coding, deed.target)) continue;
      if (deed.code) coding.code = deed.code;
      if (deed.facets) coding.facets = deed.facets;
      if (deed.span) [coding.start, coding.end] = deed.span;
      break;
    }
  }
  if (deed.verb === "reject" || deed.verb === "unreject") {
    for (const [start, end] of spans) {
      const fragment = fragmentAt(doc, start, end);
      for (const code of deed.codes) {
        if (deed.verb === "reject") add(laid.rejected, fragment, code);
        else laid.rejected.get(fragment)?.delete(code);
      }
    }
  }
  if (deed.verb === "review" || deed.done) {
    for (const [start, end] of spans) {
      const fragment = fragmentAt(doc, start, end);
      if (deed.verb === "review" && deed.done === false) laid.done.get(fragment)?.delete(me);
      else add(laid.done, fragment, me);
    }
  }
  if (deed.verb === "memo") {
    const there = laid.memos.find((memo) => deed.memo && memo.memo === deed.memo);
    if (there) there.text = deed.text;
    else if (deed.text) {
      const [start, end] = spans[0] ?? [-1, -1];
      laid.memos.push({ start, end, text: deed.text, author: me, date: "", memo: "", code: "" });
    }
    laid.memos = laid.memos.filter((memo) => memo.text.trim());
  }
}

/** The code by its id; one that is just being made, or unknown here, still has a label and a colour. */
export function codeOf(state, id) {
  const known = state.book.codes.get(id);
  if (known) return known;
  const label = id.startsWith("new:") ? id.slice(4) : id.split("/").at(-1);
  return {
    id, label, path: [], definition: "", when: "", not: "", examples: [], aliases: [], color: "#7a7a7a",
    usable: false, facets: [], count: 0,
  };
}

/** Proposals for a fragment that are not turned down, best first. */
export function proposalsFor(state, id, fragment) {
  const doc = state.docs.get(id);
  const rows = doc?.proposals?.rows[String(fragment)] ?? [];
  const rejected = view(state, id)?.rejected.get(fragment);
  const open = rows.filter(([code]) => state.book.codes.has(code) && !rejected?.has(code)).slice(0, 3);
  return state.options?.likely ? open.filter(([, , , likely]) => likely) : open;
}

/** How much is open in a fragment: most where codes fit as likely as not, nothing where none is likely. */
function openness(doc, fragment) {
  const rows = doc.proposals?.rows[String(fragment)] ?? [];
  return rows.slice(0, 3).reduce((sum, [, likely]) => sum + likely * (1 - likely), 0);
}

export function isDone(state, id, fragment) {
  return Boolean(view(state, id)?.done.get(fragment)?.has(state.me));
}

/** The content fragment after (or before, with step -1) a fragment; any fragment with `all`. -1 if none. */
export function neighbour(doc, fragment, step, all = false) {
  const { fragments } = doc.outline;
  for (let n = fragment + step; n >= 0 && n < fragments.length; n += step) {
    if (fragments[n][3] === 0 || (all && fragments[n][3] === 1)) return n;
  }
  return -1;
}

/** The undone fragment of a document of which the machine is least sure and that was not visited; -1 if none. */
export function leastSure(state, id) {
  const doc = state.docs.get(id);
  let best = -1;
  let most = 0;
  doc.outline.fragments.forEach((fragment, n) => {
    if (fragment[3] !== 0 || n === state.at.fragment || isDone(state, id, n)) return;
    if (state.visited.has(`${id}:${n}`)) return;
    const open = openness(doc, n);
    if (open > most) [best, most] = [n, open];
  });
  return best;
}

/** Spans that the next deed is about: marked fragments, else the selection, else the present fragment. */
export function subject(state) {
  const doc = state.docs.get(state.at.doc);
  if (!doc?.outline) return [];
  const { fragments } = doc.outline;
  if (state.selection) return [[state.selection.start, state.selection.end]];
  if (state.marked.size) return [...state.marked].sort((a, b) => a - b).map((n) => fragments[n].slice(0, 2));
  const here = fragments[state.at.fragment];
  return here ? [here.slice(0, 2)] : [];
}

/** Numbers of the fragments that the next review or rejection is about. */
export function subjectFragments(state) {
  const doc = state.docs.get(state.at.doc);
  if (!doc?.outline) return [];
  if (state.marked.size && !state.selection) return [...state.marked].sort((a, b) => a - b);
  return state.at.fragment >= 0 ? [state.at.fragment] : [];
}
