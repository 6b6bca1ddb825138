// A panel that was just opened stands below the fold: move the page up as far as is needed to see both.
const PART = 0.45, OFTEN = 100, AT_MOST = 30; // of the window's height; ms between two looks whether it is there yet

export function lookBelow(element) {
  const main = element.getRootNode().host?.closest("[data-testid=stMain]") ?? element.closest("[data-testid=stMain]");
  const height = main?.scrollHeight;
  let looks = 0;
  const timer = setInterval(() => {
    if (!main || ++looks > AT_MOST) return clearInterval(timer);
    if (main.scrollHeight <= height + PART * main.clientHeight) return;
    clearInterval(timer);
    main.scrollTo({ top: main.scrollTop + PART * main.clientHeight, behavior: "smooth" });
  }, OFTEN);
}
