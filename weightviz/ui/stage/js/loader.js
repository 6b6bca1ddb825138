// The live component: hands everything on to the stage, and waits for it when the library comes later.
export default function (given) {
  let unmount = null;
  const mount = () => { unmount = globalThis.weightvizStage.mount(given); };
  if (globalThis.weightvizStage) mount();
  else globalThis.addEventListener("weightviz-stage", mount, { once: true });
  return () => {
    globalThis.removeEventListener("weightviz-stage", mount);
    if (unmount) unmount();
  };
}
