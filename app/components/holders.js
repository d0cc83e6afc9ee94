// For browsers whose style sheets do not know ":has" (Firefox before 121, the long-lived 115 among them): what holds a part of
// the page is told in an attribute, by the name of that part. The style sheets ask for either, within ":is", which passes over
// what a browser does not know.
const HELD = [
  ["bar", ".st-key-bar", '[data-testid="stLayoutWrapper"]'],
  ["trouble", ".st-key-trouble", '[data-testid="stLayoutWrapper"]'],
  ["threads-standing", ".st-key-threads-standing", '[data-testid="stLayoutWrapper"]'],
  ["analysis-words", ".st-key-analysis-words", '[data-testid="stLayoutWrapper"]'],
  ["quotes", ".st-key-analysis-words .qc-subheading", ".stMainBlockContainer"],
  ["next-step", ".st-key-next-step", '[data-testid="stHorizontalBlock"]'],
  ["codebook-side", ".st-key-codebook-side", '[data-testid="stColumn"]'],
  ["empty", ".qc-empty", ".stElementContainer"],
  ["notice", ".qc-notice", ".stElementContainer"],
  ["pane", ".qc-pane", ".stElementContainer"],
  ["pane", ".qc-pane", ".stMainBlockContainer"],
];
const knowsHas = CSS.supports("selector(:has(a))");

/** Called when anything on the page changed. */
export function tellHolders() {
  if (knowsHas) return;
  const wanted = new Map();
  for (const [name, part, holder] of HELD) {
    for (const found of document.querySelectorAll(part)) {
      const element = found.parentElement?.closest(holder);
      if (element) wanted.set(element, new Set([...(wanted.get(element) ?? []), name]));
    }
  }
  for (const element of document.querySelectorAll("[data-qc-holds]")) if (!wanted.has(element)) delete element.dataset.qcHolds;
  for (const [element, names] of wanted) {
    const told = [...names].join(" ");
    if (element.dataset.qcHolds !== told) element.dataset.qcHolds = told;
  }
}
