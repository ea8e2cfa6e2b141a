// What Streamlit calls: once when the page appears, and again when its theme changes.
//
// The charts are slots in the page (kim/ui/chart/slot.py): a place, and data beside it. New data are
// drawn as soon as Streamlit gives way, so that a chart moves with the sentence above it.

import { ChartFigure } from "./figure.js";
import { next } from "./turns.js";

const THEME = ["--st-background-color", "--st-primary-color", "--st-button-radius"];
const RUNNING = '[data-test-script-state="running"], [data-test-script-state="rerunRequested"]';
const SETTLE_MS = 1000;
const figures = new Map(); // place -> figure
let addresses;
let fail;
let isWaiting = false;
let settling;

export default function component({ data, parentElement, setTriggerValue }) {
  fail = (reason) => setTriggerValue("failed", reason);
  wear(parentElement);
  if (addresses) {
    for (const figure of figures.values()) figure.draw();
    return;
  }
  addresses = data;
  new MutationObserver(updateNext).observe(document.body, { childList: true, subtree: true });
  document.addEventListener("kim-chart-ahead", showAhead);
  update();
}

// A chart that Streamlit has not put into its slot yet (kim/ui/mending/ahead.js). Whoever sent it
// learns by the event's being cancelled that there is something new to see.
function showAhead(event) {
  const { key, chart } = event.detail;
  const place = placeOf(key);
  if (!figures.get(place)?.showAhead(chart)) return;
  event.preventDefault();
  clearTimeout(settling);
  settling = setTimeout(settle, SETTLE_MS);
}

// In the end the slots are right: of two changes in quick succession Streamlit may draw the second
// only, and a slot that this leaves as it was tells nobody.
function settle() {
  if (document.querySelector(RUNNING)) settling = setTimeout(settle, SETTLE_MS);
  else for (const figure of figures.values()) figure.settle();
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
    const place = placeOf(key);
    if (place) figureAt(place).show(chart);
  }
}

function placeOf(key) {
  return document.querySelector(`.kim-chart-place[data-key="${key}"]`);
}

function figureAt(place) {
  if (!figures.has(place)) {
    figures.set(place, new ChartFigure(place, addresses, (reason) => fail(reason)));
  }
  return figures.get(place);
}
