// The pane before Streamlit is there: it stands in a layer over the page, and moves to its place when that comes.
import { el } from "./dom.js";

const LASTING = 20000;
const AFTER_A_RUN = 1500;
const LOOK = 100;

export function makeEarly(make) {
  let [held, layer, timer, drawn, ran] = [null, null, 0, 0, 0];
  const began = window.location.pathname;

  /** Draw in a layer of the first page what the server told along with it. */
  function begin(over, data) {
    if (document.querySelector(".stApp .qc-host")) return over.remove();  // Streamlit was sooner
    layer = over;
    held = make(layer, data);
    held.receive(data, null);
    drawn = performance.now();
    timer = setInterval(look, LOOK);
    return undefined;
  }

  /** Another page, or one that has no place for a pane, is not to be hidden. */
  function look() {
    const now = performance.now();
    const app = document.querySelector('[data-testid="stApp"]');
    if (!ran && app?.dataset.testScriptState === "notRunning") ran = now;
    const in_vain = ran && now - ran > AFTER_A_RUN && !document.querySelector(".stApp .qc-host");
    if (in_vain || now - drawn > LASTING || window.location.pathname !== began) end();
  }

  function end() {
    const ended = held;
    leave();
    ended?.stop();
  }

  function leave() {
    clearInterval(timer);
    const over = layer;
    [held, layer] = [null, null];
    over?.remove();
  }

  /** The pane that is drawn already, now in its place on the page; null where there is none, or one of another coder. */
  function take(host, data) {
    if (!held) return null;
    const { state } = held.pane;
    if (data?.fresh && (data.me !== state.me || data.project !== state.project)) {
      end();
      return null;
    }
    const made = held;
    made.move(host);
    leave();
    return made;
  }

  return { begin, take };
}

/** Move an element with all that it shows: where it is scrolled, what has the focus, which dialog is open. */
export function moved(element, host) {
  if (host.moveBefore) {
    const anchor = el("span", {});
    host.replaceChildren(anchor);
    host.moveBefore(element, anchor);
    anchor.remove();
    return;
  }
  const places = [...element.querySelectorAll("*")].filter((one) => one.scrollTop).map((one) => [one, one.scrollTop]);
  const focus = element.contains(document.activeElement) ? document.activeElement : null;
  host.replaceChildren(element);
  for (const dialog of element.querySelectorAll("dialog[open]")) {
    dialog.removeAttribute("open");
    dialog.showModal();
  }
  for (const [one, top] of places) one.scrollTop = top;
  focus?.focus({ preventScroll: true });
}
