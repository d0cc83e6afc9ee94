// The tree of codes beside the text: fold, filter, code with a click or a key, show the passages of one code.
import { bestRow, passages, treeRows } from "./codetree.js";
import { el, kbd } from "./dom.js";
import { composing } from "./keys.js";
import { lasting } from "./memory.js";
import { codeOf, view } from "./state.js";
import { inWords, opening } from "./text.js";

const STALE = 4000;

export function makeCodes(state, { give, only, leave, close, want, option }) {
  const t = inWords(state);
  const title = el("h2", {});
  const folds = el("button", { type: "button", class: "quiet", on: { click: foldAll } });
  const shut = el("button", { type: "button", class: "quiet", on: { click: () => close() } }, "✕");
  const input = el("input", { type: "text", autocomplete: "off", spellcheck: "false", on: { input: typed } });
  const tree = el("ul", { role: "tree", class: "qc-tree" });
  const heads = el("p", { class: "qc-heads", "aria-hidden": "true" });
  const none = el("p", { class: "soft", hidden: true });
  const side = el("aside", { class: "qc-codes", hidden: true },
    el("div", { class: "side-head" }, title, el("span", {}, folds, shut)), input, heads, tree, none);
  const lines = new Map();
  let folded = null;
  let rows = [];
  let at = "";
  let asked = { about: "", at: 0 };
  let counted = { view: null, here: new Map() };

  const storage = () => `qualcode.folded.${state.project}`;
  const keep = () => lasting.put(storage(), [...folded]);

  function here() {
    const now = view(state, state.at.doc);
    if (now !== counted.view) counted = { view: now, here: now ? passages(now.codings) : new Map() };
    return counted.here;
  }

  /** Passages in the other sources, asked for when the source, the coders or what others did changed. */
  function elsewhere() {
    const about = `${state.at.doc}|${state.whose}`;
    const known = state.tally?.about === about ? state.tally : null;
    const now = performance.now();
    const waiting = asked.about === about && now - asked.at < STALE;
    if (!waiting && (!known || known.event !== state.event)) {
      asked = { about, at: now };
      want({ tally: true });
    }
    return known && known.codes;
  }

  function draw() {
    side.hidden = !state.options.tree;
    if (side.hidden || !state.book.v || !state.docs.get(state.at.doc)?.marks) return;
    folded ??= new Set(lasting.get(storage(), []));
    rows = treeRows(state.book, { typed: input.value, folded, here: here(), elsewhere: elsewhere() });
    if (!rows.some((row) => row.id === at)) at = rows[0]?.id ?? "";
    words();
    const wanted = rows.map(line);
    if (wanted.length !== tree.children.length || wanted.some((one, n) => tree.children[n] !== one)) tree.replaceChildren(...wanted);
    for (const id of lines.keys()) if (!state.book.codes.has(id)) lines.delete(id);
  }

  function words() {
    side.setAttribute("aria-label", t("tree"));
    title.textContent = t("tree");
    if (!heads.children.length) heads.append(el("b", {}, t("tree_head_here")), el("span", {}, t("tree_head_all")));
    tree.setAttribute("aria-label", t("tree"));
    input.setAttribute("aria-label", t("tree_filter"));
    input.placeholder = t("tree_filter");
    shut.setAttribute("aria-label", t("tree_close"));
    shut.title = t("tree_close");
    const all = rows.some((row) => row.kids && row.open);
    folds.textContent = all ? "⊟" : "⊞";
    folds.setAttribute("aria-label", t(all ? "tree_fold_all" : "tree_unfold_all"));
    folds.title = t(all ? "tree_fold_all" : "tree_unfold_all");
    folds.disabled = Boolean(input.value.trim());
    none.hidden = rows.length > 0;
    tree.hidden = heads.hidden = !rows.length;
    none.textContent = t(input.value.trim() ? "no_hits" : "tree_empty");
  }

  /** The line of a row: made once, and filled anew where something in it changed. */
  function line(row) {
    let item = lines.get(row.id);
    if (!item) {
      item = el("li", { role: "treeitem", data: { code: row.id } });
      lines.set(row.id, item);
    }
    item.tabIndex = row.id === at ? 0 : -1;
    const code = codeOf(state, row.id);
    const on = state.only === row.id;
    const key = JSON.stringify([row.level, row.kids, row.open, row.here, row.all, row.at, row.of, row.fits > 0, on, code.label, code.color, code.usable, code.definition]);
    if (item.dataset.key === key) return item;
    item.dataset.key = key;
    item.className = [code.usable ? "" : "unusable", row.fits ? "" : "around", on ? "on" : ""].filter(Boolean).join(" ");
    item.style.setProperty("--level", row.level);
    const about = row.all === null ? t("tree_here", { n: row.here }) : t(row.kids && !row.open ? "tree_counts_below" : "tree_counts", { n: row.here, all: row.all });
    for (const [name, value] of Object.entries({
      "aria-level": row.level, "aria-posinset": row.at, "aria-setsize": row.of, "aria-label": `${code.label}. ${about}`,
      "aria-description": code.definition ? opening(code.definition) : "", "aria-current": on ? "true" : null, "aria-expanded": row.kids ? row.open : null,
    })) {
      if (value === null || value === "") item.removeAttribute(name);
      else item.setAttribute(name, value);
    }
    item.replaceChildren(
      el("span", { class: `twist${row.kids ? "" : " leaf"}`, "aria-hidden": "true", on: { click: (event) => { event.stopPropagation(); fold(row.id); } } }, row.kids ? (row.open ? "▾" : "▸") : ""),
      el("span", { class: "chip", style: { "--code": code.color } }, el("span", { class: "chip-label" }, code.label)),
      el("span", { class: "lens", "aria-hidden": "true", title: `${about} ${t(on ? "only_off" : "only_on")}`, on: { click: (event) => { event.stopPropagation(); only(row.id); } } },
        el("b", {}, row.here ? String(row.here) : ""), el("span", {}, row.all ? String(row.all) : "")),
    );
    return item;
  }

  function fold(id, open = folded.has(id)) {
    if (open) folded.delete(id);
    else folded.add(id);
    keep();
    draw();
  }

  function foldAll() {
    if (rows.some((row) => row.kids && row.open)) rows.filter((row) => row.kids).forEach((row) => folded.add(row.id));
    else folded.clear();
    keep();
    draw();
  }

  function typed() {
    draw();
    const best = rows[bestRow(rows)];
    if (best) mark(best.id, false);
    tree.querySelector('[tabindex="0"]')?.scrollIntoView({ block: "nearest" });
  }

  function mark(id, focus = true) {
    lines.get(at)?.setAttribute("tabindex", "-1");
    at = id;
    const item = lines.get(id);
    item?.setAttribute("tabindex", "0");
    [...lines.values()].forEach((one) => one.classList.toggle("best", one === item && Boolean(input.value.trim())));
    if (focus) item?.focus();
  }

  /** Go in: to the field in which one types, as the place from where every code is two keys away. */
  function enter() {
    option("tree", true);
    draw();
    input.focus();
    input.select();
  }

  function code(id, stay) {
    if (!state.book.codes.get(id)?.usable) return;
    give(id, stay);
    if (stay) lines.get(id)?.focus();
    else if (input.value) {
      input.value = "";
      draw();
    }
  }

  function pressed(event) {
    event.stopPropagation();  // Streamlit and the text have keys of their own
    if (composing(event)) return;
    const inField = event.target === input;
    const place = rows.findIndex((row) => row.id === at);
    const row = rows[place];
    const to = (n) => rows[n] && mark(rows[n].id);
    const moves = {
      ArrowDown: () => (inField ? to(input.value.trim() ? bestRow(rows) : place) : to(place + 1)), ArrowUp: () => (place > 0 ? to(place - 1) : input.focus()),
      Enter: () => row && (event.shiftKey ? only(row.id, true) : code(row.id, false)), Escape: () => (inField && input.value ? (input.value = "", draw()) : leave()),
    };
    const inTree = {
      ArrowRight: () => (row.kids && !row.open ? fold(row.id, true) : row.kids && to(place + 1)),
      ArrowLeft: () => (row.open && !input.value.trim() ? fold(row.id, false) : to(rows.slice(0, place).findLastIndex((one) => one.level < row.level))),
      Home: () => to(0), End: () => to(rows.length - 1), " ": () => code(row.id, true),
    };
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("button")) return;
    const act = (inField && event.key === "ArrowUp") ? null : moves[event.key] ?? (!inField && row ? inTree[event.key] : null);
    if (act) {
      event.preventDefault();
      act();
    } else if (!inField && event.key.length === 1) input.focus();  // what is typed goes on in the field
  }

  side.addEventListener("keydown", pressed);
  tree.addEventListener("click", (event) => {
    const item = event.target.closest("[data-code]");
    if (!item) return;
    mark(item.dataset.code, false);
    code(item.dataset.code, false);
  });

  return { side, draw, enter, input };
}

/** Above the text, where only the passages of one code are shown: which, and the way out. */
export function makeOnly(state, act) {
  const t = inWords(state);
  const bar = el("div", { class: "qc-only", role: "status", hidden: true });
  const button = (name, label, sign, ...rest) => el("button", {
    type: "button", class: "quiet", title: t(label), "aria-label": t(label), on: { click: () => act(name, ...rest) },
  }, sign);

  function draw() {
    const code = state.only ? codeOf(state, state.only) : null;
    const key = code ? `${code.id}|${code.label}` : "";
    if (bar.dataset.key === key) return;
    bar.dataset.key = key;
    bar.hidden = !code;
    bar.replaceChildren(...(code ? [
      el("span", {}, t("only")), el("strong", { class: "qc-words" }, code.label), button("passage", "only_previous", "‹", -1), button("passage", "only_next", "›", 1),
      el("button", { type: "button", class: "quiet", on: { click: () => act("setOnly", "") } }, t("only_all"), kbd("Esc")),
    ] : []));
  }

  return { bar, draw };
}
