// The pure parts of the reading pane, run by node: node --test tests/app/coding/pane.test.mjs
import assert from "node:assert/strict";
import { mock, test } from "node:test";

const modules = new URL("../../../app/components/pane/", import.meta.url);
const { fit, fold, sentences, trimmed, words, filled, clock } = await import(new URL("text.js", modules));
const { assignLanes, brackets, pieces, stacked } = await import(new URL("lanes.js", modules));
const { fragmentAt, leastSure, mergeBook, mergeDocument, neighbour, newState, proposalsFor, subject, view } = await import(new URL("state.js", modules));
const { grown, nextSentence, nextWord, quoted, resized, tidy } = await import(new URL("select.js", modules));
const { below, bestRow, passages, treeRows } = await import(new URL("codetree.js", modules));
const { memoryIn } = await import(new URL("memory.js", modules));
const { makePlaces } = await import(new URL("places.js", modules));
const { toldOf } = await import(new URL("making.js", modules));
const { makeSync } = await import(new URL("sync.js", modules));
const { ACTIONS, KEYS, WHILE_HELD, composing, pressed } = await import(new URL("keys.js", modules));

const TEXTS = ["Ja hoor, zo'n week.", "Het rooster 👩🏽‍⚕️ is om. Niemand zei iets! Toch?", "cafe\u0301 of café", "😀😀", "  ", "a"];

function random(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
}

test("pieces cover the text once, in order, with the right spans over each", () => {
  const next = random(7);
  for (let round = 0; round < 300; round += 1) {
    const length = 1 + next(60);
    const spans = Array.from({ length: next(8) }, () => {
      const start = next(length + 20) - 10;
      return [start, start + 1 + next(30)];
    });
    const found = pieces(0, length, spans);
    assert.equal(found[0][0], 0);
    assert.equal(found.at(-1)[1], length);
    found.forEach(([from, to, over], n) => {
      assert.ok(from < to);
      if (n) assert.equal(from, found[n - 1][1]);
      for (let place = from; place < to; place += 1) {
        assert.deepEqual(over, spans.map((_, i) => i).filter((i) => spans[i][0] <= place && place < spans[i][1]));
      }
    });
  }
});

test("brackets in one lane never meet, and five deep takes five lanes", () => {
  const next = random(11);
  for (let round = 0; round < 200; round += 1) {
    const codings = Array.from({ length: next(25) }, (_, n) => {
      const start = next(200);
      return { start, end: start + 1 + next(80), code: `c${n % 6}`, coder: n % 2 ? "a" : "b" };
    });
    const all = brackets(codings);
    assignLanes(all);
    for (const one of all) for (const other of all) {
      if (one !== other && one.lane === other.lane) assert.ok(one.end <= other.start || other.end <= one.start);
    }
  }
  const deep = brackets([1, 2, 3, 4, 5].map((n) => ({ start: n, end: 20, code: `c${n}`, coder: "a" })));
  assert.equal(assignLanes(deep), 5);
});

test("the same code of two coders is one bracket with two names", () => {
  const [one, ...rest] = brackets([{ start: 1, end: 5, code: "x", coder: "A" }, { start: 1, end: 5, code: "x", coder: "B" }]);
  assert.equal(rest.length, 0);
  assert.deepEqual(one.codings.map((c) => c.coder), ["A", "B"]);
});

test("labels never cover one another", () => {
  const heights = [22, 36, 22, 36, 22];
  const tops = stacked([0, 3, 3, 90, 91], heights);
  tops.slice(1).forEach((top, n) => assert.ok(top - tops[n] >= heights[n]));
  assert.deepEqual(tops, [0, 22, 58, 90, 126]);
});

test("words and sentences lie in the text, in order, and hold no space at their edges", () => {
  for (const text of TEXTS) {
    for (const cut of [words, sentences]) {
      let last = 0;
      for (const [start, end] of cut(text)) {
        assert.ok(start >= last && end > start && end <= text.length);
        if (text.trim()) assert.equal(text.slice(start, end), text.slice(start, end).trim());
        last = end;
      }
    }
  }
  assert.deepEqual(words("zo'n week.").map(([s, e]) => "zo'n week.".slice(s, e)), ["zo'n", "week"]);
  assert.equal(sentences(TEXTS[1]).length, 3);
});

test("a span never cuts a character in two", () => {
  for (const text of TEXTS) {
    for (let start = 0; start <= text.length; start += 1) {
      for (let end = start; end <= text.length; end += 1) {
        const span = trimmed(text, start, end);
        if (!span) continue;
        const part = text.slice(...span);
        assert.ok(!/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(part), JSON.stringify([text, start, end, part]));
        assert.equal(part, part.trim());
        assert.ok(!/^\p{M}/u.test(part) || text.startsWith(part));
      }
    }
  }
  assert.equal(trimmed("   ", 0, 3), null);
});

test("what is typed finds codes by label, alias and without accents", () => {
  assert.equal(fold("CaféÉn"), "cafeen");
  const fields = [["Rooster en belasting", 6], ["Werkdruk", 4], ["De rug recht", 2], ["Hoe zwaar het is", 1]];
  assert.ok(fit("rooster", fields) > fit("belasting", fields));
  assert.ok(fit("werkd", fields) > 0);
  assert.ok(fit("rug bela", fields) > 0);
  assert.equal(fit("xyz", fields), 0);
  assert.equal(filled("{n} van {of} {weg}", { n: 1, of: 3 }), "1 van 3 {weg}");
  assert.equal(filled("{n:?bron|bronnen}, {of:?bron|bronnen}, {weg:?a|b}", { n: 1, of: 3 }), "bron, bronnen, {weg:?a|b}");
  assert.equal(clock(3723), "1:02:03");
});

const OUTLINE = {
  v: 1, id: "d", title: "T", speakers: [["Ans", false]], blind: false,
  turns: [[0, 30, 0, "speech", 0, null], [40, 70, 0, "speech", 0, null]],
  fragments: [[0, 14, 0, 0], [15, 30, 0, 1], [40, 70, 1, 0]],
};
const WORDS = { 0: "Een twee drie. Vier vijf  zes.", 1: "Zeven acht negen. Tien elf 12." };

function laden() {
  const state = newState();
  state.me = "ik";
  mergeBook(state, { v: 1, current: "b", title: "B", facets: {}, codes: ["b/x", "b/y", "b/z"].map((id) => ({ id, label: id, facets: [], path: [], aliases: [], usable: true })) });
  mergeDocument(state, "d", {
    outline: OUTLINE, turns: WORDS, marks: { v: "1", codings: [[0, 14, "b/x", "ander", {}, "", "1"]], done: [[2, "ander"]], rejected: [], memos: [] },
    proposals: { v: "1", rows: { 0: [["b/x", 0.02, [], false, 2], ["b/y", 0.02, [], false, 2]], 2: [["b/z", 0.6, [], true, 60], ["b/x", 0.1, [], false, 10]] } },
  });
  state.at = { doc: "d", fragment: 0 };
  return state;
}

function told(state, ...deeds) {
  deeds.forEach((deed) => state.outbox.push({ doc: "d", n: (state.number += 1), ...deed }));
  state.revision += 1;
  return view(state, "d");
}

test("deeds show before they are confirmed, and leave others' work alone", () => {
  const state = laden();
  const laid = told(state, { verb: "code", code: "b/y", spans: [[0, 14]], done: true }, { verb: "uncode", targets: [[0, 14, "b/x"]] });
  assert.deepEqual(laid.codings.map((c) => [c.code, c.coder]), [["b/x", "ander"], ["b/y", "ik"]]);
  assert.ok(laid.done.get(0).has("ik"));
  const after = told(state, { verb: "change", target: [0, 14, "b/y"], code: "b/z", facets: { v: ["a"] } });
  assert.deepEqual(after.codings.at(-1).facets, { v: ["a"] });
  assert.equal(told(state, { verb: "uncode", targets: [[0, 14, "b/z"]] }).codings.length, 1);
});

test("a rejected proposal moves the others up, and coding it brings it back", () => {
  const state = laden();
  told(state, { verb: "reject", spans: [[0, 14]], codes: ["b/x"] });
  assert.deepEqual(proposalsFor(state, "d", 0).map(([code]) => code), ["b/y"]);
  told(state, { verb: "code", code: "b/x", spans: [[0, 14]] });
  assert.equal(proposalsFor(state, "d", 0).length, 2);
});

test("the less likely are left out where one asked for that", () => {
  const state = laden();
  state.options = { likely: true };
  assert.deepEqual(proposalsFor(state, "d", 2).map(([code]) => code), ["b/z"]);
  assert.deepEqual(proposalsFor(state, "d", 0), []);
});

test("beside a source without proposals it does not say that they were made for all", () => {
  const made = { state: "made", when: "vandaag", learned: "" };
  assert.equal(toldOf(made, true)[0], "propose_made_first");
  assert.equal(toldOf({ ...made, learned: "12" }, true)[0], "propose_made");
  assert.equal(toldOf(made, false), null);
  assert.deepEqual(toldOf({ ...made, learning: "3" }, false), ["propose_live", { n: "3" }]);
});

test("next goes over content, and the least sure undone fragment comes first", () => {
  const state = laden();
  const doc = state.docs.get("d");
  assert.equal(neighbour(doc, 0, 1), 2);
  assert.equal(neighbour(doc, 0, 1, true), 1);
  assert.equal(neighbour(doc, 2, 1), -1);
  assert.equal(leastSure(state, "d"), 2);
  state.at.fragment = 2;
  assert.equal(leastSure(state, "d"), 0);
  told(state, { verb: "review", spans: [[0, 14]], done: true });
  assert.equal(leastSure(state, "d"), -1);
  assert.equal(fragmentAt(doc, 15, 30), 1);
});

test("what a deed is about: selection before marked before the present fragment", () => {
  const state = laden();
  assert.deepEqual(subject(state), [[0, 14]]);
  state.marked.add(2).add(0);
  assert.deepEqual(subject(state), [[0, 14], [40, 70]]);
  state.selection = { start: 4, end: 8 };
  assert.deepEqual(subject(state), [[4, 8]]);
});

test("a selection grows and shrinks by word, sentence and fragment", () => {
  const state = laden();
  const doc = state.docs.get("d");
  const say = (selection) => quoted(doc, selection.start, selection.end);
  const caret = nextWord(doc, 0, nextWord(doc, 0, null, 1), 1);
  assert.equal(quoted(doc, ...caret), "twee");
  let one = grown(doc, 0, caret, null, 1, "word");
  assert.equal(say(one), "twee");
  one = grown(doc, 0, caret, one, 1, "word");
  assert.equal(say(one), "twee drie");
  one = grown(doc, 0, caret, one, 1, "word");
  assert.equal(say(one), "twee drie. Vier");
  one = grown(doc, 0, caret, one, -1, "word");
  assert.equal(say(one), "twee drie");
  one = grown(doc, 0, caret, grown(doc, 0, caret, one, -1, "word"), -1, "word");
  assert.equal(say(one), "Een twee");
  assert.equal(say(grown(doc, 0, caret, null, 1, "sentence")), "Een twee drie.");
  const whole = grown(doc, 0, null, null, 1, "fragment");
  assert.equal(say(grown(doc, 0, null, whole, 1, "fragment")), WORDS[0]);
  const over = grown(doc, 0, null, { start: 26, end: 29, anchor: [26, 29] }, 1, "word");
  assert.equal(say(over), "zes.\nZeven".replace(".", ".").slice(0, 10));
  assert.deepEqual(tidy(doc, 14, 20), [15, 19]);
});

test("one jumps from sentence to sentence, and what a search found is selected whole", () => {
  const doc = laden().docs.get("d");
  const say = (span) => quoted(doc, ...span);
  const second = nextSentence(doc, 0, null, 1);
  assert.equal(say(second), "Vier");
  assert.equal(say(nextSentence(doc, 0, second, -1)), "Een");
  const far = nextSentence(doc, 0, nextSentence(doc, 0, second, 1), 1);
  assert.equal(say(nextSentence(doc, 0, far, -1)), say(nextSentence(doc, 0, second, 1)));
  const found = [4, 13];
  const whole = grown(doc, 0, found, null, 1, "word");
  assert.equal(say([whole.start, whole.end]), "twee drie");
  assert.equal(say([grown(doc, 0, found, null, 1, "sentence").start, 3]), "Een");
  const more = grown(doc, 0, found, whole, 1, "word");
  assert.equal(say([more.start, more.end]), "twee drie. Vier");
});

function wire(state, storage = new Map()) {
  const sent = [];
  const kept = { getItem: (k) => storage.get(k) ?? null, setItem: (k, v) => storage.set(k, v), removeItem: (k) => storage.delete(k) };
  const told = [];
  const sync = makeSync(state, {
    send: (ask) => sent.push(structuredClone(ask)), changed() {}, arrived: (data) => told.push(...(data.results ?? [])), memory: memoryIn(() => kept),
  });
  const answer = (n = sent.length - 1, more = {}) => sync.receive({
    client: state.client, seq: sent[n].seq, ack: Math.max(0, ...sent[n].deeds.map((d) => d.n)), docs: {}, me: "ik", coders: [], ...more,
  });
  return { sync, sent, answer, storage, told };
}

test("one question at a time; what comes meanwhile goes along with the next", () => {
  const state = laden();
  const { sync, sent, answer } = wire(state);
  for (let n = 0; n < 5; n += 1) sync.deed({ doc: "d", verb: "review", spans: [[0, 14]], done: true });
  assert.equal(sent.length, 1);
  assert.equal(sent[0].deeds.length, 1);
  answer();
  assert.equal(sent.length, 2);
  assert.equal(sent[1].deeds.length, 4);
  answer();
  assert.equal(state.outbox.length, 0);
  assert.equal(sent.length, 2);
  sync.stop();
});

test("what is done after U is told after it, and U takes back what came before it", () => {
  const state = laden();
  Object.assign(state, { undo: "earlier", redo: "" });
  const { sync, sent, answer } = wire(state);
  const verbs = (n) => sent[n].deeds.map(({ verb, action }) => [verb, action].filter(Boolean).join(" "));
  for (const verb of ["code", "undo", "reject", "undo", "undo", "review"]) {
    sync.deed({ doc: "d", verb, code: "b/x", codes: ["b/x"], spans: [[0, 14]] });
  }
  assert.deepEqual(verbs(0), ["code"]);
  answer(0, { undo: "coded", redo: "" });
  assert.deepEqual(verbs(1), ["undo coded", "reject"]);
  answer(1, { undo: "rejected", redo: "coded" });
  assert.deepEqual(verbs(2), ["undo rejected"]);
  answer(2, { undo: "earlier", redo: "rejected" });
  assert.deepEqual(verbs(3), ["undo earlier", "review"]);
  answer(3, { undo: "reviewed", redo: "" });
  assert.equal(state.outbox.length, 0);
  assert.equal(sent.length, 4);
  sync.stop();
});

test("after a reload U takes back the same, and where there is nothing to take back what came after it is told", () => {
  const storage = new Map();
  const before = Object.assign(laden(), { undo: "one", redo: "" });
  const first = wire(before, storage);
  first.sync.deed({ doc: "d", verb: "undo" });
  first.sync.deed({ doc: "d", verb: "undo" });
  first.sync.deed(coding(0));
  first.sync.stop();
  const state = Object.assign(laden(), { undo: "", redo: "one" });  // it was done, but not confirmed
  const { sync, sent, answer } = wire(state, storage);
  sync.restore();
  sync.flush();
  assert.deepEqual(sent[0].deeds.map((deed) => deed.action), ["one"]);
  answer(0, { undo: "", redo: "one" });
  assert.deepEqual(sent[1].deeds.map(({ verb }) => verb), ["code"]);
  answer(1);
  assert.equal(storage.size, 0);
  sync.stop();
});

test("an answer to an older question or another tab confirms nothing too much", () => {
  const state = laden();
  const { sync, answer, sent } = wire(state);
  sync.deed({ doc: "d", verb: "code", code: "b/x", spans: [[0, 14]] });
  sync.receive({ client: "other", seq: 99, ack: 99, docs: {}, me: "ik", coders: [] });
  assert.equal(state.outbox.length, 1);
  answer(0, { ack: 0 });
  assert.equal(state.outbox.length, 1);
  assert.ok(sent.length >= 1);
  sync.stop();
});

test("what was not confirmed is told again after a reload", () => {
  const storage = new Map();
  const before = laden();
  const first = wire(before, storage);
  first.sync.deed({ doc: "d", verb: "code", code: "b/x", spans: [[0, 14]] });
  first.sync.stop();
  const state = laden();
  const { sync, sent, answer } = wire(state, storage);
  sync.restore();
  assert.equal(view(state, "d").codings.filter((c) => c.coder === "ik").length, 1);
  sync.flush();
  assert.equal(sent[0].deeds[0].code, "b/x");
  answer();
  assert.equal(storage.size, 0);
  sync.stop();
});

const coding = (n) => ({ doc: "d", verb: "code", code: "b/x", spans: [[n, n + 14]] });

test("an answer that was lost on its way is asked for at the next heartbeat, with all that was asked", () => {
  const state = laden();
  const { sync, sent, answer } = wire(state);
  sync.deed(coding(0));
  sync.want({ turns: { d: [[0, 3]] } });
  answer();
  assert.deepEqual(sent[1].docs[0].turns, [[0, 3]]);
  sync.heartbeat({ [state.client]: sent[0].seq, other: 99 });
  assert.equal(sent.length, 2);  // that one was not answered yet
  sync.heartbeat({ [state.client]: sent[1].seq });
  assert.equal(sent.length, 3);
  assert.deepEqual(sent[2].docs[0].turns, [[0, 3]]);
  answer();
  assert.ok(!sync.busy);
  sync.stop();
});

test("a question that never arrived is told again after some heartbeats, deeds in their order", () => {
  const state = laden();
  const { sync, sent, answer } = wire(state);
  sync.deed(coding(0));
  sync.deed(coding(1));
  sync.heartbeat({});
  sync.heartbeat({});
  assert.equal(sent.length, 1);  // it may be waiting behind the answer to something else
  sync.heartbeat({});
  assert.deepEqual(sent[1].deeds.map((deed) => deed.n), [1, 2]);
  answer();
  assert.equal(state.outbox.length, 0);
  sync.heartbeat({});
  assert.equal(sent.length, 2);
  sync.stop();
});

test("a silent server is asked less and less, and at once when it is back", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const state = laden();
    const { sync, sent, answer } = wire(state);
    sync.deed(coding(0));
    for (const [wait, asked] of [[4000, 2], [7999, 2], [1, 3], [16000, 4], [100, 4]]) {
      mock.timers.tick(wait);
      assert.equal(sent.length, asked);
    }
    assert.ok(sync.late);
    sync.heartbeat({});  // of a server that was started anew: it has heard nothing
    assert.equal(sent.length, 5);
    sync.heartbeat({});
    assert.equal(sent.length, 5);
    mock.timers.tick(4000);  // patience is as it was at first
    assert.equal(sent.length, 6);
    answer();
    assert.ok(!sync.late && !sync.busy && !state.outbox.length);
    mock.timers.tick(100000);
    assert.equal(sent.length, 6);
    sync.stop();
  } finally {
    mock.timers.reset();
  }
});

test("a page drawn anew in the middle of an answer: what it was about is asked again at once", () => {
  const state = laden();
  const { sync, sent, answer } = wire(state);
  sync.deed(coding(0));
  answer();
  sync.want({ turns: { d: [[4, 9]] }, queue: [] });
  const fresh = { client: "", seq: 0, fresh: true, docs: {}, me: "ik", coders: [] };
  sync.receive({ ...fresh, heard: { [state.client]: sent[0].seq } });
  assert.equal(sent.length, 2);  // still to come
  sync.receive({ ...fresh, heard: { [state.client]: sent[1].seq } });
  assert.equal(sent.length, 3);
  assert.deepEqual([sent[2].docs[0].turns, sent[2].queue], [[[4, 9]], []]);
  sync.stop();
});

test("what became of a deed is told once, however often it comes", () => {
  const state = laden();
  const { sync, sent, answer, told } = wire(state);
  sync.deed(coding(0));
  answer(0, { results: [{ n: 1, error: ["Kan niet", ""] }] });
  sync.flush();
  assert.equal(sent[1].acked, 1);
  answer(1, { ack: 1, results: [{ n: 1, error: ["Kan niet", ""] }] });
  assert.equal(told.length, 1);
  sync.stop();
});

test("what cannot be kept for now stays here, and is told again", () => {
  const state = laden();
  const { sync, sent, answer } = wire(state);
  sync.deed(coding(0));
  answer(0, { ack: 0, waits: ["De schijf is vol", "Maak ruimte"] });
  assert.deepEqual(sync.waits, ["De schijf is vol", "Maak ruimte"]);
  assert.equal(state.outbox.length, 1);
  assert.equal(sent.length, 1);  // not at once: it would be as full
  sync.flush();
  assert.equal(sent[1].deeds.length, 1);
  answer(1, { ack: 1 });
  assert.equal(sync.waits, null);
  assert.equal(state.outbox.length, 0);
  sync.stop();
});

test("no key does two things, and each press has a name", () => {
  const keys = KEYS.flatMap(([, rows]) => rows.flatMap(([list]) => list));
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(ACTIONS.size, keys.length);
  assert.equal(pressed({ key: "!", code: "Digit1", shiftKey: true }), "Shift+1");
  assert.equal(pressed({ key: "?", code: "Slash", shiftKey: true }), "?");
  assert.equal(pressed({ key: "Z", code: "KeyZ", shiftKey: true, ctrlKey: true }), "Ctrl+Shift+z");
  assert.equal(pressed({ key: " ", code: "Space" }), "Space");
  assert.equal(pressed({ key: "ArrowRight", code: "ArrowRight", shiftKey: true, ctrlKey: true }), "Ctrl+Shift+ArrowRight");
});

test("brackets that are typed with AltGr are keys too; other presses with Alt are the browser's", () => {
  assert.equal(pressed({ key: "[", code: "BracketLeft", altKey: true, ctrlKey: true }), "[");  // AltGr, as Windows tells it
  assert.equal(pressed({ key: "]", code: "Digit6", altKey: true }), "]");
  assert.equal(pressed({ key: "ArrowLeft", code: "ArrowLeft", altKey: true }), "");
});

test("of a key that is held down only what goes on or grows is done again", () => {
  const done = new Set([...ACTIONS.values()].map(([action]) => action));
  for (const action of WHILE_HELD) assert.ok(done.has(action), action);
  for (const key of ["1", "Enter", "0", "Shift+1", "Space", "Delete", "u", "Escape", "w"]) assert.ok(!WHILE_HELD.has(ACTIONS.get(key)[0]), key);
});

test("a sign that is being put together decides nothing", () => {
  assert.ok(composing({ key: "Enter", isComposing: true }));
  assert.ok(composing({ key: "Enter", isComposing: false, keyCode: 229 }));  // the last press, as Safari tells it
  assert.ok(!composing({ key: "Enter", isComposing: false, keyCode: 13 }));
});

test("the edges of a coding move by a word with its signs, there and back, over turns, never past the other edge", () => {
  const texts = ["Ja, (echt) waar.", "Nee."];
  const doc = {
    outline: { turns: [[3, 19, 0], [24, 28, 1]] },
    turns: new Map(texts.map((text, n) => [n, text])),
  };
  const words = ([start, end]) => doc.outline.turns.map(([from, to], n) => texts[n].slice(Math.max(0, start - from), Math.max(0, end - from))).filter(Boolean).join("|");
  let span = [3, 19];
  span = resized(doc, span, "end", -1);
  assert.equal(words(span), "Ja, (echt)");
  span = resized(doc, span, "start", 1);
  assert.equal(words(span), "(echt)");
  assert.equal(resized(doc, span, "start", 1), null);
  assert.equal(resized(doc, span, "end", -1), null);
  span = resized(doc, resized(doc, span, "end", 1), "end", 1);
  assert.equal(words(span), "(echt) waar.|Nee.");
  assert.equal(resized(doc, span, "end", 1), null);
  span = resized(doc, span, "end", -1);
  assert.equal(words(span), "(echt) waar.");
  assert.deepEqual(resized(doc, span, "start", -1), [3, 19]);
  assert.deepEqual(resized(doc, [24, 28], "start", -1), [14, 28]);
  assert.deepEqual(resized(doc, [14, 28], "start", 1), [24, 28]);
});

function book(...rows) {
  const codes = rows.map(([id, parent, more = {}]) => [id, { id, parent, label: id, aliases: [], definition: "", usable: true, ...more }]);
  return { codes: new Map(codes), order: rows.map(([id]) => id) };
}

const SMALL = book(
  ["werk", ""], ["druk", "werk", { aliases: ["haast"] }], ["rust", "werk", { definition: "Geen haast." }], ["geld", "", { definition: "Wat het kost." }],
  ["oud", "", { usable: false }], ["nacht", "druk"], ["wees", "weg"],
);
const names = (rows) => rows.map((row) => row.id);

test("a segment is found by its id, also behind signs that are one place in Python and two in a browser", () => {
  const state = newState();
  const outline = { v: 1, id: "d", wide: [2, 9], turns: [[0, 30, 0]], fragments: [[0, 9, 0, 0], [9, 15, 0, 0]] };
  mergeDocument(state, "d", { outline, marks: { v: 1, codings: [], done: [], rejected: [], memos: [] } });
  const { fragmentOf } = makePlaces(state, {}, { t: (key) => key, show() {} });
  const known = state.docs.get("d");
  assert.equal(fragmentOf(known, "d:0-8"), 0);
  assert.equal(fragmentOf(known, "d:8-13"), 1);
  assert.equal(fragmentOf(known, "d:8-14"), -1);
});

test("the tree shows every code below its own, and a code whose parent is gone at the top", () => {
  const rows = treeRows(SMALL);
  assert.deepEqual(names(rows), ["werk", "druk", "nacht", "rust", "geld", "wees"]);
  assert.deepEqual(rows.map((row) => row.level), [1, 2, 3, 2, 1, 1]);
  assert.deepEqual(rows.map((row) => [row.at, row.of]), [[1, 3], [1, 2], [1, 1], [2, 2], [2, 3], [3, 3]]);
  assert.deepEqual([...below(SMALL, "werk")].sort(), ["druk", "nacht", "rust", "werk"]);
});

test("a folded code hides what is below it and counts it; unfolded it counts its own", () => {
  const here = new Map([["werk", 1], ["nacht", 2], ["oud", 1]]);
  const elsewhere = new Map([["druk", 5], ["nacht", 1]]);
  const open = treeRows(SMALL, { here, elsewhere });
  assert.deepEqual(names(open), ["werk", "druk", "nacht", "rust", "geld", "oud", "wees"]);  // one out of use, but given
  assert.deepEqual(open.slice(0, 3).map((row) => [row.here, row.all]), [[1, 1], [0, 5], [2, 3]]);
  const [first, second] = treeRows(SMALL, { here, elsewhere, folded: new Set(["werk"]) });
  assert.deepEqual([first.id, first.open, first.here, first.all, second.id], ["werk", false, 3, 9, "geld"]);
  assert.equal(treeRows(SMALL, { here })[0].all, null);  // not told yet
});

test("what is typed finds names before definitions, opens what was folded, and marks the best", () => {
  const folded = new Set(["werk", "druk"]);
  const typed = (words) => treeRows(SMALL, { typed: words, folded });
  assert.deepEqual(names(typed("nacht")), ["werk", "druk", "nacht"]);
  assert.equal(typed("nacht")[bestRow(typed("nacht"))].id, "nacht");
  assert.deepEqual(names(typed("haast")), ["werk", "druk"]);  // called so; not "rust", whose definition says it
  assert.deepEqual(names(typed("kost")), ["geld"]);
  assert.deepEqual(typed("niets van dit"), []);
  assert.equal(bestRow([]), -1);
});

test("passages are counted once for all who gave them", () => {
  const coding = (start, code, coder) => ({ start, end: start + 4, code, coder });
  const found = passages([coding(0, "x", "A"), coding(0, "x", "B"), coding(9, "x", "B"), coding(0, "y", "A")]);
  assert.deepEqual([...found], [["x", 2], ["y", 1]]);
});
