// A map of points by keyboard: the arrows go from point to point, + and − draw a circle around the one where one is, Enter
// chooses what is in it. It lies over the Plotly chart, leaves the mouse to that, and shows what was chosen when nothing is drawn.
const AGAIN = 300;
const STEP = 6, LEAP = 0.12, GROWS = 14;  // pixels, a share of the width, pixels
const CORNERS = 24;
const SVG = "http://www.w3.org/2000/svg";
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const walks = new WeakMap();

/** How the chart lies on the page: from its numbers to pixels from its upper left corner, and back. */
function sheet(plot) {
  const box = plot?.querySelector(".nsewdrag")?.getBoundingClientRect();
  if (!box?.width || !plot.layout?.xaxis?.range) return null;
  const [left, right] = plot.layout.xaxis.range, [low, high] = plot.layout.yaxis.range;
  return {
    box,
    down: ([x, y]) => [((x - left) / (right - left)) * box.width, ((high - y) / (high - low)) * box.height],
    up: ([x, y]) => [left + (x / box.width) * (right - left), high - (y / box.height) * (high - low)],
  };
}

function pointsOf(plot) {
  return plot.data.flatMap((one) => Array.from(one.x, (x, n) => (
    { name: one.customdata[n], label: one.name, seen: one.visible !== "legendonly", at: [x, one.y[n]] }
  )));
}

/** The nearest point in that direction at least `least` pixels further; what lies aside counts for more. */
function towards(points, from, [right, down], least) {
  let best = null, least_cost = Infinity;
  for (const point of points) {
    const x = point.px[0] - from[0], y = point.px[1] - from[1];
    const along = x * right + y * down, aside = Math.abs(x * down - y * right);
    if (along < least || aside > along) continue;
    const cost = along + 2 * aside;
    if (cost < least_cost) [best, least_cost] = [point, cost];
  }
  return best;
}

function nearest(points, [x, y]) {
  const far = (point) => Math.hypot(point.px[0] - x, point.px[1] - y);
  return points.reduce((best, point) => (!best || far(point) < far(best) ? point : best), null);
}

function within(corners, [x, y]) {
  let inside = false;
  corners.forEach(([x1, y1], n) => {
    const [x2, y2] = corners[(n + 1) % corners.length];
    if (y1 !== y2 && (y1 > y) !== (y2 > y) && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}

function shape(kind, given) {
  const made = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
  return made;
}

function walk(parent) {
  const over = document.createElement("div"), drawing = shape("svg", { "aria-hidden": "true" });
  const keys = document.createElement("p"), told = document.createElement("p");
  over.className = "qc-walk";
  keys.className = "qc-walk-keys";
  keys.setAttribute("aria-hidden", "true");
  told.setAttribute("role", "status");
  over.setAttribute("role", "application");
  over.tabIndex = 0;
  over.append(drawing, keys, told);
  parent.append(over);
  const one = { data: null, tell: () => {} };
  let plot = null, here = null, radius = 0, timer = 0;

  /** The corners of the circle in the numbers of the chart, as they stand in the address. */
  function circle(laid) {
    const [x, y] = laid.down(here.at);
    return Array.from({ length: CORNERS }, (_, n) => {
      const turn = (2 * Math.PI * n) / CORNERS;
      return laid.up([x + radius * Math.cos(turn), y + radius * Math.sin(turn)]).map((v) => Number(v.toFixed(2)));
    });
  }

  function draw() {
    const laid = sheet(plot);
    over.style.opacity = laid ? 1 : 0;  // hidden it would lose the keyboard while the chart is drawn anew
    over.tabIndex = laid ? 0 : -1;
    if (!laid) return;
    const from = parent.getBoundingClientRect();
    Object.assign(over.style, {
      left: `${laid.box.x - from.x}px`, top: `${laid.box.y - from.y}px`, width: `${laid.box.width}px`, height: `${laid.box.height}px`,
    });
    const drawn = (corners) => corners.map((corner) => laid.down(corner).join(",")).join(" ");
    const shapes = [];
    if (one.data.area) shapes.push(shape("polygon", { class: "chosen", points: drawn(one.data.area.split(";").map((p) => p.split(",").map(Number))) }));
    for (const at of one.data.points) {
      const [cx, cy] = laid.down(at);
      shapes.push(shape("circle", { class: "chosen", cx, cy, r: 8 }));
    }
    if (here && document.activeElement === over) {
      const [cx, cy] = laid.down(here.at);
      shapes.push(shape("circle", { class: "here", cx, cy, r: 7 }));
      keys.classList.toggle("above", cy > laid.box.height / 2);
      if (radius) shapes.push(shape("polygon", { class: "around", points: drawn(circle(laid)) }));
    }
    drawing.replaceChildren(...shapes);
  }

  function say() {
    const texts = one.data.texts, corners = circle(sheet(plot));
    const many = radius ? pointsOf(plot).filter((point) => within(corners, point.at)).length : 0;
    told.textContent = (radius ? texts.around.replace("{count}", many) : texts.here).replace("{label}", () => here.label);
    keys.textContent = `${told.textContent} — ${texts.keys}`;
  }

  /** What can be walked to: points in sight, and where each is. */
  function inSight(laid) {
    const seen = pointsOf(plot).filter((point) => point.seen).map((point) => ({ ...point, px: laid.down(point.at) }));
    return seen.filter(({ px: [x, y] }) => x >= 0 && y >= 0 && x <= laid.box.width && y <= laid.box.height);
  }

  function begin() {
    const laid = sheet(plot);
    if (!laid) return;
    const middle = here ? laid.down(here.at) : [laid.box.width / 2, laid.box.height / 2];
    here = nearest(inSight(laid), middle) ?? here;
    if (here) say();
    draw();
  }

  function choose() {
    one.tell(radius ? { area: circle(sheet(plot)).map((corner) => corner.join(",")).join(";") } : { point: here.name });
  }

  over.addEventListener("keydown", (event) => {
    const laid = sheet(plot);
    if (!laid || !here || event.ctrlKey || event.metaKey || event.altKey) return;
    const grows = { "+": 1, "=": 1, "-": -1, _: -1 }[event.key];
    if (ARROWS[event.key]) {
      const least = event.shiftKey ? LEAP * laid.box.width : STEP;
      here = towards(inSight(laid), laid.down(here.at), ARROWS[event.key], least) ?? here;
    } else if (grows) radius = Math.max(0, radius + grows * GROWS);
    else if (event.key === "Enter" || event.key === " ") choose();
    else if (event.key === "Escape" && (one.data.area || one.data.points.length || one.data.drawn)) one.tell({});
    else return;
    event.preventDefault();
    event.stopPropagation();
    say();
    draw();
  });
  over.addEventListener("focus", begin);
  over.addEventListener("blur", draw);

  /** The chart comes after this, is drawn anew, zoomed and moved. */
  one.look = () => {
    plot = document.querySelector(`.st-key-${CSS.escape(one.data.figure)} .js-plotly-plot`);
    draw();
    timer = setTimeout(one.look, AGAIN);
  };
  one.stop = () => {
    clearTimeout(timer);
    walks.delete(parent);
    over.remove();
  };
  return one;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const known = walks.get(parentElement);
  const one = known ?? walk(parentElement);
  one.data = data;
  one.tell = (choice) => setTriggerValue("choice", choice);
  const over = parentElement.querySelector(".qc-walk");
  over.setAttribute("aria-label", `${data.texts.label}. ${data.texts.keys}`);
  parentElement.querySelector(".qc-walk-keys").textContent ||= data.texts.keys;
  if (!known) {
    walks.set(parentElement, one);
    one.look();
  }
  return one.stop;
}
