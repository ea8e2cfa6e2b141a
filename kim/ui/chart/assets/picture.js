// The chart as a file for slides: white, with title, source and date, whatever the page's theme.

import { pictureTemplate } from "./look.js";

const WIDTH = 960; // drawn at half the slide's size, so that 14 px text is 28 px on the slide
const HEIGHT = 540;
const SCALE = 2;
const MARGIN = 32;
const TITLE_SIZE = 22;
const SMALL_SIZE = 12;
const MOST_LINES = 6; // of assumptions; the rest of the picture is the chart's
const FONT = "Arial, sans-serif";
const SVG = "http://www.w3.org/2000/svg";

export async function savePicture(library, plot, data, leftOut, format) {
  const svg = await compose(library, plot, data, Object.values(leftOut).join(""));
  const blob = new Blob([svg], { type: "image/svg+xml" });
  download(format === "svg" ? blob : await rasterize(blob), `${fileName(data.title)}.${format}`);
}

// What the reader sees now, hidden series and zoom included, set between title and source.
async function compose(library, plot, data, leftOut) {
  const page = node("svg", { width: WIDTH * SCALE, height: HEIGHT * SCALE });
  page.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  page.append(node("rect", { width: WIDTH, height: HEIGHT, fill: "#ffffff" }));
  const top = MARGIN + addText(page, wrap(data.title, TITLE_SIZE), TITLE_SIZE, MARGIN);
  const told = [leftOut, `${data.source} · Stand: ${today()}`];
  const footer = [...told.flatMap((text) => wrap(text, SMALL_SIZE)), ...assumed()];
  const bottom = HEIGHT - MARGIN - footer.length * SMALL_SIZE * 1.3;
  addText(page, footer, SMALL_SIZE, bottom);
  page.append(await drawing(library, plot, top + 8, bottom - top - 16));
  return new XMLSerializer().serializeToString(page);
}

// Which scenarios the page shows, and on what assumptions (kim/ui/caption.py).
function assumed() {
  const said = document.querySelector(".kim-assumed")?.textContent ?? "";
  const lines = said ? wrap(said, SMALL_SIZE) : [];
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), "… (alle Angaben: Seite Vergleich, Folien, Rechenblatt)"];
}

async function drawing({ Plotly, templates }, plot, y, height) {
  const width = WIDTH - 2 * MARGIN;
  const layout = { ...plot.layout, template: pictureTemplate(templates), width, height };
  const text = await Plotly.toImage(
    { data: plot.data, layout },
    { format: "svg", width, height, imageDataOnly: true },
  );
  const drawn = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  drawn.setAttribute("x", MARGIN);
  drawn.setAttribute("y", y);
  return document.importNode(drawn, true);
}

function node(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// Adds the lines under `y` and returns their height.
function addText(page, lines, size, y) {
  lines.forEach((line, index) => {
    const text = node("text", { x: MARGIN, y: y + size * (0.8 + 1.3 * index), fill: "#1a1a1a" });
    text.setAttribute("font-family", FONT);
    text.setAttribute("font-size", size);
    text.textContent = line;
    page.append(text);
  });
  return lines.length * size * 1.3;
}

function wrap(text, size) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${size}px ${FONT}`;
  const fits = (line) => pen.measureText(line).width <= WIDTH - 2 * MARGIN;
  return text.split(/\s+/).filter(Boolean).reduce((lines, word) => {
    const longer = [lines.at(-1), word].filter(Boolean).join(" ");
    return fits(longer) ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

async function rasterize(svg) {
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode();
  URL.revokeObjectURL(image.src);
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH * SCALE;
  canvas.height = HEIGHT * SCALE;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // the browser reads it after the click
}

function today() {
  return new Date().toLocaleDateString("de-DE", {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  });
}

function fileName(title) {
  const plain = title.toLowerCase().replaceAll("ß", "ss").replaceAll(/[äöü]/g, (c) => UMLAUTS[c]);
  return plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "").slice(0, 80);
}

const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue" };
