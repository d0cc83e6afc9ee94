// Making elements; words of people only ever become text nodes.

export function el(tag, options = {}, ...children) {
  const { class: name, on, data, style, ...rest } = options;
  const element = document.createElement(tag);
  if (name) element.className = name;
  for (const [key, value] of Object.entries(rest)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(key, value === true ? "" : String(value));
  }
  for (const [key, value] of Object.entries(data ?? {})) element.dataset[key] = value;
  for (const [key, value] of Object.entries(style ?? {})) element.style.setProperty(key, value);
  for (const [event, handler] of Object.entries(on ?? {})) element.addEventListener(event, handler);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Replace what is in an element, but leave it alone when it would become the same. */
export function fill(element, key, make) {
  if (element.dataset.key === key) return false;
  element.dataset.key = key;
  element.replaceChildren(...make());
  return true;
}

export function kbd(text) {
  return el("kbd", { "aria-hidden": "true" }, text);
}

/** The sign of a code: a bar of its colour before its label; the label says which it is. */
export function chip(code, extra = "") {
  return el("span", { class: "chip", style: { "--code": code.color } }, el("span", { class: "chip-label" }, code.label), extra);
}

export function initials(name) {
  const parts = name.split(/\s+/u).filter(Boolean);
  return (parts.length > 1 ? parts[0][0] + parts.at(-1)[0] : name.slice(0, 2)).toUpperCase();
}
