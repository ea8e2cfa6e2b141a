// Runs in the measured page: when was a key pressed, and when did every chart show new figures?
// A chart's picture is known by the text in it, drawn as SVG or on a canvas.

(() => {
  const clock = { pressed: 0, long: [] };
  window.kimClock = clock;

  const written = new WeakMap(); // canvas -> what its latest frame says
  let frame = 0;
  const tick = () => {
    frame += 1;
    requestAnimationFrame(tick);
  };
  tick();
  const fillText = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    const latest = written.get(this.canvas);
    if (latest?.frame === frame) latest.texts.push(text);
    else written.set(this.canvas, { frame, texts: [text] });
    return fillText.call(this, text, ...rest);
  };

  function pictures() {
    const nodes = document.querySelectorAll(".js-plotly-plot, .stEChartsChart");
    return [...nodes].map((node) => {
      const svg = [...node.querySelectorAll(".main-svg")].map((part) => part.textContent);
      const canvases = [...node.querySelectorAll("canvas")];
      const canvas = canvases.flatMap((part) => written.get(part)?.texts ?? []);
      const { top, bottom } = node.getBoundingClientRect();
      return { text: [...svg, ...canvas].join(), inSight: bottom > 0 && top < innerHeight };
    });
  }

  const changed = (now, before) => now.text !== "" && now.text !== before.text;

  clock.charts = () => pictures().filter(({ text }) => text !== "").length;

  // Ends when each chart has a new picture, and the browser has painted it.
  clock.start = () => {
    const before = pictures();
    Object.assign(clock, { inSight: null, all: null, long: [] });
    const look = () => {
      const now = pictures();
      if (now.length === before.length) {
        const done = now.map((picture, i) => changed(picture, before[i]));
        if (now.every(({ inSight }, i) => done[i] || !inSight)) mark("inSight");
        if (done.every(Boolean)) mark("all");
      }
      if (clock.all === null) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

  function mark(name) {
    if (clock[name] !== null) return;
    clock[name] = NaN; // being painted
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      clock[name] = performance.now() - clock.pressed;
    };
    painted.port2.postMessage(null);
  }

  addEventListener("keydown", () => (clock.pressed = performance.now()), true);
  new PerformanceObserver((list) => {
    clock.long.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: "longtask" });
})();
