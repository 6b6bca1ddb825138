"""A visitor without a browser: cookies, requests and Streamlit's websocket, as far as the servers are concerned."""

import json
import struct
import urllib.error
import urllib.request
from contextlib import ExitStack
from email.message import Message

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

KEY, XSRF = "weightviz_replica", "_streamlit_xsrf"
FORM = (
    "--edge\r\n"
    'Content-Disposition: form-data; name="file"; filename="own.csv"\r\n'
    "Content-Type: text/csv\r\n\r\n{}\r\n--edge--\r\n"
)


class Visitor:
    """One browser's worth of cookies and one session; ``address`` is nginx's, such as localhost:8080."""

    def __init__(self, address: str, query: str = ""):
        self.address, self.query = address, query
        self.cookies: dict[str, str] = {}
        self.session = ""
        self.settings: dict = {}  # what the stage was told last
        self.connection = ExitStack()
        self.get("/")
        self.get("/_stcore/health")

    def get(self, path: str, **headers: str) -> tuple[int, Message, bytes]:
        return self.ask(urllib.request.Request(f"http://{self.address}{path}", headers=headers))

    def ask(self, request: urllib.request.Request) -> tuple[int, Message, bytes]:
        """Status, headers and body of the answer, whatever it is."""
        request.add_header("Cookie", self.cookie_header())
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                status, headers, body = answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as problem:
            with problem:
                status, headers, body = problem.code, problem.headers, problem.read()
        self.keep_cookies(headers)
        return status, headers, body

    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def keep_cookies(self, headers) -> None:
        for line in headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value

    def connect(self, origin: str | None = None) -> None:
        """Open the websocket, for the session one had if there was one, and have the page run."""
        from websockets.sync.client import connect

        self.leave()
        opening = connect(
            f"ws://{self.address}/_stcore/stream",
            origin=origin or f"http://{self.address}",
            subprotocols=["streamlit", self.cookies[XSRF], *filter(None, [self.session])],
            additional_headers={"Cookie": self.cookie_header()},
            max_size=None,
        )
        self.socket = self.connection.enter_context(opening)
        self.keep_cookies(self.socket.response.headers)
        self.run()

    def run(self) -> None:
        """Have the page run once, and take in all that answers it."""
        self.socket.send(BackMsg(rerun_script=ClientState(query_string=self.query)).SerializeToString())
        while True:
            message = ForwardMsg.FromString(self.socket.recv(timeout=60))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id
            elif kind == "delta" and message.delta.new_element.bidi_component.component_name == "weightviz_stage":
                data = message.delta.new_element.bidi_component.bytes
                (size,) = struct.unpack_from("<I", data)
                self.settings = json.loads(data[4 : 4 + size]).get("settings", self.settings)
            elif kind == "script_finished":
                return

    def upload(self, text: str = "a,b\n1,2\n", address: str = "", token: str | None = None) -> int:
        """Give a file to one's session; the status of the answer. ``address`` goes past nginx to a replica."""
        path = f"http://{address or self.address}/_stcore/upload_file/{self.session}/file"
        body = FORM.format(text).encode()
        headers = {"Content-Type": "multipart/form-data; boundary=edge", "X-Xsrftoken": token or self.cookies[XSRF]}
        return self.ask(urllib.request.Request(path, body, headers, method="PUT"))[0]

    def at_home(self, replicas: list) -> list[int]:
        """The numbers of the replicas that know one's session."""
        return [
            number
            for number, replica in enumerate(replicas)
            if replica.process.poll() is None and self.upload(address=f"localhost:{replica.port}") == 204
        ]

    def leave(self) -> None:
        self.connection.close()
