// When a task has its turn in the browser.

// Before whatever of Streamlit's work still waits; as a rule before the next picture.
export function next(task) {
  if (window.scheduler?.postTask) scheduler.postTask(task, { priority: "user-blocking" });
  else requestAnimationFrame(task); // Safari
}

// After the next picture.
export function later(task) {
  requestAnimationFrame(() => setTimeout(task));
}
