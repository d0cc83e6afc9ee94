// To and fro with Python: one question at a time, deeds kept until they are confirmed, also over a reload.
import { tab } from "./memory.js";
import { forgetOld, mergeBook, mergeDocument } from "./state.js";

const PATIENCE = 4000;
const MOST_PATIENCE = 32000;
const UNTIL_AGAIN = 5000;  // milliseconds before what could not be kept is told again
// So many heartbeats after a question it was answered, if it came: one may be under way when it is asked, and one wait with it.
const BEATS = 3;

export function makeSync(state, { send, reached = () => true, changed, arrived, nothing = () => {}, memory = tab }) {
  let flight = null;
  let wants = {};
  let timer = 0;
  let sequence = 0;
  let late = false;
  let patience = PATIENCE;
  let acked = 0;
  let waits = null;  // why what was done could not be kept for now
  const boxKey = () => `qualcode.outbox.${state.project}.${state.me}`;

  function keep() {
    memory.put(boxKey(), state.outbox.length ? state.outbox : null);
  }

  function restore() {
    for (const deed of memory.get(boxKey(), [])) state.outbox.push({ ...deed, n: (state.number += 1) });
    if (state.outbox.length) state.revision += 1;
  }

  function deed(what) {
    state.outbox.push({ ...what, n: (state.number += 1) });
    state.revision += 1;
    keep();
    flush();
  }

  /** Ask for more in the next question: {sources: true}, {find: …}, {queue: …}, turns of a document. */
  function want(more) {
    const turns = { ...(wants.turns ?? {}) };
    for (const [id, ranges] of Object.entries(more.turns ?? {})) turns[id] = [...(turns[id] ?? []), ...ranges];
    wants = { ...wants, ...more, turns };
    flush();
  }

  /** Whether this deed takes back (or does again) what is not known yet: the last thing that was done before it. */
  const isOpen = ({ verb, action }) => (verb === "undo" || verb === "redo") && action === undefined;

  /**
   * The deeds that can be told now, in their order: none after one of which it is not known yet what it takes back. What the
   * first one takes back is known, for all before it were answered.
   */
  function ready() {
    while (state.outbox.length && isOpen(state.outbox[0])) {
      const [{ verb }] = state.outbox;
      const action = verb === "undo" ? state.undo : state.redo;
      if (action) state.outbox[0].action = action;
      else {
        state.outbox.shift();
        nothing(verb);
      }
      keep();
    }
    const open = state.outbox.findIndex(isOpen);
    return open < 0 ? state.outbox : state.outbox.slice(0, open);
  }

  function question() {
    const deeds = ready();
    const about = new Set([
      state.at.doc, ...state.outbox.map((one) => one.doc), ...Object.keys(wants.turns ?? {}),
      ...(wants.open ? [wants.open.id] : []),
    ]);
    const docs = [...about].filter(Boolean).map((id) => {
      const known = state.docs.get(id);
      return {
        id, sheet: known?.outline?.v, marks: known?.marks?.v, proposals: known?.proposals?.v,
        turns: wants.turns?.[id] ?? [], ...(wants.open?.id === id ? { address: wants.open.address } : {}),
      };
    });
    const { turns, open, ...rest } = wants;
    return {
      client: state.client, seq: (sequence += 1), acked, deeds, book: state.book.v, whose: state.whose,
      docs, held: [...state.docs.keys()], place: { ...state.at, mode: state.mode, only: state.only, ...(state.searching ? { find: state.query, how: state.how } : {}) }, ...rest,
    };
  }

  function flush() {
    if (!reached()) return;  // what is wanted and done waits, and is asked when there is a way to ask
    if (flight) {
      flight.more = true;
      return;
    }
    clearTimeout(timer);
    const asked = question();
    flight = { seq: asked.seq, told: asked.deeds.at(-1)?.n ?? 0, wants, more: false, beats: 0, silent: false, began: performance.now() };
    wants = {};
    try {
      send(asked);
    } catch { /* not connected: asked again below */ }
    timer = setTimeout(overdue, patience);
  }

  /** How the making of proposals stands. */
  function told(making) {
    if (JSON.stringify(making) === JSON.stringify(state.making)) return;
    state.making = making;
    changed();
  }

  /** Nothing came, neither an answer nor a heartbeat: the server is slow, or away. */
  function overdue() {
    if (!flight) return;
    late = true;
    // a question stops the answer to the one before it: a server that is slow must not be asked ever again
    patience = Math.min(MOST_PATIENCE, 2 * patience);
    giveUp();
    changed();
    flush();
    if (flight) flight.silent = true;
  }

  /** Wait no longer for this answer; what was asked for goes along with the next question. */
  function giveUp() {
    const unanswered = flight.wants;
    wants = { ...unanswered, ...wants, turns: { ...unanswered.turns, ...wants.turns } };
    flight = null;
  }

  /** A sign of life, with the number of the last question of each pane that was answered: has ours been lost? */
  function heartbeat(heard) {
    patience = PATIENCE;
    if (!flight) return;
    flight.beats += 1;
    if (!done(heard) && !flight.silent && flight.beats < BEATS) return;
    giveUp();
    flush();
  }

  /** Whether the server has done what the question under way told, so that its answer was sent before this. */
  const done = (heard) => (heard?.[state.client] ?? 0) >= flight.seq;

  function receive(data) {
    if (data.client === state.client) {
      if (data.ack) {
        data.results = (data.results ?? []).filter((one) => one.n > acked);
        acked = Math.max(acked, data.ack);
        for (const result of data.results) if (result.error) result.deed = state.outbox.find((one) => one.n === result.n);
        const before = state.outbox.length;
        state.outbox = state.outbox.filter((one) => one.n > data.ack);
        if (state.outbox.length !== before) state.revision += 1;
        keep();
      }
    }
    if (data.client === state.client) waits = data.waits ?? null;
    if (data.book) mergeBook(state, data.book);
    for (const [id, row] of Object.entries(data.docs ?? {})) mergeDocument(state, id, row);
    forgetOld(state);
    Object.assign(state, { event: data.event, undo: data.undo, redo: data.redo, me: data.me, coders: data.coders });
    if (data.making) told(data.making);
    if (data.sources) state.sources = data.sources;
    if (data.tally) state.tally = { ...data.tally, codes: new Map(Object.entries(data.tally.codes)), event: data.event };
    if (data.counted !== undefined) state.book.counted = data.counted;
    for (const [id, count] of Object.entries(data.counts ?? {})) {
      const code = state.book.codes.get(id);
      if (code) code.count = count;
    }
    const answered = flight && data.client === state.client && data.seq >= flight.seq;
    if (answered || (data.fresh && flight && (done(data.heard) || performance.now() - flight.began > 600))) {
      const again = flight.more || !answered || (state.outbox.at(-1)?.n ?? 0) > flight.told;
      if (answered) flight = null;
      else giveUp();
      late = false;
      patience = PATIENCE;
      clearTimeout(timer);
      arrived(data);
      if (waits) timer = setTimeout(flush, UNTIL_AGAIN);
      else if (again || Object.keys(wants).length) flush();
    } else arrived(data);
    changed();
  }

  return {
    deed, want, flush, receive, restore, told, heartbeat,
    stop: () => clearTimeout(timer),
    get late() { return late; },
    /** Why what was done waits here: what happened and what to do; null where it does not. */
    get waits() { return waits; },
    /** Whether the page holds a connection at all; without one an answer cannot come. */
    get connected() {
      const told = document.querySelector("[data-test-connection-state]")?.dataset.testConnectionState;
      return told === undefined || told === "CONNECTED";
    },
    get busy() { return Boolean(flight); },
  };
}
