// A reload keeps the settings, which stand in the address, but not the trained weights. So that nobody wonders,
// the page remembers that there were some and says so.

const NAME = "weightviz-before-reload", OWN_DATA = "own";
const KEPT = "The settings were kept. Trained weights are not kept when a page is loaded again: this is the start.";
const TABLE_GONE = "Your own table is gone: a reload cannot keep it. Give it again at the end of the list of data.";

export function rememberTraining(frame, scene) {
  try {
    const left = scene?.dataset === OWN_DATA ? TABLE_GONE : frame?.step > 0 ? KEPT : "";
    sessionStorage.setItem(NAME, left);
  } catch {
    // a browser that keeps nothing: then nothing is said
  }
}

export function recallTraining(tell) {
  let told = null;
  try {
    told = sessionStorage.getItem(NAME);
    sessionStorage.removeItem(NAME);
  } catch {
    return;
  }
  const navigation = performance.getEntriesByType("navigation")[0];
  if (told && navigation?.type !== "navigate") tell(told); // another link opened in its place is no reload
}
