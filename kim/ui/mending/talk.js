// In a talk each scenario begins at its title. Streamlit keeps the place to which one had scrolled,
// be it to the button that begins the talk.

const BUTTON = ".st-key-talk-on"; // on the page during a talk only
const MAIN = '[data-testid="stMain"]';

let told = null;

/** Names of scenarios that are compared differ, so another title is another scenario. */
export function beginAtTitle() {
  const title = document.querySelector(BUTTON) && document.querySelector(`${MAIN} h1`)?.textContent;
  if (title && title !== told) document.querySelector(MAIN).scrollTop = 0;
  told = title;
}
