// The browser's Back. Streamlit makes every change of the address a step of the browser's history, but does nothing
// when one goes back to it: Back would change the address alone, many times, while the page stays as it is. Our address
// describes what is on the page and is no place where one was, so each takes the place of the one before.

export function keepOneEntry({ history, location }) {
  if (history.keepsOne) return; // this may run more than once on a page
  const push = history.pushState.bind(history);
  history.keepsOne = true;
  history.pushState = (state, unused, url) => {
    const samePage = new URL(url ?? "", location.href).pathname === location.pathname;
    if (samePage) history.replaceState(state, unused, url);
    else push(state, unused, url);
  };
}
