// Sees to it that nobody looks at an empty place where a chart should be.

const PLACES = '[class*="st-key-kim_chart_"]';
const STAND_IN = ".st-key-kim_stand_in button"; // on the page, but shown to nobody
const PATIENCE_MS = 8000;

const awaited = new WeakSet();

// Our component may be kept from running, so it is watched from here and not from within.
export function watchCharts() {
  for (const place of document.querySelectorAll(PLACES)) {
    if (isDrawn(place)) continue;
    if (place.querySelector('[role="alert"]')) askForStandIn();
    else if (!awaited.has(place)) {
      awaited.add(place);
      setTimeout(() => place.isConnected && !isDrawn(place) && askForStandIn(), PATIENCE_MS);
    }
  }
}

function isDrawn(place) {
  return place.querySelector(".kim-chart") !== null;
}

// Streamlit's own charts stand in from the next run of the page on.
function askForStandIn() {
  document.querySelector(STAND_IN)?.click();
}
