// Before the first step: what the picture is, for someone who has never seen a weight, and what to do first.
import { linesOf } from "./lines.js";
import { sentence, slopeSentence, standing, strong, weighed } from "./phrases.js";

export function startStory(scene, picture) {
  const weights = linesOf(scene).filter((line) => line.kind === "weight");
  const meaning = weights.length === 1 ? oneWeight(scene, picture) : manyWeights(scene);
  const dials = scene.sizes.length === 2 && scene.sizes[0] <= 3 && scene.sizes[1] === 1;
  const lessons = !picture.hides("lessons"), offersLesson = lessons && dials;
  const begin = lessons && !offersLesson ? sentence` New here? Begin with ${strong("Lessons")}, above.` : "";
  const turn = dials ? "turn a knob yourself" : "choose a line and turn it yourself";
  return {
    kicker: "Start here",
    parts: sentence`${meaning} ${standing(scene, picture)} Press ${strong("Play")} and watch it learn, or ${turn}.${
      begin}`,
    offersLesson,
  };
}

function oneWeight(scene, picture) {
  const { label } = scene.inputs[0];
  const lead = sentence`The line from ${label} to ${scene.target.label} is a ${strong("weight")}`;
  if (scene.output_activation === "linear") return sentence`${lead}: ${slopeSentence(scene, picture)}.`;
  return sentence`${lead}: how much ${label} counts, now ${weighed(picture.heard[0])}.`;
}

function manyWeights(scene) {
  const reach = scene.sizes.length === 2 ? "how much one input counts" : "how much one neuron listens to another";
  return sentence`Every line is a ${strong("weight")}: ${
    reach}. Blue speaks for, dashed orange against; thicker counts more.`;
}
