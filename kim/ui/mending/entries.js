// Writes an entry into the browser's history, later if it has to be.
//
// Safari takes a hundred within some seconds and refuses the next, and a slider that is dragged
// brings ten a second. What the page shows must stand in the address all the same.

const { pushState } = History.prototype;
const CURRENT = '.st-key-pages [aria-current="page"]'; // its link has what the page shows
const AGAIN_MS = 1000;

let waiting = null; // the latest that was refused

addEventListener("popstate", stopWaiting);

/** @param method pushState or replaceState; @param entry its three arguments
    @param giveUp called where there is no entry after all */
export function write(method, entry, giveUp) {
  const how = waiting?.method === pushState ? pushState : method;
  stopWaiting();
  try {
    how.apply(history, entry);
  } catch (error) {
    if (error.name !== "SecurityError") throw error;
    waiting = { method: how, timer: setTimeout(() => writeLate(how, entry, giveUp), AGAIN_MS) };
  }
}

// Streamlit says nothing where the page has come back to what the address still says.
function writeLate(method, entry, giveUp) {
  const shown = document.querySelector(CURRENT);
  if (!shown || sought(shown.href) === sought(entry[2])) {
    write(method, entry, giveUp);
    return;
  }
  stopWaiting();
  giveUp();
}

function stopWaiting() {
  clearTimeout(waiting?.timer);
  waiting = null;
}

function sought(address) {
  return new URL(address, document.baseURI).searchParams.toString();
}
