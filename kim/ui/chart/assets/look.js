// Which of the two templates: the page's, or the one for paper; and how large.

const DARK_BELOW = 128;

// What titles, legends and ticks need: the charts on a telephone of 360 px.
const NARROWEST_PX = 328;

// "light" or "dark", from the background that Streamlit hands to components as #rrggbb.
export function pageMode(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const channels = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  return Math.max(...channels) < DARK_BELOW ? "dark" : "light";
}

// A narrower place, as at 400 % zoom, gets the same picture smaller: nothing in it is cut.
export function scaleAt(width) {
  return Math.min(1, width / NARROWEST_PX);
}

export function setScale(plot, scale) {
  const { style } = plot.firstElementChild;
  style.transformOrigin = "0 0";
  style.transform = scale < 1 ? `scale(${scale})` : "";
}

// For a picture file: a font that is drawn as it was measured, since a file brings none along.
export function pictureTemplate({ light }) {
  const font = { ...light.layout.font, family: "Arial, sans-serif" };
  return { ...light, layout: { ...light.layout, font } };
}
