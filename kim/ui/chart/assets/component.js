// What Streamlit calls: once when the page appears, and again when its theme changes.
//
// The charts are slots in the page (kim/ui/chart/slot.py): a place, and data beside it. New data are
// drawn as soon as Streamlit gives way, so that a chart moves with the sentence above it.

import { ChartFigure } from "./figure.js";
import { next } from "./turns.js";

const THEME = ["--st-background-color", "--st-primary-color", "--st-button-radius"];
const RUNNING = '[data-test-script-state="running"], [data-test-script-state="rerunRequested"]';
const SETTLE_MS = 1000;
const figures = new Map(); // key -> figure
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
  if (!figures.get(key)?.showAhead(chart)) return;
  event.preventDefault();
  settleLater();
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

// Where something above a chart comes or goes, Streamlit builds its place anew: the figure moves
// there, and the reader's zoom, choices and open table with it. For a moment there may be no place,
// or an old one further down.
function update() {
  isWaiting = false;
  const places = firstOfEachKey(".kim-chart-place");
  for (const [key, slot] of firstOfEachKey(".kim-chart-data")) {
    const place = places.get(key);
    if (place) figureAt(key, place).show(slot.dataset.chart);
  }
  if ([...figures.values()].some(isAstray)) settleLater();
}

function firstOfEachKey(selector) {
  const backwards = [...document.querySelectorAll(selector)].reverse();
  return new Map(backwards.map((element) => [element.dataset.key, element]));
}

function figureAt(key, place) {
  if (!figures.has(key)) figures.set(key, new ChartFigure(addresses, (reason) => fail(reason)));
  const figure = figures.get(key);
  figure.moveTo(place);
  return figure;
}

function isAstray({ frame }) {
  return !frame.root.isConnected;
}

function settleLater() {
  clearTimeout(settling);
  settling = setTimeout(settle, SETTLE_MS);
}

// In the end the slots are right. Of two changes in quick succession Streamlit may draw the second
// only, and a slot that this leaves as it was tells nobody; and a chart without a place is gone.
function settle() {
  if (document.querySelector(RUNNING)) {
    settleLater();
    return;
  }
  for (const [key, figure] of figures) {
    if (isAstray(figure)) {
      figures.delete(key);
      figure.remove();
    } else figure.followSlot();
  }
}
