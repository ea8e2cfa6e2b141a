// Which of the two templates: the page's, or the one for paper.

const DARK_BELOW = 128;

// "light" or "dark", from the background that Streamlit hands to components as #rrggbb.
export function pageMode(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const channels = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  return Math.max(...channels) < DARK_BELOW ? "dark" : "light";
}

// For a picture file: a font that is drawn as it was measured, since a file brings none along.
export function pictureTemplate({ light }) {
  const font = { ...light.layout.font, family: "Arial, sans-serif" };
  return { ...light, layout: { ...light.layout, font } };
}
