// All fragments of all sources in which words stand: read them, tick them, and give them one code together.
import { chip, el } from "./dom.js";
import { composing } from "./keys.js";
import { codeOf } from "./state.js";
import { inWords } from "./text.js";

const OPEN_AT_FIRST = 60;  // fragments; the sources after those stand folded
const TYPING = 250;  // milliseconds before what is typed is sought

export function makeEverywhere(state, pane) {
  const t = inWords(state);
  let take = () => {};
  let number = 0;

  function open(query = "") {
    let found = null;
    let sought = "";
    let code = "";
    let timer = 0;
    let byHand = new Map();
    const input = el("input", { type: "text", maxlength: "400", autocomplete: "off", spellcheck: "false", "aria-label": t("everywhere_words"), placeholder: t("everywhere_words"), on: { input: () => ask(TYPING) } });
    const whole = el("input", { type: "checkbox", on: { change: () => ask() } });
    const which = el("button", { type: "button", class: "which-code", on: { click: chooseCode } });
    const count = el("p", { class: "soft", role: "status" });
    const all = button("everywhere_all", () => tick(rows(), true));
    const none = button("everywhere_none", () => tick(rows(), false));
    const unfold = button("everywhere_unfold", () => sources.forEach((one) => one.fold(true)));
    const body = el("div", { class: "found", role: "group", "aria-label": t("everywhere") });
    const give = el("button", { type: "button", class: "primary", on: { click: done } });
    let sources = [];
    const dialog = pane.dialogs.open(t("everywhere"), "everywhere",
      el("div", { class: "asking" }, input, el("label", {}, whole, t("everywhere_whole")), which),
      el("div", { class: "tools" }, count, all, none, unfold), body,
      el("div", { class: "buttons" }, el("span", { class: "soft" }, t("everywhere_about")), give));
    dialog.addEventListener("close", () => { clearTimeout(timer); take = () => {}; });
    dialog.addEventListener("keydown", keys);
    const rows = () => (found?.rows ?? []).flatMap(([, , fragments]) => fragments);
    const given = (row) => row[6] === "given";
    const isOn = (row) => !given(row) && (byHand.get(row[0]) ?? row[6] === "");
    const ticked = () => rows().filter(isOn);
    take = taken;
    input.value = query;
    input.select();
    input.focus();
    ask();

    // --- what is sought

    function ask(after = 0) {
      clearTimeout(timer);
      const query = input.value.trim();
      number += 1;
      if (!query) found = null;
      else timer = setTimeout(() => pane.sync.want({ everywhere: { id: number, query, whole: whole.checked, code } }), after);
      told(Boolean(query));
    }

    function taken(answer) {
      if (answer.id !== number) return;
      if (answer.query !== sought) byHand = new Map();
      [found, sought] = [answer, answer.query];
      draw();
    }

    function chooseCode() {
      pane.sync.want({ sources: true });
      pane.listing = pane.dialogs.codes(t("everywhere_which"), (id) => {
        code = id;
        ask();
      });
    }

    // --- what was found

    function tick(some, on) {
      for (const row of some) byHand.set(row[0], on);
      sources.forEach((one) => one.show());
      told();
    }

    function draw() {
      const unfolded = new Set(sources.filter((one) => one.isOpen()).map((one) => one.id));
      const again = sources.length > 0;
      let before = 0;
      sources = (found?.rows ?? []).map(([id, title, fragments]) => {
        const one = source(id, title, fragments);
        one.fold(again && unfolded.has(id) || before < OPEN_AT_FIRST);
        before += fragments.length;
        return one;
      });
      body.replaceChildren(...sources.map((one) => one.section));
      told();
    }

    /** One source: a line with its tick, and its fragments below, drawn when they are first unfolded. */
    function source(id, title, fragments) {
      const box = el("input", { type: "checkbox", on: { change: () => tick(fragments, box.checked) } });
      const many = el("span", { class: "count" });
      const list = el("ul", {});
      const toggle = el("button", { type: "button", class: "quiet", "aria-label": t("everywhere_fold", { title }), on: { click: () => fold(!isOpen()) } });
      const section = el("section", {}, el("div", { class: "source-head" }, toggle, el("label", {}, box, el("span", { class: "source-title" }, title)), many), list);
      const boxes = [];
      const isOpen = () => !list.hidden;

      function fold(on) {
        list.hidden = !on;
        toggle.textContent = on ? "▾" : "▸";
        toggle.setAttribute("aria-expanded", String(on));
        if (on && !boxes.length) list.append(...fragments.map(line));
        show();
      }

      function line(row) {
        const [, speaker, start, words, end, more, known] = row;
        const one = el("input", { type: "checkbox", disabled: given(row), on: { change: () => tick([row], one.checked) } });
        boxes.push([one, row]);
        const notes = [more ? t("everywhere_more", { n: more }) : "", known ? t(`everywhere_${known}`) : ""].filter(Boolean);
        return el("li", { class: known }, el("label", {}, one, el("span", { class: "said" },
          el("span", { class: "where" }, [speaker, ...notes].filter(Boolean).join(" · ")),
          el("span", { class: "snippet qc-words" }, start, el("mark", {}, words), end))));
      }

      function show() {
        for (const [one, row] of boxes) one.checked = isOn(row);
        const on = fragments.filter(isOn).length;
        box.checked = on > 0 && fragments.every((row) => isOn(row) || given(row));
        box.indeterminate = on > 0 && !box.checked;
        box.disabled = fragments.every(given);
        many.textContent = t("everywhere_of", { n: on, of: fragments.length });
      }

      return { id, section, fold, isOpen, show };
    }

    /** What is ticked, and what the button would do. */
    function told(busy = false) {
      const on = ticked();
      const kept = found ? rows().length : 0;
      const over = found?.rows.filter(([, , fragments]) => fragments.some(isOn)).length ?? 0;
      const result = t(found?.total > kept ? "everywhere_first" : "everywhere_ticked", { n: on.length, of: kept, sources: over, total: found?.total ?? 0 });
      count.textContent = busy ? t("searching") : !found ? "" : kept ? result : t("no_hits");
      which.replaceChildren(code ? chip(codeOf(state, code)) : t("everywhere_code"));
      give.textContent = t("everywhere_give", { n: on.length });
      give.disabled = busy || !code || !on.length;
      for (const one of [all, none, unfold]) one.disabled = !kept;
    }

    function done() {
      if (give.disabled) return;
      const segments = ticked().map(([id]) => id);
      pane.sync.deed({ verb: "everywhere", code, query: sought, segments });
      state.recent = [code, ...state.recent.filter((one) => one !== code)].slice(0, 12);
      dialog.close();
      pane.toast(t("everywhere_busy", { n: segments.length }));
    }

    // --- by keyboard: arrows go from line to line

    function keys(event) {
      if (composing(event)) return;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return done();
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      const stops = [input, ...body.querySelectorAll("input:enabled")].filter((one) => one.checkVisibility());
      const at = stops.indexOf(document.activeElement);
      if (at < 0) return;
      event.preventDefault();
      const next = stops[Math.min(stops.length - 1, Math.max(0, at + step))];
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    }
  }

  function button(name, then) {
    return el("button", { type: "button", on: { click: then } }, t(name));
  }

  return { open, take: (answer) => take(answer) };
}
