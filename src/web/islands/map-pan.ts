import { fr } from "./islands.fr.ts";

type Box = { x: number; y: number; width: number; height: number };

const CLOSEST = 16;
const STEP = 1.5;

/**
 * Pan and zoom of the SVG it holds, by changing its view box: buttons, keyboard, drag, wheel with Ctrl, two fingers. Links in
 * the drawing keep working. `--zoom` tells the style sheet how close we are, so that strokes and labels can follow.
 */
export class MapPan extends HTMLElement {
  private svg!: SVGSVGElement;
  private whole!: Box;
  private box!: Box;
  private pointers = new Map<number, { x: number; y: number }>();
  private dragged = false;

  connectedCallback(): void {
    const svg = this.querySelector("svg");
    if (!svg || this.svg) return;
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.svg = svg;
    this.whole = { x, y, width, height };
    this.box = { ...this.whole };
    this.tabIndex = 0;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", `${this.getAttribute("label") ?? ""}. ${fr.mapHelp}`);
    this.buttons();
    this.listen();
  }

  private buttons(): void {
    const bar = document.createElement("div");
    bar.className = "map-buttons";
    const add = (sign: string, label: string, act: () => void) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.title = label;
      button.setAttribute("aria-label", label);
      button.addEventListener("click", act);
      bar.append(button);
    };
    add("+", fr.zoomIn, () => this.zoom(STEP));
    add("−", fr.zoomOut, () => this.zoom(1 / STEP));
    add("⤢", fr.whole, () => this.show(this.whole));
    this.append(bar);
  }

  private listen(): void {
    this.addEventListener("keydown", (event) => this.key(event));
    this.svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.svg.addEventListener("pointerdown", (event) => this.down(event));
    this.svg.addEventListener("pointermove", (event) => this.pull(event));
    for (const name of ["pointerup", "pointercancel"] as const)
      this.svg.addEventListener(name, (event) => this.pointers.delete(event.pointerId));
    // A drag that ends on a link is not a click on it.
    this.svg.addEventListener(
      "click",
      (event) => {
        if (this.dragged) event.preventDefault();
        this.dragged = false;
      },
      true,
    );
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
    this.svg.addEventListener("focusin", (event) => this.reveal(event.target as SVGGraphicsElement));
  }

  private key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (move)
      this.show({
        ...this.box,
        x: this.box.x + (move[0] ?? 0) * this.box.width * 0.15,
        y: this.box.y + (move[1] ?? 0) * this.box.height * 0.15,
      });
    else if (event.key === "+" || event.key === "=") this.zoom(STEP);
    else if (event.key === "-") this.zoom(1 / STEP);
    else if (event.key === "0") this.show(this.whole);
    else return;
    event.preventDefault();
  }

  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 300), this.at(event.clientX, event.clientY));
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (this.pointers.size === 0) this.dragged = false;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  private pull(event: PointerEvent): void {
    const from = this.pointers.get(event.pointerId);
    if (!from) return;
    const to = { x: event.clientX, y: event.clientY };
    if (!this.dragged && Math.hypot(to.x - from.x, to.y - from.y) < 5) return;
    if (!this.dragged) this.svg.setPointerCapture(event.pointerId);
    this.dragged = true;
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.pointers.set(event.pointerId, to);
    if (other) {
      const spread = Math.hypot(to.x - other.x, to.y - other.y) / Math.max(1, Math.hypot(from.x - other.x, from.y - other.y));
      this.zoom(spread, this.at((to.x + other.x) / 2, (to.y + other.y) / 2));
    } else {
      const scale = this.box.width / this.svg.clientWidth;
      this.show({ ...this.box, x: this.box.x - (to.x - from.x) * scale, y: this.box.y - (to.y - from.y) * scale });
    }
  }

  /** A cell reached by keyboard is brought into view. */
  private reveal(target: SVGGraphicsElement): void {
    if (this.box.width >= this.whole.width || typeof target.getBBox !== "function") return;
    const cell = target.getBBox();
    const [x, y] = [cell.x + cell.width / 2, cell.y + cell.height / 2];
    const { box } = this;
    if (x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height) return;
    this.show({ ...box, x: x - box.width / 2, y: y - box.height / 2 });
  }

  /** Point of the drawing under a point of the screen. */
  private at(clientX: number, clientY: number): { x: number; y: number } {
    const matrix = this.svg.getScreenCTM()?.inverse();
    return matrix ? new DOMPoint(clientX, clientY).matrixTransform(matrix) : { x: this.box.x, y: this.box.y };
  }

  private zoom(by: number, around = { x: this.box.x + this.box.width / 2, y: this.box.y + this.box.height / 2 }): void {
    const width = Math.min(this.whole.width, Math.max(this.whole.width / CLOSEST, this.box.width / by));
    const ratio = width / this.box.width;
    this.show({
      width,
      height: this.box.height * ratio,
      x: around.x - (around.x - this.box.x) * ratio,
      y: around.y - (around.y - this.box.y) * ratio,
    });
  }

  private show(box: Box): void {
    const { whole } = this;
    const inside = (value: number, from: number, length: number, size: number) =>
      Math.max(from, Math.min(from + length - size, value));
    this.box = { ...box, x: inside(box.x, whole.x, whole.width, box.width), y: inside(box.y, whole.y, whole.height, box.height) };
    this.svg.setAttribute(
      "viewBox",
      [this.box.x, this.box.y, this.box.width, this.box.height].map((value) => value.toFixed(2)).join(" "),
    );
    const zoom = whole.width / this.box.width;
    this.style.setProperty("--zoom", zoom.toFixed(2));
    this.toggleAttribute("zoomed", zoom > 1.01);
  }
}
