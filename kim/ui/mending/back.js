// One step back takes back all that one movement of the hand has changed: a slider that is dragged,
// or a key held down, changes the address many times.

const { pushState, replaceState } = History.prototype;

let isMoreOfTheSame = false;

export function stepBackByGestures() {
  for (const kind of ["pointerdown", "keydown", "click"]) addEventListener(kind, begin, true);
  history.pushState = (...entry) => {
    (isMoreOfTheSame ? replaceState : pushState).apply(history, entry);
    isMoreOfTheSame = true;
  };
}

// The click that ends a press is part of it; one without, as by a screen reader, is not.
function begin({ type, isTrusted, repeat, detail }) {
  const isEndOfPress = type === "click" && detail > 0;
  if (isTrusted && !repeat && !isEndOfPress) isMoreOfTheSame = false;
}
