// Making elements without markup in strings.

/** `el("p", { class: "why", on: { click } }, "words", child)`; false and null children are left out. */
export function el(name, facts = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(facts)) {
    if (key === "on") for (const [type, act] of Object.entries(value)) made.addEventListener(type, act);
    else if (key in made && typeof value !== "string") made[key] = value;
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const made = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  made.setAttribute("class", "i");
  made.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  made.append(use);
  return made;
}

/** A label above its control; the control gets the id the label names. */
let number = 0;
export function field(label, control, why = "") {
  control.id ||= `f${++number}`;
  return el("div", { class: "field solo" }, el("label", { for: control.id }, label, why && el("span", { class: "why" }, ` ${why}`)), control);
}

export const panel = (title, ...body) =>
  el("section", { class: "panel" }, el("header", {}, el("h2", {}, title)), el("div", { class: "body" }, ...body));

/** A button that does its act once: a second tap while the first is still being kept is no second entry. */
export function button(label, act, facts = {}) {
  let running = false;
  async function once(event) {
    if (running) return;
    running = true;
    try { await act(event); } finally { running = false; }
  }
  return el("button", { type: "button", class: "btn", on: { click: once }, ...facts }, label);
}

export const clock = (at = new Date()) => at.toTimeString().slice(0, 5);
