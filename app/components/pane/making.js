// Asking for proposals from the pane: how that work stands, with the buttons to begin and to stop it.
import { el } from "./dom.js";
import { inWords } from "./text.js";

/** What is told of proposals that were made, as a text and its values; nothing beside a source that has none (`some`). */
export function toldOf(making, some) {
  if (making.learning) return ["propose_live", { n: making.learning }];
  if (!some) return null;
  return [making.learned ? "propose_made" : "propose_made_first", { when: making.when, n: making.learned }];
}

export function makeMaking(state, act) {
  const t = inWords(state);
  const button = (name, label, kind) => el("button", {
    type: "button", class: kind, data: { act: name }, on: { click: () => act(name) },
  }, t(label));

  /** What there is to tell, and what one can press; `some` is whether there are proposals where it stands. */
  function block(some = true) {
    const { making } = state;
    const told = making.state === "made" && toldOf(making, some);
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
        (told || making.missing) && el("p", { class: "soft" }, [told && t(...told), making.missing && t("propose_missing", { n: making.missing })].filter(Boolean).join(" ")),
        button("propose", told ? "propose_again" : "propose", "quiet"),
      ],
    }[making.state];
    return parts ? el("div", { class: `making ${making.state}` }, parts()) : null;
  }

  return { block };
}
