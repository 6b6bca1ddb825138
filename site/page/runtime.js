// Stands where stlite expects Pyodide's own script, and loads that one with this site's list of packages: stlite
// alone would take Pyodide's list, and look up on the net whatever is not in it.
self.loadPyodide = async ({ indexURL, ...options }) => {
  const told = new BroadcastChannel("weightviz-site");
  new PerformanceObserver((list) => told.postMessage(list.getEntries().map((entry) => entry.name)))
    .observe({ type: "resource", buffered: true });
  const site = await (await fetch(indexURL + "site.json")).json();
  const onDemand = fetch(indexURL + "on_demand.py");
  const core = new URL(site.core, indexURL).href;
  importScripts(core + "pyodide.js");
  const pyodide = await self.loadPyodide({
    ...options,
    indexURL: core,
    lockFileURL: indexURL + "pyodide-lock.json",
    packageBaseUrl: indexURL + "wheels/",
    packages: site.packages,
  });
  const missing = site.packages.filter((name) => !(name in pyodide.loadedPackages));
  if (missing.length) throw new Error(`${missing.join(", ")} could not be fetched`); // Pyodide itself only notes it
  const start = pyodide.runPython(await (await onDemand).text(), { globals: pyodide.toPy({}) });
  start(pyodide.toPy(site.on_demand.imports), pyodide.toPy(site.on_demand.wheels), `${indexURL}wheels/`);
  return pyodide;
};
