// What a code means, one hover away: definition, when to use it and when not, examples.
import { chip, el } from "./dom.js";
import { codeOf } from "./state.js";

const PATIENT = 350;
const WITH_CODE = ".qc-label, .proposals li[data-code], .codings li[data-code], .qc-tree li[data-code]";

export function hoverCards(root, state, explained) {
  const card = el("div", { class: "qc-card", hidden: true, "aria-hidden": "true" });
  let timer = 0;
  let over = null;
  let at = "";
  root.append(card);

  function show(target) {
    const code = codeOf(state, target.dataset.code);
    card.replaceChildren(el("h3", {}, chip(code)), el("p", { class: "path" }, code.path.join(" › ")), explained(code));
    card.hidden = false;
    const [box, frame] = [target.getBoundingClientRect(), root.getBoundingClientRect()];
    const [left, top] = target.closest(".qc-tree") ? beside(box, frame) : near(box, frame);
    Object.assign(card.style, { left: `${left}px`, top: `${top}px` });
  }

  function near(box, frame) {
    const left = Math.max(8, Math.min(box.left - frame.left - 30, frame.width - card.offsetWidth - 8));
    const below = box.bottom - frame.top + 6;
    return [left, below + card.offsetHeight < frame.height ? below : Math.max(4, box.top - frame.top - card.offsetHeight - 6)];
  }

  /** Where it covers none of the tree: right of it, or left of it where the tree stands at the right. */
  function beside(box, frame) {
    const right = box.right - frame.left + 14;
    const left = right + card.offsetWidth < frame.width ? right : box.left - frame.left - card.offsetWidth - 14;
    return [Math.max(8, left), Math.max(4, Math.min(box.top - frame.top - 8, frame.height - card.offsetHeight - 4))];
  }

  function hide() {
    clearTimeout(timer);
    card.hidden = true;
    over = null;
  }

  /** A hand that moved: what comes to lie below a mouse at rest, as one codes by keyboard, is not asked for. */
  function pointed(event) {
    const here = `${event.clientX} ${event.clientY}`;
    if (here !== at) moved(event);
    at = here;
  }

  function moved(event) {
    const target = event.target.closest?.(WITH_CODE);
    if (target === over) return;
    hide();
    if (target && event.type === "focusin" && !target.matches(":focus-visible")) return;
    if (!target || state.open) return;
    over = target;
    timer = setTimeout(() => over?.isConnected && show(over), PATIENT);
  }

  root.addEventListener("mousemove", pointed);
  root.addEventListener("focusin", moved);
  root.addEventListener("mouseleave", hide);
  root.addEventListener("keydown", hide, true);
  root.addEventListener("scroll", hide, true);
  return () => clearTimeout(timer);
}
