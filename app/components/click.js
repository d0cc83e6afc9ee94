// A click on a point of a Plotly chart: on any (`always`), or while a lasso or a box is in hand, when Streamlit hears
// only what is drawn.
const AGAIN = 300;
const heard = new WeakMap();

function listener(parent) {
  const one = { figure: "", always: false, tell: () => {} };
  let plot = null;
  let timer = 0;
  function clicked({ points }) {
    const name = points?.[0]?.customdata;
    if (name && (one.always || ["lasso", "select"].includes(plot.layout.dragmode))) one.tell(String(name));
  }
  /** The chart comes after this, and another one when it is drawn anew. */
  function look() {
    const found = document.querySelector(`.st-key-${CSS.escape(one.figure)} .js-plotly-plot`);
    if (found?.on && found !== plot) {
      plot = found;
      plot.on("plotly_click", clicked);
    }
    timer = setTimeout(look, AGAIN);
  }
  one.look = look;
  one.stop = () => {
    clearTimeout(timer);
    plot?.removeListener?.("plotly_click", clicked);
    heard.delete(parent);
  };
  return one;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const known = heard.get(parentElement);
  const one = known ?? listener(parentElement);
  one.figure = data.figure;
  one.always = data.always;
  one.tell = (name) => setTriggerValue("point", name);
  if (!known) {
    heard.set(parentElement, one);
    one.look();
  }
  return one.stop;
}
