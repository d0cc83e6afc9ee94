// The margin: a bracket for each coding where its words are, with the name of the code in at most two lines.
import { chip, el, initials } from "./dom.js";
import { stacked } from "./lanes.js";
import { codeOf } from "./state.js";
import { filled } from "./text.js";

const BELOW = 1;
const MOST_LANES = 7;

export function makeMargin(state, choose) {
  const t = (key, values) => filled(state.texts[key] ?? key, values);

  /** Draw the margins of some turns, {row, start, end, over: brackets}; all are read before any is written. */
  function draw(turns) {
    const plans = turns.map(({ row, start, end, over }) => {
      const box = row.getBoundingClientRect();
      const rects = [...row.querySelectorAll(".qc-text > [data-s]")].map((span) => [Number(span.dataset.s), span.getClientRects()]);
      return { margin: row.querySelector(".qc-margin"), start, end, current: row.classList.contains("current"), places: over.map((bracket) => ({
        bracket, ...extent(rects, Math.max(bracket.start, start), Math.min(bracket.end, end), box),
      })) };
    }).filter(({ margin }) => margin);
    for (const plan of plans) put(plan);
    const heights = plans.map(({ labels }) => labels.map((one) => one.offsetHeight));
    plans.forEach(({ margin, labels, begun }, n) => {
      const tops = stacked(begun.map(({ top }) => top - 1), heights[n].map((height) => height + BELOW));
      labels.forEach((one, i) => one.style.setProperty("top", `${tops[i]}px`));
      margin.style.minHeight = tops.length ? `${tops.at(-1) + heights[n].at(-1) + BELOW + 2}px` : "";
    });
  }

  function extent(rects, from, to, box) {
    let [top, bottom] = [Infinity, -Infinity];
    for (const [start, list] of rects) {
      if (start < from || start >= to) continue;
      for (const rect of list) {
        top = Math.min(top, rect.top - box.top);
        bottom = Math.max(bottom, rect.bottom - box.top);
      }
    }
    return top === Infinity ? { top: 4, bottom: 24 } : { top: top + 1, bottom: bottom - 1 };
  }

  function put(plan) {
    const { margin, start, end, current, places } = plan;
    plan.begun = places.filter((place) => place.bracket.start >= start);
    plan.begun.sort((a, b) => a.top - b.top || a.bracket.lane - b.bracket.lane);
    plan.labels = plan.begun.map((place) => label(place.bracket, current));
    margin.replaceChildren(...places.map((place) => line(place, start, end)), ...plan.labels);
    margin.style.setProperty("--lanes", String(1 + Math.max(0, ...places.map((place) => place.bracket.lane))));
  }

  function line({ bracket, top, bottom }, start, end) {
    const lane = Math.min(bracket.lane, MOST_LANES - 1);
    const name = ["qc-line-mark", bracket.start >= start ? "opens" : "", bracket.end <= end ? "closes" : "",
      state.chosen === bracket.key ? "chosen" : ""].join(" ");
    return el("span", {
      class: name, "aria-hidden": "true",
      style: { "--code": codeOf(state, bracket.code).color, left: `calc(${lane} * var(--pitch))`, top: `${top}px`, height: `${Math.max(10, bottom - top)}px` },
    });
  }

  /** The name beside a bracket; where one is reading, Tab comes by it, and its card tells the whole of it. */
  function label(bracket, current) {
    const code = codeOf(state, bracket.code);
    const coders = bracket.codings.map((coding) => coding.coder);
    const others = coders.filter((coder) => coder !== state.me).sort((a, b) => a.localeCompare(b, "nl"));
    const who = others.length ? el("span", { class: "by" }, (coders.includes(state.me) ? [t("me_short"), ...others.map(initials)] : others.map(initials)).join(" ")) : "";
    return el("button", {
      class: `qc-label${coders.includes(state.me) ? "" : " others"}${state.chosen === bracket.key ? " chosen" : ""}`,
      type: "button", tabindex: current ? "0" : "-1", data: { code: code.id },
      "aria-label": t("label_by", { code: code.label, who: coders.join(", ") }),
      on: { click: (event) => { event.stopPropagation(); choose(bracket); } },
    }, chip(code, who));
  }

  return { draw };
}
