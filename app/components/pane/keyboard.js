// The keyboard: which press is for the pane, what it does, and what is copied of a selection by keys.
import { ACTIONS, WHILE_HELD, pressed } from "./keys.js";
import { quoted } from "./select.js";

export function makeKeyboard(state, pane, root, acts) {
  const here = () => state.docs.get(state.at.doc);

  function onKey(event) {
    if (!root.isConnected || root.querySelector("dialog[open]")) return;
    const target = event.target;
    const inside = root.contains(target);
    if (!inside && target !== document.body && target !== document.documentElement) return;
    if (pane.codes.side.contains(target)) return;  // the tree has keys of its own
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable) return;
    const key = pressed(event);
    if (!state.options.keys && key !== "?") return;
    if (target.closest?.("button") && (key === "Enter" || key === "Space")) return;
    if (handled(key, event.repeat)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (/^[a-z]$/.test(key)) event.stopImmediatePropagation();  // Streamlit has one-letter keys of its own
  }

  /** Do what a key is for; of one that is held down (`again`) what it decided is not decided for what comes next as well. */
  function handled(key, again) {
    if (!here()?.marks) return false;
    const found = ACTIONS.get(key);
    if (again && !WHILE_HELD.has(found?.[0])) return Boolean(found);
    if (state.facet) {
      if (/^[1-9]$/.test(key)) return run("facetValue", Number(key) - 1);
      if (key === "0" || key === "Enter") return run("facetSkip");
      if (key === "Backspace") return run("facetClear");
      if (key === "Escape") return run("facetStop");
    }
    return found ? run(...found) : false;
  }

  function run(name, argument) {
    acts[name](argument);
    return true;
  }

  function copied(event) {
    if (!state.selection || !root.contains(document.activeElement)) return;
    const native = window.getSelection();
    if (native && !native.isCollapsed) return;
    event.clipboardData.setData("text/plain", quoted(here(), state.selection.start, state.selection.end));
    event.preventDefault();
  }

  window.addEventListener("keydown", onKey, true);
  document.addEventListener("copy", copied);

  function stop() {
    window.removeEventListener("keydown", onKey, true);
    document.removeEventListener("copy", copied);
  }

  return { stop };
}
