// Asking for proposals from the pane: how that work stands, with the buttons to begin and to stop it.
import { el } from "./dom.js";
import { inWords } from "./text.js";

export function makeMaking(state, act) {
  const t = inWords(state);
  const button = (name, label, kind) => el("button", {
    type: "button", class: kind, data: { act: name }, on: { click: () => act(name) },
  }, t(label));

  /** What there is to tell, and what one can press. */
  function block() {
    const { making } = state;
    const parts = {
      none: () => [el("p", { class: "soft" }, t("propose_none")), button("propose", "propose", "primary")],
      no_codebook: () => [el("p", { class: "soft" }, t("propose_no_codebook"))],
      busy: () => [
        el("p", { class: "soft" }, making.label),
        el("progress", { max: 1, value: making.share || false, "aria-label": t("propose") }),
        button("stopPropose", "propose_stop", "quiet"),
      ],
      failed: () => [el("p", { role: "alert" }, making.trouble), button("propose", "propose_retry", "")],
      cancelled: () => [el("p", { class: "soft" }, t("propose_stopped")), button("propose", "propose", "")],
      made: () => [
        el("p", { class: "soft" }, making.learning ? t("propose_live", { n: making.learning }) : t(making.learned ? "propose_made" : "propose_made_first", { when: making.when, n: making.learned })),
        button("propose", "propose_again", "quiet"),
      ],
    }[making.state];
    return parts ? el("div", { class: `making ${making.state}` }, parts()) : null;
  }

  return { block };
}
