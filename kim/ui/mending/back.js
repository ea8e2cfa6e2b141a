// One step back takes back all that one movement of the hand has changed: a slider that is dragged,
// or a key held down, changes the address many times.

const { pushState, replaceState } = History.prototype;
const MODIFIERS = new Set(["Alt", "AltGraph", "Control", "Meta", "Shift"]); // do nothing alone
const VERSION = "v"; // stands in every address that is not bare (kim/share/keys.py)
const AGAIN_MS = 1000;

let gesture = null; // the page, and what the last press has changed there first
let waiting = null; // what the browser has not taken yet

export function stepBackByGestures() {
  for (const kind of ["pointerdown", "keydown", "click"]) addEventListener(kind, begin, true);
  addEventListener("popstate", () => {
    gesture = null;
    stopWaiting();
  });
  history.pushState = (...entry) => {
    const change = changeTo(new URL(entry[2] ?? location, document.baseURI));
    const isMore = gesture !== null && isMoreOf(gesture, change);
    if (!isMore) gesture = change;
    write(isMore ? replaceState : pushState, entry);
  };
}

// The click that ends a press is part of it; one without, as by a screen reader, is not.
function begin({ type, isTrusted, isPrimary, key, repeat, detail }) {
  if (!isTrusted || repeat || isPrimary === false || MODIFIERS.has(key)) return;
  if (type !== "click" || detail === 0) gesture = null;
}

function changeTo({ pathname, searchParams }) {
  const before = new URLSearchParams(location.search);
  const said = (parameters, key) => parameters.getAll(key).join("&");
  const keys = [...before.keys(), ...searchParams.keys()].filter(
    (key) => key !== VERSION && said(before, key) !== said(searchParams, key),
  );
  return { from: location.pathname, to: pathname, keys };
}

// Two presses may come before the first answer: what the second one changes is another step.
function isMoreOf(gesture, { from, to, keys }) {
  return from === to && gesture.to === to && keys.some((key) => gesture.keys.includes(key));
}

// Safari takes a hundred entries in some seconds and refuses the next: then the latest has to wait.
function write(method, entry) {
  const how = stopWaiting() === pushState ? pushState : method;
  try {
    how.apply(history, entry);
  } catch {
    waiting = { method: how, timer: setTimeout(() => write(how, entry), AGAIN_MS) };
  }
}

function stopWaiting() {
  const method = waiting?.method;
  clearTimeout(waiting?.timer);
  waiting = null;
  return method;
}
