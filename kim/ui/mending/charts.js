// Sees to it that nobody looks at an empty place where a chart should be.

const COMPONENT = "/component.js";
const PLACES = ".kim-chart-place";
const ERROR = '.st-key-kim_charts [role="alert"]'; // Streamlit's word that our component failed
const STAND_IN = ".st-key-kim_stand_in button"; // on the page, but shown to nobody
const PATIENCE_MS = 12_000;

const awaited = new WeakSet();

// Our component may be kept from running, so it is watched from here and not from within.
export function watchCharts() {
  for (const place of document.querySelectorAll(PLACES)) {
    if (isDrawn(place)) continue;
    if (document.querySelector(ERROR)) askForStandIn();
    else if (!awaited.has(place)) {
      awaited.add(place);
      setTimeout(lookAgain, PATIENCE_MS, place);
    }
  }
}

// A component that is here and has not failed will draw; only the machine is slow.
function lookAgain(place) {
  if (place.isConnected && !isDrawn(place) && !isFetched()) askForStandIn();
}

function isFetched() {
  return performance.getEntriesByType("resource").some(({ name }) => name.endsWith(COMPONENT));
}

function isDrawn(place) {
  return place.querySelector(".kim-chart") !== null;
}

// Streamlit's own charts stand in from the next run of the page on.
function askForStandIn() {
  document.querySelector(STAND_IN)?.click();
}
