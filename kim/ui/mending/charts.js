// Sees to it that nobody looks at an empty place where a chart should be.

const COMPONENT = "/component.js";
const PLACES = ".kim-chart-place";
const BLOCK = '[data-testid="stVerticalBlock"]'; // Streamlit's, around the elements of a page
const ERROR = '.st-key-kim_charts [role="alert"]'; // Streamlit's word that our component failed
const STAND_IN = ".st-key-kim_stand_in button"; // on the page, but shown to nobody
const PATIENCE_MS = 12_000; // until our component is here
const MOST_PATIENCE_MS = 60_000; // until it draws: Plotly takes its time on a slow line
const ASK_AGAIN_MS = 2_000; // a press that meets the end of a run is lost

let awaited = new WeakSet();
let isFetched = false;
let isAsked = false;

// Told of each file from the first on; performance.getEntries() stops at the 250th.
new PerformanceObserver((list) => {
  isFetched ||= list.getEntries().some(({ name }) => name.endsWith(COMPONENT));
}).observe({ type: "resource", buffered: true });

// A page in a tab behind others draws nothing, however long one waits: patience begins when it is
// looked at.
document.addEventListener("visibilitychange", () => {
  awaited = new WeakSet();
  watchCharts();
});

// Our component may be kept from running, so it is watched from here and not from within.
export function watchCharts() {
  if (document.hidden) return;
  for (const place of document.querySelectorAll(PLACES)) {
    if (isDrawn(place)) continue;
    if (document.querySelector(ERROR)) askForStandIn();
    else if (!awaited.has(place)) {
      awaited.add(place);
      standInAfter(PATIENCE_MS, place, () => !isFetched);
      standInAfter(MOST_PATIENCE_MS, place, () => true);
    }
  }
}

// The timers outlive the page they were set on: held by them, its charts would stay in memory.
function standInAfter(patience, place, isDue) {
  const since = awaited;
  const watched = new WeakRef(place);
  setTimeout(() => since === awaited && isEmpty(watched.deref()) && isDue() && askForStandIn(), patience);
}

// Only where somebody could look: without a width there is nothing to draw yet. The place itself is
// shown when it is taken (style.css), so what it stands in tells.
function isEmpty(place) {
  return place?.closest(BLOCK)?.offsetWidth > 0 && !isDrawn(place);
}

function isDrawn(place) {
  return place.querySelector(".main-svg") !== null;
}

// Streamlit's own charts stand in from the next run of the page on.
function askForStandIn() {
  const button = document.querySelector(STAND_IN);
  if (isAsked || !button) return;
  isAsked = true;
  setTimeout(() => {
    isAsked = false;
    if ([...document.querySelectorAll(PLACES)].some(isEmpty)) askForStandIn();
  }, ASK_AGAIN_MS);
  button.click();
}
