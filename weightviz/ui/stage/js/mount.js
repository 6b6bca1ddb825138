// Where Streamlit and the stage meet.
import { Stage } from "./stage.js";

const STAGES = new WeakMap(); // root element -> its stage

// Streamlit calls this for every delivery, on the same element: the stage is made once and then only receives.
export function mountStage({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".stage");
  if (!STAGES.has(root)) STAGES.set(root, new Stage(root));
  const stage = STAGES.get(root);
  stage.courier.send = setTriggerValue;
  stage.receive(data instanceof Uint8Array ? data : new Uint8Array(data));
  return () => stage.leave();
}
