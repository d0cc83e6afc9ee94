// The facets that are asked for after a code: one question after another, each answered by a digit.
import { codeOf } from "./state.js";

/** What keys and buttons do with facets; `onward` goes on where the fragment was done with the code. */
export function makeFacets(state, pane, { t, onward }) {
  let put = [];

  function facetStep() {
    const { facet } = state;
    if (facet.at + 1 < facet.list.length) facet.at += 1;
    else if (facet.later?.length) state.facet = { ...facet.later[0], later: facet.later.slice(1) };
    else return facetStop();
    const asked = state.book.facets[state.facet.list[state.facet.at]];
    pane.say(asked.question);
    pane.refresh();
    return undefined;
  }

  function facetStop() {
    const further = state.facet?.onward;
    state.facet = null;
    if (further) onward();
    else pane.refresh();
  }

  return {
    /** Ask what belongs to codes just given, one after another; `later` puts it off until the list of codes is closed. */
    askAbout(asked, later = false) {
      const [first, ...rest] = [...put, asked].filter(Boolean);
      put = later ? [...put, asked] : [];
      if (first && !later) state.facet = { ...first, later: rest };
    },
    askFacets(coding) {
      const list = codeOf(state, coding.code).facets.filter((id) => state.book.facets[id]?.values.length);
      if (!list.length) return pane.toast(t("no_facets"));
      state.facet = { code: coding.code, list, at: 0, chosen: { ...coding.facets }, targets: [[coding.start, coding.end, coding.code]], doc: state.at.doc, onward: false };
      pane.say(state.book.facets[list[0]].question);
      return pane.refresh();
    },
    facetValue(n) {
      const { facet } = state;
      const asked = state.book.facets[facet.list[facet.at]];
      const value = asked.values[n]?.[0];
      if (value === undefined) return;
      const before = facet.chosen[asked.key] ?? [];
      const after = asked.multiple ? (before.includes(value) ? before.filter((v) => v !== value) : [...before, value]) : [value];
      facet.chosen = { ...facet.chosen, [asked.key]: after };
      for (const target of facet.targets) pane.sync.deed({ doc: facet.doc, verb: "change", target, facets: facet.chosen });
      if (asked.multiple) pane.refresh();
      else facetStep();
    },
    /** Take the answer to this question away. */
    facetClear() {
      const { facet } = state;
      const asked = state.book.facets[facet.list[facet.at]];
      if (!facet.chosen[asked.key]?.length) return;
      facet.chosen = { ...facet.chosen, [asked.key]: [] };
      for (const target of facet.targets) pane.sync.deed({ doc: facet.doc, verb: "change", target, facets: facet.chosen });
      pane.say(t("facet_cleared"));
      pane.refresh();
    },
    facetSkip: () => facetStep(),
    facetStop,
  };
}
