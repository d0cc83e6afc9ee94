// What was typed and is not saved yet outlives a reload, a redrawn page and a lost server: it is kept in this tab and
// put back where it was typed. Fields say so by a container whose key begins with "draft-", see app/drafts.py.
const DRAFTS = "qualcode.draft.";
const DRAFTED = '[class*="st-key-draft-"]';
const FIELDS = "textarea, input[type=text]";
const FILLED = 80;  // milliseconds
const bases = new WeakMap();  // what stood in a field when it was drawn
let told = {};
let restoring = false;
let handled = 0;

function draftKey(field) {
  const box = field.closest(DRAFTED);
  if (!box) return null;
  const name = [...box.classList].find((one) => one.startsWith("st-key-draft-"));
  const project = new URLSearchParams(window.location.search).get("p") ?? "";
  return `${DRAFTS}${project}.${name}.${field.getAttribute("aria-label") ?? ""}`;
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
  const note = document.createElement("div");
  note.className = "qc-draft-note";
  note.setAttribute("role", "status");
  const now = bases.get(field);
  note.append(Object.assign(document.createElement("span"), { textContent: told.kept ?? "" }));
  if (!alike(base, now)) {
    const words = document.createElement("blockquote");
    words.className = "qc-words";
    words.textContent = now;
    note.append(Object.assign(document.createElement("strong"), { textContent: told.changed ?? "" }), words);
  }
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: told.leave ?? "" });
  button.addEventListener("click", () => {
    store(draftKey(field), null);
    fillIn(field, now);
    untell(field);
    field.focus();
  });
  note.append(button);
  placeOf(field).append(note);
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
