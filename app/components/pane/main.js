// The reading pane as a whole: made once, then told again and again what Python answers.
import { makeActs } from "./acts.js";
import { makeCodes, makeOnly } from "./codes.js";
import { makeDialogs } from "./dialogs.js";
import { el } from "./dom.js";
import { makeEarly, moved } from "./early.js";
import { makeEverywhere } from "./everywhere.js";
import { makeKeyboard } from "./keyboard.js";
import { KEYS, printed } from "./keys.js";
import { lasting } from "./memory.js";
import { makePage } from "./page.js";
import { makePlaces } from "./places.js";
import { makeQueue } from "./queue.js";
import { makeSearch } from "./search.js";
import { makeSide } from "./side.js";
import { newState } from "./state.js";
import { makeSync } from "./sync.js";
import { hoverCards } from "./hover.js";
import { inWords } from "./text.js";
import { makeTop } from "./top.js";

const OPTIONS = "qualcode.coding";
const PLACE = "qualcode.place";

function makePane(host, first) {
  const state = newState();
  state.project = first.project ?? "";
  state.texts = first.texts ?? {};
  state.options = { facets: true, auto: false, keys: true, likely: false, tree: false, ...lasting.get(OPTIONS) };
  const t = inWords(state);
  const root = el("div", { class: "qc-pane" });
  const name = el("h1", { class: "qc-hidden" });
  const live = el("div", { class: "qc-hidden", "aria-live": "polite" });
  const hint = el("p", { id: "qc-keys-hint", class: "qc-hidden" });
  const toasts = el("div", { class: "qc-toasts", role: "status" });
  let send = null;
  let placed = 0;
  let drawing = 0;

  const pane = {
    state, dialogs: null, listing: null,
    say(text) { live.textContent = text; },
    refresh() {
      cancelAnimationFrame(drawing);
      drawing = requestAnimationFrame(draw);
    },
    moved() {
      pane.refresh();
      clearTimeout(placed);
      placed = setTimeout(() => pane.sync.flush(), 500);
    },
    toast(text, buttons = []) {
      const box = el("div", { class: "qc-toast" }, el("span", {}, text), ...buttons.map(([label, then]) => el("button", {
        type: "button", on: { click: () => { box.remove(); then(); page.scroll.focus(); } },
      }, label)));
      toasts.replaceChildren(box);
      setTimeout(() => box.remove(), buttons.length ? 9000 : 4500);
    },
    option(name, value) {
      state.options[name] = value;
      lasting.put(OPTIONS, state.options);
      pane.refresh();
    },
    /** Read or review; one who comes back to reviewing goes on with the fragment that is here. */
    setMode(mode, goingOn = false) {
      state.mode = mode;
      Object.assign(state, { selection: null, caret: null, facet: null });
      pane.queue.turn(mode === "queue", goingOn);
      pane.say(t(mode === "queue" ? "queue_on" : "queue_off"));
      pane.moved();
      if (state.at.fragment >= 0) page.goTo(here().outline.fragments[state.at.fragment][0], false);
    },
    setWhose(whose) {
      state.whose = whose;
      pane.sync.flush();
      pane.refresh();
    },
    search() { search.open(); },
    everywhere(query = state.query) { everywhere.open(query); },
    help() {
      const groups = KEYS.map(([title, rows]) => {
        const merged = new Map();
        for (const [keys, about] of rows) merged.set(about, [...(merged.get(about) ?? []), ...keys.map((key) => printed(key, state.texts))]);
        return [t(title), [...merged].map(([about, keys]) => [keys, t(about)])];
      });
      pane.dialogs.help(groups, [
        [t("option_facets"), state.options.facets, (on) => pane.option("facets", on)],
        [t("option_auto"), state.options.auto, (on) => pane.option("auto", on)],
        [t("option_likely"), state.options.likely, (on) => pane.option("likely", on)],
        [t("option_keys"), state.options.keys, (on) => pane.option("keys", on)],
      ]);
    },
  };

  const here = () => state.docs.get(state.at.doc);
  const places = makePlaces(state, pane, { t, show: (fragment) => { page.draw(); acts.go(fragment); } });
  const { open, openSegment, fragmentOf, note, back, someBack } = places;
  Object.assign(pane, { open, openSegment, fragmentOf, note, back, someBack });
  const act = (name, ...rest) => {
    if (name === "setWhose") pane.setWhose(...rest);
    else acts[name](...rest);
    if (!root.querySelector("dialog[open]") && name !== "setWhose") page.scroll.focus({ preventScroll: true });
  };
  const page = makePage(state, {
    ask: (id, from, to) => pane.sync.want({ turns: { [id]: [[from, to]] } }),
    pick: (what) => acts.pick(what),
    choose: (bracket) => acts.choose(bracket),
  });
  const side = makeSide(state, act);
  const top = makeTop(state, act, () => pane.someBack());
  const only = makeOnly(state, act);
  pane.codes = makeCodes(state, {
    give: (code, stay) => (stay ? acts.giveFrom(code) : act("giveFrom", code)),
    only: (code, stay) => (stay ? acts.setOnly(code) : act("setOnly", code)),
    leave: () => page.scroll.focus({ preventScroll: true }), close: () => act("treeClose"),
    want: (more) => pane.sync.want(more), option: (name, value) => pane.option(name, value),
  });
  pane.page = page;
  pane.queue = makeQueue(state, pane, () => side.making.block());
  pane.sync = makeSync(state, { send: (ask) => send(ask), reached: () => Boolean(send), changed: () => pane.refresh(), arrived, nothing: (verb) => pane.toast(t(verb === "undo" ? "nothing_to_undo" : "nothing_to_redo")) });
  pane.dialogs = makeDialogs(state, root, {
    closed: () => { if (state.searching) { state.searching = false; pane.moved(); } pane.listing = null; acts.askAbout(null); pane.refresh(); page.scroll.focus({ preventScroll: true }); }, explained: (code) => side.explained(code),
  });
  const acts = makeActs(state, pane);
  const everywhere = makeEverywhere(state, pane);
  const search = makeSearch(state, pane, { hit: (step) => acts.hit(step), markHits: () => acts.markHits() });
  root.append(name, hint, live, top.bar, only.bar, el("div", { class: "qc-body" }, pane.codes.side, page.scroll, pane.queue.empty, side.side), toasts);
  host.replaceChildren(root);

  let told = "";  // why deeds wait, as it was said
  function arrived(data) {
    for (const result of data.results ?? []) {
      if (result.error) {
        pane.toast(result.error.filter(Boolean).join(" "));
        if (result.deed?.verb === "memo") pane.dialogs.keepMemo(result.deed);
      }
      if (!result.error && result.doc) places.comeBack(result);
      if (result.told) pane.toast(result.told, result.wide && data.redo ? [[t("k_redo"), () => acts.redo()]] : []);
    }
    const waits = (data.waits ?? []).filter(Boolean).join(" ");
    if (waits && waits !== told) pane.toast(waits);
    told = waits;
    places.arrived(data.docs);
    if (data.queue) pane.queue.take(data.queue);
    if (data.sources && state.sourceStep) {
      const step = state.sourceStep;
      state.sourceStep = 0;
      acts.source(step);
    }
    if (data.everywhere) everywhere.take(data.everywhere);
    if (data.found && data.found.doc === state.at.doc) search.takeFound(data.found);
    if (data.sources || data.found) pane.listing?.draw(true);
  }

  // --- drawing

  function draw() {
    pane.queue.draw();
    page.draw();
    side.draw();
    top.draw(pane.sync);
    only.draw();
    pane.codes.draw();
    root.classList.toggle("with-codes", Boolean(state.options.tree));
    root.classList.toggle("over", !pane.queue.empty.hidden);
    hint.textContent = t("keys_hint");
    name.textContent = t("page", { title: here()?.outline?.title ?? "" });
  }

  /** As high as the window allows; where it stands is for the next time that it is drawn before the page around it is. */
  function size() {
    const above = root.getBoundingClientRect().top + (document.querySelector(".stMain")?.scrollTop ?? 0);
    root.style.height = `${Math.max(420, window.innerHeight - above - 6)}px`;
    if (send) lasting.put(PLACE, [window.innerWidth, above, root.getBoundingClientRect().left]);
  }

  const unhover = hoverCards(root, state, (code) => side.explained(code));
  const keyboard = makeKeyboard(state, pane, root, acts);
  window.addEventListener("resize", size);
  window.addEventListener("beforeunload", stay);

  /** What was not sent yet goes with the tab when it is closed: the browser asks whether one means it. */
  function stay(event) {
    if (state.outbox.length && (pane.sync.late || pane.sync.waits)) event.preventDefault();
  }

  /** Take in an answer; without a way to ask more, what is done meanwhile is kept for when there is one. */
  function receive(data, setTrigger) {
    const before = send;
    send = setTrigger && ((ask) => setTrigger("ask", ask));
    const known = Boolean(state.me);
    if (data.texts) state.texts = data.texts;
    pane.sync.receive(data);
    if (!known) {
      pane.sync.restore();
      Object.assign(state, { mode: data.at.mode, whose: data.at.whose, only: data.at.only });
      places.arriveAt(data.at.doc, data.docs[data.at.doc]?.at ?? -1);
      if (state.mode === "queue") pane.setMode("queue", true);
      if (data.at.find) {
        Object.assign(state, { query: data.at.find, how: data.at.how });
        search.open();
      }
      if (!document.activeElement || document.activeElement === document.body) page.scroll.focus({ preventScroll: true });
      pane.sync.flush();
    } else if (send && !before) pane.sync.flush();
    size();
  }

  function move(to) {
    moved(root, to);
  }

  function stop() {
    cancelAnimationFrame(drawing);
    clearTimeout(placed);
    keyboard.stop();
    window.removeEventListener("resize", size);
    window.removeEventListener("beforeunload", stay);
    unhover();
    page.stop();
    pane.sync.stop();
    root.remove();
  }

  return { receive, stop, move, pane };
}

const GREETING = 5000;
const panes = new WeakMap();
const greeted = new WeakMap();

/** Ask for all that a pane begins with, again as long as nothing comes. */
function greet(host, setTrigger) {
  clearTimeout(greeted.get(host));
  setTrigger("ask", { hello: true });
  greeted.set(host, setTimeout(() => { if (host.isConnected) greet(host, setTrigger); }, GREETING));
}

const early = makeEarly((host, data) => {
  const made = makePane(host, data);
  window.qualcodePane = made.pane;
  return made;
});

function component({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".qc-host");
  let made = panes.get(host) ?? early.take(host, data);
  if (made) panes.set(host, made);
  else {
    if (!data?.fresh) {
      greet(host, setTriggerValue);
      return undefined;
    }
    clearTimeout(greeted.get(host));
    made = makePane(host, data);
    panes.set(host, made);
    window.qualcodePane = made.pane;
  }
  made.receive(data, setTriggerValue);
  return () => {
    made.stop();
    panes.delete(host);
  };
}

export default Object.assign(component, { early: early.begin });
