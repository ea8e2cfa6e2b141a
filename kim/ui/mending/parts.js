// What Streamlit's page leaves unsaid about its parts, and what would lead a link astray.

const PAGE_LINK = '[data-testid="stPageLink-NavLink"][href]';

/** Attributes of parts of the page. */
const SAID = [
  [".st-key-pages", { role: "navigation", "aria-label": "Seiten" }],
  [".st-key-footer", { role: "navigation", "aria-label": "Hinweise" }],
  // Read aloud when it changes. Streamlit keeps this element and renews what is in it.
  ['[data-testid="stHtml"]:has(> .kim-answer)', { "aria-live": "polite" }],
  ['[data-testid="stDownloadButtonError"]', { role: "alert" }],
  // Streamlit calls it presentational and names it; it can only be one of both.
  ['[data-testid="stFileUploaderDropzone"]', { role: "group" }],
  // Nothing in it scrolls: a stop of the keyboard's where there is nothing to do.
  ['.st-key-share-link [data-testid="stCode"]', { tabindex: "-1" }],
];
const NAMELESS_HELP = '[data-testid="stMarkdown"] button[aria-label="Erläuterung"]';

export function describe() {
  for (const [place, attributes] of SAID) {
    for (const element of document.querySelectorAll(place)) {
      for (const [name, value] of Object.entries(attributes)) set(element, name, value);
    }
  }
  for (const link of document.querySelectorAll(PAGE_LINK)) mendLink(link);
  for (const button of document.querySelectorAll(NAMELESS_HELP)) nameHelp(button);
}

function nameHelp(button) {
  const explained = button.closest('[data-testid="stMarkdown"]').textContent.trim();
  set(button, "aria-label", `Erläuterung zu ${explained}`);
}

/** Say which page is the current one; let the first page's link lead there in a new tab, too. */
function mendLink(link) {
  const address = link.getAttribute("href");
  if (address === "" || address.startsWith("?")) link.setAttribute("href", `./${address}`);
  const here = location.origin + location.pathname;
  if (link.origin + link.pathname === here) set(link, "aria-current", "page");
  else link.removeAttribute("aria-current");
}

function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
