// Selecting with the keyboard: a word as a caret, growing by word, sentence or fragment. Places are units of the document.
import { sentences, trimmed, words } from "./text.js";

/** The turn that holds a unit and its words, or null while they are not here. */
function turnAt(doc, unit) {
  const number = doc.outline.turns.findIndex(([start, end]) => unit >= start && unit < end);
  const text = doc.turns.get(number);
  return text === undefined ? null : { number, start: doc.outline.turns[number][0], end: doc.outline.turns[number][1], text };
}

function spansOf(turn, cut) {
  return cut(turn.text).map(([start, end]) => [turn.start + start, turn.start + end]);
}

/** The next or previous word after a caret; without one the first of the fragment. */
export function nextWord(doc, fragment, caret, step) {
  const from = caret ?? doc.outline.fragments[fragment];
  const turn = from && turnAt(doc, from[0]);
  if (!turn) return null;
  const all = spansOf(turn, words);
  if (!caret) return all.find(([, end]) => end > from[0]) ?? null;
  const at = all.findIndex(([, end]) => end > caret[0]);
  return all[at + step] ?? beyond(doc, turn, step) ?? caret;
}

/** The first word of the next or previous sentence after a caret; without one that of the fragment. */
export function nextSentence(doc, fragment, caret, step) {
  const from = caret ?? nextWord(doc, fragment, null, 0);
  const turn = from && turnAt(doc, from[0]);
  if (!turn) return null;
  const starts = (one) => spansOf(one, sentences).map(([start]) => spansOf(one, words).find(([, end]) => end > start)).filter(Boolean);
  const here = starts(turn);
  const found = step > 0 ? here.find(([start]) => start > from[0]) : here.findLast(([start]) => start < from[0]);
  if (found) return found;
  const [start, end] = doc.outline.turns[turn.number + step] ?? [0, 0];
  const other = end > start && turnAt(doc, start);
  return (other && starts(other).at(step > 0 ? 0 : -1)) ?? from;
}

function beyond(doc, turn, step) {
  const [start, end] = doc.outline.turns[turn.number + step] ?? [0, 0];
  const other = end > start && turnAt(doc, start);
  return other ? spansOf(other, words).at(step > 0 ? 0 : -1) ?? null : null;
}

/** A selection grown (step 1) or shrunk (-1) at its moving end; `anchor` is the span it began with. */
export function grown(doc, fragment, caret, selection, step, unit) {
  const anchor = selection?.anchor ?? caret ?? nextWord(doc, fragment, null, 0);
  if (!anchor) return null;
  if (unit === "fragment") return byFragment(doc, fragment, selection, step);
  const cut = unit === "word" ? words : sentences;
  if (!selection) {
    const turn = turnAt(doc, anchor[0]);
    const first = turn && spansOf(turn, cut).find(([s, e]) => s <= anchor[0] && e > anchor[0]);
    const whole = first && unit === "word" && anchor[1] > first[1] ? anchor : first;  // words that a search found
    return whole ? { start: whole[0], end: whole[1], anchor: whole } : null;
  }
  const forward = selection.end > anchor[1] || (selection.start === anchor[0] && step > 0);
  if (forward) {
    const end = step > 0 ? after(doc, selection.end, cut) : before(doc, selection.end, cut);
    return { start: anchor[0], end: Math.max(anchor[1], end ?? selection.end), anchor };
  }
  const start = step < 0 ? startBefore(doc, selection.start, cut) : startAfter(doc, selection.start, cut);
  return { start: Math.min(anchor[0], start ?? selection.start), end: anchor[1], anchor };
}

function after(doc, unit, cut) {
  const turn = turnAt(doc, Math.max(0, unit - 1));
  const inside = turn && spansOf(turn, cut).find(([, end]) => end > unit);
  if (inside) return inside[1];
  const next = turn && doc.outline.turns[turn.number + 1];
  const other = next && turnAt(doc, next[0]);
  return other ? spansOf(other, cut)[0]?.[1] ?? null : null;
}

function before(doc, unit, cut) {
  const turn = turnAt(doc, Math.max(0, unit - 1));
  return turn ? spansOf(turn, cut).filter(([, end]) => end < unit).at(-1)?.[1] ?? turn.start : null;
}

function startBefore(doc, unit, cut) {
  const turn = turnAt(doc, unit);
  const inside = turn && spansOf(turn, cut).filter(([start]) => start < unit).at(-1);
  return inside ? inside[0] : null;
}

function startAfter(doc, unit, cut) {
  const turn = turnAt(doc, unit);
  const inside = turn && spansOf(turn, cut).find(([start]) => start > unit);
  return inside ? inside[0] : null;
}

/** Words with the signs that cling to them, so that an edge moved on and back is where it was. */
const clusters = (text) => [...text.matchAll(/\S+/gu)].map((found) => [found.index, found.index + found[0].length]);

/** A span of which one edge ("start" or "end") is moved a word on or back; null when that cannot be. */
export function resized(doc, [start, end], edge, step) {
  const moved = edge === "end" ? [start, step > 0 ? after(doc, end, clusters) : endBack(doc, end)]
    : [step < 0 ? startBefore(doc, start, clusters) ?? edgeBeyond(doc, start, -1, 0) : startOn(doc, start), end];
  return moved.includes(null) || moved[0] >= moved[1] ? null : moved;
}

function endBack(doc, unit) {
  const turn = turnAt(doc, Math.max(0, unit - 1));
  const inside = turn && spansOf(turn, clusters).filter(([, end]) => end < unit).at(-1);
  return inside ? inside[1] : edgeBeyond(doc, Math.max(0, unit - 1), -1, 1);
}

function startOn(doc, unit) {
  return startAfter(doc, unit, clusters) ?? edgeBeyond(doc, unit, 1, 0);
}

/** The start (0) or end (1) of the nearest word of the turn above or below that of a unit; null where it is not here. */
function edgeBeyond(doc, unit, step, side) {
  const turn = turnAt(doc, unit);
  const place = turn && doc.outline.turns[turn.number + step];
  const other = place && turnAt(doc, place[0]);
  return (other && spansOf(other, clusters).at(step > 0 ? 0 : -1)?.[side]) ?? null;
}

function byFragment(doc, fragment, selection, step) {
  const { fragments } = doc.outline;
  const anchor = selection?.anchor ?? fragments[fragment]?.slice(0, 2);
  if (!anchor) return null;
  if (!selection) return { start: anchor[0], end: anchor[1], anchor };
  const first = fragments.findIndex(([, end]) => end > selection.start);
  const last = fragments.findLastIndex(([start]) => start < selection.end);
  if (selection.end > anchor[1] || (step > 0 && selection.start >= anchor[0])) {
    const n = Math.min(fragments.length - 1, last + step);
    return { start: selection.start, end: Math.max(anchor[1], fragments[Math.max(0, n)][1]), anchor };
  }
  const n = Math.max(0, first + step);
  return { start: Math.min(anchor[0], fragments[n][0]), end: selection.end, anchor };
}

/** A span without spaces at its edges and with whole characters; null when nothing is left. */
export function tidy(doc, start, end) {
  const [first, last] = [turnAt(doc, start), turnAt(doc, Math.max(start, end - 1))];
  if (!first || !last) return start < end ? [start, end] : null;
  if (first.number === last.number) {
    const span = trimmed(first.text, start - first.start, end - first.start);
    return span && [first.start + span[0], first.start + span[1]];
  }
  const head = trimmed(first.text, start - first.start, first.text.length);
  const tail = trimmed(last.text, 0, end - last.start);
  return [head ? first.start + head[0] : start, tail ? last.start + tail[1] : end];
}

/** The words of a span, as far as they are here. */
export function quoted(doc, start, end) {
  return doc.outline.turns.map(([from, to], number) => {
    const text = doc.turns.get(number);
    return text === undefined || from >= end || to <= start ? "" : text.slice(Math.max(0, start - from), end - from);
  }).filter(Boolean).join("\n");
}
