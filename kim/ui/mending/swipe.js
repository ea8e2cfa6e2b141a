// Lets the page scroll where a finger only passes over a slider.
//
// Streamlit's slider goes wherever a finger touches its track, and holds the page: who scrolls past
// would change the scenario unawares. So the slider hears of a touch when the finger has moved sideways
// or lets go. If it moves up or down, or is one of two, the browser scrolls or zooms, as our class
// allows it to (style.css).

const TRACK = '[data-testid="stSlider"] [role="group"] > [data-rac]';
const THUMB = ":scope > :has(input)";
const SIDEWAYS_PX = 8; // a finger's first moves tell nothing yet

let touch = null; // of a track, until it is known what it means

// To be called before anybody else listens to a finger's moves: until then they are nobody's.
export function letFingersPass() {
  document.documentElement.classList.add("kim-fingers-pass");
  document.addEventListener("pointerdown", holdBack, true);
  document.addEventListener("touchstart", (event) => isOnTrack(event) && event.stopPropagation(), true);
  const ofTouch = (task) => (event) => event.pointerId === touch?.pointerId && task(event);
  addEventListener("pointermove", ofTouch(tellIfSideways), true);
  addEventListener("pointerup", ofTouch(tell), true);
  addEventListener("pointercancel", ofTouch(forget), true);
}

function holdBack(event) {
  if (!event.isTrusted) return;
  const isHeld = event.pointerType === "touch" && isOnTrack(event);
  touch = isHeld && event.isPrimary ? event : null;
  if (!isHeld) return;
  event.stopPropagation();
  event.preventDefault(); // or a mouse's events would follow
}

function isOnTrack({ target }) {
  const track = target.closest(TRACK);
  return track !== null && !track.querySelector(THUMB)?.contains(target);
}

function tellIfSideways(event) {
  const across = Math.abs(event.clientX - touch.clientX);
  const along = Math.abs(event.clientY - touch.clientY);
  if (across > SIDEWAYS_PX && across > along) tell();
  else event.stopImmediatePropagation();
}

// The thumb jumps to where the finger was laid down.
function tell() {
  const { target, pointerId, pointerType, isPrimary, clientX, clientY } = touch;
  const pointer = { pointerId, pointerType, isPrimary, clientX, clientY };
  touch = null;
  target.dispatchEvent(new PointerEvent("pointerdown", { ...pointer, bubbles: true, cancelable: true }));
}

function forget() {
  touch = null;
}
