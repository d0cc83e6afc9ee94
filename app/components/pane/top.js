// The bar above the text: which source, whose codings, reading or reviewing, how far one is, whether all is saved.
import { el, kbd } from "./dom.js";
import { EVERYONE, MINE, isDone } from "./state.js";
import { inWords } from "./text.js";

/** `someBack()` tells whether there is a place to go back to. */
export function makeTop(state, act, someBack) {
  const t = inWords(state);
  const bar = el("div", { class: "qc-top", role: "toolbar" });
  const button = (name, action, argument) => el("button", { type: "button", class: name, on: { click: () => act(action, argument) } });
  const before = button("quiet", "source", -1);
  const after = button("quiet", "source", 1);
  const source = button("source", "goSource");
  const back = button("quiet", "back");
  const tree = button("toggle", "treeToggle");
  const mode = button("toggle", "queue");
  const whose = el("select", { on: { change: () => act("setWhose", whose.value) } });
  const search = button("quiet wide", "search");
  const progress = el("span", { class: "progress" });
  const status = el("span", { class: "status", role: "status" });
  const undo = button("quiet", "undo");
  const redo = button("quiet", "redo");
  const help = button("quiet", "help");
  bar.append(tree, before, source, after, back, mode, whose, search, el("span", { class: "space" }), progress, status, undo, redo, help);
  let drawn = "";

  function draw(sync) {
    const doc = state.docs.get(state.at.doc);
    if (!doc?.outline || !doc.marks) return;
    const content = doc.outline.fragments.map((f, n) => [f, n]).filter(([f]) => f[3] === 0);
    const done = content.filter(([, n]) => isDone(state, doc.id, n)).length;
    const waiting = state.outbox.length;
    const key = JSON.stringify([doc.id, doc.outline.title, state.mode, state.whose, state.coders, done, content.length, waiting > 0, (sync.late || sync.waits) && waiting,
      sync.late && sync.connected, sync.late, sync.waits, state.undo, state.redo, state.queue.left, doc.outline.blind, state.options, someBack()]);
    if (key === drawn) return;
    drawn = key;
    bar.setAttribute("aria-label", t("toolbar"));
    named(before, "‹", t("k_previous_source"));
    named(after, "›", t("k_next_source"));
    named(back, "↩", t("k_back"));
    back.hidden = !someBack();
    source.replaceChildren(el("span", { class: "source-title" }, doc.outline.title), kbd("G"));
    source.title = [doc.outline.title, doc.outline.date].filter(Boolean).join(" · ");
    tree.replaceChildren(t("tree"), kbd("B"));
    tree.classList.toggle("on", Boolean(state.options.tree));
    tree.setAttribute("aria-expanded", String(Boolean(state.options.tree)));
    mode.replaceChildren(t("queue"), kbd("W"));
    mode.classList.toggle("on", state.mode === "queue");
    mode.setAttribute("aria-pressed", String(state.mode === "queue"));
    people(doc);
    search.replaceChildren(t("search"), kbd("/"));
    progress.replaceChildren(...(state.mode === "queue" && state.queue.left !== null
      ? [t("queue_left", { n: state.queue.left })] : [t("done_of", { done, of: content.length })]));
    const held = waiting && sync.waits;
    status.className = `status${sync.late || held ? " late" : ""}`;
    bar.classList.toggle("late", Boolean(sync.late || held));
    status.textContent = sync.late ? late(waiting, sync.connected) : held ? t("waits", { n: waiting }) : waiting ? t("saving") : t("saved");
    status.title = held ? sync.waits.filter(Boolean).join(" ") : "";
    named(undo, "↶", t("k_undo"));
    undo.disabled = !state.undo;
    named(redo, "↷", t("k_redo"));
    redo.disabled = !state.redo;
    named(help, "?", t("help"));
  }

  /** Nothing was heard for long: the server is away, or only slow. */
  function late(waiting, connected) {
    if (connected) return t(waiting ? "slow" : "slow_idle", { n: waiting });
    return t(waiting ? "offline" : "offline_idle", { n: waiting });
  }

  function named(target, sign, label) {
    target.replaceChildren(el("span", { "aria-hidden": "true" }, sign));
    target.setAttribute("aria-label", label);
    target.title = label;
  }

  function people(doc) {
    whose.setAttribute("aria-label", t("whose"));
    const others = state.coders.filter((coder) => coder !== state.me);
    whose.replaceChildren(
      el("option", { value: EVERYONE }, t("everyone")), el("option", { value: MINE }, t("mine")),
      ...others.map((coder) => el("option", { value: coder }, t("of_coder", { who: coder }))),
    );
    whose.value = doc.outline.blind ? MINE : state.whose;
    whose.disabled = doc.outline.blind;
  }

  return { bar, draw };
}
