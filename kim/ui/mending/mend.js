// Mends in the browser what Streamlit's page says in English, leaves unsaid or does to some only,
// notices charts that stay away, and follows the hand. docs/decisions/0006-mending-streamlits-page.md
// says why, and what is left alone, because React relies on it.

import { stepBackByGestures } from "./back.js";
import { watchCharts } from "./charts.js";
import { watchDownloads } from "./downloads.js";
import { followDrags } from "./drag.js";
import { name, text } from "./german.js";
import { offerCopying } from "./link.js";
import { describe } from "./parts.js";
import { letFingersPass } from "./swipe.js";
import { beginAtTitle } from "./talk.js";

const NAMED = ["aria-label", "placeholder", "title"];
const SELECTOR = NAMED.map((attribute) => `[${attribute}]`).join();
const OURS = ".kim-chart, .kim-table"; // German already, and large

function mend(changes) {
  for (const { type, target, addedNodes, attributeName } of changes) {
    if (target instanceof SVGElement) continue; // charts change hundreds at once
    if (type === "characterData") translateText(target);
    else if (type === "attributes") translateName(target, attributeName);
    else addedNodes.forEach(translate);
  }
  lookOver();
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) translateText(node);
  if (node.nodeType !== Node.ELEMENT_NODE || node.closest(OURS)) return;
  for (const element of [node, ...node.querySelectorAll(SELECTOR)]) {
    for (const attribute of NAMED) translateName(element, attribute);
  }
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) translateText(texts.currentNode);
}

function translateName(element, attribute) {
  const english = element.getAttribute(attribute);
  const german = english && name(english);
  if (german) element.setAttribute(attribute, german);
}

function translateText(node) {
  const german = node.parentElement && text(node.data, node.parentElement);
  if (german) node.data = german;
}

function lookOver() {
  describe();
  beginAtTitle();
  watchCharts();
}

translate(document.body);
lookOver();
stepBackByGestures();
letFingersPass();
followDrags();
offerCopying();
watchDownloads();
new MutationObserver(mend).observe(document.body, {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: [...NAMED, "href"],
});
