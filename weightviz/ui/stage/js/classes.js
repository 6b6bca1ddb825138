// The classes of a classification: what they are called, and which one a network answers.

// Of three or more classes each has an output of its own.
export function severalOutputs({ sizes }) {
  return sizes.at(-1) > 1;
}

// Two classes without names are called by their colours.
export function className({ classes }, place) {
  return hasNames({ classes }) ? classes[place] : ["orange", "blue"][place];
}

function hasNames({ classes }) {
  return classes.join() !== "0,1";
}

// What is answered at point i: on which side of one half the only output is, or which of several is the largest.
export function answerAt(outputs, i) {
  return outputs.length > 1 ? largest(outputs, i) : Number(outputs[0][i] > 0.5);
}

// The place of the largest of several outputs at point i; of equals the first, as numpy's argmax has it.
export function largest(outputs, i) {
  let place = 0;
  for (let k = 1; k < outputs.length; k++) if (outputs[k][i] > outputs[place][i]) place = k;
  return place;
}
