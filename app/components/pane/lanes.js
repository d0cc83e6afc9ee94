// Where brackets and highlights come: codings put together, in lanes beside each other, and text cut in pieces.

/** Codings of the same code on the same span as one bracket with its coders; longest first at one start. */
export function brackets(codings) {
  const found = new Map();
  for (const coding of codings) {
    const key = `${coding.start}-${coding.end}-${coding.code}`;
    const there = found.get(key);
    if (there) there.codings.push(coding);
    else found.set(key, { key, start: coding.start, end: coding.end, code: coding.code, codings: [coding] });
  }
  const sorted = [...found.values()];
  sorted.sort((a, b) => a.start - b.start || b.end - a.end || (a.code < b.code ? -1 : 1));
  return sorted;
}

/** Give each bracket the first lane in which it meets no other; returns how many lanes there are. */
export function assignLanes(sorted) {
  const ends = [];
  for (const bracket of sorted) {
    let lane = ends.findIndex((end) => end <= bracket.start);
    if (lane < 0) lane = ends.push(0) - 1;
    ends[lane] = bracket.end;
    bracket.lane = lane;
  }
  return ends.length;
}

/** Cut [start, end) at all edges of the spans: pieces [from, to, numbers of the spans that cover it]. */
export function pieces(start, end, spans) {
  const edges = new Set([start, end]);
  for (const [from, to] of spans) {
    if (from > start && from < end) edges.add(from);
    if (to > start && to < end) edges.add(to);
  }
  const places = [...edges].sort((a, b) => a - b);
  const found = [];
  for (let i = 0; i + 1 < places.length; i += 1) {
    const [from, to] = [places[i], places[i + 1]];
    const over = [];
    spans.forEach(([s, e], number) => {
      if (s < to && e > from) over.push(number);
    });
    found.push([from, to, over]);
  }
  return found;
}

/** Tops of labels of these heights so that none covers another: each at its wish or just below the one before it. */
export function stacked(wishes, heights) {
  let free = -Infinity;
  return wishes.map((wish, n) => {
    const top = Math.max(wish, free);
    free = top + heights[n];
    return top;
  });
}
