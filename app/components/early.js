/* Begin the pane before Streamlit is there; stands in the first page as it is (app/early.py). */
async (script) => {
  const later = document.getElementById("qc-later");
  // Streamlit's scripts keep a browser busy for half a second: they are fetched when ours are there, but read and
  // begun only when the pane was drawn.
  const begin = () => document.head.append(later.content);
  const fetchAhead = () => {
    for (const { src, href } of later.content.children) {
      const link = { rel: "preload", as: "script", crossOrigin: "", href: src || href };
      document.head.append(Object.assign(document.createElement("link"), link));
    }
  };
  const layer = document.getElementById("qc-early");
  const data = document.getElementById("qc-early-data");
  const told = JSON.parse(data.textContent);
  data.remove();
  const kept = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  };
  // Where Streamlit puts the pane, in pixels: as it was here before, else as it is with letters of the usual size.
  const [width, top, left] = kept("qualcode.place") ?? [];
  const known = width === window.innerWidth;
  if (!known && window.innerWidth < 701) {
    layer.remove();
    return begin();
  }
  layer.style.inset = `${known ? top : 44.22}px ${known ? left : 24}px 0`;
  try {
    const fonts = ["1em", "italic 1em"].map((kind) => document.fonts.load(`${kind} "Source Sans"`));
    const [pane] = await Promise.all([import(new URL(script, document.baseURI).href), ...fonts]);
    fetchAhead();
    pane.default.early(layer, told);
  } catch {
    layer.remove();
  }
  requestAnimationFrame(() => setTimeout(begin));
  return undefined;
}
