// Points painted on a canvas: each sign is drawn once and copied to wherever it stands.
const PALE = 0.14;  // how much is seen of what was not chosen

function corners(count, turn, radius) {
  return Array.from({ length: count }, (_, n) => {
    const at = turn + (2 * Math.PI * n) / count, far = Array.isArray(radius) ? radius[n % 2] : radius;
    return [far * Math.cos(at), far * Math.sin(at)];
  });
}

const UP = -Math.PI / 2;
const OUTLINES = {
  square: corners(4, Math.PI / 4, 1.25), diamond: corners(4, 0, 1.35), triangle: corners(3, UP, 1.4), hexagon: corners(6, UP, 1.15),
  star: corners(10, UP, [1.5, 0.65]),
  cross: [[-0.4, -1.2], [0.4, -1.2], [0.4, -0.4], [1.2, -0.4], [1.2, 0.4], [0.4, 0.4], [0.4, 1.2], [-0.4, 1.2], [-0.4, 0.4],
    [-1.2, 0.4], [-1.2, -0.4], [-0.4, -0.4]],
};
OUTLINES.x = OUTLINES.cross.map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2]);

/** A sign of so many pixels across, on a canvas of its own. */
export function signOf(kind, size, colour, ratio = 1) {
  const canvas = document.createElement("canvas"), radius = (size / 2) * ratio;
  canvas.width = canvas.height = Math.ceil(3.4 * radius) + 2;
  const paper = canvas.getContext("2d");
  paper.translate(canvas.width / 2, canvas.width / 2);
  paper.fillStyle = colour;
  paper.beginPath();
  if (OUTLINES[kind]) OUTLINES[kind].forEach(([x, y], n) => paper[n ? "lineTo" : "moveTo"](x * radius, y * radius));
  else paper.arc(0, 0, radius, 0, 2 * Math.PI);
  paper.fill();
  return canvas;
}

/** Paint a field; `lit` has a 1 for each point that was chosen, or is null where none was. */
export function paint(canvas, field, legend, lit) {
  const ratio = window.devicePixelRatio || 1, { wide, high, places, scale, middle: [x0, y0] } = field;
  canvas.width = Math.round(wide * ratio);
  canvas.height = Math.round(high * ratio);
  const paper = canvas.getContext("2d");
  const groups = [...field.byGroup].sort(([one], [other]) => one - other);
  for (const chosen of lit ? [0, 1] : [null]) {
    for (const [group, points] of groups) {
      if (field.hidden.has(group)) continue;
      const { sign, size, colour, opacity } = legend[group], stamp = signOf(sign, size, colour, ratio);
      paper.globalAlpha = chosen === 0 ? PALE : chosen ? 1 : opacity;
      for (const n of points) {
        if (chosen !== null && lit[n] !== chosen) continue;
        const x = wide / 2 + (places[2 * n] - x0) * scale, y = high / 2 - (places[2 * n + 1] - y0) * scale;
        if (x < -9 || y < -9 || x > wide + 9 || y > high + 9) continue;
        paper.drawImage(stamp, Math.round(x * ratio - stamp.width / 2), Math.round(y * ratio - stamp.width / 2));
      }
    }
  }
}
