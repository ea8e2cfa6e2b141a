// What Streamlit calls: once when a chart appears and again at every change of its data or theme.

import { ChartFigure } from "./figure.js";

const figures = new WeakMap();

export default function component({ data, parentElement, setTriggerValue }) {
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
