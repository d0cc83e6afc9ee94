// The frame: keeps cookies, sets the page's language, and puts Streamlit's own English texts into ours.
import { findDrafts, settleDrafts } from "./drafts.js";
import { keepFocus } from "./focus.js";
import { findFolds, keepFolds } from "./folds.js";
import { tellHolders } from "./holders.js";
import { keepInSight } from "./in_sight.js";
import { followScrolls, restoreScrolls } from "./scrolls.js";

const YEAR = 365 * 24 * 3600;
const ATTRIBUTES = ["aria-label", "placeholder", "title", "alt", "data-title"];
let texts = {};
let observer = null;

function translated(text) {
  const plain = text.trim();
  if (!plain || plain.length > 160) return null;
  if (Object.hasOwn(texts, plain)) return text.replace(plain, texts[plain]);
  for (const [from, to] of Object.entries(texts)) {
    if (!from.includes("#")) continue;  // "#" stands for a number with its unit
    const parts = from.split("#");
    if (parts.length === 2 && plain.startsWith(parts[0]) && plain.endsWith(parts[1])) {
      const middle = plain.slice(parts[0].length, plain.length - parts[1].length);
      if (/^[\d.,]+\s?\w{0,3}\s?$/.test(middle)) return text.replace(plain, to.replace("#", middle.trim().replace(/(\d)([a-z])/i, "$1 $2")));
    }
  }
  return null;
}

/** Names of buttons, which are no text on the page: "@" marks them; "*" stands for the label of a field. */
function helped(value) {
  if (Object.hasOwn(texts, `@${value}`)) return texts[`@${value}`];
  for (const [from, to] of Object.entries(texts)) {
    if (from.endsWith("*") && value.startsWith(from.slice(0, -1))) return to.replace("*", () => value.slice(from.length - 1));
  }
  return null;
}

// Words of people are never touched: they stand in .qc-words, in text fields and in the grid's canvas.
const OURS = ".qc-pane, .qc-words, .qc-quote, .qc-line, .qc-heading, .qc-notice, textarea, [contenteditable], script, style";

function settleText(node) {
  const parent = node.parentElement;
  if (!parent || parent.closest(OURS)) return;
  const ours = translated(node.nodeValue);
  if (ours !== null && ours !== node.nodeValue) node.nodeValue = ours;
}

function settleElement(element) {
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    const ours = value && (translated(value) ?? helped(value));
    if (ours && ours !== value) element.setAttribute(name, ours);
  }
}

function settle(root) {
  if (root.nodeType === Node.TEXT_NODE) return settleText(root);
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest(".qc-pane")) return;
  settleElement(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) settleText(node);
    else settleElement(node);
  }
}

function observe() {
  if (observer) return;
  dismissAlarm(document.body);
  settle(document.body);
  findDrafts(document.body);
  findFolds(document.body);
  keepFolds();
  tellHolders();
  keepFocus();
  observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") settleText(change.target);
      else if (change.type === "attributes") settleElement(change.target);
      else {
        change.addedNodes.forEach(dismissAlarm);
        change.addedNodes.forEach(settle);
        change.addedNodes.forEach(findDrafts);
        change.addedNodes.forEach(findFolds);
      }
    }
    tellHolders();
    keepFocus();
  });
  observer.observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
}

// Streamlit gives the theme's colours to components only; our style sheet wants them everywhere.
const COLOURS = [
  "primary-color", "background-color", "secondary-background-color", "text-color", "border-color", "link-color",
  "red-color", "red-text-color", "red-background-color", "green-color", "green-text-color", "green-background-color",
  "blue-color", "blue-text-color", "blue-background-color", "orange-color", "orange-text-color",
  "orange-background-color", "yellow-color", "yellow-background-color", "violet-color", "violet-text-color",
  "gray-color", "gray-text-color", "gray-background-color",
];

function shareColours(parent) {
  const own = getComputedStyle(parent instanceof ShadowRoot ? parent.host : parent);
  const root = document.documentElement.style;
  // All are read before any is written: after each that is written the browser reckons the style of the whole page anew.
  const values = COLOURS.map((name) => [`--st-${name}`, own.getPropertyValue(`--st-${name}`)]);
  for (const [name, value] of values) {
    if (value && root.getPropertyValue(name) !== value) root.setProperty(name, value);
  }
  const paper = own.getPropertyValue("--st-background-color").trim();
  if (!paper) return;
  document.documentElement.style.background = paper;
  document.documentElement.dataset.scheme = isDark(paper) ? "dark" : "light";
}

function isDark(colour) {
  const [red, green, blue] = /^#[0-9a-f]{6}/i.test(colour)
    ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

// Streamlit makes an entry in the browser's history of each change in the address. The button Back would then
// go from fragment to fragment; it has to lead to the page that one came from.
function keepHistoryShort() {
  const history = window.history;
  if (Object.hasOwn(history, "pushState")) return;
  history.pushState = (state, title, url) => {
    const same = url != null && new URL(url, document.baseURI).pathname === window.location.pathname;
    History.prototype[same ? "replaceState" : "pushState"].call(history, state, title, url);
    if (!same) restoreScrolls();
  };
}

/** Streamlit takes every click on a link for itself; with Ctrl, Cmd or Shift it has to open beside this page. */
function besides(event) {
  if ((event.ctrlKey || event.metaKey || event.shiftKey) && event.target.closest?.(".stPageLink a")) {
    event.stopImmediatePropagation();
  }
}

/** Streamlit's first link leads to all of the page, our bar included; it has to pass that by. */
function pastTheBar(event) {
  if (!event.target.closest?.('[data-testid="stSkipToContent"]')) return;
  const content = document.querySelector(".qc-scroll") ?? document.querySelector(".stMain h1");
  if (!content) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!content.hasAttribute("tabindex")) content.tabIndex = -1;
  content.focus();
}

// Streamlit says that its server is away in a dialog over the page, in English, and asks about the internet. It is shut
// as soon as it comes; a line of our own tells what is so, and goes when the program answers again. The reading pane
// keeps working meanwhile, and says so itself.
const loadedAt = window.location.pathname;
const AWAY = 1500;  // milliseconds
let lost = {};
let unknown = "";
let away = 0;

function dismissAlarm(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const dialogs = [...(node.matches('[role="dialog"]') ? [node] : []), ...node.querySelectorAll('[role="dialog"]')];
  for (const dialog of dialogs) {
    const said = dialog.textContent;
    const names = ["Connection error", texts["Connection error"]];
    if (names.some((name) => name && said.startsWith(name))) dialog.querySelector("button")?.click();
    if (said.startsWith("Page not found")) goToStart(dialog);
  }
}

/** What the browser was sent to: Streamlit may have put another address in its place by now. */
function askedFor() {
  const [entry] = performance.getEntriesByType("navigation");
  return entry ? new URL(entry.name).pathname : loadedAt;
}

/** Without our doorway Streamlit shows Start at an address that is no page, below a dialog in English. */
function goToStart(dialog) {
  dialog.querySelector("button")?.click();
  const start = new URL("/", window.location.href);
  const project = new URLSearchParams(window.location.search).get("p");
  if (project) start.searchParams.set("p", project);
  start.searchParams.set(unknown, askedFor().slice(0, 80));
  window.location.replace(start);
}

function tellWhetherAway(app) {
  clearTimeout(away);
  const shown = document.querySelector(".qc-lost");
  if (app.dataset.testConnectionState === "CONNECTED") return shown?.remove();
  if (shown) return;
  away = setTimeout(() => {
    if (document.querySelector(".qc-pane, .qc-lost")) return;
    const note = Object.assign(document.createElement("div"), { className: "qc-notice qc-error qc-lost" });
    note.setAttribute("role", "alert");
    const what = document.createElement("p");
    what.append(Object.assign(document.createElement("strong"), { textContent: lost.what }));
    note.append(what, Object.assign(document.createElement("p"), { textContent: lost.cure }));
    document.body.append(note);
  }, AWAY);
}

function watchConnection() {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || app.dataset.qcWatched) return;
  app.dataset.qcWatched = "yes";
  new MutationObserver(() => tellWhetherAway(app)).observe(app, {
    attributes: true, attributeFilter: ["data-test-connection-state"],
  });
}

// Light or dark as one chose, else as the computer is set. Streamlit keeps the choice per address, and looks at it
// when a page is loaded.
const SCHEMES = { light: "Light", dark: "Dark", system: null };

function settleScheme({ chosen, pages }) {
  if (!Object.hasOwn(SCHEMES, chosen)) return;
  const wanted = SCHEMES[chosen] && JSON.stringify(SCHEMES[chosen]);
  let changed = false;
  try {
    for (const page of pages) {
      const key = `stActiveTheme-${page}-v2`;
      const held = localStorage.getItem(key);
      if (held === wanted || (wanted === null && held === JSON.stringify("System"))) continue;
      if (wanted === null) localStorage.removeItem(key);
      else localStorage.setItem(key, wanted);
      changed ||= page === loadedAt;
    }
  } catch { /* a browser that keeps nothing */ }
  if (changed) window.location.reload();
}
export default function ({ data, parentElement }) {
  shareColours(parentElement);
  keepHistoryShort();
  followScrolls();
  keepInSight();
  for (const [name, value] of Object.entries(data.cookies)) {
    if (!document.cookie.split("; ").includes(`${name}=${value}`)) {
      document.cookie = `${name}=${value}; max-age=${YEAR}; path=/; SameSite=Lax`;
    }
  }
  document.documentElement.lang = data.language;
  texts = data.texts;
  lost = data.lost;
  unknown = data.unknown;
  watchConnection();
  settleScheme(data.scheme);
  settleDrafts(data.drafts);
  observe();
  window.addEventListener("click", besides, true);  // adding the same one twice adds it once
  window.addEventListener("click", pastTheBar, true);
}
