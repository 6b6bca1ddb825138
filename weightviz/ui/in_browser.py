"""What the page needs where Python itself runs in the browser (stlite); elsewhere this does nothing.

stlite holds its one runtime in a context variable, while components look for it in `Runtime.instance`.
"""

import sys

if sys.platform == "emscripten":
    from streamlit.runtime import Runtime, runtime_contextvar

    Runtime.exists = classmethod(lambda cls: runtime_contextvar.get(None) is not None)
    Runtime.instance = classmethod(lambda cls: runtime_contextvar.get())
