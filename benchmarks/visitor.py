"""Sessions without a browser: they speak Streamlit's protobuf protocol as the page does, and play at an even pace.

`python -m benchmarks.visitor localhost:8501 49 "data=circle"` lets 49 of them play until it is ended, and writes a
line a second: the time, how many play, and the frames they hold and have shown together.
"""

import asyncio
import json
import struct
import sys
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect

CHUNK = 120  # frames of one request, a step each: what js/playback.js asks for at 60 steps a second
TRIGGER = "$$STREAMLIT_INTERNAL_KEY_{}__events"  # the widget under which a component's events travel
ARRIVING_AT_ONCE = 4


class Visitor:
    """One playing session. ``held`` counts the frames it has, ``shown`` those a browser would have drawn by now."""

    def __init__(self, query: str):
        self.query = query
        self.held = self.shown = self.number = 0
        self.component = self.fragment = self.page = self.boot = ""

    async def play(self, address: str, ready: asyncio.Semaphore, pace: float = 60) -> None:
        """Open the page, then show ``pace`` frames a second for as long as frames come, until cancelled."""
        async with connect(f"ws://{address}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:
            async with ready:  # people arrive one after another
                await self._run_script(socket, ClientState(query_string=self.query))
            due, before = 0.0, time.monotonic()
            while True:
                now = time.monotonic()
                due, before = min(due + pace * (now - before), self.held), now
                self.shown = int(due)
                if self.held - self.shown <= CHUNK // 2:
                    await self._ask_for_more(socket)
                else:
                    await asyncio.sleep((self.held - self.shown - CHUNK // 2) / pace)

    async def _ask_for_more(self, socket: ClientConnection) -> None:
        self.number += 1
        more = {"op": "more", "at": self.held, "step": self.held, "frames": CHUNK, "every": 1}
        event = {"event": "request", "value": {"boot": self.boot, "seq": self.number, "ops": [more]}}
        trigger = WidgetState(id=TRIGGER.format(self.component), json_trigger_value=json.dumps([event]))
        await self._run_script(
            socket,
            ClientState(
                query_string=self.query,
                widget_states=WidgetStates(widgets=[trigger]),
                page_script_hash=self.page,
                fragment_id=self.fragment,
            ),
        )

    async def _run_script(self, socket: ClientConnection, state: ClientState) -> None:
        """Send a request and take in all that answers it."""
        await socket.send(BackMsg(rerun_script=state).SerializeToString())
        async for data in socket:
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.page = message.new_session.page_script_hash
            elif kind == "delta":
                self._take(message)
            elif kind == "script_finished":
                return

    def _take(self, message: ForwardMsg) -> None:
        component = message.delta.new_element.bidi_component
        if component.component_name != "weightviz_stage":
            return
        self.component, self.fragment = component.id, message.delta.fragment_id
        (size,) = struct.unpack_from("<I", component.bytes)
        header = json.loads(component.bytes[4 : 4 + size])
        if header["ack"] != self.number or header["notice"]:
            raise RuntimeError(f"The server did not carry out request {self.number}: {header['notice']}")
        self.boot = header["boot"]
        self.held += dict((name, length) for name, _, length in header["arrays"]).get("id", 1) if self.number else 0


async def report(visitors: list[Visitor]) -> None:
    while True:
        playing = sum(visitor.shown > 0 for visitor in visitors)
        held, shown = sum(visitor.held for visitor in visitors), sum(visitor.shown for visitor in visitors)
        print(json.dumps([time.monotonic(), playing, held, shown]), flush=True)
        await asyncio.sleep(1)


async def crowd(address: str, size: int, query: str) -> None:
    """Let so many visitors play; when one of them fails, all stop with its error."""
    visitors, ready = [Visitor(query) for _ in range(size)], asyncio.Semaphore(ARRIVING_AT_ONCE)
    async with asyncio.TaskGroup() as group:
        for visitor in visitors:
            group.create_task(visitor.play(address, ready))
        group.create_task(report(visitors))


if __name__ == "__main__":
    _, address, size, query = sys.argv
    asyncio.run(crowd(address, int(size), query))
