// A pad for signatures and sketches. Who cannot draw on it uses 拒绝签字, 无人在场 or a photo of the signed page.
import { button, el } from "./dom.js";

export class Pad {
  constructor({ label, height = 160 }) {
    this.empty = true;
    this.canvas = el("canvas", { class: "sign", role: "img", "aria-label": `${label}，手写区`, height: String(height), width: "720" });
    this.pen = this.canvas.getContext("2d");
    this.clear();
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false }); // the page stays put
    this.canvas.addEventListener("pointermove", (event) => this.draw(event));
    this.element = el("div", { class: "pad" }, el("p", { class: "small strong" }, label), this.canvas,
      el("p", { class: "acts gap-top" }, button("重写", () => this.clear(), { class: "btn" })));
  }

  clear() {
    this.empty = true;
    Object.assign(this.pen, { fillStyle: "#fff", strokeStyle: "#16262b", lineWidth: 4, lineCap: "round", lineJoin: "round" });
    this.pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * (this.canvas.width / box.width), (event.clientY - box.top) * (this.canvas.height / box.height)];
  }

  begin(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.last = this.at(event);
  }

  draw(event) {
    if (!event.buttons || !this.last) return;
    const next = this.at(event);
    this.pen.beginPath();
    this.pen.moveTo(...this.last);
    this.pen.lineTo(...next);
    this.pen.stroke();
    this.last = next;
    this.empty = false;
  }

  /** The drawing as a PNG, or null when nothing was drawn. */
  file() {
    return this.empty ? Promise.resolve(null) : new Promise((resolve) => this.canvas.toBlob(resolve, "image/png"));
  }
}
