// What one clicks in Analyse and the words that it opens are both in sight. A number far right in a table stays so when the
// words take a part of its width; where a chart far down is clicked, the page comes up as far as the head of its words.
const OPEN_PATIENCE = 20000;  // milliseconds in which the words have to come, unless one goes elsewhere meanwhile
const ROOM = 90;  // pixels right of where one clicked
const BELOW_BAR = 60;
let following = 0;

function until(done) {
  const begun = Date.now();
  following = setInterval(() => {
    if (done() || Date.now() - begun > OPEN_PATIENCE) clearInterval(following);
  }, 50);
}

function inTable(scroller, clientX) {
  const at = clientX - scroller.getBoundingClientRect().x + scroller.scrollLeft;
  const wide = scroller.clientWidth;
  until(() => {
    if (scroller.clientWidth >= wide) return false;
    scroller.scrollLeft = Math.max(scroller.scrollLeft, at + ROOM - scroller.clientWidth);
    return true;
  });
}

function inChart() {
  const words = () => document.querySelector(".st-key-analysis-words");
  const before = words()?.textContent;
  until(() => {
    const head = words()?.querySelector(".qc-subheading");
    if (!head || words().textContent === before) return false;
    const under = head.getBoundingClientRect().top - BELOW_BAR;
    if (under < 0) document.querySelector(".stMain")?.scrollBy(0, under);
    return true;
  });
}

function follow({ target, clientX }) {
  clearInterval(following);
  if (!target.closest?.(".st-key-analysis-beside")) return;
  const scroller = target.closest('[data-testid="stDataFrame"]')?.querySelector(".dvn-scroller");
  if (scroller) inTable(scroller, clientX);
  else if (target.closest(".js-plotly-plot")) inChart();
}

/** Watch where one clicks. */
export function keepInSight() {
  if (window.qcKeepsInSight) return;
  window.qcKeepsInSight = true;
  for (const hand of ["wheel", "keydown"]) window.addEventListener(hand, () => clearInterval(following), true);
  window.addEventListener("pointerdown", follow, true);  // of what follows it tables and charts keep some to themselves
}
