// Runs pytest in Pyodide under Node.js: node pyodide_pytest.mjs PYODIDE NUMPY_WHEEL PROJECT PACKAGES ARGUMENT...
// PACKAGES is the folder where pytest itself lies; of it only pure Python is used.
import { readFileSync } from "node:fs";

const [folder, wheel, project, packages, ...asked] = process.argv.slice(2);
try {
  const { loadPyodide } = await import(`${folder}/pyodide.mjs`);
  const pyodide = await loadPyodide({ indexURL: `${folder}/` });
  const extractDir = pyodide.runPython("import site; site.getsitepackages()[0]");
  pyodide.unpackArchive(new Uint8Array(readFileSync(wheel)), "wheel", { extractDir });
  for (const [name, place] of [["/project", project], ["/packages", packages]]) pyodide.mountNodeFS(name, place);
  const run = pyodide.runPython(`
import os, sys
os.chdir("/project")
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
sys.path += ["/project", "/packages"]
sys.dont_write_bytecode = True
def run(asked):
    import numpy, pytest
    print(f"Python {sys.version.split()[0]} on {sys.platform}, numpy {numpy.__version__}")
    return int(pytest.main(asked.to_py()))
run`);
  process.exitCode = run(asked);
} catch (problem) {
  console.log(String(problem.message ?? problem).slice(-2000));
  process.exitCode = 3;
}
