// What a code means, one hover away: definition, when to use it and when not, examples.
import { chip, el } from "./dom.js";
import { codeOf } from "./state.js";

const PATIENT = 350;

export function hoverCards(root, state, explained) {
  const card = el("div", { class: "qc-card", hidden: true, "aria-hidden": "true" });
  let timer = 0;
  let over = null;
  root.append(card);

  function show(target) {
    const code = codeOf(state, target.dataset.code);
    card.replaceChildren(el("h3", {}, chip(code)), el("p", { class: "path" }, code.path.join(" › ")), explained(code));
    card.hidden = false;
    const [box, frame] = [target.getBoundingClientRect(), root.getBoundingClientRect()];
    const left = Math.max(8, Math.min(box.left - frame.left - 30, frame.width - card.offsetWidth - 8));
    const below = box.bottom - frame.top + 6;
    const top = below + card.offsetHeight < frame.height ? below : Math.max(4, box.top - frame.top - card.offsetHeight - 6);
    Object.assign(card.style, { left: `${left}px`, top: `${top}px` });
  }

  function hide() {
    clearTimeout(timer);
    card.hidden = true;
    over = null;
  }

  function moved(event) {
    const target = event.target.closest?.(".qc-label, .proposals li[data-code], .codings li[data-code]");
    if (target === over) return;
    hide();
    if (!target || state.open) return;
    over = target;
    timer = setTimeout(() => over?.isConnected && show(over), PATIENT);
  }

  root.addEventListener("mouseover", moved);
  root.addEventListener("mouseleave", hide);
  root.addEventListener("keydown", hide, true);
  root.addEventListener("scroll", hide, true);
  return () => clearTimeout(timer);
}
