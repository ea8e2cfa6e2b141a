// Runs in the measured page: when was a key pressed, from when on was the final picture of each
// place of interest to be seen, and when was it painted for the last time? A picture that is drawn
// piece by piece, or hidden or gone for a while, counts from when all of it is there to stay.

(() => {
  const clock = { pressed: 0, long: [] };
  window.kimClock = clock;

  const ANSWER = ".kim-answer";
  const PLACES = `.js-plotly-plot, .stEChartsChart, ${ANSWER}`;
  const DRAWN = ["d", "transform", "x", "y", "width", "height"];
  const PAINTED = ["display", "visibility", "opacity", "fill", "fill-opacity", "stroke"];
  const STROKES = ["fillText", "moveTo", "lineTo", "rect", "fill"];
  const SEEN = { opacityProperty: true, visibilityProperty: true };
  const pictures = new WeakMap(); // place -> what it shows
  const painted = new WeakMap(); // place -> when that was painted
  const written = new WeakMap(); // canvas -> what its latest frame was drawn with
  let drawn = new Set();
  let isAwaited = false;
  let frame = 0;
  let frames = []; // each: when it was painted, and what was to be seen of the places watched
  let watched = () => [];

  // What a place says or, in a picture that is SVG, shows.
  function content(place, of) {
    const svg = [...place.querySelectorAll(".main-svg")].map((part) => part[of]);
    const canvas = [...place.querySelectorAll("canvas")].map((part) => written.get(part)?.strokes);
    return [...svg, ...canvas].join("\n") || place.textContent;
  }
  const text = (place) => content(place, "textContent");
  const picture = (place) => content(place, "outerHTML");

  // A picture to compare: shapes, texts, where they are and how they are filled, without the names
  // that Plotly makes up each time. It takes a while, so it is for when the clock is read.
  function drawing(svg) {
    if (!svg) return "";
    const { body } = new DOMParser().parseFromString(svg, "text/html");
    const elements = [...body.querySelectorAll("*")].map((element) => [
      ...DRAWN.map((name) => element.getAttribute(name)),
      ...PAINTED.map((name) => element.style.getPropertyValue(name).replace(/url\(.*\)/, "url")),
      element.childElementCount === 0 && element.textContent,
    ]);
    return elements.join("\n") || svg;
  }

  function note(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const place = element?.closest(PLACES);
    if (place) drawn.add(place);
    if (!isAwaited) requestAnimationFrame(afterPaint);
    isAwaited = true;
  }

  // What is there in a frame's callback will be painted; when, says the first task after it.
  // Any other kind would wait its turn behind Streamlit's.
  function afterPaint() {
    frame += 1;
    const repainted = drawn;
    drawn = new Set();
    isAwaited = false;
    for (const place of repainted) pictures.set(place, picture(place));
    const seen = watched().map((place) => place.checkVisibility(SEEN) && pictures.get(place));
    const keep = () => {
      const at = performance.now() - clock.pressed;
      for (const place of repainted) painted.set(place, at);
      frames.push({ at, seen });
    };
    scheduler.postTask(keep, { priority: "user-blocking" });
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

  for (const name of STROKES) {
    const stroke = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...how) {
      if (written.get(this.canvas)?.frame !== frame) {
        written.set(this.canvas, { frame, strokes: [] });
      }
      written.get(this.canvas).strokes.push(name, ...how, this.fillStyle);
      note(this.canvas);
      return stroke.apply(this, how);
    };
  }

  const places = (selector, most) => [...document.querySelectorAll(selector)].slice(0, most);
  clock.full = (selector) => places(selector).filter((place) => text(place) !== "").length;

  // From now on, the first places of a selector; after them, the sentence.
  clock.start = (selector, most) => {
    const answers = () => places(ANSWER, 1);
    watched = () => [...places(selector, most), ...answers()];
    const before = watched().map(text);
    for (const place of watched()) {
      painted.delete(place);
      pictures.set(place, picture(place));
    }
    clock.long = [];
    frames = [];
    clock.isNew = (place, i) => painted.has(place) && text(place) !== before[i];
    clock.isDone = () => {
      const found = places(selector, most);
      return found.length === before.length - answers().length && found.every(clock.isNew);
    };
  };

  // When what is in sight showed its final picture, all that is watched, and the sentence; and when
  // what is in sight was last painted.
  clock.read = () => {
    const drawings = new Map();
    const known = (svg) => drawings.get(svg) ?? drawings.set(svg, drawing(svg)).get(svg);
    const final = frames.at(-1).seen.map(known);
    const settled = (i) => frames.findLastIndex(({ seen }) => known(seen[i]) !== final[i]) + 1;
    const found = watched().map((place, i) => {
      const { top, bottom } = place.getBoundingClientRect();
      const { at } = frames[settled(i)];
      const last = Math.max(at, painted.get(place) ?? 0);
      return { at, last, isNew: clock.isNew(place, i), inSight: bottom > 0 && top < innerHeight };
    });
    const answer = found.splice(found.length - places(ANSWER, 1).length);
    const latest = (some, when) => Math.max(...some.map((place) => place[when]));
    const inSight = found.filter((place) => place.inSight);
    return {
      in_sight: latest(inSight, "at"),
      repainted: latest(inSight, "last"),
      everything: latest(found, "at"),
      answered: answer[0]?.isNew ? answer[0].at : NaN,
      blocked: clock.long.reduce((sum, long) => sum + long, 0),
    };
  };

  // When the shapes of the first chart came to rest, as they are on the screen: motion by CSS changes
  // none of their attributes. Read before each frame, so not while anything else is measured.
  function shapes() {
    const first = document.querySelector(".js-plotly-plot");
    if (!first) return "";
    const { left, top } = first.getBoundingClientRect();
    const seen = [...first.querySelectorAll(".point path")].filter((shape) =>
      shape.checkVisibility(SEEN),
    );
    const boxes = seen.map((shape) => shape.getBoundingClientRect());
    return JSON.stringify(boxes.map(({ x, y, width, height }) => [x - left, y - top, width, height]));
  }

  clock.watchShapes = () => {
    clock.rested = null;
    let before = shapes();
    const look = () => {
      const now = shapes();
      const keep = () => (clock.rested = performance.now() - clock.pressed);
      if (now !== before) scheduler.postTask(keep, { priority: "user-blocking" }); // once it is painted
      before = now;
      clock.watching = requestAnimationFrame(look);
    };
    look();
  };

  clock.shapesRested = () => {
    cancelAnimationFrame(clock.watching);
    return clock.rested;
  };

  addEventListener("keydown", () => (clock.pressed = performance.now()), true);
  new PerformanceObserver((list) => {
    clock.long.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: "longtask" });
})();
