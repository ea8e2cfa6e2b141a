// Lets the page follow a slider while it is dragged.
//
// Streamlit's slider tells the server its value when the hand lets go. So whenever the last answer is
// there, and another value drawn, the slider is told that the hand has let go, and at once that it has
// taken hold again at the same point of the thumb, which has moved in steps. What the page does
// meanwhile must not take the slider from under the hand.
// docs/decisions/0002-charts-in-place.md says why.

const SLIDER = '[data-testid="stSlider"]';
const SCROLLER = '[data-testid="stSidebarContent"], [data-testid="stMain"]';
const AT_REST = '[data-testid="stApp"][data-test-script-state="notRunning"]';
const ANSWER = ".st-key-kim_answer input"; // its number (kim/ui/answers.py)
const LEAST_MS = 100; // from one value to the next
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
  const capture = { capture: true, passive: true };
  for (const kind of ["wheel", "keydown"]) addEventListener(kind, letScroll, capture);
}

function begin({ isTrusted, isPrimary, target, pointerId, pointerType, clientX }) {
  if (!isTrusted || !isPrimary) return;
  if (drag) end();
  const inputs = target.closest(SLIDER)?.querySelectorAll('input[type="range"]');
  if (inputs?.length !== 1) return;
  const [input] = inputs;
  const pointer = { pointerId, pointerType, isPrimary };
  const told = { value: input.value, answer: null };
  drag = { input, pointer, pointerId, from: clientX, told, x: clientX, moves: 0 };
}

function move({ buttons, clientX }) {
  if (buttons === 0) {
    end(); // the hand has let go where the browser could not tell
    return;
  }
  if (clientX !== drag.x) drag.moves += 1;
  drag.x = clientX;
  if (drag.timer) return;
  drag.grip = drag.from - middleOf(thumbOf(drag.input));
  drag.timer = setTimeout(follow, LEAST_MS);
}

function follow() {
  if (!drag.input.isConnected) {
    end();
    return;
  }
  drag.timer = setTimeout(follow, GLANCE_MS);
  if (isDue(drag)) ifDrawn(() => isDue(drag) && letGoAndTakeHold(drag));
}

// React draws a move some time later, in a task that it posts to itself as a message; ours comes after
// it in practice. A thumb that is held before that is held by the previous value: it would stay a
// step beside the hand, or go to and fro between two of them for ever.
function ifDrawn(task) {
  const { port1, port2 } = new MessageChannel();
  const { moves } = drag;
  const asked = drag;
  port1.onmessage = () => {
    port1.close();
    if (drag === asked && drag.moves === moves) task();
  };
  port2.postMessage(null);
}

function isDue({ input, told }) {
  return input.value !== told.value && isAnswered(told);
}

// Streamlit is at rest, too, until it hears the first of an answer.
function isAnswered(told) {
  return answerNumber() !== told.answer && document.querySelector(AT_REST) !== null;
}

function answerNumber() {
  return document.querySelector(ANSWER)?.value;
}

function letGoAndTakeHold({ input, pointer, grip }) {
  if (drag.told.answer === null) holdInSight();
  drag.told = { value: input.value, answer: answerNumber() };
  const thumb = thumbOf(input);
  const hold = { ...pointer, clientX: middleOf(thumb) + grip, bubbles: true, cancelable: true };
  dispatchEvent(new PointerEvent("pointerup", pointer));
  thumb.dispatchEvent(new PointerEvent("pointerdown", hold));
  clearTimeout(drag.timer);
  drag.timer = setTimeout(follow, LEAST_MS);
}

// A sentence above that takes a line more would move the slider.
function holdInSight() {
  drag.scroller = drag.input.closest(SCROLLER);
  drag.top = topOf(drag.input);
  stay();
}

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
