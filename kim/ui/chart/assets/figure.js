// One chart on the page: its frame, and the Plotly node that is kept and updated in place.

import { buildFrame } from "./frame.js";
import { loadLibrary } from "./library.js";
import { pageMode } from "./look.js";
import { savePicture } from "./picture.js";
import { Zoom } from "./zoom.js";

const DEFAULT_HEIGHT = 400;
const MOTION_MS = 160; // as long as the transitions in component.css
const CONFIG = {
  displayModeBar: false, // our own menu stands in for the bar
  doubleClick: false, // ours too: Plotly would go back to the ranges of an older figure
  locale: "de",
};
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
    this.observers = [
      new ResizeObserver(([entry]) => this.resize(Math.round(entry.contentRect.width))),
      new IntersectionObserver((entries) => this.scroll(entries.at(-1).isIntersecting)),
    ];
    for (const observer of this.observers) observer.observe(this.plot);
    this.beforePrint = () => this.draw({ mode: "light" });
    this.afterPrint = () => this.draw();
    addEventListener("beforeprint", this.beforePrint);
    addEventListener("afterprint", this.afterPrint);
  }

  async show(data, fail) {
    this.data = data;
    this.fail = fail;
    this.frame.fill(data, data.figure.layout?.height ?? DEFAULT_HEIGHT);
    this.stale = true;
    try {
      this.library ??= await loadLibrary(data.library);
    } catch (error) {
      fail(String(error));
    }
    this.catchUp();
  }

  // What the reader sees comes first; the rest follows when the browser has nothing to do.
  catchUp() {
    if (!this.stale) return;
    if (this.inSight) this.move();
    else whenIdle(() => this.stale && this.draw());
  }

  // Plotly's own transitions write the new figures only when they end; these begin with them.
  move() {
    this.plot.classList.add("kim-chart-moving");
    this.draw();
    clearTimeout(this.motion);
    this.motion = setTimeout(() => this.plot.classList.remove("kim-chart-moving"), MOTION_MS);
  }

  // Without a width, as in a closed tab, there is nothing to draw yet: resize calls again.
  draw({ mode = pageMode(this.plot) } = {}) {
    if (!this.library || !this.width || this.removed) return;
    try {
      const { data, layout } = this.data.figure;
      this.library.Plotly.react(this.plot, data, this.complete(layout, mode), CONFIG);
    } catch (error) {
      this.fail(String(error));
      return;
    }
    this.stale = false;
    if (!this.drawn) this.listen();
    this.frame.listSeries(this.plot._fullData);
  }

  complete(layout, mode) {
    return {
      dragmode: coarsePointer.matches ? false : "zoom", // a finger on a chart scrolls the page
      height: DEFAULT_HEIGHT,
      ...layout,
      ...this.zoom.axes(layout),
      template: this.library.templates[mode],
      uirevision: this.data.key, // hidden series outlive an update
      width: this.width,
    };
  }

  listen() {
    this.drawn = true;
    this.plot.firstElementChild.setAttribute("aria-hidden", "true"); // the text alternative speaks
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

  scroll(inSight) {
    this.inSight = inSight;
    if (inSight && this.stale) this.draw();
  }

  showSeries(index, shown) {
    this.library.Plotly.restyle(this.plot, { visible: shown || "legendonly" }, [index]);
  }

  remove() {
    this.removed = true;
    for (const observer of this.observers) observer.disconnect();
    removeEventListener("beforeprint", this.beforePrint);
    removeEventListener("afterprint", this.afterPrint);
    this.library?.Plotly.purge(this.plot);
    this.frame.root.remove();
  }
}

function whenIdle(task) {
  if ("requestIdleCallback" in window) requestIdleCallback(task, { timeout: 1000 });
  else setTimeout(task, 200); // Safari
}
