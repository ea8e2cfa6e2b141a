// Lets the page follow a slider while it is dragged.
//
// Streamlit's slider tells the server its value when the hand lets go. So whenever the last answer is
// there and the hand has moved the value on, the slider is told that the hand has let go, and at once
// that it has taken hold again at the same point of the thumb, which has moved in steps. What the
// page does meanwhile must not take the slider from under the hand.
// docs/decisions/0002-charts-in-place.md says why.

const SLIDER = '[data-testid="stSlider"]';
const SCROLLER = '[data-testid="stSidebarContent"], [data-testid="stMain"]';
const AT_REST = '[data-testid="stApp"][data-test-script-state="notRunning"]';
const ANSWER = ".st-key-kim_answer input"; // its number (kim/ui/answers.py)
const LEAST_MS = 100; // from one value to the next
const LATE_MS = 50; // the slider's value may come so long after the hand
const GLANCE_MS = 16;

let drag = null; // of one slider by one pointer

export function followDrags() {
  const whileDragged = (task) => (event) => {
    if (event.isTrusted && event.pointerId === drag?.pointerId) task(event);
  };
  addEventListener("pointerdown", begin, true);
  addEventListener("pointermove", whileDragged(move), true);
  addEventListener("pointerup", whileDragged(end), true);
  addEventListener("pointercancel", whileDragged(end), true);
  addEventListener("popstate", () => drag && end()); // or the next value would undo it
  addEventListener("wheel", letScroll, { capture: true, passive: true });
}

function begin({ isTrusted, isPrimary, target, pointerId, pointerType, clientX }) {
  if (!isTrusted || !isPrimary) return;
  if (drag) end();
  const inputs = target.closest(SLIDER)?.querySelectorAll('input[type="range"]');
  if (inputs?.length !== 1) return;
  const [input] = inputs;
  const pointer = { pointerId, pointerType, isPrimary };
  const told = { value: input.value, at: -Infinity, answer: null };
  drag = { input, pointer, pointerId, from: clientX, told };
}

function move({ buttons, timeStamp }) {
  if (buttons === 0) {
    end(); // the hand has let go where the browser could not tell
    return;
  }
  drag.movedAt = timeStamp;
  if (drag.timer) return;
  drag.grip = drag.from - middleOf(thumbOf(drag.input));
  drag.timer = setTimeout(follow, LEAST_MS);
  drag.scroller = drag.input.closest(SCROLLER);
  drag.top = topOf(drag.input);
  requestAnimationFrame(stay);
}

function follow() {
  if (!drag.input.isConnected) {
    end();
    return;
  }
  const isDue = isMovedByHand(drag) && isAnswered(drag);
  drag.timer = setTimeout(follow, isDue ? LEAST_MS : GLANCE_MS);
  if (isDue) letGoAndTakeHold(drag);
}

// An answer may move the thumb, too, and must not call for another.
function isMovedByHand({ input, movedAt, told }) {
  return input.value !== told.value && movedAt > told.at - LATE_MS;
}

// Streamlit is at rest, too, until it hears the first of an answer.
function isAnswered({ told }) {
  return answerNumber() !== told.answer && document.querySelector(AT_REST) !== null;
}

function answerNumber() {
  return document.querySelector(ANSWER)?.value;
}

function letGoAndTakeHold({ input, pointer, grip }) {
  drag.told = { value: input.value, at: performance.now(), answer: answerNumber() };
  const thumb = thumbOf(input);
  const hold = { ...pointer, clientX: middleOf(thumb) + grip, bubbles: true, cancelable: true };
  dispatchEvent(new PointerEvent("pointerup", pointer));
  thumb.dispatchEvent(new PointerEvent("pointerdown", hold));
}

// A sentence above that takes a line more would move the slider.
function stay() {
  if (!drag?.scroller || !drag.input.isConnected) return;
  drag.scroller.scrollTop += topOf(drag.input) - drag.top;
  requestAnimationFrame(stay);
}

function letScroll() {
  if (drag) drag.scroller = null;
}

function end() {
  clearTimeout(drag.timer);
  drag = null;
}

function thumbOf(input) {
  return input.parentElement.parentElement;
}

function middleOf(thumb) {
  const { left, width } = thumb.getBoundingClientRect();
  return left + width / 2;
}

function topOf(input) {
  return input.getBoundingClientRect().top;
}
