// A reload keeps the settings, which stand in the address, but not the trained weights. So that nobody wonders,
// the page remembers that there were some and says so.

const NAME = "weightviz-trained-steps";

export function rememberTraining(frame) {
  try {
    sessionStorage.setItem(NAME, frame?.step ?? 0);
  } catch {
    // a browser that keeps nothing: then nothing is said
  }
}

export function recallTraining(tell) {
  let steps = 0;
  try {
    steps = Number(sessionStorage.getItem(NAME));
    sessionStorage.removeItem(NAME);
  } catch {
    return;
  }
  if (steps > 0) tell("The settings were kept. Trained weights are not kept over a reload: this is the start again.");
}
