// Runs in the measured page: when was a key pressed, and when had sentence and cliff changed?

(() => {
  const clock = { pressed: 0, shown: null };
  window.kimClock = clock;

  const text = (nodes) => [...nodes].map((node) => node.textContent).join();
  const cliff = () => document.querySelector(".js-plotly-plot")?.querySelectorAll(".main-svg");
  const result = () => [text(document.querySelectorAll(".kim-answer")), text(cliff() ?? [])];

  clock.start = () => {
    const before = result();
    clock.shown = null;
    const look = () => {
      if (result().every((now, i) => now !== "" && now !== before[i])) painted();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

  function painted() {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => (clock.shown = performance.now() - clock.pressed);
    channel.port2.postMessage(null);
  }

  addEventListener("keydown", () => (clock.pressed = performance.now()), true);
})();
