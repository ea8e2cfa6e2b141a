// One chart on the page: its frame, and the Plotly node that is kept and updated in place.

import { buildFrame } from "./frame.js";
import { loadLibrary } from "./library.js";
import { pageMode, scaleAt, setScale } from "./look.js";
import { savePicture } from "./picture.js";
import { later } from "./turns.js";
import { View } from "./view.js";

const PAPER_PX = 680; // what A4 holds between the margins in print.css
const MOTION_MS = 160; // as long as the transitions in component.css
const REPORT_AGAIN_MS = 2000;
const CONFIG = {
  displayModeBar: false, // our own menu stands in for the bar
  doubleClick: false, // ours too: Plotly would go back to the ranges of an older figure
  showTips: false, // a button says how to come back from a zoom
  locale: "de",
};
const coarsePointer = matchMedia("(pointer: coarse)");

export class ChartFigure {
  constructor(addresses, fail) {
    this.addresses = addresses;
    this.fail = fail;
    this.frame = buildFrame({
      savePicture: (format) => savePicture(this.library, this.plot, this.data, this.leftOut, format),
      showSeries: (id, shown) => {
        this.view.show(id, shown);
        this.draw();
      },
      showAll: () => this.showAll(),
    });
    this.plot = this.frame.plot;
    this.view = new View();
    this.observers = [
      new ResizeObserver(([entry]) => this.resize(Math.round(entry.contentRect.width))),
      new IntersectionObserver((entries) => this.noteSight(entries.at(-1).isIntersecting)),
    ];
    for (const observer of this.observers) observer.observe(this.plot);
    this.beforePrint = () => this.draw({ mode: "light", width: PAPER_PX });
    this.afterPrint = () => this.draw();
    addEventListener("beforeprint", this.beforePrint);
    addEventListener("afterprint", this.afterPrint);
  }

  moveTo(place) {
    if (this.frame.root.parentElement === place) return;
    this.frame.putInto(place);
    this.catchUp();
  }

  // Takes a chart as JSON from its slot; it may have come ahead.
  show(written) {
    if (written === this.slotted) return;
    this.slotted = written;
    this.followSlot();
  }

  // Takes a chart that is not in its slot yet, and tells whether somebody sees it.
  showAhead(written) {
    if (written === this.written || !this.drawn || !this.inSight) return false;
    this.take(written);
    return true;
  }

  followSlot() {
    if (this.slotted !== this.written) this.take(this.slotted);
  }

  // Once the library is here, the picture comes without giving way.
  async take(written) {
    this.written = written;
    this.endReports();
    try {
      this.data = JSON.parse(written);
      this.frame.fill(this.data, this.data.figure.layout.height);
      this.stale = true;
      this.library ??= await loadLibrary(this.addresses);
    } catch (error) {
      this.giveUp(error);
      return;
    }
    this.catchUp();
  }

  // Until another chart stands in or comes: a report that meets the end of a run is lost.
  giveUp(error) {
    if (this.removed) return;
    const report = () => this.fail(String(error));
    report();
    this.reports ??= setInterval(report, REPORT_AGAIN_MS);
  }

  endReports() {
    clearInterval(this.reports);
    this.reports = undefined;
  }

  // What the reader sees comes first; the rest has its turn with everything else.
  catchUp() {
    if (!this.stale) return;
    if (this.inSight) this.move();
    else later(() => this.stale && this.draw());
  }

  // Plotly's own transitions write the new figures only when they end; these begin with them.
  move() {
    if (!this.drawn) {
      this.draw(); // nothing is there yet that could move
      return;
    }
    clearTimeout(this.motion);
    this.plot.classList.add("kim-chart-moving");
    this.draw();
    requestAnimationFrame(() => {
      const rest = () => this.plot.classList.remove("kim-chart-moving");
      this.motion = setTimeout(rest, MOTION_MS); // from the first frame on, however late it comes
    });
  }

  // Without a width, as in a closed tab, there is nothing to draw yet: resize calls again.
  draw({ mode = pageMode(this.plot), width = this.width } = {}) {
    if (!this.library || !width || !this.plot.isConnected) return;
    try {
      const { data, layout } = this.data.figure;
      const series = this.view.series(data);
      const { Plotly } = this.library;
      const drawn = Plotly.react(this.plot, series, this.complete(layout, mode, width), CONFIG);
      drawn.catch((error) => this.giveUp(error)); // of a step that Plotly has put off
    } catch (error) {
      this.giveUp(error);
      return;
    }
    setScale(this.plot, scaleAt(width));
    this.stale = false;
    if (!this.drawn) this.listen();
    this.frame.list(this.view.listed(this.data.figure.data), this.leftOut);
  }

  complete(asked, mode, width) {
    const scale = scaleAt(width);
    const layout = structuredClone(asked); // Plotly writes a zoom into what it is given
    return {
      dragmode: coarsePointer.matches ? false : "zoom", // a finger on a chart scrolls the page
      ...layout,
      ...this.view.axes(layout),
      template: this.library.templates[mode],
      height: layout.height / scale,
      width: width / scale,
    };
  }

  listen() {
    this.drawn = true;
    this.plot.firstElementChild.setAttribute("aria-hidden", "true"); // the text alternative speaks
    this.plot.on("plotly_restyle", () => {
      this.view.rememberSeries(this.plot.data); // a click in the legend
      this.draw();
    });
    this.plot.on("plotly_relayout", (change) => this.view.rememberZoom(change) && this.draw());
    this.plot.on("plotly_doubleclick", () => {
      this.view.ranges = {};
      this.draw();
    });
  }

  get leftOut() {
    return this.view.leftOut(this.data.figure.data);
  }

  showAll() {
    this.view.showAll();
    this.draw();
  }

  resize(width) {
    if (width === this.width) return;
    this.width = width;
    if (this.data) this.draw();
  }

  noteSight(inSight) {
    this.inSight = inSight;
    if (inSight && this.stale) this.draw();
  }

  remove() {
    this.removed = true;
    this.endReports();
    for (const observer of this.observers) observer.disconnect();
    removeEventListener("beforeprint", this.beforePrint);
    removeEventListener("afterprint", this.afterPrint);
    this.library?.Plotly.purge(this.plot);
  }
}
