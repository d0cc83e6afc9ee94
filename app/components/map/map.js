// A map of fragments: one draws a line around points to read them, or clicks one. By keyboard the arrows go from point to
// point, + and − draw a circle around the one where one is, and Enter chooses what is in it. What is chosen stands in `data`.
import { Field } from "./field.js";
import { paint, signOf } from "./paint.js";

const STEP = 6, LEAP = 0.12, GROWS = 14;  // pixels, a share of the width, pixels
const CORNERS = 24, MOST_CORNERS = 32;
const REACH = 9, STILL = 4;  // pixels from a point that are still on it; that a hand moves in a click
const NEARER = 1.5;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const SVG = "http://www.w3.org/2000/svg";
const maps = new WeakMap();

function made(tag, given = {}, ...inside) {
  const found = tag in { svg: 1, polygon: 1, circle: 1 } ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(given)) found.setAttribute(name, value);
  found.append(...inside);
  return found;
}

const told = (corners) => corners.map((corner) => corner.map((value) => value.toFixed(3)).join(",")).join(";");
const read = (text) => text.split(";").map((corner) => corner.split(",").map(Number));

/** Every so many of a line drawn by hand, so that the address stays short. */
function fewer(line) {
  const step = Math.max(1, Math.ceil(line.length / MOST_CORNERS));
  return line.filter((_, n) => n % step === 0);
}

class FragmentMap {
  constructor(parent) {
    this.canvas = made("canvas", { "aria-hidden": "true" });
    this.drawing = made("svg", { "aria-hidden": "true" });
    this.keys = made("p", { class: "qc-map-keys", "aria-hidden": "true" });
    this.status = made("p", { role: "status" });
    this.tip = made("div", { class: "qc-map-tip", "aria-hidden": "true" });
    this.sheet = made("div", { class: "qc-map-sheet", role: "application", tabindex: "0" },
      this.canvas, this.drawing, this.keys, this.status, this.tip);
    this.tools = made("div", { class: "qc-map-tools", role: "toolbar" });
    this.legend = made("div", { class: "qc-map-legend", role: "toolbar" });
    this.root = made("div", { class: "qc-map" }, this.tools, this.sheet, this.legend);
    parent.append(this.root);
    this.here = null;
    this.radius = 0;
    this.moving = false;
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(this.sheet);
    this.listen();
  }

  /** What the server says: points that are new are read, what is chosen is shown. */
  take(data, tell) {
    const before = this.data;
    this.data = data;
    this.tell = (choice) => tell({ ...choice, run: data.run });
    if (before?.places !== data.places || before.groups !== data.groups) {
      const field = new Field(data.places, data.groups);
      if (before?.places === data.places) Object.assign(field, { nearer: this.field.nearer, middle: this.field.middle });
      else this.here = null;
      this.field = field;
    }
    this.field.hidden = new Set(data.hidden);
    if (JSON.stringify([before?.legend, before?.hidden]) !== JSON.stringify([data.legend, data.hidden])) this.name();
    this.sheet.setAttribute("aria-label", `${data.texts.label}. ${data.texts.keys}`);
    this.keys.textContent ||= data.texts.keys;
    this.choose(data.area ? read(data.area) : [], data.points);
    this.fit();
  }

  /** The buttons above the map and the names below it. */
  name() {
    const { texts, legend } = this.data;
    const button = (name, act, sign) => {
      const found = made("button", { type: "button", title: texts[name], "aria-label": texts[name], "data-tool": name }, sign);
      found.onclick = () => (act(), this.draw());
      return found;
    };
    const lasso = button("lasso", () => this.hold(false), texts.lasso), hand = button("move", () => this.hold(true), texts.move);
    this.hold = (moving) => {
      this.moving = moving;
      lasso.setAttribute("aria-pressed", String(!moving));
      hand.setAttribute("aria-pressed", String(moving));
      this.sheet.classList.toggle("moving", moving);
    };
    this.hold(this.moving);
    this.tools.setAttribute("aria-label", texts.tools);
    this.tools.replaceChildren(lasso, hand, button("nearer", () => this.field.zoom(NEARER), "+"),
      button("further", () => this.field.zoom(1 / NEARER), "−"), button("whole", () => this.field.zoom(0), "⤢"));
    this.legend.setAttribute("aria-label", texts.legend);
    this.legend.replaceChildren(...legend.map((one, group) => this.named(one, group)));
    for (const bar of [this.tools, this.legend]) roving(bar);
  }

  named({ label, sign, colour }, group) {
    const shown = String(!this.field.hidden.has(group));
    const found = made("button", { type: "button", "aria-pressed": shown, title: label }, signOf(sign, 10, colour), made("span", {}, label));
    found.onclick = () => {
      const { hidden } = this.field;
      if (!hidden.delete(group)) hidden.add(group);
      found.setAttribute("aria-pressed", String(!hidden.has(group)));
      this.ask({ area: this.area, points: this.points });
    };
    return found;
  }

  choose(area, points) {
    [this.area, this.points] = [area, points];
    this.lit = area.length ? this.field.inside(area) : points.length ? Uint8Array.from(this.field.groups, (_, n) => (points.includes(n) ? 1 : 0)) : null;
  }

  fit() {
    if (!this.field || !this.sheet.clientWidth) return;
    [this.field.wide, this.field.high] = [this.sheet.clientWidth, this.sheet.clientHeight];
    this.draw();
  }

  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      paint(this.canvas, this.field, this.data.legend, this.lit);
      this.outline();
    });
  }

  /** What was chosen, where the keyboard is, and the line that is being drawn. */
  outline(line = null) {
    const pixels = (corners) => corners.map((corner) => this.field.down(corner).join(",")).join(" ");
    const ring = (n, given) => {
      const [cx, cy] = this.field.down(this.field.at(n));
      return made("circle", { cx, cy, ...given });
    };
    const shapes = this.points.map((n) => ring(n, { class: "chosen", r: 8 }));
    if (line) shapes.push(made("polygon", { class: "line", points: pixels(line) }));
    else if (this.area.length) shapes.push(made("polygon", { class: "chosen", points: pixels(this.area) }));
    if (this.here !== null && document.activeElement === this.sheet) {
      shapes.push(ring(this.here, { class: "here", r: 7 }));
      this.keys.classList.toggle("above", this.field.down(this.field.at(this.here))[1] > this.field.high / 2);
      if (this.radius) shapes.push(made("polygon", { class: "around", points: pixels(this.circle()) }));
    }
    this.drawing.replaceChildren(...shapes);
  }

  circle() {
    const [x, y] = this.field.down(this.field.at(this.here));
    return Array.from({ length: CORNERS }, (_, n) => {
      const turn = (2 * Math.PI * n) / CORNERS;
      return this.field.up([x + this.radius * Math.cos(turn), y + this.radius * Math.sin(turn)]).map((v) => Number(v.toFixed(3)));
    });
  }

  labelOf(n) {
    return this.data.legend[this.field.groups[n]].label;
  }

  say() {
    const { texts } = this.data, many = this.radius ? this.field.inside(this.circle()).reduce((sum, one) => sum + one, 0) : 0;
    const text = this.radius ? texts.around.replace("{count}", many) : texts.here;
    this.status.textContent = text.replace("{label}", () => this.labelOf(this.here));
    this.keys.textContent = `${this.status.textContent} — ${texts.keys}`;
  }

  /** Show what was chosen at once, and tell the server. */
  ask({ area = [], points = [] }) {
    this.choose(area, points);
    this.draw();
    const chosen = area.length ? { area: told(area) } : points.length ? { point: points[0] } : {};
    this.tell({ ...chosen, hidden: [...this.field.hidden].sort((one, other) => one - other) });
  }

  listen() {
    const { sheet } = this;
    let line = null, from = null, still = true;
    const place = ({ clientX, clientY }) => {
      const box = sheet.getBoundingClientRect();
      return [clientX - box.x, clientY - box.y];
    };
    sheet.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      [from, still] = [place(event), true];
      line = [this.field.up(from)];
      this.tip.textContent = "";
      sheet.setPointerCapture(event.pointerId);
    });
    sheet.addEventListener("pointermove", (event) => {
      const now = place(event);
      if (!from) return this.hover(now);
      still &&= Math.hypot(now[0] - from[0], now[1] - from[1]) < STILL;
      if (still) return null;
      if (!this.moving) {
        line.push(this.field.up(now));
        return this.outline(line);
      }
      this.field.move(now[0] - from[0], now[1] - from[1]);
      from = now;
      return this.draw();
    });
    sheet.addEventListener("pointerup", (event) => {
      if (!from) return;
      const drawn = line, clicked = still ? this.field.nearest(place(event), REACH) : null;
      [from, line] = [null, null];
      if (clicked !== null) this.ask({ points: [clicked] });
      else if (!still && !this.moving && drawn.length > 2) this.ask({ area: read(told(fewer(drawn))) });
      else if (still && this.lit) this.ask({});
      else this.outline();
    });
    sheet.addEventListener("pointercancel", () => {
      [from, line] = [null, null];
      this.outline();
    });
    sheet.addEventListener("pointerleave", () => { this.tip.textContent = ""; });
    sheet.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;  // without it the page scrolls
      event.preventDefault();
      this.field.zoom(event.deltaY < 0 ? NEARER : 1 / NEARER, place(event));
      this.draw();
    }, { passive: false });
    sheet.addEventListener("keydown", (event) => this.key(event));
    sheet.addEventListener("focus", () => this.begin());
    sheet.addEventListener("blur", () => this.outline());
  }

  hover(pixel) {
    const n = this.field.nearest(pixel, REACH);
    this.tip.textContent = n === null ? "" : this.labelOf(n);
    this.tip.classList.toggle("left", pixel[0] > this.field.wide / 2);
    Object.assign(this.tip.style, { left: `${pixel[0]}px`, top: `${pixel[1]}px` });
  }

  begin() {
    if (!this.field) return;
    const [x, y] = this.here === null ? [this.field.wide / 2, this.field.high / 2] : this.field.down(this.field.at(this.here));
    this.here = this.field.nearest([x, y]) ?? this.here;
    if (this.here !== null) this.say();
    this.outline();
  }

  key(event) {
    if (this.here === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const grows = { "+": 1, "=": 1, "-": -1, _: -1 }[event.key];
    if (ARROWS[event.key]) {
      const least = event.shiftKey ? LEAP * this.field.wide : STEP;
      this.here = this.field.towards(this.field.down(this.field.at(this.here)), ARROWS[event.key], least) ?? this.here;
    } else if (grows) this.radius = Math.max(0, this.radius + grows * GROWS);
    else if (event.key === "Enter" || event.key === " ") this.ask(this.radius ? { area: this.circle() } : { points: [this.here] });
    else if (event.key === "Escape" && this.lit) this.ask({});
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.say();
    this.outline();
  }

  stop() {
    this.watch.disconnect();
    cancelAnimationFrame(this.frame);
    this.root.remove();
  }
}

/** One stop for Tab in a row of buttons; the arrows go from one to the other. */
function roving(bar) {
  const all = [...bar.children];
  all.forEach((one, n) => { one.tabIndex = n ? -1 : 0; });
  bar.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = step && all[all.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    all.forEach((one) => { one.tabIndex = one === next ? 0 : -1; });
    next.focus();
  };
}

export default function ({ data, parentElement, setTriggerValue }) {
  const known = maps.get(parentElement), one = known ?? new FragmentMap(parentElement);
  maps.set(parentElement, one);
  one.take(data, (choice) => setTriggerValue("choice", choice));
  return () => {
    maps.delete(parentElement);
    one.stop();
  };
}
