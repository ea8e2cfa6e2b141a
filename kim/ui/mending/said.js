// Says in a line at the foot of the window what has been done, to eyes and ears.

const SHOWN_MS = 6000;

const line = document.createElement("div");
line.className = "kim-said";
line.setAttribute("role", "status");
line.dataset.liveAnnouncer = "true"; // an open dialog silences everything else
document.body.append(line);

let fading;

export function say(text) {
  line.textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => line.replaceChildren(), SHOWN_MS);
}
