// The margin: a bracket for each coding where its words are, with the name of the code in at most two lines, in one where
// many codes are on few words.
import { chip, el, initials } from "./dom.js";
import { stacked } from "./lanes.js";
import { codeOf } from "./state.js";
import { inWords } from "./text.js";

const BELOW = 1;
const MOST_LANES = 7;
// Pixels that labels may reach below the words before they stand closer, and those of one that stands so.
const ROOM = 26;
const LINE = 18;
const MOST_LABELS = 8;
// Pixels between the edge of a turn and its margin.
const ROW_EDGE = 4;

export function makeMargin(state, choose) {
  const t = inWords(state);

  /** Draw the margins of some turns, {row, start, end, over: brackets}; all are read before any is written. */
  function draw(turns) {
    const plans = turns.map(({ row, start, end, over }) => {
      const box = row.getBoundingClientRect();
      const rects = [...row.querySelectorAll(".qc-text > [data-s]")].map((span) => [Number(span.dataset.s), span.getClientRects()]);
      return { margin: row.querySelector(".qc-margin"), start, end, current: row.classList.contains("current"),
        foot: Math.max(0, ...rects.flatMap(([, list]) => [...list].map((rect) => rect.bottom - box.top))), places: over.map((bracket) => ({
        bracket, ...extent(rects, Math.max(bracket.start, start), Math.min(bracket.end, end), box),
      })) };
    }).filter(({ margin }) => margin);
    for (const plan of plans) put(plan);
    for (const plan of plans) plan.now = placed(plan);
    for (const closer of [close, tighten]) {
      const full = plans.filter((plan) => plan.now.low > plan.foot + ROOM);
      full.forEach(closer);
      for (const plan of full) plan.now = placed(plan);
    }
    for (const { margin, labels, now } of plans) {
      labels.forEach((one, i) => one.style.setProperty("top", `${now.tops[i]}px`));
      margin.style.minHeight = labels.length ? `${now.low + 2}px` : "";
    }
  }

  /** Names still in two lines, with nothing between them. */
  function close({ margin }) {
    margin.classList.add("close");
  }

  /** Where the labels of a turn come, and how low the last one reaches. */
  function placed({ labels, begun }) {
    const heights = labels.map((one) => one.offsetHeight + BELOW);
    const tops = stacked(begun.slice(0, labels.length).map(({ top }) => top - 1), heights);
    return { tops, low: labels.length ? tops.at(-1) + heights.at(-1) : 0 };
  }

  /** Beside few words many codes stand on one line each, and of very many the last ones are told by their number. */
  function tighten(plan) {
    plan.margin.classList.replace("close", "tight");
    const most = Math.max(MOST_LABELS, Math.floor(plan.foot / LINE));
    if (plan.labels.length <= most) return;
    const left = plan.labels.splice(most - 1);
    plan.labels.push(more(plan.begun[most - 1].bracket, left));
    left.forEach((one) => one.remove());
    plan.margin.append(plan.labels.at(-1));
  }

  /** Leads to the fragment, beside which all its codes are listed. */
  function more(bracket, left) {
    const names = left.map((one) => one.querySelector(".chip-label").textContent);
    return el("button", {
      class: "qc-label more", type: "button", tabindex: left[0].tabIndex, title: names.join("\n"),
      "aria-label": `${t("more_codes", { n: names.length })}: ${names.join(", ")}`,
      on: { click: (event) => { event.stopPropagation(); choose(bracket); } },
    }, t("more_codes", { n: names.length }));
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
    margin.classList.remove("close", "tight");
    margin.replaceChildren(...places.map((place) => line(place, start, end)), ...plan.labels);
    margin.style.setProperty("--lanes", String(1 + Math.max(0, ...places.map((place) => place.bracket.lane))));
  }

  /** One that goes on from the turn above, or into the one below, meets it, however far the labels reach. */
  function line({ bracket, top: first, bottom: last }, start, end) {
    const top = bracket.start < start ? -ROW_EDGE : first;
    const foot = bracket.end > end ? { bottom: `${-ROW_EDGE}px` } : { height: `${Math.max(10, last - top)}px` };
    const lane = Math.min(bracket.lane, MOST_LANES - 1);
    const name = ["qc-line-mark", bracket.start >= start ? "opens" : "", bracket.end <= end ? "closes" : "",
      state.chosen === bracket.key ? "chosen" : ""].join(" ");
    return el("span", {
      class: name, "aria-hidden": "true",
      style: { "--code": codeOf(state, bracket.code).color, left: `calc(${lane} * var(--pitch))`, top: `${top}px`, ...foot },
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
