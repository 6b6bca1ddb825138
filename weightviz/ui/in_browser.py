"""What the page needs where Python itself runs in the browser (stlite); elsewhere this does nothing."""

import asyncio
import sys
from collections.abc import Awaitable, Callable

REST = 0.05  # seconds: enough to send what a run wrote, and to hear what was pressed meanwhile


def resting(run: Callable[..., Awaitable[tuple]]) -> Callable[..., Awaitable[tuple]]:
    """``run`` of Streamlit's script runner, followed by a rest if the script asked to be run again at once.

    In the browser one thread does everything: runs that follow each other without a rest let nothing else happen.
    """

    async def run_and_rest(script, context):
        found = result, fine, again, _, problem = await run(script, context)
        if again is None:
            return found
        # The run ends before the rest: after it, this would forget what another run wrote in the meantime.
        context.session_state.on_script_finished(context.shared.widget_ids_this_run.snapshot())
        await asyncio.sleep(REST)
        already_ended = True
        return result, fine, again, already_ended, problem

    return run_and_rest


if sys.platform == "emscripten":
    from streamlit.runtime import Runtime, runtime_contextvar
    from streamlit.runtime.scriptrunner import script_runner

    # stlite holds its one runtime in a context variable, while components look for it in `Runtime.instance`.
    Runtime.exists = classmethod(lambda cls: runtime_contextvar.get(None) is not None)
    Runtime.instance = classmethod(lambda cls: runtime_contextvar.get())
    script_runner.exec_func_with_error_handling = resting(script_runner.exec_func_with_error_handling)
