// What Streamlit calls: once when the page appears, and again when its theme changes.
//
// The charts are slots in the page (kim/ui/chart/slot.py): a place, and data beside it. New data are
// drawn as soon as Streamlit gives way, so that a chart moves with the sentence above it.

import { ChartFigure } from "./figure.js";
import { next } from "./turns.js";

const THEME = ["--st-background-color", "--st-primary-color", "--st-button-radius"];
const figures = new Map(); // place -> figure
let addresses;
let fail;
let isWaiting = false;

export default function component({ data, parentElement, setTriggerValue }) {
  fail = (reason) => setTriggerValue("failed", reason);
  wear(parentElement);
  if (addresses) {
    for (const figure of figures.values()) figure.draw();
    return;
  }
  addresses = data;
  new MutationObserver(updateNext).observe(document.body, { childList: true, subtree: true });
  update();
}

// In a task of its own: together with Streamlit's, the browser would not answer for too long.
function updateNext() {
  if (!isWaiting) next(update);
  isWaiting = true;
}

// Streamlit hands its theme to this component's own element only.
function wear(element) {
  const style = getComputedStyle(element);
  for (const name of THEME) document.body.style.setProperty(name, style.getPropertyValue(name));
}

function update() {
  isWaiting = false;
  for (const [place, figure] of figures) {
    if (!figure.frame.root.isConnected) {
      figures.delete(place);
      figure.remove();
    }
  }
  for (const slot of document.querySelectorAll(".kim-chart-data")) {
    const { key, chart } = slot.dataset;
    const place = document.querySelector(`.kim-chart-place[data-key="${key}"]`);
    if (place) figureAt(place).show(chart);
  }
}

function figureAt(place) {
  if (!figures.has(place)) {
    figures.set(place, new ChartFigure(place, addresses, (reason) => fail(reason)));
  }
  return figures.get(place);
}
