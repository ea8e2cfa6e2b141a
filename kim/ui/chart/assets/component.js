// What Streamlit calls: once when a chart appears and again at every change of its data or theme.

import { ChartFigure } from "./figure.js";

const figures = new WeakMap();
const probed = new WeakSet();

export default function component({ data, parentElement, setStateValue, setTriggerValue }) {
  if (data.probe) {
    reportOnce(parentElement, setStateValue);
    return undefined;
  }
  if (!figures.has(parentElement)) {
    figures.set(parentElement, new ChartFigure(parentElement));
  }
  const figure = figures.get(parentElement);
  figure.show(data, (reason) => setTriggerValue("failed", reason));
  return () => {
    figures.delete(parentElement);
    figure.remove();
  };
}

// A second report would cost the reader a second run of the page's script.
function reportOnce(element, setStateValue) {
  if (!probed.has(element)) {
    probed.add(element);
    setStateValue("alive", true);
  }
}
