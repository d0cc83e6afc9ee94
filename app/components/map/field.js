// The points of a map: typed arrays, where they are in sight, and which of them are near, ahead or within.
const MARGIN = 14, DEEPEST = 60;  // pixels around all points; times that one can come closer

function bytes(text) {
  const raw = atob(text), found = new Uint8Array(raw.length);
  for (let n = 0; n < raw.length; n += 1) found[n] = raw.charCodeAt(n);
  return found.buffer;
}

/** Whether a place lies within the corners: a line from it to the right crosses the border an odd number of times. */
function within(corners, x, y) {
  let inside = false;
  for (let n = 0, last = corners.length - 1; n < corners.length; last = n, n += 1) {
    const [x1, y1] = corners[last], [x2, y2] = corners[n];
    if (y1 !== y2 && (y1 > y) !== (y2 > y) && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Points `places` (x, y by turns) of `groups`, and the part of the plane that a window of `wide` by `high` pixels shows. */
export class Field {
  constructor(places, groups) {
    this.places = new Float32Array(bytes(places));
    this.groups = new Uint16Array(bytes(groups));
    this.hidden = new Set();  // groups that are not shown
    this.wide = this.high = 1;
    this.nearer = 1;
    let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let n = 0; n < this.places.length; n += 2) {
      left = Math.min(left, this.places[n]);
      right = Math.max(right, this.places[n]);
      low = Math.min(low, this.places[n + 1]);
      high = Math.max(high, this.places[n + 1]);
    }
    this.all = { x: (left + right) / 2, y: (low + high) / 2, width: Math.max(right - left, 1e-6), height: Math.max(high - low, 1e-6) };
    this.middle = [this.all.x, this.all.y];
    this.byGroup = new Map();
    this.groups.forEach((group, n) => (this.byGroup.get(group) ?? this.byGroup.set(group, []).get(group)).push(n));
  }

  /** Pixels for one unit of the plane. */
  get scale() {
    const room = (size) => Math.max(size - 2 * MARGIN, 1);
    return this.nearer * Math.min(room(this.wide) / this.all.width, room(this.high) / this.all.height);
  }

  at(n) {
    return [this.places[2 * n], this.places[2 * n + 1]];
  }

  down([x, y]) {
    return [this.wide / 2 + (x - this.middle[0]) * this.scale, this.high / 2 - (y - this.middle[1]) * this.scale];
  }

  up([x, y]) {
    return [this.middle[0] + (x - this.wide / 2) / this.scale, this.middle[1] - (y - this.high / 2) / this.scale];
  }

  /** Come nearer (`times` over 1) or go back, so that what is at this pixel stays there; no further back than all there is. */
  zoom(times, pixel = [this.wide / 2, this.high / 2]) {
    const there = this.up(pixel);
    this.nearer = Math.min(Math.max(this.nearer * times, 1), DEEPEST);
    const here = this.up(pixel);
    this.middle = this.nearer === 1 ? [this.all.x, this.all.y] : this.middle.map((value, n) => value + there[n] - here[n]);
  }

  move(right, down) {
    this.middle = [this.middle[0] - right / this.scale, this.middle[1] + down / this.scale];
  }

  /** Calls `see(point, x, y)` for each point that is shown, with its pixels. */
  inSight(see) {
    const { scale, wide, high, places, middle: [x0, y0] } = this;
    for (let n = 0; n < this.groups.length; n += 1) {
      if (this.hidden.has(this.groups[n])) continue;
      const x = wide / 2 + (places[2 * n] - x0) * scale, y = high / 2 - (places[2 * n + 1] - y0) * scale;
      if (x >= 0 && y >= 0 && x <= wide && y <= high) see(n, x, y);
    }
  }

  /** The point nearest to a pixel and at most so many pixels away; null where there is none. */
  nearest([x0, y0], most = Infinity) {
    let best = null, least = most;
    this.inSight((n, x, y) => {
      const far = Math.hypot(x - x0, y - y0);
      if (far <= least) [best, least] = [n, far];
    });
    return best;
  }

  /** The nearest point in that direction at least `least` pixels further; what lies aside counts for more. */
  towards([x0, y0], [right, down], least) {
    let best = null, lowest = Infinity;
    this.inSight((n, x, y) => {
      const along = (x - x0) * right + (y - y0) * down, aside = Math.abs((x - x0) * down - (y - y0) * right);
      const cost = along + 2 * aside;
      if (along >= least && aside <= along && cost < lowest) [best, lowest] = [n, cost];
    });
    return best;
  }

  /** A 1 for each point that is shown and within these corners, else 0. */
  inside(corners) {
    return Uint8Array.from(this.groups, (group, n) => (
      !this.hidden.has(group) && within(corners, this.places[2 * n], this.places[2 * n + 1]) ? 1 : 0
    ));
  }
}
