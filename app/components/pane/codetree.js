// The codes as a tree: which rows are shown, with how many passages in this source and in the project.
import { brackets } from "./lanes.js";
import { fit } from "./text.js";

/** The codes directly below each code; those at the top under "". A code whose parent is not there is at the top. */
export function children(book) {
  const found = new Map();
  for (const id of book.order) {
    const { parent } = book.codes.get(id);
    const above = book.codes.has(parent) ? parent : "";
    found.set(above, [...(found.get(above) ?? []), id]);
  }
  return found;
}

/** A code and all below it. */
export function below(book, id) {
  const kids = children(book);
  const found = new Set();
  const add = (one) => {
    if (found.has(one)) return;
    found.add(one);
    (kids.get(one) ?? []).forEach(add);
  };
  add(id);
  return found;
}

/** How many passages each code has among these codings; what several coders gave alike is one. */
export function passages(codings) {
  const found = new Map();
  for (const { code } of brackets(codings)) found.set(code, (found.get(code) ?? 0) + 1);
  return found;
}

/**
 * The rows of the tree from above to below: {id, level, kids, open, fits, here, all, of, at}.
 *
 * `here` are passages in this source, `elsewhere` those in the others (null: not known yet, then `all` is null);
 * a closed code counts what is below it too. Codes that cannot be given are shown where they or codes below them
 * have passages. With something typed the codes called so are shown, or where there are none those whose definition
 * says so, and the codes above them to say where they are; all open.
 */
export function treeRows(book, { typed = "", folded = new Set(), here = new Map(), elsewhere = null } = {}) {
  const kids = children(book);
  const words = typed.trim();
  const named = (code) => fit(words, [[code.label, 6], ...code.aliases.map((alias) => [alias, 4])]);
  const called = words && book.order.some((id) => named(book.codes.get(id)));
  const score = (code) => (called ? named(code) : fit(words, [[code.definition, 1]]));
  const rows = [];

  function total(id, map, deep) {
    const own = map.get(id) ?? 0;
    return deep ? (kids.get(id) ?? []).reduce((sum, kid) => sum + total(kid, map, true), own) : own;
  }

  function walk(list, level) {
    let any = false;
    const shown = list.map((id) => ({ id, code: book.codes.get(id) }));
    for (const { id, code } of shown) {
      const row = { id, level, fits: words ? score(code) : 1, kids: false, open: false };
      const place = rows.push(row) - 1;
      const open = Boolean(words) || !folded.has(id);
      const before = rows.length;
      row.kids = walk(kids.get(id) ?? [], level + 1);
      const used = total(id, here, true) + (elsewhere ? total(id, elsewhere, true) : 0);
      if (!row.kids && (words ? !row.fits : !code.usable && !used)) {
        rows.length = place;
        continue;
      }
      if (!open) rows.length = before;
      row.open = row.kids && open;
      row.here = total(id, here, !row.open);
      row.all = elsewhere && row.here + total(id, elsewhere, !row.open);
      any = true;
    }
    return any;
  }

  walk(kids.get("") ?? [], 1);
  place(rows);
  return rows;
}

/** Tell each row which one it is of how many under the same code, as a reader of the screen says it. */
function place(rows) {
  const groups = new Map();
  const path = [];
  for (const row of rows) {
    path.length = row.level - 1;
    const above = path.join("\n");
    path.push(row.id);
    groups.set(above, [...(groups.get(above) ?? []), row]);
  }
  for (const group of groups.values()) group.forEach((row, n) => Object.assign(row, { at: n + 1, of: group.length }));
}

/** The row that fits what is typed best; the first where nothing is typed; -1 where there is none. */
export function bestRow(rows) {
  let best = -1;
  rows.forEach((row, n) => {
    if (best < 0 || row.fits > rows[best].fits) best = n;
  });
  return best;
}
