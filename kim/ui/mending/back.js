// One step back takes back all that one movement of the hand has changed: a slider that is dragged,
// a key held down or pressed several times in a row changes the address many times.

import { write } from "./entries.js";

const { pushState, replaceState } = History.prototype;
const MODIFIERS = new Set(["Alt", "AltGraph", "Control", "Meta", "Shift"]); // do nothing alone
const VERSION = "v"; // stands in every address that is not bare (kim/share/keys.py)
const IN_A_ROW_MS = 1000; // an answer, too, comes as late as this

let last = null; // the change that made the last entry, and when the last one came to it
let isPressedAnew = false; // since then

export function stepBackByGestures() {
  for (const kind of ["pointerdown", "keydown", "click"]) addEventListener(kind, begin, true);
  addEventListener("popstate", forget);
  history.pushState = (...entry) => {
    const change = changeTo(new URL(entry[2] ?? location, document.baseURI));
    const isMore = last !== null && isMoreOf(last, change);
    last = { ...(isMore ? last : change), at: performance.now() };
    isPressedAnew = false;
    write(isMore ? replaceState : pushState, entry, forget);
  };
}

function forget() {
  last = null;
}

// The click that ends a press is part of it; one without, as by a screen reader, is not.
function begin({ type, isTrusted, isPrimary, key, repeat, detail }) {
  if (!isTrusted || repeat || isPrimary === false || MODIFIERS.has(key)) return;
  if (type !== "click" || detail === 0) isPressedAnew = true;
}

function changeTo({ pathname, searchParams }) {
  const before = new URLSearchParams(location.search);
  const said = (parameters, key) => parameters.getAll(key).join("&");
  const keys = [...before.keys(), ...searchParams.keys()].filter(
    (key) => key !== VERSION && said(before, key) !== said(searchParams, key),
  );
  return { from: location.pathname, to: pathname, keys };
}

// Of one press the first change may take a title away, and so differ from the next. Another press is
// more of the same if it changes nothing else.
function isMoreOf(step, { from, to, keys }) {
  if (from !== to || step.from !== from || step.to !== to) return false;
  const isAlike = (key) => step.keys.includes(key);
  if (!isPressedAnew) return keys.some(isAlike);
  return performance.now() - step.at < IN_A_ROW_MS && keys.every(isAlike);
}
