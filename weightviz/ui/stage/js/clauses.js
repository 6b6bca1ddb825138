// The page's headings: one sentence read from left to right, "From 237 houses / 1 neuron learns / to guess the price".
import { count } from "./numbers.js";

// Each clause as parts like a story's: {text, tone}. The last clause is the output panel's own.
export function clauses(scene) {
  const rows = { text: `${count(scene.counts[0] + scene.counts[1])} ${scene.noun}`, tone: "strong" };
  const neurons = { text: neuronsOf(scene.sizes, ""), tone: "strong" };
  const learn = plain(scene.sizes[1] > 1 ? " learn" : " learns");
  if (scene.sizes.length === 2) return { data: [plain("From "), rows], network: [neurons, learn] };
  const one = scene.sizes.length === 3 && scene.sizes[1] === 1;
  const doWhat = plain(one ? " learns" : " learn");
  const hidden = { text: neuronsOf(scene.sizes, "hidden "), tone: "strong" }; // the output is not among them
  return { data: [rows], network: [plain("pass through "), hidden], short: [neurons, doWhat] };
}

function plain(text) {
  return { text, tone: null };
}

// `kind`: "hidden " where the heading has room for it, else "".
function neuronsOf(sizes, kind) {
  const hidden = sizes.slice(1, -1);
  if (!hidden.length) return sizes[1] > 1 ? `${sizes[1]} neurons` : "1 neuron";
  if (hidden.length > 2 && hidden.every((size) => size === hidden[0])) {
    return `${hidden.length} ${kind}layers of ${hidden[0] === 1 ? "1 neuron" : `${hidden[0]} neurons`}`;
  }
  return `${hidden.join(" + ")} ${kind}${hidden.length === 1 && hidden[0] === 1 ? "neuron" : "neurons"}`;
}
