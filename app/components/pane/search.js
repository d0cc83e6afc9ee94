// Searching in all sources, on words or on meaning, and what was found.
import { el } from "./dom.js";
import { fragmentOver, fragmentsWith } from "./state.js";
import { clock, inWords } from "./text.js";

const FEW = 5;

export function makeSearch(state, pane, { hit, markHits }) {
  const t = inWords(state);
  let going = false;
  let all = false;

  function open() {
    let timer = 0;
    all = false;
    const ask = (typed) => {
      clearTimeout(timer);
      if (!typed.trim()) return;
      timer = setTimeout(() => pane.sync.want({ find: { id: Date.now(), query: typed, how: state.how, doc: state.at.doc } }), state.how === "meaning" ? 400 : 160);
    };
    const choices = el("div", { class: "choices", role: "radiogroup", "aria-label": t("search_how") }, ["words", "meaning"].map((one) => {
      const radio = el("input", { type: "radio", name: "qc-how", value: one, on: { change: () => {
        state.how = one;
        state.found = null;
        ask(shown.input.value);
        shown.draw();
        shown.input.focus();
      } } });
      radio.checked = one === state.how;
      return el("label", {}, radio, t(`search_${one}`));
    }));
    choices.append(el("button", { type: "button", class: "together", on: { click: together } }, t("everywhere_open")));
    state.searching = true;
    const shown = pane.dialogs.list(t("search"), {
      placeholder: t("search_placeholder"), name: "search", foot: t("search_keys"), above: choices, value: state.query,
      typed: (typed) => { state.query = typed; all = false; ask(typed); pane.moved(); },
      ready: (typed) => !typed.trim() || (state.found?.query === typed.slice(0, 400) && state.found.how === state.how && state.found.doc === state.at.doc && state.found.state !== "loading"),
      find(typed) {
        const found = state.found;
        if (!typed.trim()) return { rows: [], state: "" };
        if (!found) return { rows: [], state: t("searching") };
        if (found.state === "loading") {
          setTimeout(() => shown?.dialog.open && ask(shown.input.value), 900);
          return { rows: [], state: t("model_loading") };
        }
        if (found.state === "absent") return { rows: [], state: t("meaning_absent") };
        return listed(found, typed);
      },
    });
    pane.listing = shown;
    shown.dialog.addEventListener("close", () => clearTimeout(timer));
    if (state.query) ask(state.query);
  }

  /** Go on with what is typed in the list in which all of it is ticked and coded together. */
  function together() {
    const { dialog, input } = pane.listing;
    dialog.addEventListener("close", () => pane.everywhere(input.value));
    dialog.close();
  }

  /** What was found: in this source, of which a few stand before those of others until one asks for all, and elsewhere. */
  function listed(found, typed) {
    const here = found.here.map((span, n) => ({ row: hereRow(span), choose: () => { pane.note(); state.hit = n - 1; hit(1); } }));
    const others = found.hits.map((one) => ({ row: otherRow(one), choose: () => elsewhere(one, typed) }));
    if (!here.length && !others.length) return { rows: [], state: t("no_hits") };
    const cut = others.length && here.length > FEW + 1;
    const shown = cut ? [...(all ? here : here.slice(0, FEW)), fold(here.length)] : [...here];
    headed(shown, t("this_source"), here.length);
    headed(others, t("other_sources"), found.more ? t("hits_of_many", { n: others.length }) : others.length);
    const many = here.length ? fragmentsWith(state.docs.get(state.at.doc), found.here).length : 0;
    if (many > 1) shown.push({ row: [el("span", { class: "make" }, t("mark_hits", { n: many }))], choose: () => { pane.note(); markHits(); } });
    return { rows: [...shown, ...others], state: t(found.more ? "hits_first" : "hits", { here: here.length, others: others.length }) };
  }

  /** The line that shows all that was found here, or few of it again. */
  function fold(many) {
    const told = el("span", { class: "make" }, t(all ? "hits_few" : "hits_all", { n: many }));
    return { row: [told], choose: () => { all = !all; pane.listing.draw(true); return "stay"; } };
  }

  function headed(rows, title, many) {
    if (rows.length) rows[0].above = [title, el("span", { class: "count" }, String(many))];
  }

  function hereRow([start, , before, words, after]) {
    return [el("span", { class: "where" }, el("span", { class: "qc-hidden" }, t("this_source")), said(start)),
      el("span", { class: "snippet qc-words" }, before, el("mark", {}, words), after)];
  }

  function otherRow(found) {
    return [el("span", { class: "where" }, [found.title, found.speaker].filter(Boolean).join(" · ")),
      el("span", { class: "snippet qc-words" }, found.parts.map(([text, is]) => (is ? el("mark", {}, text) : text)))];
  }

  /** Go to what was found in another source, and have what is sought marked there too. */
  function elsewhere(found, query) {
    pane.note();
    pane.openSegment(found.doc, found.segment);
    going = state.how === "words";
    if (going) pane.sync.want({ find: { id: Date.now(), query, how: "words", doc: found.doc } });
  }

  /** Who speaks at a place of this source, and when. */
  function said(unit) {
    const { outline } = state.docs.get(state.at.doc);
    const [, , speaker, , , begins] = outline.turns.find((turn) => turn[1] > unit) ?? [];
    return [outline.speakers[speaker]?.[0], begins === null || begins === undefined ? "" : clock(begins)].filter(Boolean).join(" ");
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
