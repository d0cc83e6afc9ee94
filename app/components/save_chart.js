// Buttons below a chart that keep it as a file. Plotly's own is a link that the keyboard does not reach, and knows one form.
// What is kept goes into a report: it stands on white with dark letters of a type that every machine has, whatever the screen.
const WHITE = "#ffffff";
const INK = "#15181d";
const FAINT = "#d8d3ca";
const LETTERS = { color: INK, family: "Arial, Helvetica, sans-serif" };

const inked = (font) => ({ ...font, ...LETTERS });

function inkedAxis(axis) {
  const title = axis.title && { ...axis.title, font: inked(axis.title.font) };
  const lines = { gridcolor: FAINT, linecolor: FAINT, tickcolor: FAINT, zerolinecolor: FAINT };
  return { ...axis, ...lines, color: INK, tickfont: inked(axis.tickfont), ...(title && { title }) };
}

function onPaper(layout) {
  const axes = Object.keys(layout).filter((name) => /^[xy]axis\d*$/.test(name)).map((name) => [name, inkedAxis(layout[name])]);
  const legend = { ...layout.legend, font: inked(layout.legend?.font), bgcolor: WHITE };
  return { ...layout, ...Object.fromEntries(axes), legend, font: inked(layout.font), paper_bgcolor: WHITE, plot_bgcolor: WHITE };
}

const withInk = (trace) => (trace.textfont || trace.mode?.includes("text") ? { ...trace, textfont: inked(trace.textfont) } : trace);

function save(figure, format) {
  const plot = document.querySelector(`.st-key-${CSS.escape(figure)} .js-plotly-plot`);
  // The camera is the first that Plotly adds, and stands last where its buttons stand below each other.
  const groups = [...(plot?.querySelectorAll(".modebar-group") ?? [])];
  const camera = groups.at(plot?._fullLayout.modebar.orientation === "v" ? -1 : 0)?.querySelector(".modebar-btn");
  if (!camera) return;
  const shown = { layout: plot.layout, data: plot.data, options: plot._context.toImageButtonOptions };
  plot._context.toImageButtonOptions = { ...shown.options, format };
  plot.layout = onPaper(shown.layout);
  plot.data = shown.data.map(withInk);
  camera.click();  // copies the figure before it answers
  plot._context.toImageButtonOptions = shown.options;
  plot.layout = shown.layout;
  plot.data = shown.data;
}

export default function ({ data, parentElement }) {
  const row = document.createElement("div");
  row.className = "qc-save";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", data.label);
  row.append(data.label);
  for (const form of data.forms) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = form.toUpperCase();
    button.addEventListener("click", () => save(data.figure, form));
    row.append(button);
  }
  const old = parentElement.querySelector(".qc-save");
  if (old) old.replaceWith(row);
  else parentElement.append(row);
}
