// Searching in all sources, on words or on meaning, and what was found.
import { el } from "./dom.js";
import { fragmentOver } from "./state.js";
import { clock, filled } from "./text.js";

export function makeSearch(state, pane, hit) {
  const t = (key, values) => filled(state.texts[key] ?? key, values);

  let going = false;

  function open() {
    let asked = 0;
    let timer = 0;
    let how = state.how ?? "words";
    const ask = (typed) => {
      clearTimeout(timer);
      if (!typed.trim()) return;
      timer = setTimeout(() => pane.sync.want({ find: { id: (asked = Date.now()), query: typed, how, doc: state.at.doc } }), how === "meaning" ? 400 : 160);
    };
    const choices = el("div", { class: "choices", role: "radiogroup", "aria-label": t("search_how") }, ["words", "meaning"].map((one) => {
      const radio = el("input", { type: "radio", name: "qc-how", value: one, on: { change: () => {
        how = one;
        state.how = one;
        state.found = null;
        ask(shown.input.value);
        shown.draw();
        shown.input.focus();
      } } });
      radio.checked = one === how;
      return el("label", {}, radio, t(`search_${one}`));
    }));
    state.searching = true;
    const shown = pane.dialogs.list(t("search"), {
      placeholder: t("search_placeholder"), name: "search", foot: t("search_keys"), above: choices, value: state.query ?? "",
      typed: (typed) => { state.query = typed; ask(typed); pane.moved(); },
      ready: (typed) => !typed.trim() || (state.found?.query === typed.slice(0, 400) && state.found.how === how && state.found.doc === state.at.doc && state.found.state !== "loading"),
      find(typed) {
        const found = state.found;
        if (!typed.trim()) return { rows: [], state: "" };
        if (!found) return { rows: [], state: t("searching") };
        if (found.state === "loading") {
          setTimeout(() => shown?.dialog.open && ask(shown.input.value), 900);
          return { rows: [], state: t("model_loading") };
        }
        if (found.state === "absent") return { rows: [], state: t("meaning_absent") };
        const rows = found.here.slice(0, 60).map((span, n) => ({
          row: [el("span", { class: "where" }, [t("this_source"), said(span[0])].filter(Boolean).join(" · ")), el("span", { class: "snippet qc-words" }, ...around(span))],
          choose: () => { pane.note(); state.hit = n - 1; hit(1); },
        }));
        for (const hit of found.hits) {
          if (hit.doc === state.at.doc && found.here.length) continue;
          rows.push({
            row: [el("span", { class: "where" }, [hit.title, hit.speaker].filter(Boolean).join(" · ")),
              el("span", { class: "snippet qc-words" }, hit.parts.map(([text, is]) => (is ? el("mark", {}, text) : text)))],
            choose: () => elsewhere(hit, typed),
          });
        }
        const others = rows.length - Math.min(60, found.here.length);
        return { rows, state: rows.length ? t(found.more ? "hits_first" : "hits", { here: found.here.length, others }) : t("no_hits") };
      },
    });
    pane.listing = shown;
    if (state.query) ask(state.query);
  }

  /** Go to what was found in another source, and have what is sought marked there too. */
  function elsewhere(found, query) {
    pane.note();
    pane.openSegment(found.doc, found.segment);
    going = (state.how ?? "words") === "words";
    if (going) pane.sync.want({ find: { id: Date.now(), query, how: "words", doc: found.doc } });
  }

  /** Who speaks at a place of this source, and when. */
  function said(unit) {
    const { outline } = state.docs.get(state.at.doc);
    const [, , speaker, , , begins] = outline.turns.find((turn) => turn[1] > unit) ?? [];
    return [outline.speakers[speaker]?.[0], begins === null || begins === undefined ? "" : clock(begins)].filter(Boolean).join(" ");
  }

  function around([, , before, words, after]) {
    return [before, el("mark", {}, words), after];
  }

  function takeFound(found) {
    state.found = found;
    [state.hits, state.hit] = [found.here.map((hit) => hit.slice(0, 2)), -1];
    if (!going) return;
    going = false;
    const inside = state.hits.findIndex(([start]) => fragmentOver(state.docs.get(state.at.doc), start) === state.at.fragment);
    state.hit = inside - 1;
    if (inside >= 0) hit(1);
  }

  return { open, takeFound };
}
