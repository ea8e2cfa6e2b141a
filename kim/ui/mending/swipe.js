// Lets the page scroll where a finger only passes over a slider.
//
// Streamlit's slider goes wherever a finger touches its track, and holds the page: who scrolls past
// would change the scenario unawares. So the slider hears of a touch when the finger moves sideways or
// lets go. If it moves up or down, the browser scrolls, as our class allows it to (style.css).

const TRACK = '[data-testid="stSlider"] [role="group"] > [data-rac]';
const THUMB = ":scope > :has(input)";

let touch = null; // of a track, until it is known what it means

// To be called before anybody else listens to a finger's moves: when it is told, the thumb jumps.
export function letFingersPass() {
  document.documentElement.classList.add("kim-fingers-pass");
  document.addEventListener("pointerdown", holdBack, true);
  document.addEventListener("touchstart", (event) => touch && event.stopPropagation(), true);
  addEventListener("pointermove", tellIfSideways, true);
  addEventListener("pointerup", tell, true);
  addEventListener("pointercancel", () => (touch = null), true); // the page scrolls
}

function holdBack(event) {
  if (!event.isTrusted) return;
  touch = isOfTrack(event) ? event : null;
  if (!touch) return;
  event.stopPropagation();
  event.preventDefault(); // or a mouse's events would follow
}

function isOfTrack({ target, pointerType }) {
  const track = target.closest(TRACK);
  return pointerType === "touch" && track && !track.querySelector(THUMB)?.contains(target);
}

function tellIfSideways({ clientX, clientY }) {
  if (touch && Math.abs(clientX - touch.clientX) > Math.abs(clientY - touch.clientY)) tell();
}

function tell() {
  if (!touch) return;
  const { target, pointerId, pointerType, isPrimary, clientX, clientY } = touch;
  const pointer = { pointerId, pointerType, isPrimary, clientX, clientY };
  touch = null;
  target.dispatchEvent(new PointerEvent("pointerdown", { ...pointer, bubbles: true, cancelable: true }));
}
