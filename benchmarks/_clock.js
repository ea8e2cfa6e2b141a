// Runs in the measured page: when was a key pressed, and when was each place of interest drawn for
// the last time and painted? So what is drawn twice, or piece by piece, counts when it is final.

(() => {
  const clock = { pressed: 0, long: [] };
  window.kimClock = clock;

  const ANSWER = ".kim-answer";
  const PLACES = `.js-plotly-plot, .stEChartsChart, ${ANSWER}`;
  const painted = new WeakMap(); // place -> when
  const written = new WeakMap(); // canvas -> what its latest frame says
  let drawn = new Set();
  let frame = 0;
  let watched = () => [];

  // What a place says, drawn as text, as SVG or on a canvas.
  function text(place) {
    const svg = [...place.querySelectorAll(".main-svg")].map((part) => part.textContent);
    const canvas = [...place.querySelectorAll("canvas")].map((part) => written.get(part)?.texts);
    return [...svg, ...canvas].join() || place.textContent;
  }

  function note(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const place = element?.closest(PLACES);
    if (!place) return;
    if (drawn.size === 0) requestAnimationFrame(afterPaint);
    drawn.add(place);
  }

  // The first task after the frame: any other kind would wait its turn behind Streamlit's.
  function afterPaint() {
    frame += 1;
    const places = drawn;
    drawn = new Set();
    const note = () => {
      const now = performance.now() - clock.pressed;
      for (const place of places) painted.set(place, now);
    };
    scheduler.postTask(note, { priority: "user-blocking" });
  }

  // Attributes of a place itself, such as a class while its shapes move, draw nothing.
  const observer = new MutationObserver((records) => {
    for (const { target, type, addedNodes } of records) {
      if (type !== "attributes" || !target.matches(PLACES)) note(target);
      for (const node of addedNodes) note(node);
    }
  });
  const changes = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(document, changes);

  const fillText = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (words, ...rest) {
    const latest = written.get(this.canvas);
    if (latest?.frame === frame) latest.texts.push(words);
    else written.set(this.canvas, { frame, texts: [words] });
    note(this.canvas);
    return fillText.call(this, words, ...rest);
  };

  const places = (selector, most) => [...document.querySelectorAll(selector)].slice(0, most);
  clock.full = (selector) => places(selector).filter((place) => text(place) !== "").length;

  // From now on, the first places of a selector.
  clock.start = (selector, most) => {
    const before = places(selector, most).map(text);
    clock.long = [];
    watched = () => {
      const now = places(selector, most);
      const isNew = (place, i) => painted.has(place) && text(place) !== before[i];
      return now.length === before.length && now.every(isNew) ? now : [];
    };
    for (const place of places(`${selector}, ${ANSWER}`)) painted.delete(place);
  };

  clock.isDone = () => watched().length > 0;

  // When places in sight had their final picture, all of them, and the sentence above them.
  clock.read = () => {
    const found = watched().map((place) => {
      const { top, bottom } = place.getBoundingClientRect();
      return { at: painted.get(place), inSight: bottom > 0 && top < innerHeight };
    });
    const last = (some) => Math.max(...some.map(({ at }) => at));
    return {
      in_sight: last(found.filter(({ inSight }) => inSight)),
      everything: last(found),
      answered: painted.get(document.querySelector(ANSWER)) ?? NaN,
      blocked: clock.long.reduce((sum, long) => sum + long, 0),
    };
  };

  addEventListener("keydown", () => (clock.pressed = performance.now()), true);
  new PerformanceObserver((list) => {
    clock.long.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: "longtask" });
})();
