// Who goes from a table to the words in Coderen and comes back, with Back, the bar or a reload, finds the page as far down
// as it was, and each table and list in it. Kept in this tab, by the page's address.
const SCROLLS = "qualcode.scroll.";
const SCROLLING = ".stMain, .dvn-scroller, .st-key-analysis-words";
const SCROLL_PATIENCE = 30000;  // milliseconds in which what was there has to be drawn
const OTHER_PAGE_THERE = 1500;  // in which the page that one comes from may still be there
let scrollTimer = 0;

const scrollKey = () => SCROLLS + window.location.pathname + window.location.search;

/** What a thing that scrolls is called: by the key of the part of the page that it stands in. */
function nameOf(element) {
  const keyed = element.closest('[class*="st-key-"]');
  return [...(keyed?.classList ?? [])].find((one) => one.startsWith("st-key-")) ?? element.classList[0];
}

/** Remember how far down everything is. At the click or key that leads away: when Streamlit changes the address, it may have begun to draw the other page. */
function keepScrolls() {
  if (document.querySelector(".qc-pane")) return;  // the reading pane keeps its own place
  const places = [...document.querySelectorAll(SCROLLING)]
    .filter((one) => one.scrollTop || one.scrollLeft)
    .map((one) => [nameOf(one), one.scrollTop, one.scrollLeft]);
  try {
    if (places.length) sessionStorage.setItem(scrollKey(), JSON.stringify(places));
    else sessionStorage.removeItem(scrollKey());
  } catch { /* a browser that keeps nothing */ }
}

function keptScrolls(address) {
  try {
    return JSON.parse(sessionStorage.getItem(address) ?? "[]");
  } catch {  // a browser that keeps nothing
    return [];
  }
}

/** Scroll what is drawn of these to where it was; gives those that did not stand there yet: they may be drawn anew. */
function scrollBack(wanted) {
  const there = [...document.querySelectorAll(SCROLLING)];
  return wanted.filter(([name, top, left]) => {
    const one = there.find((each) => nameOf(each) === name);
    if (!one || one.scrollHeight - one.clientHeight < top - 1) return true;
    if (Math.abs(one.scrollTop - top) < 2 && Math.abs(one.scrollLeft - left) < 2) return false;
    one.scrollTop = top;
    one.scrollLeft = left;
    return true;
  });
}

/** Put everything back as soon as the page is drawn that was just asked for; a hand on the page goes first. */
export function restoreScrolls() {
  clearTimeout(scrollTimer);
  const begun = Date.now();
  let address = "";
  let wanted = [];
  let drawing = false;
  function look() {
    const waited = Date.now() - begun;
    if (scrollKey() !== address) {
      address = scrollKey();
      wanted = keptScrolls(address);
    }
    const ready = document.querySelector('.stApp[data-test-script-state="notRunning"]');
    drawing ||= !ready || waited > OTHER_PAGE_THERE;
    if (ready && drawing) wanted = scrollBack(wanted);
    if (waited < (wanted.length ? SCROLL_PATIENCE : OTHER_PAGE_THERE)) scrollTimer = setTimeout(look, 100);
  }
  look();
}

/** Follow the browser to other pages and back. */
export function followScrolls() {
  if (window.qcFollowsScrolls) return;
  window.qcFollowsScrolls = true;
  window.addEventListener("click", keepScrolls, true);
  window.addEventListener("keydown", ({ key }) => { if (key === "Enter" || key === " ") keepScrolls(); }, true);  // no click may follow
  window.addEventListener("pagehide", keepScrolls);
  window.addEventListener("popstate", restoreScrolls);
  for (const hand of ["wheel", "pointerdown", "keydown"]) window.addEventListener(hand, () => clearTimeout(scrollTimer), true);
  restoreScrolls();
}
