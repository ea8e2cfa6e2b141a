// One chart on the page: its frame, and the Plotly node that is kept and updated in place.

import { buildFrame } from "./frame.js";
import { loadLibrary } from "./library.js";
import { pageMode } from "./look.js";
import { savePicture } from "./picture.js";
import { Zoom } from "./zoom.js";

const DEFAULT_HEIGHT = 400;
const TRANSITION = { duration: 250, easing: "cubic-in-out" };
const CONFIG = {
  displayModeBar: false, // our own menu stands in for the bar
  doubleClick: false, // ours too: Plotly would go back to the ranges of an older figure
  locale: "de",
};
const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
const coarsePointer = matchMedia("(pointer: coarse)");

export class ChartFigure {
  constructor(parent) {
    this.frame = buildFrame({
      savePicture: (format) => savePicture(this.library, this.plot, this.data, format),
      showSeries: (index, shown) => this.showSeries(index, shown),
    });
    this.plot = this.frame.plot;
    this.zoom = new Zoom();
    parent.append(this.frame.root);
    this.sizes = new ResizeObserver(([entry]) => this.resize(Math.round(entry.contentRect.width)));
    this.sizes.observe(this.plot);
    this.beforePrint = () => this.draw({ mode: "light" });
    this.afterPrint = () => this.draw();
    addEventListener("beforeprint", this.beforePrint);
    addEventListener("afterprint", this.afterPrint);
  }

  async show(data, fail) {
    this.data = data;
    this.frame.fill(data, data.figure.layout?.height ?? DEFAULT_HEIGHT);
    try {
      this.library ??= await loadLibrary(data.library);
      this.draw({ animate: this.drawn });
    } catch (error) {
      fail(String(error));
    }
  }

  // Without a width, as in a closed tab, there is nothing to draw yet: resize calls again.
  draw({ mode = pageMode(this.plot), animate = false } = {}) {
    if (!this.library || !this.width || this.removed) return;
    const { data: traces, layout } = this.data.figure;
    const transition = animate && !reducedMotion.matches ? { transition: TRANSITION } : {};
    const drawn = {
      dragmode: coarsePointer.matches ? false : "zoom", // a finger on a chart scrolls the page
      height: DEFAULT_HEIGHT,
      ...layout,
      ...this.zoom.axes(layout),
      ...transition,
      template: this.library.templates[mode],
      uirevision: this.data.key, // hidden series outlive an update
      width: this.width,
    };
    this.library.Plotly.react(this.plot, traces, drawn, CONFIG);
    if (!this.drawn) this.listen();
    this.frame.listSeries(this.plot._fullData);
  }

  listen() {
    this.drawn = true;
    this.plot.on("plotly_restyle", () => this.frame.listSeries(this.plot._fullData));
    this.plot.on("plotly_relayout", (change) => this.zoom.remember(change) && this.draw());
    this.plot.on("plotly_doubleclick", () => {
      this.zoom = new Zoom();
      this.draw();
    });
  }

  resize(width) {
    if (width === this.width) return;
    this.width = width;
    if (this.data) this.draw();
  }

  showSeries(index, shown) {
    this.library.Plotly.restyle(this.plot, { visible: shown || "legendonly" }, [index]);
  }

  remove() {
    this.removed = true;
    this.sizes.disconnect();
    removeEventListener("beforeprint", this.beforePrint);
    removeEventListener("afterprint", this.afterPrint);
    this.library?.Plotly.purge(this.plot);
    this.frame.root.remove();
  }
}
