// Buttons below a chart that keep it as a file. Plotly's own is a link that the keyboard does not reach, and knows one form.
function save(figure, format) {
  const plot = document.querySelector(`.st-key-${CSS.escape(figure)} .js-plotly-plot`);
  // The camera is the first that Plotly adds, and stands last where its buttons stand below each other.
  const groups = [...(plot?.querySelectorAll(".modebar-group") ?? [])];
  const camera = groups.at(plot?._fullLayout.modebar.orientation === "v" ? -1 : 0)?.querySelector(".modebar-btn");
  if (!camera) return;
  const usual = plot._context.toImageButtonOptions;
  plot._context.toImageButtonOptions = { ...usual, format };
  camera.click();
  plot._context.toImageButtonOptions = usual;
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
