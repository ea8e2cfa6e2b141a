// Plotly and the charts' templates: fetched once for all charts of a page.

const GERMAN = {
  moduleType: "locale",
  name: "de",
  format: {
    days: ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
    shortDays: ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"],
    months: (
      "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
    ).split(" "),
    shortMonths: "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez".split(" "),
    date: "%d.%m.%Y",
    decimal: ",",
    thousands: ".",
  },
};

let loading;

// Resolves to { Plotly, templates: { light, dark } }.
export function loadLibrary({ plotly, templates }) {
  loading ??= Promise.all([loadPlotly(address(plotly)), loadTemplates(address(templates))]).then(
    ([Plotly, loaded]) => ({ Plotly, templates: loaded }),
  );
  return loading;
}

// Relative to this file's own address, so that any path prefix of the app holds.
function address(path) {
  return new URL(`../../../${path}`, import.meta.url);
}

async function loadPlotly(url) {
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`No Plotly at ${url}`)));
    document.head.append(script);
  });
  window.Plotly.register(GERMAN);
  rememberArrays(window.Plotly.PlotSchema);
  return window.Plotly;
}

// For each series of each drawing Plotly goes through its schema, hundreds of attributes, to find
// which of them are arrays: a quarter of a new picture's time. It depends on a series' shape only.
function rememberArrays(schema) {
  if (!schema?.findArrayAttributes) return; // Plotly does otherwise by now
  const find = schema.findArrayAttributes;
  const found = new Map();
  schema.findArrayAttributes = (series) => {
    const shape = series.type + JSON.stringify(series, withoutValues);
    if (!found.has(shape)) found.set(shape, find(series));
    return found.get(shape);
  };
}

function withoutValues(name, value) {
  if (name.startsWith("_")) return undefined; // Plotly's own
  if (ArrayBuffer.isView(value) || (Array.isArray(value) && !value.some(isObject))) return [];
  return isObject(value) || Array.isArray(value) ? value : 0;
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

async function loadTemplates(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`No templates at ${url}`);
  return answer.json();
}
