// What was typed and is not saved yet outlives a reload, a redrawn page and a lost server: it is kept in this tab and
// put back where it was typed. Fields say so by a container whose key begins with "draft-", see app/drafts.py; where what
// they were about is no more, a container whose key begins with "left-draft-" shows what was typed there.
const DRAFTS = "qualcode.draft.";
const DRAFTED = '[class*="st-key-draft-"]';
const LEFT = "st-key-left-";
const FIELDS = "textarea, input[type=text]";
const FILLED = 80;  // milliseconds
const bases = new WeakMap();  // what stood in a field when it was drawn
let told = {};
let restoring = false;
let handled = 0;

const project = () => new URLSearchParams(window.location.search).get("p") ?? "";

function draftKey(field) {
  const box = field.closest(DRAFTED);
  if (!box) return null;
  const name = [...box.classList].find((one) => one.startsWith("st-key-draft-"));
  return `${DRAFTS}${project()}.${name}.${field.getAttribute("aria-label") ?? ""}`;
}

function stored(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function store(key, value) {
  try {
    if (value) sessionStorage.setItem(key, JSON.stringify(value));
    else sessionStorage.removeItem(key);
  } catch { /* a browser that keeps nothing */ }
}

function keptKeys() {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(DRAFTS));
  } catch {  // a browser that keeps nothing
    return [];
  }
}

const alike = (one, other) => one.replace(/[\s;]+/gu, "") === other.replace(/[\s;]+/gu, "");

function fillIn(field, text) {
  const prototype = field.tagName === "TEXTAREA" ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  restoring = true;
  Object.getOwnPropertyDescriptor(prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  restoring = false;
}

/** Below the field: that it was put back, what another wrote there meanwhile, and the way to leave it. */
function tell(field, base) {
  untell(field);
  const now = bases.get(field);
  placeOf(field).append(noted(alike(base, now) ? [] : [[told.changed, now]], () => {
    store(draftKey(field), null);
    fillIn(field, now);
    untell(field);
    field.focus();
  }));
}

/** What was typed in fields that are no more, to be read and copied, and the way to leave it. */
function showLeft(box) {
  if (box.querySelector(".qc-draft-note")) return;
  const name = [...box.classList].find((one) => one.startsWith(LEFT)).replace(LEFT, "st-key-");
  const start = `${DRAFTS}${project()}.${name}.`;
  const keys = keptKeys().filter((key) => key.startsWith(start));
  if (!keys.length) return;
  const note = noted(keys.map((key) => [key.slice(start.length), stored(key)?.text]), () => {
    for (const key of keys) store(key, null);
    note.remove();
  });
  box.append(note);
}

/** A note that what was typed is not saved yet, with words under their heads, and what leaving it does. */
function noted(words, leave) {
  const note = document.createElement("div");
  note.className = "qc-draft-note";
  note.setAttribute("role", "status");
  note.append(Object.assign(document.createElement("span"), { textContent: told.kept ?? "" }));
  for (const [head, text] of words) {
    const quoted = Object.assign(document.createElement("blockquote"), { className: "qc-words", textContent: text ?? "" });
    note.append(Object.assign(document.createElement("strong"), { textContent: head ?? "" }), quoted);
  }
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: told.leave ?? "" });
  button.addEventListener("click", leave);
  note.append(button);
  return note;
}

const placeOf = (field) => field.closest('[data-testid="stElementContainer"]') ?? field.parentElement;
const noteOf = (field) => placeOf(field)?.querySelector(".qc-draft-note");

function untell(field) {
  noteOf(field)?.remove();
}

/** Just before one types: what stands there now is what is saved. */
function begun(event) {
  const field = event.target;
  if (!field.matches?.(FIELDS)) return;
  const key = draftKey(field);
  if (key && !stored(key)) bases.set(field, field.value);
}

function typed(event) {
  const field = event.target;
  if (restoring || !field.matches?.(FIELDS)) return;
  const key = draftKey(field);
  if (!key) return;
  const base = stored(key)?.base ?? bases.get(field) ?? "";
  store(key, alike(field.value, bases.get(field) ?? "") ? null : { base, text: field.value });
}

function putBack(field) {
  if (bases.has(field)) return;
  const key = draftKey(field);
  if (!key) return;
  bases.set(field, field.value);
  const kept = stored(key);
  if (!kept) return;
  if (alike(kept.text, field.value)) {
    store(key, null);
    return;
  }
  fillIn(field, kept.text);
  tell(field, kept.base);
}

/** Look for fields in what was just drawn; Streamlit fills them a moment after it drew them. */
export function findDrafts(root) {
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  const left = `[class*="${LEFT}draft-"]`;
  for (const box of [...(root.matches(left) ? [root] : []), ...root.querySelectorAll(left)]) setTimeout(() => showLeft(box), FILLED);
  const found = [...(root.matches(FIELDS) ? [root] : []), ...root.querySelectorAll(FIELDS)].filter(draftKey);
  if (found.length) setTimeout(() => found.filter((field) => field.isConnected).forEach(putBack), FILLED);
}

/** Saved by the server: nothing to put back any more. */
export function settleDrafts({ texts, saved }) {
  told = texts;
  window.addEventListener("focusin", begun, true);
  window.addEventListener("input", typed, true);  // adding the same one twice adds it once
  for (const [number, name] of saved) {
    if (number <= handled) continue;
    handled = number;
    for (const key of keptKeys()) if (key.includes(`.st-key-draft-${name}.`)) store(key, null);
    for (const field of document.querySelectorAll(`.st-key-draft-${name} :is(${FIELDS})`)) {
      if (!noteOf(field)) continue;  // put back before this was told
      fillIn(field, bases.get(field));
      untell(field);
    }
  }
}
