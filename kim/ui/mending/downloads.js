// Streamlit switches the button of a file off while it makes the file: a keyboard's focus falls
// to the start of the page, and nobody hears that the file has come.

import { say } from "./said.js";

const BUTTON = '[data-testid="stDownloadButton"] button';
const FAILED = '[data-testid="stDownloadButtonError"]'; // says so itself

export function watchDownloads() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest(BUTTON);
    if (button?.disabled) awaitFile(button);
    else if (button) say("Datei gespeichert.");
  });
}

function awaitFile(button) {
  say("Datei wird erstellt …");
  const switched = new MutationObserver(() => {
    if (button.disabled) return;
    switched.disconnect();
    if (document.activeElement === document.body) button.focus();
    say(document.querySelector(FAILED) ? "" : "Datei gespeichert.");
  });
  switched.observe(button, { attributeFilter: ["disabled"] });
}
