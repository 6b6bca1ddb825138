"""Which messages of the stage are carried out, and which payload answers which.

The stage sends ``{"boot", "seq", "seen", "ops": [...]}``, one message at a time, again if no answer comes. A message
is carried out once (by its number ``seq``) and answered by a payload, which acknowledges it. ``seen`` is the serial
number of the payload that the stage took in last: a message written before it heard that the training began anew is
not carried out. ``boot`` is drawn anew with each playground, so that a page notices a restarted server.
"""

import secrets

FURTHEST_AHEAD = 1_000  # of the message done last: what is numbered beyond comes from no stage


class Protocol:
    """Counts the messages taken and the payloads sent.

    >>> protocol = Protocol()
    >>> first = protocol.next_payload()
    >>> message = {"boot": first["boot"], "seq": 1, "seen": first["serial"], "ops": []}
    >>> protocol.takes(message), protocol.takes(message)
    (True, False)
    >>> protocol.next_payload()["ack"]
    1
    """

    def __init__(self):
        self.boot = secrets.token_hex(4)
        self._sent = self._seen = self._done = 0  # payload sent last, payload seen last, message done last
        self.begin_anew()

    def takes(self, message: object) -> bool:
        """Whether a message is to be carried out, now and never again."""
        if not isinstance(message, dict) or message.get("boot") != self.boot:
            return False
        number, seen = message.get("seq"), message.get("seen", self._sent)
        if type(number) is not int or type(seen) is not int or not isinstance(message.get("ops"), list):
            return False  # a bool is none of these, though Python counts with it
        if not self._done < number <= self._done + FURTHEST_AHEAD:
            return False
        self._done, self._seen = number, min(seen, self._sent)
        return True

    def begin_anew(self) -> None:
        """Another training began; the next payload will say so."""
        self._begun = self._sent + 1

    @property
    def stage_knows(self) -> bool:
        """Whether the stage has heard of the present training; until then every payload tells it all."""
        return self._seen >= self._begun

    def next_payload(self) -> dict[str, str | int]:
        """What the next payload says of itself: from which playground, its serial number, which message it answers."""
        self._sent += 1
        return {"boot": self.boot, "serial": self._sent, "ack": self._done}
