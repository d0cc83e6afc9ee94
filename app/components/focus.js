// Where a deed takes away the button that it was done with (a card that goes to another list, a line that changes), the
// browser puts the keyboard back at the top of the page. Here it goes on: to the same button drawn anew, else to the like one
// that stands nearest, such as that of the next card. Streamlit's key of a widget tells which are alike: "threads-accept-t04".
const KEYED = '[class*="st-key-"]';
const TAKES_FOCUS = "button:not([disabled]), a[href], input, textarea, [role=combobox]";
const TYPED_IN = 'input:is([type="text"], [type="number"]):not([role="combobox"]):not([disabled]), textarea:not([disabled])';
const DRAWING = '[role="dialog"], [data-testid="stApp"]:not([data-test-script-state="notRunning"])';
const REST = 200;  // milliseconds without a change
let held = null;
let resting = 0;

const keyOf = (element) => [...element.classList].find((name) => name.startsWith("st-key-"));
const outside = (element) => !element.closest('[role="dialog"], .qc-pane');

function hold({ target }) {
  const keyed = target.closest?.(KEYED);
  if (keyed && outside(target)) held = { target, key: keyOf(keyed), top: target.getBoundingClientRect().top };
  else if (target.closest && outside(target)) held = null;
}

/** One who clicks elsewhere leaves it; one whose button was taken away does not. */
function letGo({ target, relatedTarget }) {
  if (held?.target !== target || relatedTarget) return;
  setTimeout(() => {
    if (held?.target === target && target.isConnected && document.hasFocus()) held = null;
  });
}

function heir() {
  const alike = held.key.replace(/-[^-]*$/, "-");
  const found = [];
  for (const keyed of document.querySelectorAll(`[class*="${CSS.escape(alike)}"]`)) {
    const element = keyed.querySelector(TAKES_FOCUS);
    if (!element || !outside(element)) continue;
    if (keyOf(keyed) === held.key) return element;
    found.push([Math.abs(element.getBoundingClientRect().top - held.top), element]);
  }
  return found.sort(([one], [other]) => one - other)[0]?.[1];
}

function goOn() {
  if (!held || held.target.isConnected || document.activeElement !== document.body) return;
  if (document.querySelector(DRAWING)) resting = setTimeout(goOn, REST);
  else heir()?.focus({ preventScroll: true });
}

/** In a dialog that has just opened one begins in its first text field, where there is one. */
function enter(dialog) {
  if (!dialog?.matches('[role="dialog"]') || dialog.closest(".qc-pane")) return;
  [...dialog.querySelectorAll(TYPED_IN)].find((field) => field.checkVisibility?.() ?? true)?.focus({ preventScroll: true });
}

/** The first question of all has one field: one can type at once. */
function begin(field) {
  if (!field || field.dataset.begun) return;
  field.dataset.begun = "yes";
  if (document.activeElement === document.body) field.focus({ preventScroll: true });
}

/** Called when anything on the page changed. */
export function keepFocus() {
  enter(document.activeElement);
  begin(document.querySelector(".st-key-welcome-name input"));
  document.addEventListener("focusin", hold);  // adding the same one twice adds it once
  document.addEventListener("focusout", letGo);
  if (!held || held.target.isConnected) return;
  clearTimeout(resting);
  resting = setTimeout(goOn, REST);
}
