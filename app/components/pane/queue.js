// The review queue: fragments one after another from all sources, in the order in which they are worth it.
import { el, fill } from "./dom.js";
import { inWords } from "./text.js";

const AHEAD = 4;

/** `making` gives what stands where proposals can be made. */
export function makeQueue(state, pane, making) {
  const t = inWords(state);
  const empty = el("div", { class: "qc-void", hidden: true });
  let awaited = false;
  let goingOn = false;

  function nextInQueue() {
    const { queue } = state;
    queue.at += 1;
    fetchQueue();
    showQueued();
  }

  function fetchQueue(force = false) {
    const { queue } = state;
    if (!force && queue.items.length - queue.at > 5) return;
    pane.sync.want({ queue: [...queue.seen] });
  }

  /** The sources of what comes next, while one reads: the server sends a few of them with each answer. */
  function fetchAhead() {
    const { queue } = state;
    const next = queue.items.slice(queue.at, queue.at + AHEAD).filter(([id]) => !state.docs.get(id)?.outline);
    if (next.length) pane.sync.want({ ahead: next.map(([id, segment]) => [id, segment]) });
  }

  function showQueued() {
    const item = state.queue.items[state.queue.at];
    if (!item) {
      pane.refresh();
      return;
    }
    fetchAhead();
    pane.openSegment(item[0], item[1]);
  }

  function take(got) {
    const { queue } = state;
    [queue.left, queue.total] = [got.left, got.total];
    const starting = !queue.items.length;
    for (const item of got.items) {
      if (queue.seen.has(item[1])) continue;
      queue.seen.add(item[1]);
      queue.items.push(item);
    }
    if (starting && goingOn) beginHere();
    empty.hidden = state.mode !== "queue" || queue.at < 0 || Boolean(queue.items[queue.at]);
    if (state.mode === "queue" && starting && queue.items.length && !goingOn) showQueued();
    goingOn = goingOn && !queue.items.length;
  }

  /** A source gave way to another version (`instead`): its fragments wait there (`moved`), those whose words are gone no more. */
  function follow(id, { instead, moved = {} }) {
    const { queue } = state;
    for (const segment of [...queue.seen]) if (moved[segment]) queue.seen.add(moved[segment]);
    queue.items = queue.items.flatMap((item, place) => {
      const [doc, segment, why] = item;
      if (doc !== id) return [item];
      if (moved[segment]) return [[instead, moved[segment], why]];
      return place <= queue.at ? [item] : [];
    });
  }

  /** Where the queue was on its way to a source that is gone: to the same fragment in what came, or to the next. */
  function goOn({ id, address }, { moved = {} }) {
    const item = state.mode === "queue" && state.queue.items[state.queue.at];
    if (!item || ![address, moved[address]].includes(item[1])) return false;
    if (item[0] === id) nextInQueue();
    else showQueued();
    return true;
  }

  /** The fragment that is here comes first: as the one of the queue that it is, or before all of the queue. */
  function beginHere() {
    const { queue, at } = state;
    const known = state.docs.get(at.doc);
    const place = queue.items.findIndex(([id, segment]) => id === at.doc && pane.fragmentOf(known, segment) === at.fragment);
    if (place >= 0) queue.items.unshift(...queue.items.splice(place, 1));
    else if (queue.items.length && at.fragment >= 0) queue.at = -1;
  }

  /** What stands where the queue has nothing: that all is done, or how to get proposals. */
  function draw() {
    const some = state.queue.total > 0;
    const made = state.making.state === "made";
    if (!some && made && awaited) fetchQueue(true);
    awaited = state.making.state === "busy";
    if (empty.hidden) return;
    fill(empty, JSON.stringify([some, state.making]), () => [
      el("h2", {}, t(some ? "queue_empty" : "queue_none")), el("p", {}, t(some ? "queue_empty_about" : "queue_none_about")),
      some ? "" : making() ?? "",
    ]);
  }

  /** Begin from the start, or (`fromHere`) with the fragment that is here; or leave the queue. */
  function turn(on, fromHere = false) {
    goingOn = on && fromHere;
    if (on) {
      state.queue = { items: [], at: 0, left: null, total: 0, seen: new Set() };
      fetchQueue(true);
    } else empty.hidden = true;
  }

  return { empty, next: nextInQueue, take, follow, goOn, draw, turn };
}
