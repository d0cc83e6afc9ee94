// Where one reads, and how one gets elsewhere: to a source, to a fragment, and back to where one was.
import { fragmentAt } from "./state.js";

const MOST_PLACES = 40;

/** `show(fragment)` brings a fragment of the present source into view. */
export function makePlaces(state, pane, { t, show }) {
  const trail = [];
  let opening = null;

  const whole = (id) => {
    const known = state.docs.get(id);
    return known?.outline && known.marks ? known : null;
  };

  function leave(id) {
    if (id === state.at.doc) return;
    Object.assign(state, { selection: null, caret: null, chosen: "", facet: null, hits: [], hit: -1 });
    state.marked.clear();
  }

  function arriveAt(id, fragment) {
    opening = null;
    if (state.at.doc !== id) leave();
    state.at = { doc: id, fragment: -1 };
    const { fragments } = state.docs.get(id).outline;
    const first = fragments.findIndex((f) => f[3] === 0);
    let wanted = fragment > 0 ? Math.min(fragment, fragments.length - 1) : Math.max(0, first);
    if (!fragments.length) wanted = -1;
    pane.refresh();
    if (wanted >= 0) show(wanted);
  }

  /** Open a source at an address (see `Sheet.place`), or at a fragment by its number. */
  function open(id, address = "", fragment = null) {
    leave();
    opening = { id, fragment, address };
    pane.sync.want({ open: { id, address: address || "0" } });
    const known = whole(id);
    if (known) arriveAt(id, fragment ?? (address ? fragmentOf(known, address) : 0));
  }

  function openSegment(id, segment) {
    const known = whole(id);
    const fragment = known ? fragmentOf(known, segment) : -1;
    if (fragment < 0) open(id, segment);
    else {
      leave(id);
      arriveAt(id, fragment);
    }
  }

  /** The fragment of a segment's id, whose places are code points; -1 where the source has none there. */
  function fragmentOf(known, segment) {
    const units = (place) => place + known.outline.wide.filter((wide) => wide < place).length;
    const [start, end] = segment.slice(segment.lastIndexOf(":") + 1).split("-").map(Number);
    return end ? fragmentAt(known, units(start), units(end)) : -1;
  }

  /** What one waited for may have come; and what one reads or goes to may be gone, taken out or replaced by another version. */
  function arrived(docs = {}) {
    for (const [id, row] of Object.entries(docs)) if (row.gone) pane.queue.follow(id, row);
    const wanted = opening;
    const row = wanted && docs[wanted.id];
    if (row?.gone) opening = null;
    else if (row && row.at !== undefined) arriveAt(wanted.id, wanted.fragment ?? row.at);
    const { instead, told } = docs[state.at.doc] ?? {};
    if (opening) return;
    if (instead) {
      pane.toast(told);
      open(instead, address());
    } else if (row?.gone && !pane.queue.goOn(wanted, row) && row.moved) open(row.instead, wanted.address);
  }

  /** The segment that one read in a source that is gone, as `Sheet.place` takes it; empty where there is none. */
  function address() {
    const { fragments = [], wide = [] } = (state.left?.id === state.at.doc && state.left.outline) || {};
    const points = (units) => units - wide.filter((place, number) => place + number < units).length;
    const [start, end] = fragments[state.at.fragment] ?? [];
    return end ? `${state.at.doc}:${points(start)}-${points(end)}` : "";
  }

  /** Show where something was taken back or done again. */
  function comeBack({ doc, at, address }) {
    if (doc !== state.at.doc) note();
    if (whole(doc)) arriveAt(doc, at);
    else open(doc, address);
  }

  /** Remember where one is, before one is taken elsewhere. */
  function note() {
    if (state.at.fragment < 0) return;
    trail.push({ ...state.at });
    if (trail.length > MOST_PLACES) trail.shift();
    pane.refresh();
  }

  const here = ({ doc, fragment }) => doc === state.at.doc && fragment === state.at.fragment;

  function back() {
    let place = trail.pop();
    while (place && here(place)) place = trail.pop();
    if (!place) pane.toast(t("no_way_back"));
    else if (whole(place.doc)) arriveAt(place.doc, place.fragment);
    else open(place.doc, "", place.fragment);
  }

  return { open, openSegment, fragmentOf, arriveAt, arrived, comeBack, note, back, someBack: () => trail.some((place) => !here(place)) };
}
