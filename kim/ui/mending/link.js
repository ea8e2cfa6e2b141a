// Copies the link in the dialog. Streamlit's own button for that shows to a mouse only, and does
// nothing where there is no TLS, because browsers then have no clipboard to write to.

import { say } from "./said.js";

const BUTTON = ".st-key-share-copy button";
const BOX = ".st-key-share-link";
const RENEWED_MS = 3000;

export function offerCopying() {
  document.addEventListener("click", ({ target }) => {
    const dialog = target.closest(BUTTON)?.closest('[role="dialog"]');
    if (dialog) copyAndFollow(dialog.querySelector(BOX));
  });
}

/** A title that was being typed comes into the link only now that its field is left. */
function copyAndFollow(box) {
  copy(box);
  const renewed = new MutationObserver(() => copy(box));
  renewed.observe(box, { subtree: true, childList: true, characterData: true });
  setTimeout(() => renewed.disconnect(), RENEWED_MS);
}

async function copy(box) {
  const link = box.querySelector("code");
  const copied = (await written(link.textContent)) || copiedAsSelection(link);
  say(copied ? "Link kopiert." : "Der Link ist markiert. Bitte kopieren Sie ihn selbst.");
}

function written(text) {
  return navigator.clipboard?.writeText(text).then(() => true, () => false);
}

function copiedAsSelection(link) {
  getSelection().selectAllChildren(link);
  return document.execCommand("copy"); // old, and everywhere
}
