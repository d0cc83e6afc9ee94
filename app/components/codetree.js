// The codes of a codebook as a tree beside which one of them is read and changed. Labels wrap between words; what is
// below a code can be folded away, which this tab remembers. Choosing one tells the server its key.
const FOLDED = "qualcode.codetree.";

function node(tag, given = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) if (value !== null) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

function recall(name) {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(FOLDED + name) ?? "[]"));
  } catch {
    return new Set();
  }
}

function remember(name, folded) {
  try {
    sessionStorage.setItem(FOLDED + name, JSON.stringify([...folded]));
  } catch { /* a browser that keeps nothing */ }
}

/** The rows to be seen: none below a code that is folded, unless one looks for words. */
function inSight(rows, folded, all) {
  const seen = [];
  let hidden = Infinity;
  for (const [place, row] of rows.entries()) {
    if (row.depth > hidden) continue;
    hidden = Infinity;
    const kids = !all && (rows[place + 1]?.depth ?? 0) > row.depth;
    const open = kids && !folded.has(row.key);
    if (kids && !open) hidden = row.depth;
    seen.push({ ...row, kids, open });
  }
  return seen;
}

function line(row, data, at) {
  const counts = [row.own, row.all].map((count) => node("span", { class: "qc-count", "aria-hidden": "true" }, String(count)));
  const item = node("li", {
    role: "treeitem", "data-key": row.key, "aria-level": row.depth + 1, "aria-selected": String(row.key === data.chosen),
    "aria-expanded": row.kids ? String(row.open) : null, tabindex: row.key === at ? "0" : "-1",
    "aria-label": data.texts.row.replace("{label}", () => row.label).replace("{own}", row.own).replace("{all}", row.all),
    style: `--level: ${row.depth}`,
  });
  const chip = node("span", { class: "qc-chip", "aria-hidden": "true" });
  chip.style.background = row.color;
  item.append(
    node("span", { class: "qc-twist", "aria-hidden": "true" }, row.kids ? (row.open ? "▾" : "▸") : ""), chip,
    node("span", { class: "qc-words" }, row.label), ...counts,
  );
  return item;
}

export default function ({ data, parentElement, setTriggerValue }) {
  let tree = parentElement.querySelector(".qc-codetree");
  if (!tree) {
    tree = node("ul", { class: "qc-codetree", role: "tree" });
    parentElement.append(node("div", { class: "qc-codetree-head", "aria-hidden": "true" }), tree);
  }
  parentElement.querySelector(".qc-codetree-head").replaceChildren(
    node("span", {}, data.texts.code), node("span", { class: "qc-count" }, data.texts.own), node("span", { class: "qc-count" }, data.texts.all));
  tree.setAttribute("aria-label", data.texts.code);
  const folded = recall(data.book);
  const keys = new Set(data.rows.map((row) => row.key));
  let at = keys.has(tree.dataset.at) ? tree.dataset.at : keys.has(data.chosen) ? data.chosen : data.rows[0]?.key;

  function draw() {
    const held = tree.contains(document.activeElement);
    const rows = inSight(data.rows, folded, data.sought);
    if (!rows.some((row) => row.key === at)) at = rows[0]?.key;
    tree.dataset.at = at ?? "";
    tree.replaceChildren(...rows.map((row) => line(row, data, at)));
    if (held) focused()?.focus({ preventScroll: true });
    return rows;
  }

  const focused = () => tree.querySelector('[tabindex="0"]');

  function goTo(row) {
    if (!row) return;
    at = row.key;
    tree.dataset.at = at;
    for (const item of tree.children) item.tabIndex = item.dataset.key === at ? 0 : -1;
    focused()?.focus();
  }

  function fold(key, open) {
    if (open) folded.delete(key);
    else folded.add(key);
    remember(data.book, folded);
    draw();
  }

  function choose(key) {
    for (const item of tree.children) item.setAttribute("aria-selected", String(item.dataset.key === key));
    setTriggerValue("chosen", key);
  }

  tree.onclick = (event) => {
    const item = event.target.closest("li");
    if (!item) return;
    const row = { key: item.dataset.key };
    if (event.target.closest(".qc-twist") && item.hasAttribute("aria-expanded")) {
      fold(row.key, item.getAttribute("aria-expanded") === "false");
      return;
    }
    goTo(row);
    choose(row.key);
  };
  tree.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = inSight(data.rows, folded, data.sought);
    const place = rows.findIndex((row) => row.key === at);
    const row = rows[place];
    if (!row) return;
    const above = rows.slice(0, place).findLast((one) => one.depth < row.depth);
    const acts = {
      ArrowDown: () => goTo(rows[place + 1]), ArrowUp: () => goTo(rows[place - 1]), Home: () => goTo(rows[0]), End: () => goTo(rows.at(-1)),
      ArrowRight: () => (row.kids && !row.open ? fold(row.key, true) : row.kids && goTo(rows[place + 1])),
      ArrowLeft: () => (row.open ? fold(row.key, false) : goTo(above)),
      Enter: () => choose(row.key), " ": () => choose(row.key),
    };
    const act = acts[event.key] ?? (event.key.length === 1
      ? () => goTo([...rows.slice(place + 1), ...rows.slice(0, place)].find((one) => one.label.toLocaleLowerCase().startsWith(event.key.toLocaleLowerCase())))
      : null);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  const chosen = data.rows.findIndex((row) => row.key === data.chosen);
  const above = [];
  for (let n = chosen - 1, depth = data.rows[chosen]?.depth ?? 0; n >= 0 && depth; n -= 1) {
    if (data.rows[n].depth < depth) {
      depth = data.rows[n].depth;
      above.push(data.rows[n].key);
    }
  }
  const shown = JSON.stringify([data.chosen, above]);
  const moved = tree.dataset.shown !== shown;  // another code than before, or below another one: it has to be in sight
  if (moved) {
    above.forEach((key) => folded.delete(key));
    if (chosen >= 0) at = data.chosen;
  }
  draw();
  if (moved) tree.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  tree.dataset.shown = shown;
}
