// Everything around the picture: title, text alternative, table, series, download, source.

const NUMBER = /^[-−+]?\d/;

// All text is set as text, never as markup: scenario titles come from files and links.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function disclosure(label, content) {
  return element("details", {}, element("summary", {}, label), content);
}

export function buildFrame(actions) {
  const title = element("div", { class: "kim-chart-title", role: "heading" });
  const waiting = element("p", { class: "kim-chart-waiting" }, "Diagramm wird geladen …");
  const plot = element("div", { class: "kim-chart-plot", role: "img" }, waiting);
  const source = element("figcaption", {});
  const tableBox = element("div", { class: "kim-table", role: "region", tabindex: "0" });
  const tablePart = disclosure("Daten als Tabelle", tableBox);
  const series = element("fieldset", {}, element("legend", {}, "Gezeigte Reihen"));
  const seriesPart = disclosure("Reihen auswählen", series);
  seriesPart.classList.add("kim-chart-series");
  const parts = [tablePart, seriesPart, menu(actions)];
  const more = element("div", { class: "kim-chart-more" }, ...parts);
  const whole = element("button", { type: "button" }, "Alles zeigen");
  const ofAxes = new Text();
  const ofSeries = element("span");
  const leftOut = element("p", { class: "kim-chart-left-out" }, ofAxes, ofSeries, whole);
  const root = element("figure", { class: "kim-chart" }, title, plot, leftOut, source, more);
  let data;
  let focused = null;

  tablePart.addEventListener("toggle", fillTable);
  whole.addEventListener("click", () => {
    tablePart.firstChild.focus(); // the button goes
    actions.showAll();
  });

  // With its place, a chart loses the focus, too: browsers let go of what is taken off the page.
  root.addEventListener("focusin", ({ target }) => {
    focused = target;
  });
  root.addEventListener("focusout", () => setTimeout(forgetFocus));

  function forgetFocus() {
    if (root.isConnected && !root.contains(document.activeElement)) focused = null;
  }

  function putInto(place) {
    place.replaceChildren(root);
    if (document.activeElement === document.body) focused?.focus({ preventScroll: true });
  }

  // Built only while somebody looks: a table costs more than it is read.
  function fillTable() {
    tableBox.replaceChildren(...(tablePart.open ? [table(data.table, data.alt)] : []));
  }

  function fill(newData, height) {
    data = newData;
    title.textContent = data.title;
    title.setAttribute("aria-level", data.level);
    root.setAttribute("aria-label", data.title);
    plot.setAttribute("aria-label", data.alt);
    plot.style.height = `${height}px`;
    tableBox.setAttribute("aria-label", `Tabelle: ${data.title}`);
    source.textContent = data.source;
    fillTable();
  }

  function list(named, { section, hidden }) {
    waiting.remove();
    seriesPart.hidden = named.length < 2;
    const boxes = named.map((trace) => seriesBox(trace, actions.showSeries));
    if (!sameBoxes(series, boxes)) series.replaceChildren(series.firstChild, ...boxes);
    leftOut.hidden = !section && !hidden;
    leftOut.classList.toggle("kim-chart-section", Boolean(section));
    ofAxes.data = section;
    ofSeries.textContent = hidden;
  }

  return { root, plot, putInto, fill, list };
}

// Keep the boxes where nothing changed, or the keyboard's focus would be lost.
function sameBoxes(series, boxes) {
  const before = [...series.querySelectorAll("label")];
  const state = ({ textContent, firstChild: box }) => [box.value, box.checked, textContent].join();
  return before.length === boxes.length && before.every((old, i) => state(old) === state(boxes[i]));
}

function seriesBox({ id, name, isShown }, showSeries) {
  const box = element("input", { type: "checkbox", value: id });
  box.checked = isShown;
  box.addEventListener("change", () => showSeries(id, box.checked));
  return element("label", {}, box, ` ${name}`);
}

function menu({ savePicture }) {
  const status = element("p", { role: "status" });
  const button = (label, format) => {
    const made = element("button", { type: "button" }, label);
    made.addEventListener("click", async () => {
      status.textContent = "Bild wird erstellt …";
      const saved = await savePicture(format).then(() => true, () => false);
      status.textContent = saved ? "Bild gespeichert." : "Das Bild ließ sich nicht erstellen.";
    });
    return made;
  };
  const buttons = [button("PNG, 1920 × 1080", "png"), button("SVG, frei skalierbar", "svg")];
  return disclosure("Bild speichern", element("div", {}, ...buttons, status));
}

function table({ columns, rows }, alt) {
  const heads = columns.map((column, index) => {
    const isFigure = index > 0 && rows.every((row) => NUMBER.test(row[index]));
    return element("th", { scope: "col", class: isFigure ? "kim-figure" : "" }, column);
  });
  const lines = rows.map(([name, ...values]) => {
    const head = element("th", { scope: "row" }, name);
    return element("tr", {}, head, ...values.map(cell));
  });
  const head = element("thead", {}, element("tr", {}, ...heads));
  return element("table", {}, element("caption", {}, element("span", {}, alt)), head, element("tbody", {}, ...lines));
}

function cell(value) {
  return element("td", { class: NUMBER.test(value) ? "kim-figure" : "" }, value);
}
