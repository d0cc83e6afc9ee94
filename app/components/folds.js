// Which folds of a page are open is kept in this tab: what the server draws anew opens as it stood, without asking it.
// A fold says so by its name, <details data-fold="NAME">.
const FOLDS = "qualcode.fold.";
const FOLD = "details[data-fold]";

const foldKey = (fold) => `${FOLDS}${new URLSearchParams(window.location.search).get("p") ?? ""}.${fold.dataset.fold}`;

function folded(event) {
  const fold = event.target;
  if (!fold.matches?.(FOLD) || !fold.isConnected) return;
  try {
    if (fold.open) sessionStorage.setItem(foldKey(fold), "open");
    else sessionStorage.removeItem(foldKey(fold));
  } catch { /* a browser that keeps nothing */ }
}

function unfold(fold) {
  if (fold.open) return folded({ target: fold });  // opened before this script was there
  try {
    if (sessionStorage.getItem(foldKey(fold))) fold.open = true;
  } catch { /* a browser that keeps nothing */ }
}

/** Open the folds in what was just drawn that were open before. */
export function findFolds(root) {
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  if (root.matches(FOLD)) unfold(root);
  root.querySelectorAll(FOLD).forEach(unfold);
}

/** Remember what is opened and shut; toggle does not bubble, so it is caught on its way down. */
export function keepFolds() {
  document.addEventListener("toggle", folded, true);  // adding the same one twice adds it once
}
