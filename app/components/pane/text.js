// Words, sentences and folded text. Places are UTF-16 units from the beginning of the text given.

const segmenters = {};

function parts(text, granularity) {
  segmenters[granularity] ??= new Intl.Segmenter("nl", { granularity });
  return segmenters[granularity].segment(text);
}

/** Words as [start, end], without signs and spaces; a sign on its own between spaces counts as a word. */
export function words(text) {
  const found = [];
  for (const part of parts(text, "word")) {
    const end = part.index + part.segment.length;
    if (part.isWordLike) {
      const last = found.at(-1);
      const joined = last && /^['’\-‑]$/u.test(text.slice(last[1], part.index));
      if (joined) last[1] = end;
      else found.push([part.index, end]);
    } else if (part.segment.trim() && !/[\p{P}]/u.test(part.segment)) found.push([part.index, end]);
  }
  return found;
}

/** Sentences as [start, end], trimmed. */
export function sentences(text) {
  const found = [];
  for (const part of parts(text, "sentence")) {
    const start = part.index + (part.segment.length - part.segment.trimStart().length);
    const end = part.index + part.segment.trimEnd().length;
    if (end > start) found.push([start, end]);
  }
  return found.length ? found : [[0, text.length]];
}

/** The span without spaces at its edges, whole characters only (an emoji with its joiners is one). */
export function trimmed(text, start, end) {
  let from = Math.max(0, Math.min(start, end));
  let to = Math.min(text.length, Math.max(start, end));
  if (from < to) {
    const whole = parts(text, "grapheme");
    const first = whole.containing(from);
    if (first) from = first.index;
    const last = to < text.length ? whole.containing(to) : undefined;
    if (last && last.index < to) to = last.index + last.segment.length;
  }
  while (from < to && /\s/u.test(text[from])) from += 1;
  while (to > from && /\s/u.test(text[to - 1])) to -= 1;
  return from < to ? [from, to] : null;
}

/** Lower case without diacritics, for comparing what is typed. */
export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** The Dutch plural of a folded word that is spelled otherwise in it (tarief, tarieven; loon, lonen; reis, reizen), else "". */
function plural(word) {
  const stem = word.replace(/(aa|ee|oo|uu)([^aeiou])$/, ([vowel, , last]) => vowel + last).replace(/f$/, "v").replace(/s$/, "z");
  return stem === word ? "" : `${stem}en`;
}

/** How well a code or source fits what is typed; 0 is not at all. Every typed word has to be somewhere, or its plural. */
export function fit(typed, fields) {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  if (!wanted.length) return 1;
  let total = 0;
  for (const word of wanted) {
    let best = 0;
    fields.forEach(([text, weight]) => {
      const folded = fold(text);
      const other = folded.includes(word) ? "" : plural(word);
      const place = folded.indexOf(other || word);
      if (place < 0) return;
      const before = place === 0 ? 1 : /[\s\-/(]/.test(text[place - 1]) ? 0.8 : 0.5;
      best = Math.max(best, weight * before);
    });
    if (!best) return 0;
    total += best;
  }
  const label = fold(fields[0][0]);
  return total / wanted.length + (label === fold(typed.trim()) ? 2 : 0) + 1 / (20 + label.length);
}

/** The first sentence of a text, shortened. */
export function opening(text, most = 140) {
  const first = sentences(text)[0];
  return shortened(first ? text.slice(first[0], first[1]) : text, most);
}

/** A text, cut off between two words where it is too long. */
export function shortened(text, most) {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/u, "")} …`;
}

/** A text with its {names} filled in; {n:?one|many} chooses a word by number. */
export function filled(text, values = {}) {
  return text.replace(/\{(\w+)(?::\?([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
    if (!(name in values)) return whole;
    return one === undefined ? String(values[name]) : Number(values[name]) === 1 ? one : many;
  });
}

/** The words on the screen by their key in the catalogue, with their {names} filled in. */
export const inWords = (state) => (key, values) => filled(state.texts[key] ?? key, values);

/** Seconds as 1:02:03 or 2:03. */
export function clock(seconds) {
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n) => String(n).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
