// Lets the page follow a slider while it is dragged.
//
// Streamlit's slider tells the server its value when the hand lets go. So whenever the last answer is
// there and the value is another one, the slider is told that the hand has let go, and at once that it
// has taken hold again at the same point of the thumb, which has moved in steps.
// docs/decisions/0002-charts-in-place.md says why.

const SLIDER = '[data-testid="stSlider"]';
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
}

function begin({ isTrusted, isPrimary, target, pointerId, pointerType, clientX }) {
  if (!isTrusted || !isPrimary) return;
  if (drag) end();
  const inputs = target.closest(SLIDER)?.querySelectorAll('input[type="range"]');
  if (inputs?.length !== 1) return;
  const [input] = inputs;
  const pointer = { pointerId, pointerType, isPrimary };
  drag = { input, pointer, pointerId, from: clientX, told: input.value, lastAnswer: null };
}

function move() {
  if (drag.timer) return;
  drag.grip = drag.from - middleOf(thumbOf(drag.input));
  drag.timer = setTimeout(follow, LEAST_MS);
}

function follow() {
  if (!drag.input.isConnected) {
    end();
    return;
  }
  const isDue = drag.input.value !== drag.told && isAnswered(drag);
  drag.timer = setTimeout(follow, isDue ? LEAST_MS : GLANCE_MS);
  if (isDue) letGoAndTakeHold(drag);
}

// Streamlit is at rest, too, until it hears the first of an answer.
function isAnswered({ lastAnswer }) {
  return answerNumber() !== lastAnswer && document.querySelector(AT_REST) !== null;
}

function answerNumber() {
  return document.querySelector(ANSWER)?.value;
}

function letGoAndTakeHold({ input, pointer, grip }) {
  drag.told = input.value;
  drag.lastAnswer = answerNumber();
  const thumb = thumbOf(input);
  const hold = { ...pointer, clientX: middleOf(thumb) + grip, bubbles: true, cancelable: true };
  dispatchEvent(new PointerEvent("pointerup", pointer));
  thumb.dispatchEvent(new PointerEvent("pointerdown", hold));
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
