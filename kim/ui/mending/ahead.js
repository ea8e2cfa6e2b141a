// Lets a chart's new picture go ahead of the rest of what a change brings.
//
// Streamlit draws the whole page for each part of an answer, and the browser shows nothing in
// between. So what the server answers to a change is held until its first new picture has been
// shown, and then handed on in one go, in order: that is sooner for the rest, too.
// docs/decisions/0002-charts-in-place.md has the times, and what was tried before.

const MOST_MS = 60; // without a new picture, or with one that takes its time
const DRAWN = ".kim-chart-place .main-svg";
const SLOT = '<div\nclass="kim-chart-data"'; // as kim/ui/chart/slot.py writes it, and nobody else
const utf8 = new TextDecoder();

class SocketWithCharts extends WebSocket {
  held = []; // what messages bring, oldest first
  isFirst = false; // is the next message the first answer to something sent?
  isHandingOn = false;
  deadline = null;

  constructor(...address) {
    super(...address);
    this.addEventListener("message", (event) => this.take(event)); // before Streamlit's listener
    this.addEventListener("close", () => this.handOn());
  }

  send(data) {
    this.isFirst = true;
    super.send(data);
  }

  take(event) {
    if (this.isHandingOn) return;
    if (this.isFirst && this.deadline === null && isChartSeen()) {
      this.deadline = setTimeout(() => this.handOn(), MOST_MS);
    }
    this.isFirst = false;
    if (this.deadline === null) return;
    event.stopImmediatePropagation();
    this.held.push(event.data);
    if (showAhead(event.data)) afterPicture(() => this.handOn());
  }

  handOn() {
    clearTimeout(this.deadline);
    this.deadline = null;
    this.isHandingOn = true;
    for (const data of this.held.splice(0)) {
      this.dispatchEvent(new MessageEvent("message", { data }));
    }
    this.isHandingOn = false;
  }
}

// In a tab behind others no picture is shown, and none could be waited for.
function isChartSeen() {
  return !document.hidden && document.querySelector(DRAWN) !== null;
}

// Tells whether the message brought a chart, and our component (kim/ui/chart) drew something new.
function showAhead(data) {
  try {
    const text = utf8.decode(data); // Streamlit's own encoding leaves HTML as it is
    const start = text.indexOf(SLOT);
    if (start < 0) return false;
    const read = document.createElement("template"); // where nothing runs and nothing is fetched
    read.innerHTML = text.slice(start);
    const { key, chart } = read.content.firstChild.dataset;
    const event = new CustomEvent("kim-chart-ahead", { cancelable: true, detail: { key, chart } });
    return !document.dispatchEvent(event);
  } catch (error) {
    console.warn("A chart did not go ahead", error);
    return false; // it comes with the rest
  }
}

function afterPicture(task) {
  const { port1, port2 } = new MessageChannel(); // a timer would wait longer
  port1.onmessage = task;
  requestAnimationFrame(() => port2.postMessage(null));
}

window.WebSocket = SocketWithCharts;
