// Replaces Python's text in archives by what it compiles to, with the very Python that will run it: that saves every
// visitor the time. node compile.mjs PYODIDE ARCHIVE...
import { readFileSync, writeFileSync } from "node:fs";

const [folder, ...archives] = process.argv.slice(2);
const { loadPyodide } = await import(`${folder}/pyodide.mjs`);
const pyodide = await loadPyodide({ indexURL: `${folder}/` });
const compiled = pyodide.runPython(`
import io, marshal, zipfile
from importlib.util import MAGIC_NUMBER

BEGINNING = (1980, 1, 1, 0, 0, 0)
AS_TEXT = "app.py"  # Streamlit reads it itself

def compiled(content):
    old = zipfile.ZipFile(io.BytesIO(content.to_bytes()))
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".py") and name != AS_TEXT:
                code = compile(data, name, "exec", dont_inherit=True)
                name, data = name + "c", MAGIC_NUMBER + bytes(12) + marshal.dumps(code)
            new.writestr(zipfile.ZipInfo(name, BEGINNING), data, zipfile.ZIP_DEFLATED)
    return to.getvalue()

compiled`);
for (const archive of archives) {
  const result = compiled(new Uint8Array(readFileSync(archive)));
  writeFileSync(archive, result.toJs());
}
