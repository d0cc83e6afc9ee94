// Beside the text: the question of a facet, the proposals and why, the codes that are on it, memos.
import { chip, el, kbd } from "./dom.js";
import { makeMaking } from "./making.js";
import { codeOf, isDone, proposalsFor, subject, view } from "./state.js";
import { inWords, opening, shortened } from "./text.js";

const REPORT = "rapport";  // where a heading stands before what is said, not a question

export function makeSide(state, act) {
  const side = el("aside", { class: "qc-side" });
  const t = inWords(state);
  const making = makeMaking(state, act);

  function draw() {
    const doc = state.docs.get(state.at.doc);
    if (!doc?.outline || !doc.marks) return;
    side.setAttribute("aria-label", t("side"));
    const key = [
      doc.id, state.at.fragment, JSON.stringify(state.selection), [...state.marked].join(), state.revision, doc.marks.v,
      doc.proposals?.v, doc.freshness ?? 0, state.options.likely, state.open, JSON.stringify(state.facet), state.chosen, state.book.v, state.mode, JSON.stringify(state.making),
    ].join("|");
    if (side.dataset.key === key) return;
    side.dataset.key = key;
    const focused = side.contains(document.activeElement) ? document.activeElement.dataset.act : null;
    side.replaceChildren(...[...head(doc), facet(), proposals(doc), codes(doc), memos(doc), made(doc), keysFoot(doc)].filter(Boolean));
    if (focused) side.querySelector(`[data-act="${CSS.escape(focused)}"]`)?.focus();
  }

  function head(doc) {
    const number = state.at.fragment;
    const row = doc.outline.fragments[number];
    const content = doc.outline.fragments.filter((f) => f[3] === 0);
    const place = content.findIndex((f) => row && f[0] === row[0]) + 1;
    let title = place ? t("fragment_of", { n: place, of: content.length }) : t("fragment_context");
    if (number < 0) title = t("no_fragment");
    if (state.selection) title = t("selection");
    else if (state.marked.size) title = t("marked", { n: state.marked.size });
    const done = number >= 0 && isDone(state, doc.id, number);
    const queued = state.mode === "queue" && state.queue.items[state.queue.at]?.[2];
    return [el("div", { class: "side-head" },
      el("h2", {}, title),
      row?.[3] === 0 && el("button", {
        type: "button", class: `toggle${done ? " on" : ""}`, "aria-pressed": String(done), data: { act: "done" },
        on: { click: () => act("toggleDone") },
      }, done ? `✓ ${t("done")}` : t("mark_done"), kbd(t("key_space"))),
    ), queued ? el("p", { class: "soft" }, state.texts[`queued_${queued}`] ?? "") : null];
  }

  /** The keys of every minute, until one knows them. */
  function keysFoot(doc) {
    const rows = [...doc.outline.blind ? [] : [["1 2 3", "foot_confirm"], ["0", "foot_none"]], ["C", "foot_other"], [t("key_space"), "foot_done"], ["U", "foot_undo"], ["?", "foot_help"]];
    return el("p", { class: "keys-foot", "aria-hidden": "true" }, rows.map(([key, about]) => el("span", {}, kbd(key), t(about))));
  }

  function facet() {
    if (!state.facet) return null;
    const { code, list, at, chosen } = state.facet;
    const asked = state.book.facets[list[at]];
    const picked = chosen[asked.key] ?? [];
    return el("section", { class: "facet", role: "group", "aria-label": asked.question },
      el("p", { class: "over" }, chip(codeOf(state, code)), el("span", { class: "soft" }, t("facet_of", { n: at + 1, of: list.length }))),
      el("h3", {}, asked.question),
      el("div", { class: "values" }, asked.values.map(([value, label, definition], n) => el("button", {
        type: "button", class: picked.includes(value) ? "on" : "", "aria-pressed": String(picked.includes(value)), title: definition || false,
        data: { act: `value${n}` }, on: { click: () => act("facetValue", n) },
      }, kbd(String(n + 1)), label))),
      el("p", { class: "soft" },
        el("button", { type: "button", class: "quiet", data: { act: "next" }, on: { click: () => act("facetSkip") } }, kbd("0"), asked.multiple && picked.length ? t("facet_next") : t("facet_skip")),
        picked.length ? el("button", { type: "button", class: "quiet", data: { act: "clear" }, on: { click: () => act("facetClear") } }, kbd("⌫"), t("facet_clear")) : null,
        el("button", { type: "button", class: "quiet", data: { act: "stop" }, on: { click: () => act("facetStop") } }, kbd("Esc"), t("facet_stop"))),
    );
  }

  function proposals(doc) {
    if (doc.outline.blind) return el("section", {}, el("p", { class: "soft" }, t("blind")));
    if (state.selection || state.marked.size > 1) return null;
    const rows = proposalsFor(state, doc.id, state.at.fragment);
    const all = doc.proposals?.rows ?? {};
    const any = Object.keys(all).length || state.making.state === "made";
    const hidden = state.options.likely && all[String(state.at.fragment)]?.length;
    const none = hidden ? t("no_likely_proposals") : Object.keys(all).length ? t("no_proposals") : t("no_proposals_at_all");
    const present = view(state, doc.id);
    const here = subject(state)[0];
    return el("section", { "aria-label": t("proposals") },
      el("h3", {}, t("proposals"), el("span", { class: "soft" }, t("proposals_soft"))),
      rows.length ? el("ol", { class: "proposals" }, rows.map(([id, , why, likely, percent], n) => {
        const code = codeOf(state, id);
        const given = here && present.codings.some((c) => c.coder === state.me && c.code === id && c.start === here[0] && c.end === here[1]);
        return el("li", { class: [given ? "given" : "", likely ? "" : "unlikely"].filter(Boolean).join(" "), data: { code: id } },
          likely || (n && !rows[n - 1][3]) ? null : el("p", { class: "soft" }, t(n ? "less_likely" : "none_likely")),
          el("div", { class: "proposal" },
            el("button", { type: "button", class: "take", data: { act: `take${n}` }, "aria-label": named(code, percent, { likely, given }), "aria-keyshortcuts": n < 3 ? String(n + 1) : false, on: { click: () => act("confirm", n) } },
              kbd(given ? "✓" : String(n + 1)), chip(code), percent < 0 ? null : el("span", { class: "percent", title: t("percent_about", { n: percent }) }, `${percent}%`)),
            el("button", { type: "button", class: "quiet no", data: { act: `no${n}` }, "aria-label": t("reject", { code: code.label }), "aria-keyshortcuts": n < 3 ? `Shift+${n + 1}` : false, title: t("reject", { code: code.label }), on: { click: () => act("reject", n) } }, "✕")),
          el("p", { class: "path" }, code.path.join(" › ")),
          state.open ? explained(code) : null,
          reasons(doc, code, why));
      })) : any ? el("p", { class: "soft" }, none) : null,
      state.making.state === "made" ? null : making.block());
  }

  /** What a proposal says to who does not see it: the code, how likely it is, and whether it was given. */
  const named = (code, percent, { likely, given }) => [
    t("take", { code: code.label }), percent < 0 ? "" : t("percent_said", { n: percent }), likely ? "" : t("less_likely"), given ? t("given_by_you") : "",
  ].filter(Boolean).join(", ");

  /** When the proposals were made: nothing that one needs at each fragment, so it stands below all that is. */
  const made = (doc) => (state.making.state === "made" && !doc.outline.blind ? making.block(Object.keys(doc.proposals?.rows ?? {}).length > 0) : null);

  function reasons(doc, code, why) {
    const told = ([kind, text, segment]) => {
      if (kind === "definition") return state.open || !text || text === code.label ? null : el("p", { class: "why qc-words" }, opening(text));
      if (kind === "sentence" && !state.open) return null;
      const name = state.texts[`why_${kind === "question" && doc.outline.kind === REPORT ? "heading" : kind}`] ?? t("why_other");
      return el("p", { class: "why qc-words" }, el("span", { class: "soft" }, `${name}: `), kind === "words" || kind === "pieces" ? text : `“${shortened(text, state.open ? 220 : 140)}”`,
        segment ? el("button", { type: "button", class: "quiet", on: { click: () => act("openSegment", segment) } }, t("show")) : null);
    };
    const against = why.filter(([kind]) => kind === "exclusion");  // a warning is never left out
    const speaking = why.filter(([kind]) => kind !== "exclusion").map(told).filter(Boolean);
    return el("div", {}, [...speaking.slice(0, state.open ? 6 : 2), ...against.map(told)]);
  }

  /** Definition, when to use and when not, examples. */
  function explained(code) {
    const part = (key, text) => (text ? el("p", { class: "qc-words" }, el("span", { class: "soft" }, `${t(key)}: `), text) : null);
    return el("div", { class: "explained" },
      part("definition", code.definition) ?? el("p", { class: "soft" }, t("no_definition")),
      part("when", code.when), part("when_not", code.not),
      ...code.examples.slice(0, 3).map((example) => el("p", { class: "example qc-words" }, `“${example}”`)));
  }

  function codes(doc) {
    const spans = subject(state);
    const present = view(state, doc.id).codings.filter((c) => spans.some(([s, e]) => c.start < e && c.end > s));
    present.sort((a, b) => (a.coder !== state.me) - (b.coder !== state.me) || a.start - b.start || a.coder.localeCompare(b.coder, "nl"));
    return el("section", { "aria-label": t("codes_here") },
      el("h3", {}, t("codes_here")),
      present.length ? el("ul", { class: "codings" }, [...together(present)].map(([key, codings]) => codingRow(key, codings, spans)))
        : el("p", { class: "soft" }, t("no_codes"), state.book.codes.size ? [" ", kbd("C"), " ", t("choose_code")] : ""));
  }

  /** What several coders gave alike stands once, with all their names. */
  function together(codings) {
    const found = new Map();
    for (const coding of codings) {
      const key = `${coding.start}-${coding.end}-${coding.code}`;
      found.set(key, [...(found.get(key) ?? []), coding]);
    }
    return found;
  }

  function facetValues(code, coding) {
    return code.facets.map((id) => state.book.facets[id]).filter((one) => coding.facets[one?.key]?.length)
      .map((one) => `${one.label}: ${coding.facets[one.key].map((v) => one.values.find(([k]) => k === v)?.[1] ?? v).join(", ")}`).join(" · ");
  }

  /** One code on one span; the reader's own coding comes first among `codings`, if it is there. */
  function codingRow(key, codings, spans) {
    const [coding] = codings;
    const code = codeOf(state, coding.code);
    const mine = coding.coder === state.me;
    const exact = spans.some(([s, e]) => coding.start === s && coding.end === e);
    const name = (one) => (one.coder === state.me ? t("by_me") : one.coder);
    const values = codings.map((one) => [name(one), facetValues(code, one)]).filter(([, told]) => told);
    const names = codings.flatMap((one, n) => [n ? ", " : "", el("span", { class: "by-coder", title: one.date || false }, name(one))]);
    const tool = (name, sign, label) => el("button", {
      type: "button", class: "quiet", title: label, "aria-label": `${label}: ${code.label}`, data: { act: `${name}${key}${coding.coder}` },
      on: { click: () => act(name, coding) },
    }, sign);
    return el("li", { class: `coding${mine ? "" : " others"}${state.chosen === key ? " chosen" : ""}`, data: { code: coding.code } },
      el("div", { class: "proposal" }, chip(code), mine ? el("span", { class: "tools" },
        code.facets.length ? tool("askFacets", "…", t("facets")) : null, state.selection && !exact ? tool("toSelection", "⇥", t("span_to_selection")) : null, tool("changeCode", "⇄", t("change")), tool("remove", "✕", t("remove"))) : null),
      el("p", { class: "path" }, names, ["", exact ? "" : t("part"), coding.waiting ? t("saving") : ""].filter((one, n) => one || !n).join(" · ")),
      values.map(([who, told]) => el("p", { class: "path" }, codings.length > 1 ? `${who}: ${told}` : told)),
      state.open ? explained(code) : null);
  }

  function memos(doc) {
    const spans = subject(state);
    const found = view(state, doc.id).memos.filter((memo) => memo.start >= 0 && spans.some(([s, e]) => memo.start < e && memo.end > s));
    const whole = view(state, doc.id).memos.filter((memo) => memo.start < 0);
    if (!found.length && !whole.length) return null;
    return el("section", { "aria-label": t("memos") }, el("h3", {}, t("memos")),
      ...[...found, ...whole].map((memo) => el("div", { class: "memo-note" },
        el("p", { class: "qc-words" }, memo.text),
        el("p", { class: "path" }, [memo.start < 0 ? t("memo_source") : memo.code ? t("memo_coding", { code: codeOf(state, memo.code).label }) : "", memo.author === state.me ? t("by_me") : memo.author, memo.date].filter(Boolean).join(" · "),
          memo.author === state.me && memo.memo ? el("button", { type: "button", class: "quiet", on: { click: () => act("editMemo", memo) } }, t("edit")) : null))));
  }

  return { side, draw, explained, making };
}
